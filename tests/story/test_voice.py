"""Agreement is told as far as it may be: merged when an answer is hidden, counted when few answered."""

from dataclasses import replace

from edi_metrics.measured import Cell
from edi_metrics.metrics import Question
from edi_metrics.periods import Period
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Card, Chart, Likert, Note, Piece, Table
from edi_metrics.story.sections.survey import Belonging
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import voice as words
from edi_metrics.vocabulary import Level, Symbol
from tests.story.made import MadeDoor, Mood

PERIOD = Period.parse("2025/26")
COUNTS = {"5": 60, "4": 90, "3": 30, "2": 15, "1": 5, "agree": 150, "neither": 30, "disagree": 20}
"""How many gave each answer, and each of the three kinds."""


class AnsweringDoor(MadeDoor):
    """Answers to statements as a test wants them; everything else made up."""

    everyone = 200
    hidden: frozenset[str] = frozenset()

    def _cell(self, question: Question, period: Period, part: str) -> Cell:
        cell = super()._cell(question, period, part)
        if question.metric.key not in ("voice.belongs", "voice.statements") or not cell.shown:
            return cell
        if part in self.hidden:
            return replace(cell, numerator=None, value=None, symbol=Symbol.HIDDEN)
        number = COUNTS.get(part, self.everyone)
        return replace(cell, numerator=number, value=float(number))


def _pieces(door: MadeDoor) -> tuple[Piece, ...]:
    [card] = Belonging().blocks(Desk(door), Chosen())
    assert isinstance(card, Card)
    return card.pieces


def _scales(door: MadeDoor) -> Likert:
    [chart] = [piece for piece in _pieces(door) if isinstance(piece, Chart)]
    assert isinstance(chart.drawing, Likert)
    return chart.drawing


def test_each_statement_is_told_from_strongly_agree_to_strongly_disagree() -> None:
    for one in _scales(AnsweringDoor(Level.INSIDE)).statements:
        assert [answer.text for answer in one.answers] == ["30%", "45%", "15%", "8%", "3%"]


def test_with_an_answer_hidden_the_answers_are_merged() -> None:
    door = AnsweringDoor(Level.INSIDE)
    door.hidden = frozenset({"1", "2"})
    for one in _scales(door).statements:
        assert [(answer.label, answer.text) for answer in one.answers] == [
            ("Agree", "75%"),
            ("Neither", "15%"),
            ("Disagree", "10%"),
        ]


def test_an_answer_hidden_even_when_merged_is_c_and_is_counted_in_words() -> None:
    door = AnsweringDoor(Level.INSIDE)
    door.hidden = frozenset({"1", "2", "3", "neither", "disagree"})
    for one in _scales(door).statements:
        assert [answer.text for answer in one.answers] == ["75%", "c", "c"]
    [note] = [piece.words for piece in _pieces(door) if isinstance(piece, Note) and "hidden" in piece.words]
    assert note.startswith("Eight of 12 answers are hidden")


def test_fewer_than_25_answers_are_a_table_of_counts() -> None:
    door = AnsweringDoor(Level.INSIDE)
    door.everyone = 24
    pieces = _pieces(door)
    assert not [piece for piece in pieces if isinstance(piece, Chart)]
    [table] = [piece for piece in pieces if isinstance(piece, Table)]
    assert {row[4] for row in table.rows} == {"u"}
    assert table.rows[0][2:4] == ("60", "24")


def test_hidden_answers_leave_a_table_of_symbols() -> None:
    [table] = [piece for piece in _pieces(MadeDoor(Level.INSIDE, Mood.HIDDEN)) if isinstance(piece, Table)]
    assert {cell for row in table.rows for cell in row[2:]} == {"c"}


def test_a_target_that_was_just_set_has_nothing_to_look_back_on() -> None:
    cell = Cell(PERIOD, "All", "All", 10, 40, 25.0, 14.0, 40.0, Symbol.SHOWN)
    assert words.since_set(cell, cell, Level.INSIDE) == ""
    assert words.since_set(cell, None, Level.INSIDE) == ""
