"""What the twin knows of programmes, fee help and loans, counted again and said."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from pathlib import Path
from statistics import median

from tests.twin.counting import (
    SERVICE_DAY,
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
    over,
    parents,
    shares,
    term_closes,
    term_named,
    term_of,
    year_named,
    year_of,
)
from tests.twin.counting_learners import everybody
from tests.twin.counting_sentences import WORDS, Page, Rule, difference
from tests.twin.counting_shares import half_up, percent
from tests.twin.counting_tables import Cells, Kind, code_of, counted

OUTCOMES = ("musical", "personal", "social")
TARGETED = tuple(code for code, parent in parents("programme").items() if parent == "targeted")
PAID = ("small_group", "individual", "large_group")
STAGES = ("stage_1", "stage_2", "stage_3")
DECIDED = ("awarded", "waiting_list", "closed_unfunded")

Said = re.Match[str]

Asked = tuple[date, object, Mapping[str, object]]
"""A period, somebody and the parts they are in."""


def recounted(private: Path) -> Figures:
    """Every figure of programmes, fee help and loans counted nowhere else, from the landing rows."""
    came = _records(private)
    return (
        _mentoring(private, came)
        | _stayed(came)
        | _regulars(came)
        | _outcomes(came)
        | _fee_help(private)
        | _bursaries(private)
        | _waits(private)
        | _loans(private, came)
    )


def _records(private: Path) -> list[Row]:
    """Participation records of terms that have begun, with the term as a day and the year it is in."""
    columns = (
        "term", "programme", "programme_id", "pupil", "home_district", "pupil_premium", "status",
        "referred_on", "started_on", "sessions_attended",
        *(f"{outcome}_{end}" for outcome in OUTCOMES for end in ("start", "end")),
    )  # fmt: skip
    rows = landed(private, "participation", columns)
    for row in rows:
        row["term"] = term_named(row["term"])
        row["year"] = year_of(row["term"])
    return [row for row in rows if row["term"] <= SERVICE_DAY]


def _share(metric: str, shape: Shape, below: Iterable[Asked], above: Iterable[Asked]) -> Figures:
    """A share by year of those asked of, and those of them who did."""
    return shares(
        metric,
        "year",
        shape,
        cells((Seen(*one) for one in below), shape),
        cells((Seen(*one) for one in above), shape),
    )


def _mentoring(private: Path, rows: list[Row]) -> Figures:
    """Referrals that became mentoring which has ended, and those of them completed."""
    route = {row["programme_id"]: row["referral_route"] for row in landed(private, "programmes")}
    referrals: dict[tuple[str, date], list[Row]] = defaultdict(list)
    for row in rows:
        if row["programme"] == "mentoring" and row["referred_on"]:
            referrals[row["pupil"], row["referred_on"]].append(row)
    below, above = [], []
    for (pupil, referred), found in referrals.items():
        statuses = {row["status"] for row in found}
        begun = any(row["started_on"] for row in found)
        old = referred + timedelta(days=42) <= SERVICE_DAY
        if not (old and begun and over(year_of(referred)) and statuses & {"completed", "left_early"}):
            continue
        first = min(found, key=lambda row: row["term"])
        parts = {
            "referral_route": route.get(first["programme_id"]),
        }
        below.append((year_of(referred), (pupil, referred), parts))
        if "completed" in statuses:
            above.append(below[-1])
    return _share("programmes.mentoring_completed", Shape(("referral_route",)), below, above)


def _came(rows: list[Row]) -> dict[tuple[date, str, str], list[Row]]:
    """The records of each young person who came to a targeted programme in a year that is over."""
    found: dict[tuple[date, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        there = row["status"] in ("attending", "completed", "left_early")
        if there and row["programme"] in TARGETED and over(row["year"]):
            found[row["year"], row["programme"], row["pupil"]].append(row)
    return found


def _stayed(rows: list[Row]) -> Figures:
    """Those whose last term does not say, in every record of it, that they left early."""
    below, above = [], []
    for (year, programme, pupil), found in _came(rows).items():
        last = max(row["term"] for row in found)
        below.append((year, pupil, {"programme": programme}))
        if any(row["status"] != "left_early" for row in found if row["term"] == last):
            above.append(below[-1])
    return _share("programmes.stayed", Shape(("programme",), (), {"programme": TARGETED}), below, above)


def _regulars(rows: list[Row]) -> Figures:
    """Those who came to a youth club four times or more, of all who came at all."""
    below, above = [], []
    for (year, programme, pupil), found in _came(rows).items():
        times = sum(row["sessions_attended"] or 0 for row in found)
        if programme != "youth_club" or not times:
            continue
        homes = [row for row in found if row["home_district"]]
        home = max(homes, key=lambda row: row["term"])["home_district"] if homes else None
        below.append((year, pupil, {"district": home}))
        if times >= 4:
            above.append(below[-1])
    return _share("programmes.youth_club_regulars", Shape(("district",)), below, above)


def _outcomes(rows: list[Row]) -> Figures:
    """A pupil and an outcome rated at both ends of a year: whether the last is above the first."""
    ratings: dict[tuple[date, str, str, str], tuple[list[tuple[date, int]], list[tuple[date, int]]]] = {}
    for row in rows:
        rated = over(row["year"]) and any(row[f"{outcome}_start"] for outcome in OUTCOMES)
        for outcome in OUTCOMES if rated else ():
            starts, ends = ratings.setdefault(
                (row["year"], row["pupil"], row["programme"], outcome), ([], [])
            )
            for end, found in (("start", starts), ("end", ends)):
                if row[f"{outcome}_{end}"] is not None:
                    found.append((row["term"], row[f"{outcome}_{end}"]))
    below, above = [], []
    for (year, pupil, programme, outcome), (starts, ends) in ratings.items():
        if not starts or not ends:
            continue
        below.append((year, (pupil, outcome), {"programme": programme, "outcome_domain": outcome}))
        if max(ends)[1] > min(starts)[1]:
            above.append(below[-1])
    return _share("programmes.outcome_gain", Shape(("outcome_domain", "programme")), below, above)


# Fee help


def _fee_help(private: Path) -> Figures:
    """Pupils in paid lessons, and those of them awarded help for the year, by the end of the term."""
    awards: dict[tuple[str, date], list[tuple[date, str]]] = defaultdict(list)
    for row in landed(private, "fee_support"):
        if row["fee_stage"] == "awarded":
            decided = term_of(row["decided_on"] or row["applied_on"])
            year = year_named(row["academic_year"])
            awards[row["pupil"], year].append((decided, row["bursary_stage"] or "none"))
    figures: Figures = {}
    _, *by_period = everybody(private)
    for seen in by_period:
        below, above = [], []
        for period, rows in seen.records.items():
            for pupil in {row["pupil"] for row in rows if row["programme"] in PAID}:
                held = [
                    stage
                    for decided, stage in awards[pupil, year_of(period)]
                    if seen.grain == "year" or decided <= period
                ]
                says = seen.pupils[period][pupil]
                parts = {
                    "district": says["district"],
                    "pupil_premium": says["pupil_premium"],
                    "bursary_stage": max(held, default="none"),
                }
                below.append(Seen(period, pupil, parts))
                if held:
                    above.append(below[-1])
        shape = Shape(("district", "bursary_stage", "pupil_premium"))
        figures |= shares("access.fee_help", seen.grain, shape, cells(below, shape), cells(above, shape))
        figures |= _eligible(seen.grain, below, above)
    return figures


def _eligible(grain: str, below: list[Seen], above: list[Seen]) -> Figures:
    shape = Shape(("district",))
    asked, helped = (
        cells((one for one in seen if one.parts["pupil_premium"] == "yes"), shape) for seen in (below, above)
    )
    return shares("access.eligible_reached", grain, shape, asked, helped)


def _decided(private: Path) -> list[Row]:
    return [row for row in landed(private, "fee_support") if row["fee_stage"] in DECIDED]


def _bursaries(private: Path) -> Figures:
    """Bursaries whose stage has ended, and those that moved up."""
    ended = [
        row
        for row in _decided(private)
        if row["bursary_stage"] in STAGES and row["moved_up"] and over(year_named(row["academic_year"]))
    ]
    below = [(year_named(row["academic_year"]), row["application_id"], row) for row in ended]
    above = [one for one in below if one[2]["moved_up"] == "yes"]
    shape = Shape(("bursary_stage", "pupil_premium"), (), {"bursary_stage": STAGES})
    return _share("access.bursary_moves", shape, below, above)


def _waits(private: Path) -> Figures:
    """The median of the days to a decision, in whole days, above the number it is the median of."""
    shape = Shape(("district",))
    figures: Figures = {}
    for grain in ("term", "year"):
        days: dict[Place, list[int]] = defaultdict(list)
        for row in _decided(private):
            period = term_of(row["applied_on"]) if grain == "term" else year_named(row["academic_year"])
            if row["decided_on"] and (grain == "term" or over(period)):
                for split, part in (("whole", "All"), ("district", row["district"] or "not_known")):
                    place = Place("access.wait_days", grain, period, split, part)
                    days[place].append((row["decided_on"] - row["applied_on"]).days)
        for period in {place.period for place in days}:
            for spot in shape.spots():
                waits = days.get(Place("access.wait_days", grain, period, *spot), [])
                middle = int(median(waits) + 0.5) if waits else 0
                figures[Place("access.wait_days", grain, period, *spot)] = Figure(middle, len(waits))
    return figures


def _loans(private: Path, rows: list[Row]) -> Figures:
    """Loans out on any day of a term, where their pupil was last known to live or their school is."""
    lives: dict[str, tuple[date, str]] = {}
    for row in rows:
        if row["home_district"]:
            lives[row["pupil"]] = max(
                lives.get(row["pupil"], (date.min, "")), (row["term"], row["home_district"])
            )
    stands = {
        row["urn"]: row["district"]
        for row in sorted(landed(private, "schools"), key=lambda row: row["snapshot_date"])
    }
    lent = [row for row in landed(private, "instrument_loans") if row["loan_status"] != "waiting"]
    terms = {term_of(row["loaned_on"]) for row in lent}
    by_term, by_year = [], []
    for row in lent:
        back = SERVICE_DAY if row["loan_status"] == "on_loan" else row["returned_on"]
        home = lives.get(row["pupil"], (date.min, None))[1] if row["pupil"] else stands.get(row["school_urn"])
        parts = {"charge": row["charge"], "district": home}
        for term in terms:
            if back and row["loaned_on"] <= term_closes(term) and back >= term:
                by_term.append(Seen(term, row["loan_id"], parts))
                if over(year_of(term)):
                    by_year.append(Seen(year_of(term), row["loan_id"], parts))
    shape = Shape(("charge", "district"))
    figures: Figures = {}
    for grain, seen in (("term", by_term), ("year", by_year)):
        found = cells(seen, shape)
        figures |= counts("access.loans", grain, shape, found, found)
    return figures


# What the page says


def _year(page: Page, metric: str, split: str = "whole", part: str = "All") -> Place:
    """The latest finished year."""
    return page.place(metric, "year", split, part)


def _line(page: Page, latest: Place) -> list[Place]:
    """The same place in every year that can be shown, first to last."""
    periods = {one.period for one in page.figures if (one.metric, one.grain) == (latest.metric, "year")}
    return [place for period in sorted(periods) if (place := latest._replace(period=period)) in page.shown]


def _before_rounding(
    now: tuple[int, int], then: tuple[int, int]
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The four ways the rounded shares could lie at their furthest: counts to the nearest 5 are within 2."""

    def ends(n: int, d: int) -> list[tuple[int, int]]:
        return [(max(0, n - 2), d + 2), (min(n + 2, d - 2), d - 2)]

    return [(one, other) for one in ends(*now) for other in ends(*then)]


