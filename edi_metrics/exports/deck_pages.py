"""Which slides a page becomes: one finding a slide, one chart or table on it, the rest for the speaker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from edi_metrics.exports import deck_tables
from edi_metrics.exports.deck_style import BODY_PT, SMALL_PT, height_of
from edi_metrics.exports.deck_titles import titled
from edi_metrics.exports.take import Chapter
from edi_metrics.story.blocks import (
    Actions,
    Bars,
    Board,
    Card,
    Chart,
    Definition,
    Facts,
    Form,
    Grid,
    Headline,
    Note,
    Points,
    StatusBar,
    Steps,
    Table,
    Text,
    Tile,
    Tiles,
)
from edi_metrics.story.words import deck as words

TEXT_WIDE = 12.0
_LEAD_HIGH, _FOOT_HIGH = 0.75, 0.8
"""How much may be said over a chart, and under it; what is more has a slide of its own."""
_PRESENTED_FOOT_HIGH = 1.6
"""The same under a chart that must share its one slide with all that is said of it."""
_WHOLE = 4.8
"""What a title of two lines, a scope and the foot leave, in inches."""
_ROW_HIGH = 0.75
"""What a bar is given where words stand over it."""
_STATUS_HIGH = 1.5
"""What a bar of standings takes where words stand over it: see `deck_tiles.status_bar`."""
_TILES = 4

InRows = Table | Board | Actions | Grid | Facts | Definition
Body = Chart | deck_tables.Rows | StatusBar | tuple[Tile, ...] | None


@dataclass(frozen=True)
class Page:
    """One slide before it is drawn."""

    title: str
    chapter: str
    part: str = ""
    """Which of several slides of one title it is: ' (2 of 3)'."""
    scope: str = ""
    lead: tuple[str, ...] = ()
    """Paragraphs: over the chart or table, or all there is."""
    body: Body = None
    foot: tuple[str, ...] = ()
    source: str = ""
    speaker: tuple[str, ...] = ()
    alone: bool = False
    """Whether its table must not run over: then the notes have all of it."""


@dataclass
class _Sorted:
    """A card's pieces by what becomes of them."""

    bodies: list[Chart | InRows | StatusBar] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    behind: list[Chart | InRows | StatusBar] = field(default_factory=list)
    """What is told in the notes and not drawn."""
    presented: bool = False
    """Whether it is all on one slide."""


def findings_of(chapter: Chapter) -> Iterator[tuple[Page, ...]]:
    """The slides of the page's sentence with its tiles, then of each card.

    A page that is presented has no slide for its sentence alone, and one for each card.
    """
    yield tuple(_opening(chapter))
    for card in chapter.cards:
        found = _sorted(card)
        if chapter.presented:
            found = _at_a_glance(found, card)
        yield tuple(_card(card, chapter.title, found))


def _opening(chapter: Chapter) -> Iterator[Page]:
    tiles = [tile for block in chapter.blocks if isinstance(block, Tiles) for tile in block.tiles]
    if chapter.presented and not tiles:
        return
    headline = chapter.headline or Headline("", chapter.title, "")
    title, goes_on = titled(headline.sentence)
    lead = tuple(filter(None, [goes_on, headline.lead]))
    page = Page(title, chapter.title, scope=headline.eyebrow, lead=lead)
    if not tiles:
        yield page
    for at in range(0, len(tiles), _TILES):
        yield replace(page, body=tuple(tiles[at : at + _TILES]))


def _card(card: Card, chapter: str, found: _Sorted) -> Iterator[Page]:
    speaker = tuple(_speaker(card, found))
    title, goes_on = titled(card.title)
    begins = (goes_on,) if goes_on else ()
    page = Page(title, chapter, scope=card.scope, source=card.source, speaker=speaker, alone=found.presented)
    if not found.bodies and not found.texts and not found.notes:
        found.bodies.extend(found.definitions)
    if not found.bodies:
        yield replace(page, lead=(*begins, *found.texts, *found.notes))
        return
    foot_high = _PRESENTED_FOOT_HIGH if found.presented else _FOOT_HIGH
    foot, rest = _as_fits(found.notes, SMALL_PT, foot_high)
    under = height_of([*foot, words.source(card.source)], SMALL_PT, TEXT_WIDE)
    lead, more = _as_fits(found.texts, BODY_PT, _spare(found.bodies[0], under))
    for place, body in enumerate(found.bodies):
        told = (*speaker, *_figures(body))
        drawn = deck_tables.rows_of(body) if isinstance(body, InRows) else body
        yield replace(page, body=drawn, lead=() if place else (*begins, *lead), foot=foot, speaker=told)
    if more or rest:
        yield replace(page, lead=(*more, *rest))


