"""What the twin knows of what changed between two days, counted again from the sample's own events.

The plan is folded the slow way at both days and the two are laid side by side. A figure is newer when its
period ended between them, and it moved where chance does not explain it.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from tests.twin.counting import SERVICE_DAY, Figures, Place
from tests.twin.counting_sentences import NOT_OF_PEOPLE, Page, Rule
from tests.twin.counting_tables import Kind
from tests.twin.on_plan import (
    LESS_IS_BETTER,
    NEITHER_IS_BETTER,
    SAMPLE,
    Row,
    actions_left,
    alike,
    dated,
    day,
    ends,
    grain_of,
    risen,
    rows,
    targets_left,
    word,
)

EVENTS = [*rows(SAMPLE / "events.csv"), *rows(SAMPLE / "forum.csv")]
ACTIONS = {row["action_id"]: row for row in rows(SAMPLE / "actions.csv")}
TARGETS = {row["target_id"]: row for row in rows(SAMPLE.parent / "targets.csv")}
MEETINGS = {row["stream"].partition("/")[2]: day(row) for row in EVENTS if row["kind"] == "MeetingClosed"}

Left = dict[str, Mapping[str, Any]]


def span(page: Page) -> tuple[date, date]:
    """The two days a viewer chose, the earlier first; without that choice, all since the last meeting."""
    last = max(MEETINGS.values())
    codes = (page.chosen.get("from", ""), page.chosen.get("to", "today"))
    days = {"": last, "today": SERVICE_DAY, **MEETINGS}
    start, end = sorted(days[code] if code in days else date.fromisoformat(code) for code in codes)
    return start, end


# The plan


class Turned(NamedTuple):
    """One thing that changed of one action."""

    turn: str
    action: Mapping[str, Any]
    was: str = ""
    now: str = ""


@cache
def left(when: date) -> Left:
    """Each action as every event up to a day left it."""
    return {one["action_id"]: one for one in actions_left(EVENTS, ACTIONS, when)}


@cache
def turned(start: date, end: date) -> list[Turned]:
    """Every way in which an action is not what it was."""
    found = []
    for name, after in left(end).items():
        before = left(start).get(name)
        found += [Turned("new", after)] if before is None else []
        found += [
            Turned(turn, after) for turn in lived(before["state"] if before else "proposed", after["state"])
        ]
        due = before["due"] if before else after["first_due"]
        if due and after["due"] != due:
            found.append(Turned("moved", after, dated(due), dated(after["due"])))
        if before and before["owner"] != after["owner"]:
            found.append(Turned("owner", after, before["owner"] or "Nobody", after["owner"] or "Nobody"))
    return found


def lived(was: str, now: str) -> list[str]:
    """What became of an action: an ending, a wait, or a beginning again."""
    if was == now:
        return []
    again = ["reopened"] if was in ("done", "dropped") and now not in ("done", "dropped") else []
    if now in ("done", "dropped", "blocked", "paused"):
        return [*again, now]
    return [*again, "resumed"] if was in ("blocked", "paused") else again


def recorded(start: date, end: date, *kinds: str) -> list[Row]:
    """The events of some kinds after one day and by another."""
    return [row for row in EVENTS if row["kind"] in kinds and start < day(row) <= end]


def easier(row: Row) -> bool:
    """Whether a revision lowers a goal or moves a date; the sample revises nothing else."""
    if row["field"] == "goal":
        fewer = float(row["now"]) < float(row["was"])
        return fewer is not (TARGETS[row["stream"].partition("/")[2]]["metric"] in LESS_IS_BETTER)
    return row["field"] == "due"


def again(start: date, end: date) -> list[Row]:
    """The re-baselinings."""
    return [row for row in recorded(start, end, "TargetRevised") if easier(row)]


def streams(found: Iterable[Row]) -> int:
    """How many things some events are about."""
    return len({row["stream"] for row in found})


def counted(page: Page, found: "re.Match[str]") -> list[str]:
    """The numbers of the headline: done, moved, new and dropped, and then targets."""
    changed = turned(*span(page))
    many = [sum(one.turn == turn for one in changed) for turn in ("done", "moved", "new", "dropped")]
    if not any(many):
        many = [len({one.action["action_id"] for one in changed})]
    targets = streams(again(*span(page))) or streams(recorded(*span(page), *PROMISED))
    return [word(number) for number in (*many, targets) if number]


PROMISED = ("TargetSet", "TargetRevised", "TargetRetired")


def _changes(page: Page, found: "re.Match[str]") -> list[str]:
    changed = turned(*span(page))
    return [word(len(changed)), word(len({one.action["action_id"] for one in changed}))]


def _to_targets(page: Page, found: "re.Match[str]") -> list[str]:
    number, eased = len(recorded(*span(page), *PROMISED)), len(again(*span(page)))
    return [word(number)] if number == 1 or not eased else [word(number), word(eased)]


def _in_silence(page: Page, found: "re.Match[str]") -> list[str]:
    return [word(sum(not row["note"] or not row["meeting"] for row in again(*span(page))))]


def _unexplained(page: Page, found: "re.Match[str]") -> list[str]:
    """Dates that moved with nobody saying why at any move since."""
    start, end = span(page)
    moved = {f"action/{one.action['action_id']}" for one in turned(start, end) if one.turn == "moved"}
    explained = {row["stream"] for row in recorded(start, end, "DueMoved") if row["note"]}
    return [word(len(moved - explained))]


def _broken(page: Page, found: "re.Match[str]") -> list[str]:
    start, end = span(page)
    breaks = [row for row in rows(SAMPLE.parent / "tables" / "events.csv") if row["kind"] == "data_break"]
    return [word(sum(start < date.fromisoformat(row["happened_on"]) <= end for row in breaks))]


def _questions(page: Page, found: "re.Match[str]") -> list[str]:
    kinds = ("QuestionAnswered", "QuestionAsked")
    return [word(number) for kind in kinds if (number := streams(recorded(*span(page), kind)))]


# Figures


class Moved(NamedTuple):
    """A figure then and now, and how far it went beyond chance: nought for not at all, None for hidden."""

    then: Place
    now: Place
    risen: float | None

    @property
    def as_wanted(self) -> bool | None:
        """Whether it went the way that is wanted."""
        if not self.risen or self.now.metric in NEITHER_IS_BETTER:
            return None
        return (self.risen < 0) is (self.now.metric in LESS_IS_BETTER)


def asked(end: date) -> set[tuple[str, ...]]:
    """What targets and actions are about: a measure, whose part, and the length of its periods."""
    targets = targets_left(EVENTS, TARGETS, end)
    about = {spot(target) for target in targets.values()}
    for action in left(end).values():
        target = targets.get(action["target_id"], {})
        shared = target and action["metric"] in ("", target["metric"])
        about.add(spot(target) if shared else (action["metric"], "", "whole", "All", "whole", "All"))
    return about


def spot(target: Mapping[str, str]) -> tuple[str, ...]:
    """The figure that a target is about."""
    narrowing, _, within = target["narrowing"].partition("=")
    part = (target["split"] or "whole", target["part"] or "All", narrowing or "whole", within or "All")
    return (target["metric"], grain_of(target["baseline"]), *part)


def moved(page: Page) -> list[Moved]:
    """Every figure with a period that ended between the two days, beside the last one alike before."""
    place = (id(page.figures), page.level, page.slug == "overview", *span(page))
    if place not in _MOVED:
        _MOVED[place] = _moved(page)
    return _MOVED[place]


_MOVED: dict[tuple[object, ...], list[Moved]] = {}
"""What was worked out before: a page asks it for each of its rows."""


def _moved(page: Page) -> list[Moved]:
    start, end = span(page)
    known = {spot(one) for one in page.plan.targets.values()} if page.slug == "overview" else asked(end)
    found = []
    for line in {tuple(line_of(page.figures, about)) for about in known}:
        newer = [place for place in line if ends(place) <= end]
        earlier = [place for place in line if ends(place) <= start and newer and alike(place, newer[-1])]
        if newer and earlier and ends(newer[-1]) > start:
            found.append(Moved(earlier[-1], newer[-1], beyond(page, earlier[-1], newer[-1])))
    return found


def line_of(figures: Figures, about: tuple[str, ...]) -> list[Place]:
    """The periods of one figure, first to last; of a measure alone, the longest there are."""
    metric, grain, *part = about
    mine = _spots(figures).get((metric, *part), [])
    grains = {place.grain for place in mine}
    grain = grain or next((one for one in ("year", "term", "day") if one in grains), "")
    return sorted((place for place in mine if place.grain == grain), key=lambda place: place.period)


def _spots(figures: Figures) -> Mapping[tuple[str, ...], list[Place]]:
    """Every place by its measure and part."""
    if id(figures) not in _SPOTS:
        found = _SPOTS.setdefault(id(figures), {})
        for place in figures:
            found.setdefault((place.metric, *place[3:]), []).append(place)
    return _SPOTS[id(figures)]


_SPOTS: dict[int, dict[tuple[str, ...], list[Place]]] = {}


def beyond(page: Page, then: Place, now: Place) -> float | None:
    """How far a figure went; chance is in it where people are counted."""
    if not {then, now} <= page.shown:
        return None
    of_people = not now.metric.startswith(NOT_OF_PEOPLE)
    return risen(page.figures[then], page.figures[now], chance=of_people)


def newer(page: Page, found: "re.Match[str]") -> list[str]:
    """How many figures are newer, how many of them moved, and how many of those as wanted."""
    known = moved(page)
    sure = [one for one in known if one.risen]
    wanted = sum(one.as_wanted is True for one in sure)
    numbers = [word(len(known))]
    numbers += [word(len(sure))] if sure else []
    return numbers + ([word(wanted)] if 0 < wanted < len(sure) else [])


def _against(page: Page, found: "re.Match[str]") -> list[str]:
    return [word(sum(one.as_wanted is False for one in moved(page)))]


def _item(did: str) -> str:
    return rf"(?:(?:, | and )?@ (?:actions? )?{did})?"


_HEADLINE = (
    _item("(?:was|were) done")
    + _item("moved (?:its|their) date")
    + _item("(?:is|are) new")
    + _item("(?:was|were) dropped")
    + _item("changed")
    + r"(?:(?:, | and )?@ targets? (?:was|were) (?:re-baselined|set, revised or retired))?"
)
_NEWER = (
    r"Of @ newer figures? (?:none moved more than chance explains"
    r"|@ moved(?: as wanted|, (?:@|none) of them as wanted))\.?"
)
_PAGE = "since"

RULES: tuple[Rule, ...] = (
    Rule(_PAGE, _HEADLINE, counted),
    Rule("overview", _HEADLINE, counted),
    Rule(_PAGE, _NEWER, newer),
    Rule(_PAGE, r"To discuss: @ targets? (?:was|were) re-baselined with no reason .+", _in_silence),
    Rule(_PAGE, r"To discuss: @ dates? moved with no reason recorded\.", _unexplained),
    Rule(_PAGE, r"To discuss: @ figures? moved the other way to the one wanted\.", _against),
    Rule(_PAGE, r"@ changes? to @ actions?", _changes),
    Rule(
        _PAGE, r"@ changes? to targets(?:, and it is re-baselining|, @ of them re-baselining)?", _to_targets
    ),
    Rule(_PAGE, r"@ changes? in how we count", _broken),
    Rule(
        _PAGE,
        r"@ forum questions? (?:was|were) answered(?: and @ forum questions? (?:was|were) asked)?",
        _questions,
    ),
    Rule(_PAGE, r"@ forum questions? (?:was|were) asked", _questions),
)

_TURNS = {
    "done": "Done",
    "moved": "Date moved",
    "new": "New",
    "dropped": "Dropped",
    "blocked": "Blocked",
    "paused": "Paused",
    "resumed": "Taken up again",
    "owner": "Owner changed",
}


def _action(page: Page, cells: Mapping[str, str]) -> Mapping[str, str]:
    one = next(
        one
        for one in turned(*span(page))
        if (one.action["title"], _TURNS[one.turn]) == (cells["Action"], cells["What changed"])
    )
    return {
        "Was": one.was or "z",
        "Now": one.now or "z",
        "Moves in all": str(one.action["moves"]) if one.turn == "moved" else "z",
    }


def _target(page: Page, cells: Mapping[str, str]) -> Mapping[str, str]:
    found = [row for row in recorded(*span(page), *PROMISED) if dated(day(row)) == cells["On"]]
    row = next(row for row in found if TARGETS[row["stream"].partition("/")[2]]["title"] == cells["Target"])
    if row["kind"] == "TargetSet":
        return {"What changed": "Set", "Was": "z", "Now": "z"}
    percent = TARGETS[row["stream"].partition("/")[2]]["unit"] == "percent"
    was, now = (_term(row["field"], row[side], percent=percent) for side in ("was", "now"))
    name = {"due": "date"}.get(row["field"], row["field"])
    return {"What changed": f"{'Re-baselined' if easier(row) else 'Revised'}: {name}", "Was": was, "Now": now}


def _term(field: str, text: str, *, percent: bool) -> str:
    if field == "due":
        return dated(date.fromisoformat(text))
    return f"{text}%" if percent and field == "goal" else text


def newer_figure(page: Page, cells: Mapping[str, str]) -> Mapping[str, str]:
    """The row of the twin's that is this one, or else the one that is nearest to it."""
    return max(_rows_of(page), key=lambda row: sum(row[column] == cells[column] for column in row))


