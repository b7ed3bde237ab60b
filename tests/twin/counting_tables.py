"""What stands in the main tables: each row's counts, shares, gaps and ratios, by the twin's own reckoning."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import exp, floor, log, sqrt
from typing import NamedTuple

from tests.twin.counting import Place, reference, term_named, year_named
from tests.twin.counting_sentences import (
    ROLL,
    STEPS,
    Page,
    about_roll,
    as_printed,
    beside,
    for_all_programmes,
    signed,
    value_of,
)
from tests.twin.counting_shares import NORMAL, percent

Cells = Mapping[str, str]

GROUPS = {
    "Care experience": "looked_after",
    "English as an additional language": "eal",
    "Ethnic minorities": "ethnic_minority",
    "Free school meals": "free_meals",
    "Girls": "girls",
    "Pupil premium": "pupil_premium",
    "Special educational needs": "send",
}

SIDES = {
    "ethnic_minority": ("ethnicity_2", "ethnic_minorities", "white_british"),
    "girls": ("sex", "female", "male"),
    "send": ("sen", "sen_support", "none"),
}
"""The two parts that the pipeline sets side by side, by group of learners."""

PREMIUM = ("pupil_premium", "yes", "no")

NO_FIGURE = {"c", "u", "x", "z", "low"}
"""What a table holds where there is no figure, or one that rounds to nothing."""


class Kind(NamedTuple):
    """One kind of table: how its file is called, and what its columns should hold in a row."""

    filename: str
    expected: Callable[[Page, Cells], Mapping[str, str]]


def kind_of(filename: str, kinds: Sequence[Kind]) -> Kind | None:
    """Which table that the twin knows this is; None when it knows none of this name."""
    return next((kind for kind in kinds if re.match(kind.filename, filename)), None)


def faults_of_row(kind: Kind, page: Page, cells: Cells) -> Iterator[str]:
    """What is wrong with the numbers of a row. A cell without a figure is not judged here."""
    for column, expected in kind.expected(page, cells).items():
        if cells[column] not in NO_FIGURE and cells[column] != expected:
            yield f"{column} of {dict(cells)} should be {expected}"


def counted(page: Page, place: Place, n: str, d: str, share: str) -> dict[str, str]:
    """What three columns should hold: so many, of so many, and the share."""
    above, below = page.counts(place)
    found = {n: f"{above:,}", d: f"{below:,}"}
    return found | {share: page.share(place)} if below else found


def code_of(name: str, label: str) -> str:
    """The code in the list `name` that people call `label`."""
    rows = reference("codes.csv")
    return next((row["code"] for row in rows if row["list"] == name and row["label"] == label), "not_known")


def _measure(page: Page) -> str:
    return f"participation.{page.chosen.get('group', '')}"


# Who takes part


def _by_group(page: Page, cells: Cells) -> Mapping[str, str]:
    group = GROUPS[cells["Group"]]
    place = page.place(f"participation.{group}", "term")
    found = counted(page, place, "Learners", "Answer known", "Share")
    if group in ROLL and place in page.shown:
        nearest = about_roll(page, group, place)
        n, d = page.counts(place)
        found["On roll"] = f"{nearest:.1f}%"
        found["Gap, points"] = signed(nearest - 100 * n / d, int(page.inside and d >= 1000))
        found["People"] = page.about(abs(nearest * d / 100 - n))
    return found


def _by_phase(page: Page, cells: Cells) -> Mapping[str, str]:
    place = page.place(_measure(page), "term", "phase", code_of("phase", cells["School phase"]))
    return counted(page, place, "Number", "Answer known", "Share")


def _by_key_stage(page: Page, cells: Cells) -> Mapping[str, str]:
    place = page.place(_measure(page), "term", "key_stage", code_of("key_stage", cells["Key stage"]))
    return counted(page, place, "Number", "Answer known", "Share")


def _by_district(page: Page, cells: Cells) -> Mapping[str, str]:
    district = code_of("district", cells["District"])
    return counted(
        page, page.place(_measure(page), "term", "district", district), "Number", "Out of", "Share"
    )


def _gap(page: Page, cells: Cells) -> Mapping[str, str]:
    district = code_of("district", cells["District"])
    take_up = (page.chosen["group"], page.chosen["programme_group"]) == ("free_meals", "All")
    metric = "participation.take_up_free_meals" if take_up else _measure(page)
    found = counted(page, page.place(metric, "term", "district", district), "Number", "Out of", "Share")
    n, d, other = beside(page, district)
    if d:
        decimals = len(cells["Gap, points"].partition(".")[2])
        found["Gap, points"] = signed(other - 100 * n / d, decimals)
        if not take_up:
            found["Set beside"] = f"{other:.1f}%"
    if take_up:
        found["Set beside"] = page.share(page.place("participation.take_up", "term", "district", district))
    return found


def _trend(page: Page, cells: Cells) -> Mapping[str, str]:
    district = code_of("district", cells["District"])
    place = page.place(_measure(page), "term", "district", district, term_named(cells["Term"]))
    return counted(page, place, "Number", "Answer known", "Share")


def _schools(page: Page, cells: Cells) -> Mapping[str, str]:
    district = code_of("district", cells["District"])
    worked = next(column for column in cells if column.startswith("Worked with"))
    engaged = page.place("schools.engaged", "year", "district", district)
    cold = page.place("schools.cold", "term", "district", district)
    found = counted(page, engaged, worked, "State-funded schools", "Share worked with")
    return found | {"No contact in 12 months": f"{page.counts(cold)[0]:,}"}


def _school_offer(page: Page, cells: Cells) -> Mapping[str, str]:
    metric = {
        "Worked with us": "engaged",
        "High-need schools that worked with us": "high_need_engaged",
        "Have a music development plan": "music_plan",
        "Have singing support": "singing",
        "Have whole-class teaching": "wcet",
    }[cells["Schools that"]]
    place = page.place(f"schools.{metric}", "year", period=year_named(cells["Year"]))
    return counted(page, place, "Number", "Out of", "Share")


def _ensembles_by_year(page: Page, cells: Cells) -> Mapping[str, str]:
    place = for_all_programmes(page, "participation.ensemble_members", "year")
    return {"Young people": f"{page.counts(place._replace(period=year_named(cells['Year'])))[0]:,}"}


def _ensembles_by_family(page: Page, cells: Cells) -> Mapping[str, str]:
    place = for_all_programmes(page, "participation.ensemble_members", "year")
    named = cells["Kind of ensemble"]
    family = next(row["family"] for row in reference("ensembles.csv") if row["family_label"] == named)
    return {"Young people": f"{page.counts(place._replace(split='ensemble_family', part=family))[0]:,}"}


def _deprived_by_term(page: Page, cells: Cells) -> Mapping[str, str]:
    place = for_all_programmes(page, "participation.deprived_areas", "term")
    return counted(
        page, place._replace(period=term_named(cells["Term"])), "Learners", "Home area known", "Share"
    )


def _deprived_by_district(page: Page, cells: Cells) -> Mapping[str, str]:
    place = for_all_programmes(page, "participation.deprived_areas", "term")
    district = place._replace(split="district", part=code_of("district", cells["District"]))
    return counted(page, district, "Learners", "Home area known", "Share")


def _step(page: Page, cells: Cells) -> Mapping[str, str]:
    """One step of two groups, with the ratio of their rates."""
    split, ours, other = SIDES.get(page.chosen.get("group", ""), PREMIUM)
    return _two_groups(page, cells, STEPS[cells["Step"].lower()], split, ours, other)


def _two_groups(
    page: Page, cells: Cells, metric: str, split: str, ours: str, other: str
) -> Mapping[str, str]:
    year = year_named(cells["Year"])
    mine, theirs = (page.place(metric, "year", split, part, year) for part in (ours, other))
    found = counted(page, mine, "Number", "Out of", "Share")
    beside_column = list(cells)[5]
    return found | {
        beside_column: page.share(theirs),
        "Ratio (95% range)": ratio_range(page.counts(mine), page.counts(theirs)),
    }


def _step_of_hiring(page: Page, cells: Cells) -> Mapping[str, str]:
    metric = {"Are shortlisted": "recruitment.shortlisted", "Are appointed": "recruitment.success"}
    return _two_groups(
        page, cells, metric[cells["Step"]], "ethnicity_2", "ethnic_minorities", "white_british"
    )


def _step_of_mentoring(page: Page, cells: Cells) -> Mapping[str, str]:
    metric = {
        "Start within six weeks": "programmes.mentoring_started",
        "Complete as planned": "programmes.mentoring_completed",
    }[cells["Step"]]
    return _two_groups(page, cells, metric, "referral_route", "virtual_school", "la_targeted_services")


def _step_of_bursaries(page: Page, cells: Cells) -> Mapping[str, str]:
    metric = {"Move up a stage": "access.bursary_moves"}[cells["Step"]]
    return _two_groups(page, cells, metric, *PREMIUM)


def ratio_range(ours: tuple[int, int], other: tuple[int, int]) -> str:
    """One rate over another with Katz's 95% interval: '0.55 (0.46 to 0.66)'."""
    ratio = Fraction(ours[0] * other[1], ours[1] * other[0])
    error = sqrt(sum(1 / n - 1 / d for n, d in (ours, other)))
    low, high = (exp(log(ratio) + sign * NORMAL * error) for sign in (-1, 1))
    said = [f"{floor(number * 100 + 0.5 + 1e-9) / 100:.2f}" for number in (float(ratio), low, high)]
    return f"{said[0]} ({said[1]} to {said[2]})"


