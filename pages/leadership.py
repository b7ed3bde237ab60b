"""Leadership: who decides, who is in the room, and do we do what we said?"""

from edi_metrics.story.blocks import Width
from edi_metrics.story.sections.governance import WhoDecides, WorkingGroup
from edi_metrics.story.sections.judging import TwoViews
from edi_metrics.story.sections.leaders import WhoLeads
from edi_metrics.story.sections.leadership import Leading, LeadingTiles, LensRegister
from edi_metrics.story.sections.peers import ServicesHelped
from edi_metrics.story.sections.publications import InsightUsed, Publications
from edi_metrics.story.story import Story

STORY = Story(
    slug="leadership",
    title="Leadership",
    group="Figures",
    order=90,
    icon=":material/account_balance:",
    sections=(
        Leading(),
        LeadingTiles(),
        LensRegister(),
        WhoDecides(),
        WorkingGroup(width=Width.THIRD),
        InsightUsed(width=Width.THIRD),
        WhoLeads(width=Width.THIRD),
        Publications(),
        TwoViews(width=Width.THIRD),
        ServicesHelped(width=Width.TWO_THIRDS),
    ),
)

if __name__ == "__main__":
    from edi_metrics.ui import show

    show(STORY)
