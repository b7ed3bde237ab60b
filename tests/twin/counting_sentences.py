"""What a page may say: every number of its headline, its lead and its titles, by the twin's own reckoning.

A rule is a sentence with its numbers left open: `#` for a figure, `@` for a number in words. It says which
numbers the twin would put there, in order. Words around the numbers may change; a number may not.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import floor, sqrt
from typing import Any, NamedTuple

from tests.twin.counting import Figures, Place, reference
from tests.twin.counting_shares import percent, rounded_to_five, wilson

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NUMBER = r"(−?\d[\d,]*(?:\.\d+)?%?)"
WORD = r"(\d+|" + "|".join(WORDS[1:]) + "|All|all)"
SAYS_A_NUMBER = re.compile(r"\d|\b(?:" + "|".join(WORDS[1:]) + r")\b", re.IGNORECASE)
PERIOD = re.compile(
    r"\b(?:\d{1,2} )?(?:January|February|March|April|May|June"
    r"|July|August|September|October|November|December)"
    r" 20\d\d\b|\b20\d\d/\d\d\b|\b(?:autumn|spring|summer) term 20\d\d\b"
)
"""A date or a period, which is not a figure."""

NOT_OF_PEOPLE = (
    "schools.",
    "voice.answered",
    "voice.done",
    "voice.requests",
    "genre_offer.offered",
    "genre_offer.effective",
    "genre_offer.single_tutor",
    "genre_offer.hours",
    "genre_offer.classical_share",
    "genre_offer.untapped",
    "genre_offer.demand_met",
    "genre_offer.ensembles",
    "genre_offer.repertoire",
    "leadership.lens_",
    "leadership.group_breadth",
    "leadership.group_rating",
    "leadership.insight",
    "leadership.document",
    "leadership.rat",
    "leadership.self_assessment",
    "training.followed_up",
    "training.reflective_sessions",
    "programmes.youth_club_sessions",
    "national.",
    "plan.",
    "leadership.meetings_held",
    "leadership.forum_answered",
    "leadership.young_votes",
)
"""Measures that describe nobody: their counts are exact at both levels."""

COUNTY = "E10000015"

ROLL: Mapping[str, tuple[tuple[str, str], ...]] = {
    "free_meals": (("school_roll.free_meals_primary", "yes"), ("school_roll.free_meals_secondary", "yes")),
    "eal": (("school_roll.eal_primary", "other_language"), ("school_roll.eal_secondary", "other_language")),
    "ethnic_minority": (("school_roll.ethnicity_2", "ethnic_minorities"),),
    "send": (("school_roll.sen_support", "sen_support"), ("school_roll.ehc_plan", "ehc_plan")),
}
"""What each group of learners is set beside; the two of `send` are added."""

STEPS = {
    "go on after whole-class teaching": "progression.wcet_continue",
    "take lessons after going on": "progression.to_tuition",
    "stay a year": "progression.stay",
    "join an ensemble": "progression.to_ensemble",
    "reach the advanced stage": "progression.to_advanced",
}

BESIDE = {"yes": "no", "ethnic_minorities": "white_british", "female": "male"}
"""A part of a split, and the part that its people are set beside."""


class Promise(NamedTuple):
    """A target, as its file has it after every change."""

    title: str
    metric: str
    grain: str
    split: str
    part: str
    baseline: date
    goal: float
    due: date
    percent: bool


class Acting(NamedTuple):
    """The action plan on the service's day: what its pages say comes from no measure's cells."""

    actions: Sequence[Mapping[str, Any]]
    """Each as its events left it, with what can be told of it by now."""
    targets: Mapping[str, Mapping[str, str]]
    """The fields of each live target, after every change."""
    moved_alone: frozenset[str]
    """Groups of learners whose share moved beyond chance, with nothing in the plan aimed at them."""


class Page(NamedTuple):
    """One page at one level with what a viewer chose, and what its level lets it show."""

    level: str
    slug: str
    chosen: Mapping[str, str]
    figures: Figures
    shown: frozenset[Place]
    """Places with a figure to show."""
    promises: Mapping[str, Promise]
    standings: Sequence[str]
    """How the targets on the page's own board stand."""
    plan: Acting

    @property
    def inside(self) -> bool:
        """Whether counts are exact."""
        return self.level == "inside"

    def place(
        self, metric: str, grain: str, split: str = "whole", part: str = "All", period: date | None = None
    ) -> Place:
        """A place in the programmes chosen, in the latest period unless another is asked for."""
        group = self.chosen.get("programme_group", "All")
        narrowed = metric.startswith("participation.") and not metric.startswith("participation.take_up")
        within = ("programme_group", group) if narrowed and group != "All" else ("whole", "All")
        if period is None:
            period = max(one.period for one in self.figures if one.metric == metric and one.grain == grain)
        return Place(metric, grain, period, split, part, *within)

    def counts(self, place: Place) -> tuple[int, int]:
        """The counts as the level shows them."""
        n, d = (int(number or 0) for number in self.figures[place])
        if self.inside or place.metric.startswith(NOT_OF_PEOPLE):
            return n, d
        return rounded_to_five(n), rounded_to_five(d)

    def share(self, place: Place) -> str:
        """A percentage as printed: a decimal on a thousand people, inside."""
        n, d = self.counts(place)
        return f"{percent(n, d, 1 if self.inside and d >= 1000 else 0):,}%"

    def of(self, place: Place) -> list[str]:
        """'1,554', '14,304', '10.9%'."""
        n, d = self.counts(place)
        return [f"{n:,}", f"{d:,}", self.share(place)]

    def about(self, number: float) -> str:
        """People worked out and not counted: to the nearest ten from a hundred, to five in public."""
        step = 10 if number >= 100 else 1 if self.inside else 5
        return f"{step * floor(number / step + 0.5):,}"


