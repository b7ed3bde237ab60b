"""What the twin knows of the action plan and its meetings, counted again and said.

The plan is folded the slow way: for every meeting, every event up to it is read again, stream by stream.
"""

import csv
import re
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
from tests.twin.counting_sentences import WORDS, Acting, Page, Rule
from tests.twin.counting_shares import wilson
from tests.twin.counting_tables import Kind, code_of

Row = dict[str, str]

SAMPLE = Path(__file__).resolve().parents[2] / "edi_metrics" / "sample" / "plan"
"""Where the events are that the journal was filled from: the twin does not read the journal."""

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
    events = rows(SAMPLE / "events.csv") + rows(SAMPLE / "forum.csv")
    meetings = [day(row) for row in events if row["kind"] == "MeetingClosed" and day(row) <= SERVICE_DAY]
    actions = {row["action_id"]: row for row in rows(SAMPLE / "actions.csv")}
    targets = {row["target_id"]: row for row in rows(SAMPLE.parent / "targets.csv")}
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


# The plan as on the service's day, and what its page says


def now(private: Path, figures: Mapping[Place, Figure]) -> Acting:
    """The plan folded once more, up to the service's day, with what can be told of each action by then."""
    events = rows(SAMPLE / "events.csv") + rows(SAMPLE / "learned.csv")
    actions = {row["action_id"]: row for row in rows(SAMPLE / "actions.csv")}
    targets = targets_left(
        events, {row["target_id"]: row for row in rows(SAMPLE.parent / "targets.csv")}, SERVICE_DAY
    )
    before_last = sorted(day(row) for row in events if row["kind"] == "MeetingClosed")[-2]
    shown = {row["stream"][7:] for row in events if row["kind"] == "EvidenceAdded"}
    left = [
        {
            **action,
            "late": action["open"] and action["due"] < SERVICE_DAY,
            "silent": action["open"] and action["news"] < before_last,
            "shown": action["action_id"] in shown,
            "measured": bool(action["metric"] or action["target_id"]),
            "better": got_better(action, targets, figures, SERVICE_DAY),
        }
        for action in actions_left(events, actions, SERVICE_DAY)
    ]
    plan = Acting(left, targets, frozenset())
    alone = (group for group, named in LEARNERS.items() if moves_alone(plan, figures, group, named))
    return plan._replace(moved_alone=frozenset(alone))


def standing(action: Mapping[str, Any]) -> str:
    """The word on the chip of an action, from the words of the design."""
    if action["state"] in ("paused", "dropped"):
        return ""
    if action["state"] == "done":
        return "achieved" if action["shown"] else "attention"
    if action["late"]:
        return "off track"
    if action["state"] == "blocked" or not action["owner"] or action["moves"] > 1:
        return "attention"
    return "well"


def to_discuss(action: Mapping[str, Any]) -> bool:
    """Whether the group should stop at it: it stands badly, or something about it is odd."""
    if action["state"] in ("paused", "dropped"):
        return False
    odd = action["silent"] or not action["measured"] or is_talk(action)
    return standing(action) in ("off track", "attention") or odd or action["better"] is False


def is_talk(action: Mapping[str, Any]) -> bool:
    """Whether it is something to be busy with."""
    return bool(re.match("raise awareness|promote|explore|encourage|celebrate", action["title"].lower()))


def chosen_actions(page: Page) -> list[Mapping[str, Any]]:
    """The actions of the strand that a viewer chose."""
    strand = page.chosen["strand"]
    return [one for one in page.plan.actions if strand in ("All", one["strand"])]


def word(number: int) -> str:
    """A number in a sentence."""
    return WORDS[number] if number < len(WORDS) else str(number)


def _late(page: Page, found: "re.Match[str]") -> list[str]:
    still_open = [one for one in page.plan.actions if one["open"]]
    unowned = sum(not one["owner"] for one in still_open)
    return [word(sum(one["late"] for one in still_open)), word(len(still_open)), word(unowned)]


