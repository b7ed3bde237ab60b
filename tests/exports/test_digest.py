"""A digest tells each owner what is theirs, opens as a draft, and is made out to nobody's address."""

import re
from dataclasses import replace
from datetime import date

import pytest

from edi_metrics.exports.ahead import Ahead, after, slugs
from edi_metrics.exports.digest import Digest, digests
from edi_metrics.plan.minutes import CheckDate, OwnedAction, OwnersList
from edi_metrics.plan.state import Lifecycle
from tests.exports.made import HEAD, HOSTILE, INCLUSION, MINUTES, TUTOR, hostile
from tests.exports.reading import Drawn, html_of_mail, mail, text_of_mail

DAY = date(2026, 11, 23)
CHAIR = "Working-group chair"


def told(ahead: Ahead) -> dict[str, Digest]:
    """Each digest by its owner."""
    return {one.owner: one for one in digests(ahead)}


def test_every_owner_and_the_chair_of_what_nobody_has_gets_one() -> None:
    assert [one.filename for one in digests(after(MINUTES))] == [
        "digest-m20-head-of-service.eml",
        "digest-m20-hourly-paid-tutor-brass.eml",
        "digest-m20-inclusion-lead.eml",
        "digest-m20-working-group-chair.eml",
    ]


@pytest.mark.parametrize("one", MINUTES.owners, ids=lambda one: one.owner)
def test_a_digest_holds_all_of_its_owner_s_list_in_both_its_forms(one: OwnersList) -> None:
    content = told(after(MINUTES))[one.owner].content
    for said in (text_of_mail(content), Drawn(html_of_mail(content)).text):
        assert f"For: {one.owner}." in said
        for action in (*one.actions, *one.helping):
            if action.is_open or action.decided:
                assert f"{action.action_id} {action.title}" in said
            assert action.next_step in said
            assert action.decided[1:] in said
        for check in one.checks:
            assert f"{check.on.day} {check.on:%B %Y}: look again at the measure of" in said
        assert "The group meets next on 28 January 2027." in said


def test_what_is_late_what_is_soon_and_what_is_later_stand_under_their_headings() -> None:
    said = text_of_mail(told(after(MINUTES))[TUTOR].content)
    assert _under(said, "OVERDUE") == [
        "A03 Send letters in home languages to 20 schools. Due 30 October 2026, overdue."
        " Next: Chase the translators."
    ]
    assert _under(said, "DUE LATER, OR WITH NO DATE YET") == [
        "A12 Instruments for pupils in nurture groups. Due 18 December 2026."
        " Next: Ask two schools for a spare cupboard."
    ]
    assert _under(said, "DECIDED AT MEETING 20") == [
        "A12 Instruments for pupils in nurture groups: blocked. The Head of service helps."
    ]
    assert "One action is overdue, and none are due by 17 December 2026." in said


def _under(said: str, heading: str) -> list[str]:
    [paragraph] = [part for part in said.split("\n\n") if part.startswith(f"{heading}\n")]
    return [line.removeprefix("- ") for line in paragraph.strip().split("\n")[1:]]


def test_the_chair_is_told_of_what_nobody_has() -> None:
    ahead = after(MINUTES, chair=INCLUSION)
    assert set(told(ahead)) == {HEAD, TUTOR, INCLUSION}
    said = text_of_mail(told(ahead)[INCLUSION].content)
    assert _under(said, "NOBODY HAS THESE YET") == [
        "A42 Find a step-free venue for the summer concert. No date yet."
    ]
    assert "A42" not in text_of_mail(told(ahead)[HEAD].content)


def test_it_opens_as_a_draft_to_a_role_at_no_address_of_anyone() -> None:
    for one in digests(after(MINUTES)):
        opened = mail(one.content)
        assert opened["X-Unsent"] == "1"
        [to] = opened["To"].addresses
        assert (to.display_name, to.domain) == (one.owner, "example.invalid")
        found = re.findall(rb"[\w.-]+@[\w.-]+", one.content)
        assert all(address.endswith(b"@example.invalid") for address in found)
        assert not {"Bcc", "Cc", "Reply-To"} & set(opened)
        assert opened["Content-Language"] == "en-GB"


