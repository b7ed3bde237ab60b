"""What an offline pack says around the pages it holds."""

from edi_metrics.levels import Policy
from edi_metrics.reader import About
from edi_metrics.story.words import numbers, plain
from edi_metrics.vocabulary import Level, Symbol

CONTENTS = "What is in it"
GLOSSARY = "What the figures mean"
KEY = "Standings and symbols"
STANDINGS = "How a target is going"
SYMBOLS = "In place of a figure"
MARKS = "On charts"
THE_NUMBERS = "The numbers"
THE_TABLE = "The table"
SKIP = "Skip to the first page"
PRESENT = "Show as slides"
PRESENT_HELP = "Arrow keys turn the slides, Home and End go to the ends, Escape leaves them."
BEFORE, AFTER, LEAVE = "Slide before", "Next slide", "Leave the slides"

CHART_MARKS = (
    "Filled blue is the group in question; open and grey is everyone or a comparison. Solid is what happened,"
    " dotted the path to a target, dashed where this pace leads. A dotted outline with c is hidden; its size"
    " means nothing."
)

OFFLINE = (
    "This file holds everything it shows. It asks nothing of any network, and works from a memory stick."
)

LOW_MEANS = "more than zero, but rounds to 0"


def title(about: About) -> str:
    """'Hartwell Music Service: inclusion progress'."""
    return f"{about.service}: inclusion progress"


def facts(
    stamp: str, about: About, level: Level, policy: Policy, reference: str
) -> tuple[tuple[str, str], ...]:
    """What the cover says of the whole: each thing, and what it is."""
    sample = (
        (("Sample data", "An invented service: no figure describes real people"),) if about.sample else ()
    )
    return (
        ("Who may have it", stamp),
        *sample,
        ("Level", f"{numbers.capital(level.value)}: {plain.rule(policy, level)}"),
        ("Data to", numbers.day(about.data_to)),
        ("As at", numbers.day(about.day)),
        ("Version", f"{about.version}, made on {numbers.day(about.made_at.date())}"),
        ("Reference", reference),
    )


def stamped(stamp: str, about: About, reference: str) -> str:
    """The line that every page has: how far it may go, whose figures, to when, and which file it is."""
    sample = "Sample data. " if about.sample else ""
    return (
        f"{stamp}. {sample}{about.service}. Data to {numbers.day(about.data_to)}."
        f" Version {about.version}. Reference {reference[:8]}."
    )


def numbers_of(caption: str) -> str:
    """What opens one of several tables of a card."""
    return f"{THE_NUMBERS}: {caption.rstrip('.')}"


def sourced(source: str) -> str:
    """Where the figures come from."""
    return f"Source: {source}"


def symbols() -> tuple[tuple[str, str], ...]:
    """Every symbol, and what it means."""
    known = tuple((symbol.value, symbol.words) for symbol in Symbol if symbol.value)
    return (*known, (numbers.LOW, LOW_MEANS))
