"""Every declared table counted from the marts, exactly. What this makes never leaves the build."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

import duckdb

from edi_metrics.build.reuse import Reuse
from edi_metrics.dimensions import Kind, dimension
from edi_metrics.errors import BuildFailed
from edi_metrics.metrics import Metric
from edi_metrics.vocabulary import ALL, NOT_KNOWN, WHOLE, Grain


@dataclass(frozen=True, slots=True)
class Members:
    """How many people a number counts, and a fingerprint of who they are.

    The fingerprint is a 64-bit hash of each person, all joined by exclusive or: two numbers with the
    same count and fingerprint count the same people, so hiding one means hiding the other.
    """

    count: int
    fingerprint: int | None = None

    def less(self, others: "Members") -> "Members":
        """Those who are left when `others`, who are all among these, are taken away."""
        if self.fingerprint is None or others.fingerprint is None:
            return Members(self.count - others.count)
        return Members(self.count - others.count, self.fingerprint ^ others.fingerprint)


NOBODY = Members(0, 0)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands in the warehouse: one part of one table in one period."""

    metric: str
    grain: Grain
    period: date
    split: str = WHOLE
    part: str = ALL
    narrowing: str = WHOLE
    within: str = ALL


@dataclass(frozen=True, slots=True)
class Counted:
    """The true figure of one place. `value` is set for a figure that is not a count of members.

    A median is a `value` whose base, the members it is taken over, stands in `numerator`.
    """

    numerator: Members
    denominator: Members | None = None
    value: float | None = None


Counts = dict[Place, Counted]


def measure(
    con: duckdb.DuckDBPyConnection,
    metrics: Iterable[Metric],
    reuse: Reuse | None = None,
    *,
    grains: Collection[Grain] = tuple(Grain),
) -> Counts:
    """The true figure of every declared place: metric x grain x period x split x narrowing.

    With `reuse`, a period whose rows and definitions have not changed is not counted again. Raises
    `BuildFailed` when a mart holds a part that its dimension does not declare.
    """
    counts: Counts = {}
    for source, together in _by_source(metrics, grains).items():
        if source.of is None:
            for metric in together:
                counts |= _complete(metric, source.grain, _aggregated(con, metric, source.grain))
        else:
            counted = _members(con, source, together, reuse)
            for metric in together:
                found = counted[metric.key]
                if metric.middle:
                    found = _with_medians(con, metric, source.grain, found)
                counts |= _complete(metric, source.grain, found)
    return counts


def tables(metric: Metric) -> Iterator[tuple[str, str]]:
    """Every (split, narrowing) that the metric declares, the whole included."""
    for split in (WHOLE, *metric.splits):
        for narrowing in (WHOLE, *metric.narrowings):
            yield split, narrowing


def can_exist(metric: Metric, split: str, part: str, narrowing: str, within: str) -> bool:
    """Whether anybody could be in `part` and in `within`: a tutor's contract is one, not two."""
    if split == WHOLE or narrowing == WHOLE:
        return True
    if split == narrowing:
        return part == within
    if dimension(split).rolls_up_to == narrowing:
        return dimension(split).parent(part) == within
    if dimension(narrowing).rolls_up_to == split:
        return dimension(narrowing).parent(within) == part
    return True


class _Source(NamedTuple):
    """Metrics with the same source are counted in one pass."""

    mart: str
    of: str | None
    who: str | None
    grain: Grain


_Key = tuple[str, str, date, str, str]
"""Split, narrowing, period, part, within."""

_Found = dict[_Key, Counted]


def _by_source(metrics: Iterable[Metric], grains: Collection[Grain]) -> dict[_Source, list[Metric]]:
    groups: dict[_Source, list[Metric]] = defaultdict(list)
    for metric in metrics:
        for grain in metric.cadence:
            if grain in grains:
                groups[_Source(metric.mart, metric.of, metric.who or metric.of, grain)].append(metric)
    return groups


