"""A round of self-assessment: what is left to rate, how groups differ, and what a low level asks for."""

from datetime import date

import pytest
from pydantic import ValidationError

from edi_metrics.errors import UnknownName
from edi_metrics.plan.assessing import (
    Round,
    asking_for_action,
    changes,
    means,
    next_statement,
    open_rounds,
    origin,
    put_to,
    rated,
    spread,
    to_agree,
    unrated,
)
from edi_metrics.plan.bank import bank, newest_version
from edi_metrics.plan.facts.assessments import LevelAgreed, Rated, RoundOpened
from edi_metrics.plan.folding import fold
from edi_metrics.plan.refusals import refusals
from edi_metrics.plan.state import Plan
from edi_metrics.plan.telling import told as told_in_words
from edi_metrics.vocabulary import Strand
from tests.plan.telling_events import DAY, told

Given = dict[str, object]

OPENED: Given = {
    "kind": "RoundOpened",
    "title": "Spring 2027",
    "bank_version": "1",
    "statements": ("WD1", "WD3", "YV1", "YV2"),
}


def given(statement: str, group: str, level: str, raters: int = 7) -> Given:
    """A group's rating."""
    return {"kind": "Rated", "statement": statement, "group": group, "level": level, "raters": raters}


def agreed(statement: str, level: str) -> Given:
    """A level that was agreed."""
    return {"kind": "LevelAgreed", "statement": statement, "level": level}


def plan_of(*facts: Given, meeting: str = "M20") -> Plan:
    """The plan after a round was opened and these things happened to it."""
    return fold(told("round/SA-2027", OPENED, *facts, meeting=meeting), DAY)


def round_of(*facts: Given, meeting: str = "M20") -> Round:
    """That round."""
    return plan_of(*facts, meeting=meeting).rounds["SA-2027"]


# The bank


def test_the_bank_holds_thirty_two_statements_eight_a_strand_and_twenty_one_for_young_people() -> None:
    statements = bank(newest_version()).values()
    assert len(statements) == 32
    assert all(sum(one.strand is strand for one in statements) == 8 for strand in Strand)
    assert sum(bool(one.young_people_wording) for one in statements) == 21
    assert all(len(one.levels) == 4 and all(one.levels) for one in statements)


def test_a_version_that_there_is_not_is_named() -> None:
    with pytest.raises(UnknownName, match="9"):
        bank("9")


# What is left


def test_a_group_goes_on_where_it_stopped() -> None:
    found = round_of(given("WD1", "leaders", "3"), given("YV1", "leaders", "2"))
    assert rated(found, "leaders") == ("WD1", "YV1")
    assert unrated(found, "leaders") == ("WD3", "YV2")
    assert next_statement(found, "leaders") == "WD3"
    assert next_statement(found, "tutors") == "WD1"


def test_young_people_are_asked_what_has_words_for_them() -> None:
    found = round_of()
    assert put_to(found, "young_people") == ("WD1", "YV1", "YV2")
    assert next_statement(round_of(given("WD1", "young_people", "2")), "young_people") == "YV1"


def test_a_round_is_agreed_statement_by_statement_until_none_is_left() -> None:
    found = round_of(agreed("WD1", "3"), agreed("WD3", "na"))
    assert to_agree(found) == ("YV1", "YV2")
    assert next_statement(found) == "YV1"
    whole = round_of(*(agreed(one, "2") for one in ("WD1", "WD3", "YV1", "YV2")))
    assert next_statement(whole) is None


# Levels


def test_a_level_that_does_not_apply_is_left_out_of_every_mean() -> None:
    found = round_of(agreed("WD1", "3"), agreed("WD3", "na"), agreed("YV1", "1"), agreed("YV2", "2"))
    assert found.levels == {"WD1": 3, "YV1": 1, "YV2": 2}
    assert means(found.levels, lambda one: one.strand) == {"workforce": 3.0, "voice": 1.5}
    assert means(found.levels, lambda one: one.tia)["governance"] == 2.0


def test_what_was_said_last_stands() -> None:
    found = round_of(
        given("WD1", "leaders", "3"), given("WD1", "leaders", "2"), agreed("WD1", "2"), agreed("WD1", "3")
    )
    assert found.ratings["WD1", "leaders"].number == 2
    assert found.levels == {"WD1": 3}


def test_what_fewer_than_five_people_said_is_not_shown() -> None:
    found = round_of(
        given("WD1", "leaders", "4", 4), given("WD1", "tutors", "2", 5), given("WD1", "partners", "3")
    )
    assert not found.ratings["WD1", "leaders"].shown
    assert found.ratings["WD1", "leaders"].number is None
    assert rated(found, "leaders") == ("WD1",), "it is rated all the same"
    apart = spread(found, "WD1")
    assert apart is not None
    assert (apart.low, apart.high, apart.lowest, apart.highest) == (2, 3, ("tutors",), ("partners",))


