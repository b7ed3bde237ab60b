"""What the twin knows of meetings: what one has before it, and what each of those before it recorded.

The agenda is counted row by row: its minutes, how late each overdue action is, and who presents it. What the
sentences above it say must be what its rows add up to.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from tests.twin.counting import SERVICE_DAY
from tests.twin.counting_sentences import Page, Rule
from tests.twin.counting_tables import Kind
from tests.twin.on_plan import SAMPLE, Row, dated, day, rows, word
from tests.twin.on_since import EVENTS, MEETINGS, TARGETS, left

GROUP = json.loads((SAMPLE / "group.json").read_text(encoding="utf-8"))
SEATS = [one["fact"]["members"] for one in GROUP if one["fact"]["kind"] == "MembersSet"][-1]
RECORDED: list[Row] = [
    *EVENTS,
    *rows(SAMPLE / "learned.csv"),
    *({**one, "kind": one["fact"]["kind"]} for one in GROUP),
]

MINUTES = {"Since meeting 19": 10, "New actions": 10, "Date of the next meeting": 2, "One gap to choose": 5}
MINUTES_LATE, MINUTES_OFF_TRACK, MINUTES_DONE, MINUTES_OTHER, MINUTES_QUESTION = 6, 6, 5, 4, 3
MINUTES_IN_ALL = 120
IN_WORDS = 10


def number(page: Page) -> str:
    """The meeting that was chosen: '19'; without a choice, the one that comes next."""
    following = len(MEETINGS) + 1
    return page.chosen.get("meeting", f"M{following}").removeprefix("M").lstrip("0")


def named(page: Page) -> str:
    """The same as its events call it: 'M19'."""
    return f"M{int(number(page)):02d}"


# What a meeting recorded


@cache
def streams_of(meeting: str) -> Mapping[str, set[str]]:
    """What was recorded in a meeting, by what it is about: the kinds of its events."""
    found: dict[str, set[str]] = {}
    for row in RECORDED:
        if row["meeting"] == meeting and not row["stream"].startswith("meeting/"):
            found.setdefault(row["stream"], set()).add(row["kind"])
    return found


def born(meeting: str) -> list[str]:
    """The actions that began in it."""
    return [stream for stream, kinds in streams_of(meeting).items() if "ActionProposed" in kinds]


def others(meeting: str) -> int:
    """How many things it recorded that had begun before."""
    return len(streams_of(meeting)) - len(born(meeting))


def owners(meeting: str) -> int:
    """How many roles have something to do after it: work that is open, news of it, a check, or a plea."""
    decided = {stream.partition("/")[2] for stream in streams_of(meeting)}
    after = left(MEETINGS[meeting])
    found = {one["owner"] for name, one in after.items() if one["open"] or name in decided}
    found |= {one["owner"] for one in after.values() if _is_checked_later(one, meeting)}
    found |= {_helper(name, meeting) for name, one in after.items() if one["state"] == "blocked"}
    return len(found - {""})


def _is_checked_later(action: Mapping[str, Any], meeting: str) -> bool:
    return action["state"] == "done" and action["check"] is not None and action["check"] > MEETINGS[meeting]


def _helper(name: str, meeting: str) -> str:
    asked = [
        row["now"]
        for row in EVENTS
        if row["stream"] == f"action/{name}" and row["kind"] == "Blocked" and day(row) <= MEETINGS[meeting]
    ]
    return asked[-1]


def _held(page: Page, found: "re.Match[str]") -> list[str]:
    counts = (others(named(page)), len(born(named(page))))
    return [number(page), *(word(count) for count in counts if count)]


def _others(page: Page, found: "re.Match[str]") -> list[str]:
    return [word(others(named(page)))]


def _born(page: Page, found: "re.Match[str]") -> list[str]:
    return [word(len(born(named(page))))]


def _owners(page: Page, found: "re.Match[str]") -> list[str]:
    return [word(owners(named(page)))]


# What the next one has before it


def late(page: Page) -> list[Mapping[str, Any]]:
    """The actions whose date has passed."""
    return [action for action in page.plan.actions if action["late"]]


def agenda(page: Page) -> tuple[int, int]:
    """How many rows the agenda on the page has, and their minutes together."""
    items, minutes = page.chosen["agenda"].split()
    return int(items), int(minutes)


def _to_prepare(page: Page, found: "re.Match[str]") -> list[str]:
    items, overdue = agenda(page)[0], len(late(page))
    of_them = str(overdue) if items > IN_WORDS else word(overdue)
    return [number(page), word(items), str(MINUTES_IN_ALL), of_them]


def _items(page: Page, found: "re.Match[str]") -> list[str]:
    items, minutes = agenda(page)
    return [word(items), str(minutes), str(MINUTES_IN_ALL)]


def _quiet(page: Page, found: "re.Match[str]") -> list[str]:
    return [word(len({one["owner"] for one in page.plan.actions if one["silent"]} - {""}))]


def _seats(page: Page, found: "re.Match[str]") -> list[str]:
    return [word(len(SEATS))]


_PAGE = "meeting"

RULES: tuple[Rule, ...] = (
    Rule(_PAGE, r"Meeting # has @ things? to take in # minutes, @ of them overdue", _to_prepare),
    Rule(_PAGE, r"@ items? takes? # of the # minutes", _items),
    Rule(_PAGE, r"@ owners? can be asked for news before then", _quiet),
    Rule(_PAGE, r"The group has @ seats?, and its terms of reference are written", _seats),
    Rule(_PAGE, r"Meeting # (?:recorded @ things?(?: and began @ actions?)?|began @ actions?)", _held),
    Rule(_PAGE, r"Meeting # is in the record", lambda page, found: [number(page)]),
    Rule(_PAGE, r"@ things? (?:was|were) recorded", _others),
    Rule(_PAGE, r"@ actions? began", _born),
    Rule(_PAGE, r"@ roles? takes? something away", _owners),
)


def _item(page: Page, cells: Mapping[str, str]) -> Mapping[str, str]:
    """A row of the agenda: an action, a target, a question, or a part of every meeting."""
    title = cells["Item"]
    action = next((one for one in page.plan.actions if one["title"] == title), None)
    if action is not None:
        return _action(action, cells)
    promise = next((one for one in TARGETS.values() if one["title"] == title), None)
    if promise is not None:
        return {"Minutes": str(MINUTES_OFF_TRACK), "Presenter": promise["owner"]}
    return {"Minutes": str(MINUTES.get(title, MINUTES_QUESTION))}


def _action(action: Mapping[str, Any], cells: Mapping[str, str]) -> Mapping[str, str]:
    chair = next(seat["role"] for seat in SEATS if seat.get("chair"))
    minutes = MINUTES_LATE if action["late"] else MINUTES_OTHER
    flat = action["state"] == "done" and action["better"] is False
    days = (SERVICE_DAY - action["due"]).days
    why = f"Overdue by {days} day{'' if days == 1 else 's'}" if action["late"] else ""
    told = re.sub(r"^Overdue by [\d,]+ days?", why, cells["Why it is here"]) if why else ""
    return {
        "Minutes": str(MINUTES_DONE if flat else minutes),
        "Presenter": action["owner"] or chair,
        **({"Why it is here": told} if why else {}),
    }


def _recorded(page: Page, cells: Mapping[str, str]) -> Mapping[str, str]:
    """A row of the decisions: an action as the meeting left it."""
    title = re.sub(r"^\d+\. ", "", cells["Item"])
    action = next((one for one in left(MEETINGS[named(page)]).values() if one["title"] == title), None)
    if action is None:
        return {}
    return {"Owner": action["owner"] or "z", "Due": _due(action)}


def _due(action: Mapping[str, Any]) -> str:
    return dated(action["due"]) if action["due"] and action["state"] not in ("done", "dropped") else "z"


def _begun(page: Page, cells: Mapping[str, str]) -> Mapping[str, str]:
    action = next(one for one in left(MEETINGS[named(page)]).values() if one["title"] == cells["Action"])
    return {
        "Owner": action["owner"] or "No owner",
        "Due": dated(action["due"]) if action["due"] else "No date",
    }


KINDS: tuple[Kind, ...] = (
    Kind("agenda-", _item),
    Kind("decisions-", _recorded),
    Kind("new-actions-", _begun),
)
