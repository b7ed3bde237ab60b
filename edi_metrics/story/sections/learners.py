"""What a viewer asks of learners: which group, in which programmes; and the shares that answer."""

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import Choice
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk, narrowed
from edi_metrics.story.story import Chosen, Filter, Option
from edi_metrics.story.words.groups import GROUPS, Group
from edi_metrics.vocabulary import ALL, WHOLE

WHO = Filter(
    "group",
    "Group of learners",
    tuple(Option(group.code, group.label) for group in GROUPS.values()),
    "free_meals",
)
"""The group of learners a page looks at: which measure, not which rows."""

PROGRAMMES = Filter(
    "programme_group",
    "Programmes",
    (Option(ALL, "All programmes"), Option("core", "Core offer"), Option("targeted", "Targeted programmes")),
)
"""A declared narrowing: every figure that is counted by it follows; the rest stay whole and say so."""

EVERYONE_TAKING_PART = "participation.take_up"
ELIGIBLE_TAKING_PART = "participation.take_up_free_meals"


def group_of(chosen: Chosen) -> Group:
    """The group the page is about."""
    return GROUPS.get(chosen.get("group"), GROUPS["free_meals"])


def choice_of(key: str, chosen: Chosen) -> Choice:
    """The programmes chosen, for a measure that is counted by them; else everyone."""
    within = chosen.get("programme_group")
    return narrowed(key, "programme_group", None if within == ALL else within)


def share_of(desk: Desk, chosen: Chosen, group: Group, split: str = WHOLE) -> Measured:
    """The group's share of learners, whole or split, in the programmes chosen."""
    return desk.measure(group.metric, split=split, choice=choice_of(group.metric, chosen))


def programmes_of(chosen: Chosen) -> str:
    """The programmes chosen, in words."""
    return chosen.label("programme_group") or "All programmes"


def by_take_up(chosen: Chosen) -> bool:
    """Whether the gap is one of take-up: known for free meals alone, and for all programmes together."""
    return group_of(chosen).code == "free_meals" and chosen.get("programme_group") == ALL


def take_up_gaps(desk: Desk) -> list[tuple[Cell, Cell]]:
    """Eligible pupils and all pupils, district by district."""
    everyone = desk.measure(EVERYONE_TAKING_PART, split="district")
    eligible = desk.measure(ELIGIBLE_TAKING_PART, split="district")
    pairs = [(cell, everyone.cell(cell.part)) for cell in figures.known(eligible)]
    return [(ours, other) for ours, other in pairs if other is not None]
