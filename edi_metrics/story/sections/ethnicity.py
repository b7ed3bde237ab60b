"""People by ethnic group beside a published mix: of learners here, of staff on the workforce page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Against,
    Block,
    Chart,
    GapBars,
    Reading,
    Table,
    Width,
)
from edi_metrics.story.sections.cards import card, hidden_note
from edi_metrics.story.sections.learners import (
    group_of,
    share_of,
)
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import workforce as staff
from edi_metrics.story.words.comparing import Verdict, with_published


@dataclass(frozen=True)
class EthnicMix:
    """Learners by ethnic group beside pupils on roll; on the page when that is the group chosen."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of gap bars, or nothing for another group."""
        group = group_of(chosen)
        if group.code != "ethnic_minority":
            return
        split = share_of(desk, chosen, group, "ethnicity_5")
        whole = share_of(desk, chosen, group).cell()
        mix = figures.composition(split, whole, desk)
        readings = tuple(
            ethnic_reading(desk, split, cell, "school_roll.ethnicity_5", "learners") for cell in mix
        )
        period = plain.period_of(split)
        table = mix_table(
            desk,
            mix,
            readings,
            f"Learners by ethnic group, {period}",
            f"participation-by-ethnicity-{figures.file_period(split)}",
        )
        said = alt.text(
            "Gap bars",
            f"learners by ethnic group, points from pupils on roll, {period}",
            "; ".join(f"{row.label}: {row.note or row.text}" for row in readings),
            hidden=alt.unseen(readings),
        )
        base = plain.known_of(whole, "learners of known ethnicity")
        yield card(
            desk,
            name="ethnic-mix",
            title=staff.mix(
                *differing(readings),
                who="learners",
                than="school rolls suggest",
                shown=_any_shown(readings),
            ),
            scope=". ".join(
                part for part in ("Points from the share of pupils on roll", base, period) if part
            ),
            pieces=(
                gaps_or_table(readings, said, table, "ethnic-mix"),
                *hidden_note(desk, mix, "groups"),
            ),
            about=[metric(group.metric)],
            compared=[row.against.named for row in readings if row.against][:1],
            width=self.width,
            folded=True,
        )


def gaps_or_table(rows: Sequence[Reading], said: str, table: Table, name: str) -> Chart | Table:
    """Gap bars with their table; the table alone where every row is hidden and there is nothing to draw."""
    return Chart(GapBars(tuple(rows)), said, table, name) if _any_shown(rows) else table


def _any_shown(rows: Sequence[Reading]) -> bool:
    return any(row.cell.shown for row in rows)


def differing(rows: Sequence[Reading]) -> tuple[list[str], list[str]]:
    """The groups with fewer people than the published mix suggests, and those with more, as adjectives."""
    fewer, more = [], []
    for row in rows:
        verdict = with_published(row.cell, row.against.value if row.against else None)
        name = _ADJECTIVE.get(row.cell.part, row.label)
        if verdict is Verdict.LESS:
            fewer.append(name)
        elif verdict is Verdict.MORE:
            more.append(name)
    return fewer, more


_ADJECTIVE = {"asian": "Asian", "black": "Black", "mixed": "Mixed", "other": "Other", "white": "White"}


def ethnic_reading(desk: Desk, measured: Measured, cell: Cell, series: str, noun: str) -> Reading:
    """One ethnic group beside its published share, in people."""
    found = desk.benchmark(series, area_code=desk.about.area_code, category=cell.part)
    against = Against(found.value, numbers.published_percent(found.value), found.named) if found else None
    text = numbers.percent(cell.n, cell.d, desk.level) if cell.shown else numbers.symbol(cell)
    note = ""
    if cell.shown and found:
        note = staff.group_note(cell, found.value, noun, desk.level)
    return Reading(measured.label(cell.part), cell, text, against, note)


def mix_table(desk: Desk, mix: Sequence[Cell], readings: Sequence[Reading], caption: str, name: str) -> Table:
    """The figures behind gap bars by ethnic group."""
    body = [
        (
            row.label,
            numbers.numerator(cell),
            numbers.denominator(cell),
            row.text,
            row.against.text if row.against else "x",
            _suggested(cell, row, desk),
        )
        for cell, row in zip(mix, readings, strict=True)
    ]
    columns = ("Ethnic group", "People", "Known", "Share of known", "Comparison", "Comparison in people")
    return figures.table(caption, columns, body, name=name, desk=desk)


def _suggested(cell: Cell, row: Reading, desk: Desk) -> str:
    if row.against is None or row.against.value is None:
        return "x"
    if cell.denominator is None:
        return numbers.symbol(cell)
    return numbers.about(row.against.value * cell.denominator / 100, desk.level)
