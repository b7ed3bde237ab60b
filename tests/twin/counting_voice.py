"""Young people's voice, leadership and work with other services, counted again."""

from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

from tests.twin.counting import (
    Cells,
    Figure,
    Figures,
    Place,
    Row,
    Seen,
    Shape,
    cells,
    codes,
    counts,
    ethnic_group,
    landed,
    meetings,
    months_before,
    over,
    reference,
    shares,
    sums,
    year_of,
)

FAMILIES = ("young_learner", "young_non_learner", "parent_user", "parent_non_user")
PARENTS = ("parent_user", "parent_non_user")
STRAND_OF = {"WD": "workforce", "YV": "voice", "PR": "programming", "LS": "leadership"}


def voice(private: Path) -> Figures:
    """Every figure of young people's voice."""
    recommended = landed(private, "voice_recommendations")
    replies = landed(private, "survey_responses")
    return _answered(recommended) | _priority(recommended) | _non_users(replies) | _barriers(replies)


def _answered(rows: list[Row]) -> Figures:
    """At each meeting: of those made in the 18 months before, 90 days gone, who had an answer in 90 days."""
    wait = timedelta(days=90)
    due = [
        (Seen(meeting, row["rec_id"], row), row)
        for meeting in meetings()
        for row in rows
        if row["made_on"] > months_before(meeting, 18) and row["made_on"] + wait <= meeting
    ]
    shape = Shape(("strand",))
    answered = [
        seen
        for seen, row in due
        if row["answered_on"] is not None and row["answered_on"] <= row["made_on"] + wait
    ]
    return shares(
        "voice.answered", "day", shape, cells((seen for seen, _ in due), shape), cells(answered, shape)
    )


def _priority(rows: list[Row]) -> Figures:
    entries = [
        (
            year_of(row["made_on"]),
            row | {"voice_method": row["method"]},
            row["priority_people"] or 0,
            0 if row["priority_people"] is None else row["people"],
        )
        for row in rows
        if over(year_of(row["made_on"]))
    ]
    return sums("voice.priority_share", "year", Shape(("voice_method",)), entries)


def _reply(row: Row, **parts: str) -> Seen:
    return Seen(year_of(row["answered_on"]), (row["survey_wave"], row["response"]), row | parts)


def _non_users(rows: list[Row]) -> Figures:
    shape = Shape(("district",))
    below = cells((_reply(row) for row in rows if row["audience"] in PARENTS), shape)
    above = cells((_reply(row) for row in rows if row["audience"] == "parent_non_user"), shape)
    return shares("voice.non_users", "year", shape, below, above)


def _barriers(rows: list[Row]) -> Figures:
    """Families who answered the question, and those who named each barrier."""
    nameable = tuple(code for code in codes("barrier") if code != "none")
    shape = Shape(("barrier",), ("audience", "district"), {"barrier": nameable, "audience": FAMILIES})
    asked = [row for row in rows if row["barriers"] and row["audience"] in FAMILIES]
    below = cells((_reply(row, barrier=code) for row in asked for code in nameable), shape)
    named = [(row, code) for row in asked for code in row["barriers"].split("|") if code in nameable]
    above = cells((_reply(row, barrier=code) for row, code in named), shape)
    return shares("voice.barrier", "year", shape, below, above)


def leadership(private: Path) -> Figures:
    """Every figure of leadership that is not counted from the workforce."""
    return _governance(private) | _lens(private) | _self_assessment(private)


def _governance(private: Path) -> Figures:
    rows = landed(private, "governance")
    members = [
        (row["snapshot_date"], row["member"], group)
        for row in rows
        if (group := ethnic_group(row["ethnicity"])[0]) is not None
    ]
    below: Cells = cells((Seen(day, member, {}) for day, member, _ in members), Shape())
    minority = [Seen(day, member, {}) for day, member, group in members if group == "ethnic_minorities"]
    figures = shares("leadership.governance_ethnic_minority", "day", Shape(), below, cells(minority, Shape()))
    young = [
        Seen(row["snapshot_date"], (row["body"], row["member"]), {})
        for row in rows
        if row["votes"] == "yes" and row["under_25"] == "yes"
    ]
    days = {row["snapshot_date"] for row in rows}
    return figures | counts("leadership.young_votes", "day", Shape(), days, cells(young, Shape()))


def _lens(private: Path) -> Figures:
    """At each meeting: processes with a review in the 36 months before, of the whole register."""
    shape = Shape(("lens_kind",))
    seen = [
        (Seen(meeting, row["process_id"], row | {"lens_kind": row["kind"]}), row["last_reviewed_on"])
        for meeting in meetings()
        for row in landed(private, "lens_reviews")
    ]
    reviewed = [
        one
        for one, last in seen
        if last is not None and months_before(one.period, 36) < last and last <= one.period
    ]
    everyone = cells((one for one, _ in seen), shape)
    return shares("leadership.lens_reviewed", "day", shape, everyone, cells(reviewed, shape))


def _self_assessment(private: Path) -> Figures:
    """The sum of agreed levels over statements agreed; and leaders less young people where both rated."""
    levels: dict[tuple[date, str], dict[str, int]] = defaultdict(dict)
    for row in sorted(landed(private, "self_assessment"), key=lambda row: row["rated_on"]):
        if row["level"] != "na" and (row["rater_group"] == "agreed" or row["raters"] >= 5):
            levels[year_of(row["rated_on"]), row["statement_id"]][row["rater_group"]] = int(row["level"])
    figures: Figures = {}
    for year in {year for year, _ in levels}:
        for spot in Shape(("strand", "statement")).spots():
            part = spot[1]
            mine = [
                given
                for (rated, statement), given in levels.items()
                if rated == year and part in ("All", STRAND_OF[statement[:2]], statement)
            ]
            agreed = [given["agreed"] for given in mine if "agreed" in given]
            gaps = [
                given["leaders"] - given["young_people"]
                for given in mine
                if {"leaders", "young_people"} <= given.keys()
            ]
            figures[Place("leadership.self_assessment", "year", year, *spot)] = Figure(
                sum(agreed), len(agreed)
            )
            if spot[0] != "statement":
                figures[Place("leadership.rating_spread", "year", year, *spot)] = Figure(
                    sum(gaps) / len(gaps) if gaps else 0
                )
    return figures


def national(private: Path) -> Figures:
    """Services worked with so far, at the end of each finished year in which there was work."""
    rows = sorted(landed(private, "peer_support"), key=lambda row: (row["held_on"], row["activity_id"]))
    years = {year_of(row["held_on"]) for row in rows if over(year_of(row["held_on"]))}
    shape = Shape(("peer_kind", "region"))
    seen = []
    for year in years:
        so_far = [row for row in rows if year_of(row["held_on"]) <= year]
        home = {row["service"]: row["region"] for row in so_far if _region(row["region"])}
        for row in so_far:
            parts = {"peer_kind": row["kind"], "region": _region(home.get(row["service"]))}
            seen.append(Seen(year, row["service"], parts))
    return counts("national.services", "year", shape, years, cells(seen, shape))


def _region(name: str | None) -> str | None:
    """The code of a region by its name, however it is capitalised; None for any other text."""
    named = {row["label"].lower(): row["code"] for row in reference("codes.csv") if row["list"] == "region"}
    return named.get((name or "").lower())
