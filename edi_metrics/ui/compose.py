"""A told story, laid out: every piece of HTML made once, so that a rerun only hands it over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from edi_metrics import charts
from edi_metrics.charts.theme import Finished
from edi_metrics.story.blocks import (
    Actions,
    Block,
    Board,
    Card,
    Chart,
    Form,
    Grid,
    Headline,
    Piece,
    Table,
    Tiles,
    Width,
)
from edi_metrics.ui.markup import card as card_html
from edi_metrics.ui.markup import head, slides
from edi_metrics.ui.markup.html import Html, name_of
from edi_metrics.ui.offer import offer_of


@dataclass(frozen=True)
class Picture:
    """A chart that Plotly draws, its figure made once."""

    chart: Chart
    figure: Finished


@dataclass(frozen=True)
class Download:
    """The one button of a card: its table as a CSV, or its tables as a ZIP of them."""

    tables: tuple[Table, ...]
    name: str
    """The card's: unique on the page."""
    words: str
    """What the button says: which tables, and how large. Made once, with the page."""


@dataclass(frozen=True)
class ListPage:
    """As many actions as are shown at a time: their rows, and what the button of each opens."""

    html: Html
    buttons: tuple[tuple[str, str], ...]
    """Each action's id and title."""


@dataclass(frozen=True)
class Listing:
    """The actions of a card, a page at a time."""

    name: str
    """What is listed: another choice is another list."""
    pages: tuple[ListPage, ...]


Part = Html | Picture | Download | Listing | Form


@dataclass(frozen=True)
class CardView:
    """One card, ready to draw: as few parts as its charts allow."""

    key: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Row:
    """Columns side by side on a wide screen, each a stack of cards; one column on a phone."""

    key: str
    columns: tuple[tuple[CardView, ...], ...]


@dataclass(frozen=True)
class Page:
    """A whole page, ready to draw."""

    top: Html | None
    rows: tuple[Row, ...]
    tables: tuple[Table, ...]


_SHARE = {Width.THIRD: 4, Width.HALF: 6, Width.TWO_THIRDS: 8, Width.FULL: 12}
_WHOLE_ROW = 12
_LETTER = {Width.THIRD: "t", Width.HALF: "h", Width.TWO_THIRDS: "w", Width.FULL: "f"}


def page(blocks: Sequence[Block], tables: Sequence[Table], *, presented: bool = False) -> Page:
    """Blocks as a page: headline and tiles in one piece, then cards in rows.

    Where its cards are `presented` as slides, the list of them comes first.
    """
    top = "".join(_top(block) for block in blocks)
    cards = [block for block in blocks if isinstance(block, Card)]
    if presented:
        top += slides.contents(cards)
    return Page(
        top=Html(top) if top else None,
        rows=tuple(_row(place, columns) for place, columns in enumerate(columns_of(cards))),
        tables=tuple(tables),
    )


def _top(block: Block) -> str:
    match block:
        case Headline():
            return head.headline(block)
        case Tiles():
            return head.tiles(block)
        case Card():
            return ""


def columns_of(cards: Sequence[Card]) -> list[list[list[Card]]]:
    """Rows of columns of cards, in reading order.

    Cards fill a row until it is full. Thirds that follow each other beside a two-thirds card stack in
    one column, so that three short cards can stand beside a tall one.
    """
    rows: list[list[list[Card]]] = []
    room = 0
    for place, card in enumerate(cards):
        if rows and _stacks(rows[-1], card, cards[place + 1 :]):
            rows[-1][-1].append(card)
        elif rows and _SHARE[card.width] <= room:
            rows[-1].append([card])
            room -= _SHARE[card.width]
        else:
            rows.append([[card]])
            room = _WHOLE_ROW - _SHARE[card.width]
    return rows


def _stacks(row: list[list[Card]], card: Card, later: Sequence[Card]) -> bool:
    """Whether a third goes under the third before it: beside a two-thirds card that is there, or comes."""
    if card.width is not Width.THIRD or row[-1][-1].width is not Width.THIRD:
        return False
    if len(row) == 1:
        coming = next((found.width for found in later if found.width is not Width.THIRD), None)
        return coming is Width.TWO_THIRDS
    return row[0][0].width is Width.TWO_THIRDS


def _row(place: int, columns: list[list[Card]]) -> Row:
    kinds = "".join(_LETTER[column[0].width] for column in columns)
    return Row(f"row-{kinds}-{place}", tuple(tuple(view(card) for card in column) for column in columns))


def view(card: Card) -> CardView:
    """A card's parts, with neighbouring pieces of HTML made one."""
    return CardView(f"card-{name_of(card.name)}", tuple(_joined(_parts(card))))


def _parts(card: Card) -> Iterator[Part]:
    several = sum(isinstance(found, Chart) for found in card.pieces) > 1
    yield Html(card_html.opening(card) + card_html.fold(card))
    for found in card.pieces:
        yield _part(found, named=several)
        if isinstance(found, Chart) and (figure := charts.finished(found.drawing)) is not None:
            yield Picture(found, figure)
    yield Html(card_html.closing(card))
    if tables := tuple(_tables(card.pieces)):
        yield Download(tables, name_of(card.name), offer_of(tables))


def _part(found: Piece, *, named: bool) -> Part:
    match found:
        case Form():
            return found
        case Actions():
            return _listing(found)
        case _:
            return Html(card_html.piece(found, named=named))


def _listing(found: Actions) -> Listing:
    chunks = [found.rows[at : at + found.per_page] for at in range(0, len(found.rows), found.per_page)]
    pages = (
        ListPage(
            Html(card_html.piece(replace(found, rows=rows))),
            tuple((row.action_id, row.title) for row in rows if row.action_id),
        )
        for rows in chunks or [()]
    )
    return Listing(found.table.filename, tuple(pages))


def _tables(pieces: Sequence[Piece]) -> Iterator[Table]:
    for found in pieces:
        if isinstance(found, Table):
            yield found
        elif isinstance(found, Chart | Board | Actions | Grid):
            yield found.table


def _joined(parts: Iterator[Part]) -> Iterator[Part]:
    """The same parts with runs of HTML joined: each element on a page costs a rerun its share."""
    waiting = ""
    for part in parts:
        if isinstance(part, Html):
            waiting += part.body
            continue
        if waiting:
            yield Html(waiting)
            waiting = ""
        yield part
    if waiting:
        yield Html(waiting)
