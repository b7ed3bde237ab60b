"""What changed: what was closed, put off, begun and promised between two days, and which figures moved?"""

from edi_metrics.story.sections.since import FROM, TO, WhatChanged
from edi_metrics.story.story import EVERY_ROLE, Story
from edi_metrics.vocabulary import Role

STORY = Story(
    slug="since",
    title="What changed",
    group="Plan",
    order=115,
    icon=":material/compare_arrows:",
    roles=EVERY_ROLE - {Role.PARTNER},
    choices=(FROM, TO),
    sections=(WhatChanged(),),
)

if __name__ == "__main__":
    from edi_metrics.ui import show

    show(STORY)
