"""What a board paper says around the pages it carries."""

from edi_metrics import targets
from edi_metrics.levels import Policy
from edi_metrics.reader import About
from edi_metrics.story.words import numbers
from edi_metrics.vocabulary import Level, Standing, Symbol

TITLE = "Board paper"
CONTENTS = "In this paper"
METHOD = "Annex A: what each figure means"
FIGURES = "Annex B: the figures behind the charts"
METHOD_LEAD = "How to read this paper, and what is counted in each of its figures."
DEFINED = "What is counted"
FIGURES_LEAD = "Each chart draws the figures of one table here, and no others."
STANDINGS = "How a target is going"
SYMBOLS = "In place of a figure"
PROTECTED = "How people are protected"
MARKS = "On charts"
ON_CHARTS = (
    "Filled blue is the group in question; open and grey is all or a comparison. Solid is what happened,"
    " dotted the path to a target, dashed where this pace leads. A dotted outline with c is hidden;"
    " its size means nothing."
)
LOW = ("low", "more than zero, but rounds to 0")

BOARD_COLUMNS = ("Target and owner", "Now", "Now, expected by now, target", "Status")
ACTION_COLUMNS = ("Status", "Action", "Owner", "Due")


def title(about: About) -> str:
    """What the file is called where only its name is seen."""
    return f"{TITLE}: {about.service}, data to {numbers.day(about.data_to)}"


def foot(about: About, reference: str) -> str:
    """At the foot of every page: which version of which day, and under which reference."""
    return f"{TITLE} · data to {numbers.day(about.data_to)} · version {about.version} · {reference[:8]}"


def rule(level: Level, policy: Policy) -> str:
    """What the level hides, as a sentence."""
    if level is Level.INSIDE:
        return f"Inside figures: counts of 1 to {policy.smallest - 1} are hidden."
    return (
        f"Published figures: counts under {policy.smallest} are hidden, and the rest are rounded to the"
        f" nearest {policy.step}. Percentages are worked out from rounded counts, so may differ a little"
        " from figures seen inside the service."
    )


def about_line(about: About, reference: str) -> str:
    """Under the title: when the figures were made, as on which day, and the whole reference."""
    return (
        f"Data to {numbers.day(about.data_to)}. As at {numbers.day(about.day)}."
        f" Version {about.version}. Reference {reference}."
    )


def sample(about: About) -> str:
    """That the service is invented, when it is."""
    return f"Sample data: {about.service} is invented." if about.sample else ""


def numbered(number: int) -> str:
    """A table of the annex by its number: 'Table 7'."""
    return f"Table {number}"


def alt(said: str, number: int) -> str:
    """What a chart shows, for those who cannot see it, and where this paper has its figures."""
    return f"{said.removesuffix(_TABLE_ON_SCREEN)} Its figures are in {numbered(number)}."


_TABLE_ON_SCREEN = " Table above."
"""How a chart on a page says where its table is."""


def standings() -> tuple[tuple[Standing, str], ...]:
    """What each standing means, in a few words."""
    on, behind = f"{targets.ON_TRACK_FROM:.0%}", f"{targets.BEHIND_FROM:.0%}"
    return (
        (Standing.ACHIEVED, "at or past the target"),
        (Standing.ON_TRACK, f"{on} or more of the progress expected by now"),
        (Standing.BEHIND, f"{behind} to {on} of it"),
        (Standing.OFF_TRACK, f"under {behind} of it, and chance cannot explain that"),
        (
            Standing.CANNOT_SAY,
            f"under {targets.FEWEST_PEOPLE} people, under {targets.FEWEST_PERIODS} periods, hidden, not due,"
            " or chance covers both",
        ),
    )


def symbols() -> tuple[tuple[str, str], ...]:
    """What may stand in place of a figure, and what it means."""
    return (*((symbol.value, symbol.words) for symbol in Symbol if symbol.value), LOW)
