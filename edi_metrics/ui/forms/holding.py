"""Keep the figures that something was decided or shown by, for as long as the warehouse folder lasts."""

from edi_metrics.errors import RefusedEdit
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.warehouse import versions


def hold(bench: Bench, version: str, *, what: str, undone: str, again: str) -> None:
    """Keep a version. Raises `RefusedEdit` where the folder takes no file.

    It says of `what` ('this meeting') that nothing was `undone` ('closed'), and what to do `again`.
    """
    try:
        versions.hold(bench.settings.warehouse, version)
    except OSError as error:
        raise RefusedEdit(
            f"The figures of {what} could not be kept ({error.strerror}). Nothing was {undone}: make room"
            f" in the warehouse folder, or let it be written to, and {again} again."
        ) from error
