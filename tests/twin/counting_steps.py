"""Who goes on, counted again: for each year, who could take a step and who took it."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from tests.twin.counting import (
    SERVICE_DAY,
    Figures,
    Row,
    Seen,
    Shape,
    cells,
    later_year,
    over,
    parents,
    shares,
    terms_later,
    year_of,
)
from tests.twin.counting_learners import Learners

LESSONS = {"small_group", "individual", "large_group"}
TARGETED = ("nurture_group", "songwriter_masterclass", "mentoring", "youth_club")


class Step(NamedTuple):
    """That a pupil of a year could take a step, and whether it was taken."""

    year: date
    pupil: str
    moved: bool
    programme: str = ""


class Path(NamedTuple):
    """What each pupil took part in."""

    terms: dict[str, dict[date, set[str]]]
    """Programmes by pupil and term."""
    levels: dict[str, dict[date, set[str]]]
    """Playing levels in ensembles by pupil and term."""

    def in_year(self, pupil: str, year: date) -> set[str]:
        """Everything the pupil took part in in a year."""
        return {
            programme
            for term, programmes in self.terms.get(pupil, {}).items()
            if year_of(term) == year
            for programme in programmes
        }


def progression(rows: list[Row], seen: Learners) -> Figures:
    """Every figure of who goes on. Who a pupil is, is as in the starting year."""
    path = _path(rows)
    usual = ("pupil_premium", "sex", "district", "sen", "ethnicity_2")
    steps = {
        "wcet_continue": (Shape(usual), _wcet_continue(path)),
        "to_tuition": (Shape(usual), _to_tuition(path)),
        "stay": (Shape((*usual, "key_stage")), _stay(path)),
        "to_ensemble": (Shape(usual), _to_ensemble(path)),
        "to_advanced": (Shape(usual), _to_advanced(path)),
        "targeted_next": (Shape(("programme",), only={"programme": TARGETED}), _targeted_next(path)),
    }
    figures: Figures = {}
    for name, (shape, taken) in steps.items():
        below = cells((_seen(seen, step) for step in taken), shape)
        above = cells((_seen(seen, step) for step in taken if step.moved), shape)
        figures |= shares(f"progression.{name}", "year", shape, below, above)
    return figures


def _seen(seen: Learners, step: Step) -> Seen:
    return Seen(step.year, step.pupil, {**seen.pupils[step.year][step.pupil], "programme": step.programme})


def _path(rows: list[Row]) -> Path:
    path = Path(defaultdict(lambda: defaultdict(set)), defaultdict(lambda: defaultdict(set)))
    for row in rows:
        if row["status"] in ("attending", "completed"):
            path.terms[row["pupil"]][row["term"]].add(row["programme"])
            if row["programme"] == "ensemble" and row["playing_level"]:
                path.levels[row["pupil"]][row["term"]].add(row["playing_level"])
    return path


def _years(path: Path, wait: int) -> list[tuple[date, str, set[str]]]:
    """Every pupil's year with what they took part in, once the year `wait` years later is over."""
    return [
        (year, pupil, path.in_year(pupil, year))
        for pupil, terms in path.terms.items()
        for year in {year_of(term) for term in terms}
        if over(later_year(year, wait))
    ]


def _wcet_continue(path: Path) -> list[Step]:
    return [
        Step(year, pupil, bool(path.in_year(pupil, later_year(year))))
        for year, pupil, took in _years(path, 1)
        if "wcet" in took
    ]


def _to_tuition(path: Path) -> list[Step]:
    return [
        Step(year, pupil, bool(path.in_year(pupil, later_year(year)) & LESSONS))
        for year, pupil, took in _years(path, 1)
        if "wcet" in took and path.in_year(pupil, later_year(year))
    ]


def _stay(path: Path) -> list[Step]:
    """From one autumn to the next."""
    return [
        Step(term, pupil, later_year(term) in terms)
        for pupil, terms in path.terms.items()
        for term, took in terms.items()
        if term.month == 9 and took & LESSONS and later_year(term) <= SERVICE_DAY
    ]


def _to_ensemble(path: Path) -> list[Step]:
    return [
        Step(year, pupil, "ensemble" in took | path.in_year(pupil, later_year(year)))
        for year, pupil, took in _years(path, 1)
        if took & LESSONS
    ]


def _to_advanced(path: Path) -> list[Step]:
    steps = []
    for year, pupil, _ in _years(path, 2):
        levels = path.levels.get(pupil, {})
        developing = [term for term in levels if year_of(term) == year and "developing" in levels[term]]
        if developing:
            moved = any(
                "advanced" in levels[term]
                for term in levels
                if term > min(developing) and year_of(term) <= later_year(year, 2)
            )
            steps.append(Step(year, pupil, moved))
    return steps


def _targeted_next(path: Path) -> list[Step]:
    """Leavers: three terms without coming back. They go on if they are in anything else in those terms."""
    steps = []
    for pupil, terms in path.terms.items():
        for term, took in terms.items():
            after = [terms.get(terms_later(term, by), set()) for by in (1, 2, 3)]
            for programme in took:
                if parents("programme")[programme] != "targeted" or not over(later_year(year_of(term))):
                    continue
                if not any(programme in later for later in after):
                    moved = any(later - {programme} for later in after)
                    steps.append(Step(year_of(term), pupil, moved, programme))
    return steps
