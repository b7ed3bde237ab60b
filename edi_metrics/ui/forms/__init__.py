"""What a person can do on the screen, a file for each. A form asks the planner, which asks for the right.

A form is found by its file's name: `Form("retire_target", "T05")` is drawn by `retire_target.draw`.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import cast

from edi_metrics.errors import UnknownName
from edi_metrics.story.blocks import Form
from edi_metrics.ui.forms.bench import Bench

Draw = Callable[[Bench, str], None]
"""Draws a form for what it is about, or nothing for who may not use it."""

_HERE = Path(__file__).parent
_NOT_FORMS = {"__init__", "bench", "sheet"}


@cache
def names() -> tuple[str, ...]:
    """Every form there is."""
    found = (path.stem for path in _HERE.glob("*.py") if path.stem not in _NOT_FORMS)
    return tuple(sorted(name for name in found if hasattr(import_module(f"{__name__}.{name}"), "draw")))


@cache
def drawing(name: str) -> Draw:
    """What draws the form `name`. Raises `UnknownName` for one that there is not."""
    if not (_HERE / f"{name}.py").is_file() or name in _NOT_FORMS:
        raise UnknownName("form", name, names())
    return cast(Draw, import_module(f"{__name__}.{name}").draw)


def draw(form: Form, bench: Bench) -> None:
    """Put a form on the screen."""
    drawing(form.name)(bench, form.about)
