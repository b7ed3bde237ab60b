"""Minutes as a paper: who was there, what was decided, what began, who takes what away, and what is next."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from edi_metrics.exports.paper import Cell, Column, Grid, Line, Paper, Part, Points, Section, stamps
from edi_metrics.exports.plain import plain, reworded
from edi_metrics.plan.group import AgendaItem
from edi_metrics.plan.minutes import MinutedAction, MinutedItem, Minutes, OwnedAction, OwnersList
from edi_metrics.story.words import numbers
from edi_metrics.story.words import papers as words

_DECISIONS = (
    Column("No.", 7),
    Column("Item", 33),
    Column("Decision", 33),
    Column("Owner", 20),
    Column("Due", 24),
)
_BORN = (Column("Action", 68), Column("Owner", 25), Column("Due", 24))
_LIST = (Column("Action", 51), Column("Due", 24), Column("Decided at this meeting", 42))
_AGENDA = (Column("No.", 7), Column("Item", 65), Column("Presenter", 28), Column("Minutes", 12))


def stem(minutes: Minutes) -> str:
    """What a file of these minutes is called, before its ending: 'minutes-m20'."""
    return f"minutes-{minutes.number.lower()}"


def paper(minutes: Minutes) -> Paper:
    """The minutes, ready to be drawn. All of what was typed is one-line plain text."""
    made = Paper(
        title=words.title(minutes),
        service=minutes.service,
        day=minutes.held_on,
        stamps=stamps(sample=minutes.sample),
        facts=tuple(_facts(minutes)),
        sections=tuple(_sections(minutes)),
    )
    return reworded(made, plain)


def _facts(minutes: Minutes) -> Iterator[tuple[str, str]]:
    yield "Service", minutes.service
    yield "Held on", numbers.day(minutes.held_on)
    yield "Status", words.CLOSED if minutes.closed else words.DRAFT
    yield "Sharing", words.INSIDE
    if minutes.sample:
        yield "Data", words.SAMPLE_MEANS


def _sections(minutes: Minutes) -> Iterator[Section]:
    yield Section("Attendance", tuple(map(Line, words.attendance(minutes))))
    yield Section("Decisions", _decided(minutes.items, "Decisions, item by item", words.NO_ITEMS))
    if minutes.others:
        told = [replace(item, why="") for item in minutes.others]  # the heading says why they are here
        yield Section(words.OFF_THE_AGENDA, _decided(told, words.OFF_THE_AGENDA, ""))
    yield Section("New actions", _born(minutes.born))
    lists = [*minutes.owners]
    if minutes.unowned:
        lists.append(OwnersList("", minutes.unowned))
    yield Section("Who takes what away", () if lists else (Line(words.NO_LISTS),))
    for one in lists:
        yield Section(words.owner(one.owner), tuple(_owned(one, minutes)), depth=2)
    yield Section("Next meeting", tuple(_next(minutes)))


def _decided(items: Sequence[MinutedItem], caption: str, none: str) -> tuple[Part, ...]:
    if not items:
        return (Line(none),)
    return (Grid(caption, _DECISIONS, tuple(map(_item, items))),)


def _item(item: MinutedItem) -> tuple[Cell, ...]:
    return (
        (str(item.number),),
        _cell(item.title, words.sentences(words.subject(item.about), item.why)),
        _cell(words.sentence(item.words), item.note),
        (item.owner or _none(item, words.NO_OWNER),),
        (numbers.day(item.due) if item.due else _none(item, words.NO_DATE),),
    )


def _none(item: MinutedItem, yet: str) -> str:
    """An action that has none lacks it still; anything else needs none."""
    return yet if item.about.startswith("action/") else words.NONE


def _born(actions: Sequence[MinutedAction]) -> tuple[Part, ...]:
    if not actions:
        return (Line(words.NONE_BORN),)
    rows = tuple(
        (
            _cell(words.named(one.action_id, one.title), words.next_step(one.next_step)),
            (words.owner(one.owner),),
            (words.due(one.due),),
        )
        for one in actions
    )
    return (Grid("Actions that began in this meeting", _BORN, rows),)


def _owned(one: OwnersList, minutes: Minutes) -> Iterator[Part]:
    if one.actions:
        rows = tuple(_action(action, minutes) for action in one.actions)
        yield Grid(f"Actions of {words.owner(one.owner)}", _LIST, rows)
    coming = (*map(words.helping, one.helping), *map(words.checking, one.checks))
    if coming:
        yield Points(coming)


def _action(action: OwnedAction, minutes: Minutes) -> tuple[Cell, ...]:
    return (
        _cell(words.named(action.action_id, action.title), words.next_step(action.next_step)),
        words.due_of(action, minutes.held_on),
        (action.decided or words.NOT_DISCUSSED,),
    )


def _next(minutes: Minutes) -> Iterator[Part]:
    yield Line(words.next_on(minutes.next_on))
    if not minutes.next_agenda:
        yield Line(words.NO_DRAFT)
        return
    yield Line(words.drafted(minutes.next_agenda))
    rows = tuple(_agenda(number, item) for number, item in enumerate(minutes.next_agenda, start=1))
    yield Grid("Draft agenda of the next meeting", _AGENDA, rows)


def _agenda(number: int, item: AgendaItem) -> tuple[Cell, ...]:
    about = words.sentences(words.subject(item.about), item.why)
    return (
        (str(number),),
        _cell(item.title, about),
        (item.presenter or words.NO_PRESENTER,),
        (str(item.minutes),),
    )


def _cell(first: str, under: str) -> Cell:
    return (first, under) if under else (first,)
