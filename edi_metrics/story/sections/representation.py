"""Who works here by ethnic group, beside one comparison and beside three."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.measured import Cell
from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Block,
    Note,
    Piece,
    Reading,
    Table,
    Text,
    Width,
)
from edi_metrics.story.sections.cards import bounds_note, card, empty, hidden_note
from edi_metrics.story.sections.ethnicity import differing, ethnic_reading, gaps_or_table, mix_table
from edi_metrics.story.sections.workforce import KNOWN, MINORITIES, SHARE, one_each
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import workforce as words
from edi_metrics.story.words.comparing import expected, with_published


@dataclass(frozen=True)
class EthnicGroups:
    """Each ethnic group's gap from the comparison, with the range chance could explain, and the unknown."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of gap bars."""
        split, whole = desk.measure(SHARE, split="ethnicity_5"), desk.measure(SHARE).cell()
        mix = figures.composition(split, whole, desk)
        if not mix:
            yield empty(desk, SHARE, name="groups", title="People by ethnic group", width=self.width)
            return
        rows = tuple(ethnic_reading(desk, split, cell, "school_roll.ethnicity_5", "people") for cell in mix)
        compared = [row.against.named for row in rows if row.against][:1]
        period = plain.period_of(split)
        base = plain.known_of(whole, "people of known ethnicity")
        scope = ". ".join(
            part
            for part in (f"Points from the share of {''.join(compared)}" if compared else "", base, period)
            if part
        )
        title = words.mix(*differing(rows), shown=any(row.cell.shown for row in rows))
        known = desk.measure(KNOWN, split="characteristic").cell("ethnicity")
        table = mix_table(
            desk,
            mix,
            rows,
            f"People by ethnic group, {period}",
            f"workforce-by-ethnicity-{figures.file_period(split)}",
        )
        said = alt.text(
            "Gap bars",
            f"people by ethnic group, points from the comparison, {period}",
            f"{title}. {'; '.join(_read_out(row) for row in rows)}",
            hidden=alt.unseen(rows),
        )
        drawn = _drawn(rows, desk)
        pieces: list[Piece] = [gaps_or_table(drawn, said, _with_unknown(table, known), "ethnic-groups")]
        if known is not None and known.shown:
            pieces.append(Note(words.not_known(known)))
        pieces.extend(hidden_note(desk, mix, "groups"))
        yield card(
            desk,
            name="ethnic-groups",
            title=title,
            scope=scope,
            pieces=pieces,
            about=[metric(SHARE)],
            compared=compared,
            width=self.width,
        )


def _drawn(rows: Sequence[Reading], desk: Desk) -> tuple[Reading, ...]:
    """Published figures draw no range."""
    if desk.inside:
        return tuple(rows)
    return tuple(
        Reading(row.label, figures.without_range(row.cell), row.text, row.against, row.note) for row in rows
    )


def _read_out(row: Reading) -> str:
    return f"{row.label}: {row.note or row.text}" if row.cell.shown else f"{row.label}: hidden"


def _with_unknown(table: Table, known: Cell | None) -> Table:
    if known is None or not known.shown:
        return table
    unknown = numbers.count(known.d - known.n)
    rows = (*table.rows, ("Not known", unknown, "z", "z", "z", "z"))
    return Table(table.caption, table.columns, rows, table.filename, figures.symbols_used(rows))


@dataclass(frozen=True)
class ThreeComparisons:
    """The same share beside three comparators, and whether the verdict survives all of them."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a table."""
        share = desk.measure(SHARE)
        cell, compared = share.cell(), one_each(desk)
        if cell is None or not cell.shown:
            yield empty(desk, SHARE, name="comparisons", title="Beside three comparisons", width=self.width)
            return
        table = figures.table(
            "People from ethnic minorities beside three comparators",
            ("Compared with", "Comparison", "In people", "Ours", "Verdict"),
            [
                (
                    numbers.capital(one.named),
                    one.text,
                    numbers.about(expected(cell, one.value), desk.level),
                    numbers.count(cell.n),
                    words.verdict_words(with_published(cell, one.value)),
                )
                for one in compared
            ],
            name=f"workforce-comparisons-{figures.file_period(share)}",
            desk=desk,
        )
        pieces: list[Piece] = [
            Text(words.survives(cell, compared, desk.level)),
            table,
            *bounds_note(desk, share, cell, being=MINORITIES),
        ]
        yield card(
            desk,
            name="comparisons",
            title=words.three_way(cell, compared),
            scope=f"{numbers.of(cell, 'people of known ethnicity')}, {plain.period_of(share)}",
            pieces=pieces,
            about=[metric(SHARE)],
            compared=[one.named for one in compared],
            sources=[one.source for one in compared],
            width=self.width,
        )
