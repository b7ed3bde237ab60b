"""Self-assessment: how do we rate ourselves, who disagrees, and what is unrated?"""

from edi_metrics.story.sections.lens import LensList
from edi_metrics.story.sections.self_assessment import (
    STATEMENTS,
    ByStrand,
    EveryStatement,
    GroupsApart,
    OpenRound,
    OurOwnView,
    RoundStatus,
)
from edi_metrics.story.story import Story

STORY = Story(
    slug="self_assessment",
    title="Self-assessment",
    group="Plan",
    order=140,
    icon=":material/stairs:",
    choices=(STATEMENTS,),
    sections=(
        OurOwnView(),
        RoundStatus(),
        ByStrand(),
        OpenRound(),
        GroupsApart(),
        EveryStatement(),
        LensList(),
    ),
)

if __name__ == "__main__":
    from edi_metrics.ui import show

    show(STORY)
