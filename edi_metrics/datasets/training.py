"""What people were trained in, and what changed after."""

from datetime import date
from typing import Annotated

from edi_metrics.datasets.dataset import Dataset, Record, needed, optional
from edi_metrics.datasets.kinds import COUNT, KEY, YES_NO, Day, Number, Text, Whole, code
from edi_metrics.datasets.rules import AtMost, NotBefore, OnlyWhen


class Session(Record):
    """One session."""

    session_id: Annotated[str, Text()] = needed("The session, as in the training log", "C118")
    held_on: Annotated[date, Day()] = needed("Day it took place", "2026-10-14")
    topic: Annotated[str, code("cpd_topic")] = needed("What it was about", "reflective_practice")
    audience: Annotated[str, code("cpd_audience")] = needed("Whom it was for", "programme_team")
    delivery_mode: Annotated[str, code("delivery_mode")] = needed("In person, online or both", "online")
    hours: Annotated[float, Number(above=True)] = needed("Length in hours", "1.5")
    paid_time: Annotated[str, code("paid_time")] = needed("Were hourly-paid people paid to come", "paid")
    planned_outcome: Annotated[str, Text()] = needed(
        "What people will do differently", "Every group plan names one change"
    )
    follow_up_on: Annotated[date | None, Day(future=True)] = optional(
        "When change is asked about", "2027-01-14"
    )
    held: Annotated[str, YES_NO] = needed("Whether it took place", "yes")
    rules = (NotBefore("follow_up_on", "held_on", after=True),)


CPD_SESSIONS = Dataset(
    "cpd_sessions",
    title="CPD sessions",
    record=Session,
    one_per=("session_id",),
    grain="one session",
    cadence="each term",
    source="training log",
    notes=(
        "held sessions have hours > 0; follow_up_on after held_on; reflective_practice expected twice a term"
    ),
)


class Attendance(Record):
    """One person invited to one session."""

    session_id: Annotated[str, Text()] = needed("The session, as in the training log", "C118")
    person: Annotated[str, KEY] = needed("The service's own lasting code for the person", "p7f3a")
    attended: Annotated[str, YES_NO] = needed("Whether the person came", "yes")
    confidence_before: Annotated[int | None, Whole(1, 5)] = optional(
        "The person's own rating before, 1 to 5", "2"
    )
    confidence_after: Annotated[int | None, Whole(1, 5)] = optional(
        "The person's own rating after, 1 to 5", "4"
    )
    follow_up_reply: Annotated[str | None, YES_NO] = optional(
        "Whether the person answered the follow-up", "yes"
    )
    practice_changed: Annotated[str | None, YES_NO] = optional("Reports doing something differently", "yes")
    rules = (OnlyWhen("practice_changed", "follow_up_reply", "yes", "yes"),)


class AttendanceCount(Record):
    """People at a session, already counted."""

    session_id: Annotated[str, Text()] = needed("The session, as in the training log", "C118")
    role_level: Annotated[str, code("role_level")] = needed("How senior the posts are", "tutor")
    contract: Annotated[str, code("contract")] = needed("How the people are employed", "hourly_paid")
    invited: Annotated[int | str, COUNT] = needed("People invited", "14")
    attended: Annotated[int | str, COUNT] = needed("People who came", "11")
    follow_up_replies: Annotated[int | str, COUNT] = needed("People who answered the follow-up", "9")
    practice_changed: Annotated[int | str, COUNT] = needed("People who changed something", "6")
    rules = (
        AtMost("attended", "invited"),
        AtMost("follow_up_replies", "attended"),
        AtMost("practice_changed", "follow_up_replies"),
    )


CPD_ATTENDANCE = Dataset(
    "cpd_attendance",
    title="CPD attendance",
    record=Attendance,
    one_per=("session_id", "person"),
    grain="one person invited to one session",
    cadence="each term",
    source="training log",
    counted=AttendanceCount,
    notes=("session and person must exist; practice_changed needs follow_up_reply = yes; ratings are 1 to 5"),
)
