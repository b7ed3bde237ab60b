"""What the twin knows of young people's voice, counted again and said."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from math import floor
from pathlib import Path

from tests.twin.counting import (
    Figures,
    Place,
    Row,
    Seen,
    Shape,
    cells,
    counts,
    landed,
    meetings,
    months_before,
    over,
    parents,
    reference,
    shares,
    year_of,
)
from tests.twin.counting_learners import learners, places
from tests.twin.counting_sentences import WORDS, Page, Rule
from tests.twin.counting_shares import percent
from tests.twin.counting_tables import Cells, Kind, code_of, counted

YOUNG = ("young_learner", "young_non_learner")
STATEMENTS = ("feels_welcome", "belongs", "heard")


def recounted(private: Path) -> Figures:
    """Every figure of young people's voice counted nowhere else, from the landing rows."""
    recommended = landed(private, "voice_recommendations")
    replies = landed(private, "survey_responses")
    return (
        _heard(recommended)
        | _requests(recommended)
        | _young(replies)
        | _statements(replies)
        | _placed(replies)
        | _priority_learners(private)
    )


def _heard(rows: list[Row]) -> Figures:
    """A young person who takes part twice is heard twice: nobody is named, so each is a number."""
    shape = Shape(("voice_method",))
    seen = [
        Seen(year_of(row["made_on"]), (row["rec_id"], number), {"voice_method": row["method"]})
        for row in rows
        for number in range(row["people"])
        if over(year_of(row["made_on"]))
    ]
    return counts("voice.heard", "year", shape, {one.period for one in seen}, cells(seen, shape))


def _requests(rows: list[Row]) -> Figures:
    """At each meeting, those made in the 18 months before it: where each stood, and what was done of what
    was accepted."""
    stood = list(_stood(rows))
    by_stage, by_strand = Shape(("rec_stage",), ("strand",)), Shape(("strand",))
    days = {one.period for one in stood}
    accepted = [one for one in stood if one.parts["rec_stage"] in ("accepted", "done")]
    done = [one for one in accepted if one.parts["rec_stage"] == "done"]
    return counts("voice.requests", "day", by_stage, days, cells(stood, by_stage)) | shares(
        "voice.done", "day", by_strand, cells(accepted, by_strand), cells(done, by_strand)
    )


def _stood(rows: list[Row]) -> Iterator[Seen]:
    for meeting in meetings():
        for row in rows:
            if months_before(meeting, 18) < row["made_on"] <= meeting:
                parts = {"strand": row["strand"], "rec_stage": _stage(row, meeting)}
                yield Seen(meeting, row["rec_id"], parts)


def _stage(row: Row, meeting: date) -> str:
    decided = row["answered_on"] is not None and row["answered_on"] <= meeting
    if row["rec_status"] == "done" and row["reported_back_on"] <= meeting:
        return "done"
    if decided and row["rec_status"] in ("accepted", "in_progress", "done"):
        return "accepted"
    if decided and row["rec_status"] == "declined":
        return "declined"
    return "late" if row["made_on"] + timedelta(days=90) <= meeting else "waiting"


def _reply(row: Row, **parts: str) -> Seen:
    return Seen(year_of(row["answered_on"]), (row["survey_wave"], row["response"]), row | parts)


def _young(rows: list[Row]) -> Figures:
    """Young people who answered; and of those who said whether people like them belong, those who agreed."""
    shape = Shape(("audience", "district"), (), {"audience": YOUNG})
    replied = [row for row in rows if row["audience"] in YOUNG]
    told = [row for row in replied if row["belongs"]]
    agreed = [row for row in told if row["belongs"] in ("4", "5")]
    years = {year_of(row["answered_on"]) for row in rows}
    everyone = cells((_reply(row) for row in replied), shape)
    below = cells((_reply(row) for row in told), shape)
    above = cells((_reply(row) for row in agreed), shape)
    return counts("voice.young_replies", "year", shape, years, everyone) | shares(
        "voice.belonging", "year", shape, below, above
    )


def _statements(rows: list[Row]) -> Figures:
    """Young people's answers to each statement; and to the one about belonging, by who they are."""
    answers = [
        Seen(
            year_of(row["answered_on"]),
            (row["survey_wave"], row["response"], statement),
            {
                "survey_statement": statement,
                "audience": row["audience"],
                "agree_5": row[statement],
                "agree_3": parents("agree_5")[row[statement]],
            },
        )
        for row in rows
        for statement in STATEMENTS
        if row["audience"] in YOUNG and row[statement]
    ]
    belongs = [one for one in answers if one.parts["survey_statement"] == "belongs"]
    years = {one.period for one in answers}
    by_statement = Shape(("agree_5", "agree_3"), ("survey_statement",))
    by_audience = Shape(("agree_5", "agree_3"), ("audience",), {"audience": YOUNG})
    return counts("voice.statements", "year", by_statement, years, cells(answers, by_statement)) | counts(
        "voice.belongs", "year", by_audience, years, cells(belongs, by_audience)
    )


