"""A meeting's minutes on the screen: before it closes, as a preview; after that, as they stand."""

from collections.abc import Iterator
from dataclasses import replace

from edi_metrics.plan.group import AgendaItem
from edi_metrics.plan.minutes import MinutedItem, Minutes
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Block, Card, Facts, Form, Headline, Piece, Table, Text, Width
from edi_metrics.story.words import meeting as words
from edi_metrics.story.words import numbers

SOURCE = "Action plan and meetings, as recorded"


def closing(desk: Desk, minutes: Minutes) -> Iterator[Block]:
    """The minutes as they would be, and the form that closes the meeting."""
    yield Headline(f"{minutes.name} · about to close", words.to_close(minutes), words.close_lead(minutes))
    yield _card("close", "What happens when it closes", (Form("close_meeting", minutes.number),), Width.FULL)
    yield from _told(desk, minutes)


def closed(desk: Desk, minutes: Minutes) -> Iterator[Block]:
    """The minutes as they stand, and what can be taken away."""
    yield Headline(
        f"{minutes.name} · {numbers.day(minutes.held_on)} · closed",
        words.held(minutes),
        words.held_lead(minutes),
    )
    yield _card(
        "take-minutes",
        "Take the minutes with you",
        (Form("late_decision", minutes.number), Form("take_minutes", minutes.number)),
        Width.FULL,
    )
    yield from _told(desk, minutes)


def _card(
    name: str, title: str, pieces: tuple[Piece, ...], width: Width = Width.HALF, scope: str = ""
) -> Card:
    return Card(title=title, scope=scope, pieces=pieces, source=SOURCE, name=name, width=width)


def _told(desk: Desk, minutes: Minutes) -> Iterator[Block]:
    yield _card("decisions", words.decisions_title(minutes), (_decisions(desk, minutes),), Width.FULL)
    yield _card("born", words.born_title(minutes), (_born(desk, minutes),))
    yield _card(
        "there",
        words.there_title(minutes),
        (
            Facts(
                (
                    ("Present", words.roles((*minutes.present, *minutes.guests))),
                    ("Apologies", words.roles(minutes.apologies)),
                    ("Quorum", words.quorum(minutes)),
                )
            ),
        ),
    )
    yield _card("owners", words.owners_title(minutes), (_owners(desk, minutes),), Width.FULL)
    if minutes.next_agenda:
        yield _card("next", words.next_title(minutes), (_agenda(desk, minutes.next_agenda),), Width.FULL)


def _decisions(desk: Desk, minutes: Minutes) -> Table | Text:
    items = (*minutes.items, *minutes.others)
    if not items:
        return Text("No agenda was kept for this meeting; what was decided is in each action's history.")
    return figures.table(
        f"Decisions of {minutes.name.lower()}",
        ("Item", "Decision", "Owner", "Due"),
        [_decision(item) for item in items],
        name=f"decisions-{minutes.number.lower()}",
        desk=desk,
    )


def _decision(item: MinutedItem) -> tuple[str, ...]:
    due = numbers.day(item.due) if item.due else "z"
    return (f"{item.number}. {item.title}", words.with_line(item), item.owner or "z", due)


def _born(desk: Desk, minutes: Minutes) -> Table | Text:
    if not minutes.born:
        return Text("No action began in this meeting.")
    return figures.table(
        f"Actions begun in {minutes.name.lower()}",
        ("Action", "Owner", "Due", "Next step"),
        [
            (
                one.title,
                one.owner or "No owner",
                numbers.day(one.due) if one.due else "No date",
                one.next_step or "z",
            )
            for one in minutes.born
        ],
        name=f"new-actions-{minutes.number.lower()}",
        desk=desk,
    )


def _owners(desk: Desk, minutes: Minutes) -> Table | Text:
    rows = [
        (one.title, owner.owner, words.owned_due(one), one.decided or "z")
        for owner in minutes.owners
        for one in owner.actions
    ]
    if not rows:
        return Text("Nobody takes an action away.")
    table = figures.table(
        f"Owners' lists after {minutes.name.lower()}",
        ("Action", "Owner", "Due", "Decided here"),
        rows,
        name=f"owners-{minutes.number.lower()}",
        desk=desk,
    )
    return replace(table, folded=True)


def _agenda(desk: Desk, items: tuple[AgendaItem, ...]) -> Table:
    table = figures.table(
        "Draft agenda for the next meeting",
        words.AGENDA_COLUMNS,
        [words.agenda_row(item) for item in items],
        name="next-agenda",
        desk=desk,
    )
    return replace(table, folded=True)
