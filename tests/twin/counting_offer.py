"""Programmes, fee help and the genre offer, counted again."""

from collections import defaultdict
from datetime import timedelta
from math import exp, log
from pathlib import Path

from tests.twin.counting import (
    SERVICE_DAY,
    Cells,
    Figure,
    Figures,
    Place,
    Row,
    Seen,
    Shape,
    cells,
    counts,
    known,
    landed,
    over,
    parents,
    part_of,
    shares,
    sums,
    term_named,
    term_of,
    year_named,
    year_of,
)
from tests.twin.counting_learners import Learners


def programmes(private: Path, places: list[Row], seen: Learners) -> Figures:
    """Every figure of the targeted programmes, by term or by year."""
    return (
        _nurture(private, seen)
        | _songwriter(seen)
        | _mentoring(private, places, seen.grain)
        | _youth_clubs(private, seen.grain)
    )


def _nurture(private: Path, seen: Learners) -> Figures:
    setting = {row["programme_id"]: row["setting"] for row in landed(private, "programmes")}
    shape = Shape(("district", "setting"))
    entries = [
        Seen(
            period,
            row["pupil"],
            {**seen.pupils[period][row["pupil"]], "setting": setting.get(row["programme_id"])},
        )
        for period, rows in seen.records.items()
        for row in rows
        if row["programme"] == "nurture_group"
    ]
    placed = [one for one in entries if one.parts["school"] and one.parts["school"].free_meals_band]
    aimed = [one for one in placed if one.parts["school"].free_meals_band == "above_england"]
    figures = counts("programmes.nurture_pupils", seen.grain, shape, seen.records, cells(entries, shape))
    return figures | shares(
        "programmes.nurture_targeted", seen.grain, shape, cells(placed, shape), cells(aimed, shape)
    )


def _songwriter(seen: Learners) -> Figures:
    shape = Shape(("sex", "district", "key_stage"))
    entries = [
        Seen(period, row["pupil"], seen.pupils[period][row["pupil"]])
        for period, rows in seen.records.items()
        for row in rows
        if row["programme"] == "songwriter_masterclass"
    ]
    return counts("programmes.songwriter", seen.grain, shape, seen.records, cells(entries, shape))


def _mentoring(private: Path, places: list[Row], grain: str) -> Figures:
    """A referral is a pupil and a day; it is judged when 42 days have passed."""
    route = {row["programme_id"]: row["referral_route"] for row in landed(private, "programmes")}
    six_weeks = timedelta(days=42)
    referrals: dict[tuple[str, object], list[Row]] = defaultdict(list)
    for row in places:
        referred = row["referred_on"] if row["programme"] == "mentoring" else None
        if referred is not None and referred + six_weeks <= SERVICE_DAY:
            referrals[row["pupil"], referred].append(row)
    below, above = [], []
    for referral, rows in referrals.items():
        first = min(rows, key=lambda row: row["term"])
        referred = first["referred_on"]
        period = term_of(referred) if grain == "term" else year_of(referred)
        if grain == "year" and not over(period):
            continue
        parts = {
            "district": first["home_district"],
            "referral_route": route.get(first["programme_id"]),
        }
        below.append(Seen(period, referral, parts))
        if any(row["started_on"] and row["started_on"] <= referred + six_weeks for row in rows):
            above.append(below[-1])
    shape = Shape(("referral_route", "district"))
    return shares("programmes.mentoring_started", grain, shape, cells(below, shape), cells(above, shape))


def last_known(rows: list[Row], name: str) -> object:
    """The last answer that some records of one pupil give; nothing where none is known."""
    told = [row for row in rows if known(row[name])]
    return max(told, key=lambda row: (row["term"], row[name]))[name] if told else None


def _youth_clubs(private: Path, grain: str) -> Figures:
    """Sessions held, in every period in which any programme ran."""
    entries = []
    for row in landed(private, "programmes"):
        period = term_of(row["started_on"]) if grain == "term" else year_named(row["academic_year"])
        if grain == "term" or over(period):
            held = (row["sessions_held"] or 0) if row["programme"] == "youth_club" else 0
            entries.append((period, row, held, None))
    return sums("programmes.youth_club_sessions", grain, Shape(("district",)), entries)


def fee_help(private: Path) -> Figures:
    """Eligible requests that were decided, and those turned away, by term of asking and by year."""
    decided = [
        row
        for row in landed(private, "fee_support")
        if row["fee_stage"] in ("awarded", "waiting_list", "closed_unfunded")
    ]
    shape = Shape(("district", "pupil_premium"))
    figures: Figures = {}
    for grain in ("term", "year"):
        below, above = [], []
        for row in decided:
            period = term_of(row["applied_on"]) if grain == "term" else year_named(row["academic_year"])
            if grain == "term" or over(period):
                below.append(Seen(period, row["application_id"], row))
                if row["fee_stage"] != "awarded":
                    above.append(below[-1])
        figures |= shares("access.unmet", grain, shape, cells(below, shape), cells(above, shape))
    return figures


def genres(private: Path) -> Figures:
    """Every figure of the genre offer."""
    rows = landed(private, "genre_offer")
    seen = [
        Seen(
            term_named(row["term"]),
            row["genre"],
            row
            | {
                "genre_family": parents("genre")[row["genre"]],
                "genre": row["genre"],
                "programme_group": parents("programme")[row["programme"]],
            },
        )
        for row in rows
    ]
    shape = Shape(("genre_family", "district"), ("district",))
    offered = cells(seen, shape)
    figures = counts("genre_offer.offered", "term", shape, offered, offered)
    return figures | _single_tutor(seen) | _effective(seen)


def _single_tutor(seen: list[Seen]) -> Figures:
    """Genres with one tutor wherever they are taught."""
    shape = Shape(("genre_family", "genre"))
    most: dict[tuple[object, object], int] = defaultdict(int)
    for one in seen:
        key = one.period, one.member
        most[key] = max(most[key], one.parts["tutors"])
    alone: Cells = cells((one for one in seen if most[one.period, one.member] == 1), shape)
    return counts("genre_offer.single_tutor", "term", shape, {one.period for one in seen}, alone)


def _effective(seen: list[Seen]) -> Figures:
    """The exponential of the Shannon entropy of hours by genre; nothing where nothing is taught."""
    shape = Shape((), ("district", "programme_group"))
    hours: dict[Place, dict[object, float]] = defaultdict(lambda: defaultdict(float))
    for one in seen:
        for narrowing in ("whole", *shape.narrowings):
            within = part_of(narrowing, one.parts)
            place = Place("genre_offer.effective", "term", one.period, "whole", "All", narrowing, within)
            hours[place][one.member] += one.parts["weekly_hours"]
    figures: Figures = {}
    for period in {one.period for one in seen}:
        for spot in shape.spots():
            place = Place("genre_offer.effective", "term", period, *spot)
            taught = [amount for amount in hours[place].values() if amount > 0]
            shares_of = [amount / sum(taught) for amount in taught]
            entropy = -sum(share * log(share) for share in shares_of)
            figures[place] = Figure(exp(entropy) if taught else 0)
    return figures
