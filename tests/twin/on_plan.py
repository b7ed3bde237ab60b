"""What the twin knows of the action plan and its meetings, counted again and said.

The plan is folded the slow way: for every meeting, every event up to it is read again, stream by stream.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Any

from tests.twin.counting import (
    SERVICE_DAY,
    Cells,
    Figure,
    Figures,
    Place,
    Seen,
    Shape,
    cells,
    counts,
    last_day,
    reference,
    shares,
    term_closes,
    term_named,
    term_of,
    year_named,
    year_of,
)
from tests.twin.counting_sentences import Rule
from tests.twin.counting_shares import wilson
from tests.twin.counting_tables import Kind

Row = dict[str, str]

BOTH = Shape(("strand", "owner_role"))
BY_STRAND = Shape(("strand",))

LESS_IS_BETTER = {"access.unmet", "genre_offer.single_tutor"}
NEITHER_IS_BETTER = {"recruitment.success"}
TERMS_OF_LAG = {"workforce.disclosure": 1, "recruitment.applicants_ethnic_minority": 2}
"""How many terms go by before an action can show, where that is any."""

SHARES_OF_THINGS = {
    "leadership.documents_complete",
    "leadership.lens_reviewed",
    "leadership.self_assessment",
    "schools.engaged",
    "training.reflective_sessions",
    "voice.answered",
}
"""No chance is in them: each meeting, school or answer was counted."""


def recounted(private: Path, figures: Mapping[Place, Figure]) -> Figures:
    """Every figure of the plan and its meetings; `figures` are the twin's own of all that actions aim at."""
    events = [row for name in ("events", "forum") for row in rows(private / "plan" / f"{name}.csv")]
    meetings = [day(row) for row in events if row["kind"] == "MeetingClosed" and day(row) <= SERVICE_DAY]
    actions = {row["action_id"]: row for row in rows(private / "plan" / "actions.csv")}
    targets = {row["target_id"]: row for row in rows(private / "targets.csv")}
    chosen = rows(private / "plan" / "coverage.csv")
    found: Figures = {}
    left = {meeting: actions_left(events, actions, meeting) for meeting in meetings}
    live = {meeting: targets_left(events, targets, meeting) for meeting in meetings}
    found |= kept(left, meetings)
    found |= moved(left, live, figures)
    found |= complete(live, figures)
    found |= covered(live, chosen)
    return found | held(meetings) | replied(events)


def rows(path: Path) -> list[Row]:
    """The rows of a file, as text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(event: Row) -> date:
    """The day of an event."""
    return date.fromisoformat(event["happened_on"])


# The plan as a meeting left it


def actions_left(events: Iterable[Row], actions: Mapping[str, Row], meeting: date) -> list[dict[str, Any]]:
    """Each action as every event up to the meeting left it."""
    told: dict[str, list[Row]] = defaultdict(list)
    for event in events:
        if event["stream"].startswith("action/") and day(event) <= meeting:
            told[event["stream"][7:]].append(event)
    return [{**actions[name], **action_after(happened)} for name, happened in told.items()]


STATES = {
    "ActionProposed": "proposed",
    "ActionAgreed": "agreed",
    "Started": "in_progress",
    "Blocked": "blocked",
    "Paused": "paused",
    "Done": "done",
    "Dropped": "dropped",
}


def action_after(happened: list[Row]) -> dict[str, Any]:
    """What an action's own events say of it, the last of each kind deciding."""
    by_kind: dict[str, list[Row]] = defaultdict(list)
    for event in happened:
        by_kind[event["kind"]].append(event)
    states = [STATES[event["kind"]] for event in happened if event["kind"] in STATES]
    dues = [event["now"].split("|")[1] for event in by_kind["DatesSet"]]
    moves = [event["now"] for event in by_kind["DueMoved"]]
    owners = [event["now"] for event in by_kind["OwnerSet"]]
    done = by_kind["Done"]
    return {
        "state": states[-1],
        "open": states[-1] not in ("paused", "done", "dropped"),
        "owner": owners[-1] if owners else "",
        "proposed": day(by_kind["ActionProposed"][0]),
        "first_due": date.fromisoformat(dues[0]) if dues else None,
        "due": date.fromisoformat((dues + moves)[-1]) if dues else None,
        "moves": len(moves),
        "news": max(day(event) for event in happened),
        "completed": day(done[-1]) if done else None,
        "check": date.fromisoformat(done[-1]["now"]) if done and done[-1]["now"] else None,
    }


