"""Do we look at how we work? The page in a sentence, four figures, and the inclusion-lens register."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Against, Bars, Block, Chart, Headline, Reading, Text, Tile, Tiles, Width
from edi_metrics.story.sections.cards import card, empty, tile
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import leadership as words
from edi_metrics.vocabulary import ALL

LENS = "leadership.lens_reviewed"
CHANGED = "leadership.lens_changed"
GROUP = "leadership.group_breadth"
SOURCES = "leadership.insight_sources"
VOTES = "leadership.young_votes"


def absent(measured: Measured) -> list[str]:
    """The parts of which there is none in the latest period, as they stand in a sentence."""
    gone = [cell for cell in measured.latest() if cell.shown and not cell.n]
    return words.names(measured, gone)


@dataclass(frozen=True)
class Leading:
    """The page in a sentence: how much of how we work has been looked at, and who is not in the room."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One headline."""
        lens = desk.measure(LENS)
        without = absent(desk.measure(GROUP, split="group_kind"))
        unheard = absent(desk.measure(SOURCES, split="insight_source"))
        yield Headline(
            eyebrow=f"Leadership · {numbers.capital(plain.period_of(lens))}",
            sentence=words.headline(lens.cell()),
            lead=words.to_discuss(without, unheard),
        )


@dataclass(frozen=True)
class LeadingTiles:
    """The lens register, the groups heard, the votes of young people and the kinds in the working group."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """Four tiles."""
        lens, votes = desk.measure(LENS), desk.measure(VOTES)
        yield Tiles(
            (
                tile(desk, lens, words=words.reviewed_since(figures.first_shown(lens, ALL))),
                _kinds(desk, SOURCES, "insight_source", "groups", "Every group is heard"),
                tile(desk, votes, words=words.votes_on_tile(votes.line())),
                _kinds(desk, GROUP, "group_kind", "kinds", "Every kind is in the room"),
            )
        )


def _kinds(desk: Desk, key: str, split: str, noun: str, all_there: str) -> Tile:
    """A count of kinds, out of how many there are, with those that are missing."""
    whole, parts = desk.measure(key), desk.measure(key, split=split)
    if not whole.cells:
        return tile(desk, whole, words="No figures yet")
    said = tile(desk, whole, words=words.missing(absent(parts), all_there))
    return replace(said, unit=f"of {numbers.count(len(metric(key).parts(split)))} {noun}")


@dataclass(frozen=True)
class LensRegister:
    """Which kinds of process have been reviewed, what the reviews led to, and how the register filled."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of bars by kind of process."""
        lens, by_kind = desk.measure(LENS), desk.measure(LENS, split="lens_kind")
        changed = desk.measure(CHANGED)
        cells = [cell for cell in figures.known(by_kind) if cell.denominator]
        if not cells:
            yield empty(desk, LENS, name="lens", title="The inclusion-lens register", width=self.width)
            return
        rows = tuple(_on_register(by_kind, cell) for cell in cells)
        chart = Chart(
            Bars(rows, filled="Reviewed", ring="On the register"),
            alt.text(
                "Bar chart",
                f"processes reviewed, against those on the register, by kind, {plain.period_of(lens)}",
                alt.rows(rows),
            ),
            figures.table(
                f"Processes by kind, {plain.period_of(lens)}",
                (
                    "Kind of process",
                    "Reviewed",
                    "On the register",
                    "Still to be reviewed",
                    "Changed or stopped",
                ),
                _register(by_kind, desk.measure(CHANGED, split="lens_kind"), cells),
                name=f"leadership-lens-{figures.file_period(lens)}",
                desk=desk,
            ),
            "lens",
        )
        yield card(
            desk,
            name="lens",
            title=words.changed(changed.cell()),
            scope=f"Processes reviewed in the last 36 months by kind, {plain.period_of(lens)}",
            pieces=(chart, *self._told(desk, lens)),
            about=[metric(LENS), metric(CHANGED)],
            width=self.width,
        )

    def _told(self, desk: Desk, lens: Measured) -> Iterator[Text]:
        line = lens.line()
        before = line[-2] if len(line) > 1 else None
        said = (
            words.outcomes(desk.measure("leadership.lens_register", split="lens_outcome")),
            words.history(_last_of_each_year(line)),
            words.at_the_last_meeting(before, lens.cell()),
        )
        told = " ".join(sentence for sentence in said if sentence)
        if told:
            yield Text(told)


def _on_register(by_kind: Measured, cell: Cell) -> Reading:
    """Reviewed as the bar, the whole register as the ring: so few are counts, never shares."""
    ring = Against(float(cell.d), numbers.count(cell.d), "on the register")
    reviewed = figures.count_of(cell, float(cell.n))
    return Reading(
        by_kind.label(cell.part), reviewed, numbers.count(cell.n), ring, words.reviewed_by_kind(cell)
    )


def _register(by_kind: Measured, changed: Measured, cells: Sequence[Cell]) -> Iterator[tuple[str, ...]]:
    for cell in cells:
        finished = changed.cell(cell.part)
        yield (
            by_kind.label(cell.part),
            numbers.numerator(cell),
            numbers.denominator(cell),
            numbers.count(cell.d - cell.n),
            numbers.numerator(finished) if finished else "x",
        )


def _last_of_each_year(line: Sequence[Cell]) -> list[Cell]:
    """The last meeting's cell of each academic year, which begins in September."""
    last: dict[int, Cell] = {}
    for cell in line:
        day = cell.period.first_day
        last[day.year if day.month >= 9 else day.year - 1] = cell
    return list(last.values())
