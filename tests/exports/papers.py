"""The papers that have pages of their own, told as a button tells them."""

from collections.abc import Sequence

from edi_metrics.exports.media import MEDIA
from edi_metrics.exports.take import Leaving, Taken, named, tell
from edi_metrics.periods import Period
from edi_metrics.story import papers
from edi_metrics.story.asking import Desk, Door


def board_taken(door: Door, slugs: Sequence[str] = (), *, reference: str = "") -> Taken:
    """A board paper's own pages, then those asked for."""
    pages = MEDIA["paper"].pages(named(slugs, door.level), door.level, door.about.day)
    return tell(Desk(door), pages, reference=reference)


def report_taken(door: Door, *, year: Period | None = None, reference: str = "") -> Taken:
    """The pages of a school year's report: of the last whole one, as a button makes it."""
    if year is not None:
        return tell(Desk(door), [Leaving(page) for page in papers.year_report(year)], reference=reference)
    pages = MEDIA["report"].pages((), door.level, door.about.day)
    return tell(Desk(door), pages, reference=reference)
