"""What a workbook says around the tables it holds."""

from collections.abc import Iterable
from datetime import date

from edi_metrics.levels import Policy
from edi_metrics.reader import About
from edi_metrics.story.words import numbers, plain
from edi_metrics.vocabulary import Level, Symbol

READ_ME, FINDINGS, DEFINITIONS, DRAWN = "Read me", "Findings", "Definitions", "Drawn figures"
"""The sheets that every workbook has, beside one for each table."""

SAMPLE_MEANS = "Sample data: an invented service"
SAMPLE_FACT = "An invented service: no figure describes real people"
BACK = "Back to the contents"
NOTHING = "Nothing to list"
SYMBOLS = "In place of a figure"
CONTENTS = "Contents"

CONTENTS_COLUMNS = ("Sheet", "What it holds", "Page")
FINDINGS_COLUMNS = ("Page", "Finding", "Part", "What it says")
DEFINITIONS_COLUMNS = ("Definition", "Term", "What it means")
DRAWN_COLUMNS = ("Sheet", "Series", "Row", "Date", "Figure", "Drawn at")

FINDINGS_TITLE = "What each page says, in reading order"
DEFINITIONS_TITLE = "What each figure means"
DRAWN_TITLE = "The figures that the charts draw"
DRAWN_NOTE = (
    "Each chart reads its length or height from the column 'Drawn at'. A hidden figure is drawn at a standard"
    " size, or at the foot of the chart, with its symbol: where it is drawn means nothing."
)


def title(about: About) -> str:
    """'Hartwell Music Service: inclusion figures'."""
    return f"{about.service}: inclusion figures"


def stamped(stamp: str, about: About, reference: str) -> tuple[str, str]:
    """The lines that every sheet has: how far it may go and whose figures; to when, and which file it is."""
    sample = f" {SAMPLE_MEANS}." if about.sample else ""
    return (
        f"{stamp}. {about.service}.{sample}",
        f"Data to {numbers.day(about.data_to)}. Version {about.version}. Reference {reference}.",
    )


def facts(
    stamp: str, about: About, level: Level, policy: Policy, reference: str
) -> tuple[tuple[str, str], ...]:
    """What the first sheet says of the whole: each thing, and what it is."""
    sample = (("Sample data", SAMPLE_FACT),) if about.sample else ()
    return (
        ("Who may have it", stamp),
        *sample,
        ("Whose figures", f"{about.service}, {about.area}"),
        ("Level", f"{numbers.capital(level.value)}: {plain.rule(policy, level)}"),
        ("Data to", numbers.day(about.data_to)),
        ("As at", numbers.day(about.day)),
        ("Version", f"{about.version}, made on {numbers.day(about.made_at.date())}"),
        ("Reference", reference),
        ("How to cite", cited(about, level, reference)),
        ("Charts", "Beside the tables they draw. Each can be edited, and has a description in words"),
        ("Hidden figures", "Hidden before this file was made: nothing in it can bring one back"),
    )


def cited(about: About, level: Level, reference: str) -> str:
    """How a figure from it is quoted, or that it is not."""
    if level is Level.INSIDE:
        return "Not to be cited: inside figures are for the service alone"
    sample = ", sample data" if about.sample else ""
    return (
        f"{about.service}, inclusion figures{sample}, data to {numbers.day(about.data_to)},"
        f" version {about.version}, reference {reference[:8]}"
    )


def bracketed(symbol: str) -> str:
    """A symbol as a document prints it: '[c]'."""
    return f"[{symbol}]"


def symbols() -> tuple[tuple[str, str], ...]:
    """Every symbol, and what it means."""
    known = tuple((symbol.value, symbol.words) for symbol in Symbol if symbol.value)
    return (*known, (numbers.LOW, "more than zero but rounds to 0"))


def key(used: Iterable[str]) -> str:
    """What the symbols of a table mean: '[c] hidden to protect people. [x] not collected.'"""
    there = set(used)
    return " ".join(f"{bracketed(symbol)} {means}." for symbol, means in symbols() if symbol in there)


def found_in(page: str, finding: str) -> str:
    """Which page and which finding a table belongs to."""
    return f"{page}. {finding}"


def sourced(source: str) -> str:
    """Where the figures come from."""
    return f"Source: {source}"


def happened(events: Iterable[tuple[date, str]]) -> str:
    """What a chart over time marks: 'On the chart: 1 September 2024, fee help moved.'"""
    said = "; ".join(f"{numbers.day(day)}, {what}" for day, what in events)
    return f"In these years: {said}." if said else ""


def counted(count: int, noun: str) -> str:
    """'57 tables'."""
    return f"{numbers.count(count)} {noun}{'' if count == 1 else 's'}"