# The workforce


def _question(page: Page, cells: Cells) -> Mapping[str, str]:
    code = code_of("characteristic", cells["Question"])
    place = page.place("workforce.disclosure", "day", "characteristic", code)
    found = {"Known": f"{page.counts(place)[0]:,}", "Share known": page.share(place)}
    for column, answer in (
        ("Prefer not to say", "prefer_not_to_say"),
        ("No answer", "no_response"),
        ("Not asked", "not_asked"),
        ("Not known", "not_known"),
    ):
        given = Place("workforce.answers", "day", place.period, "answer", answer, "characteristic", code)
        found[column] = f"{page.counts(given)[0]:,}"
    return found


def _ethnicity(page: Page, cells: Cells) -> Mapping[str, str]:
    part = page.place(
        "workforce.ethnic_minority", "day", "ethnicity_5", code_of("ethnicity_5", cells["Ethnic group"])
    )
    everyone = page.counts(page.place("workforce.ethnic_minority", "day"))[1]
    people = page.counts(part)[1]
    if part.part == "not_known":
        told, asked = page.counts(page.place("workforce.disclosure", "day", "characteristic", "ethnicity"))
        return {"People": f"{asked - told:,}"}
    share = percent(people, everyone, 1 if page.inside and everyone >= 1000 else 0)
    return {"People": f"{people:,}", "Known": f"{everyone:,}", "Share of known": f"{share}%"}


