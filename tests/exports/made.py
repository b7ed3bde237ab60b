"""A meeting made by hand, with something in every part of it, and text that would like to be markup."""

from dataclasses import replace
from datetime import date

from edi_metrics.plan.group import AgendaItem, Decision
from edi_metrics.plan.minutes import (
    CheckDate,
    MinutedAction,
    MinutedItem,
    Minutes,
    OwnedAction,
    OwnersList,
)
from edi_metrics.plan.state import Lifecycle

INCLUSION, HEAD, TUTOR = "Inclusion lead", "Head of service", "Hourly-paid tutor (brass)"

HOSTILE = (
    "<script>alert(1)</script> & <img src=x onerror=alert(1)>",
    "![](http://example.invalid/a.png) **bold** [link](javascript:x)",
    '#import "x.typ": * #read("/etc/passwd") $x^2$ @ref <label> \\ `raw` // gone /* gone */',
    '=SUM(A1:A9)&HYPERLINK("http://example.invalid")',
    "{{ 7*7 }} %n %s ${HOME} --- ... ~ 'quoted' \"twice\"",
)
"""What a person might type, or paste, that some program somewhere would run or draw."""

MINUTES = Minutes(
    service="Hartwell Music Service",
    sample=True,
    number="M20",
    held_on=date(2026, 12, 3),
    closed=True,
    present=(INCLUSION, HEAD, TUTOR, "Local-authority officer"),
    guests=("Nurture-group coordinator",),
    apologies=("Youth panel member",),
    quorum=4,
    items=(
        MinutedItem(
            1,
            "I1",
            "Move fee help to the first page of the website",
            "Overdue by 63 days",
            Decision.NEW_DATE,
            "New date 31 January 2027. Reason: the new website opens in the new year.",
            "The old page stays up until then",
            INCLUSION,
            date(2027, 1, 31),
            "action/A07",
        ),
        MinutedItem(
            2,
            "I2",
            "Pay working-group members on hourly contracts for their time",
            "Done but flat",
            Decision.DONE,
            "Done. The measure is looked at again on 1 March 2027.",
            "Five tutors have claimed so far",
            HEAD,
            date(2026, 11, 27),
            "action/A34",
        ),
        MinutedItem(
            3,
            "I3",
            "Instruments for pupils in nurture groups",
            "Blocked since October",
            Decision.BLOCKED,
            "Blocked. The Head of service helps.",
            "",
            TUTOR,
            date(2026, 12, 18),
            "action/A12",
        ),
        MinutedItem(4, "I4", "Which gap do we choose next?", "Two strands have none", None, "Not reached."),
    ),
    others=(
        MinutedItem(
            5,
            "I5",
            "Share of tutors who are Disabled",
            "",
            Decision.TARGET,
            "Goal moved from 12% to 11%. Reason: fewer posts fall vacant.",
            about="target/T02",
        ),
    ),
    born=(
        MinutedAction(
            "A41",
            "Ask families why they left after whole-class teaching",
            INCLUSION,
            date(2027, 2, 12),
            "Draft five questions",
        ),
        MinutedAction("A42", "Find a step-free venue for the summer concert", "", None),
    ),
    owners=(
        OwnersList(
            HEAD,
            (
                OwnedAction(
                    "A34",
                    "Pay working-group members on hourly contracts for their time",
                    Lifecycle.DONE,
                    date(2026, 11, 27),
                    decided="Done. The measure is looked at again on 1 March 2027.",
                ),
                OwnedAction(
                    "A18",
                    "Choir for care-experienced pupils",
                    Lifecycle.PAUSED,
                    None,
                    resume_on=date(2027, 4, 12),
                ),
            ),
            helping=(
                OwnedAction(
                    "A12",
                    "Instruments for pupils in nurture groups",
                    Lifecycle.BLOCKED,
                    date(2026, 12, 18),
                ),
            ),
            checks=(
                CheckDate(
                    date(2027, 3, 1), "A34", "Pay working-group members on hourly contracts for their time"
                ),
            ),
        ),
        OwnersList(
            TUTOR,
            (
                OwnedAction(
                    "A12",
                    "Instruments for pupils in nurture groups",
                    Lifecycle.BLOCKED,
                    date(2026, 12, 18),
                    "Ask two schools for a spare cupboard",
                    "Blocked. The Head of service helps.",
                ),
                OwnedAction(
                    "A03",
                    "Send letters in home languages to 20 schools",
                    Lifecycle.IN_PROGRESS,
                    date(2026, 10, 30),
                    "Chase the translators",
                ),
            ),
        ),
        OwnersList(
            INCLUSION,
            (
                OwnedAction(
                    "A07",
                    "Move fee help to the first page of the website",
                    Lifecycle.IN_PROGRESS,
                    date(2027, 1, 31),
                    "Sign off the new wording",
                    "New date 31 January 2027. Reason: the new website opens in the new year.",
                ),
                OwnedAction(
                    "A41",
                    "Ask families why they left after whole-class teaching",
                    Lifecycle.AGREED,
                    date(2027, 2, 12),
                    "Draft five questions",
                    "New in this meeting.",
                ),
            ),
        ),
    ),
    unowned=(
        OwnedAction(
            "A42",
            "Find a step-free venue for the summer concert",
            Lifecycle.PROPOSED,
            None,
            decided="New in this meeting.",
        ),
    ),
    next_on=date(2027, 1, 28),
    next_agenda=(
        AgendaItem("N1", "Send letters in home languages to 20 schools", "Overdue", 15, TUTOR, "action/A03"),
        AgendaItem("N2", "Date of the meeting after", "Every meeting", 5, HEAD),
    ),
)
"""Meeting 20, with decisions of every kind that a line may hold."""


EMPTY = Minutes(
    service="Hartwell Music Service", sample=True, number="M01", held_on=date(2023, 10, 5), closed=True
)
"""A meeting that nobody came to and nothing was decided at."""


def hostile(typed: str) -> Minutes:
    """The meeting with `typed` in every place that somebody can type in."""
    item, other, born, owner, agenda = (
        MINUTES.items[0],
        MINUTES.others[0],
        MINUTES.born[0],
        MINUTES.owners[1],
        MINUTES.next_agenda[0],
    )
    action = replace(owner.actions[0], title=typed, next_step=typed, decided=typed)
    return replace(
        MINUTES,
        service=typed,
        present=(typed,),
        guests=(typed,),
        apologies=(typed,),
        items=(replace(item, title=typed, why=typed, words=typed, note=typed, owner=typed),),
        others=(replace(other, title=typed, why=typed, words=typed),),
        born=(replace(born, title=typed, owner=typed, next_step=typed),),
        owners=(OwnersList(typed, (action,), (action,), (CheckDate(date(2027, 3, 1), "A34", typed),)),),
        unowned=(action,),
        next_agenda=(replace(agenda, title=typed, why=typed, presenter=typed),),
    )
