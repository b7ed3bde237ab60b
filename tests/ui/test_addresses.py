"""An address that a page cannot follow gets the whole view and a sentence with the nearest right name."""

from edi_metrics.story.story import Option
from edi_metrics.ui.choices import code_of, notes
from edi_metrics.ui.shell import level_note
from edi_metrics.ui.told import Offered

GROUP = Offered("group", "Group", (Option("fsm", "Free school meals"), Option("send", "SEND")), "fsm")


def test_a_choice_is_known_by_its_code_or_its_words_in_any_case() -> None:
    assert code_of(GROUP, "send") == "send"
    assert code_of(GROUP, "Free School Meals") == "fsm"
    assert code_of(GROUP, "sendd") is None


def test_a_right_address_needs_no_note() -> None:
    assert notes((GROUP,), {"group": "send", "level": "published", "embed": "true"}) == []


def test_an_unknown_value_names_the_nearest() -> None:
    (note,) = notes((GROUP,), {"group": "free school meal"})
    assert note.startswith("There is no group called 'free school meal'. Did you mean 'Free school meals'?")


def test_an_unknown_name_names_the_nearest() -> None:
    (note,) = notes((GROUP,), {"grup": "send"})
    assert "no choice called 'grup'. Did you mean 'group'?" in note


def test_a_value_like_nothing_still_gets_a_sentence() -> None:
    (note,) = notes((GROUP,), {"group": "z" * 500})
    assert "The whole view is shown." in note
    assert len(note) < 120


def test_an_unknown_level_names_the_nearest() -> None:
    assert "Did you mean 'published'?" in level_note({"level": "publishd"})[0]
    assert level_note({"level": "inside"}) == []
