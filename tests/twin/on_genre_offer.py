"""What the twin knows of the genre offer, counted again and said."""

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from math import floor
from pathlib import Path

from tests.twin.counting import (
    Figure,
    Figures,
    Place,
    Row,
    Seen,
    Shape,
    cells,
    codes,
    counts,
    landed,
    parents,
    reference,
    shares,
    term_named,
    term_of,
    year_of,
)
from tests.twin.counting_sentences import WORDS, Page, Rule
from tests.twin.counting_shares import percent, wilson
from tests.twin.counting_tables import Cells, Kind, code_of, counted

ONE_TRADITION = {"western_classical", "bands"}
"""The families that a skill beyond Western classical is beyond."""

DISTRICTS = codes("district")


def recounted(private: Path) -> Figures:
    """Every figure of the genre offer counted nowhere else, from the landing rows."""
    offer = landed(private, "genre_offer")
    skills = landed(private, "tutor_skills")
    replies = _young_replies(private)
    figures = _hours(offer) | _classical(offer) | _tutors(private) | _beyond(skills)
    figures |= _untapped(offer, skills) | _requests(replies) | _demand_met(offer, replies)
    return figures | _ensembles(private)


def whole(number: float) -> int:
    """Hours to the nearest whole one, halves up."""
    return floor(number + 0.5)


def _hours(offer: list[Row]) -> Figures:
    shape = Shape(("genre_family", "genre", "district"))
    added: dict[Place, float] = defaultdict(float)
    terms = {term_named(row["term"]) for row in offer}
    for row in offer:
        parts = row | {"genre_family": parents("genre")[row["genre"]]}
        term = term_named(row["term"])
        added[Place("genre_offer.hours", "term", term)] += row["weekly_hours"]
        for split in shape.splits:
            added[Place("genre_offer.hours", "term", term, split, parts[split])] += row["weekly_hours"]
    places = (Place("genre_offer.hours", "term", term, *spot) for term in terms for spot in shape.spots())
    return {place: Figure(whole(added[place])) for place in places}


def _classical(offer: list[Row]) -> Figures:
    shape = Shape(("district", "programme"))
    above: dict[Place, float] = defaultdict(float)
    below: dict[Place, float] = defaultdict(float)
    for row in offer:
        whole_of = Place("genre_offer.classical_share", "term", term_named(row["term"]))
        for place in (whole_of, *(whole_of._replace(split=one, part=row[one]) for one in shape.splits)):
            below[place] += row["weekly_hours"]
            above[place] += row["weekly_hours"] * (parents("genre")[row["genre"]] == "western_classical")
    terms = {place.period for place in below}
    places = (
        Place("genre_offer.classical_share", "term", one, *spot) for one in terms for spot in shape.spots()
    )
    return {place: Figure(whole(above[place]), whole(below[place])) for place in places}


def _tutors(private: Path) -> Figures:
    found: dict[date, int] = defaultdict(int)
    for row in landed(private, "workforce"):
        if row["in_post"] == "yes":
            found[row["snapshot_date"]] += row["role_level"] == "tutor"
    return {Place("genre_offer.tutors", "day", day): Figure(number) for day, number in found.items()}


def _beyond(skills: list[Row]) -> Figures:
    """Of the tutors who answered the audit, those with a skill outside classical music and bands."""
    key = "genre_offer.tutors_beyond_classical"
    asked: dict[date, set[str]] = defaultdict(set)
    able: dict[tuple[date, str], set[str]] = defaultdict(set)
    for row in skills:
        asked[row["snapshot_date"]].add(row["person"])
        family = parents("genre")[row["genre"]]
        if row["proficiency"] != "learning" and family not in ONE_TRADITION:
            able[row["snapshot_date"], family].add(row["person"])
            able[row["snapshot_date"], "All"].add(row["person"])
    figures: Figures = {}
    for day, people in asked.items():
        figures[Place(key, "day", day)] = Figure(len(able[day, "All"]), len(people))
        for family in codes("genre_family"):
            if family not in ONE_TRADITION:
                place = Place(key, "day", day, "genre_family", family)
                figures[place] = Figure(len(able[day, family]), len(people))
    return figures


