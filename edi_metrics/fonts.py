"""Puts the typeface the browser needs where Streamlit serves files from.

Fonts arrive as packages, so that none is copied into the repository and none is fetched from outside.
Set-up calls `install`, and so does the first run; a second call changes nothing. Headings need no file:
Source Serif comes with Streamlit, under the name the theme calls "serif".
"""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

_FOLDER = Path(__file__).parent.parent / "static" / "fonts"

_WANTED = {"Figtree.ttf": ("fontpkg_figtree", "Figtree[wght].ttf")}
"""What the theme calls a file, and the package and file it is a copy of."""


def install(folder: Path = _FOLDER) -> tuple[Path, ...]:
    """Copy each wanted font into `folder` unless it is there already, and say which were copied.

    A font package that is missing is passed over: the page falls back to the system's own typeface.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(path for name in _WANTED if (path := _copied(folder / name)) is not None)


def _copied(target: Path) -> Path | None:
    package, name = _WANTED[target.name]
    try:
        with as_file(files(package) / "files" / name) as source:
            if target.exists() and target.stat().st_size == source.stat().st_size:
                return None
            part = target.with_suffix(".part")  # a browser never meets half a file
            shutil.copyfile(source, part)
            part.replace(target)
            return target
    except (ModuleNotFoundError, FileNotFoundError):
        return None


if __name__ == "__main__":
    install()