def _points(page: Page, now: tuple[int, int], then: tuple[int, int]) -> list[str]:
    """The move in points where the interval leaves out nought; nothing where it is level."""
    ways = {difference(*pair) for pair in ([(now, then)] if page.inside else _before_rounding(now, then))}
    if not (all(low > 0 for low, _ in ways) or all(high < 0 for _, high in ways)):
        return []
    places = 1 if page.inside and min(now[1], then[1]) >= 1000 else 0
    apart = abs(Fraction(100 * now[0], now[1]) - Fraction(100 * then[0], then[1]))
    return [f"{half_up(apart, places)}"]


def _moved(metric: str) -> Callable[[Page, Said], list[str]]:
    """So many of so many, the share, and the move since the first year that can be shown."""

    def numbers(page: Page, found: Said) -> list[str]:
        place = _year(page, metric)
        return page.of(place) + _points(page, page.counts(place), page.counts(_line(page, place)[0]))

    return numbers


def _whole(metric: str) -> Callable[[Page, Said], list[str]]:
    return lambda page, found: page.of(_year(page, metric))


def _not_met(page: Page, found: Said) -> list[str]:
    """Set beside the year that the promise starts from."""
    [promise] = [one for one in page.promises.values() if one.metric == "access.unmet"]
    now = _year(page, "access.unmet")
    return page.of(now) + _points(page, page.counts(now), page.counts(now._replace(period=promise.baseline)))


