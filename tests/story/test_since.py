"""What changed, as the page and the overview say it: which figures moved, and sentences that are whole."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pytest

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import EVERYONE, Choice, Question, metric
from edi_metrics.periods import Period
from edi_metrics.plan.at_meetings import Asked
from edi_metrics.plan.facts import Event
from edi_metrics.plan.smart import About
from edi_metrics.statistics import wilson
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Block, Card, Headline, Points, tables_of
from edi_metrics.story.moving import Move, moves
from edi_metrics.story.sections.since import SinceLastMeeting
from edi_metrics.story.story import Chosen, Story, stories
from edi_metrics.story.words.comparing import Verdict
from edi_metrics.vocabulary import ALL, WHOLE, Grain, Level, Symbol
from edi_metrics.wording import queries
from tests.plan.drafting import sample_events
from tests.story.made import MadeDoor, Mood
from tests.story.reading import everything, sentences

START, END = date(2026, 6, 25), date(2026, 10, 8)


@dataclass
class WithHistory(MadeDoor):
    """Made-up figures, with the sample's plan behind them."""

    lines: Mapping[str, Mapping[str, tuple[float, int | None] | None]] = field(default_factory=dict)
    """By measure and period, the counts shown; None for a hidden one. Other measures have made-up cells."""

    def history(self) -> tuple[Event, ...]:
        """The sample's events, to those who may read them."""
        return sample_events() if self.level is Level.INSIDE else ()

    def measure(
        self, key: str, *, split: str = WHOLE, choice: Choice = EVERYONE, grain: Grain | None = None
    ) -> Measured:
        """The line drawn for it, or made-up cells."""
        if key not in self.lines:
            return super().measure(key, split=split, choice=choice, grain=grain)
        question = Question.of(metric(key), grain=grain, split=split, choice=choice)
        cells = (_cell(Period.parse(period), counts) for period, counts in self.lines[key].items())
        return Measured(question, self.level, tuple(cells))


def _cell(period: Period, counts: tuple[float, int | None] | None) -> Cell:
    if counts is None:
        return Cell(period, ALL, ALL, None, None, None, None, None, Symbol.HIDDEN)
    n, d = counts
    value = round(100 * n / d, 1) if d else n
    low, high = wilson(int(n), d) if d else (None, None)
    return Cell(period, ALL, ALL, n, d, value, low, high, Symbol.SHOWN)


def moved(key: str, line: Mapping[str, tuple[float, int | None] | None], grain: Grain) -> list[Move]:
    """How one measure moved between two meetings, with the line drawn for it."""
    desk = Desk(WithHistory(Level.INSIDE, lines={key: line}))
    return list(moves(desk, [Asked(About(key), grain)], START, END))


def test_a_figure_is_newer_when_its_period_ended_between_the_two_days() -> None:
    [move] = moved("access.unmet", {"2024/25": (213, 951), "2025/26": (63, 1032)}, Grain.YEAR)
    assert (move.then.period.label, move.now.period.label) == ("2024/25", "2025/26")
    assert (move.verdict, move.as_wanted) == (Verdict.LESS, True)


def test_a_period_that_is_not_over_is_not_told() -> None:
    assert moved("access.unmet", {"2025/26": (63, 1032), "2026/27": (9, 200)}, Grain.YEAR) == []


def test_without_an_earlier_period_there_is_nothing_to_set_it_beside() -> None:
    assert moved("access.unmet", {"2025/26": (63, 1032)}, Grain.YEAR) == []


def test_a_term_is_set_beside_the_same_term_of_a_year_before() -> None:
    line = {"2024/25 summer": (150, 200), "2025/26 spring": (180, 200), "2025/26 summer": (120, 200)}
    [move] = moved("training.trauma_informed", dict(line), Grain.TERM)
    assert move.then.period.label == "2024/25 summer"
    assert (move.verdict, move.as_wanted) == (Verdict.LESS, False)


def test_what_chance_explains_has_not_moved() -> None:
    [move] = moved("access.unmet", {"2024/25": (30, 300), "2025/26": (24, 300)}, Grain.YEAR)
    assert (move.verdict, move.by_chance, move.as_wanted) == (Verdict.LEVEL, True, None)


def test_what_is_counted_in_full_moves_where_it_differs() -> None:
    [move] = moved("national.services", {"2024/25": (18, None), "2025/26": (19, None)}, Grain.YEAR)
    assert (move.verdict, move.by_chance, move.as_wanted) == (Verdict.MORE, False, True)


def test_of_a_hidden_figure_nothing_is_said() -> None:
    for line in ({"2024/25": None, "2025/26": (63, 1032)}, {"2024/25": (63, 1032), "2025/26": None}):
        [move] = moved("access.unmet", dict(line), Grain.YEAR)
        assert (move.verdict, move.sure) == (Verdict.UNKNOWN, False)


def test_one_figure_that_two_promises_are_about_is_told_once() -> None:
    desk = Desk(WithHistory(Level.INSIDE))
    asked = [Asked(About("access.unmet"), None), Asked(About("access.unmet"), Grain.YEAR)]
    assert len(moves(desk, asked, date(2025, 6, 26), END)) == 1


# The page


def _page(slug: str) -> Story:
    return next(story for story in stories() if story.slug == slug)


SINCE = _page("since")
ASKED: tuple[dict[str, str], ...] = (
    {},
    {"from": "M18", "to": "M19"},
    {"from": "M19", "to": "M18"},
    {"from": "M01"},
    {"from": "M19", "to": "M19"},
    {"from": "2025-09-01", "to": "M18"},
)