def _members(
    con: duckdb.DuckDBPyConnection, source: _Source, together: list[Metric], reuse: Reuse | None
) -> dict[str, _Found]:
    """Counts of different members for several metrics of one mart."""
    wanted: dict[tuple[str, str], list[Metric]] = defaultdict(list)
    for metric in together:
        for table in tables(metric):
            wanted[table].append(metric)
    _flag(con, source, together, sorted({key for table in wanted for key in table} - {WHOLE}))
    rows: list[list[Any]] = []
    fresh: dict[date, str] = {}
    for period, key in _periods(con, together).items():
        known = reuse.rows(key) if reuse else None
        if known is None:
            fresh[period] = key
        else:
            rows += [[*row[:3], period, *row[4:]] for row in known]
    if fresh:
        counted = _count(con, together, wanted, list(fresh))
        rows += counted
        for period, key in fresh.items():
            if reuse:
                reuse.keep_rows(key, [[*row[:3], None, *row[4:]] for row in counted if row[3] == period])
    return _by_metric(together, rows)


def _flag(
    con: duckdb.DuckDBPyConnection, source: _Source, together: list[Metric], columns: list[str]
) -> None:
    """A row for each row of the mart with two bits a metric: in the denominator, in the numerator.

    A member's bits are the bits of any of its rows, so a count of members is a count of bits.
    """
    bits = [bit for metric in together for bit in _conditions(metric)]
    flags = " + ".join(f"(case when {bit} then {1 << place} else 0 end)" for place, bit in enumerate(bits))
    con.execute(
        f"create or replace temp table flagged as select {source.grain} as period,"
        f" hash({source.of}) as member, hash({source.who}) as print, ({flags})::ubigint as flags"
        + "".join(f", {_part_of(column)} as {column}" for column in columns)
        + f" from {source.mart} where {source.grain} is not null"
    )


def _periods(con: duckdb.DuckDBPyConnection, together: list[Metric]) -> dict[date, str]:
    """The periods there are, each with a key that changes when its rows or a definition do."""
    found = con.execute(
        "select period, count(*), sum(hash(flagged)::hugeint) from flagged group by period order by period"
    ).fetchall()
    definitions = hashlib.sha256(repr([repr(metric) for metric in together]).encode()).hexdigest()
    return {period: f"counted {definitions} {rows} {content}" for period, rows, content in found}


def _count(
    con: duckdb.DuckDBPyConnection,
    together: list[Metric],
    wanted: Mapping[tuple[str, str], list[Metric]],
    periods: list[date],
) -> list[list[Any]]:
    """Rows of metric, split, narrowing, period, part, within, n, its print, d, its print."""
    counted: list[list[Any]] = []
    for (split, narrowing), asked in wanted.items():
        rows = con.execute(
            _COUNT.format(
                part=f"'{ALL}'" if split == WHOLE else split,
                within=f"'{ALL}'" if narrowing == WHOLE else narrowing,
                numbers=", ".join(
                    f"sum(members) filter (flags & {bit} <> 0), bit_xor(print) filter (flags & {bit} <> 0)"
                    for metric in asked
                    for bit in _bits_of(together.index(metric))
                ),
            ),
            [periods],
        ).fetchall()
        for period, part, within, *values in rows:
            numbers = [int(value or 0) for value in values]
            for place, metric in enumerate(asked):
                d, d_print, n, n_print = numbers[4 * place : 4 * place + 4]
                counted.append([metric.key, split, narrowing, period, part, within, n, n_print, d, d_print])
    return counted


_COUNT = """
with member_bits as (
    select period, {part} as part, {within} as within, member,
           any_value(print) as print, bit_or(flags) as flags
    from flagged where period in (select unnest(?::date[])) group by all
),
alike as ( -- few members differ in their bits: adding up those who are alike first is five times as fast
    select period, part, within, flags, count(*) as members, bit_xor(print) as print
    from member_bits group by all
)
select period, part, within, {numbers} from alike group by all
"""


def _by_metric(together: list[Metric], rows: Iterable[Sequence[Any]]) -> dict[str, _Found]:
    plain = {metric.key for metric in together if metric.denominator is None}
    found: dict[str, _Found] = {metric.key: {} for metric in together}
    for key, split, narrowing, period, part, within, n, n_print, d, d_print in rows:
        found[key][split, narrowing, period, part, within] = Counted(
            Members(n, n_print), None if key in plain else Members(d, d_print)
        )
    return found


