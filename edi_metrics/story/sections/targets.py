"""Promises: where each stands, off track first, and one of them in detail."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.dimensions import part_label
from edi_metrics.measured import Cell
from edi_metrics.plan.facts.promises import TargetRetired, TargetRevised, TargetSet
from edi_metrics.plan.folding import still_standing
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk, Judged
from edi_metrics.story.blocks import (
    Block,
    Board,
    BoardRow,
    Card,
    Chart,
    Chip,
    Form,
    Happened,
    Headline,
    Line,
    Mark,
    Note,
    Piece,
    Points,
    StatusBar,
    Table,
    Text,
    Trajectory,
    Width,
)
from edi_metrics.story.rebaselining import Rebaselined, rebaselined
from edi_metrics.story.sections.cards import bounds_note, break_note, card
from edi_metrics.story.story import Chosen, Filter, Option
from edi_metrics.story.words import alt, numbers, plain, standing
from edi_metrics.story.words import rebaselined as changed
from edi_metrics.targets import Target
from edi_metrics.vocabulary import Level, Standing, Unit


def _options(desk: Desk) -> tuple[Option, ...]:
    return tuple(Option(one.target.target_id, one.target.title) for one in standing.by_need(desk.judged()))


TARGET = Filter("target", "Target in detail", _options)
"""The target to look at closely; the one most in need of attention until another is chosen."""


@dataclass(frozen=True)
class PromisesKept:
    """The page in a sentence: how many targets need what."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One headline."""
        judged = desk.judged()
        yield Headline(
            eyebrow=f"Targets · as at {numbers.day(desk.about.day)}",
            sentence=standing.board_headline(judged),
            lead=standing.lead(judged, desk.level, headline_counts=True),
        )


@dataclass(frozen=True)
class TargetBoard:
    """Targets as rows, off track first: every one, or those alone that need something."""

    width: Width = Width.FULL
    needing: bool = False
    setting: bool = False
    """Whether a target can be set here."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with the board, or where targets come from when there are none."""
        judged = standing.by_need(desk.judged())
        forms: tuple[Piece, ...] = (Form("set_target"),) if self.setting else ()
        if not judged:
            yield _no_targets(desk, self.width, forms)
            return
        board = board_of(desk, self._kept(judged), judged)
        rows = board.rows
        shown: Piece = board if rows else Text(standing.NOTHING_NEEDED)
        yield Card(
            title=standing.board_title(len(rows), len(judged), needing=self.needing),
            scope="Bar: now. Upright line: expected by now. Box: from zero to the target",
            pieces=(*forms, shown),
            source=plain.sources(desk.about, "targets agreed by the working group"),
            name="board",
            width=self.width,
        )

    def _kept(self, judged: Sequence[Judged]) -> list[Judged]:
        wanted = (Standing.OFF_TRACK, Standing.BEHIND)
        return [one for one in judged if not self.needing or one.judgement.standing in wanted]


def board_of(
    desk: Desk,
    shown: Sequence[Judged],
    judged: Sequence[Judged],
    *,
    caption: str = "Every target: baseline, expected now, now, goal, date and owner",
    name: str = "targets",
) -> Board:
    """Some targets as rows, in the order given, with a table of all that were judged."""
    table = figures.table(
        caption,
        ("Target", "Baseline", "Expected now", "Now", "Goal", "Owner", "Standing"),
        [_table_row(one, desk.level) for one in judged],
        name=name,
        desk=desk,
    )
    return Board(tuple(_row(one, desk.level) for one in shown), table)


def _no_targets(desk: Desk, width: Width, forms: tuple[Piece, ...]) -> Card:
    pieces = (Text("No targets are set yet. The working group sets them."), *forms)
    return Card("No targets yet", "Nothing to judge", pieces, plain.sources(desk.about), "board", width)