def _first_to_discuss(page: Page, found: "re.Match[str]") -> list[str]:
    late = [one for one in page.plan.actions if one["late"]]
    return [str(max((SERVICE_DAY - one["due"]).days for one in late))]


def _others_to_discuss(page: Page, found: "re.Match[str]") -> list[str]:
    return [word(sum(to_discuss(one) for one in page.plan.actions) - 1)]


def _still_open(page: Page, found: "re.Match[str]") -> list[str]:
    still_open = [one for one in chosen_actions(page) if one["open"]]
    counted = [sum(standing(one) == word for one in still_open) for word in ("off track", "attention")]
    return [word(number) for number in (len(still_open), *counted) if number]


def _discussed(page: Page, found: "re.Match[str]") -> list[str]:
    return [word(sum(to_discuss(one) for one in chosen_actions(page)))]


def _due_this_term(page: Page, found: "re.Match[str]") -> list[str]:
    mine = (one for one in chosen_actions(page) if one["open"])
    return [word(sum(term_of(one["due"]) == term_of(SERVICE_DAY) for one in mine))]


def _all_done(page: Page, found: "re.Match[str]") -> list[str]:
    done = [one for one in chosen_actions(page) if one["state"] == "done"]
    late = sum(one["completed"] > one["first_due"] for one in done)
    return [word(number) for number in (len(done), late) if number]


def _left_out(page: Page, found: "re.Match[str]") -> list[str]:
    return [word(sum(one["state"] in ("paused", "dropped") for one in chosen_actions(page)))]


def _judged(page: Page, found: "re.Match[str]") -> list[str]:
    done = [one["better"] for one in page.plan.actions if one["state"] == "done"]
    return [word(sum(better is not None for better in done)), word(sum(better is True for better in done))]


def _tigers(page: Page, found: "re.Match[str]") -> list[str]:
    actions = [one for one in page.plan.actions if one["state"] != "dropped"]
    number = sum(one["state"] == "done" and one["better"] is False for one in actions)
    number += sum(not one["measured"] or is_talk(one) for one in actions)
    number += sum(one["state"] == "done" and not one["shown"] for one in actions)
    return [word(number + len(page.plan.moved_alone))]


LEARNERS = {
    "looked_after": "looked_after",
    "eal": "eal",
    "ethnic_minority": "ethnicity",
    "free_meals": "free_meals",
    "pupil_premium": "pupil_premium",
    "send": "sen",
}
"""Groups whose share should rise, and the characteristic that an action names them by."""


def moves_alone(plan: Acting, figures: Mapping[Place, Figure], group: str, characteristic: str) -> bool:
    """Whether a group's share moved beyond chance since the first like term, with nothing aimed at it."""
    metric = f"participation.{group}"
    aimed_at = {one["metric"] for one in plan.actions if one["open"]}
    aimed_at |= {target["metric"] for target in plan.targets.values()}
    if metric in aimed_at or aims(plan, characteristic, "programming") != "none":
        return False
    line = line_of({"metric": metric, "baseline": "2022/23 autumn"}, figures)
    like = [place for place in line if alike(place, line[-1])]
    return risen(figures[like[0]], figures[like[-1]], chance=True) != 0


STRANDS = {
    "Workforce development": "workforce",
    "Young people's voice": "voice",
    "Programming and resources": "programming",
    "Leadership and strategy": "leadership",
}


def aims(plan: Acting, characteristic: str, strand: str) -> str:
    """The targets and the open actions that name a group in a strand, as a grid says them."""
    said = []
    for noun, found in (
        ("target", plan.targets.values()),
        ("action", [a for a in plan.actions if a["open"]]),
    ):
        names = [one for one in found if characteristic in one["characteristics"].split("|")]
        number = sum(one["strand"] == strand for one in names)
        said += [f"{number} {noun}{'' if number == 1 else 's'}"] if number else []
    return ", ".join(said) or "none"


