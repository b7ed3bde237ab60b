"""Who is in the room: seats on each body, in people, and the kinds of member in the working group."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import metric
from edi_metrics.periods import Period
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Bars, Block, Chart, Grid, Piece, Text, Width
from edi_metrics.story.sections.cards import bounds_note, card, empty, hidden_note, promise
from edi_metrics.story.sections.leadership import GROUP, VOTES, absent
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import leadership as words

SEATS = "leadership.seats"
MEMBERS = "leadership.members"
MINORITIES = "leadership.governance_ethnic_minority"


@dataclass(frozen=True)
class WhoDecides:
    """How many sit on each body, who holds votes, and what can be said of who they are."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card, in people and not in shares: bodies are small."""
        seats, members, share = (
            desk.measure(SEATS, split="body"),
            desk.measure(MEMBERS),
            desk.measure(MINORITIES),
        )
        cells = figures.collected(seats)
        if not cells:
            yield empty(desk, SEATS, name="governance", title="Who decides", width=self.width)
            return
        yield card(
            desk,
            name="governance",
            title=words.governance(members.cell(), share.cell()),
            scope=f"Seats held on each body, {plain.period_of(seats)}",
            pieces=(
                *self._seats(desk, seats, cells),
                Text(words.votes(desk.measure(VOTES).line())),
                Text(words.minorities(share.cell())),
                *bounds_note(desk, share, share.cell(), being="from ethnic minorities"),
                *self._promised(desk),
            ),
            about=[metric(key) for key in (SEATS, VOTES, MINORITIES)],
            width=self.width,
            folded=True,
        )

    def _seats(self, desk: Desk, seats: Measured, cells: Sequence[Cell]) -> tuple[Piece, ...]:
        """Bars of seats; in words alone when each body is too small to show."""
        if not any(cell.shown for cell in cells):
            return (Text(words.no_seats_shown(len(cells))), *hidden_note(desk, cells, "bodies"))
        rows = tuple(figures.reading(seats, cell, desk) for cell in cells)
        chart = Chart(
            Bars(rows),
            alt.text(
                "Bar chart",
                f"seats on each body, {plain.period_of(seats)}",
                alt.rows(rows),
                hidden=alt.unseen(rows),
            ),
            figures.table(
                f"Seats on each body, {plain.period_of(seats)}",
                ("Body", *(period.words for period in seats.periods[-3:])),
                [_body(seats, cell.part) for cell in cells],
                name=f"leadership-seats-{figures.file_period(seats)}",
                desk=desk,
            ),
            "seats",
        )
        return (chart, *hidden_note(desk, cells, "bodies"))

    def _promised(self, desk: Desk) -> Iterator[Text]:
        """What was promised of votes and of members, and how each promise stands."""
        said = words.promised([one for key in (VOTES, MINORITIES) if (one := promise(desk, key))])
        if said:
            yield Text(said)


def _body(seats: Measured, body: str) -> tuple[str, ...]:
    cells = [seats.cell(body, period) for period in seats.periods[-3:]]
    return (seats.label(body), *(numbers.numerator(cell) if cell else "x" for cell in cells))


@dataclass(frozen=True)
class WorkingGroup:
    """Which of the kinds that should be in the working group are there, at first and now."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a coverage grid: a gap is a kind that nobody stands for."""
        whole, kinds = desk.measure(GROUP), desk.measure(GROUP, split="group_kind")
        if not kinds.cells:
            yield empty(desk, GROUP, name="working-group", title="The working group", width=self.width)
            return
        wanted = metric(GROUP).parts("group_kind")
        ends = tuple(dict.fromkeys((kinds.periods[0], kinds.periods[-1])))
        grid = Grid(
            figures.table(
                "Kinds of member in the working group",
                ("Kind of member", *(period.words for period in ends)),
                [_kind(kinds, kind, ends) for kind in wanted],
                name=f"leadership-working-group-{figures.file_period(kinds)}",
                desk=desk,
            )
        )
        told = [words.kinds(whole.line(), len(wanted)), words.on_the_way(figures.happened(desk, whole))]
        yield card(
            desk,
            name="working-group",
            title=words.group_title(absent(kinds), len(wanted)),
            scope=f"Levels of the service, and the local authority, {plain.period_of(kinds)}",
            pieces=(grid, Text(" ".join(sentence for sentence in told if sentence))),
            about=[metric(GROUP)],
            width=self.width,
            folded=True,
        )


def _kind(kinds: Measured, kind: str, periods: Sequence[Period]) -> tuple[str, ...]:
    return (kinds.label(kind), *(words.presence(kinds.cell(kind, period)) for period in periods))
