"""What a form works with: who is here, the plan as it stands, and the one way to change it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from edi_metrics.access import Can, Viewer
from edi_metrics.as_at import AsAt
from edi_metrics.plan.state import Plan
from edi_metrics.planner import Moment, Planner
from edi_metrics.settings import Settings


@dataclass(frozen=True)
class Bench:
    """Everything a form may touch. A form is drawn for the inside alone, and as on the service's day."""

    viewer: Viewer
    planner: Planner
    door: AsAt
    settings: Settings

    @property
    def plan(self) -> Plan:
        """The plan as it stands."""
        return self.door.folded()

    def may(self, right: Can) -> bool:
        """Whether this person may do it. The planner asks again when it is done."""
        return self.viewer.can(right)

    def moment(self, meeting: str = "") -> Moment:
        """Now: the service's day, by this machine's clock."""
        return Moment(self.door.about.day, datetime.now(UTC), meeting)