def _placed(rows: list[Row]) -> Figures:
    shape = Shape(("audience",))
    everyone = cells((_reply(row) for row in rows), shape)
    placed = cells((_reply(row) for row in rows if row["district"]), shape)
    return shares("voice.placed", "year", shape, everyone, placed)


def _priority_learners(private: Path) -> Figures:
    """Learners of a finished year known to be in at least one priority group, of all learners."""
    _, by_year = learners(private, places(private))
    everyone = [
        (Seen(year, name, {}), pupil)
        for year, pupils in by_year.pupils.items()
        for name, pupil in pupils.items()
    ]
    priority = [
        seen
        for seen, pupil in everyone
        if pupil["pupil_premium"] == "yes"
        or pupil["sen"] in ("sen_support", "ehc_plan")
        or pupil["looked_after"] in ("looked_after", "previously_looked_after")
        or pupil["ethnicity_2"] == "ethnic_minorities"
    ]
    return shares(
        "voice.priority_learners",
        "year",
        Shape(),
        cells((seen for seen, _ in everyone), Shape()),
        cells(priority, Shape()),
    )


# What the page says


def _answered(page: Page, found: "re.Match[str]") -> list[str]:
    return page.of(page.place("voice.answered", "day"))[:2]


def _done(page: Page, found: "re.Match[str]") -> list[str]:
    return page.of(page.place("voice.done", "day"))[:2]


def _votes(page: Page, found: "re.Match[str]") -> list[str]:
    """How many young people hold votes, and how many are promised."""
    held = page.counts(page.place("leadership.young_votes", "day"))[0]
    [promised] = (one for one in page.promises.values() if one.metric == "leadership.young_votes")
    return [WORDS[held], WORDS[int(promised.goal)]]


def _priority(page: Page, found: "re.Match[str]") -> list[str]:
    return page.of(page.place("voice.priority_share", "year"))


def _priority_and_learners(page: Page, found: "re.Match[str]") -> list[str]:
    return [*_priority(page, found), page.share(page.place("voice.priority_learners", "year"))]


def _belonging(page: Page, found: "re.Match[str]") -> list[str]:
    taking_part, others = (page.place("voice.belonging", "year", "audience", one) for one in YOUNG)
    return [*page.of(taking_part), *page.of(others)]


def _belonging_bounds(page: Page, found: "re.Match[str]") -> list[str]:
    """How many did not say; the share if none of them, and if all of them, feel they belong."""
    n, told = page.counts(page.place("voice.belonging", "year"))
    everyone = page.counts(page.place("voice.young_replies", "year"))[0]
    unknown = everyone - told
    return [f"{unknown}", f"{percent(n, everyone, 0)}%", f"{percent(n + unknown, everyone, 0)}%"]


def _named(page: Page, barrier: str, audience: str) -> Place:
    place = page.place("voice.barrier", "year", "barrier", barrier)
    return place._replace(narrowing="audience", within=audience)


def _did_not_know(page: Page, found: "re.Match[str]") -> list[str]:
    outside, inside = (
        _named(page, "did_not_know", audience) for audience in ("parent_non_user", "parent_user")
    )
    return [*page.of(outside)[:2], *page.of(inside)[:2]]


def _outside(page: Page, found: "re.Match[str]") -> list[str]:
    """Parents who do not use the service, and the points since the first wave."""
    now = page.place("voice.non_users", "year")
    waves = [one for one in page.shown if one._replace(period=now.period) == now]
    n, d = page.counts(now)
    was, before = page.counts(min(waves, key=lambda one: one.period))
    return [*page.of(now), f"{floor(abs(100 * n / d - 100 * was / before) + 0.5)}"]


