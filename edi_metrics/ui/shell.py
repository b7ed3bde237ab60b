"""The frame round every page: navigation by role, the strip, the level, and the states a page may be in."""

import re
from collections.abc import Mapping, Sequence
from time import sleep
from typing import cast
from urllib.parse import urlsplit

import streamlit as st
from streamlit.navigation.page import Page as MenuPage

from edi_metrics.access import Can, Viewer
from edi_metrics.errors import EdiError, NoWarehouse
from edi_metrics.reader import Reader
from edi_metrics.settings import ROOT, Settings
from edi_metrics.story.story import PAGES, Story, stories
from edi_metrics.story.words import forum as forum_words
from edi_metrics.story.words import meeting as meeting_words
from edi_metrics.ui import process, take_menu
from edi_metrics.ui.choices import nearest, shortened
from edi_metrics.ui.markup import states
from edi_metrics.ui.markup import strip as strip_html
from edi_metrics.ui.markup.html import Html, paragraph
from edi_metrics.ui.plan_door import AS_AT, Opened
from edi_metrics.ui.sign_in import role_switch
from edi_metrics.ui.style import style
from edi_metrics.ui.take_away import WayOut
from edi_metrics.ui.told import Figures
from edi_metrics.vocabulary import Level

GROUPS = ("Overview", "Figures", "Plan", "About")
"""The menu, left to right. The first stands alone; each other is a heading that opens."""

_NAVIGATED = "navigated"
_RAN_ALONE = "ran-alone"
_LEVEL, _LEVEL_SWITCH, _LEVEL_SEEN = "level", "level-switch", "level-address"
_VERSION = "version"
_LOOK_BACK = "look-back"
_FRONT = "start"
"""What Streamlit calls the first page. It serves it at the root, and answers its name with 'not found';
so that /overview works as the root does, the first page has this name, and its own is a second page."""
_PAGE_NAME = re.compile(r"[A-Za-z0-9_-]{1,60}$")
_POLL = 0.2


def navigate(viewer: Viewer) -> MenuPage:
    """Put the menu up for the viewer's role, and say which page the address asks for.

    A page the viewer may not read is known, so that its address gets an answer, but is in no menu. An
    address that is no page gets a page of its own, which names the nearest.
    """
    menu: dict[str, list[MenuPage]] = {"": []}
    asked = _name_in_address()
    for story in stories():
        heading = "" if story.group in ("", GROUPS[0]) else story.group
        menu.setdefault(heading, []).extend(_menu_pages(story, viewer, asked))
    if asked not in ("", _FRONT, *(story.slug for story in stories())):
        lost = st.Page(
            lambda: _no_such_page(asked), title="No such page", url_path=asked, visibility="hidden"
        )
        menu[""].append(lost)
    chosen = st.navigation({heading: menu[heading] for heading in sorted(menu, key=_place)}, position="top")
    st.session_state[_NAVIGATED] = True
    return chosen


def _place(heading: str) -> int:
    return GROUPS.index(heading) if heading in GROUPS else (0 if heading == "" else len(GROUPS))


def _menu_pages(story: Story, viewer: Viewer, asked: str) -> list[MenuPage]:
    """The story's page; for the first story also the one at its own name, when the address asks for that."""
    may_read = viewer.role in story.roles
    if story is not stories()[0]:
        return [_menu_page(story, story.slug, listed=may_read)]
    by_name = asked == story.slug
    root = _menu_page(story, _FRONT, listed=may_read and not by_name, default=True)
    return [root, _menu_page(story, story.slug, listed=may_read)] if by_name else [root]


def _menu_page(story: Story, path: str, *, listed: bool, default: bool = False) -> MenuPage:
    return st.Page(
        PAGES / f"{story.slug}.py",
        title=story.title,
        icon=story.icon or None,
        url_path=path,
        default=default,
        visibility="visible" if listed else "hidden",
    )


def _name_in_address() -> str:
    """What the address calls the page; '' at the root, and for what could not be a page's name."""
    name = urlsplit(st.context.url or "").path.rstrip("/").rsplit("/", 1)[-1]
    return name if _PAGE_NAME.match(name) else ""