def _conditions(metric: Metric) -> tuple[str, str]:
    among = f"({metric.denominator})" if metric.denominator is not None else "true"
    return among, f"{among} and ({metric.numerator})"


def _bits_of(index: int) -> tuple[int, int]:
    return 1 << (2 * index), 1 << (2 * index + 1)


def _part_of(column: str) -> str:
    """The column as a part: a missing answer, or one of the answer states, is `not_known`."""
    if dimension(column).asked:
        return f"case when known({column}) then {column} else '{NOT_KNOWN}' end"
    return column


def _aggregated(con: duckdb.DuckDBPyConnection, metric: Metric, grain: Grain) -> _Found:
    """Counts of a metric whose numerator and denominator are aggregate expressions."""
    found: _Found = {}
    for split, narrowing in tables(metric):
        part = f"'{ALL}'" if split == WHOLE else _part_of(split)
        within = f"'{ALL}'" if narrowing == WHOLE else _part_of(narrowing)
        rows = con.execute(
            f"select {grain} as period, {part} as part, {within} as within,"
            f" {metric.numerator}, {metric.denominator or 'null'}"
            f" from {metric.mart} where {grain} is not null group by 1, 2, 3"
        ).fetchall()
        for period, part_found, within_found, n, d in rows:
            if n is not None:
                found[split, narrowing, period, part_found, within_found] = _figure(metric, n, d)
    return found


def _with_medians(con: duckdb.DuckDBPyConnection, metric: Metric, grain: Grain, found: _Found) -> _Found:
    """The same members, each place with the median of their values in whole units, halves up."""
    medians: dict[_Key, float] = {}
    for split, narrowing in tables(metric):
        part = f"'{ALL}'" if split == WHOLE else _part_of(split)
        within = f"'{ALL}'" if narrowing == WHOLE else _part_of(narrowing)
        rows = con.execute(
            f"select {grain} as period, {part} as part, {within} as within,"
            f" floor(median({metric.middle}) + 0.5)"
            f" from {metric.mart} where {grain} is not null and {metric.numerator} group by 1, 2, 3"
        ).fetchall()
        medians |= {(split, narrowing, *row[:3]): float(row[3]) for row in rows}
    return {key: replace(counted, value=medians.get(key)) for key, counted in found.items()}


def _figure(metric: Metric, n: float, d: float | None) -> Counted:
    if metric.denominator is None:
        whole = float(n).is_integer()
        return Counted(Members(int(n)) if whole else Members(0), value=float(n))
    return Counted(Members(round(n)), Members(round(d or 0)), value=float(n))


def _complete(metric: Metric, grain: Grain, found: _Found) -> Counts:
    """A figure for every declared place of every period in which the whole has one; nobody is zero."""
    zero = Counted(NOBODY, None if metric.denominator is None else NOBODY, value=None)
    complete: Counts = {}
    periods = sorted(
        period
        for (split, narrowing, period, _, _), counted in found.items()
        if split == narrowing == WHOLE and (counted.denominator is None or counted.denominator.count > 0)
    )
    for period in periods:
        for split, narrowing in tables(metric):
            for part in metric.parts(split):
                for within in metric.parts(narrowing):
                    place = Place(metric.key, grain, period, split, part, narrowing, within)
                    complete[place] = found.get((split, narrowing, period, part, within), zero)
    _refuse_strangers(metric, found)
    return complete


def _refuse_strangers(metric: Metric, found: _Found) -> None:
    for split, narrowing, _, part, within in found:
        for key, value in ((split, part), (narrowing, within)):
            if key == WHOLE or value in metric.parts(key):
                continue
            overlaps = dimension(key).kind is Kind.OVERLAPPING
            if (value is None and overlaps) or (key in metric.only and value in dimension(key).parts):
                continue
            raise BuildFailed(
                f"{metric.mart} has '{value}' as {key}, which is not one of its parts."
                f" Add it to the code list or mend the mart; '{metric.key}' was not counted."
            )