def _pupils(page: Page) -> tuple[str, str]:
    """Nurture pupils in the first year shown and in the latest."""
    line = _line(page, _year(page, "programmes.nurture_pupils"))
    return f"{page.counts(line[0])[0]:,}", f"{page.counts(line[-1])[0]:,}"


def _girls(page: Page, place: Place) -> tuple[int, int]:
    everyone = place._replace(split="whole", part="All")
    return page.counts(place)[0], page.counts(everyone)[0]


def _songwriters(page: Page, found: Said) -> list[str]:
    line = _line(page, _year(page, "programmes.songwriter", "sex", "female"))
    now, then = _girls(page, line[-1]), _girls(page, line[0])
    return [f"{now[0]:,}", f"{now[1]:,}", f"{percent(*now, 0)}%", *_points(page, now, then)]


PROGRAMME = {
    "Nurture groups": "nurture_group",
    "Songwriter masterclasses": "songwriter_masterclass",
    "One-to-one mentoring": "mentoring",
    "Youth clubs": "youth_club",
}

PEOPLE = {
    "Nurture groups": ("programmes.nurture_pupils", 0),
    "Songwriter masterclasses": ("programmes.songwriter", 0),
    "One-to-one mentoring": ("programmes.mentoring_started", 1),
    "Youth clubs": ("programmes.youth_club_regulars", 1),
}
"""How each programme's young people are counted: a measure, and whether they are above or below its line."""


