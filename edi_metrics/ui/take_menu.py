"""The menu 'Take it with you': choose a file, see it made, save it; copy a link to what is on the screen.

The menu runs by itself, and its body when it is open alone: a page that nobody takes away costs nothing more.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.errors import EdiError
from edi_metrics.exports import ahead
from edi_metrics.exports.leaving import File, entry
from edi_metrics.exports.media import MEDIA, Medium
from edi_metrics.exports.plain import plain
from edi_metrics.exports.take import Leaving, Taken, filename, may_leave
from edi_metrics.story.story import Story
from edi_metrics.story.words import taking as words
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.markup import strip as strip_html
from edi_metrics.ui.markup.html import Html, paragraph
from edi_metrics.ui.take_away import WayOut
from edi_metrics.vocabulary import Level

_PICTURE, _DATES, _DIGESTS = "picture", "dates", "digests"
_OPEN, _MADE = "take", "take-made"
_SCRIPT = Path(__file__).with_name("copy_link.js")


@dataclass(frozen=True)
class _Wanted:
    """What the menu is set to: a file made for another setting is not offered any more."""

    what: str
    pages: tuple[str, ...] = ()
    level: Level = Level.PUBLISHED
    reason: str = ""
    chart: str = ""
    view: str = ""
    """The page, choice and version it was asked on."""

    @property
    def problem(self) -> str:
        """Why it cannot be made yet; empty when it can."""
        needs_reason = self.level is Level.INSIDE and self.what in MEDIA
        return words.SAY_WHY if needs_reason and not plain(self.reason) else ""


@dataclass(frozen=True)
class _Made:
    wanted: _Wanted
    file: File


@st.fragment
def draw(way_out: WayOut, bench: Bench | None) -> None:
    """The button in the strip, and the menu under it."""
    menu = st.popover(
        "Take it with you", icon=":material/ios_share:", key=_OPEN, type="primary", on_change="rerun"
    )
    if menu.open:
        with menu:
            _body(way_out, bench)


def _body(way_out: WayOut, bench: Bench | None) -> None:
    offers = _offers(way_out, bench)
    what = st.selectbox(words.WHAT, list(offers), format_func=lambda name: offers[name][0], key="take-what")
    st.html(Html(paragraph("edi-take", offers[what][1])))
    wanted, pages = _wanted(way_out, what)
    if wanted is not None:
        _make(way_out, bench, wanted, pages)
    _copy_link()


def _offers(way_out: WayOut, bench: Bench | None) -> Mapping[str, tuple[str, str]]:
    """What can be taken: what each is called, and what is in it."""
    offers = {name: (one.words, one.holds) for name, one in MEDIA.items()}
    offers[_PICTURE] = (words.PICTURE, words.PICTURE_HOLDS)
    if bench is not None and bench.may(Can.TAKE_INSIDE):
        offers[_DATES] = (words.DATES, words.DATES_HOLD)
        offers[_DIGESTS] = (words.DIGESTS, words.DIGESTS_HOLD)
    return offers


def _wanted(way_out: WayOut, what: str) -> tuple[_Wanted | None, Sequence[Leaving]]:
    """What is to be made, as the menu is set, and of which pages; None where there is nothing to make."""
    view = way_out.reference("view")
    if what in (_DATES, _DIGESTS):
        return _Wanted(what, level=Level.INSIDE, view=view), ()
    if what == _PICTURE:
        chart = _chart(way_out)
        return (_Wanted(what, chart=chart, view=view) if chart else None), (way_out.page,)
    level, reason = _level(way_out, what)
    pages = _pages(way_out, MEDIA[what], level)
    slugs = tuple(page.story.slug for page in pages)
    return _Wanted(what, slugs, level, reason, view=view), pages


def _level(way_out: WayOut, what: str) -> tuple[Level, str]:
    """Published, unless someone who may takes inside figures in a file that can be stamped, and says why."""
    may = way_out.figures.level is Level.INSIDE and way_out.ledger.viewer.can(Can.TAKE_INSIDE)
    if not (may and MEDIA[what].may_be_inside and st.toggle(words.INSIDE, key=f"take-inside-{what}")):
        return Level.PUBLISHED, ""
    return Level.INSIDE, st.text_input(words.REASON, key=f"take-reason-{what}", max_chars=200)


def _pages(way_out: WayOut, medium: Medium, level: Level) -> Sequence[Leaving]:
    """This page, or those that the file has anyway; where this page does not leave, those without asking."""
    this: tuple[Leaving, ...] = ()
    if may_leave(way_out.page.story, level):
        options = (words.ITS_OWN, words.AND_THIS_PAGE) if medium.own else (words.THIS_PAGE, words.MAIN_PAGES)
        chosen = st.radio(words.WHICH_PAGES, options, key="take-pages", horizontal=True)
        this = (way_out.page,) if chosen in (words.THIS_PAGE, words.AND_THIS_PAGE) else ()
    return medium.pages(this, level, way_out.about(level).day)


def _chart(way_out: WayOut) -> str:
    from edi_metrics.exports.picture import pictures_of  # brings the typesetting with it

    [chapter] = _published(way_out).chapters
    titles = {shown.name: shown.title for shown in pictures_of(chapter)}
    if not titles:
        st.html(Html(paragraph("edi-take", words.NO_CHART)))
        return ""
    return str(
        st.selectbox(words.WHICH_CHART, list(titles), format_func=titles.__getitem__, key="take-chart")
    )


def _published(way_out: WayOut, chart: str = "") -> Taken:
    return way_out.taken([way_out.page], Level.PUBLISHED, way_out.reference(_PICTURE, chart))


def _make(way_out: WayOut, bench: Bench | None, wanted: _Wanted, pages: Sequence[Leaving]) -> None:
    """The button that makes it; then the button that saves it."""
    problem = wanted.problem
    if st.button(words.MAKE, key="take-make", type="primary", disabled=bool(problem)):
        problem = _keep(way_out, bench, wanted, pages)
    if problem:
        st.html(Html(strip_html.problem(problem)))
    made = cast(_Made | None, st.session_state.get(_MADE))
    if made is not None and made.wanted == wanted:
        _save(made, kept=way_out.is_kept)
    if wanted.level is Level.PUBLISHED and way_out.looks_back:
        st.html(Html(paragraph("edi-take", words.LOOKING_BACK)))
    data_to = way_out.about(wanted.level).data_to
    st.html(Html(strip_html.leaves(wanted.level, data_to, released=way_out.released)))


def _keep(way_out: WayOut, bench: Bench | None, wanted: _Wanted, pages: Sequence[Leaving]) -> str:
    """Make the file and keep it until another is made. Returns why it could not be; empty when it could."""
    bar = st.progress(0.0, text=words.DRAWING)
    st.session_state.pop(_MADE, None)
    try:
        file = _made(way_out, bench, wanted, pages, _telling(bar.progress, len(pages)))
    except EdiError as error:
        return str(error)
    finally:
        bar.empty()
    st.session_state[_MADE] = _Made(wanted, file)
    return ""


def _telling(show: Callable[..., object], of: int) -> Callable[[Story], None]:
    """What moves the bar on: each page is a step, and drawing the file is one more."""
    begun: list[str] = []

    def begins(story: Story) -> None:
        begun.append(story.slug)
        show(len(begun) / (of + 1), text=words.telling(story.title, len(begun), of))

    return begins


def _made(
    way_out: WayOut,
    bench: Bench | None,
    wanted: _Wanted,
    pages: Sequence[Leaving],
    begins: Callable[[Story], None],
) -> File:
    if wanted.what == _PICTURE:
        return _picture(way_out, wanted.chart)
    if wanted.what in (_DATES, _DIGESTS):
        assert bench is not None
        return _of_the_plan(way_out, bench, wanted.what)
    return way_out.file(MEDIA[wanted.what], pages, wanted.level, wanted.reason, begins)


def _picture(way_out: WayOut, chart: str) -> File:
    from edi_metrics.exports import picture  # brings the typesetting with it

    taken, slug = _published(way_out, chart), way_out.page.story.slug
    name, data = picture.filename(taken, slug, chart), picture.picture(taken, slug, chart)
    way_out.ledger.enter(taken.reference, entry("picture", name, taken))
    return File(name, data, "image/png", taken.reference)


def _of_the_plan(way_out: WayOut, bench: Bench, what: str) -> File:
    """The dates ahead, or what each owner has to do: the plan's own, so never for sharing."""
    from edi_metrics.exports import calendar, digest  # mail and calendars, asked for rarely

    about, reference = way_out.about(Level.INSIDE), way_out.reference(what)
    coming = ahead.on(bench.plan, service=about.service, sample=about.sample)
    if what == _DATES:
        data, ending, mime, why = calendar.calendar(coming), "ics", "text/calendar", words.DATES_WHY
    else:
        data, ending, mime, why = digest.archive(coming), "zip", digest.ARCHIVE, words.DIGESTS_WHY
    name = filename(what, ending, Level.INSIDE, about, reference)
    nothing = Taken(Level.INSIDE, bench.door.policy, about, (), reference)
    way_out.ledger.enter(reference, entry(what, name, nothing, why))
    return File(name, data, mime, reference)


def _save(made: _Made, *, kept: bool) -> None:
    st.html(Html(strip_html.ready(words.made(made.file.reference, kept=kept))))
    st.download_button(
        words.save(made.file.name, len(made.file.data)),
        data=made.file.data,
        file_name=made.file.name,
        mime=made.file.mime,
        key="take-save",
        on_click="ignore",
        icon=":material/download:",
    )


def _copy_link() -> None:
    """A button of the browser's own: the address is there, and nothing needs to be asked of the server."""
    code = _SCRIPT.read_text(encoding="utf-8")
    shown = strip_html.copy_link()
    st.html(Html(f"{shown}<script>(() => {{{code}}})();</script>"), unsafe_allow_javascript=True)