def _row(one: Judged, level: Level) -> BoardRow:
    target, found = one.target, one.judgement
    latest = standing.last_shown(one)
    now = latest.value if latest else None
    return BoardRow(
        title=target.title,
        owner=target.owner,
        figure=standing.figure(one, level),
        people=standing.people(one),
        now=now,
        expected=found.expected_now,
        goal=target.goal,
        top=_top(target, now, found.expected_now),
        goal_words=standing.goal_words(target),
        chip=Chip(found.standing, found.reason),
        href=f"targets?target={target.target_id}",
        note=standing.silent_note(target),
    )


def _top(target: Target, *values: float | None) -> float:
    most = max([target.goal, *(value for value in values if value is not None)])
    room = most * 1.1 or 1.0
    return min(room, 100.0) if target.unit is Unit.PERCENT else room


def _table_row(one: Judged, level: Level) -> tuple[str, ...]:
    target, found = one.target, one.judgement
    baseline = numbers.figure(found.baseline, one.measured.metric, level) if found.baseline else "x"
    expected = (
        standing.value_figure(one, found.expected_now, level) if found.expected_now is not None else "x"
    )
    now = standing.figure(one, level)
    words = standing.judged_title(one)
    return (
        target.title,
        baseline,
        expected,
        now,
        standing.goal_words(target),
        target.owner,
        words,
    )


@dataclass(frozen=True)
class TargetStatus:
    """How many targets stand where."""

    width: Width = Width.THIRD

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with the status bar."""
        judged = desk.judged()
        if judged:
            yield Card(
                title=standing.board_headline(judged),
                scope=f"Judged on {numbers.day(desk.about.day)} by the figures of this level",
                pieces=(StatusBar(standing.tally(judged)),),
                source=plain.sources(desk.about, "targets agreed by the working group"),
                name="status",
                width=self.width,
            )


@dataclass(frozen=True)
class OneTarget:
    """One target closely: its path, its evidence, every change made to it, and what it means."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """Three cards: the path, what stands behind it, and every change made to it."""
        judged = {one.target.target_id: one for one in desk.judged()}
        one = judged.get(chosen.get("target")) or next(iter(standing.by_need(list(judged.values()))), None)
        if one is None:
            return
        yield path_card(desk, one, width=Width.TWO_THIRDS)
        yield self._behind(desk, one)
        yield _history(desk, one)

    def _behind(self, desk: Desk, one: Judged) -> Card:
        target, latest = one.target, one.judgement.latest
        bounds = plain.bounds(latest, desk.everyone(one.measured, latest), desk.policy, desk.level)
        pieces: list[Piece] = [
            Points(standing.evidence(one, desk.level, bounds)),
            Text(standing.why(target)),
        ]
        return card(
            desk,
            name="evidence",
            title=standing.evidence_title(one),
            scope=f"{target.owner} · {standing.goal_words(target)}",
            pieces=pieces,
            about=[one.measured.metric],
            width=Width.THIRD,
        )


def _history(desk: Desk, one: Judged) -> Card:
    """Every change for ever after, re-baselining first; with what can be changed now."""
    target, again = one.target, rebaselined(one, desk)
    said = [
        words
        for found in again
        for words in (
            *(changed.told(change, target) for change in found.changes),
            changed.judged_by_both(found, one.judgement),
        )
        if words
    ]
    about = target.target_id
    points = (Points(tuple(said)),) if said else ()
    return Card(
        title=changed.history_title(target, again),
        scope=f"{about} · {target.title}",
        pieces=(*points, _changes(desk, target), Form("revise_target", about), Form("retire_target", about)),
        source=plain.sources(desk.about, "the plan's record"),
        name="history",
        width=Width.FULL,
    )


def _changes(desk: Desk, target: Target) -> Table:
    """Every change as a table; inside, with the role that made it."""
    rows, columns = changed.rows(target), changed.COLUMNS
    if desk.inside:
        columns = (*columns, changed.MADE_BY)
        rows = [(*row, role) for row, role in zip(rows, _made_by(desk, target), strict=True)]
    name = f"changes-of-{target.target_id.lower()}"
    return figures.table(f"Every change to {target.target_id}", columns, rows, name=name, desk=desk)


def _made_by(desk: Desk, target: Target) -> list[str]:
    """The role that set the target, then the one that made each of its changes."""
    made = [event for event in desk.history() if event.stream == f"target/{target.target_id}"]
    set_by = next((event.by_role for event in made if isinstance(event.fact, TargetSet)), "x")
    revised = {
        (event.happened_on, event.fact.field, event.fact.now): event.by_role
        for event in made
        if isinstance(event.fact, TargetRevised)
    }
    return [set_by, *(revised.get((one.changed_on, one.field, one.now), "x") for one in target.changes)]


@dataclass(frozen=True)
class Retired:
    """The targets that no longer stand, and why."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card, or nothing when every target that was set still stands."""
        retired = [
            (event, promise)
            for event in still_standing(desk.history())
            if isinstance(event.fact, TargetRetired)
            and (promise := desk.folded().promises.get(event.about)) is not None
        ]
        if retired:
            table = figures.table(
                "Targets that were retired",
                ("Target", "On", "Why", "Made by"),
                [changed.retired_row(event, promise) for event, promise in retired],
                name="targets-retired",
                desk=desk,
            )
            yield Card(
                title="No longer promised",
                scope="Retired targets are not judged; their history stays in the record",
                pieces=(table,),
                source=plain.sources(desk.about, "the plan's record"),
                name="retired",
                width=Width.FULL,
            )