class Rule(NamedTuple):
    """A sentence of one page and the numbers in it."""

    page: str
    sentence: str
    numbers: Callable[[Page, "re.Match[str]"], list[str]]

    def pattern(self) -> "re.Pattern[str]":
        """The sentence as a regular expression."""
        return re.compile(self.sentence.replace("#", NUMBER).replace("@", WORD), re.IGNORECASE)


def faults(page: Page, text: str, rules: Sequence[Rule]) -> list[str]:
    """What is wrong with the numbers of a headline, a lead or a title; nothing when all are the twin's."""
    return [fault for sentence in _sentences(page, text) if (fault := _fault(page, sentence, rules))]


def _sentences(page: Page, text: str) -> Iterable[str]:
    """The sentences of a text, without its dates and without the titles people gave their targets."""
    for promise in sorted(page.promises.values(), key=lambda promise: -len(promise.title)):
        text = re.sub(re.escape(promise.title), "TITLE", text, flags=re.IGNORECASE)
    text = re.sub(r" \((?:pupils|residents|people) [^)]*\)", _named_of_roll, text)
    return re.split(r"(?<=[.;]) (?=[A-Z\d])(?!\S+ of others )", PERIOD.sub("DATE", text))


def _named_of_roll(found: "re.Match[str]") -> str:
    """Whom a published figure describes: kept out of the way when it is a row of the benchmarks."""
    named = {f" ({row['population']}, {row['area']}, {row['period']})" for row in reference("benchmarks.csv")}
    return " (NAMED)" if found[0] in named else found[0]


def _fault(page: Page, sentence: str, rules: Sequence[Rule]) -> str:
    if not SAYS_A_NUMBER.search(sentence):
        return ""
    matched = [
        (rule, found)
        for rule in rules
        if rule.page in ("", page.slug) and (found := rule.pattern().fullmatch(sentence))
    ]
    if not matched:
        return f"no rule knows this sentence: {sentence!r}"
    rule, found = matched[0]
    said = [one for one in found.groups() if one is not None]
    expected = rule.numbers(page, found)
    if [one.lower() for one in said] == [one.lower() for one in expected]:
        return ""
    return f"{sentence!r} says {said}; the twin says {expected}"


