"""Every group of learners beside its share of pupils on roll."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Block,
    Chart,
    Dumbbell,
    Note,
    Points,
    Reading,
    Text,
    Width,
)
from edi_metrics.story.comparators import Comparison, comparisons, nearest
from edi_metrics.story.sections.cards import card, hidden_note
from edi_metrics.story.sections.learners import (
    programmes_of,
    share_of,
)
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import participation as words
from edi_metrics.story.words.comparing import (
    Verdict,
    missing,
    with_published,
)
from edi_metrics.story.words.groups import GROUPS, Group
from edi_metrics.vocabulary import ALL, Better, Level


@dataclass(frozen=True)
class GroupsBesideRoll:
    """Every group of learners beside its share of pupils on roll, in points and in whole people."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One dumbbell card; groups without a published share stand in the table."""
        rows = [_beside_roll(desk, chosen, group) for group in GROUPS.values()]
        drawn = sorted((row for row in rows if row.ring is not None), key=_widest_first)
        readings = tuple(row.reading(desk) for row in drawn)
        period = plain.period_of(rows[0].share)
        less = [row.group.label for row in drawn if row.verdict is Verdict.LESS]
        title = words.groups_less(len(less), len(drawn))
        table = figures.table(
            f"Groups of learners beside pupils on roll, {period}",
            ("Group", "Learners", "Answer known", "Share", "On roll", "Gap, points", "People"),
            [row.cells(desk) for row in rows],
            name=f"participation-by-group-{figures.file_period(rows[0].share)}",
            desk=desk,
        )
        finding = alt.rows(readings)
        chart = Chart(
            Dumbbell(readings, filled="Learners with us", ring="Pupils on roll"),
            alt.text(
                "Dumbbell chart",
                f"learners and pupils on roll by group, {period}",
                finding,
                hidden=alt.unseen(readings),
            ),
            table,
            "groups",
        )
        yield card(
            desk,
            name="groups",
            title=title,
            scope=f"Out of learners whose answer is known, {period}. {programmes_of(chosen)}."
            " Where rolls are published by phase, the ring is the figure nearer to ours",
            pieces=(chart, *_gaps(desk, drawn), *_groups_notes(desk, rows)),
            about=[metric(rows[0].group.metric)],
            compared=[row.ring.named for row in drawn if row.ring],
            width=self.width,
            folded=True,
        )


@dataclass(frozen=True)
class _Beside:
    group: Group
    share: Measured
    cell: Cell | None
    ring: Comparison | None

    @property
    def verdict(self) -> Verdict:
        return with_published(self.cell, self.ring.value if self.ring else None)

    @property
    def gap(self) -> float | None:
        if self.cell is None or not self.cell.shown or self.ring is None:
            return None
        return self.ring.value - 100 * self.cell.n / self.cell.d

    def reading(self, desk: Desk) -> Reading:
        assert self.cell is not None
        assert self.ring is not None
        return figures.reading(
            self.share,
            self.cell,
            desk,
            label=self.group.label,
            against=self.ring.against,
        )

    def gap_words(self, level: Level) -> str:
        """The gap in points and in whole people."""
        assert self.cell is not None
        return words.gap_in_people(self.group.label, words.gap_note(self.cell, self.ring, level))

    def cells(self, desk: Desk) -> tuple[str, ...]:
        if self.cell is None:
            return (self.group.label, *["x"] * 6)
        missing_text = numbers.symbol(self.cell)
        places = words.places(self.cell, desk.level) if self.cell.shown else 0
        return (
            self.group.label,
            numbers.numerator(self.cell),
            numbers.denominator(self.cell),
            figures.figure(self.cell, self.share, desk),
            self.ring.text if self.ring else "x",
            numbers.signed(self.gap, places)
            if self.gap is not None
            else "x"
            if self.cell.shown
            else missing_text,
            numbers.about(abs(missing(self.cell, self.ring.value)), desk.level)
            if self.gap is not None and self.ring is not None
            else "x"
            if self.cell.shown
            else missing_text,
        )


def _beside_roll(desk: Desk, chosen: Chosen, group: Group) -> _Beside:
    share = share_of(desk, chosen, group)
    cell = share.cell()
    return _Beside(group, share, cell, nearest(comparisons(desk, group.metric), cell) if cell else None)


def _widest_first(row: _Beside) -> tuple[int, float, str]:
    return (row.gap is None, -(row.gap or 0.0), row.group.label)


def _gaps(desk: Desk, drawn: Sequence[_Beside]) -> Iterator[Points]:
    """Each gap under its chart: how many more learners would match the roll."""
    shown = tuple(row.gap_words(desk.level) for row in drawn if row.gap is not None)
    if shown:
        yield Points(shown)


def _groups_notes(desk: Desk, rows: Sequence[_Beside]) -> Iterator[Note | Text]:
    moves = [(row.group.label, move) for row in rows if (move := _untargeted_move(desk, row))]
    if moves:
        yield Text(words.untargeted_moves(moves, _start(rows)))
    unknown = [(row.group.label, said) for row in rows if (said := _bounds(desk, row))]
    if unknown:
        yield Note(words.bounds_listed(unknown))
    without = [numbers.lower(row.group.label) for row in rows if row.ring is None]
    if without:
        yield Note(f"No published share that counts the same people: {numbers.listed(without)}.")
    yield from hidden_note(desk, [row.cell for row in rows if row.cell is not None], "groups")


def _bounds(desk: Desk, row: _Beside) -> tuple[str, str] | None:
    """The group's share if every unknown learner were out of it, and if every one were in."""
    return plain.bounded(row.cell, desk.everyone(row.share, row.cell), desk.policy, desk.level)


def _untargeted_move(desk: Desk, row: _Beside) -> str:
    """How far a share has moved beyond chance, when no target is set on its measure; else nothing."""
    if row.cell is None or any(one.target.metric == row.group.metric for one in desk.judged()):
        return ""
    if metric(row.group.metric).better is Better.NEITHER:
        return ""
    move = words.moved(row.cell, figures.first_shown(row.share, ALL, like=row.cell), desk.level)
    return "" if move.startswith("level") else move.partition(" since ")[0]


def _start(rows: Sequence[_Beside]) -> str:
    """The period that the moves are measured from."""
    first = figures.first_shown(rows[0].share, ALL, like=rows[0].cell) if rows[0].cell else None
    return first.period.words if first else "the first period"
