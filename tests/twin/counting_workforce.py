"""The workforce, its leaders and how people answered, counted again from the snapshots."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.twin.counting import (
    Cells,
    Figure,
    Figures,
    Place,
    Row,
    Seen,
    Shape,
    cells,
    counts,
    ethnic_group,
    known,
    landed,
    parents,
    shares,
)

QUESTIONS = (
    "age_band",
    "caring",
    "disability",
    "ethnicity",
    "gender",
    "gender_identity",
    "religion",
    "sex",
    "sexual_orientation",
    "seb",
)
ASKED = {"characteristic": QUESTIONS}

HOURLY = {"hourly_paid", "agency", "self_employed"}


def workforce(private: Path) -> Figures:
    """Every figure of the workforce snapshots."""
    rows = landed(private, "workforce")
    staff = [described(row) for row in rows if row["in_post"] == "yes"]
    figures = _headcount(staff)
    for metric, shape, among, chosen in SHARES:
        figures |= _share(metric, shape, staff, among, chosen)
    return figures | _disclosure(staff) | _answers(staff) | _leavers(rows) | _joiners(rows)


def described(row: Row) -> Row:
    """A record with the groups that its answers roll up to."""
    two, five = ethnic_group(row["ethnicity"])
    disability = row["disability"]
    seb = row["seb"]
    return row | {
        "role_level_2": parents("role_level").get(row["role_level"]),
        "contract_ace": parents("contract")[row["contract"]],
        "ethnicity_2": two,
        "ethnicity_5": five,
        "disability": parents("disability_4").get(disability) or disability,
        "orientation_2": parents("sexual_orientation").get(row["sexual_orientation"]),
        "seb_3": seb if seb in parents("seb_3") else parents("seb_9").get(seb),
    }


Condition = Callable[[Row], Any]

SHARES: tuple[tuple[str, Shape, Condition, Condition], ...] = (
    (
        "workforce.ethnic_minority",
        Shape(("ethnicity_5", "role_level_2", "contract_ace"), ("contract_ace",)),
        lambda row: row["ethnicity_2"],
        lambda row: row["ethnicity_2"] == "ethnic_minorities",
    ),
    (
        "workforce.asian_black_mixed_other",
        Shape(("ethnicity_5",)),
        lambda row: row["ethnicity_5"],
        lambda row: row["ethnicity_5"] in {"asian", "black", "mixed", "other"},
    ),
    (
        "workforce.disabled",
        Shape(("role_level_2", "contract_ace")),
        lambda row: known(row["disability"]),
        lambda row: row["disability"] == "disabled",
    ),
    (
        "workforce.women",
        Shape(("role_level_2", "contract_ace", "role_family")),
        lambda row: known(row["sex"]),
        lambda row: row["sex"] == "female",
    ),
    (
        "workforce.lower_socio_economic",
        Shape(("role_level_2",)),
        lambda row: row["seb_3"],
        lambda row: row["seb_3"] == "lower_socio_economic",
    ),
    (
        "workforce.not_heterosexual",
        Shape(),
        lambda row: row["orientation_2"],
        lambda row: row["orientation_2"] == "not_heterosexual",
    ),
    (
        "workforce.hourly_or_self_employed",
        Shape(("ethnicity_2", "sex", "age_band")),
        lambda row: True,
        lambda row: row["contract"] in HOURLY,
    ),
    (
        "leadership.ethnic_minority_leaders",
        Shape(),
        lambda row: row["role_level"] in {"team_lead", "senior_leader"} and row["ethnicity_2"],
        lambda row: row["ethnicity_2"] == "ethnic_minorities",
    ),
)


def _share(metric: str, shape: Shape, staff: list[Row], among: Condition, chosen: Condition) -> Figures:
    below = cells((_seen(row) for row in staff if among(row)), shape)
    above = cells((_seen(row) for row in staff if among(row) and chosen(row)), shape)
    return shares(metric, "day", shape, below, above)


def _seen(row: Row) -> Seen:
    return Seen(row["snapshot_date"], row["person"], row)


def _headcount(staff: list[Row]) -> Figures:
    shape = Shape(("role_level", "role_level_2", "contract", "contract_ace", "role_family"))
    people = cells(map(_seen, staff), shape)
    return counts("workforce.headcount", "day", shape, people, people)


def _disclosure(staff: list[Row]) -> Figures:
    shape = Shape(("characteristic",), ("contract", "role_level"), ASKED)
    asked = [
        (
            Seen(row["snapshot_date"], (row["person"], question), row | {"characteristic": question}),
            row[question],
        )
        for row in staff
        for question in QUESTIONS
    ]
    below = cells((seen for seen, _ in asked), shape)
    above = cells((seen for seen, given in asked if kind_of_answer(given) == "known"), shape)
    return shares("workforce.disclosure", "day", shape, below, above)


def _answers(staff: list[Row]) -> Figures:
    shape = Shape(("answer",), ("characteristic",), ASKED)
    given: Cells = cells(
        (
            Seen(
                row["snapshot_date"],
                (row["person"], question),
                {"characteristic": question, "answer": kind_of_answer(row[question])},
            )
            for row in staff
            for question in QUESTIONS
        ),
        shape,
    )
    return counts("workforce.answers", "day", shape, given, given)


def kind_of_answer(given: str | None) -> str:
    """What came of asking: an answer, a wish not to say, silence, or nobody asked."""
    if given is None:
        return "no_response"
    if given == "not_sure":
        return "not_known"
    return "known" if known(given) else given


def _years(rows: list[Row]) -> list[tuple[date, date]]:
    """Each snapshot with the one before it."""
    days = sorted({row["snapshot_date"] for row in rows})
    return list(pairwise(days))


def _leavers(rows: list[Row]) -> Figures:
    """Leavers over the average of the people in post at both ends, in whole people that add up.

    Halves cannot be people. Going through the parts in the order of their names, each takes the whole
    people that its own halves bring the running average to.
    """
    figures: Figures = {}
    shape = Shape(("contract_ace", "ethnicity_2"))
    for since, day in _years(rows):
        left = [described(row) for row in rows if row["snapshot_date"] == day and row["in_post"] != "yes"]
        ends = [
            described(row) for row in rows if row["snapshot_date"] in (since, day) and row["in_post"] == "yes"
        ]
        average = _average(ends)
        for split, part, *everyone in shape.spots():
            below = sum(n for parts, n in average.items() if split == "whole" or part in parts)
            above = sum(split == "whole" or part in _leaving_parts(row) for row in left)
            place = Place("workforce.leavers", "day", day, split, part, *everyone)
            figures[place] = Figure(above, below)
    return figures


def _leaving_parts(row: Row) -> tuple[str, str]:
    return row["contract_ace"], row["ethnicity_2"] or "not_known"


def _average(ends: list[Row]) -> dict[tuple[str, str], int]:
    """Half of those seen at either end, by contract and ethnicity; unknown ethnicity last."""
    halves: dict[tuple[str, str], int] = {}
    for row in ends:
        parts = _leaving_parts(row)
        halves[parts] = halves.get(parts, 0) + 1
    whole, running = {}, 0
    for parts in sorted(halves, key=lambda parts: (parts[0], parts[1] == "not_known", parts[1])):
        before = (running + 1) // 2
        running += halves[parts]
        whole[parts] = (running + 1) // 2 - before
    return whole


def _joiners(rows: list[Row]) -> Figures:
    shape = Shape(("contract_ace",))
    joined = [
        Seen(day, row["person"], described(row))
        for since, day in _years(rows)
        for row in rows
        if row["snapshot_date"] == day and row["in_post"] == "yes" and row["started_on"]
        if row["started_on"] > since
    ]
    periods = [day for _, day in _years(rows)]
    return counts("workforce.joiners", "day", shape, periods, cells(joined, shape))