def test_one_group_alone_has_no_spread() -> None:
    assert spread(round_of(given("WD1", "leaders", "4")), "WD1") is None
    assert spread(round_of(given("WD1", "leaders", "4"), given("WD1", "tutors", "na")), "WD1") is None


def test_a_change_is_of_statements_that_have_a_level_in_both_rounds() -> None:
    assert changes({"WD1": 3, "YV1": 1, "YV2": 2}, {"WD1": 2, "YV1": 1, "WD3": 4}) == {"WD1": 1, "YV1": 0}


def test_a_low_level_asks_for_an_action_until_one_comes_from_it() -> None:
    levels = {"WD1": 3, "YV1": 1, "YV2": 1}
    assert asking_for_action(levels, []) == ("YV1", "YV2")
    assert asking_for_action(levels, [origin("YV1"), "brief"]) == ("YV2",)


# What counts


def test_a_level_agreed_outside_a_meeting_changes_nothing() -> None:
    assert round_of(agreed("WD1", "3"), meeting="").agreed == {}


def test_nothing_of_a_closed_round_changes() -> None:
    found = round_of(given("WD1", "leaders", "3"), {"kind": "RoundClosed"}, given("WD1", "leaders", "1"))
    assert found.closed_on == DAY
    assert found.ratings["WD1", "leaders"].level == "3"


def test_a_statement_that_the_round_does_not_hold_and_a_round_never_opened_change_nothing() -> None:
    assert round_of(given("LS1", "leaders", "3")).ratings == {}
    assert fold(told("round/SA-2030", given("WD1", "leaders", "3")), DAY).rounds == {}


def test_two_people_who_rate_two_statements_do_not_disagree() -> None:
    one, other = (
        Rated(statement="WD1", group="leaders", level="3", raters=7),
        LevelAgreed(statement="WD1", level="3"),
    )
    assert one.touches == {"WD1 leaders"}
    assert not one.touches & other.touches


@pytest.mark.parametrize(
    "wrong",
    [
        {"group": "parents"},
        {"level": "5"},
        {"raters": 0},
        {"comment": "x" * 2001},
    ],
)
def test_a_rating_holds_codes_of_the_lists_and_somebody_who_rated(wrong: Given) -> None:
    with pytest.raises(ValidationError):
        Rated.model_validate({**given("WD1", "leaders", "3"), **wrong})


def test_the_history_does_not_say_what_a_few_people_said() -> None:
    few = Rated(statement="WD1", group="leaders", level="1", raters=4, comment="It is all talk")
    assert told_in_words(few) == "WD1 rated by leaders: too few of them to show what was said."
    assert told_in_words(few.model_copy(update={"raters": 5})) == (
        "WD1 rated by leaders: level 1, not yet: It is all talk."
    )
    assert told_in_words(LevelAgreed(statement="WD1", level="na")) == "WD1 agreed: does not apply."


# What is refused before it is recorded


def said(
    fact: RoundOpened | Rated | LevelAgreed, plan: Plan, *, about: str = "SA-2027", meeting: str = ""
) -> str:
    """The refusals of a fact about a round, in one text."""
    return " ".join(refusals(f"round/{about}", fact, plan, meeting))


def test_what_cannot_be_recorded_is_said_with_its_cure() -> None:
    plan = plan_of({"kind": "RoundClosed"})
    still_open = plan_of()
    rating = Rated(statement="WD1", group="leaders", level="3", raters=7)
    level = LevelAgreed(statement="WD1", level="3")
    again = RoundOpened(title="Again", bank_version="1", statements=("WD1",))
    assert "Open a new round" in said(rating, plan)
    assert "Open it on the self-assessment page" in said(rating, plan, about="SA-2031")
    assert "in a meeting" in said(level, still_open)
    assert said(level, still_open, meeting="M20") == ""
    assert "does not hold statement LS1" in said(rating.model_copy(update={"statement": "LS1"}), still_open)
    young = rating.model_copy(update={"statement": "WD3", "group": "young_people"})
    assert "no wording for young people" in said(young, still_open)
    assert "a round SA-2027 already" in said(again, still_open)
    assert "SA-2027 is still open" in said(again, still_open, about="SA-2028")
    assert "version of the statement bank" in said(again.model_copy(update={"bank_version": "9"}), Plan(DAY))
    assert "does not hold XX1" in said(again.model_copy(update={"statements": ("XX1",)}), Plan(DAY))
    assert said(rating, still_open) == said(again, Plan(DAY)) == ""


def test_open_rounds_come_in_the_order_they_were_opened() -> None:
    later = fold(told("round/SA-2028", OPENED, on=date(2027, 11, 1)), date(2028, 1, 1)).rounds["SA-2028"]
    closed = round_of({"kind": "RoundClosed"})
    assert [one.round_id for one in open_rounds([later, round_of(), closed])] == ["SA-2027", "SA-2028"]
