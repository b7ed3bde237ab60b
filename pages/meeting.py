"""Meeting: what must we decide today?"""

from edi_metrics.story.sections.meeting import ITEM, MEETING, OneMeeting
from edi_metrics.story.story import EVERY_ROLE, Story
from edi_metrics.vocabulary import Role

STORY = Story(
    slug="meeting",
    title="Meeting",
    group="Plan",
    order=130,
    icon=":material/event_note:",
    roles=EVERY_ROLE - {Role.PARTNER},
    choices=(MEETING, ITEM),
    sections=(OneMeeting(),),
)

if __name__ == "__main__":
    from edi_metrics.ui import show

    show(STORY)
