"""Who takes part: who is missing, where, and where we lose them."""

from edi_metrics.story.blocks import Width
from edi_metrics.story.sections.deprived_areas import DeprivedAreas
from edi_metrics.story.sections.districts import DistrictGaps, DistrictTrends
from edi_metrics.story.sections.ensembles import Ensembles
from edi_metrics.story.sections.ethnicity import EthnicMix
from edi_metrics.story.sections.groups import GroupsBesideRoll
from edi_metrics.story.sections.learners import PROGRAMMES, WHO
from edi_metrics.story.sections.parity import LEARNERS, Parity
from edi_metrics.story.sections.participation import TakingPart, TakingPartTiles
from edi_metrics.story.sections.school_offer import SchoolOffer
from edi_metrics.story.sections.schools import SchoolsReached
from edi_metrics.story.sections.stages import ByStage
from edi_metrics.story.story import Story

STORY = Story(
    slug="participation",
    title="Who takes part",
    group="Figures",
    order=30,
    icon=":material/groups:",
    choices=(WHO, PROGRAMMES),
    sections=(
        TakingPart(),
        TakingPartTiles(),
        DistrictGaps(),
        DistrictTrends(),
        GroupsBesideRoll(),
        ByStage(),
        EthnicMix(),
        Parity("pipeline", LEARNERS, file="progression"),
        SchoolsReached(),
        SchoolOffer(width=Width.FULL),
        Ensembles(),
        DeprivedAreas(width=Width.HALF),
    ),
)

if __name__ == "__main__":
    from edi_metrics.ui import show

    show(STORY)