def targets_left(events: Iterable[Row], targets: Mapping[str, Row], meeting: date) -> dict[str, Row]:
    """Each live target as it read after the meeting."""
    live: dict[str, Row] = {}
    for event in events:
        name = event["stream"].partition("/")[2]
        if day(event) <= meeting and event["kind"] == "TargetSet":
            live[name] = dict(targets[name])
        if day(event) <= meeting and event["kind"] == "TargetRevised":
            live[name] = {**live[name], event["field"]: event["now"]}
    return live


def role(owner: str) -> str:
    """The code of an owner's role."""
    labels = {row["label"]: row["code"] for row in reference("codes.csv") if row["list"] == "owner_role"}
    return labels.get(owner, "another") if owner else "nobody"


def parts(row: Mapping[str, Any]) -> dict[str, str]:
    """The strand and the owner of an action or a target."""
    return {"strand": row["strand"], "owner_role": role(row["owner"])}


# Actions


def kept(left: Mapping[date, list[dict[str, Any]]], meetings: list[date]) -> Figures:
    """Whether we do what we said, when we said."""

    def those(chosen: Any) -> Cells:
        seen = (
            Seen(meeting, action["action_id"], parts(action))
            for meeting, actions in left.items()
            for action in actions
            if chosen(action, meeting)
        )
        return cells(seen, BOTH)

    def before_last(meeting: date) -> date:
        place = meetings.index(meeting)
        return meetings[place - 1] if place else date.min

    done = those(lambda action, _: action["state"] == "done")
    still_open = those(lambda action, _: action["open"])
    on_time = those(lambda action, _: action["completed"] and action["completed"] <= action["first_due"])
    measured = those(lambda action, _: action["metric"] or action["target_id"])
    figures = shares("plan.done_on_time", "day", BOTH, done, on_time)
    figures |= shares("plan.with_metric", "day", BOTH, still_open, measured)
    plain = {
        "plan.overdue": lambda action, meeting: action["due"] < meeting,
        "plan.stale": lambda action, meeting: action["news"] < before_last(meeting),
        "plan.no_owner": lambda action, _: not action["owner"],
        "plan.moved_twice": lambda action, _: action["moves"] >= 2,
    }
    planned = [meeting for meeting in meetings if left[meeting]]
    for metric, holds in plain.items():
        chosen = those(lambda action, meeting, holds=holds: action["open"] and holds(action, meeting))
        figures |= counts(metric, "day", BOTH, planned, chosen)
    return figures


# Measures


def moved(
    left: Mapping[date, list[dict[str, Any]]],
    live: Mapping[date, Mapping[str, Row]],
    figures: Mapping[Place, Figure],
) -> Figures:
    """Done actions whose measure did not get better, of those of which that can be said."""
    said: list[Seen] = []
    not_better: list[Seen] = []
    for meeting, actions in left.items():
        for action in actions:
            better = got_better(action, live[meeting], figures, meeting)
            if better is not None:
                said.append(Seen(meeting, action["action_id"], parts(action)))
            if better is False:
                not_better.append(Seen(meeting, action["action_id"], parts(action)))
    return shares("plan.done_no_movement", "day", BOTH, cells(said, BOTH), cells(not_better, BOTH))


def got_better(
    action: Mapping[str, Any], live: Mapping[str, Row], figures: Mapping[Place, Figure], meeting: date
) -> bool | None:
    """Whether the measure got better beyond chance; None when that cannot be said."""
    completed = action["completed"]
    metric = action["metric"]
    if not completed or action["state"] != "done" or meeting < (action["check"] or completed):
        return None
    target = live.get(action["target_id"])
    aimed = target if target and target["metric"] == metric else None
    line = line_of(aimed or {"metric": metric}, figures)
    if aimed:
        first = [place for place in line if place.period == started(aimed["baseline"])]
    else:
        first = [place for place in line if ends(place) <= action["proposed"]][-1:]
    if not first or metric in NEITHER_IS_BETTER:
        return None
    soonest = completed
    for _ in range(4 * TERMS_OF_LAG.get(metric, 0)):
        soonest = (soonest.replace(day=1) + timedelta(days=32)).replace(day=1)
    later = [place for place in line if soonest <= ends(place) <= meeting and alike(place, first[0])]
    if not later:
        return None
    up = risen(figures[first[0]], figures[later[-1]], chance=metric not in SHARES_OF_THINGS)
    return up < 0 if metric in LESS_IS_BETTER else up > 0