def _no_such_page(name: str) -> None:
    name_page("No such page")
    st.session_state.pop(_NAVIGATED, None)
    st.html(style())
    titles = {story.slug: story.title for story in stories()}
    near = nearest(name, [*titles, *titles.values()])
    slug = next((slug for slug, title in titles.items() if near in (slug, title)), "")
    hint = (slug, titles[slug]) if slug else (stories()[0].slug, stories()[0].title)
    st.html(Html(states.no_such_page(shortened(name), *hint, sure=bool(slug))))


def enter(title: str, viewer: Viewer) -> None:
    """Begin a page: its name in the browser, the style, and, when it was run alone, the menu.

    A server whose first visit is a deep link runs that page without `app.py`, and knows its widgets by other
    names than every later run does: so it is run again at once, with the menu, before anybody can press one.
    """
    name_page(title)
    if not st.session_state.pop(_NAVIGATED, False):
        navigate(viewer)
        st.session_state.pop(_NAVIGATED, None)
        if _RAN_ALONE not in st.session_state:
            st.session_state[_RAN_ALONE] = True
            st.rerun()
    st.html(style())
    process.settle()


def name_page(title: str) -> None:
    """The page's name and icon in the browser.

    It comes before the menu: for a page with a menu icon and no icon of its own, Streamlit's front end
    asks the internet for one.
    """
    st.set_page_config(
        page_title=f"{title} · EDI metrics", page_icon=str(ROOT / "static" / "favicon.svg"), layout="wide"
    )


def level(viewer: Viewer, settings: Settings, slug: str) -> Level:
    """The level to show: published to a partner; to others what they chose, on this page or the last.

    The address may choose it too, as `?level=published`; there a level it does not know changes nothing.
    """
    if settings.level is Level.PUBLISHED or not viewer.can(Can.READ_INSIDE):
        return Level.PUBLISHED
    address = st.query_params.get(_LEVEL)
    if (slug, address) != st.session_state.get(_LEVEL_SEEN):
        same_page = st.session_state.get(_LEVEL_SEEN, (slug, None))[0] == slug
        if address in tuple(Level) or same_page:
            st.session_state[_LEVEL] = Level(address) if address in tuple(Level) else Level.INSIDE
    chosen = cast(Level, st.session_state.setdefault(_LEVEL, Level.INSIDE))
    _write_level(chosen, slug)
    return chosen


def _write_level(chosen: Level, slug: str) -> None:
    """Keep the address true: it names the level when that is not the usual one."""
    address = st.query_params.get(_LEVEL)
    if chosen is Level.PUBLISHED and address != chosen:
        st.query_params[_LEVEL] = chosen.value
    elif chosen is Level.INSIDE and address in tuple(Level):
        del st.query_params[_LEVEL]
    st.session_state[_LEVEL_SEEN] = (slug, st.query_params.get(_LEVEL))


def level_note(address: Mapping[str, str]) -> list[str]:
    """A sentence when the address asks for a level that does not exist."""
    asked = address.get(_LEVEL, "")
    if not asked or asked in tuple(Level):
        return []
    near = nearest(asked, [level.value for level in Level])
    hint = f" Did you mean '{near}'?" if near else " Choose from 'inside' and 'published'."
    return [f"There is no level called '{shortened(asked)}'.{hint} The inside view is shown."]


def reader(settings: Settings, wanted: Level) -> Reader:
    """Figures of the version this visit began with; the first ones are built before the viewer's eyes."""
    if process.is_first_run(settings):
        _build_first(settings)
    found = process.reader(settings, wanted, st.session_state.get(_VERSION))
    st.session_state[_VERSION] = found.about.version
    return found


def _build_first(settings: Settings) -> None:
    """Wait for the first build with a bar that says what it does, then go on. Stops the page if it fails."""
    build = process.first_build(settings)
    place = st.empty()
    with place.container():
        st.html(Html(states.first_run(settings.service)))
        bar = st.progress(0.0, text=build.step)
        while build.running:
            bar.progress(build.share, text=build.step)
            sleep(_POLL)
    place.empty()
    if build.problem:
        process.forget_build(settings)
        stop(NoWarehouse(f"The first figures could not be made. {build.problem}"))
    process.forget_build(settings)


def stop(error: EdiError, *, still_works: str = "") -> None:
    """End the page with a sentence in place of a traceback."""
    st.html(style())
    st.html(Html(states.problem(str(error), still_works)))
    st.stop()


