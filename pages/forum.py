"""Forum: what should partners know, and what do we need from them?"""

from edi_metrics.story.blocks import Form
from edi_metrics.story.sections.forum import (
    ForPartners,
    SinceTheForum,
    Slide,
    WhatWeNeed,
    WhatWePromised,
    WhoWeServeAndWhoTeaches,
)
from edi_metrics.story.sections.genre_offer import HoursByGenre
from edi_metrics.story.sections.parity import LEARNERS, Parity
from edi_metrics.story.story import Story

STORY = Story(
    slug="forum",
    title="Forum",
    group="Plan",
    order=160,
    icon=":material/co_present:",
    presented=True,
    tools=(Form("compose_deck"), Form("give_deck"), Form("partners_said")),
    sections=(
        ForPartners(),
        Slide(1, WhoWeServeAndWhoTeaches()),
        Slide(2, HoursByGenre()),
        Slide(3, Parity("stays", LEARNERS, "progression")),
        Slide(4, WhatWePromised()),
        Slide(5, SinceTheForum()),
        Slide(6, WhatWeNeed()),
    ),
)

if __name__ == "__main__":
    from edi_metrics.ui import show

    show(STORY)
