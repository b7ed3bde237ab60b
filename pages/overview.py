"""Overview: which target do we talk about, what moved, what do we need from you?"""

from edi_metrics.story.blocks import Width
from edi_metrics.story.sections.groups import GroupsBesideRoll
from edi_metrics.story.sections.overview import Asks, StrandTiles, WhereWeStand
from edi_metrics.story.sections.since import SinceLastMeeting
from edi_metrics.story.sections.targets import OnePath, TargetBoard, TargetStatus
from edi_metrics.story.story import Story

STORY = Story(
    slug="overview",
    title="Overview",
    group="",
    order=10,
    icon=":material/speed:",
    sections=(
        WhereWeStand(),
        StrandTiles(),
        Asks(),
        TargetStatus(),
        SinceLastMeeting(),
        TargetBoard(Width.TWO_THIRDS, needing=True),
        GroupsBesideRoll(Width.HALF),
        OnePath(),
    ),
)

if __name__ == "__main__":
    from edi_metrics.ui import show

    show(STORY)
