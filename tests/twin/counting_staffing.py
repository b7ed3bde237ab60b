"""Training and recruitment, counted again."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from tests.twin.counting import (
    SERVICE_DAY,
    Figure,
    Figures,
    Place,
    Row,
    Seen,
    Shape,
    cells,
    ethnic_group,
    known,
    landed,
    last_day,
    later_year,
    months_before,
    over,
    parents,
    shares,
    term_closes,
    term_ends,
    term_of,
    year_of,
)

INCLUSION_TOPICS = {
    "reflective_practice",
    "trauma_informed",
    "edi_bootcamp",
    "edi_conversation",
    "send_inclusion",
    "youth_voice",
}
NEW_ROUTES = {"songwriter_pathway", "talent_pool", "trainee"}
SHORTLISTED = {"shortlisted", "interviewed", "offered", "appointed"}


def training(private: Path) -> Figures:
    """Every figure of training."""
    sessions = landed(private, "cpd_sessions")
    by_id = {row["session_id"]: row for row in sessions}
    learned: dict[str, list[Row]] = defaultdict(list)
    for row in landed(private, "cpd_attendance"):
        session = by_id[row["session_id"]]
        if row["attended"] == "yes" and session["held"] == "yes":
            learned[row["person"]].append(session)
    careers = staff_careers(private)
    return (
        _trauma(sessions, careers, learned) | _inclusion(sessions, careers, learned) | _reflective(sessions)
    )


Careers = dict[str, list[Row]]


def staff_careers(private: Path) -> Careers:
    """Everybody's snapshots, oldest first."""
    found: Careers = defaultdict(list)
    for row in sorted(landed(private, "workforce"), key=lambda row: row["snapshot_date"]):
        found[row["person"]].append(row)
    return found


def in_post(careers: Careers, day: date) -> dict[str, Row]:
    """Those in post on any day, each as in the latest snapshot by then, or else in the first after it."""
    snapshots = sorted({row["snapshot_date"] for rows in careers.values() for row in rows})
    found = {}
    for person, rows in careers.items():
        started = min(
            (row["started_on"] for row in rows if row["started_on"]), default=rows[0]["snapshot_date"]
        )
        left = rows[-1]["left_on"] or next(
            (after for after in snapshots if after > rows[-1]["snapshot_date"]), None
        )
        if started <= day and (left is None or left > day):
            before = [row for row in rows if row["snapshot_date"] <= day]
            found[person] = before[-1] if before else rows[0]
    return found


def staff_parts(row: Row) -> Row:
    return {
        "role_level": row["role_level"],
        "contract_ace": parents("contract")[row["contract"]],
        "role_level_2": parents("role_level").get(row["role_level"]),
    }


def _trauma(sessions: list[Row], careers: Careers, learned: dict[str, list[Row]]) -> Figures:
    """Trained in the 24 months to a term's last day, once the log goes back as far."""
    shape = Shape(("contract_ace", "role_level_2"))
    log_begins = min(term_of(row["held_on"]) for row in sessions)
    below: list[Seen] = []
    above: list[Seen] = []
    for term, day in term_ends().items():
        if term > SERVICE_DAY or months_before(day, 24) < log_begins:
            continue
        for person, row in in_post(careers, day).items():
            seen = Seen(term, person, staff_parts(row))
            below.append(seen)
            if any(
                session["topic"] == "trauma_informed" and months_before(day, 24) < session["held_on"] <= day
                for session in learned[person]
            ):
                above.append(seen)
    return shares("training.trauma_informed", "term", shape, cells(below, shape), cells(above, shape))


def _inclusion(sessions: list[Row], careers: Careers, learned: dict[str, list[Row]]) -> Figures:
    """Of those in post on 31 August, who learned about inclusion in the year."""
    shape = Shape(("contract_ace", "role_level"))
    below: list[Seen] = []
    above: list[Seen] = []
    for year in {year_of(row["held_on"]) for row in sessions}:
        if not over(year):
            continue
        for person, row in in_post(careers, last_day(year)).items():
            seen = Seen(year, person, staff_parts(row))
            below.append(seen)
            if any(
                session["topic"] in INCLUSION_TOPICS and year_of(session["held_on"]) == year
                for session in learned[person]
            ):
                above.append(seen)
    return shares("training.any_inclusion_cpd", "year", shape, cells(below, shape), cells(above, shape))


def _reflective(sessions: list[Row]) -> Figures:
    """Two are due in each finished term; a third does not make up for another."""
    figures: Figures = {}
    for term in {term_of(row["held_on"]) for row in sessions}:
        if term_closes(term) < SERVICE_DAY:
            held = sum(
                row["topic"] == "reflective_practice"
                and row["held"] == "yes"
                and term_of(row["held_on"]) == term
                for row in sessions
            )
            figures[Place("training.reflective_sessions", "term", term)] = Figure(min(held, 2), 2)
    return figures


def recruitment(private: Path) -> Figures:
    """Every figure of recruitment: the 24 months to each 31 August with rounds in both years."""
    rows = [_applicant(row) for row in landed(private, "recruitment")]
    busy = {year_of(row["advertised_on"]) for row in rows}
    windows = [year for year in busy if later_year(year, -1) in busy and over(year)]
    seen = [
        Seen(year, (row["round_id"], row["applicant"]), row)
        for year in windows
        for row in rows
        if later_year(year, -1) <= row["advertised_on"] <= last_day(year)
    ]
    asked = [one for one in seen if one.parts["ethnicity_2"]]
    appointed = [one for one in seen if one.parts["furthest_stage"] == "appointed"]

    def share(metric: str, splits: tuple[str, ...], among: Iterable[Seen], chosen: Iterable[Seen]) -> Figures:
        shape = Shape(splits)
        return shares(f"recruitment.{metric}", "year", shape, cells(among, shape), cells(chosen, shape))

    minorities = [one for one in asked if one.parts["ethnicity_2"] == "ethnic_minorities"]
    shortlisted = [one for one in seen if one.parts["furthest_stage"] in SHORTLISTED]
    new = [one for one in appointed if one.parts["route"] in NEW_ROUTES]
    who = ("ethnicity_2", "disability", "sex", "route")
    return (
        share("applicants_ethnic_minority", ("route", "selection_method"), asked, minorities)
        | share("shortlisted", who, seen, shortlisted)
        | share("success", (*who, "selection_method"), seen, appointed)
        | share("pathway", ("role_level",), appointed, new)
    )


def _applicant(row: Row) -> Row:
    disability = row["disability"]
    if known(disability):
        disability = parents("disability_4").get(disability) or disability
    return row | {"ethnicity_2": ethnic_group(row["ethnicity"])[0], "disability": disability}
