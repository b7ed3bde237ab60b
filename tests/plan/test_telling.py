"""Everything that can happen to a plan has a sentence of its own, without a code or a mark-up in it."""

import re
from typing import get_args

import pytest

from edi_metrics import wording
from edi_metrics.plan.facts import SetAside
from edi_metrics.plan.facts.actions import Described
from edi_metrics.plan.telling import told
from tests.plan.examples import EXAMPLES, Drawn, fact, kinds

UNDONE: Drawn = {"kind": "Undone", "version": 3, "reason": "Typed twice"}
GOAL: Drawn = {"kind": "TargetRevised", "field": "goal", "was": "14", "now": "12"}

SAID: tuple[tuple[Drawn, str], ...] = (
    (UNDONE, "An earlier change was taken back: Typed twice."),
    ({"kind": "Undone", "version": 3}, "An earlier change was taken back."),
    ({"kind": "ActionProposed", "title": "Lend a harp", "strand": "voice"}, "Proposed: Lend a harp."),
    ({"kind": "ActionAgreed"}, "Agreed."),
    ({"kind": "OwnerSet", "now": "CPD lead"}, "Owner: CPD lead."),
    ({"kind": "OwnerSet", "was": "Tutor", "now": "CPD lead"}, "Owner: CPD lead, before that Tutor."),
    ({"kind": "OwnerSet", "was": "CPD lead"}, "CPD lead let it go; nobody has it now."),
    ({"kind": "OwnerSet"}, "Its owner let it go; nobody has it now."),
    (
        {"kind": "DatesSet", "start": "2026-12-01", "due": "2027-03-26"},
        "Runs from 1 December 2026 to 26 March 2027.",
    ),
    (
        {"kind": "DueMoved", "was": "2026-12-18", "now": "2027-03-26", "reason": "In repair!"},
        "Due date moved from 18 December 2026 to 26 March 2027: In repair!",
    ),
    (
        {"kind": "DueMoved", "was": "2026-12-18", "now": "2027-03-26"},
        "Due date moved from 18 December 2026 to 26 March 2027. No reason was given.",
    ),
    ({"kind": "Blocked", "helper": "Head of service"}, "Blocked; Head of service is asked to help."),
    ({"kind": "Done"}, "Done."),
    (
        {"kind": "Done", "check_on": "2027-07-31"},
        "Done; its measure is looked at on 31 July 2027.",
    ),
    ({"kind": "JudgedByOwner"}, "Its owner sees it as its dates do."),
    (
        {"kind": "JudgedByOwner", "standing": "behind", "reason": "Two are late"},
        "Its owner says needs attention: Two are late.",
    ),
    ({"kind": "LearnedFrom", "learned": "It did not work"}, "What we learned: It did not work."),
    ({"kind": "LearnedFrom"}, "Nothing was written down."),
    ({"kind": "PrioritySet", "now": "high"}, "Priority: high."),
    (
        {"kind": "Described", "field": "metric", "now": "workforce.ethnic_minority"},
        "Measure: Staff from ethnic minorities.",
    ),
    (
        {"kind": "Described", "field": "strand", "was": "voice", "now": "programming"},
        "Strand: Programming and resources, before that Young people's voice.",
    ),
    ({"kind": "Described", "field": "helpers", "now": "CPD lead|Tutor"}, "Helpers: CPD lead, Tutor."),
    ({"kind": "Described", "field": "publish", "now": "yes"}, "Shown to partners: yes."),
    ({"kind": "Described", "field": "origin", "was": "A forum"}, "Origin: none, before that A forum."),
    (GOAL, "Goal changed from 14 to 12. No reason was given."),
    (
        {**GOAL, "field": "due", "was": "2026-12-31", "now": "2027-03-31", "reason": "Posts froze"},
        "Date changed from 31 December 2026 to 31 March 2027: Posts froze.",
    ),
    (
        {**GOAL, "field": "baseline", "was": "2024/25 autumn", "now": "2024/25", "reason": "Mistyped"},
        "Baseline changed from autumn term 2024 to 2024/25: Mistyped.",
    ),
    (
        {**GOAL, "field": "milestones", "was": "2026-07-31:12", "now": "", "reason": "Left out"},
        "Milestones changed from 12 by 31 July 2026 to none: Left out.",
    ),
    (
        {**GOAL, "field": "due", "was": "soon", "now": "later", "reason": "As typed"},
        "Date changed from soon to later: As typed.",
    ),
    ({"kind": "MeetingCalled", "on": "2026-12-03"}, "Called for 3 December 2026, 120 minutes."),
    ({"kind": "AttendanceTaken", "present": ["A"], "apologies": ["B"]}, "1 present, 1 apology."),
    ({"kind": "AttendanceTaken", "present": ["A", "B"]}, "2 present, 0 apologies."),
    ({"kind": "ItemMinuted", "item": "a", "decision": "none"}, "Noted."),
    ({"kind": "ItemMinuted", "item": "a", "decision": "new_date", "note": "By May"}, "New date: By May."),
    ({"kind": "MeetingClosed"}, "Closed."),
    (
        {"kind": "MeetingClosed", "next_on": "2027-01-28"},
        "Closed. The group meets next on 28 January 2027.",
    ),
    ({"kind": "TermsSet", "terms": {}}, "The group's terms of reference were agreed."),
    ({"kind": "MembersSet", "members": [{"role": "Tutor", "kind": "tutor"}]}, "The group has 1 seat."),
)