def _rows_of(page: Page) -> list[dict[str, str]]:
    place = (id(page.figures), page.level, *span(page))
    if place not in _ROWS:
        _ROWS[place] = [_row(page, one) for one in moved(page)]
    return _ROWS[place]


_ROWS: dict[tuple[object, ...], list[dict[str, str]]] = {}


def _row(page: Page, move: Moved) -> dict[str, str]:
    of_people = not move.now.metric.startswith(NOT_OF_PEOPLE) and page.figures[move.now].denominator
    chance = ("Yes" if move.risen else "No") if of_people else "Counted in full"
    return {
        "Then": _printed(page, move.then),
        "Now": _printed(page, move.now),
        "More than chance?": "Cannot say" if move.risen is None else chance,
    }


def _printed(page: Page, place: Place) -> str:
    """'63 of 1,032 (6.1%)', '22', or '6.8'."""
    if place not in page.shown:
        return "c"
    if place.metric == "leadership.self_assessment":
        n, d = page.figures[place]
        return f"{n / (d or 1):.1f}"
    if place.metric == "genre_offer.effective":
        return f"{page.figures[place].numerator:.1f}"
    if page.figures[place].denominator is None:
        return f"{page.counts(place)[0]:,}"
    n, d = page.counts(place)
    return f"{n:,} of {d:,} ({page.share(place)})"


