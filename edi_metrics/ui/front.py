"""The front door: who is looking, the menu they get, and the page they asked for."""

from edi_metrics.settings import settings
from edi_metrics.ui import shell, sign_in
from edi_metrics.ui.guard import guarded


def run() -> None:
    """Put the menu up and run the page the address asks for. A refusal is a sentence, not a traceback."""
    guarded(_run, "The app")


def _run() -> None:
    shell.name_page("Inclusion progress")
    shell.navigate(sign_in.viewer(settings())).run()
