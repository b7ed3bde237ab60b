"""Who is appointed, year by year: the rates of two groups, their ratio and how sure it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import metric
from edi_metrics.periods import Period
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Block,
    Chart,
    Piece,
    Table,
    Text,
    Trend,
    Width,
)
from edi_metrics.story.sections.cards import card, empty, hidden_note
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers
from edi_metrics.story.words import workforce as words
from edi_metrics.story.words.comparing import ratio_says_something

GROUPS = ("ethnic_minorities", "white_british")


@dataclass(frozen=True)
class Recruitment:
    """Who is appointed, year by year: the rates of two groups, their ratio and how sure it is."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a trend, and what happened on the way."""
        appointed = desk.measure("recruitment.success", split="ethnicity_2")
        shortlisted = desk.measure("recruitment.shortlisted", split="ethnicity_2")
        pairs = [pair for pair in (_pair(appointed, period) for period in appointed.periods) if pair]
        if not pairs:
            yield empty(
                desk, "recruitment.success", name="recruitment", title="Who is appointed", width=self.width
            )
            return
        table = figures.table(
            "Applicants, shortlisted and appointed, 24 months to each August",
            ("Year", "Group", "Applied", "Shortlisted", "Appointed", "Rate", "Ratio (95% range)"),
            list(_recruitment_rows(desk, appointed, shortlisted)),
            name=f"recruitment-{figures.file_period(appointed)}",
            desk=desk,
        )
        compared = ratio_says_something(*pairs[-1], desk.level)
        rates = _drawn(desk, appointed, table) if compared else table
        pieces: list[Piece] = [*self._ratio(desk, pairs), *self._applied(desk), rates, *self._pathway(desk)]
        pieces.extend(hidden_note(desk, [cell for pair in pairs for cell in pair], "figures"))
        title = words.ratio_title(pairs[-1]) if compared else words.APPOINTED_UNSAID
        yield card(
            desk,
            name="recruitment",
            title=title,
            scope="Share of applicants appointed, 24 months to each August",
            pieces=pieces,
            about=[metric("recruitment.success")],
            width=self.width,
            folded=True,
        )

    def _ratio(self, desk: Desk, pairs: Sequence[tuple[Cell, Cell]]) -> tuple[Text, ...]:
        shown = [pair for pair in pairs if ratio_says_something(*pair, desk.level)]
        happened = [one for one in desk.events("recruitment.success") if one.happened_on <= desk.about.day]
        change = f"{happened[0].title} ({numbers.month(happened[0].happened_on)})" if happened else ""
        if not shown:
            return (Text(words.ratio_unsaid(change)),)
        if len(shown) == 1:
            return (Text(words.ratio_alone(shown[-1])),)
        return (
            Text(words.selection(shown[0], shown[-1], f", before {numbers.lower(change)}" if change else "")),
        )

    def _applied(self, desk: Desk) -> tuple[Text, ...]:
        """How many of those who applied are from ethnic minorities: the start of every rate here."""
        measured = desk.perhaps("recruitment.applicants_ethnic_minority")
        cell = measured.cell() if measured else None
        if cell is None or not cell.shown:
            return ()
        return (Text(words.applied(cell, desk.level)),)

    def _pathway(self, desk: Desk) -> tuple[Text, ...]:
        measured = desk.perhaps("recruitment.pathway")
        cell = measured.cell() if measured else None
        if cell is None or not cell.shown:
            return ()
        return (Text(words.pathway(cell, desk.level)),)


def _drawn(desk: Desk, appointed: Measured, table: Table) -> Chart:
    """Both groups' rates over the years; drawn where they may be compared, so that no picture says more."""
    lines = tuple(figures.line(appointed, part, desk) for part in GROUPS)
    said = alt.text(
        "Lines",
        f"applicants appointed, 24 months to each August, to {appointed.periods[-1].words}",
        "; ".join(f"{line.label} {line.last}" for line in lines),
        hidden=sum(not cell.shown for line in lines for cell in line.cells),
    )
    return Chart(Trend(lines, events=figures.happened(desk, appointed)), said, table, "recruitment")


def _pair(measured: Measured, period: Period) -> tuple[Cell, Cell] | None:
    ours, other = (measured.cell(part, period) for part in GROUPS)
    return (ours, other) if ours is not None and other is not None else None


def _recruitment_rows(desk: Desk, appointed: Measured, shortlisted: Measured) -> Iterator[tuple[str, ...]]:
    for period in appointed.periods:
        pair = _pair(appointed, period)
        if pair is None:
            continue
        for cell in pair:
            found = shortlisted.cell(cell.part, period)
            first = cell is pair[0]
            shown = ratio_says_something(*pair, desk.level)
            yield (
                period.label,
                appointed.label(cell.part),
                numbers.denominator(cell),
                numbers.numerator(found) if found else "x",
                numbers.numerator(cell),
                figures.figure(cell, appointed, desk),
                (words.rate_ratio(*pair) if shown else numbers.symbol(cell)) if first else "z",
            )
