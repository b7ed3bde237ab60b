"""Programmes: whom each targeted programme reaches, who stays, and whom we turned away."""

from edi_metrics.story.sections.bursaries import BursariesAndLoans
from edi_metrics.story.sections.clubs import YouthClubSessions
from edi_metrics.story.sections.fee_help import Helped, TurnedAway
from edi_metrics.story.sections.mentoring import Mentoring
from edi_metrics.story.sections.nurture import NurtureGroups
from edi_metrics.story.sections.outcomes import Outcomes
from edi_metrics.story.sections.programme_places import PlacesReached
from edi_metrics.story.sections.programmes import AtAGlance, ProgrammeTiles, TargetedProgrammes
from edi_metrics.story.sections.songwriter import SongwriterMasterclasses
from edi_metrics.story.story import Story

STORY = Story(
    slug="programmes",
    title="Programmes",
    group="Figures",
    order=40,
    icon=":material/diversity_1:",
    sections=(
        TargetedProgrammes(),
        ProgrammeTiles(),
        AtAGlance(),
        NurtureGroups(),
        SongwriterMasterclasses(),
        Mentoring(),
        YouthClubSessions(),
        TurnedAway(),
        Helped(),
        Outcomes(),
        BursariesAndLoans(),
        PlacesReached(),
    ),
)

if __name__ == "__main__":
    from edi_metrics.ui import show

    show(STORY)
