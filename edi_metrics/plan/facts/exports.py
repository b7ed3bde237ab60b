"""What left the service: a file was taken. It is kept beside the plan and changes nothing of it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from edi_metrics.plan.facts.base import FactBase, Text, When
from edi_metrics.plan.state import PlanSoFar
from edi_metrics.vocabulary import Level

STREAM = "export/"
"""What the stream of a file that was taken opens with; its reference follows."""


class FileTaken(FactBase):
    """Somebody took a file away: what it is, how far it may go, and which figures are in it."""

    kind: Literal["FileTaken"] = "FileTaken"
    what: Annotated[str, Field(min_length=1, max_length=40)]
    name: Annotated[str, Field(min_length=1, max_length=300)]
    level: Level
    pages: tuple[str, ...] = ()
    version: str = ""
    data_to: date | None = None
    reason: Text = ""
    """Why inside figures had to leave; published ones need none."""

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """Nothing: a plan does not change by being read."""
