"""What can happen to a question that a forum asked."""

from dataclasses import replace
from typing import Literal

from edi_metrics.plan.facts.base import BEGINNING, FactBase, Said, Text, When
from edi_metrics.plan.state import PlanSoFar, Question


class QuestionAsked(FactBase):
    """A question was logged at a forum, in words that name nobody."""

    kind: Literal["QuestionAsked"] = "QuestionAsked"
    summary: Said

    sets = BEGINNING

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """The question, unanswered."""
        plan.questions[about] = Question(about, when.on, self.summary)


class QuestionAnswered(FactBase):
    """A forum's question was answered. Only the first answer is timed."""

    kind: Literal["QuestionAnswered"] = "QuestionAnswered"
    note: Text = ""

    sets = frozenset({"answer"})

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """The question with the day of its answer."""
        question = plan.questions.get(about)
        if question is not None:
            plan.questions[about] = replace(question, answered_on=question.answered_on or when.on)


QuestionFact = QuestionAsked | QuestionAnswered
"""What can happen to a forum's question."""