def _people(page: Page, programme: str, year: date | None = None) -> int:
    metric, which = PEOPLE[programme]
    return page.counts(page.place(metric, "year", period=year))[which]


def _reached(page: Page, found: Said) -> list[str]:
    first = min(one.period for one in page.figures if one.metric == "programmes.songwriter")
    more = sum(_people(page, name) > _people(page, name, first) for name in PEOPLE)
    return ["all" if more == len(PEOPLE) else WORDS[more], WORDS[len(PEOPLE)]]


def _sessions(page: Page, found: Said) -> list[str]:
    said: list[str] = []
    line = _line(page, _year(page, "programmes.youth_club_sessions"))
    for place in (line[-1], line[0]):
        by_district = [place._replace(split="district", part=code) for code in codes("district")]
        where = sum(page.counts(one)[0] > 0 for one in by_district)
        said += [f"{page.counts(place)[0]:,}", WORDS[where]]
    return said


COLUMNS = {
    "Nurture pupils": ("programmes.nurture_pupils", 0),
    "Songwriters": ("programmes.songwriter", 0),
    "Mentoring referrals": ("programmes.mentoring_started", 1),
    "Youth-club sessions": ("programmes.youth_club_sessions", 0),
    "Learners with fee help": ("access.fee_help", 0),
    "Instruments on loan": ("access.loans", 0),
}
"""The columns of the grid of districts: a measure, and whether its count is above or below the line."""


def _gaps(page: Page, found: Said) -> list[str]:
    """Districts where something is shown to be nowhere: nought is told to partners of things alone."""
    gaps = 0
    for district in codes("district"):
        places = [(_year(page, metric, "district", district), which) for metric, which in COLUMNS.values()]
        gaps += any(
            page.figures[place][which] == 0
            for place, which in places
            if page.inside or place.metric == "programmes.youth_club_sessions"
        )
    return ["all" if gaps == len(codes("district")) else WORDS[gaps], WORDS[len(codes("district"))]]


_MOVE = r"(?:, (?:(?:up|down) # points?|level) since DATE)?"