def _sorted(card: Card) -> _Sorted:
    found = _Sorted()
    for piece in card.pieces:
        match piece:
            case Chart() | Table() | Board() | Actions() | Grid() | Facts() | StatusBar():
                found.bodies.append(piece)
            case Text():
                found.texts.append(piece.words)
            case Points():
                numbered = enumerate(piece.items, start=1)
                found.texts += [f"{at}. {one}" if piece.numbered else f"• {one}" for at, one in numbered]
            case Note():
                found.notes.append(piece.words)
            case Definition():
                found.definitions.append(piece)
            case Form():
                pass  # what a person can do on the screen does not leave
            case _:
                assert_never(piece)
    return found


def _at_a_glance(found: _Sorted, card: Card) -> _Sorted:
    """The same for one slide: the sentences first, what leaves them no room told in the notes alone."""
    found = replace(found, presented=True)
    if not (found.bodies or found.texts or found.notes):
        more = [words.MORE_IN_NOTES] if found.definitions[1:] else []
        return replace(found, bodies=list(found.definitions[:1]), notes=more)
    shown = [body for body in found.bodies if not (isinstance(body, Table) and body.folded)]
    body = next(iter(shown or found.bodies), None)
    if body is None or (found.texts and not (shown and _leaves_room(body, found, card))):
        return replace(found, bodies=[], behind=found.bodies)
    cut = [body] if isinstance(body, Table | Grid | Facts) else []
    return replace(found, bodies=[body], behind=[*cut, *(one for one in found.bodies if one is not body)])


def _leaves_room(body: Chart | InRows | StatusBar, found: _Sorted, card: Card) -> bool:
    """Whether the sentences of a card fit over its table; over a chart there are none, or few."""
    if isinstance(body, Chart):
        return True
    under = height_of([*found.notes, words.source(card.source)], SMALL_PT, TEXT_WIDE)
    return height_of(found.texts, BODY_PT, TEXT_WIDE) <= _spare(body, under)


def _spare(body: Chart | InRows | StatusBar, under: float) -> float:
    """How much may be said over a chart or a table: more where that is small."""
    match body:
        case Chart(drawing=Bars(rows=rows) | Steps(steps=rows)):
            needs = _ROW_HIGH * len(rows) + _LEAD_HIGH
        case StatusBar():
            needs = _STATUS_HIGH
        case Table() | Board() | Actions() | Grid() | Facts() | Definition():
            needs = deck_tables.height(deck_tables.rows_of(body), TEXT_WIDE) + 0.1
        case _:
            needs = _WHOLE
    return max(_LEAD_HIGH, _WHOLE - under - needs)


def _as_fits(texts: Sequence[str], size: float, high: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All of the texts where they fit beside a chart, none of them where not; and what is left."""
    fits = height_of(texts, size, TEXT_WIDE) <= high
    return (tuple(texts), ()) if fits else ((), tuple(texts))


def _speaker(card: Card, found: _Sorted) -> Iterator[str]:
    """What the figures mean and where they come from."""
    for definition in found.definitions:
        yield words.said(words.DEFINITION, definition.title)
        yield from (words.said(term, text) for term, text in definition.entries)
    if card.source:
        yield words.source(card.source)
    for body in found.behind:
        yield from _behind(body)


def _figures(body: Chart | InRows | StatusBar) -> Iterator[str]:
    """A chart in words with every figure behind it; of a board or a list, the whole table."""
    if isinstance(body, Chart):
        yield words.said(words.CHART_SAYS, body.alt)
    if isinstance(body, Chart | Board | Actions):
        yield from _table(body.table)


def _behind(body: Chart | InRows | StatusBar) -> Iterator[str]:
    """All that a body says, where it is not drawn."""
    match body:
        case Table():
            yield from _table(body)
        case Grid():
            yield from _table(body.table)
        case Facts() | Definition():
            yield from (words.said(term, text) for term, text in body.entries)
        case StatusBar():
            told = (f"{count} {standing.words.lower()}" for standing, count in body.counts if count)
            yield words.said(words.STATUS, ", ".join(told))
        case Chart() | Board() | Actions():
            yield from _figures(body)
        case _:
            assert_never(body)


def _table(table: Table) -> Iterator[str]:
    yield words.said(words.FIGURES, table.caption)
    yield "; ".join(table.columns)
    yield from ("; ".join(row) for row in table.rows)
    if table.symbols:
        yield table.symbols