def risen(was: Figure, now: Figure, *, chance: bool) -> float:
    """Above nought when it rose, below when it fell, nought when chance could have done it (Newcombe)."""
    if was.denominator is None or now.denominator is None:
        return now.numerator - was.numerator
    before, after = value(was), value(now)
    if not chance:
        return after - before
    (before_low, before_high) = wilson(was.numerator, was.denominator)
    (after_low, after_high) = wilson(now.numerator, now.denominator)
    least = after - before - sqrt((after - after_low) ** 2 + (before_high - before) ** 2)
    greatest = after - before + sqrt((after_high - after) ** 2 + (before - before_low) ** 2)
    return least if least > 0 else min(greatest, 0)


def value(figure: Figure) -> float:
    """A share in per cent, or the count itself."""
    return 100 * figure.numerator / figure.denominator if figure.denominator else figure.numerator


def line_of(target: Mapping[str, str], figures: Mapping[Place, Figure]) -> list[Place]:
    """The periods of a measure, first to last: those like the baseline, or the longest there are."""
    narrowing, _, within = target.get("narrowing", "").partition("=")
    spot = (
        target.get("split") or "whole",
        target.get("part") or "All",
        narrowing or "whole",
        within or "All",
    )
    mine = [place for place in figures if place.metric == target["metric"] and place[3:] == spot]
    grains = {place.grain for place in mine}
    grain = grain_of(target["baseline"]) if "baseline" in target else ""
    grain = grain or next((one for one in ("year", "term", "day") if one in grains), "")
    chosen = [place for place in mine if place.grain == grain and is_shown(place, figures[place])]
    return sorted(chosen, key=lambda place: place.period)


def is_shown(place: Place, figure: Figure) -> bool:
    """Whether the inside level shows it: no small count of people, and something to divide by."""
    if figure.denominator == 0:
        return False
    if figure.denominator is None or place.metric in SHARES_OF_THINGS:
        return True
    left_over = figure.denominator - figure.numerator
    return not any(0 < count < 5 for count in (figure.numerator, figure.denominator, left_over))


def grain_of(baseline: str) -> str:
    """How long a baseline's period is."""
    return {7: "year", 10: "day"}.get(len(baseline), "term")


def started(baseline: str) -> date:
    """The day that stands for a baseline's period."""
    if grain_of(baseline) == "day":
        return date.fromisoformat(baseline)
    return year_named(baseline) if grain_of(baseline) == "year" else term_named(baseline)


def ends(place: Place) -> date:
    """The last day of a place's period."""
    if place.grain == "day":
        return place.period
    if place.grain == "year":
        return last_day(place.period)
    return term_closes(place.period)


def alike(place: Place, other: Place) -> bool:
    """Whether two periods may be compared: terms of one season."""
    return place.grain != "term" or place.period.month == other.period.month


# Targets


def complete(live: Mapping[date, Mapping[str, Row]], figures: Mapping[Place, Figure]) -> Figures:
    """Live targets that lack no part of SMART, by what was known at the meeting."""
    everyone: list[Seen] = []
    whole: list[Seen] = []
    for meeting, targets in live.items():
        for name, target in targets.items():
            everyone.append(Seen(meeting, name, parts(target)))
            lacking = list(lacks(target, figures, meeting))
            lacking += [other for other in targets if other != name and same(target, targets[other])]
            if not lacking:
                whole.append(Seen(meeting, name, parts(target)))
    return shares("plan.smart", "day", BOTH, cells(everyone, BOTH), cells(whole, BOTH))


def same(target: Row, other: Row) -> bool:
    """Whether two targets are about one figure."""
    return all(target[name] == other[name] for name in ("metric", "split", "part", "narrowing"))


