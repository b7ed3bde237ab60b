"""What the plan's actions taught, in sentences. That something did not work is an answer like any other."""

from collections.abc import Sequence

from edi_metrics.plan.listed import ListedAction
from edi_metrics.plan.state import Lifecycle
from edi_metrics.story.words import numbers
from edi_metrics.story.words.plan_results import OUTCOMES
from edi_metrics.vocabulary import Strand

TITLE = "What we learned"
NOTHING_YET = "No action has told what it taught yet"
WHO_TELLS = "When an action is closed, its owner says what helped, what hindered and what was learned."
NONE_HERE = "No lesson fits what was chosen"
CHOOSE_OTHERS = "Choose all strands and search for fewer words, or none, to read more."


def headline(told: Sequence[ListedAction], closed: int) -> str:
    """'Seven of 18 closed actions have said what they taught'."""
    have = "has" if len(told) == 1 else "have"
    return (
        f"{numbers.opening(len(told))} of {numbers.word(closed)} closed actions {have} said what they taught"
    )


def lead(unheard: Sequence[ListedAction]) -> str:
    """What to ask for: the lessons of those not heard yet."""
    number = len(unheard)
    if not number:
        return "Each closed action has said what it taught."
    return f"To ask for: what {numbers.word(number)} more {'has' if number == 1 else 'have'} taught us."


def strand_title(strand: Strand, told: Sequence[ListedAction]) -> str:
    """'Workforce development: three lessons'."""
    number = len(told)
    return f"{strand.words}: {numbers.word(number)} lesson{'' if number == 1 else 's'}"


COLUMNS = ("Action", "Closed", "What helped", "What hindered", "What we learned", "Its measure since")
NOT_SAID = "Nothing noted"


def row(one: ListedAction) -> tuple[str, ...]:
    """One lesson as a row under `COLUMNS`."""
    assert one.learned is not None
    parts = (one.learned.helped, one.learned.hindered, one.learned.learned)
    return (one.title, closed(one), *(part or NOT_SAID for part in parts), OUTCOMES[one.outcome])


def closed(one: ListedAction) -> str:
    """'Done 10 October 2025', or how it stands."""
    if one.completed_on is not None:
        return f"Done {numbers.day(one.completed_on)}"
    return "Dropped" if one.lifecycle is Lifecycle.DROPPED else "Open again"


def unheard_title(unheard: Sequence[ListedAction]) -> str:
    """'11 closed actions have not said what they taught'."""
    number = len(unheard)
    noun = "action has" if number == 1 else "actions have"
    return f"{numbers.opening(number)} closed {noun} not said what they taught"


def unheard_told(one: ListedAction) -> str:
    """An action to ask about, with the role that had it."""
    return f"{closed(one)}, {numbers.lower(one.owner or 'no owner')}: {numbers.lower(one.title)}."