def _untapped(offer: list[Row], skills: list[Row]) -> Figures:
    """Genres a tutor can teach (and travels to, in a district) with no hours there in the audit's term."""
    timetabled = {term_named(row["term"]) for row in offer}
    figures: Figures = {}
    for day in {row["snapshot_date"] for row in skills if term_of(row["snapshot_date"]) in timetabled}:
        able = [row for row in skills if row["snapshot_date"] == day and row["proficiency"] != "learning"]
        taught = [row for row in offer if term_named(row["term"]) == term_of(day)]
        idle = {row["genre"] for row in able} - {row["genre"] for row in taught}
        figures[Place("genre_offer.untapped", "day", day)] = Figure(len(idle))
        for district in DISTRICTS:
            here = {row["genre"] for row in able if district in (row["districts"] or "").split("|")}
            idle = here - {row["genre"] for row in taught if row["district"] == district}
            place = Place("genre_offer.untapped", "day", day, "district", district)
            figures[place] = Figure(len(idle))
    return figures


def _young_replies(private: Path) -> list[Row]:
    """The replies of young people who named a genre they want."""
    return [
        row | {"wanted": row["genres_wanted"].split("|"), "year": year_of(row["answered_on"])}
        for row in landed(private, "survey_responses")
        if row["audience"] in ("young_learner", "young_non_learner") and row["genres_wanted"]
    ]


def _requests(replies: list[Row]) -> Figures:
    shape = Shape(("genre_family",))
    below, above = [], []
    for row in replies:
        families = {parents("genre")[genre] for genre in row["wanted"]}
        for family in codes("genre_family"):
            reply = Seen(row["year"], (row["survey_wave"], row["response"]), {"genre_family": family})
            below.append(reply)
            if family in families:
                above.append(reply)
    return shares("genre_offer.requests", "year", shape, cells(below, shape), cells(above, shape))


def _demand_met(offer: list[Row], replies: list[Row]) -> Figures:
    """Genres that 5% or more of a district's young respondents ask for, where 25 or more answered."""
    taught = {(year_of(term_named(row["term"])), row["district"], row["genre"]) for row in offer}
    here: dict[tuple[date, str], list[Row]] = defaultdict(list)
    for row in replies:
        if row["district"]:
            here[row["year"], row["district"]].append(row)
    below, above = [], []
    for (year, district), rows in here.items():
        if len(rows) < 25 or year not in {one for one, *_ in taught}:
            continue
        for genre in {genre for row in rows for genre in row["wanted"]}:
            if sum(genre in row["wanted"] for row in rows) * 20 < len(rows):
                continue
            parts = {"district": district, "genre_family": parents("genre")[genre]}
            below.append(Seen(year, (district, genre), parts))
            if (year, district, genre) in taught:
                above.append(below[-1])
    shape = Shape(("district", "genre_family"))
    return shares("genre_offer.demand_met", "year", shape, cells(below, shape), cells(above, shape))


def _ensembles(private: Path) -> Figures:
    """The ensembles that met, and what they performed."""
    rows = [
        row | {"ensemble_family": parents("ensemble_type")[row["ensemble_type"]]}
        for row in landed(private, "ensembles")
    ]
    shape = Shape(("ensemble_family", "district"))
    met = cells((Seen(term_named(row["term"]), row["ensemble_id"], row) for row in rows), shape)
    figures = counts("genre_offer.ensembles", "term", shape, met, met)
    above: dict[Place, int] = defaultdict(int)
    below: dict[Place, int] = defaultdict(int)
    for row in rows:
        works, ours = row["works_total"], row["works_by_under_represented"]
        every = Place("genre_offer.repertoire", "term", term_named(row["term"]))
        for place in (every, every._replace(split="ensemble_family", part=row["ensemble_family"])):
            if works is not None and ours is not None:
                below[place] += works
                above[place] += ours
    shape = Shape(("ensemble_family",))
    places = (Place("genre_offer.repertoire", "term", term, *spot) for term in met for spot in shape.spots())
    return figures | {place: Figure(above[place], below[place]) for place in places}


# What the page says


def _latest(page: Page, metric: str, split: str = "whole", part: str = "All") -> Place:
    grain = {"requests": "year", "demand_met": "year", "tutors_beyond_classical": "day", "tutors": "day"}
    return page.place(f"genre_offer.{metric}", grain.get(metric, "term"), split, part)


