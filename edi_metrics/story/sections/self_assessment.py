"""How we rate ourselves: the page in a sentence, the round, the strands, the groups and the statements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import Choice, metric
from edi_metrics.periods import Period
from edi_metrics.plan.assessing import (
    LOW,
    Levels,
    Round,
    asked_of,
    asking_for_action,
    changes,
    groups,
    means,
    next_statement,
    open_rounds,
    origin,
    put_to,
    rated,
    spread_of,
    unrated,
)
from edi_metrics.plan.bank import Statement, bank
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Against,
    Bars,
    Block,
    Chart,
    Form,
    Headline,
    Note,
    Piece,
    Points,
    Ranged,
    Ranges,
    Reading,
    Slope,
    SlopeLine,
    Table,
    Text,
    Width,
)
from edi_metrics.story.sections.cards import card, empty, promise
from edi_metrics.story.story import Chosen, Filter, Option
from edi_metrics.story.words import alt, numbers, plain, standing
from edi_metrics.story.words import self_assessment as words
from edi_metrics.story.words.leadership import level_of
from edi_metrics.vocabulary import ALL, Strand, Symbol

AGREED = "leadership.self_assessment"
BY_GROUP = "leadership.group_rating"
SPREAD = "leadership.rating_spread"

STATEMENTS = Filter(
    "strand", "Strand", (Option(ALL, "All strands"), *(Option(strand, strand.words) for strand in Strand))
)


@dataclass(frozen=True)
class Rounds:
    """The agreed level of every statement, year by year, and where each group that may be shown put it."""

    desk: Desk
    agreed: Measured

    @classmethod
    def of(cls, desk: Desk) -> "Rounds":
        """The ratings of every round."""
        return cls(desk, desk.measure(AGREED, split="statement"))

    @property
    def now(self) -> Period | None:
        """The latest year in which a level was agreed."""
        return self.agreed.periods[-1] if self.agreed.periods else None

    @property
    def before(self) -> Period | None:
        """The year before it in which one was."""
        return self.agreed.periods[-2] if len(self.agreed.periods) > 1 else None

    @cached_property
    def levels(self) -> Levels:
        """The latest level of each statement that has one."""
        return self.in_year(self.now)

    def in_year(self, period: Period | None) -> Levels:
        """The levels agreed in a year."""
        return _levels(self.agreed, period)

    @cached_property
    def moves(self) -> Levels:
        """How far each statement moved since the year before."""
        return changes(self.levels, self.in_year(self.before))

    @property
    def left(self) -> int:
        """How many statements of the bank have no level in the latest year."""
        return len(bank()) - len(self.levels)

    @cached_property
    def _given(self) -> dict[str, Levels]:
        """What each group gave in the latest year. For the inside alone."""
        found = (
            (group, self.desk.measure(BY_GROUP, split="statement", choice=Choice("rater_group", group)))
            for group in groups()
        )
        return {group: _levels(measured, self.now) for group, measured in found}

    def by_group(self, statement: str) -> Levels:
        """What each group gave a statement, where it may be shown."""
        return {group: given[statement] for group, given in self._given.items() if statement in given}

    @property
    def far_apart(self) -> list[str]:
        """The statements on which two groups see another service."""
        spreads = ((one, spread_of(self.by_group(one))) for one in bank())
        return [one for one, found in spreads if found is not None and found.width >= words.FAR]


def _levels(measured: Measured, period: Period | None) -> Levels:
    cells = [] if period is None else [measured.cell(part, period) for part in bank()]
    return {cell.part: round(cell.value) for cell in cells if cell is not None and cell.value is not None}


@dataclass(frozen=True)
class OurOwnView:
    """The page in a sentence: how many statements we rate higher, and what is left to rate."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One headline."""
        rounds = Rounds.of(desk)
        low = sum(level <= LOW for level in rounds.levels.values())
        yield Headline(
            eyebrow=f"Self-assessment · {numbers.capital(plain.period_of(rounds.agreed))}",
            sentence=words.headline(rounds.moves, rounds.left, rounds.now, rounds.before),
            lead=words.to_discuss(len(rounds.far_apart)) if desk.inside else words.at_not_yet(low),
        )


