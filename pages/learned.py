"""What we learned: what helped, what hindered, and what would we do otherwise?"""

from edi_metrics.story.sections.learned import SEARCH, STRAND, WhatWasLearned
from edi_metrics.story.story import EVERY_ROLE, Story
from edi_metrics.vocabulary import Role

STORY = Story(
    slug="learned",
    title="What we learned",
    group="Plan",
    order=150,
    icon=":material/school:",
    roles=EVERY_ROLE - {Role.PARTNER},
    choices=(STRAND, SEARCH),
    sections=(WhatWasLearned(),),
)

if __name__ == "__main__":
    from edi_metrics.ui import show

    show(STORY)
