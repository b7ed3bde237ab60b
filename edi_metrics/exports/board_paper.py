"""A board paper as a PDF: what is asked and why, a page a strand, the action plan, then the annexes."""

from edi_metrics.exports.bound import bound
from edi_metrics.exports.take import Taken
from edi_metrics.story.words import board_paper as words


def board_paper(taken: Taken) -> bytes:
    """The pages as one paper, tagged, titled and in British English. The same pages are the same bytes."""
    return bound(taken, words.TITLE)