@dataclass(frozen=True)
class RoundStatus:
    """How far the latest round has come, and how many statements are at each level."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of bars by level, with the year before as rings."""
        rounds = Rounds.of(desk)
        if rounds.now is None:
            yield empty(desk, AGREED, name="round", title="The latest round", width=self.width)
            return
        rows = tuple(_at_level(rounds, level) for level in range(1, 5))
        chart = Chart(
            Bars(rows),
            alt.text("Bar chart", f"statements by agreed level, {rounds.now.words}", alt.rows(rows)),
            _by_level(desk, rounds),
            "round",
        )
        yield card(
            desk,
            name="round",
            title=words.status(len(rounds.levels), len(bank()), rounds.now),
            scope=f"Statements by the level the working group agreed, {rounds.now.words}",
            pieces=(chart, *self._told(desk), *_rated_by(rounds)),
            about=[metric(AGREED)],
            width=self.width,
        )

    def _told(self, desk: Desk) -> Iterator[Text]:
        line = desk.measure(AGREED).line()
        told = words.mean(line[-1], line[-2] if len(line) > 1 else None) if line else ""
        promised = promise(desk, AGREED)
        said = f"{told} {standing.goal_words(promised.target)}." if promised else told
        if said:
            yield Text(said)


def _at_level(rounds: Rounds, level: int) -> Reading:
    """How many statements are at a level now, and as a ring how many were."""
    [any_cell, *_] = rounds.agreed.latest()
    now = _count(rounds.levels, level)
    ring = None
    if rounds.before is not None:
        then = _count(rounds.in_year(rounds.before), level)
        ring = Against(float(then), numbers.count(then), rounds.before.words)
    return Reading(
        words.level_named(level),
        figures.count_of(any_cell, float(now)),
        numbers.count(now),
        ring,
        f"{ring.text} in {ring.named}" if ring else "",
    )


def _count(levels: Levels, level: int) -> int:
    return sum(found == level for found in levels.values())


def _by_level(desk: Desk, rounds: Rounds) -> Table:
    periods = rounds.agreed.periods[-3:]
    return figures.table(
        "Statements by agreed level",
        ("Level", *(period.words for period in periods)),
        [
            (
                words.level_named(level),
                *(numbers.count(_count(rounds.in_year(period), level)) for period in periods),
            )
            for level in range(1, 5)
        ],
        name=f"self-assessment-levels-{figures.file_period(rounds.agreed)}",
        desk=desk,
    )


def _rated_by(rounds: Rounds) -> Iterator[Text]:
    """Who has statements left to rate in the latest round. For the inside alone."""
    if not rounds.desk.inside:
        return
    given = rounds.desk.measure(BY_GROUP, split="rater_group")
    cells = ((group, given.cell(group, rounds.now)) for group in groups())
    left = {
        group: len(asked_of(bank(), group)) - (cell.denominator or 0)
        for group, cell in cells
        if cell is not None
    }
    yield Text(words.still_to_rate(left))


@dataclass(frozen=True)
class OpenRound:
    """The round that is being rated now, group by group; or the way to open one. For the inside alone."""

    width: Width = Width.FULL

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """A card for each open round, with what can be done in it."""
        if not desk.inside:
            return
        under_way = list(open_rounds(desk.folded().rounds.values()))
        for found in under_way:
            yield card(
                desk,
                name=f"round-{found.round_id}",
                title=words.open_round(found),
                scope=f"Opened on {numbers.day(found.opened_on)}",
                pieces=tuple(self._pieces(desk, found)),
                about=[],
                sources=["Levels entered in the app"],
                width=self.width,
            )
        if not under_way:
            yield card(
                desk,
                name="open-round",
                title="No round is open",
                scope="A round is rated statement by statement, over several meetings",
                pieces=(Text(words.HOW_A_ROUND_GOES), Form("open_round")),
                about=[],
                width=self.width,
            )

    def _pieces(self, desk: Desk, found: Round) -> Iterator[Piece]:
        yield Text(words.goes_on(found))
        yield _by_group(desk, found)
        by_strand = means(found.levels, lambda one: one.strand.words, found.bank_version)
        told = words.so_far(by_strand, changes(found.levels, _before(desk, found)))
        if told:
            yield Text(told)
        origins = [one.origin for one in desk.plan().actions]
        low = asking_for_action(found.levels, origins)
        if low:
            yield Points(tuple(words.asks_for_action(found.bank[one], found.levels[one]) for one in low))
        yield Form("rate_statement", found.round_id)
        yield Form("agree_level", found.round_id)
        yield Form("close_round", found.round_id)


def _by_group(desk: Desk, found: Round) -> Table:
    return figures.table(
        f"{found.title}, group by group",
        ("Group", "Rated", "Put to them", "To come", "Next"),
        [
            (
                words.group_label(group),
                numbers.count(len(rated(found, group))),
                numbers.count(len(put_to(found, group))),
                numbers.count(len(unrated(found, group))),
                words.named(_next(found, group)),
            )
            for group in groups()
        ],
        name=f"self-assessment-{found.round_id.lower()}",
        desk=desk,
    )


def _next(found: Round, group: str) -> Statement | None:
    following = next_statement(found, group)
    return found.bank[following] if following else None


