"""One item of a meeting in large type: its figure and path, its history, and the last word on it."""

from collections.abc import Iterator
from datetime import date

from edi_metrics.metrics import metric
from edi_metrics.plan.facts import Event, SetAside, Undone
from edi_metrics.plan.folding import still_standing
from edi_metrics.plan.group import AgendaItem, Sitting, meeting_name
from edi_metrics.plan.listed import ListedAction
from edi_metrics.plan.minutes import Minutes
from edi_metrics.plan.telling import told
from edi_metrics.story.asking import Desk, Judged
from edi_metrics.story.blocks import (
    Block,
    Card,
    Facts,
    Form,
    Grid,
    Headline,
    Note,
    Piece,
    Points,
    Text,
    Width,
)
from edi_metrics.story.sections.actions import chip_of
from edi_metrics.story.sections.plan_results import Coverage
from edi_metrics.story.sections.since import SinceLastMeeting
from edi_metrics.story.sections.targets import path_card
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import actions as action_words
from edi_metrics.story.words import meeting as words
from edi_metrics.story.words import meeting_item as item_words
from edi_metrics.story.words import numbers, standing
from edi_metrics.vocabulary import Strand

SOURCE = "Action plan and meetings, as recorded"
SINCE, GAP = "since", "gap"
"""The items on what changed since the last meeting, and on whom the plan leaves out."""
ARRIVING = "arriving"
"""What the form on who is here is about, besides its meeting, while the first item is in hand."""
HISTORY = 4
"""How many of the latest events stand under an item: more are in the action's own history."""


def running(desk: Desk, sitting: Sitting, minutes: Minutes, chosen: str) -> Iterator[Block]:
    """One item with its keys, beside the agenda and what is decided so far."""
    item = chosen_item(sitting, chosen)
    place = sitting.agenda.index(item)
    strand = _strand(desk, item)
    yield Headline(words.place(item, place + 1, len(sitting.agenda), strand), item.title, "")
    title, rest = _why(desk, item)
    arriving = place == 0 and not sitting.present
    yield Card(
        title=title,
        scope="",
        pieces=(
            *_about(desk, item, rest),
            *([Text(item_words.decided(minutes.items[place]))] if item.item_id in sitting.minuted else []),
            Form("decide", f"{sitting.number} {item.item_id}"),
            *_forms(item),
            *([Form("attendance", f"{sitting.number} {ARRIVING}")] if arriving else []),
            *_path(desk, item),
        ),
        source="",
        name="item",
        width=Width.TWO_THIRDS,
    )
    yield Card(
        title=words.to_decide_title(sitting),
        scope=words.used(sitting),
        pieces=(
            Form("meeting_time", item.item_id),
            Points(words.agenda_now(sitting), numbered=True, in_hand=place),
        ),
        source="",
        name="meeting-agenda",
        width=Width.THIRD,
    )
    yield _decided(sitting, minutes, arriving=arriving)
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


def _why(desk: Desk, item: AgendaItem) -> tuple[str, str]:
    """Why the item is here, as a title, with what more there is to say of it."""
    action, judged = action_of(desk, item), judged_of(desk, item)
    if action is not None:
        return item_words.of_action(action, desk.about.day)
    if judged is not None:
        return standing.path_title(judged, desk.level), ""
    return item_words.why_here(item)


def _about(desk: Desk, item: AgendaItem, rest: str) -> Iterator[Piece]:
    action, judged = action_of(desk, item), judged_of(desk, item)
    if action is not None:
        yield Facts(
            (
                ("Owner", action_words.owner(action)),
                ("Due", item_words.due(action)),
                ("Last word", item_words.last_word(action)),
                *([("Next step", action.next_step)] if action.next_step else []),
            ),
            chip_of(action),
        )
    elif item.presenter:
        yield Facts((("Presented by", item.presenter),))
    if rest:
        yield Text(rest)
    if judged is not None:
        yield Text(f"Why it matters: {' '.join(standing.evidence(judged, desk.level)[:2])}")
    if item.item_id == SINCE:
        yield from _since(desk)
    if item.item_id == GAP:
        yield from _gaps(desk)


def _forms(item: AgendaItem) -> Iterator[Form]:
    """What the group does with a statement to rate, or a process to review, beside its decision."""
    kind, _, name = item.about.partition("/")
    if kind == "round":
        yield Form("agree_level", name)
    if kind == "process":
        yield Form("review_process", name)


def _gaps(desk: Desk) -> Iterator[Piece]:
    """Whom the plan is for, strand by strand, with its gaps."""
    for card in Coverage().blocks(desk, Chosen()):
        if isinstance(card, Card):
            yield from (piece for piece in card.pieces if isinstance(piece, Grid | Text))


def _since(desk: Desk) -> Iterator[Piece]:
    """What changed since the last meeting, in brief, with the way to the whole of it."""
    for card in SinceLastMeeting().blocks(desk, Chosen()):
        if isinstance(card, Card):
            yield from (piece for piece in card.pieces if isinstance(piece, Points | Text))


def _decided(sitting: Sitting, minutes: Minutes, *, arriving: bool) -> Card:
    reached = [item for item in minutes.items if item.reached]
    told_items = tuple(words.decided_now(item) for item in reversed(reached))
    return Card(
        title=words.decided_title(len(reached)),
        scope=words.here(sitting),
        pieces=(
            Form("undo_decision", sitting.number),
            *([Points(told_items)] if told_items else []),
            *(Note(f"New action {one.action_id}: {one.title}") for one in minutes.born),
            *([] if arriving else [Form("attendance", sitting.number)]),
        ),
        source="",
        name="decided",
        width=Width.THIRD,
    )


def _path(desk: Desk, item: AgendaItem) -> Iterator[Piece]:
    """The path of the target it is about, under its own finding where the item is about an action."""
    judged = judged_of(desk, item)
    if judged is None:
        return
    drawn = path_card(desk, judged, width=Width.TWO_THIRDS)
    if action_of(desk, item) is not None:
        yield Text(f"{judged.target.title}. {drawn.title}.")
    yield from drawn.pieces


def _recorded(desk: Desk, item: AgendaItem) -> Iterator[Card]:
    events = _history(desk, item.about)
    if not events:
        return
    last = desk.folded().meetings[-1] if desk.folded().meetings else None
    since = sum(event.happened_on > last.held_on for event in events) if last else 0
    yield Card(
        title=item_words.recorded(since, meeting_name(last.number) if last else ""),
        scope="What was recorded before, the latest first",
        pieces=(Points(tuple(_told(event) for event in reversed(events[-HISTORY:]))),),
        source=SOURCE,
        name="item-history",
        width=Width.THIRD,
    )


def _history(desk: Desk, stream: str) -> list[Event]:
    return [
        event
        for event in still_standing(desk.history())
        if event.stream == stream and not isinstance(event.fact, Undone | SetAside)
    ]


def _told(event: Event) -> str:
    return f"{numbers.day(event.happened_on)}: {told(event.fact)}"


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
