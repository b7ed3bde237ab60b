"""The first command anyone runs: what it needs, what it does once, and what it hands on."""

import ast
import hashlib
import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

HERE = Path(__file__).resolve().parents[1] / "run.py"


@pytest.fixture
def command() -> ModuleType:
    """`run.py`, freshly read."""
    spec = importlib.util.spec_from_file_location("run_for_a_test", HERE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def installed(command: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The command in a folder whose `.venv` already holds what is pinned; this Python stands in for it."""
    for name in ("requirements.txt", "requirements-dev.txt"):
        shutil.copyfile(HERE.parent / name, tmp_path / name)
    monkeypatch.setattr(command, "ROOT", tmp_path)
    monkeypatch.setattr(command, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(command, "PYTHON", Path(sys.executable))
    monkeypatch.setenv("EDI_PRIVATE", str(tmp_path / "private"))
    monkeypatch.setenv("EDI_WAREHOUSE", str(tmp_path / "warehouse"))
    (tmp_path / ".venv").mkdir()
    for name in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / ".venv" / f"{name}.installed").write_text(command._digest(name), encoding="ascii")
    return command


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What was asked of the machine, in order; every program it starts ends well at once."""
    asked: list[list[str]] = []

    def note(program: list[object], **_: object) -> int:
        asked.append([str(part) for part in program])
        return 0

    monkeypatch.setattr(subprocess, "call", note)
    monkeypatch.setattr(subprocess, "run", note)
    return asked


def test_an_old_python_is_told_so_in_a_sentence(
    command: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 18))
    assert command.main([]) == 1
    assert capsys.readouterr().err == (
        "This needs Python 3.11 or later, and this is Python 3.9."
        " Install a newer Python and run it with that.\n"
    )


def test_an_old_python_can_read_it_as_far_as_that_sentence() -> None:
    source = HERE.read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 7))
    futures = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    assert [name.name for node in futures for name in node.names] == ["annotations"]


def test_it_needs_nothing_but_the_standard_library() -> None:
    tree = ast.parse(HERE.read_text(encoding="utf-8"))
    named = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    named |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in named} <= sys.stdlib_module_names


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_a_python_that_cannot_make_an_environment_says_what_to_install(
    command: ModuleType, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    found: Callable[..., Any] = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == missing else found(name))
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert command._problem().startswith("Python's venv module is missing. Install it")
    monkeypatch.setattr(shutil, "which", lambda name: "/somewhere/uv")
    assert command._problem() == ""


def test_further_words_go_to_streamlit(installed: ModuleType, started: list[list[str]]) -> None:
    warehouse = installed._warehouse()
    warehouse.mkdir()
    (warehouse / "inside-0123456789ab.duckdb").write_bytes(b"")
    assert installed.main(["--server.port", "8600"]) == 0
    assert started[-1] == [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", "8600"]


def test_further_words_after_test_go_to_pytest(installed: ModuleType, started: list[list[str]]) -> None:
    assert installed.main(["test", "tests/spec", "-k", "school"]) == 0
    assert started[-1] == [sys.executable, "-m", "pytest", "tests/spec", "-k", "school"]


def test_the_whole_check_is_every_tool_in_turn(installed: ModuleType, started: list[list[str]]) -> None:
    assert installed.main(["test"]) == 0
    tools = [program[2] for program in started if program[1] == "-m"]
    assert tools == ["edi_metrics.fonts", "ruff", "ruff", "mypy", "pytest"]


def test_nothing_is_installed_again_while_the_pins_are_the_same(
    installed: ModuleType, started: list[list[str]]
) -> None:
    installed._install("requirements.txt")
    assert started == []


def test_a_changed_pin_installs_and_is_remembered(
    installed: ModuleType, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with (installed.ROOT / "requirements.txt").open("a", encoding="utf-8") as file:
        file.write("# another pin\n")
    for name in ("requirements.txt", "requirements-dev.txt"):  # the tools are pinned beside the product
        installed._install(name)
        assert started.pop()[1:4] == ["-m", "pip", "install"]
        stamp = installed.VENV / f"{name}.installed"
        assert stamp.read_text(encoding="ascii") == installed._digest(name)
        installed._install(name)
        assert started == []


def test_the_digest_is_of_what_the_files_say(installed: ModuleType) -> None:
    text = (installed.ROOT / "requirements.txt").read_bytes()
    assert installed._digest("requirements.txt") == hashlib.sha256(text + text).hexdigest()


def test_an_installation_that_fails_leaves_no_stamp_and_says_which_step(
    installed: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stamp = installed.VENV / "requirements.txt.installed"
    stamp.unlink()
    monkeypatch.setattr(shutil, "which", lambda name: None)

    def fails(program: list[str], **_: object) -> None:
        raise subprocess.CalledProcessError(23, program)

    monkeypatch.setattr(subprocess, "run", fails)
    assert installed.main([]) == 23
    assert "-m pip install ... ended with 23." in capsys.readouterr().err
    assert not stamp.exists()


def test_a_partners_published_figures_are_opened_and_no_sample_is_made(
    installed: ModuleType, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    warehouse = installed._warehouse()
    warehouse.mkdir()
    (warehouse / "published-0123456789ab.duckdb").write_bytes(b"")
    monkeypatch.setattr(installed, "_build", lambda: pytest.fail("figures were made beside the partner's"))
    assert installed.main([]) == 0


def test_progress_is_a_bar_with_the_step_in_words(
    command: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    command._draw('{"step": "Counting every figure", "done": 3, "of": 6}\n')
    command._draw("a line that is no progress\n")
    said = capsys.readouterr().out
    assert said.startswith(f"\r[{'#' * 15}{' ' * 15}] Counting every figure")
    assert "no progress" not in said
