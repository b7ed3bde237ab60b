"""A typed sentence may hold the numbers that are printed and no other, however they are written."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from edi_metrics.story.agreeing import disagreeing
from edi_metrics.story.numbers_read import Kind, numbers_in, numbers_of_figures

SERVES = "4,020 of 14,615 learners (28%) are from ethnic minorities, and so are 40 of 230 staff (17.5%)"
NEEDED = "We ask partners to help with three open actions, the first due on 18 December 2026"
MOVED = "Down −1.2 points in 2025/26: twice, by half, £1,500, 4th, T05, twenty-one and July 2027"

READ: tuple[tuple[str, tuple[tuple[Kind, str], ...]], ...] = (
    # a text, and every number of it
    ("28%", ((Kind.SHARE, "28"),)),
    ("28.0 %", ((Kind.SHARE, "28"),)),
    ("28 per cent and 28 percent", ((Kind.SHARE, "28"), (Kind.SHARE, "28"))),
    ("ten per cent", ((Kind.SHARE, "10"),)),
    ("4 percentage points", ((Kind.COUNT, "4"),)),
    ("4,020 or 4020.50", ((Kind.COUNT, "4020"), (Kind.COUNT, "4020.5"))),
    ("100 and 1,000,000", ((Kind.COUNT, "100"), (Kind.COUNT, "1000000"))),
    ("10-15 of 20–25%", ((Kind.COUNT, "10"), (Kind.COUNT, "15"), (Kind.COUNT, "20"), (Kind.SHARE, "25"))),
    ("staff – 28%", ((Kind.SHARE, "28"),)),
    ("down −1.2 or -3", ((Kind.COUNT, "-1.2"), (Kind.COUNT, "-3"))),
    ("£1,500 and £ 2m", ((Kind.MONEY, "1500"), (Kind.MONEY, "2000000"))),
    ("2 million, 14k", ((Kind.COUNT, "2000000"), (Kind.COUNT, "14000"))),
    ("two, Twelve and NINETEEN", ((Kind.COUNT, "2"), (Kind.COUNT, "12"), (Kind.COUNT, "19"))),
    ("twenty-one, thirty two, ninety", ((Kind.COUNT, "21"), (Kind.COUNT, "32"), (Kind.COUNT, "90"))),
    ("two hundred and five", ((Kind.COUNT, "205"),)),
    ("a dozen, dozens, a hundred", ((Kind.COUNT, "12"), (Kind.COUNT, "12"), (Kind.COUNT, "100"))),
    ("two and three", ((Kind.COUNT, "2"), (Kind.COUNT, "3"))),
    ("none of them, zero", ((Kind.COUNT, "0"), (Kind.COUNT, "0"))),
    ("one of four, one in ten", tuple((Kind.COUNT, one) for one in ("1", "4", "1", "10"))),
    ("no one, each one, the one, one another", ()),
    ("the one of", ((Kind.COUNT, "1"),)),
    ("half, a third, quarters", ((Kind.PART, "1/2"), (Kind.PART, "1/3"), (Kind.PART, "1/4"))),
    ("two thirds", ((Kind.COUNT, "2"), (Kind.PART, "1/3"))),
    ("½ and 3/4 and 2½", ((Kind.PART, "1/2"), (Kind.PART, "3/4"), (Kind.COUNT, "2"), (Kind.PART, "1/2"))),
    ("twice, doubled, trebling", ((Kind.TIMES, "2"), (Kind.TIMES, "2"), (Kind.TIMES, "3"))),
    ("double bass, since half-term", ()),
    ("18 December 2026", ((Kind.DAY, "2026-12-18"),)),
    ("18th of Dec 2026, December 18, 2026", ((Kind.DAY, "2026-12-18"), (Kind.DAY, "2026-12-18"))),
    ("18/12/2026 or 2026-12-18", ((Kind.DAY, "2026-12-18"), (Kind.DAY, "2026-12-18"))),
    ("1 November, November 1", ((Kind.DAY_OF_YEAR, "11-01"), (Kind.DAY_OF_YEAR, "11-01"))),
    ("July 2027", ((Kind.MONTH, "2027-07"),)),
    ("in 2026, not 2,026", ((Kind.YEAR, "2026"), (Kind.COUNT, "2026"))),
    ("2024/25, 2024-25, 2024–2025", ((Kind.SPAN, "2024/25"),) * 3),
    ("4th, 1990s, A24, 2x", ((Kind.PLACE, "4"), (Kind.NAME, "1990s"), (Kind.NAME, "a24"), (Kind.NAME, "2x"))),
    ("１２ and ٣", ((Kind.COUNT, "12"), (Kind.COUNT, "3"))),
    ("2\u200b8%, th\u00adree, \u202e4", ((Kind.SHARE, "28"), (Kind.COUNT, "3"), (Kind.COUNT, "4"))),
    ("2\ufe0f8", ((Kind.COUNT, "28"),)),
    ("a couple of us, the pair", ((Kind.COUNT, "2"),) * 2),
    ("the sole action, a single one, only one", ((Kind.COUNT, "1"),) * 4),
    ("naught", ((Kind.COUNT, "0"),)),
    ("a twelfth, two fifteenths", ((Kind.PART, "1/12"), (Kind.COUNT, "2"), (Kind.PART, "1/15"))),
    ("a twentieth, an eleventh", ((Kind.PART, "1/20"), (Kind.PART, "1/11"))),
    ("coupled, solely, repair, a trio, the duo, a quartet, single reeds", ()),
    ("a single-reed class, twentieth-century songs, the 21st century", ()),
    ("twenty-first century, the nineteenth and twentieth centuries", ((Kind.PART, "1/19"),)),
    ("often, tenant, someone, weight, attend, halfway", ()),
    ("", ()),
)  # fmt: skip


@pytest.mark.parametrize(("text", "said"), READ)
def test_every_number_is_read_with_its_kind(text: str, said: tuple[tuple[Kind, str], ...]) -> None:
    assert tuple(number.said for number in numbers_in(text)) == said


TYPED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    # what is printed, what is typed, and the numbers that do not agree
    (SERVES, "Our staff do not look like our learners yet", ()),
    (SERVES, "28% of learners and 17.5% of staff are from ethnic minorities", ()),
    (SERVES, "4020 of 14615 learners; 28.0 per cent", ()),
    (SERVES, "29% of learners", ("29%",)),
    (SERVES, "28 learners", ("28",)),
    (SERVES, "40% of staff", ("40%",)),
    (SERVES, "A third of learners, twice the share of staff", ("third", "twice")),
    (SERVES, "One in four learners", ("One", "four")),
    (SERVES, "Four thousand learners, 2026", ("Four thousand", "2026")),
    (SERVES, "29% here and 29% there, 30%", ("29%", "30%")),
    (NEEDED, "Three actions wait for you, the first by 18 December", ()),
    (NEEDED, "3 actions wait for you this December 2026", ()),
    (NEEDED, "One action waits for you", ("One",)),
    (NEEDED, "Three actions by 19 December 2026", ("19 December 2026",)),
    (NEEDED, "18 actions", ("18",)),
    (NEEDED, "Each one counts, and no one is named", ()),
    (MOVED, "Down 1.2 points in 2025-26", ()),
    (MOVED, "Down 1.2% in 2024/25", ("1.2%", "2024/25")),
    (MOVED, "21 of T05, 4th, doubled, ½, in 2027", ()),
    (MOVED, "£15,000 and T04", ("£15,000", "T04")),
    ("Up 1.2 points", "-1.2 points", ("-1.2",)),
    (SERVES, "2\u200b9% of learners", ("29%",)),
    (SERVES, "A twentieth of staff, a couple of tutors", ("twentieth", "a couple")),
    (NEEDED, "Both actions wait for you, the sole one is late", ("sole", "one")),
    ("Two actions wait for you", "Both actions wait for you, a pair", ()),
)


@pytest.mark.parametrize(("printed", "typed", "refused"), TYPED)
def test_a_number_that_is_not_printed_is_named(printed: str, typed: str, refused: tuple[str, ...]) -> None:
    assert disagreeing(typed, [printed]) == refused


@pytest.mark.parametrize("printed", [SERVES, NEEDED, MOVED])
def test_what_is_printed_agrees_with_itself(printed: str) -> None:
    assert disagreeing(printed, [printed]) == ()


def test_a_number_may_come_from_any_of_the_printed_texts() -> None:
    assert disagreeing("28% by July 2027", [SERVES, MOVED]) == ()
    assert disagreeing("28%", []) == ("28%",)


_WRITTEN = (
    st.integers(0, 10**7).map(lambda number: f"{number:,}"),
    st.integers(0, 10**7).map(str),
    st.decimals(0, 100, places=1).map(lambda number: f"{number}%"),
    st.integers(0, 100).map(lambda number: f"{number} per cent"),
    st.sampled_from(("two", "three", "seven", "eleven", "nineteen", "fifty-one", "ninety", "half", "twice")),
    st.sampled_from(("a couple", "sole", "a twelfth", "a twentieth", "5\u200b1", "naught")),
    st.dates().map(lambda day: f"{day.day} {day:%B} {day.year:04d}"),
    st.sampled_from(("2021/22", "2027", "June 2025", "£90", "a dozen", "one third", "0.5")),
)


@given(printed=st.sampled_from([SERVES, NEEDED, MOVED]), place=st.integers(0, 20), other=st.one_of(_WRITTEN))
def test_one_number_changed_is_always_found(printed: str, place: int, other: str) -> None:
    """Whichever number is changed, and however the new one is written."""
    said = numbers_of_figures(printed)
    [found, *_] = said[place % len(said) :]
    assume(disagreeing(other, [printed]))
    plain = printed.replace("−", "-")
    changed = re.sub(rf"(?<!\w){re.escape(found.text)}(?!\w)", other, plain, count=1)
    assume(changed != plain)
    assert disagreeing(changed, [printed])


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    """Nobody's typing is an error, and each number stands in the text it was read from."""
    for number in numbers_in(text):
        assert number.value
        assert number.text