RULES: tuple[Rule, ...] = (
    Rule(
        "voice",
        r"@ young (?:person holds a vote|people hold votes); @ (?:is|are) promised",
        _votes,
    ),
    Rule("voice", r"# of # recommendations from young people were answered within a term", _answered),
    Rule("voice", r"# of # accepted recommendations are done and reported back\.?", _done),
    Rule("voice", r"We heard someone from a priority group # of # times \(#\) in DATE\.", _priority),
    Rule(
        "voice",
        r"We heard someone from a priority group # of # times \(#\); these groups are at least # of learners",
        _priority_and_learners,
    ),
    Rule(
        "voice",
        r"# of # young people who take part \(#\) feel they belong, against # of # who do not \(#\)",
        _belonging,
    ),
    Rule(
        "voice",
        r"If none of the # we do not know about were among those who feel they belong"
        r" the share would be #; if all were, #\.",
        _belonging_bounds,
    ),
    Rule(
        "voice",
        r"# of # parents who do not use us did not know what is on offer, against # of # who do",
        _did_not_know,
    ),
    Rule(
        "voice",
        r"# of # parents who answered \(#\) do not use the service, up # points since DATE",
        _outside,
    ),
)


# What its tables hold


def _by_strand(page: Page, row: Cells) -> Mapping[str, str]:
    strand = ("whole", "All") if row["Strand"] == "All" else ("strand", code_of("strand", row["Strand"]))
    whole = page.place("voice.requests", "day")
    stages = {one["label"]: one["code"] for one in reference("codes.csv") if one["list"] == "rec_stage"}
    places = {"Made": whole} | {
        label: page.place("voice.requests", "day", "rec_stage", stage) for label, stage in stages.items()
    }
    return {
        column: f"{page.counts(place._replace(narrowing=strand[0], within=strand[1]))[0]}"
        for column, place in places.items()
    }


def _step(page: Page, row: Cells) -> Mapping[str, str]:
    stage = {
        one: page.counts(page.place("voice.requests", "day", "rec_stage", one))[0]
        for one in ("done", "accepted", "declined", "waiting", "late")
    }
    reached = {
        "Said": sum(stage.values()),
        "Answered": stage["done"] + stage["accepted"] + stage["declined"],
        "Accepted": stage["done"] + stage["accepted"],
        "Done": stage["done"],
    }
    return {"Recommendations": f"{reached[row['Step']]}"}


def _heard_by(page: Page, row: Cells) -> Mapping[str, str]:
    method = code_of("voice_method", row["How they were asked"])
    split = ("whole", "All") if row["How they were asked"].startswith("All") else ("voice_method", method)
    place = page.place("voice.priority_share", "year", *split)
    found = counted(page, place, "Priority groups", "All times", "Share")
    return found | {"Learners, at least": page.share(page.place("voice.priority_learners", "year"))}


def _barrier(page: Page, row: Cells) -> Mapping[str, str]:
    barrier = code_of("barrier", row["Barrier"])
    outside, inside = (_named(page, barrier, one) for one in ("parent_non_user", "parent_user"))
    return counted(page, outside, "Not using: named", "Not using: answered", "Not using: share") | counted(
        page, inside, "Using: named", "Using: answered", "Using: share"
    )


def _area(page: Page, row: Cells) -> Mapping[str, str]:
    district = code_of("district", row["District"])
    parents_there = page.place("voice.non_users", "year", "district", district)
    young_there = page.place("voice.belonging", "year", "district", district)
    return counted(page, parents_there, "Parents not using us", "Parents", "Share not using us") | counted(
        page, young_there, "Young people who belong", "Young people", "Share who belong"
    )


def _answer(page: Page, row: Cells) -> Mapping[str, str]:
    """So many gave this answer, of all who answered that statement."""
    metric, narrowing, within = _asked(row["Statement"])
    whole = page.place(metric, "year")._replace(narrowing=narrowing, within=within)
    five, three = code_of("agree_5", row["Answer"]), code_of("agree_3", row["Answer"])
    five_told = all(
        page.place(metric, "year", "agree_5", one)._replace(narrowing=narrowing, within=within) in page.shown
        for one in "12345"
    )
    split, part = ("agree_5", five) if five_told else ("agree_3", three)
    given = page.counts(whole._replace(split=split, part=part))[0]
    everyone = page.counts(whole)[0]
    return {
        "Number": f"{given}",
        "Answered": f"{everyone}",
        "Share": f"{percent(given, everyone, 0)}%",
    }


def _asked(statement: str) -> tuple[str, str, str]:
    named, _, who = statement.partition(": ")
    if who:
        return "voice.belongs", "audience", YOUNG[0] if who.endswith("who take part") else YOUNG[1]
    return "voice.statements", "survey_statement", code_of("survey_statement", named)


KINDS: tuple[Kind, ...] = (
    Kind("voice-requests-", _by_strand),
    Kind("voice-steps-", _step),
    Kind("voice-heard-", _heard_by),
    Kind("voice-barriers-", _barrier),
    Kind("voice-by-district-", _area),
    Kind("voice-belonging-", _answer),
)
