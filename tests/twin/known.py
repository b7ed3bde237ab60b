"""Everything the twin knows, gathered: its rules for sentences, its kinds of table, and its pages."""

from tests.twin import (
    counting_sentences,
    counting_tables,
    on_forum,
    on_genre_offer,
    on_leadership,
    on_meeting,
    on_plan,
    on_programmes,
    on_self_assessment,
    on_since,
    on_targets,
    on_training,
    on_voice,
)
from tests.twin.counting_sentences import Page, Rule
from tests.twin.counting_tables import Kind

PAGES = (
    "overview",
    "participation",
    "programmes",
    "workforce",
    "training",
    "genre_offer",
    "voice",
    "leadership",
    "targets",
    "action_plan",
    "since",
    "meeting",
    "learned",
    "self_assessment",
    "forum",
    "method",
)
"""Pages whose sentences the twin knows. A new page is added here, with rules for what it says."""

_TOPICS = (
    on_programmes,
    on_training,
    on_genre_offer,
    on_voice,
    on_leadership,
    on_plan,
    on_self_assessment,
    on_since,
    on_meeting,
    on_targets,
    on_forum,
)

RULES: tuple[Rule, ...] = sum((topic.RULES for topic in _TOPICS), counting_sentences.RULES)

KINDS: tuple[Kind, ...] = sum((topic.KINDS for topic in _TOPICS), counting_tables.KINDS)


def faults(page: Page, text: str) -> list[str]:
    """What is wrong with the numbers of a headline, a lead or a title; nothing when all are the twin's."""
    return counting_sentences.faults(page, text, RULES)


def kind_of(filename: str) -> Kind | None:
    """Which table that the twin knows this is; None when it knows none of this name."""
    return counting_tables.kind_of(filename, KINDS)