def _before(desk: Desk, found: Round) -> Levels:
    """The levels of the last year before the one that the round was opened in."""
    agreed = desk.measure(AGREED, split="statement")
    year = date(found.opened_on.year - (found.opened_on.month < 9), 9, 1)
    earlier = [period for period in agreed.periods if period.first_day < year]
    return _levels(agreed, earlier[-1]) if earlier else {}


@dataclass(frozen=True)
class ByStrand:
    """The mean agreed level of each strand in the last two rounds that can be compared."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a slope; nothing until there are two rounds."""
        measured = desk.measure(AGREED, split="strand")
        pair = _comparable(measured)
        if pair is None:
            return
        before, now = pair
        lines = _lines(measured, before, now)
        chart = Chart(
            Slope(lines, before.words, now.words),
            alt.text(
                "Slope chart",
                f"the mean agreed level by strand, {before.words} and {now.words}",
                words.slope_told(lines),
            ),
            figures.table(
                "Mean agreed level by strand",
                ("Strand", *(period.words for period in measured.periods[-3:]), "Statements"),
                [
                    (
                        measured.label(part),
                        *(level_of(measured.cell(part, period)) for period in measured.periods[-3:]),
                        numbers.denominator(cell),
                    )
                    for part in measured.metric.parts("strand")
                    if (cell := measured.cell(part)) is not None
                ],
                name=f"self-assessment-strands-{figures.file_period(measured)}",
                desk=desk,
            ),
            "strands",
        )
        yield card(
            desk,
            name="strands",
            title=words.moved_most(lines),
            scope=f"Mean of the agreed levels, 1 to 4, by strand, {before.words} and {now.words}",
            pieces=(chart,),
            about=[metric(AGREED)],
            width=self.width,
        )


def _comparable(measured: Measured) -> tuple[Period, Period] | None:
    """The last two rounds in a row of which some strand has as many agreed levels in the one as in the other.

    A round that has only begun is not set beside a whole one.
    """
    for before, now in reversed(list(zip(measured.periods, measured.periods[1:], strict=False))):
        if any(_alike(measured, part, before, now) for part in measured.metric.parts("strand")):
            return before, now
    return None


def _alike(measured: Measured, part: str, before: Period, now: Period) -> bool:
    then, latest = measured.cell(part, before), measured.cell(part, now)
    if then is None or latest is None or not (then.shown and latest.shown):
        return False
    return then.denominator == latest.denominator


def _lines(measured: Measured, before: Period, now: Period) -> tuple[SlopeLine, ...]:
    """A line for each strand; those that moved farthest, at most two, are strong and come first."""
    lines = [
        SlopeLine(measured.label(part), then, latest, level_of(then), level_of(latest))
        for part in measured.metric.parts("strand")
        if (then := measured.cell(part, before)) is not None
        and (latest := measured.cell(part, now)) is not None
        and (_alike(measured, part, before, now) or not (then.shown and latest.shown))
    ]
    farthest = max((_move(line) for line in lines), default=0.0)
    if farthest <= 0:
        return tuple(lines)
    strong = [line for line in lines if _move(line) == farthest][:2]
    marked = tuple(
        SlopeLine(line.label, line.before, line.now, line.first, line.last, strong=line in strong)
        for line in lines
    )
    return tuple(sorted(marked, key=lambda line: not line.strong))


def _move(line: SlopeLine) -> float:
    """How far a strand moved, as far as it is printed."""
    if line.before.value is None or line.now.value is None:
        return 0.0
    return round(abs(float(line.last) - float(line.first)), 1)


