"""What a page of slides has besides its cards: the list of them, what can be said of each, and the stage."""

from collections.abc import Iterator, Sequence

from edi_metrics.reader import About
from edi_metrics.story.asking import Door
from edi_metrics.story.blocks import Board, Card, Definition, Note, StatusBar
from edi_metrics.story.words.method import standing_rule
from edi_metrics.story.words.numbers import capital
from edi_metrics.ui.markup.html import paragraph, text
from edi_metrics.ui.markup.strip import rule, view_name
from edi_metrics.vocabulary import Standing

_KEYS = (
    ("Arrow keys or Page Up and Page Down", "move"),
    ("Home, End", "first and last"),
    ("T", "table"),
    ("D", "definition"),
    ("B", "blank"),
    ("F", "full screen"),
    ("P", "presenter view"),
    ("Esc", "back here"),
)

_SAID_BY_SCRIPT = {
    "no-table": "This slide has no table.",
    "part": "Part {part} of {parts}, press {key} for the next",
    "room": "In the room: the slide",
    "room-table": "In the room: the table",
    "room-meaning": "In the room: the definition",
    "room-blank": "In the room: a blank screen",
    "pause": "Pause clock",
    "run": "Start clock",
}
"""Words that the script puts up when their time comes; it has none of its own."""

_NOT_OPENED = (
    "This browser did not open the presenter view. Allow pop-ups for this address and press P again, or open"
    " this page in a second window with &presenter=1 at the end of its address."
)

_ABOUT = "This slide"
_JUDGED = "How a target is judged"


def contents(cards: Sequence[Card]) -> str:
    """Every slide's sentence as a way to it, under the links that start; what each key does; the notes."""
    items = "".join(
        f'<li><a href="?slide={place}">{text(card.title)}</a></li>'
        for place, card in enumerate(cards, start=1)
    )
    keys = "".join(f"<li><b>{text(key)}</b> {text(does)}</li>" for key, does in _KEYS)
    return (
        '<nav class="edi-contents" aria-label="Slides">'
        '<p class="edi-begin"><a class="edi-start" href="?slide=1">Start</a>'
        '<a class="edi-start-presenter" href="?slide=1&amp;presenter=1">Start with presenter view</a></p>'
        '<p class="edi-phone-only">On a phone the slides follow below, one after another.</p>'
        f"<ol>{items}</ol>"
        f'<ul class="edi-slide-keys" aria-label="Keys while slides are shown">{keys}</ul></nav>'
        f'<div class="edi-notes" hidden>{"".join(map(notes, cards))}</div>'
    )


def notes(card: Card) -> str:
    """What a speaker may be asked about a slide: what it shows, what its measures mean, what is hidden."""
    about = [("Shows", card.scope)] if card.scope else []
    about += [("Take care", piece.words) for piece in card.pieces if isinstance(piece, Note)]
    about += [("Source", capital(card.source))] if card.source else []
    groups = "".join(_group(title, entries) for title, entries in ((_ABOUT, about), *_meanings(card)))
    return f'<div class="edi-notes-of">{groups}</div>'


def _meanings(card: Card) -> Iterator[tuple[str, Sequence[tuple[str, str]]]]:
    """Each definition; and when a standing is given, where the slide shows standings."""
    for piece in card.pieces:
        if isinstance(piece, Definition):
            yield piece.title, piece.entries
    if any(isinstance(piece, StatusBar | Board) for piece in card.pieces):
        yield _JUDGED, [(standing.words, standing_rule(standing)) for standing in Standing]


def _group(title: str, entries: Sequence[tuple[str, str]]) -> str:
    said = "".join(f"<div><dt>{text(term)}</dt><dd>{text(words)}</dd></div>" for term, words in entries)
    return f'<section><h3>{text(title)}</h3><dl class="edi-definition">{said}</dl></section>'


def stage(reader: Door, *, released: bool) -> str:
    """What stands behind and under every slide, and what its speaker sees; hidden until one is shown."""
    said = "".join(f' data-{name}="{text(words)}"' for name, words in _SAID_BY_SCRIPT.items())
    foot = _foot(reader.about, view_name(reader.level), released=released)
    return (
        f'<div class="edi-stage"{said}>'
        f'<p class="edi-not-opened" role="alert" hidden>{text(_NOT_OPENED)}</p>'
        f"{_told(reader)}{foot}{_presenter()}</div>"
    )


def _told(reader: Door) -> str:
    """Where a slide's table or definition comes in its place, with the rule its figures keep."""
    return (
        '<div class="edi-told"><h2 class="edi-card-title"></h2><div class="edi-told-body"></div>'
        f"{paragraph('edi-note', rule(reader))}</div>"
    )


def _foot(about: About, view: str, *, released: bool) -> str:
    stamps = [view, *(["Sample data"] if about.sample else []), *([] if released else ["Not released"])]
    badges = "".join(f'<span class="edi-badge">{text(stamp)}</span>' for stamp in stamps)
    return (
        '<div class="edi-stage-foot"><div><p><b class="edi-stage-number" role="status"></b>'
        f' · {text(about.service)}<span class="edi-stage-part" role="status"></span></p>'
        f'<p class="edi-stage-source"></p></div><p>{badges}</p></div>'
    )


def _presenter() -> str:
    """What the speaker has and the room has not: the next slide, the notes, the clock."""
    turning = _buttons(("ArrowLeft", "Previous"), ("ArrowRight", "Next"))
    showing = _buttons(("t", "Table"), ("d", "Definition"), ("b", "Blank"))
    clock = _buttons(("pause", "Pause clock"), ("reset", "Reset clock"))
    return (
        '<div class="edi-presenter"><div class="edi-presenter-head"><h2>Presenter view</h2>'
        '<p><b class="edi-presenter-number" role="status"></b>'
        '<span class="edi-presenter-room" role="status"></span></p></div>'
        '<div class="edi-frame edi-frame-now"></div>'
        '<section class="edi-presenter-notes" tabindex="0" aria-label="Notes"></section>'
        '<div class="edi-presenter-side">'
        '<p class="edi-clock"><b role="timer" aria-label="Time since the start"></b><span></span></p>'
        f'<p class="edi-presenter-keys">{clock}</p>'
        '<h2>Next</h2><div class="edi-frame edi-frame-next"><p>This is the last slide.</p></div>'
        f'<p class="edi-presenter-keys">{turning}</p><p class="edi-presenter-keys">{showing}</p></div></div>'
    )


def _buttons(*named: tuple[str, str]) -> str:
    return "".join(
        f'<button type="button" data-does="{does}">{text(words)}</button>' for does, words in named
    )