def test_it_says_how_far_it_may_go_and_that_it_is_sample_data() -> None:
    opened = mail(told(after(MINUTES))[HEAD].content)
    assert opened["Subject"] == "Your inclusion actions after meeting 20 (sample data)"
    assert "Inside: not for sharing.\n\nSample data: an invented service." in text_of_mail(opened.as_bytes())
    real = mail(told(after(replace(MINUTES, sample=False)))[HEAD].content)
    assert "ample" not in real["Subject"] + text_of_mail(real.as_bytes())


@pytest.mark.parametrize("typed", [*HOSTILE, "Lead\r\nBcc: all@example.org", "--=_digest\r\n\r\nnew part"])
def test_what_looks_like_markup_or_a_header_is_text(typed: str) -> None:
    once = " ".join(typed.split())
    for one in digests(after(hostile(typed))):
        opened = mail(one.content)
        assert [part.get_content_type() for part in opened.iter_parts()] == ["text/plain", "text/html"]
        assert "Bcc" not in opened
        assert f"Next: {once}" in text_of_mail(one.content)
        drawn = Drawn(html_of_mail(one.content))
        assert f"Next: {once}" in drawn.text
        assert drawn.elements == {"html", "head", "meta", "title", "body", "h1", "h2", "p", "ul", "li"}


def test_the_same_meeting_is_the_same_mail() -> None:
    assert digests(after(MINUTES)) == digests(after(MINUTES))


def _action(name: str, due: date | None, lifecycle: Lifecycle = Lifecycle.IN_PROGRESS) -> OwnedAction:
    return OwnedAction(name, f"Action {name}", lifecycle, due)


BETWEEN = Ahead(
    service="Hartwell Music Service",
    sample=True,
    as_at=DAY,
    owners=(
        OwnersList("A", (_action("A01", date(2026, 11, 22)), _action("A02", date(2026, 12, 8)))),
        OwnersList("B", (_action("A03", DAY), _action("A04", date(2026, 12, 7)))),
        OwnersList("C", (_action("A05", date(2026, 12, 8)), _action("A06", None))),
        OwnersList("D", (_action("A07", date(2026, 11, 1), Lifecycle.PAUSED),)),
        OwnersList("E", helping=(_action("A01", date(2026, 11, 22), Lifecycle.BLOCKED),)),
        OwnersList("F", checks=(CheckDate(date(2026, 12, 7), "A08", "Action A08"),)),
        OwnersList("G", checks=(CheckDate(date(2026, 12, 8), "A09", "Action A09"),)),
    ),
    unowned=(_action("A10", date(2026, 11, 30)), _action("A11", None)),
)


def test_between_meetings_it_goes_to_those_with_something_late_or_due_within_two_weeks() -> None:
    found = told(BETWEEN)
    counts = {owner: (one.overdue, one.due_soon, one.checks) for owner, one in found.items()}
    assert counts == {"A": (1, 0, 0), "B": (0, 2, 0), "E": (0, 0, 0), "F": (0, 0, 1), CHAIR: (0, 0, 0)}
    assert found["A"].filename == "digest-2026-11-23-a.eml"
    said = text_of_mail(found[CHAIR].content)
    assert "A10" in said
    assert "A11" not in said
    assert "Your inclusion actions on 23 November 2026" in said


def test_between_meetings_how_soon_is_soon_can_be_chosen() -> None:
    assert set(told(replace(BETWEEN, days=15))) == {"A", "B", "C", "E", "F", "G", CHAIR}
    assert set(told(replace(BETWEEN, days=0))) == {"A", "B", "E"}


@pytest.mark.parametrize(
    ("roles", "names"),
    [
        (["Head of service"], ["head-of-service"]),
        (["Écho lead / ../../etc", "Łódź"], ["echo-lead-etc", "odz"]),
        (["HR lead", "HR-lead", "hr lead!"], ["hr-lead", "hr-lead-2", "hr-lead-3"]),
        (["校长", ""], ["role", "role-2"]),
        (["a" * 300], ["a" * 60]),
    ],
)
def test_a_role_gets_a_name_that_a_file_can_have_and_no_other_role_has(
    roles: list[str], names: list[str]
) -> None:
    assert list(slugs(roles).values()) == names
