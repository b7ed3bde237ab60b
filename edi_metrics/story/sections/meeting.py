"""A meeting of the working group: what to take, one item at a time, and what was decided."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from edi_metrics.as_at import lines_of
from edi_metrics.plan.agenda import Proposed, following, next_number, proposed
from edi_metrics.plan.at_meetings import wanted
from edi_metrics.plan.facts import Event
from edi_metrics.plan.facts.meetings import MeetingClosed
from edi_metrics.plan.flags import Flag
from edi_metrics.plan.folding import fold
from edi_metrics.plan.group import AgendaItem, Sitting
from edi_metrics.plan.listed import ListedAction, listed
from edi_metrics.plan.minutes import Minutes, minutes_of, until_close
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Block,
    Card,
    Definition,
    Facts,
    Form,
    Headline,
    Note,
    Points,
    Table,
    Text,
    Width,
)
from edi_metrics.story.brought import brought
from edi_metrics.story.sections import meeting_item, minutes_told
from edi_metrics.story.story import Chosen, Filter, Option
from edi_metrics.story.words import meeting as words
from edi_metrics.story.words import numbers

SOURCE = "Action plan and meetings, as recorded"
NOW, CLOSE = "now", "close"
"""In the choice of an item: the first one that is not decided, and the close of the meeting."""


def coming(desk: Desk) -> Sitting:
    """The meeting that is open or comes next, as far as it is prepared."""
    plan = desk.folded()
    ahead = [one for one in plan.sittings.values() if not one.is_closed]
    return next((one for one in ahead if one.is_open), None) or next(iter(ahead), Sitting(next_number(plan)))


def draft(desk: Desk) -> Proposed:
    """The agenda to begin with: the chair's own where there is one, else what is proposed."""
    return desk.once("draft agenda", lambda: _draft(desk))


def _draft(desk: Desk) -> Proposed:
    sitting = coming(desk)
    found = proposed(desk.plan(), desk.folded(), brought(desk), minutes=sitting.minutes)
    if not sitting.agenda:
        return found
    there = {item.item_id for item in sitting.agenda}
    others = (item for item in (*found.items, *found.left_out) if item.item_id not in there)
    return Proposed(sitting.agenda, tuple(others))


def minutes(desk: Desk, number: str) -> Minutes:
    """The minutes of a meeting: as far as it has come, or as it was closed."""
    events = until_close(number, desk.history())
    plan = fold(events, desk.about.day) if len(events) < len(desk.history()) else desk.folded()
    return minutes_of(
        number,
        plan,
        events,
        service=desk.about.service,
        sample=desk.about.sample,
        next_agenda=plan.sittings[number].next_agenda,
    )


def next_agenda(desk: Desk, number: str, next_on: date | None) -> tuple[AgendaItem, ...]:
    """What would be proposed for `next_on` if meeting `number` closed now: with all that it decided."""
    day = desk.about.day
    close = Event(
        event_id=f"close-{number}",
        stream=f"meeting/{number}",
        version=len(desk.history()) + 1,
        happened_on=day,
        by_role="",
        meeting=number,
        fact=MeetingClosed(next_on=next_on),
    )
    events = (*desk.history(), close)
    plan = fold(events, day)
    told = listed(plan, events, lines_of(wanted(plan), desk))
    told = replace(told, register=desk.plan().register)
    return proposed(told, plan, brought(desk, meets_on=next_on)).items


def _meetings(desk: Desk) -> tuple[Option, ...]:
    plan = desk.folded()
    if not desk.inside or not (plan.actions or plan.meetings):
        return ()
    closed = [Option(one.number, words.option(one.number, one.held_on)) for one in reversed(plan.meetings)]
    sitting = coming(desk)
    day = sitting.on or desk.plan().next_meeting
    return Option(sitting.number, words.option(sitting.number, day) if day else sitting.name), *closed


def _items(desk: Desk) -> tuple[Option, ...]:
    sitting = coming(desk) if desk.inside else Sitting("")
    if not sitting.is_open:
        return ()
    numbered = (
        Option(item.item_id, f"{place}. {item.title}") for place, item in enumerate(sitting.agenda, start=1)
    )
    return Option(NOW, "Item in hand"), *numbered, Option(CLOSE, "Close the meeting")


MEETING = Filter("meeting", "Meeting", _meetings)
ITEM = Filter("item", "Item", _items, default=NOW)