KINDS: tuple[Kind, ...] = (
    Kind("since-actions-", _action),
    Kind("since-targets-", _target),
    Kind("since-figures-", newer_figure),
)


# What we learned

LEARNED = rows(SAMPLE / "learned.csv")


def _taught(page: Page, found: "re.Match[str]") -> list[str]:
    closed = [one for one in page.plan.actions if one["state"] in ("done", "dropped")]
    return [word(len(LEARNED)), word(len(closed))]


def _untaught(page: Page, found: "re.Match[str]") -> list[str]:
    taught, closed = _taught(page, found)
    return [word(_number(closed) - _number(taught))]


def _number(said: str) -> int:
    return next(number for number in range(1000) if word(number) == said)


def _of_strand(page: Page, found: "re.Match[str]") -> list[str]:
    labels = {
        "Workforce development": "workforce",
        "Young people's voice": "voice",
        "Programming and resources": "programming",
        "Leadership and strategy": "leadership",
    }
    wanted = page.chosen.get("words", "").split()
    mine = [
        row
        for row in LEARNED
        if ACTIONS[row["stream"][7:]]["strand"] == labels[found["strand"]]
        and all(_names(row, one) for one in wanted)
    ]
    return [found["strand"], word(len(mine))]


def _names(row: Row, beginning: str) -> bool:
    text = " ".join((ACTIONS[row["stream"][7:]]["title"], row["helped"], row["hindered"], row["learned"]))
    return any(one.startswith(beginning.lower()) for one in re.findall(r"[a-z0-9]+", text.lower()))


RULES += (
    Rule("learned", r"@ of @ closed actions (?:has|have) said what they taught", _taught),
    Rule("learned", r"To ask for: what @ more (?:has|have) taught us\.", _untaught),
    Rule("learned", r"(?P<strand>\D+): @ lessons?", _of_strand),
    Rule("learned", r"@ closed actions? (?:has|have) not said what they taught", _untaught),
)