@pytest.fixture(params=ASKED, ids=str)
def asked(request: pytest.FixtureRequest) -> dict[str, str]:
    """Several pairs of days."""
    chosen: dict[str, str] = request.param
    return chosen


@pytest.fixture(params=Mood)
def door(request: pytest.FixtureRequest) -> WithHistory:
    """Figures shown, hidden and missing, with a plan behind them."""
    return WithHistory(Level.INSIDE, request.param)


def _told(door: WithHistory, asked: Mapping[str, str]) -> tuple[Block, ...]:
    return SINCE.tell(door, SINCE.choose(door, asked))


def test_it_opens_with_one_short_sentence(door: WithHistory, asked: dict[str, str]) -> None:
    blocks = _told(door, asked)
    [headline] = [block for block in blocks if isinstance(block, Headline)]
    assert blocks[0] is headline
    assert 10 <= len(headline.sentence) <= 110


def test_sentences_are_whole_and_blame_nobody(door: WithHistory, asked: dict[str, str]) -> None:
    for sentence in sentences(_told(door, asked)):
        assert not re.search(r"None\b(?! of)|\(\)|  |\.\.| ,|\bx of\b|<|Lifecycle|Turn\.", sentence), sentence
        assert queries(sentence) == (), sentence


def test_tables_are_full_and_their_cells_too(door: WithHistory, asked: dict[str, str]) -> None:
    for table in tables_of(_told(door, asked)):
        assert len(table.columns) <= 7
        for row in table.rows:
            assert len(row) == len(table.columns)
            assert all(cell.strip() for cell in row), row


def test_the_order_of_the_two_days_does_not_matter() -> None:
    door = WithHistory(Level.INSIDE)
    there, back = ({"from": "M18", "to": "M19"}, {"from": "M19", "to": "M18"})
    assert everything(_told(door, there)) == everything(_told(door, back))


def test_the_last_meeting_is_where_it_begins() -> None:
    door = WithHistory(Level.INSIDE)
    [starts, ends] = [choice.offered(door) for choice in SINCE.choices]
    assert starts[0] == ("M19", "Meeting 19, 8 October 2026")
    assert ends[0] == ("today", "Now, 23 November 2026")
    assert "Nothing was closed, moved or begun between 8 October 2026 and 23 November 2026" in everything(
        _told(door, {})
    )


def test_a_slip_says_from_when_to_when_how_often_and_why() -> None:
    told = everything(_told(WithHistory(Level.INSIDE), {"from": "M18", "to": "M19"}))
    assert (
        "Moved from 30 September 2026 to 29 January 2027, the second move in all:"
        " pay hourly-paid tutors for inclusion CPD. Waiting for the new pay year." in told
    )


def test_of_many_changes_the_slips_are_told_in_sentences() -> None:
    told = everything(_told(WithHistory(Level.INSIDE), {"from": "M01"}))
    assert "Dropped on 27 November 2025: buy an audience-tracking tool." in told
    assert told.count("Moved from ") == 4
    assert "And 52 more: the table has each of them." in told


CUT = (
    "Re-baselined: pupil premium in small-group lessons. Target went from 14% to 12% on 4 September 2026,"
    " with no reason recorded and outside a meeting."
)


@pytest.mark.parametrize("asked_", [{}, {"from": "M18", "to": "M19"}, {"from": "M01"}], ids=str)
def test_a_target_cut_in_silence_is_called_re_baselining_for_ever(asked_: dict[str, str]) -> None:
    assert CUT in everything(_told(WithHistory(Level.INSIDE), asked_))


def test_before_the_cut_nobody_speaks_of_it() -> None:
    assert CUT not in everything(_told(WithHistory(Level.INSIDE), {"from": "M16", "to": "M18"}))


def test_a_break_in_a_series_is_a_change_in_how_we_count() -> None:
    told = everything(_told(WithHistory(Level.INSIDE), {}))
    assert "Nothing changed in how we count between 8 October 2026 and 23 November 2026" in told


def test_partners_are_told_that_the_page_is_for_the_group() -> None:
    door = WithHistory(Level.PUBLISHED)
    assert not any(choice.offered(door) for choice in SINCE.choices)
    [headline] = SINCE.tell(door)
    assert isinstance(headline, Headline)
    assert headline.sentence == "This page is for the working group"


# The overview


def _brief(door: WithHistory) -> list[Card]:
    return [block for block in SinceLastMeeting().blocks(Desk(door), Chosen()) if isinstance(block, Card)]


def test_the_overview_says_it_in_six_sentences_with_a_way_to_the_rest(door: WithHistory) -> None:
    [card] = _brief(door)
    [points] = [piece for piece in card.pieces if isinstance(piece, Points)]
    assert 1 <= len(points.items) <= 6
    assert CUT in points.items, "re-baselining is in the text since the last meeting for ever after"
    assert [getattr(piece, "href", "") for piece in card.pieces] == ["", "since"]


def test_the_overview_says_nothing_of_it_to_partners() -> None:
    assert _brief(WithHistory(Level.PUBLISHED)) == []


def test_before_a_first_meeting_there_is_nothing_to_begin_from() -> None:
    blocks = SINCE.tell(MadeDoor(Level.INSIDE))
    assert [block.sentence for block in blocks if isinstance(block, Headline)] == [
        "Nothing has been recorded of a plan yet"
    ]