def _count(page: Page, metric: str, split: str = "whole", part: str = "All") -> int:
    return page.counts(_latest(page, metric, split, part))[0]


def _balance(page: Page, period: date | None = None) -> str:
    """The balance of hours with one decimal, halves up."""
    exact = page.figures[page.place("genre_offer.effective", "term", period=period)].numerator
    return f"{floor(exact * 10 + 0.5 + 1e-9) / 10:.1f}"


def _headline(page: Page, found: "re.Match[str]") -> list[str]:
    return [_balance(page), WORDS[_count(page, "single_tutor")]]


def _hours_of(page: Page, split: str) -> dict[str, int]:
    return {part: _count(page, "hours", split, part) for part in codes(split)}


def _share_of_hours(page: Page, hours: int) -> str:
    total = _count(page, "hours")
    return f"{percent(hours, total, 1 if page.inside and total >= 1000 else 0)}%"


def _three_genres(page: Page, found: "re.Match[str]") -> list[str]:
    most = sum(sorted(_hours_of(page, "genre").values())[-3:])
    return ["three", f"{most:,}", f"{_count(page, 'hours'):,}", _share_of_hours(page, most)]


def _list_and_week(page: Page, found: "re.Match[str]") -> list[str]:
    """The first summer and the last: where each school year came out."""
    terms = {one.period for one in page.figures if one.metric == "genre_offer.offered"}
    summers = sorted(term for term in terms if term.month == 4)
    ends = summers[0], summers[-1]
    listed = [page.figures[page.place("genre_offer.offered", "term", period=end)].numerator for end in ends]
    return [*(f"{number:.0f}" for number in listed), *(_balance(page, end) for end in ends)]


def _asked_more(page: Page, found: "re.Match[str]") -> list[str]:
    """Families whose share of requests is surely above their share of hours, of those that can be shown."""
    total, hours = _count(page, "hours"), _hours_of(page, "genre_family")
    asked = {family: _latest(page, "requests", "genre_family", family) for family in hours}
    seen = {
        family: page.counts(place)
        for family, place in asked.items()
        if place in page.shown and page.counts(place)[0]
    }
    more = sum(wilson(*counted)[0] > 100 * hours[family] / total for family, counted in seen.items())
    return [*(WORDS[number] if number <= 10 else str(number) for number in (more, len(seen)))]


def _audit_bounds(page: Page, found: "re.Match[str]") -> list[str]:
    """How many tutors did not answer; the share if none of them could teach more, and if all could."""
    able, answered = page.counts(_latest(page, "tutors_beyond_classical"))
    everyone = _count(page, "tutors")
    silent = everyone - answered
    return [f"{silent}", *(f"{percent(number, everyone, 0)}%" for number in (able, able + silent))]


def _pairs_without(page: Page, found: "re.Match[str]") -> list[str]:
    period = _latest(page, "offered").period
    pairs = [
        Place("genre_offer.offered", "term", period, "genre_family", family, "district", district)
        for family in codes("genre_family")
        for district in DISTRICTS
    ]
    return [f"{sum(not page.figures[pair].numerator for pair in pairs)}", f"{len(pairs)}"]


RULES: tuple[Rule, ...] = (
    Rule(
        "genre_offer",
        r"Lesson hours are spread as if over # equal genres; @ genres rest on one tutor",
        _headline,
    ),
    Rule("genre_offer", r"# genres are taught\.", lambda page, found: [f"{_count(page, 'offered')}"]),
    Rule(
        "genre_offer",
        r"# of # requests \(#\) are for music taught in the district that asks\.",
        lambda page, found: page.of(_latest(page, "demand_met")),
    ),
    Rule("genre_offer", r"@ genres fill # of # hours a week \(#\)", _three_genres),
    Rule(
        "genre_offer",
        r"By DATE the list had grown from # genres to #, the balance of hours from # to #",
        _list_and_week,
    ),
    Rule(
        "genre_offer",
        r"In @ of @ kinds of music, the share who ask is larger than the share of hours",
        _asked_more,
    ),
    Rule(
        "genre_offer",
        r"# of # tutors \(#\) can teach beyond Western classical and bands",
        lambda page, found: page.of(_latest(page, "tutors_beyond_classical")),
    ),
    Rule(
        "genre_offer",
        r"If none of the # we do not know about were able to teach more the share would be #;"
        r" if all were, #\.",
        _audit_bounds,
    ),
    Rule("genre_offer", r"# of # pairs of district and kind of music have no teaching", _pairs_without),
    Rule(
        "genre_offer",
        r"# of # works performed \(#\) are by under-represented creators",
        lambda page, found: page.of(_latest(page, "repertoire")),
    ),
)