def not_allowed(viewer: Viewer) -> None:
    """End the page: it is not for this viewer. Says where to go and nothing about what is here."""
    first = next(story for story in stories() if viewer.role in story.roles)
    st.html(Html(states.not_allowed(first.slug, first.title)))
    st.stop()


def strip(
    viewer: Viewer,
    settings: Settings,
    opened: Opened,
    chosen: str,
    way_out: WayOut,
    story: Story,
) -> None:
    """The sticky line under the menu: level, sample, date, choice, key, slides, and what can be taken away.

    The level of a page that is presented is nobody's to choose.
    """
    reader = opened.figures
    with st.container(key="strip", horizontal=True, vertical_alignment="center"):
        badge = ""
        if settings.level is None:
            _view(viewer, opened, fixed=story.presented)
        else:
            badge = strip_html.fixed_badge(reader)
        st.html(Html(strip_html.strip(reader.about, chosen, badge=badge)))
        with st.popover("Key", icon=":material/help:", key="key"):
            st.html(Html(strip_html.key(st.context.theme.type or "light")))
        if not story.presented:
            _present()
        take_menu.draw(way_out, opened.bench)


def _present() -> None:
    """One click from any page to the slides, which begin at once."""
    for story in stories():
        if story.presented:
            st.page_link(
                PAGES / f"{story.slug}.py",
                label=forum_words.PRESENT,
                icon=story.icon or None,
                query_params={"slide": "1"},
            )


def _view(viewer: Viewer, opened: Opened, *, fixed: bool) -> None:
    """The level's badge, which opens to change it, and to look back at a past meeting."""
    reader = opened.figures
    words = f"**{strip_html.view_name(reader.level)}** {strip_html.hides(reader.level, reader.policy)}"
    with st.popover(words, icon=":material/lock:", key="view"):
        if fixed:
            st.html(Html(paragraph("edi-text", forum_words.ALWAYS_PUBLISHED)))
        elif viewer.can(Can.READ_INSIDE):
            st.session_state[_LEVEL_SWITCH] = reader.level
            st.radio(
                "Show figures as",
                list(Level),
                format_func=_LEVEL_WORDS.__getitem__,
                key=_LEVEL_SWITCH,
                on_change=_switch_level,
            )
        if opened.meetings:
            _look_back(opened)
        role_switch(viewer)


def _look_back(opened: Opened) -> None:
    """Any page as at a past meeting: the address says which, so that it can be sent."""
    days = {one.number: one.held_on for one in reversed(opened.meetings)}
    st.session_state[_LOOK_BACK] = opened.as_at
    st.selectbox(
        "As at",
        ["", *days],
        format_func=lambda number: meeting_words.option(number, days[number]) if number else "Today",
        key=_LOOK_BACK,
        on_change=_look,
        help="See the plan and the figures as a past meeting left them.",
    )


def _look() -> None:
    chosen = cast(str, st.session_state[_LOOK_BACK])
    if chosen:
        st.query_params[AS_AT] = chosen
    elif AS_AT in st.query_params:
        del st.query_params[AS_AT]


_LEVEL_WORDS = {
    Level.INSIDE: "Inside view, for leaders and the working group",
    Level.PUBLISHED: "Published preview, as partners see it",
}


def _switch_level() -> None:
    st.session_state[_LEVEL] = Level(st.session_state[_LEVEL_SWITCH])


def banners(opened: Opened, settings: Settings, notes: Sequence[str]) -> None:
    """What the viewer should know before the headline; nothing at all on most days."""
    reader = opened.figures
    said = [*([reader.about.banner] if reader.about.banner else []), *notes]
    if said:
        st.html(Html(states.banner(said)))
    newest = process.newest(settings)
    if opened.as_at:
        return  # a past day is by the figures of its day
    if newest and newest != reader.about.version and not reader.about.banner:
        with st.container(key="newer", horizontal=True, vertical_alignment="center"):
            st.html(Html(states.banner(["Newer figures are ready."])))
            st.button("Show them", key="show-newer", on_click=_show_newer)


def _show_newer() -> None:
    st.session_state.pop(_VERSION, None)


def footer(reader: Figures) -> None:
    """The last line of a page: whose figures, by which rule, made when."""
    st.html(Html(strip_html.footer(reader)))
