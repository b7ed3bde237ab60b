"""Young people's voice: whom we heard, what they recommended, and what we did."""

from edi_metrics.story.blocks import Width
from edi_metrics.story.sections.survey import AreaByArea, Barriers, Belonging
from edi_metrics.story.sections.voice import Requests, Seats, WhoWasHeard, YoungVoice, YoungVoiceTiles
from edi_metrics.story.story import Story

STORY = Story(
    slug="voice",
    title="Young people's voice",
    group="Figures",
    order=80,
    icon=":material/record_voice_over:",
    sections=(
        YoungVoice(),
        YoungVoiceTiles(),
        Requests(),
        Seats(),
        WhoWasHeard(width=Width.TWO_THIRDS),
        Belonging(width=Width.THIRD),
        Barriers(),
        AreaByArea(),
    ),
)

if __name__ == "__main__":
    from edi_metrics.ui import show

    show(STORY)
