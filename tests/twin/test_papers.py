"""What the board paper and the year's report say of actions, counted again from the events of the sample."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from edi_metrics.as_at import AsAt
from edi_metrics.exports.take import Taken
from edi_metrics.periods import Period
from edi_metrics.reader import Reader
from edi_metrics.vocabulary import Level
from tests.exports.papers import board_taken, report_taken
from tests.twin.counting import SERVICE_DAY
from tests.twin.on_plan import SAMPLE, Row, actions_left, day, rows

Doors = Callable[[Level], Reader | AsAt]

FIRST, LAST = date(2025, 9, 1), date(2026, 8, 31)
STRANDS = {
    "workforce": "Workforce development",
    "voice": "Young people's voice",
    "programming": "Programming and resources",
    "leadership": "Leadership and strategy",
}
SPELT = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def events() -> list[Row]:
    return rows(SAMPLE / "events.csv")


def left(level: Level, on: date) -> list[dict[str, Any]]:
    """The actions that the level may tell, as they stood at the end of a day."""
    actions = {row["action_id"]: row for row in rows(SAMPLE / "actions.csv")}
    found = actions_left(events(), actions, on)
    return [one for one in found if level is Level.INSIDE or one["publish"] == "yes"]


def dropped() -> dict[str, date]:
    return {event["stream"][7:]: day(event) for event in events() if event["kind"] == "Dropped"}


def of_the_year(level: Level) -> Iterator[tuple[str, ...]]:
    """A row a strand: done, of them late, dropped, overdue at the end."""
    there, let_go = left(level, LAST), dropped()
    for strand, named in STRANDS.items():
        ours = [one for one in there if one["strand"] == strand]
        done = [one for one in ours if one["state"] == "done" and FIRST <= one["completed"] <= LAST]
        late = [one for one in done if one["completed"] > one["first_due"]]
        gone = [
            one for one in ours if one["state"] == "dropped" and FIRST <= let_go[one["action_id"]] <= LAST
        ]
        over = [one for one in ours if one["open"] and one["due"] and one["due"] < LAST]
        yield (named, *(str(len(part)) for part in (done, late, gone, over)))


@pytest.mark.parametrize("level", list(Level))
def test_the_year_s_actions_are_the_twins(level: Level, sample_door: Doors) -> None:
    report = report_taken(sample_door(level), year=Period.parse("2025/26"))
    [chapter] = [one for one in report.chapters if one.slug == "done"]
    counted = tuple(of_the_year(level))
    assert chapter.tables[0].rows == counted
    done, over = sum(int(row[1]) for row in counted), sum(int(row[4]) for row in counted)
    said = sentence(report, "done")
    assert f"{done} " in said or SPELT[done] in said.lower()
    assert SPELT[over] in said


@pytest.mark.parametrize("level", list(Level))
def test_the_papers_open_and_overdue_actions_are_the_twins(level: Level, sample_door: Doors) -> None:
    still = [one for one in left(level, SERVICE_DAY) if one["open"]]
    over = [one for one in still if one["due"] and one["due"] < SERVICE_DAY]
    paper = board_taken(sample_door(level))
    assert sentence(paper, "plan").startswith(f"{SPELT[len(over)].capitalize()} of {len(still)} ")
    front = next(
        card.title for chapter in paper.chapters for card in chapter.cards if "overdue" in card.title
    )
    assert front.startswith(f"{SPELT[len(over)].capitalize()} of {len(still)} ")


def sentence(taken: Taken, slug: str) -> str:
    """The page in a sentence."""
    [chapter] = [one for one in taken.chapters if one.slug == slug]
    assert chapter.headline is not None
    return chapter.headline.sentence