def _gaps(page: Page, found: "re.Match[str]") -> list[str]:
    plan = page.plan
    named = {
        name
        for one in (*plan.actions, *plan.targets.values())
        for name in one["characteristics"].split("|")
        if name
    }
    gaps = sum(aims(plan, name, strand) == "none" for name in named for strand in STRANDS.values())
    return [word(gaps), word(len(named) * len(STRANDS))]


def _slipped(page: Page, found: "re.Match[str]") -> list[str]:
    moves = [one["moves"] for one in page.plan.actions if one["moves"]]
    return [word(len(moves)), word(sum(number > 1 for number in moves))]


_PAGE = "action_plan"

RULES: tuple[Rule, ...] = (
    Rule(_PAGE, r"@ of @ open actions are overdue and @ ha(?:s|ve) no owner", _late),
    Rule(_PAGE, r"To discuss first: .+, # days late\.", _first_to_discuss),
    Rule(_PAGE, r"@ more calls? for a word\.", _others_to_discuss),
    Rule(
        _PAGE,
        r"Of @ open actions?(?:, @ (?:is|are) off track)?(?:(?: and|,) @ needs? attention)?",
        _still_open,
    ),
    Rule(_PAGE, r"No action of @ that are open is off track or needs attention", _still_open),
    Rule(_PAGE, r"@ actions? calls? for a word at the meeting", _discussed),
    Rule(_PAGE, r"@ actions? (?:is|are) due in DATE", _due_this_term),
    Rule(_PAGE, r"@ actions? (?:is|are) done(?:, @ of them after the first date agreed)?", _all_done),
    Rule(_PAGE, r"@ actions? (?:is|are) paused or dropped", _left_out),
    Rule(_PAGE, r"Of @ done actions? that can be judged, @ saw the measure move as wanted", _judged),
    Rule(_PAGE, r"@ things? calls? for a conversation", _tigers),
    Rule(_PAGE, r"@ of @ pairs of group and strand have neither target nor open action", _gaps),
    Rule(_PAGE, r"@ actions have moved their date, @ of them twice or more", _slipped),
)


def _action(page: Page, cells: Mapping[str, str]) -> Mapping[str, Any]:
    return next(one for one in page.plan.actions if one["title"] == cells["Action"])


def dated(when: date) -> str:
    """A day as a page prints it."""
    return f"{when.day} {when:%B %Y}"


def _listed(page: Page, cells: Mapping[str, str]) -> Mapping[str, str]:
    action = _action(page, cells)
    return {
        "Owner": action["owner"] or "No owner",
        "First due": dated(action["first_due"]),
        "Due": dated(action["due"]),
        "Last news": dated(action["news"]),
    }


def _moved_dates(page: Page, cells: Mapping[str, str]) -> Mapping[str, str]:
    action = _action(page, cells)
    times = {1: "once", 2: "twice"}[action["moves"]]
    return {
        "First due": dated(action["first_due"]),
        "Due now": dated(action["due"]),
        "In all": f"Moved {times}, {(action['due'] - action['first_due']).days} days later",
    }


def _by_outcome(page: Page, cells: Mapping[str, str]) -> Mapping[str, str]:
    done = [one for one in page.plan.actions if one["state"] == "done"]
    late = cells["Delivery"] == "Done late"
    mine = [one["better"] for one in done if (one["completed"] > one["first_due"]) is late]
    return {
        "Moved as wanted": str(sum(better is True for better in mine)),
        "Cannot say yet": str(sum(better is None for better in mine)),
    }


def _covering(page: Page, cells: Mapping[str, str]) -> Mapping[str, str]:
    code = code_of("characteristic", cells["Group"])
    return {label: aims(page.plan, code, strand) for label, strand in STRANDS.items()}


KINDS: tuple[Kind, ...] = (
    Kind("plan-actions-", _listed),
    Kind("plan-slips-", _moved_dates),
    Kind("plan-outcomes-", _by_outcome),
    Kind("plan-coverage-", _covering),
)
