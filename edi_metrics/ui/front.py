"""The front door: who is looking, the menu they get, and the page they asked for."""

from edi_metrics.errors import EdiError
from edi_metrics.settings import settings
from edi_metrics.ui import shell, sign_in


def run() -> None:
    """Put the menu up and run the page the address asks for. A refusal is a sentence, not a traceback."""
    try:
        page = shell.navigate(sign_in.viewer(settings()))
    except EdiError as error:
        shell.configure("Cannot be shown")
        shell.stop(error)
        return
    page.run()
