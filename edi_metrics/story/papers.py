"""What a paper of its own says, as pages that no menu has: a board paper's, and a school year's report's."""

from edi_metrics.periods import Period
from edi_metrics.story.sections.board_paper import (
    PlanPage,
    PressingActions,
    StrandPage,
    WhatTheBoardIsAsked,
)
from edi_metrics.story.sections.overview import StrandTiles
from edi_metrics.story.sections.targets import OnePath, TargetBoard
from edi_metrics.story.sections.year_report import (
    YearInBrief,
    YearOfActions,
    YearOfFigures,
    YearOfOneStrand,
    YearOfTargets,
)
from edi_metrics.story.story import Section, Story
from edi_metrics.story.words import year_report as words
from edi_metrics.vocabulary import Strand

FRONT = "front"
"""The page that opens a paper."""


def board_paper() -> tuple[Story, ...]:
    """What is asked and why, then a page a strand, then the action plan."""
    front = (
        WhatTheBoardIsAsked(),
        StrandTiles(),
        TargetBoard(needing=True),
        OnePath(),
        PressingActions(),
    )
    strands = (_page(one, one.words, StrandPage(one), PressingActions(one)) for one in Strand)
    return _page(FRONT, "The paper in brief", *front), *strands, _page("plan", "Action plan", PlanPage())


def year_report(year: Period) -> tuple[Story, ...]:
    """What moved, which targets were kept, what was done, and what was learned, strand by strand."""
    strands = (_page(one, one.words, YearOfOneStrand(year, one)) for one in Strand)
    return (
        _page(FRONT, "The year in brief", YearInBrief(year)),
        _page("moved", words.MOVED, YearOfFigures(year)),
        _page("kept", words.KEPT, YearOfTargets(year)),
        _page("done", words.DONE, YearOfActions(year)),
        *strands,
    )


def _page(slug: str, title: str, *sections: Section) -> Story:
    return Story(slug=slug, title=title, group="", order=0, sections=sections)