# Who takes part


def _measure(page: Page) -> str:
    return f"participation.{page.chosen['group']}"


def _roll(group: str) -> list[tuple[float, str]]:
    """The latest published shares of pupils on roll, lowest first, each with what it describes."""
    rows = [
        max(
            (
                row
                for row in reference("benchmarks.csv")
                if row["series"] == series and row["category"] == category and row["area_code"] == COUNTY
            ),
            key=lambda row: row["period"],
        )
        for series, category in ROLL.get(group, ())
    ]
    found = [(float(row["value"]), row["population"]) for row in rows]
    if group == "send":
        found = [(round(sum(value for value, _ in found), 1), found[0][1])]
    return sorted(found)


def _spread(group: str) -> list[str]:
    return list(dict.fromkeys(f"{value:.1f}%" for value, _ in _roll(group)))


def about_roll(page: Page, group: str, place: Place) -> float:
    """The published share of pupils on roll that is nearer to ours."""
    n, d = page.counts(place)
    return min((value for value, _ in _roll(group)), key=lambda value: abs(value - 100 * n / d))


def _learners(page: Page, found: "re.Match[str]") -> list[str]:
    """Learners of the chosen group, and pupils on roll where any are published."""
    return page.of(page.place(_measure(page), "term")) + _spread(page.chosen["group"])


def _learners_missing(page: Page, found: "re.Match[str]") -> list[str]:
    place = page.place(_measure(page), "term")
    n, d = page.counts(place)
    return [*_learners(page, found), page.about(about_roll(page, page.chosen["group"], place) * d / 100 - n)]


def _take_up(page: Page, found: "re.Match[str]") -> list[str]:
    eligible, everyone = (
        page.place(f"participation.{metric}", "term") for metric in ("take_up_free_meals", "take_up")
    )
    return [*page.of(eligible)[:2], page.share(eligible)[:-1], "100", page.share(everyone)[:-1], "100"]


def _districts() -> list[str]:
    return [row["code"] for row in reference("codes.csv") if row["list"] == "district"]


def _less_in_districts(page: Page, found: "re.Match[str]") -> list[str]:
    less = 0
    for district in _districts():
        ours = page.place("participation.take_up_free_meals", "term", "district", district)
        other = page.place("participation.take_up", "term", "district", district)
        if {ours, other} <= page.shown:
            less += difference(page.counts(ours), page.counts(other))[1] < 0
    return [WORDS[less], WORDS[len(_districts())]]


def _gaps(page: Page) -> tuple[list[tuple[float, str]], int]:
    """The gap in points of each district that can be shown, and the decimals it is printed with."""
    gaps, decimals = [], 0
    for row in reference("codes.csv"):
        if row["list"] != "district":
            continue
        n, d, other = beside(page, row["code"])
        if d:
            gaps.append((other - 100 * n / d, row["label"]))
            decimals = max(decimals, int(page.inside and d >= 1000))
    return gaps, decimals


def beside(page: Page, district: str) -> tuple[int, int, float]:
    """One district's counts and the share they are set beside; no counts when either is hidden."""
    group = page.chosen["group"]
    if (group, page.chosen["programme_group"]) == ("free_meals", "All"):
        ours = page.place("participation.take_up_free_meals", "term", "district", district)
        other = page.place("participation.take_up", "term", "district", district)
        n, d = page.counts(other)
        return (*page.counts(ours), 100 * n / d) if {ours, other} <= page.shown else (0, 0, 0.0)
    ours = page.place(_measure(page), "term", "district", district)
    if ours not in page.shown:
        return 0, 0, 0.0
    n, d = page.counts(ours)
    if group == "ethnic_minority":
        return n, d, float(_published("residents.ethnicity_2", "ethnic_minorities", district)["value"])
    return n, d, about_roll(page, group, ours)


