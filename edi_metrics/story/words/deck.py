"""What a deck says around the pages it is made from."""

from collections.abc import Sequence
from datetime import date

from edi_metrics.levels import Policy
from edi_metrics.story.words import numbers
from edi_metrics.vocabulary import Level

TITLE = "Inclusion progress"
SAMPLE = "Sample data"
SAMPLE_MEANS = "Sample data: an invented service"
CHAPTER, SCOPE, LEAD = "Page", "What is counted", "In words"
DEFINITION = "Definition"
SOURCE = "Source"
CHART_SAYS = "The chart shows"
FIGURES = "Figures"
LABELS = "Words and marks of the chart on this slide. Its description and its figures are with the chart."
AS_PRINTED = "As printed"
TARGET = "Target"
ACTUAL = "Actual"
PATH = "Path to target"
EARLIER_PATH = "Earlier path"
NOW = "now"
PACE = "At this pace"
RANGE = "Range of where this pace leads"
MILESTONES = "Milestones"
HIDDEN = {"c": "hidden", "u": "too few", "x": "no data"}
"""The word after a symbol in a box."""
MORE_IN_NOTES = "There is more of this in the notes of this slide."
BOARD_COLUMNS = ("Status", "Target", "Owner", "Now", "Aim")
ACTION_COLUMNS = ("Status", "Action", "Owner", "Due")
STATUS, TABLE, FACTS, TILES = "Status", "Table", "Facts", "Headline figures"
FACT_COLUMNS = ("Fact", "As it stands")
DEFINITION_COLUMNS = ("Term", "What it means")
FIRST_DATE, MOVED, DATE_NOW, TODAY = "First date agreed", "Moved to", "Date now", "Today"


def hides(level: Level, policy: Policy) -> str:
    """What the level hides: 'counts under 10 hidden, the rest to the nearest 5'."""
    if level is Level.INSIDE:
        return f"counts of 1 to {policy.smallest - 1} hidden"
    return f"counts under {policy.smallest} hidden, the rest to the nearest {policy.step}"


def part_of(place: int, of: int) -> str:
    """After a title that runs over several slides, and never broken over lines: ' (2 of 3)'."""
    return "" if of == 1 else f" ({place}\u00a0of\u00a0{of})"


def pages(titles: Sequence[str]) -> str:
    """What the deck holds, in a line."""
    return f"{numbers.listed(tuple(titles))}."


def panels(top: str, goal: str) -> str:
    """What the small panels share: 'Every panel runs from 0 to 15%; dotted, the target of 12%'."""
    return f"Every panel runs from 0 to {top}" + (f"; dotted, the target of {goal}" if goal else "")


def line_runs(bottom: float, top: float) -> str:
    """What the lines of a chart of ranges share."""
    return f"Each line runs from {bottom:g} to {top:g}"


def source(text: str) -> str:
    """Where a slide's figures come from."""
    return f"{SOURCE}: {text}"


def said(term: str, text: str) -> str:
    """'Counted: pupils known to be eligible.'"""
    return f"{term}: {text}"


def reference(text: str) -> str:
    """The file's own name among all files."""
    return f"Reference {text}"


def version(text: str) -> str:
    """Which figures it was made from."""
    return f"Version {text}"


def data_to(day: date) -> str:
    """'Data to 31 July 2026'."""
    return f"Data to {numbers.day(day)}"
