"""Lines that were being written while someone else closed the meeting: they stay until put away."""

from edi_metrics.access import Can
from edi_metrics.ui.forms import keys
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.decision_lines import ask, in_hand


def draw(bench: Bench, about: str) -> None:
    """The open lines of meeting `about`. Saving them is refused with what to do instead; nothing is lost."""
    open_now = keys.writing()
    if open_now is None or open_now.meeting != about or not bench.may(Can.EDIT_PLAN):
        return
    item = in_hand(bench, about, open_now.item)
    if item is not None:
        ask(bench, item)
