"""Prepare a meeting: put the agenda in order, give each item its minutes, settle it and begin."""

from collections.abc import Callable, Sequence

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.plan import agenda
from edi_metrics.plan.facts.meetings import AgendaSet, MeetingCalled
from edi_metrics.plan.group import AgendaItem, chair_of
from edi_metrics.planner import Wish
from edi_metrics.story.sections.meeting import coming, draft
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.sheet import Sheet
from edi_metrics.ui.markup import meeting as markup
from edi_metrics.ui.markup.html import Html
from edi_metrics.ui.told import desk

_LENGTHS = (60, 90, 120, 150, 180)

Change = Callable[[], Sequence[AgendaItem]]


def draw(bench: Bench, about: str) -> None:
    """The agenda of meeting `about`, which the chair arranges; members read it in its table."""
    shared = desk(bench.door)
    found, sitting = draft(shared), coming(shared)
    if not bench.may(Can.EDIT_PLAN):
        return
    sheet = Sheet(bench, "agenda", [f"meeting/{about}"])
    sheet.say()
    if st.toggle("Arrange the items", key="arrange-agenda", help="Order, minutes, what to leave out or add."):
        _arrange(bench, sheet, about, found)
    else:
        st.html(Html(markup.agenda(found.items)))
    _begin(bench, sheet, about, found.items, sitting.minutes)


def _arrange(bench: Bench, sheet: Sheet, about: str, found: agenda.Proposed) -> None:
    for place, item in enumerate(found.items):
        _row(sheet, about, found.items, place, item)
    if found.left_out:
        _left_out(sheet, about, found.items, found.left_out)
    _own(sheet, about, found.items, chair_of(bench.plan.members))


def _row(sheet: Sheet, number: str, items: Sequence[AgendaItem], place: int, item: AgendaItem) -> None:
    """One item with its minutes and its place. Each change is kept at once."""
    name = item.item_id
    with st.container(key=f"agenda-row-{name}", horizontal=True, vertical_alignment="center"):
        st.html(Html(markup.agenda_row(place + 1, item)))
        minutes_key = sheet.key(f"minutes-{name}")
        st.number_input(
            f"Minutes for item {place + 1}",
            min_value=1,
            max_value=120,
            value=item.minutes,
            key=minutes_key,
            label_visibility="collapsed",
            width=110,
            on_change=_set_minutes,
            args=(sheet, number, items, name, minutes_key),
        )
        _move(sheet, number, items, item, place - 1, "up", disabled=place == 0)
        _move(sheet, number, items, item, place + 1, "down", disabled=place == len(items) - 1)
        st.button(
            ":material/close:",
            key=sheet.key(f"out-{name}"),
            help=f"Leave item {place + 1} out",
            on_click=_keep,
            args=(sheet, number, lambda: agenda.without(items, name)),
        )


def _move(
    sheet: Sheet,
    number: str,
    items: Sequence[AgendaItem],
    item: AgendaItem,
    place: int,
    way: str,
    *,
    disabled: bool,
) -> None:
    st.button(
        f":material/arrow_{way}ward:",
        key=sheet.key(f"{way}-{item.item_id}"),
        help=f"Move {way}",
        disabled=disabled,
        on_click=_keep,
        args=(sheet, number, lambda: agenda.reordered(items, item.item_id, place)),
    )


def _left_out(sheet: Sheet, number: str, items: Sequence[AgendaItem], left_out: Sequence[AgendaItem]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by_id = {item.item_id: item for item in left_out}
        chosen = st.selectbox(
            "No time for these: add one",
            list(by_id),
            index=None,
            format_func=lambda name: by_id[name].title,
            key=sheet.key("left-out"),
        )
        st.button(
            "Add it",
            key=sheet.key("add"),
            disabled=chosen is None,
            on_click=_keep,
            args=(sheet, number, lambda: agenda.with_item(items, by_id[str(chosen)])),
        )


def _own(sheet: Sheet, number: str, items: Sequence[AgendaItem], chair: str) -> None:
    with st.form(sheet.key("own"), border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        title = st.text_input("An item of your own", key=sheet.key("own-title"))
        minutes = st.number_input(
            "Minutes", min_value=1, max_value=120, value=5, key=sheet.key("own-minutes")
        )
        sent = st.form_submit_button("Add it")
    if sent:
        _keep(
            sheet,
            number,
            lambda: agenda.with_item(
                items, agenda.own_item(items, title, minutes=int(minutes), presenter=chair)
            ),
        )
        st.rerun()


def _begin(bench: Bench, sheet: Sheet, number: str, items: Sequence[AgendaItem], minutes: int) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        length = st.selectbox(
            "The meeting lasts",
            sorted({*_LENGTHS, minutes}),
            index=sorted({*_LENGTHS, minutes}).index(minutes),
            format_func=lambda found: f"{found} minutes",
            key=sheet.key("length"),
        )
        on = st.date_input(
            "It is held on", value=bench.door.about.day, format="DD/MM/YYYY", key=sheet.key("on")
        )
        begun = st.button("Settle the agenda and begin", type="primary", key=sheet.key("begin"))
    if begun:
        stream = f"meeting/{number}"
        sheet.save(
            lambda: [
                Wish(stream, MeetingCalled(on=on, minutes=int(length))),
                Wish(stream, AgendaSet(items=tuple(items), locked=True)),
            ]
        )
        st.rerun()


def _set_minutes(sheet: Sheet, number: str, items: Sequence[AgendaItem], name: str, key: str) -> None:
    chosen = int(st.session_state[key])
    _keep(sheet, number, lambda: agenda.with_minutes(items, name, chosen))


def _keep(sheet: Sheet, number: str, change: Change) -> None:
    """Keep the agenda as changed: a draft that others see, and that a refresh does not lose."""
    sheet.save(lambda: [Wish(f"meeting/{number}", AgendaSet(items=tuple(change())))])
