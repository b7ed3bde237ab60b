"""SQL decides, Pydantic explains: what is wrong with the rows that were read, and how to mend it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import duckdb
from pydantic import ValidationError

from edi_metrics.datasets import Column
from edi_metrics.datasets.dataset import is_count
from edi_metrics.datasets.kinds import shortened
from edi_metrics.intake.forms import Form
from edi_metrics.intake.read import STAGED, count_of
from edi_metrics.intake.report import Problem
from edi_metrics.landing import PERSON

_VALUES_READ = 100  # different wrong values of a column that are explained one by one

Numbering = Callable[[int], int]
"""From a row of `staged` to the file's own row."""


def problems(con: duckdb.DuckDBPyConnection, form: Form, number: Numbering, day: date) -> list[Problem]:
    """Every kind of problem in the rows, in the order they are met."""
    found: list[Problem] = []
    if count_of(con, f"select count(*) from {STAGED} where broken <> 0"):
        for place, column in enumerate(form.columns):
            found += _column_problems(con, form, place, column, number, day)
        found += _rule_problems(con, form, number)
    found += _clashes(con, form, number)
    found += _wrong_sums(con, form, number)
    return sorted(found, key=lambda problem: problem.row or 0)


def without_repeats(con: duckdb.DuckDBPyConnection, form: Form) -> tuple[str, ...]:
    """Keep one of each row that is there more than once, and say so. Call it when there are no problems."""
    key = ", ".join(form.per)
    rows = count_of(con, f"select count(*) from {STAGED}")
    if count_of(con, f"select count(distinct hash({key})) from {STAGED}") == rows:
        return ()
    con.execute(f"delete from {STAGED} where rowid not in (select min(rowid) from {STAGED} group by {key})")
    extra = rows - count_of(con, f"select count(*) from {STAGED}")
    return (f"{extra:,} rows repeat another in every column. Each was kept once.",) if extra else ()


def missing_expectations(con: duckdb.DuckDBPyConnection, form: Form) -> tuple[str, ...]:
    """What a good file of this dataset should hold as a whole, and this one does not."""
    return tuple(
        expected.sentence
        for expected in form.dataset.expects
        if form.lands_as == PERSON and count_of(con, f"select ({expected.missing})::int from {STAGED}")
    )


def _column_problems(
    con: duckdb.DuckDBPyConnection, form: Form, place: int, column: Column, number: Numbering, day: date
) -> list[Problem]:
    met = con.execute(
        f"select first(cells order by rowid), count(*), min(rowid) from {STAGED}"
        f" where broken & {1 << place} <> 0 group by cells[{place + 1}] order by 3"
    ).fetchmany(_VALUES_READ)
    found: dict[tuple[str, str], Problem] = {}
    for cells, count, first in met:
        problem = _explained(form, cells, column, number(first), day)
        same = found.setdefault((problem.rule, problem.fix), replace(problem, count=0))
        found[problem.rule, problem.fix] = replace(same, count=same.count + count)
    rest = count_of(con, f"select count(*) from {STAGED} where broken & {1 << place} <> 0") - sum(
        problem.count for problem in found.values()
    )
    if rest > 0:
        last = next(reversed(found.values()))
        found[last.rule, last.fix] = replace(last, count=last.count + rest)
    return list(found.values())


def _explained(form: Form, cells: list[str | None], column: Column, row: int, day: date) -> Problem:
    """The sentence for one broken cell, from the record itself."""
    names = [column.name for column in form.columns]
    written = {name: cell for name, cell in zip(names, cells, strict=True) if cell is not None}
    value = shortened(written.get(column.name, ""))
    if not value:
        return Problem(
            row, column.name, "", "is blank, and must be filled in", f"Write {column.kind.promise}."
        )
    try:
        form.record.model_validate(written, context={"day": day})
    except ValidationError as error:
        for one in error.errors():
            if one["loc"] == (column.name,) and "ctx" in one:
                return Problem(row, column.name, value, str(one["ctx"]["rule"]), str(one["ctx"]["fix"]))
    # A test holds the two to one verdict; were they ever to differ, the file is refused all the same.
    return Problem(row, column.name, value, f"must be {column.kind.promise}", "Write it as in the template.")


def _rule_problems(con: duckdb.DuckDBPyConnection, form: Form, number: Numbering) -> Iterator[Problem]:
    names = [column.name for column in form.columns]
    for place, rule in enumerate(form.record.rules, start=len(names)):
        count, first, cells = con.execute(
            f"select count(*), min(rowid), first(cells order by rowid) from {STAGED}"
            f" where broken & {1 << place} <> 0"
        ).fetchall()[0]
        if count:
            value = shortened(cells[names.index(rule.column)] or "")
            yield Problem(number(first), rule.column, value, rule.sentence, rule.fix, count)


def _clashes(con: duckdb.DuckDBPyConnection, form: Form, number: Numbering) -> list[Problem]:
    """Rows that share a key and say different things."""
    key = ", ".join(form.per)
    rows = count_of(con, f"select count(*) from {STAGED} where broken = 0")
    if count_of(con, f"select count(distinct hash({key})) from {STAGED} where broken = 0") == rows:
        return []
    differ = "true" if form.repeats_refused else f"count(distinct hash({', '.join(form.typed)})) > 1"
    clashes = con.execute(
        f"select min(rowid), max(rowid), any_value(concat_ws(', ', {key})), sum(count(*)) over ()"
        f" from {STAGED} where broken = 0 group by {key} having count(*) > 1 and {differ} order by 2 limit 1"
    ).fetchall()
    return [
        Problem(
            number(last),
            ", ".join(form.per),
            shortened(shown),
            f"is on row {number(first)} too; it may come once",
            "Keep the row that is right and remove the other.",
            int(count),
        )
        for first, last, shown, count in clashes
    ]


def _wrong_sums(con: duckdb.DuckDBPyConnection, form: Form, number: Numbering) -> Iterator[Problem]:
    """Counted characteristics that do not add up to their group's total."""
    if "counts_of" not in form.per:
        return
    group = [name for name in form.per if name not in ("counts_of", "category")]
    same = " and ".join(f"part.{name} is not distinct from total.{name}" for name in group)
    each = ", ".join(f"part.{name}" for name in (*group, "counts_of"))
    for counted in (column.name for column in form.columns if is_count(column)):
        met = con.execute(
            f"select part.counts_of, min(part.rowid), sum(part.{counted}), any_value(total.{counted})"
            f" from {STAGED} as part join {STAGED} as total on total.counts_of = 'total' and {same}"
            f" where part.counts_of <> 'total' and part.broken = 0 and total.broken = 0 group by {each}"
            f" having count(part.{counted}) = count(*) and sum(part.{counted}) <> any_value(total.{counted})"
            " order by 2"
        ).fetchall()
        if met:
            what, first, added, total = met[0]
            yield Problem(
                number(first),
                counted,
                str(added),
                f"is what {what} adds up to from this row on; its group's total is {total}",
                "Add the missing categories or answer states, or mend the total.",
                len(met),
            )
