"""Workforce: who teaches and leads, compared with whom, and how much we do not know."""

from edi_metrics.story.blocks import Width
from edi_metrics.story.sections.answers import Answers
from edi_metrics.story.sections.contracts import Contracts
from edi_metrics.story.sections.levels import ByLevelAndContract
from edi_metrics.story.sections.parity import APPLICANTS, HIRING, Parity
from edi_metrics.story.sections.recruitment import Recruitment
from edi_metrics.story.sections.representation import EthnicGroups, ThreeComparisons
from edi_metrics.story.sections.workforce import WhoWorksHere, WhoWorksHereTiles
from edi_metrics.story.story import Story

STORY = Story(
    slug="workforce",
    title="Workforce",
    group="Figures",
    order=50,
    icon=":material/school:",
    sections=(
        WhoWorksHere(),
        WhoWorksHereTiles(),
        EthnicGroups(),
        ThreeComparisons(),
        Answers(),
        ByLevelAndContract(),
        Contracts(width=Width.TWO_THIRDS),
        Parity("hiring", HIRING, file="recruitment-steps", contrast=APPLICANTS, width=Width.THIRD),
        Recruitment(),
    ),
)

if __name__ == "__main__":
    from edi_metrics.ui import show

    show(STORY)
