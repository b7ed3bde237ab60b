"""One item of a meeting in large type: its figure and path, its history, and the last word on it."""

from collections.abc import Iterator, Sequence
from datetime import date

from edi_metrics.metrics import metric
from edi_metrics.plan.facts import Event, SetAside, Undone
from edi_metrics.plan.folding import still_standing
from edi_metrics.plan.group import AgendaItem, Sitting
from edi_metrics.plan.listed import ListedAction
from edi_metrics.plan.minutes import Minutes
from edi_metrics.plan.telling import told
from edi_metrics.story.asking import Desk, Judged
from edi_metrics.story.blocks import Block, Card, Facts, Form, Headline, Note, Piece, Points, Text, Width
from edi_metrics.story.sections.actions import chip_of
from edi_metrics.story.sections.targets import path_card
from edi_metrics.story.words import actions as action_words
from edi_metrics.story.words import meeting as words
from edi_metrics.story.words import numbers, standing
from edi_metrics.vocabulary import Strand

SOURCE = "Action plan and meetings, as recorded"
HISTORY = 4
"""How many of the latest events stand under an item: more are in the action's own history."""


def running(desk: Desk, sitting: Sitting, minutes: Minutes, chosen: str) -> Iterator[Block]:
    """One item with its keys, beside the agenda and what is decided so far."""
    item = chosen_item(sitting, chosen)
    place = sitting.agenda.index(item) + 1
    strand = _strand(desk, item)
    yield Headline(words.place(item, place, len(sitting.agenda), strand), item.title, "")
    yield Card(
        title=item.why or "Why it is here",
        scope="",
        pieces=(*_about(desk, item), Form("decide", f"{sitting.number} {item.item_id}"), *_path(desk, item)),
        source="",
        name="item",
        width=Width.TWO_THIRDS,
    )
    yield Card(
        title="Agenda",
        scope=words.used(sitting),
        pieces=(
            Points(words.agenda_now(sitting, minutes, item), numbered=True),
            Form("meeting_time", item.item_id),
        ),
        source="",
        name="meeting-agenda",
        width=Width.THIRD,
    )
    yield _decided(sitting, minutes)
    yield from _recorded(desk, item)


def chosen_item(sitting: Sitting, chosen: str) -> AgendaItem:
    """The item that was asked for; else the first that is not decided, and the last once all are."""
    undecided = (item for item in sitting.agenda if item.item_id not in sitting.minuted)
    asked = (item for item in sitting.agenda if item.item_id == chosen)
    return next(asked, None) or next(undecided, sitting.agenda[-1])


def action_of(desk: Desk, item: AgendaItem) -> ListedAction | None:
    """The action an item is about, if it is about one."""
    kind, _, name = item.about.partition("/")
    found = (one for one in desk.plan().actions if one.action_id == name)
    return next(found, None) if kind == "action" else None


def judged_of(desk: Desk, item: AgendaItem) -> Judged | None:
    """The target an item is about, itself or by its action."""
    kind, _, name = item.about.partition("/")
    action = action_of(desk, item)
    wanted = name if kind == "target" else action.target if action else ""
    return next((one for one in desk.judged() if one.target.target_id == wanted), None)


def _strand(desk: Desk, item: AgendaItem) -> str:
    action, judged = action_of(desk, item), judged_of(desk, item)
    strand: Strand | None = action.strand if action else judged.target.strand if judged else None
    return strand.words if strand else ""


def _about(desk: Desk, item: AgendaItem) -> Iterator[Piece]:
    action, judged = action_of(desk, item), judged_of(desk, item)
    if action is not None:
        yield Facts(
            (
                ("Owner", action_words.owner(action)),
                ("Due", f"{action_words.due(action)}. {action_words.when(action, desk.about.day)}".strip()),
                ("Last word", action_words.last_word(action)),
                *([("Next step", action.next_step)] if action.next_step else []),
            ),
            chip_of(action),
        )
    elif item.presenter:
        yield Facts((("Presented by", item.presenter),))
    if judged is not None:
        yield Text(f"Why it matters: {' '.join(standing.evidence(judged, desk.level)[:2])}")


def _decided(sitting: Sitting, minutes: Minutes) -> Card:
    reached = [item for item in minutes.items if item.reached]
    told_items = tuple(f"{item.title}: {item.words}" for item in reached)
    return Card(
        title=words.decided_title(len(reached)),
        scope="",
        pieces=(
            *([Points(told_items)] if told_items else []),
            *(Note(f"New action: {one.title}") for one in minutes.born),
            Form("undo_decision", sitting.number),
        ),
        source="",
        name="decided",
        width=Width.THIRD,
    )


def _path(desk: Desk, item: AgendaItem) -> Iterator[Piece]:
    """The path of the target it is about, under its own finding."""
    judged = judged_of(desk, item)
    if judged is not None:
        drawn = path_card(desk, judged, width=Width.TWO_THIRDS)
        yield Text(f"{drawn.title}.")
        yield from drawn.pieces


def _recorded(desk: Desk, item: AgendaItem) -> Iterator[Card]:
    history = _history(desk, item.about)
    if history:
        yield Card(
            title="What has been recorded about it",
            scope="The latest first",
            pieces=(Points(history),),
            source=SOURCE,
            name="item-history",
            width=Width.THIRD,
        )


def _history(desk: Desk, stream: str) -> tuple[str, ...]:
    events: Sequence[Event] = [
        event
        for event in still_standing(desk.history())
        if event.stream == stream and not isinstance(event.fact, Undone | SetAside)
    ]
    return tuple(
        f"{numbers.day(event.happened_on)}: {told(event.fact)}" for event in reversed(events[-HISTORY:])
    )


def figure_then_and_now(desk: Desk, item: AgendaItem) -> str:
    """The linked measure when the action began, and now: what 'has it moved?' is answered by."""
    judged, action = judged_of(desk, item), action_of(desk, item)
    if judged is not None:
        return " ".join(standing.evidence(judged, desk.level)[:2])
    if action is None or not action.metric:
        return "Nothing measures it: link a measure, so that what comes of it can be seen."
    measured = desk.measure(action.metric)
    return words.then_and_now(measured, desk)


def soonest_check(desk: Desk, item: AgendaItem) -> date | None:
    """The first day on which its measure could show something, as its declaration says; None without one."""
    judged, action = judged_of(desk, item), action_of(desk, item)
    key = judged.target.metric if judged else action.metric if action else ""
    return months_after(desk.about.day, max(metric(key).lag_terms, 1) * MONTHS_IN_A_TERM) if key else None


MONTHS_IN_A_TERM = 4


def months_after(day: date, months: int) -> date:
    """The first of the month so many months on."""
    total = day.year * 12 + day.month - 1 + months
    return date(total // 12, total % 12 + 1, 1)