# What stands in its tables


def _named(name: str, label: str) -> str:
    """The code of a genre, or of a family of genres or ensembles, that people call `label`."""
    file, code, column = {
        "genre": ("genres.csv", "genre", "label"),
        "genre_family": ("genres.csv", "family", "family_label"),
        "ensemble_family": ("ensembles.csv", "family", "family_label"),
    }[name]
    return next(row[code] for row in reference(file) if row[column] == label)


def _genre(page: Page, cells: Cells) -> Mapping[str, str]:
    hours = _count(page, "hours", "genre", _named("genre", cells["Genre"]))
    found = {"Hours a week": f"{hours:,}", "Share of hours": _share_of_hours(page, hours)}
    if page.inside:
        alone = _count(page, "single_tutor", "genre", _named("genre", cells["Genre"]))
        found["One tutor"] = "yes" if alone else "no"
    return found


def _term(page: Page, cells: Cells) -> Mapping[str, str]:
    term = term_named(cells["Term"])
    listed, alone = (
        page.figures[page.place(f"genre_offer.{metric}", "term", period=term)].numerator
        for metric in ("offered", "single_tutor")
    )
    return {
        "Genres taught": f"{listed:.0f}",
        "Balance of hours": _balance(page, term),
        "Rest on one tutor": f"{alone:.0f}",
    }


def _request(page: Page, cells: Cells) -> Mapping[str, str]:
    family = _named("genre_family", cells["Kind of music"])
    hours = _count(page, "hours", "genre_family", family)
    met = page.counts(_latest(page, "demand_met", "genre_family", family))
    found = counted(page, _latest(page, "requests", "genre_family", family), "Ask for it", "Out of", "Share")
    found |= {"Hours a week": f"{hours:,}", "Share of hours": _share_of_hours(page, hours)}
    return found | {"Requests met": f"{met[0]} of {met[1]}" if met[1] else "z"}


def _skill(page: Page, cells: Cells) -> Mapping[str, str]:
    family = _named("genre_family", cells["Kind of music"])
    place = _latest(page, "tutors_beyond_classical", "genre_family", family)
    return counted(page, place, "Tutors", "Answered", "Share")


def _works(page: Page, cells: Cells) -> Mapping[str, str]:
    place = page.place("genre_offer.repertoire", "term", period=term_named(cells["Term"]))
    return counted(page, place, "By under-represented creators", "Works performed", "Share")


def _family(page: Page, cells: Cells) -> Mapping[str, str]:
    family = _named("ensemble_family", cells["Family"])
    works = _latest(page, "repertoire", "ensemble_family", family)
    players = page.place("participation.ensemble_members", "term", "ensemble_family", family)
    found = counted(page, works, "By under-represented creators", "Works", "Share")
    found["Ensembles"] = f"{_count(page, 'ensembles', 'ensemble_family', family):,}"
    return found | {"Young people": f"{page.counts(players)[0]:,}"}


def _district(page: Page, cells: Cells) -> Mapping[str, str]:
    """Genres of each kind in one district; and how many more its tutors could teach there."""
    district = code_of("district", cells["District"])
    period = _latest(page, "offered").period
    found = {}
    for column in list(cells)[1:]:
        if column == "Tutors could add":
            place = page.place("genre_offer.untapped", "day", "district", district)
            found[column] = f"{page.counts(place)[0]}"
        else:
            family = _named("genre_family", column)
            place = Place("genre_offer.offered", "term", period, "genre_family", family, "district", district)
            found[column] = f"{page.counts(place)[0] or 'none'}"
    return found


KINDS: tuple[Kind, ...] = (
    Kind("genre-hours-", _genre),
    Kind("genre-list-", _term),
    Kind("genre-requests-", _request),
    Kind("genre-skills-", _skill),
    Kind("genre-works-", _works),
    Kind("genre-ensembles-", _family),
    Kind("genre-by-district-", _district),
)
