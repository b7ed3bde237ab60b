"""Whatever goes wrong on a page, its reader gets a sentence; the details go to the log."""

import logging
from collections.abc import Callable
from secrets import token_hex

from edi_metrics.errors import EdiError, NotAllowed
from edi_metrics.ui import shell

log = logging.getLogger(__name__)

_STILL_WORKS = "The other pages still work; open one from the menu."


def guarded(draw: Callable[[], None], what: str) -> None:
    """Draw something, or end the page with a sentence. What nobody foresaw is logged under a reference."""
    try:
        draw()
    except NotAllowed as error:
        shell.stop(error)
    except EdiError as error:
        shell.stop(error, still_works=_STILL_WORKS)
    except Exception:
        reference = token_hex(4)
        log.exception("%s failed, reference %s", what, reference)
        shell.stop(
            EdiError(f"Something went wrong here. Its reference is {reference}."), still_works=_STILL_WORKS
        )