def lacks(target: Row, figures: Mapping[Place, Figure], meeting: date) -> Iterator[str]:
    """The parts that a target of the sample could lack: those its file leaves to be checked."""
    needed = ("metric", "baseline", "goal", "unit", "owner", "strand", "reason", "means", "due")
    yield from (name for name in needed if not target[name])
    if target["title"].lower().startswith(("raise awareness", "promote", "explore")):
        yield "a result"
    due, set_on = date.fromisoformat(target["due"]), date.fromisoformat(target["set_on"])
    if (due.year - 4, due.month, due.day) > (set_on.year, set_on.month, set_on.day):
        yield "an end within four years"
    first_day = started(target["baseline"])
    line = line_of(target, figures)
    start = next((place for place in line if place.period == first_day), None)
    known = [place for place in line if ends(place) <= meeting and (not start or alike(place, start))]
    if len(known) > 1 and meeting <= due < known[-1].period + (known[-1].period - known[-2].period):
        yield "a date after the next measurement"
    if start is None or target["kind"] == "hold":
        return
    yield from unreachable(target, figures, start, known)


def unreachable(
    target: Row, figures: Mapping[Place, Figure], start: Place, known: list[Place]
) -> Iterator[str]:
    """What the start and the pace so far say against a goal."""
    sign = -1 if target["metric"] in LESS_IS_BETTER else 1
    from_here = sign * (float(target["goal"]) - amount(figures[start], target))
    if from_here <= 0:
        yield "the right direction"
    base = figures[start].denominator
    people = target["unit"] == "percent" and target["metric"] not in SHARES_OF_THINGS
    if people and base and (base < 25 or from_here * base / 100 < 3):
        yield "enough people to tell"
    years = (date.fromisoformat(target["due"]) - start.period).days / 365.25
    paces = [
        sign * (amount(figures[now], target) - amount(figures[was], target)) * 365.25 / days_between(was, now)
        for was, now in pairwise(known)
    ]
    if paces and from_here / years > 2 * max(paces):
        yield "a pace that was ever reached"


def days_between(was: Place, now: Place) -> int:
    """How far apart two periods end."""
    return (ends(now) - ends(was)).days


def amount(figure: Figure, target: Row) -> float:
    """A figure in its target's unit."""
    if figure.denominator and target["unit"] != "percent":
        return figure.numerator / figure.denominator
    return value(figure)


def covered(live: Mapping[date, Mapping[str, Row]], chosen: list[Row]) -> Figures:
    """Chosen cells with a live target about them."""
    everyone: list[Seen] = []
    about: list[Seen] = []
    for meeting, targets in live.items():
        for cell in chosen:
            seen = Seen(meeting, (cell["characteristic"], cell["strand"]), {"strand": cell["strand"]})
            everyone.append(seen)
            if any(
                target["strand"] == cell["strand"]
                and cell["characteristic"] in target["characteristics"].split("|")
                for target in targets.values()
            ):
                about.append(seen)
    return shares("plan.coverage", "day", BY_STRAND, cells(everyone, BY_STRAND), cells(about, BY_STRAND))


# Meetings


def held(meetings: list[date]) -> Figures:
    """Meetings held of two due, in each finished term since the first."""
    terms = {term_named(row["term_key"]) for row in reference("term_dates.csv")}
    return {
        Place("leadership.meetings_held", "term", term): Figure(
            min(2, sum(term_of(meeting) == term for meeting in meetings)), 2
        )
        for term in terms
        if term >= term_of(meetings[0]) and term_closes(term) < SERVICE_DAY
    }


def replied(events: Iterable[Row]) -> Figures:
    """Forum questions answered in 90 days, of those asked 90 days ago or more."""
    asked = {event["stream"]: day(event) for event in events if event["kind"] == "QuestionAsked"}
    answers: dict[str, date] = {}
    for event in events:
        if event["kind"] == "QuestionAnswered":
            answers.setdefault(event["stream"], day(event))
    due = [name for name, on in asked.items() if (SERVICE_DAY - on).days >= 90]
    figures: Figures = {}
    for year in {year_of(asked[name]) for name in due}:
        mine = [name for name in due if year_of(asked[name]) == year]
        in_time = [name for name in mine if name in answers and (answers[name] - asked[name]).days <= 90]
        figures[Place("leadership.forum_answered", "year", year)] = Figure(len(in_time), len(mine))
    return figures


RULES: tuple[Rule, ...] = ()

KINDS: tuple[Kind, ...] = ()
