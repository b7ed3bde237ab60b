"""What the twin knows of a target's history: each change as the plan's own events have it."""

from collections.abc import Mapping
from datetime import date

from tests.twin.counting_sentences import Page, Rule
from tests.twin.counting_tables import Cells, Kind
from tests.twin.on_plan import SAMPLE, rows

_NAMES = {"goal": "Goal", "due": "Date"}


def _change(page: Page, cells: Cells) -> Mapping[str, str]:
    """What was promised before the change and after it; nothing for the day the target was set."""
    target = page.chosen["target"]
    for event in rows(SAMPLE / "events.csv"):
        revised = event["stream"] == f"target/{target}" and event["kind"] == "TargetRevised"
        if not revised or _said(event["happened_on"]) != cells["On"]:
            continue
        if cells["What changed"].startswith(_NAMES[event["field"]]):
            was, now = (_printed(page, event["field"], event[side]) for side in ("was", "now"))
            return {"Was": was, "Now": now}
    return {}


def _printed(page: Page, field: str, text: str) -> str:
    if field == "due":
        return _said(text)
    return f"{text}%" if page.promises[page.chosen["target"]].percent else text


def _said(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.day} {day:%B %Y}"


RULES: tuple[Rule, ...] = ()

KINDS = (Kind("changes-of-t", _change),)
