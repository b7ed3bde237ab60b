"""Open the dashboard, or check everything. Needs nothing but Python 3.11 or later.

python3 run.py                      make .venv, install, build the sample service, open the app
python3 run.py --server.port 8600   the same; further arguments go to Streamlit
python3 run.py test                 install the development tools and run every check
python3 run.py test tests/spec      run these tests alone; further arguments go to pytest
"""

from __future__ import annotations  # so that an older Python gets as far as being told that it is too old

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST = (3, 11)


def main(arguments: Sequence[str]) -> int:
    """Do what was asked and return the exit code of the last thing that ran."""
    problem = _problem()
    if problem:
        print(problem, file=sys.stderr)
        return 1
    try:
        if arguments[:1] == ["test"]:
            return _test(list(arguments[1:]))
        return _open(list(arguments))
    except subprocess.CalledProcessError as error:
        print(
            f"Stopped: {' '.join(map(str, error.cmd[:4]))} ... ended with {error.returncode}.",
            file=sys.stderr,
        )
        return error.returncode or 1
    except KeyboardInterrupt:
        return 0


def _problem() -> str:
    """Why this cannot start here, in a sentence, or nothing."""
    if sys.version_info < OLDEST:
        return (
            f"This needs Python {OLDEST[0]}.{OLDEST[1]} or later, and this is Python "
            f"{sys.version_info[0]}.{sys.version_info[1]}. Install a newer Python and run it with that."
        )
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing and not shutil.which("uv"):
        return (
            "Python's venv module is missing. Install it (on Debian: apt install python3-venv) and try again."
        )
    return ""


def _open(arguments: list[str]) -> int:
    _install("requirements.txt")
    _fonts()
    if not any(_warehouse().glob("*-*.duckdb")):  # a partner's folder holds published figures alone
        _build()
    return subprocess.call([PYTHON, "-m", "streamlit", "run", "app.py", *arguments], cwd=ROOT)


def _test(arguments: list[str]) -> int:
    _install("requirements-dev.txt")
    _fonts()
    if arguments:
        return subprocess.call([PYTHON, "-m", "pytest", *arguments], cwd=ROOT)
    checks: list[list[str]] = [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "mypy"],
        ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        ["-m", "pytest", "--numprocesses=auto", "--maxprocesses=4", "--dist=loadgroup"],
    ]
    failed = [" ".join(check[:3]) for check in checks if subprocess.call([PYTHON, *check], cwd=ROOT)]
    if failed:
        print("Not clean: " + "; ".join(failed), file=sys.stderr)
    return 1 if failed else 0


def _install(requirements: str) -> None:
    """Make `.venv` hold exactly what `requirements` pins; nothing is done when it already does."""
    wanted = _digest(requirements)
    stamp = VENV / f"{requirements}.installed"
    if PYTHON.exists() and stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    print(f"Installing {requirements} into .venv; this takes a minute the first time.", flush=True)
    uv = shutil.which("uv")
    if not PYTHON.exists():
        _run([uv, "venv", "--quiet", str(VENV)] if uv else [sys.executable, "-m", "venv", str(VENV)])
    if uv:
        # compiled once here, as pip does, and not again by each of a build's processes
        install = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", str(PYTHON)]
        _run([*install, "-r", requirements])
    else:
        _run(
            [
                str(PYTHON),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "-r",
                requirements,
            ]
        )
    stamp.write_text(wanted, encoding="ascii")


def _digest(requirements: str) -> str:
    files = ["requirements.txt", requirements]
    return hashlib.sha256(b"".join((ROOT / name).read_bytes() for name in files)).hexdigest()


def _fonts() -> None:
    _run([str(PYTHON), "-m", "edi_metrics.fonts"])


def _private() -> Path:
    return Path(os.environ.get("EDI_PRIVATE") or ROOT / "data" / "private")


def _warehouse() -> Path:
    return Path(os.environ.get("EDI_WAREHOUSE") or ROOT / "data" / "warehouse")


def _build() -> None:
    """Make the first figures, with a bar that says what is being done: a service's own, or the sample's."""
    own = any((_private() / "landing").glob("*/*"))
    command = [str(PYTHON), "-m", "edi_metrics", "build" if own else "sample", "--progress"]
    print(
        "Building the figures."
        if own
        else "Building the sample service, Hartwell Music Service. It is invented.",
        flush=True,
    )
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            _draw(line)
    print(flush=True)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)


def _draw(line: str) -> None:
    if not line.startswith("{"):
        return
    told = json.loads(line)
    done, of = int(told["done"]), int(told["of"])
    bar = "#" * (30 * done // of)
    print(f"\r[{bar:<30}] {told['step']:<48}", end="", flush=True)


def _run(command: Sequence[str | None]) -> None:
    subprocess.run([part for part in command if part is not None], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