def _contract(page: Page, cells: Cells) -> Mapping[str, str]:
    part = page.place(
        "workforce.headcount", "day", "contract_ace", code_of("contract_ace", cells["Contract"])
    )
    people, everyone = page.counts(part)[0], page.counts(page.place("workforce.headcount", "day"))[0]
    share = percent(people, everyone, 0)
    return {"People": f"{people:,}", "In post": f"{everyone:,}", "Share": f"{share}%"}


def _recruited(page: Page, cells: Cells) -> Mapping[str, str]:
    part = "white_british" if cells["Group"] == "White British" else "ethnic_minorities"
    year = year_named(cells["Year"])
    success = page.place("recruitment.success", "year", "ethnicity_2", part, year)
    shortlisted = page.place("recruitment.shortlisted", "year", "ethnicity_2", part, year)
    found = counted(page, success, "Appointed", "Applied", "Rate")
    found["Shortlisted"] = f"{page.counts(shortlisted)[0]:,}"
    if part == "ethnic_minorities":
        white = page.place("recruitment.success", "year", "ethnicity_2", "white_british", year)
        found["Ratio (95% range)"] = ratio_range(page.counts(success), page.counts(white))
    return found


# Targets


def _promised(page: Page, cells: Cells) -> Mapping[str, str]:
    promise = page.promises[page.chosen["target"]]
    text = cells["Period"]
    period = (
        term_named(text) if " " in text else year_named(text) if "/" in text else date.fromisoformat(text)
    )
    place = Place(promise.metric, promise.grain, period, promise.split, promise.part)
    if promise.percent:
        return counted(page, place, "Number", "Out of", "Figure")
    if promise.metric in ("genre_offer.effective", "leadership.self_assessment"):
        return {"Figure": as_printed(page, promise, value_of(page, place))}
    return {"Figure": f"{page.counts(place)[0]:,}"}


KINDS = (
    Kind("participation-by-group-", _by_group),
    Kind("participation-by-phase-", _by_phase),
    Kind("participation-by-key-stage-", _by_key_stage),
    Kind("participation-by-district-", _by_district),
    Kind("participation-gap-by-district-", _gap),
    Kind("participation-trend-by-district-", _trend),
    Kind("schools-by-district-", _schools),
    Kind("schools-offer-", _school_offer),
    Kind("ensembles-by-year-", _ensembles_by_year),
    Kind("ensembles-by-family-", _ensembles_by_family),
    Kind("deprived-areas-by-term-", _deprived_by_term),
    Kind("deprived-areas-by-district-", _deprived_by_district),
    Kind("progression-by-", _step),
    Kind("workforce-answers-", _question),
    Kind("workforce-by-ethnicity-", _ethnicity),
    Kind("workforce-contracts-", _contract),
    Kind("recruitment-steps-", _step_of_hiring),
    Kind("mentoring-steps-", _step_of_mentoring),
    Kind("bursary-steps-", _step_of_bursaries),
    Kind("recruitment-", _recruited),
    Kind("target-t", _promised),
)
