"""Method: what a number means, and whether it may be quoted."""

from edi_metrics.story.sections.method import (
    Accessibility,
    Corrections,
    EveryMeasure,
    HidingRules,
    HowWeCount,
    StandingRules,
    WhoThisIsFor,
)
from edi_metrics.story.story import Story

STORY = Story(
    slug="method",
    title="Method",
    group="About",
    order=210,
    icon=":material/menu_book:",
    sections=(
        HowWeCount(),
        WhoThisIsFor(),
        StandingRules(),
        HidingRules(),
        EveryMeasure(),
        Corrections(),
        Accessibility(),
    ),
)

if __name__ == "__main__":
    from edi_metrics.ui import show

    show(STORY)