def signed(gap: float, decimals: int) -> str:
    """A gap as printed, with a true minus."""
    size = floor(abs(gap) * 10**decimals + 0.5 + 1e-9) / 10**decimals
    return f"{'−' if gap < 0 and size else ''}{size:.{decimals}f}"


def _widest_gap(page: Page, found: "re.Match[str]") -> list[str]:
    gaps, decimals = _gaps(page)
    widest, place = max(gaps)
    return [place, signed(widest, decimals)]


def _gap_range(page: Page, found: "re.Match[str]") -> list[str]:
    gaps, decimals = _gaps(page)
    return [signed(min(gaps)[0], decimals), signed(max(gaps)[0], decimals)]


def _gap_alike(page: Page, found: "re.Match[str]") -> list[str]:
    """The one gap that every shown district has, as printed."""
    gaps, decimals = _gaps(page)
    [alike] = {signed(gap, decimals).lstrip("\N{MINUS SIGN}+") for gap, *_ in gaps}
    return [alike]


def _directions(page: Page, found: "re.Match[str]") -> list[str]:
    """How many districts went which way between the earliest and the latest figure shown."""
    tally = {"up": 0, "down": 0, "level": 0, "hidden": 0}
    periods = sorted(
        {one.period for one in page.figures if one.metric == _measure(page) and one.grain == "term"}
    )
    for district in _districts():
        line = [page.place(_measure(page), "term", "district", district, period) for period in periods]
        line = [place for place in line if place in page.shown]
        if len(line) < 3:
            tally["hidden"] += 1
            continue
        low, high = difference(page.counts(line[-1]), page.counts(line[0]))
        tally["up" if low > 0 else "down" if high < 0 else "level"] += 1
    said = [WORDS[number] for number in tally.values() if number]
    return said if len(said) == 1 else [*said, WORDS[len(_districts())]]


def _smaller_groups(page: Page, found: "re.Match[str]") -> list[str]:
    smaller = 0
    for group in ROLL:
        place = page.place(f"participation.{group}", "term")
        if place in page.shown:
            n, d = page.counts(place)
            smaller += wilson(n, d)[1] < about_roll(page, group, place)
    return ["all" if smaller == len(ROLL) else WORDS[smaller], WORDS[len(ROLL)]]


def _leak(page: Page, found: "re.Match[str]") -> list[str]:
    metric = STEPS[found["step"]]
    split, part = {
        "pupils with pupil premium": ("pupil_premium", "yes"),
        "pupils from ethnic minorities": ("ethnicity_2", "ethnic_minorities"),
        "girls": ("sex", "female"),
    }[found["who"]]
    n, d, share = page.of(page.place(metric, "year", split, part))
    other = page.share(page.place(metric, "year", split, BESIDE[part]))
    return [n, d, found["who"], share, found["step"], other]


def _reach(page: Page, found: "re.Match[str]") -> list[str]:
    code = next(row["code"] for row in reference("codes.csv") if row["label"] == found["place"])
    n, d, share = page.of(page.place("schools.engaged", "year", "district", code))
    return [n, d, found["place"], share, page.share(page.place("schools.engaged", "year"))]


def for_all_programmes(page: Page, metric: str, grain: str) -> Place:
    """The latest place of a measure that the page never narrows."""
    return page.place(metric, grain)._replace(narrowing="whole", within="All")


def _with_singing(page: Page, found: "re.Match[str]") -> list[str]:
    return page.of(page.place("schools.singing", "year"))[:2]


def _with_whole_class(page: Page, found: "re.Match[str]") -> list[str]:
    return page.of(page.place("schools.wcet", "year"))[:1]