@dataclass(frozen=True)
class GroupsApart:
    """How far apart the groups are, strand by strand. For the inside alone."""

    width: Width = Width.FULL

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of dots and ranges."""
        if not desk.inside:
            return
        rows = tuple(row for row in _ranged(desk) if len(row.shown) > 1)
        if not rows:
            return
        period = plain.period_of(desk.measure(AGREED))
        chart = Chart(
            Ranges(rows, bottom=1, top=4, dot="A group's mean level", ring="The level agreed"),
            alt.text("Dots and ranges", f"levels by group and strand, {period}", words.ranges_told(rows)),
            figures.table(
                f"Mean level by group and strand, {period}",
                ("Group", *(row.label for row in rows)),
                [*_by_groups(rows), ("Agreed", *(row.ring.text if row.ring else "x" for row in rows))],
                name=f"self-assessment-spread-{figures.file_period(desk.measure(AGREED))}",
                desk=desk,
            ),
            "groups",
        )
        yield card(
            desk,
            name="groups",
            title=words.farthest(max(rows, key=_reach)),
            scope=f"Each group's mean level, over the statements it rated, {period}",
            pieces=(chart, *_left_out(rows), *_leaders_above(desk)),
            about=[metric(BY_GROUP), metric(SPREAD)],
            width=self.width,
        )


def _by_groups(rows: Sequence[Ranged]) -> Iterator[tuple[str, ...]]:
    """A line for each group, with its level of each strand."""
    for dots in zip(*(row.dots for row in rows), strict=True):
        yield dots[0].label, *(dot.text for dot in dots)


def _leaders_above(desk: Desk) -> Iterator[Text]:
    told = words.leaders_above(desk.measure(SPREAD).cell())
    if told:
        yield Text(told)


def _left_out(rows: Sequence[Ranged]) -> Iterator[Note]:
    if any(dot.text == Symbol.TOO_FEW for row in rows for dot in row.dots):
        yield Note(words.LEFT_OUT)


def _reach(row: Ranged) -> float:
    return round((row.shown[-1].cell.value or 0.0) - (row.shown[0].cell.value or 0.0), 2)


def _ranged(desk: Desk) -> Iterator[Ranged]:
    agreed = desk.measure(AGREED, split="strand")
    given = {
        group: desk.measure(BY_GROUP, split="strand", choice=Choice("rater_group", group))
        for group in groups()
    }
    for part in agreed.metric.parts("strand"):
        settled = agreed.cell(part)
        yield Ranged(
            agreed.label(part),
            tuple(
                Reading(words.group_label(group), cell, level_of(cell))
                for group, measured in given.items()
                if (cell := _enough_of(_in_same_year(measured, part, agreed), settled)) is not None
            ),
            Against(settled.value, level_of(settled), "Agreed") if settled is not None else None,
        )


def _enough_of(cell: Cell | None, settled: Cell | None) -> Cell | None:
    """A group's level of a strand, if it rated at least half of the statements that have an agreed level."""
    if cell is None or settled is None or 2 * (cell.denominator or 0) >= (settled.denominator or 0):
        return cell
    return figures.too_few(cell)


def _in_same_year(measured: Measured, part: str, agreed: Measured) -> Cell | None:
    return measured.cell(part, agreed.periods[-1]) if agreed.periods else None


@dataclass(frozen=True)
class EveryStatement:
    """Each statement: the level agreed, how the groups see it, what would show it, and what came of it."""

    width: Width = Width.FULL

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a table, and each low level as an offer of an action."""
        rounds = Rounds.of(desk)
        if rounds.now is None:
            return
        strand = chosen.get("strand")
        shown = [one for one in bank().values() if strand in (ALL, one.strand)]
        levels = {
            one.statement_id: rounds.levels[one.statement_id]
            for one in shown
            if one.statement_id in rounds.levels
        }
        yield card(
            desk,
            name="statements",
            title=words.at_everyday(levels),
            scope=f"{chosen.label('strand') or 'All strands'}, {rounds.now.words}",
            pieces=(_statements(desk, rounds, shown), *_offers(desk, levels)),
            about=[metric(AGREED)],
            width=self.width,
            folded=True,
        )


def _statements(desk: Desk, rounds: Rounds, shown: Sequence[Statement]) -> Table:
    inside = ("Groups, lowest to highest", "Actions from it") if desk.inside else ()
    return figures.table(
        f"Statements and their agreed level, {plain.period_of(rounds.agreed)}",
        ("Statement", "Agreed", "The year before", "Measures that would show it", *inside),
        [_statement(desk, rounds, one) for one in shown],
        name=f"self-assessment-statements-{figures.file_period(rounds.agreed)}",
        desk=desk,
    )


def _statement(desk: Desk, rounds: Rounds, one: Statement) -> tuple[str, ...]:
    cell, then = rounds.agreed.cell(one.statement_id), rounds.agreed.cell(one.statement_id, rounds.before)
    row = (
        f"{one.statement_id} {one.title}: {one.words}",
        _whole_level(cell),
        _whole_level(then if rounds.before else None),
        "; ".join(metric(key).title for key in one.evidence),
    )
    if not desk.inside:
        return row
    came = [action for action in desk.plan().actions if action.origin == origin(one.statement_id)]
    return (*row, words.spread(spread_of(rounds.by_group(one.statement_id))), words.actions(came))


def _whole_level(cell: Cell | None) -> str:
    """One statement's level, which is whole: '3', or its symbol."""
    return numbers.symbol(cell) if cell is None or cell.value is None else numbers.count(cell.value)


def _offers(desk: Desk, levels: Levels) -> Iterator[Piece]:
    """Inside: each low level that nothing is planned for, with a way to make an action of it."""
    if not desk.inside:
        return
    low = asking_for_action(levels, [one.origin for one in desk.plan().actions])
    if low:
        yield Points(tuple(words.asks_for_action(bank()[one], levels[one]) for one in low))
    for one in low:
        yield Form("action_from_statement", one)