@pytest.mark.parametrize(("drawn", "words"), SAID)
def test_what_happened_in_a_sentence(drawn: Drawn, words: str) -> None:
    assert told(fact(drawn)) == words


def test_what_was_set_aside_says_what_it_was() -> None:
    words = told(SetAside.model_validate({"seen": 3, "edit": GOAL}))
    assert words == "Set aside, as someone else was first: Goal changed from 14 to 12. No reason was given."


def test_every_kind_of_change_is_told_here() -> None:
    assert {type(fact(drawn)) for _, drawn in EXAMPLES} == kinds()


_MARKED = re.compile(r"[*`#_\[\]<>{}|]|\b[a-z]+\.[a-z]")
"""Markdown, HTML, and the names that code gives."""


@pytest.mark.parametrize("drawn", [drawn for _, drawn in EXAMPLES], ids=lambda drawn: str(drawn["kind"]))
def test_every_kind_of_change_has_a_sentence_of_its_own(drawn: Drawn) -> None:
    said = fact(drawn)
    words = told(said)
    plain = re.sub(r"(?<=.)([A-Z])", lambda found: f" {found[1].lower()}", drawn["kind"])
    assert words != f"{plain}.", "no more than the name that code gives it"
    assert words[0].isupper() or words[0].isdigit()
    assert words.endswith((".", "!", "?"))
    assert not _MARKED.search(words), words
    assert not list(wording.of_people(words))


NAMED = (
    ("title", "Title: "),
    ("strand", "Strand: "),
    ("heard", "HEARD principle: "),
    ("function", "National Plan function: "),
    ("tia", "Area of the inclusion strategy: "),
    ("target", "Target: "),
    ("metric", "Measure: "),
    ("origin", "Origin: "),
    ("characteristics", "Groups it is for: "),
    ("evidence_expected", "Evidence expected: "),
    ("publish", "Shown to partners: "),
    ("helpers", "Helpers: "),
)


@pytest.mark.parametrize(("field", "opening"), NAMED)
def test_each_part_of_a_description_has_a_name_that_people_use(field: str, opening: str) -> None:
    now = {"title": "Lend a harp", "strand": "voice"}.get(field, "")
    assert told(fact({"kind": "Described", "field": field, "now": now})).startswith(opening)


def test_every_part_of_a_description_is_named_here() -> None:
    assert set(get_args(Described.model_fields["field"].annotation)) == {field for field, _ in NAMED}


def test_typed_text_is_said_as_it_was_typed() -> None:
    typed = "<b>*not bold*</b> [a](b)"
    assert told(fact({"kind": "ProgressNoted", "note": typed})) == f"News: {typed}."