def _in_ensembles(page: Page, found: "re.Match[str]") -> list[str]:
    metric = "participation.ensemble_members"
    now = for_all_programmes(page, metric, "year")
    first = min(one.period for one in page.figures if one.metric == metric and one.grain == "year")
    return [f"{page.counts(place)[0]:,}" for place in (now, now._replace(period=first))]


def _in_deprived_areas(page: Page, found: "re.Match[str]") -> list[str]:
    return page.of(for_all_programmes(page, "participation.deprived_areas", "term"))


# The workforce


def _minority(page: Page) -> tuple[int, int]:
    return page.counts(page.place("workforce.ethnic_minority", "day"))


def _suggested(page: Page, found: "re.Match[str]") -> list[str]:
    n, d = _minority(page)
    return [f"{n:,}", page.about(_roll("ethnic_minority")[0][0] * d / 100)]


def _told_ethnicity(page: Page, found: "re.Match[str]") -> list[str]:
    return page.of(page.place("workforce.disclosure", "day", "characteristic", "ethnicity"))


def _bounds_of(page: Page, share: Place) -> list[str]:
    """How many are not known; the share if every one were out of the group, and if every one were in it."""
    n, known = page.counts(share)
    base = EVERYONE[share.metric.split(".")[0]]
    everyone = page.counts(share._replace(metric=base))[0]
    places = 1 if page.inside and everyone >= 1000 else 0
    most = n + everyone - known
    return [
        f"{everyone - known}",
        f"{percent(n, everyone, places)}%",
        f"{percent(most, everyone, places)}%",
    ]


EVERYONE = {
    "workforce": "workforce.headcount",
    "participation": "participation.pupils",
}
"""The count of all those, known or not, whom shares of known answers are about."""


def _bounds(metric: str) -> Callable[[Page, "re.Match[str]"], list[str]]:
    return lambda page, found: _bounds_of(page, page.place(metric, "day"))


def _bounds_of_target(page: Page, found: "re.Match[str]") -> list[str]:
    return _bounds_of(page, _latest(page, _drawn(page)))


def bounds_of_groups(page: Page) -> dict[str, str]:
    """Each group of learners at its least and at its most: '10.0% to 18.0%'."""
    found = {}
    for group in ("looked_after", "eal", "ethnic_minority", "free_meals", "girls", "pupil_premium", "send"):
        place = page.place(f"participation.{group}", "term")
        if place in page.shown:
            _, low, high = _bounds_of(page, place)
            found[group] = f"{low} to {high}"
    return found


def _three(page: Page, found: "re.Match[str]") -> list[str]:
    """How many of the three comparators are above what chance could make of our share."""
    compared = (
        ("school_roll.ethnicity_2", "ethnic_minorities", COUNTY),
        ("residents.ethnicity_2", "ethnic_minorities", COUNTY),
        ("teachers.ethnicity", "ethnic_minorities", "E92000001"),
    )
    high = wilson(*_minority(page))[1]
    fewer = sum(high < float(_published(*one)["value"]) for one in compared)
    return [WORDS[fewer], WORDS[len(compared)]]


def _published(series: str, category: str, area: str) -> Mapping[str, str]:
    return max(
        (
            row
            for row in reference("benchmarks.csv")
            if (row["series"], row["category"], row["area_code"]) == (series, category, area)
        ),
        key=lambda row: row["period"],
    )


def _contracts(page: Page, found: "re.Match[str]") -> list[str]:
    kind = {
        "fixed-term or hourly-paid": "contractual",
        "permanent": "permanent",
        "self-employed": "self_employed",
    }[found["terms"]]
    n, d = (
        page.counts(page.place("workforce.headcount", "day", "contract_ace", kind))[0],
        page.counts(page.place("workforce.headcount", "day"))[0],
    )
    hubs = _published("hubs.workforce_contract", kind, "E92000001")
    return [f"{n:,}", f"{d:,}", f"{percent(n, d, 0)}%", found["terms"], f"{float(hubs['value']):.1f}%"]


