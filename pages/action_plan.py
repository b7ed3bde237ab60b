"""Action plan: what is late, silent or unowned, and which promises move the figures?"""

from edi_metrics.story.sections.actions import SHOW, STRAND, VIEW, ActionList, FirstCounts, WhatIsLate
from edi_metrics.story.sections.plan_results import Coverage, DeliveryByOutcome, PaperTigers, Slips
from edi_metrics.story.story import EVERY_ROLE, Story
from edi_metrics.vocabulary import Role

STORY = Story(
    slug="action_plan",
    title="Action plan",
    group="Plan",
    order=120,
    icon=":material/checklist:",
    roles=EVERY_ROLE - {Role.PARTNER},
    choices=(STRAND, SHOW, VIEW),
    sections=(
        WhatIsLate(),
        FirstCounts(),
        ActionList(),
        PaperTigers(),
        DeliveryByOutcome(),
        Coverage(),
        Slips(),
    ),
)

if __name__ == "__main__":
    from edi_metrics.ui import show

    show(STORY)