@dataclass(frozen=True)
class OneMeeting:
    """The chosen meeting in its own state: being prepared, being held, about to close, or closed."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """What that state needs, and nothing of the others."""
        number = chosen.get("meeting")
        if not _meetings(desk):
            yield Headline("Meeting", words.NO_JOURNAL if desk.inside else words.NOT_HERE, words.NO_MEETINGS)
            return
        sitting = desk.folded().sittings.get(number) or coming(desk)
        if sitting.is_closed:
            yield from minutes_told.closed(desk, minutes(desk, sitting.number))
        elif not sitting.is_open:
            yield from _prepared(desk, sitting)
        elif chosen.get("item") == CLOSE or (chosen.get("item") == NOW and sitting.is_decided):
            yield from minutes_told.closing(desk, _preview(desk, sitting.number))
        else:
            yield from meeting_item.running(desk, sitting, minutes(desk, sitting.number), chosen.get("item"))


def _preview(desk: Desk, number: str) -> Minutes:
    """The minutes as they would be, with the draft for the day on which the group is expected next."""
    draft = next_agenda(desk, number, following(desk.folded()))
    return replace(minutes(desk, number), next_agenda=draft)


def _prepared(desk: Desk, sitting: Sitting) -> Iterator[Block]:
    found = draft(desk)
    yield Headline(
        eyebrow=f"{sitting.name} · {words.expected(desk.plan().next_meeting, sitting.on)}",
        sentence=words.to_prepare(sitting.name, found, desk.plan(), sitting.minutes),
        lead=words.prepare_lead(found),
    )
    yield Card(
        title=words.agenda_title(found.items, sitting.minutes),
        scope="Ranked by how late, how important and how changed a thing is. The order is the chair's",
        pieces=(_agenda(desk, sitting, found), Form("prepare_meeting", sitting.number)),
        source=SOURCE,
        name="agenda",
        width=Width.FULL,
    )
    yield _nudges(desk, sitting, quiet_owners(desk))
    yield _group(desk)


def _agenda(desk: Desk, sitting: Sitting, found: Proposed) -> Table:
    table = figures.table(
        words.PROPOSED,
        words.AGENDA_COLUMNS,
        [words.agenda_row(item) for item in found.items],
        name=f"agenda-{sitting.number.lower()}",
        desk=desk,
    )
    return replace(table, folded=True)


def quiet_owners(desk: Desk) -> dict[str, list[ListedAction]]:
    """Open actions that have gone quiet, by the role that has them."""
    found: dict[str, list[ListedAction]] = {}
    for one in desk.plan().actions:
        if Flag.STALE in one.flags and one.owner:
            found.setdefault(one.owner, []).append(one)
    return dict(sorted(found.items()))


def _nudges(desk: Desk, sitting: Sitting, owners: dict[str, list[ListedAction]]) -> Card:
    return Card(
        title=words.quiet_title(len(owners)),
        scope=words.quiet_scope(desk.plan().quiet_since),
        pieces=(Form("nudge_owners", sitting.number),) if owners else (Text("There is nobody to remind."),),
        source=SOURCE,
        name="nudges",
    )


def _group(desk: Desk) -> Card:
    plan = desk.folded()
    terms = plan.terms
    in_full = (
        ("Purpose", terms.purpose),
        ("Remit", terms.remit),
        ("It may decide", terms.decides),
        ("It reports to", terms.reports_to),
        ("How members are chosen", terms.chosen),
        ("Paid time", terms.paid_time),
        ("Confidentiality", terms.confidentiality),
    )
    written = tuple((name, said) for name, said in in_full if said)
    in_short = (
        ("It meets", terms.frequency),
        ("Quorum", words.members(terms.quorum) if plan.members else ""),
        ("Terms looked at again", numbers.day(terms.review_on) if terms.review_on else ""),
    )
    seats = tuple(
        f"{member.role} ({member.kind.words}{', chair' if member.chair else ''})" for member in plan.members
    )
    return Card(
        title=words.group_title(len(plan.members), terms),
        scope="Terms of reference and seats, by role",
        pieces=(
            Facts(tuple((name, said) for name, said in in_short if said)),
            *([Points(seats)] if seats else [Note("Seats are named by role, never by person.")]),
            *([Definition(words.TERMS, written)] if written else []),
            Form("group_terms", ""),
        ),
        source=SOURCE,
        name="group",
        folded_on_phone=True,
    )