def _appointed(page: Page, found: "re.Match[str]") -> list[str]:
    ours = page.counts(page.place("recruitment.success", "year", "ethnicity_2", "ethnic_minorities"))
    other = page.counts(page.place("recruitment.success", "year", "ethnicity_2", "white_british"))
    ratio = Fraction(ours[0] * other[1], ours[1] * other[0])
    return [f"{floor(ratio * 100 + Fraction(1, 2)) / 100:.2f}"]


def _answers(page: Page, found: "re.Match[str]") -> list[str]:
    day = page.place("workforce.answers", "day").period
    states = {"were not asked": "not_asked", "prefer not to say": "prefer_not_to_say"}
    said = []
    for words, state in states.items():
        if words in found[0]:
            place = Place("workforce.answers", "day", day, "answer", state, "characteristic", "ethnicity")
            said.append(f"{page.counts(place)[0]:,}")
    return said


# Targets


def _promised_line(page: Page, promise: Promise) -> list[Place]:
    periods = sorted(
        {one.period for one in page.figures if one.metric == promise.metric and one.grain == promise.grain}
    )
    return [Place(promise.metric, promise.grain, period, promise.split, promise.part) for period in periods]


def value_of(page: Page, place: Place) -> float:
    """A figure in its unit, as the level works it out."""
    n, d = page.figures[place]
    if place.metric == "leadership.self_assessment":
        return round(n / (d or 1), 2)
    if d is None:
        return n if place.metric.startswith("genre_offer.eff") else page.counts(place)[0]
    return float(percent(*page.counts(place), 1 if page.inside else 0))


def as_printed(page: Page, promise: Promise, value: float) -> str:
    """A worked-out value beside the figure: as many decimals as the figure has."""
    if not promise.percent:
        return f"{floor(value * 10 + 0.5 + 1e-9) / 10:.1f}"
    base = page.counts(_latest(page, promise))[1]
    places = 1 if page.inside and base >= 1000 else 0
    return f"{floor(value * 10**places + 0.5 + 1e-9) / 10**places:.{places}f}%"


def _latest(page: Page, promise: Promise) -> Place:
    """The latest period of the baseline's season: autumn and summer are not alike."""
    line = _promised_line(page, promise)
    if promise.grain == "term":
        line = [place for place in line if place.period.month == promise.baseline.month]
    return line[-1]


def _now(page: Page, promise: Promise) -> str:
    place = _latest(page, promise)
    if promise.percent:
        return page.share(place)
    if promise.metric in ("genre_offer.effective", "leadership.self_assessment"):
        return as_printed(page, promise, value_of(page, place))
    return f"{page.counts(place)[0]:,}"


def _expected(page: Page, promise: Promise) -> float:
    """Where a straight line from the baseline to the goal would be at the latest period's first day."""
    start = value_of(
        page, Place(promise.metric, promise.grain, promise.baseline, promise.split, promise.part)
    )
    days = (_latest(page, promise).period - promise.baseline).days
    whole = (promise.due - promise.baseline).days
    return start + (promise.goal - start) * min(1, days / whole)


def _goal(promise: Promise) -> str:
    if promise.percent:
        return f"{promise.goal:.0f}%"
    one_decimal = promise.metric in ("genre_offer.effective", "leadership.self_assessment")
    return f"{promise.goal:.1f}" if one_decimal else f"{promise.goal:.0f}"


def _most_in_need(page: Page, found: "re.Match[str]") -> list[str]:
    promise = _discussed(page)
    return [*page.of(_latest(page, promise)), as_printed(page, promise, _expected(page, promise))]


def _count_in_need(page: Page, found: "re.Match[str]") -> list[str]:
    promise = _discussed(page)
    return [_now(page, promise), as_printed(page, promise, _expected(page, promise))]


def _discussed(page: Page) -> Promise:
    return page.promises[page.chosen.get("first", "")]


