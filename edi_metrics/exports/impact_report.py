"""The yearly impact and learning report as a PDF: what moved, what was kept and done, what was learned."""

from edi_metrics.exports.bound import bound
from edi_metrics.exports.take import Taken
from edi_metrics.story.words import year_report as words


def impact_report(taken: Taken) -> bytes:
    """The pages as one report, tagged, titled and in British English. The same pages are the same bytes."""
    return bound(taken, words.TITLE)