@dataclass(frozen=True)
class OnePath:
    """The path of one target, chosen by the figures: the most in need that can be drawn."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card, or nothing when no target has three shown periods."""
        found = [one for one in standing.by_need(desk.judged()) if drawable(one)]
        if found:
            yield path_card(desk, found[0], width=self.width, folded=True)


def drawable(one: Judged) -> bool:
    """Whether a target has a path and three shown periods to draw."""
    shown = sum(cell.shown for cell in one.measured.line(one.target.part))
    return shown >= 3 and bool(one.judgement.path)


def path_card(desk: Desk, one: Judged, *, width: Width, folded: bool = False) -> Card:
    """The trajectory of one target, with the events on its way; words alone when it is too early to draw."""
    target = one.target
    scope = f"{target.title}. {numbers.capital(standing.scope(target))}"
    pieces: list[Piece] = []
    if drawable(one):
        pieces.append(_trajectory(desk, one))
    else:
        pieces.append(Text("Too early to draw: a path needs three periods that can be shown."))
        pieces.append(_path_table(desk, one))
    hidden = [cell for cell in one.measured.line(target.part) if not cell.shown]
    if hidden:
        pieces.append(Note(standing.unseen(len(hidden), len(one.measured.periods))))
    pieces.extend(_of_promises(desk, one))
    pieces.extend(break_note(desk, one.measured))
    if folded:
        pieces.extend(bounds_note(desk, one.measured, one.judgement.latest))
    return card(
        desk,
        name=f"path-{target.target_id}",
        title=standing.path_title(one, desk.level),
        scope=scope,
        pieces=pieces,
        about=[one.measured.metric] if folded else [],
        sources=[] if folded else [one.measured.metric.source],
        width=width,
        folded=folded,
    )


def _of_promises(desk: Desk, one: Judged) -> Iterator[Note]:
    """What the milestones are for, and what was promised before."""
    again = [found for found in rebaselined(one, desk) if _earlier(one, found)]
    if drawable(one) and again:
        yield Note(changed.drawn(again))
    if words := standing.milestones(one.target):
        yield Note(words)


def _earlier(one: Judged, found: Rebaselined) -> tuple[Mark, ...]:
    """The path that was promised before; nothing where another figure was."""
    before, target = found.before, one.target
    same = before is not None and _figure_of(before) == _figure_of(target)
    return tuple(Mark(*mark) for mark in found.was.path) if same and found.was else ()