RULES: tuple[Rule, ...] = (
    Rule(
        "programmes",
        rf"# of # nurture pupils \(#\) come from schools with above-average free meals{_MOVE}",
        _moved("programmes.nurture_targeted"),
    ),
    Rule(
        "programmes",
        r"Nurture groups had # pupils in DATE, up from # since DATE\.",
        lambda page, found: list(reversed(_pupils(page))),
    ),
    Rule(
        "programmes",
        r"Nurture groups grew from # to # pupils"
        r"(?: and (?:drifted|came) .+ the schools they are for|; the share .+ is level)?",
        lambda page, found: list(_pupils(page)),
    ),
    Rule(
        "programmes",
        r"# of # mentoring referrals \(#\) started within six weeks\.",
        _whole("programmes.mentoring_started"),
    ),
    Rule(
        "programmes",
        rf"# of # referrals \(#\) had a mentor within six weeks{_MOVE}",
        _moved("programmes.mentoring_started"),
    ),
    Rule(
        "programmes",
        r"# of # eligible requests for fee help \(#\) were not met\.",
        _whole("access.unmet"),
    ),
    Rule("programmes", rf"# of # eligible requests \(#\) were not met{_MOVE}", _not_met),
    Rule(
        "programmes",
        r"@ (?:of )?@ targeted programmes reached more young people than in DATE",
        _reached,
    ),
    Rule("programmes", rf"# of # songwriters are girls \(#\){_MOVE}", _songwriters),
    Rule(
        "programmes",
        r"# youth-club sessions in @ districts?, (?:up from|against) # in @ districts? in DATE",
        _sessions,
    ),
    Rule(
        "programmes",
        r"# of # pupil-premium learners in paid lessons had fee help \(#\)",
        _whole("access.eligible_reached"),
    ),
    Rule(
        "programmes",
        r"# of # bursaries that ended a stage \(#\) moved up to the next",
        _whole("access.bursary_moves"),
    ),
    Rule(
        "programmes",
        r"# of # ratings \(#\) were higher at the end than at the start",
        _whole("programmes.outcome_gain"),
    ),
    Rule(
        "programmes",
        r"@ (?:of )?@ districts (?:has|have) a gap(?: that can be shown)?: a programme that is not there",
        _gaps,
    ),
)


# What its tables hold

STAYING = {"mentoring": "programmes.mentoring_completed", "youth_club": "programmes.youth_club_regulars"}
"""What staying means in a programme that has a measure of its own for it."""


def _as_share(page: Page, place: Place) -> str:
    """'199 of 219 (91%)'."""
    n, d = page.counts(place)
    return f"{n:,} of {d:,} ({page.share(place)})"


def _stay(page: Page, programme: str) -> Place:
    if programme in STAYING:
        return _year(page, STAYING[programme])
    return _year(page, "programmes.stayed", "programme", programme)


def _meant(page: Page, programme: str) -> dict[str, str]:
    """Who is reached, of the two programmes that are for a group that is counted."""
    column = "Reaching whom it is for"
    if programme == "nurture_group":
        reached = _as_share(page, _year(page, "programmes.nurture_targeted"))
        return {column: f"{reached} from schools with above-average free meals"}
    if programme == "songwriter_masterclass":
        girls, everyone = _girls(page, _year(page, "programmes.songwriter", "sex", "female"))
        return {column: f"{girls:,} of {everyone:,} ({percent(girls, everyone, 0)}%) are girls"}
    return {}


def _by_year(metric: str, n: str, d: str, page: Page, cells: Cells) -> Mapping[str, str]:
    return counted(page, page.place(metric, "year", period=year_named(cells["Year"])), n, d, "Share")


def _by_part(
    metric: str, split: str, names: str, columns: tuple[str, str], page: Page, cells: Cells
) -> Mapping[str, str]:
    """A share by the parts of a split, named in the first column by the labels of the list `names`."""
    part = code_of(names, next(iter(cells.values())))
    return counted(page, _year(page, metric, split, part), *columns, "Share")


def _young_people(page: Page, cells: Cells) -> Mapping[str, str]:
    return {"Young people": f"{_people(page, cells['Programme'], year_named(cells['Year'])):,}"}