def _drawn(page: Page) -> Promise:
    return page.promises[page.chosen["target"]]


def _path_now(page: Page, found: "re.Match[str]") -> list[str]:
    return [_now(page, _drawn(page)), _goal(_drawn(page))]


def _at_this_pace(page: Page, found: "re.Match[str]") -> list[str]:
    """Where a least-squares line through every figure shown is at the due date."""
    promise = _drawn(page)
    points = [
        (place.period.toordinal(), value_of(page, place))
        for place in _promised_line(page, promise)
        if place in page.shown
    ]
    x = sum(day for day, _ in points) / len(points)
    y = sum(value for _, value in points) / len(points)
    slope = sum((day - x) * (value - y) for day, value in points) / sum((day - x) ** 2 for day, _ in points)
    return [as_printed(page, promise, y + slope * (promise.due.toordinal() - x)), _goal(promise)]


def _stand(*standings: str) -> Callable[[Page], str]:
    def number(page: Page) -> str:
        many = sum(one in standings for one in page.standings)
        return WORDS[many] if many <= 10 else str(many)

    return number


def _standing_counts(*wanted: tuple[str, ...]) -> Callable[[Page, "re.Match[str]"], list[str]]:
    return lambda page, found: [number for one in wanted if (number := _stand(*one)(page)) != "no"]


def _of_targets(*standings: str) -> Callable[[Page, "re.Match[str]"], list[str]]:
    return lambda page, found: [_stand(*standings)(page), str(len(page.standings))]


def difference(ours: tuple[int, int], other: tuple[int, int]) -> tuple[float, float]:
    """Newcombe's 95% interval of one share less another, in points."""
    a, b = 100 * ours[0] / ours[1], 100 * other[0] / other[1]
    (low_a, high_a), (low_b, high_b) = wilson(*ours), wilson(*other)
    return (
        a - b - sqrt((a - low_a) ** 2 + (high_b - b) ** 2),
        a - b + sqrt((high_a - a) ** 2 + (b - low_b) ** 2),
    )


_WAY = "(?:up|down|level|hidden or too early)"
OFF, BEHIND, UNSAID = ("off_track",), ("behind",), ("cannot_say",)