def _figure_of(target: Target) -> tuple[str, ...]:
    return target.metric, target.split, target.part, target.narrowing, target.within


def _trajectory(desk: Desk, one: Judged) -> Chart:
    target, found, again = one.target, one.judgement, rebaselined(one, desk)
    cells = one.measured.line(target.part)
    line = Line(
        standing.subject(target), _without_ranges(cells), figures.figure(cells[-1], one.measured, desk)
    )
    latest = standing.last_shown(one)
    pace, low, high = _pace(desk, one, latest)
    drawing = Trajectory(
        line=line,
        path=tuple(Mark(*mark) for mark in found.path),
        goal=Mark(target.due, target.goal),
        goal_text=changed.goal_text(target, [found for found in again if _earlier(one, found)]),
        unit=target.unit,
        pace=pace,
        low=low,
        high=high,
        events=(*figures.happened(desk, one.measured), *_stems(one, again)),
        milestones=tuple(Mark(*mark) for mark in target.milestones),
        earlier=tuple(path for path in (_earlier(one, found) for found in again) if path),
    )
    finding = standing.path_alt(one, desk.level) + changed.alt(again, target)
    unseen = sum(not cell.shown for cell in cells)
    what = f"{standing.subject(target)}, {cells[0].period.words} to {cells[-1].period.words}"
    return Chart(
        drawing,
        alt.text("Line with target", what, finding, hidden=unseen),
        _path_table(desk, one),
        f"path-{target.target_id}",
    )


def _stems(one: Judged, again: Sequence[Rebaselined]) -> Iterator[Happened]:
    """A mark on the chart at each day of re-baselining, within its periods."""
    first = one.measured.periods[0].first_day
    for found in again:
        if found.on >= first:
            words = "; ".join(changed.stem(change, one.target) for change in found.changes)
            yield Happened(found.on, words)


def _without_ranges(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple(figures.without_range(cell) for cell in cells)


def _pace(
    desk: Desk, one: Judged, latest: Cell | None
) -> tuple[tuple[Mark, ...], tuple[Mark, ...], tuple[Mark, ...]]:
    """Where the trend leads, from the latest figure to the due date; nothing when published or past due."""
    found = one.judgement
    if not desk.inside or latest is None or latest.value is None or found.projected is None:
        return (), (), ()
    start, end = latest.period.first_day, found.projected.day
    if found.projected_low is None or found.projected_high is None or end <= start:
        return (), (), ()
    now = Mark(start, latest.value)
    return (
        (now, Mark(end, found.projected.value)),
        (now, Mark(end, found.projected_low)),
        (now, Mark(end, found.projected_high)),
    )


def _path_table(desk: Desk, one: Judged) -> Table:
    measured, target = one.measured, one.target
    rows = [
        (
            cell.period.label,
            numbers.numerator(cell),
            numbers.denominator(cell) if measured.metric.denominator else "z",
            numbers.figure(cell, measured.metric, desk.level),
        )
        for cell in measured.line(target.part)
    ]
    part = "" if target.part == "All" else f", {part_label(target.split, target.part)}"
    return figures.table(
        f"{measured.metric.title}{part}",
        ("Period", "Number", "Out of", "Figure"),
        rows,
        name=f"target-{target.target_id.lower()}",
        desk=desk,
    )


def strand_tiles(desk: Desk) -> tuple[Judged, ...]:
    """One target a strand: the one most in need of attention among those that can be judged."""
    found: dict[str, Judged] = {}
    for one in standing.by_need(desk.judged()):
        if one.judgement.standing is not Standing.CANNOT_SAY:
            found.setdefault(one.target.strand, one)
    return tuple(found[strand] for strand in sorted(found, key=_STRANDS.index))


_STRANDS = ("programming", "workforce", "voice", "leadership")