def _summary(page: Page, cells: Cells) -> Mapping[str, str]:
    programme = PROGRAMME[cells["Programme"]]
    return {
        "Young people": f"{_people(page, cells['Programme']):,}",
        "Stay": _as_share(page, _stay(page, programme)),
        "Go on to another": _as_share(page, _year(page, "progression.targeted_next", "programme", programme)),
        **_meant(page, programme),
    }


def _by_sex(page: Page, cells: Cells) -> Mapping[str, str]:
    part = code_of("sex", cells["Sex"])
    place = page.place("programmes.songwriter", "year", "sex", part, year_named(cells["Year"]))
    return {"Young people": f"{page.counts(place)[0]:,}"}


def _held(page: Page, cells: Cells) -> Mapping[str, str]:
    place = _year(page, "programmes.youth_club_sessions", "district", code_of("district", cells["District"]))
    return {
        name: f"{page.counts(place._replace(period=year_named(name)))[0]:,}"
        for name in cells
        if name != "District"
    }


def _helped(page: Page, cells: Cells) -> Mapping[str, str]:
    year = year_named(cells["Year"])
    wait = page.figures[page.place("access.wait_days", "year", period=year)].numerator
    return {
        "Learners helped": f"{page.counts(page.place('access.fee_help', 'year', period=year))[0]:,}",
        "Requests not met": f"{page.counts(page.place('access.unmet', 'year', period=year))[0]:,}",
        "Median wait, days": f"{wait:.0f}",
    }


def _bursary_moves(page: Page, cells: Cells) -> Mapping[str, str]:
    part = code_of("bursary_stage", cells["Bursary stage"])
    holders = page.counts(_year(page, "access.fee_help", "bursary_stage", part))[0]
    moved = counted(
        page, _year(page, "access.bursary_moves", "bursary_stage", part), "Number", "Ended", "Share"
    )
    return moved | {"Learners holding one": f"{holders:,}"}


def _by_charge(page: Page, cells: Cells) -> Mapping[str, str]:
    named = cells["Discount"].removesuffix(" discount").replace("No", "None")
    spot = ("whole", "All") if named == "All loans" else ("charge", code_of("fee_rate", named))
    place = _year(page, "access.loans", *spot)
    return {
        name: f"{page.counts(place._replace(period=year_named(name)))[0]:,}"
        for name in cells
        if name != "Discount"
    }


def _by_district(page: Page, cells: Cells) -> Mapping[str, str]:
    district = code_of("district", cells["District"])
    found = {}
    for column, (metric, which) in COLUMNS.items():
        number = page.counts(_year(page, metric, "district", district))[which]
        found[column] = f"{number:,}" if number else "none"
    return found


KINDS: tuple[Kind, ...] = (
    Kind("programmes-summary-", _summary),
    Kind("programmes-reach-", _young_people),
    Kind("programmes-by-district-", _by_district),
    Kind("nurture-share-", partial(_by_year, "programmes.nurture_targeted", "Number", "Out of")),
    Kind("songwriters-by-sex-", _by_sex),
    Kind("mentoring-started-", partial(_by_year, "programmes.mentoring_started", "Number", "Referrals")),
    Kind(
        "mentoring-by-route-",
        partial(
            _by_part,
            "programmes.mentoring_started",
            "referral_route",
            "referral_route",
            ("Started within six weeks", "Referrals"),
        ),
    ),
    Kind("youth-club-sessions-", _held),
    Kind(
        "outcomes-by-domain-",
        partial(
            _by_part, "programmes.outcome_gain", "outcome_domain", "outcome_domain", ("Rose", "Participants")
        ),
    ),
    Kind(
        "outcomes-by-programme-",
        partial(_by_part, "programmes.outcome_gain", "programme", "programme", ("Rose", "Ratings")),
    ),
    Kind("requests-not-met-", partial(_by_year, "access.unmet", "Not met", "Decided")),
    Kind("fee-help-by-year-", _helped),
    Kind(
        "fee-help-by-district-",
        partial(_by_part, "access.eligible_reached", "district", "district", ("Number", "Learners")),
    ),
    Kind("bursary-moves-", _bursary_moves),
    Kind("loans-by-charge-", _by_charge),
)
