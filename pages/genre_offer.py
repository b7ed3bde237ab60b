"""Genre offer: what a child can play, who can teach it, and whether it matches what they ask for."""

from edi_metrics.story.sections.genre_makers import WhatIsPlayedTogether, WhoCouldTeachMore
from edi_metrics.story.sections.genre_offer import (
    HoursByGenre,
    ListAndWeek,
    WhatCanBePlayed,
    WhatCanBePlayedTiles,
)
from edi_metrics.story.sections.genre_requests import OfferBesideRequests, OfferByDistrict
from edi_metrics.story.story import Story

STORY = Story(
    slug="genre_offer",
    title="Genre offer",
    group="Figures",
    order=70,
    icon=":material/library_music:",
    sections=(
        WhatCanBePlayed(),
        WhatCanBePlayedTiles(),
        HoursByGenre(),
        ListAndWeek(),
        OfferBesideRequests(),
        WhoCouldTeachMore(),
        OfferByDistrict(),
        WhatIsPlayedTogether(),
    ),
)

if __name__ == "__main__":
    from edi_metrics.ui import show

    show(STORY)
