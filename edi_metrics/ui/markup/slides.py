"""What a page of slides has besides its cards: the list of them, and the stage they are shown on."""

from collections.abc import Sequence

from edi_metrics.reader import About
from edi_metrics.story.blocks import Card
from edi_metrics.ui.markup.html import text

_KEYS = (
    ("Arrow keys or Page Up and Page Down", "move"),
    ("Home, End", "first and last"),
    ("T", "table"),
    ("D", "definition"),
    ("B", "blank"),
    ("F", "full screen"),
    ("Esc", "back here"),
)


def contents(cards: Sequence[Card]) -> str:
    """Every slide's sentence as a way to it, under the button that starts; what each key does."""
    items = "".join(
        f'<li><a href="?slide={place}">{text(card.title)}</a></li>'
        for place, card in enumerate(cards, start=1)
    )
    keys = "".join(f"<li><b>{text(key)}</b> {text(does)}</li>" for key, does in _KEYS)
    return (
        '<nav class="edi-contents" aria-label="Slides">'
        '<p class="edi-begin"><a class="edi-start" href="?slide=1">Start</a></p>'
        f"<ol>{items}</ol>"
        f'<ul class="edi-slide-keys" aria-label="Keys while slides are shown">{keys}</ul></nav>'
    )


def stage(about: About, view: str, *, released: bool) -> str:
    """What stands behind and under every slide; nothing of it is seen until a slide is shown."""
    stamps = [view, *(["Sample data"] if about.sample else []), *([] if released else ["Not released"])]
    badges = "".join(f'<span class="edi-badge">{text(stamp)}</span>' for stamp in stamps)
    return (
        '<div class="edi-stage"><div class="edi-stage-foot">'
        f'<p><span class="edi-stage-number" role="status"></span> · {text(about.service)}</p><p>{badges}</p>'
        "</div></div>"
    )