RULES = (
    Rule("participation", r"# of # learners \(#\) live in the most deprived areas", _in_deprived_areas),
    Rule(
        "participation",
        r"# of # learners \(#\) .+, less than the #(?: to #)? on school rolls \(NAMED\);"
        r" about # more learners would match it\.",
        _learners_missing,
    ),
    Rule("participation", r"# of # learners \(#\) .+ the #(?: to #)? on school rolls \(NAMED\)\.", _learners),
    Rule(
        "participation",
        r"# of # learners \(#\) .+?(?:, against #(?: to #)?(?: of pupils)? on roll)?",
        _learners,
    ),
    Rule("participation", r"(?P<place>\D+) has the widest gap, at # points?", _widest_gap),
    Rule("participation", r"The gap runs from # to # points(?: where it can be shown)?", _gap_range),
    Rule("participation", r"The gap is # points? in each district that can be shown", _gap_alike),
    Rule(
        "participation",
        r"# of # eligible pupils take part: # in (100), against # in (100) of all pupils\.",
        _take_up,
    ),
    Rule("participation", r".+ take part less in @ of @ districts", _less_in_districts),
    Rule(
        "participation",
        rf"The share is {_WAY} in (?:all )?@(?:(?:, | and ){_WAY} in @)?(?:(?:, | and ){_WAY} in @)?"
        rf"(?:(?:, | and ){_WAY} in @)? (?:of @ )?districts",
        _directions,
    ),
    Rule(
        "",
        r"@ (?:of )?@ groups (?:is|are) a smaller share of learners than of pupils on roll",
        _smaller_groups,
    ),
    Rule(
        "participation",
        r"# of # (?P<who>pupils .+|girls) \(#\)"
        r" (?P<step>go on .+|take lessons .+|stay .+|join .+|reach .+); # of others do",
        _leak,
    ),
    Rule(
        "participation",
        r"We worked with # of # state-funded schools in (?P<place>.+) \(#\), against # across the county",
        _reach,
    ),
    Rule("participation", r"# of # state-funded schools have singing support;", _with_singing),
    Rule("participation", r"# have whole-class teaching", _with_whole_class),
    Rule("participation", r"# young people are in ensembles, (?:up|down) from # in DATE", _in_ensembles),
    Rule(
        "workforce",
        r"# people are from ethnic minorities, where the children we serve suggest about #",
        _suggested,
    ),
    Rule("workforce", r"# of # people \(#\) have told us their ethnicity\.", _told_ethnicity),
    Rule(
        "workforce",
        r"If none of the # we do not know about were from ethnic minorities the share would be #;"
        r" if all were, #\.",
        _bounds("workforce.ethnic_minority"),
    ),
    Rule(
        "workforce",
        r"If none of the # we do not know about were Disabled the share would be #; if all were, #\.",
        _bounds("workforce.disabled"),
    ),
    Rule(
        "participation",
        r"If none of the # we do not know about were in this group the share would be #; if all were, #\.",
        lambda page, found: _bounds_of(
            page, for_all_programmes(page, "participation.deprived_areas", "term")
        ),
    ),
    Rule(
        "targets",
        r"If none of the # we do not know about were in this group the share would be #; if all were, #\.",
        _bounds_of_target,
    ),
    Rule(
        "workforce",
        r"(?:Fewer|No fewer) people from ethnic minorities than @ of @ comparisons suggest",
        _three,
    ),
    Rule("workforce", r"Beside @ comparisons", lambda page, found: ["three"]),
    Rule(
        "workforce",
        r"# of # people \(#\) are (?P<terms>fixed-term or hourly-paid|permanent|self-employed),"
        r" against # in hubs across England",
        _contracts,
    ),
    Rule("workforce", r"Appointed # times as often as White British applicants.*", _appointed),
    Rule(
        "workforce",
        r"(?:(?:Everyone was|# were not) asked|# prefer not to say) their ethnic group"
        r"(?:; # prefer not to say)?",
        _answers,
    ),
    Rule(
        "overview",
        r"@ of @ targets (?:is|are) achieved or on track(?:; .+)?",
        _of_targets("achieved", "on_track"),
    ),
    Rule(
        "overview",
        r"@ of @ targets (?:is|are) off track or needs? attention",
        _of_targets("off_track", "behind"),
    ),
    Rule(
        "",
        r"@ targets? (?:is|are) off track(?:(?:, | and )@ needs? attention)?(?: and @ cannot be judged yet)?",
        _standing_counts(OFF, BEHIND, UNSAID),
    ),
    Rule("targets", r"@ targets, with off track first", lambda page, found: [str(len(page.standings))]),
    Rule("", r"@ cannot be judged yet\.", _standing_counts(UNSAID)),
    Rule(
        "", r"(?:To discuss: TITLE\. )?It is at # of # \D+ \(#\), against # expected by now\.", _most_in_need
    ),
    Rule("", r"(?:To discuss: TITLE\. )?It was # in DATE, against # expected by now\.", _count_in_need),
    Rule("", r".+: the latest figure cannot be shown", lambda page, found: []),
    Rule(
        "targets",
        r"(?:Achieved|On track|Needs attention|Off track|Cannot say yet): \D+",
        lambda page, found: [],
    ),
    Rule("", r"# now, against a target of # by DATE", _path_now),
    Rule("", r"At this pace # by DATE, against a target of #", _at_this_pace),
    Rule(
        "method",
        r"# measures, each with its definition, source and rule",
        lambda page, found: [str(len({place.metric for place in page.figures}))],
    ),
)
