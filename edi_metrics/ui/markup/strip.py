"""The strip's words: which view this is, whose figures, as on which date, and the key to every mark."""

from datetime import date

from edi_metrics import targets
from edi_metrics.levels import Policy
from edi_metrics.periods import day_words
from edi_metrics.reader import About
from edi_metrics.story.asking import Door
from edi_metrics.story.blocks import Chip
from edi_metrics.story.words import taking
from edi_metrics.ui.markup.chip import chip
from edi_metrics.ui.markup.html import paragraph, text
from edi_metrics.vocabulary import Level, Standing, Symbol

STALE_DAYS = 100
"""Figures older than a term and its holidays say how old they are."""


def view_name(level: Level) -> str:
    """The level as the strip names it."""
    return "Inside view" if level is Level.INSIDE else "Published view"


def hides(level: Level, policy: Policy) -> str:
    """What the level hides, in a few words."""
    if level is Level.INSIDE:
        return f"counts of 1 to {policy.smallest - 1} hidden"
    return f"counts under {policy.smallest} hidden, the rest to the nearest {policy.step}"


def rule(reader: Door) -> str:
    """The level and its rule as a sentence."""
    return f"{view_name(reader.level)}: {hides(reader.level, reader.policy)}."


def strip(about: About, chosen: str, *, badge: str = "") -> str:
    """Badges, date and choice, in one line on a laptop."""
    fixed = f'<span class="edi-badge">{badge}</span>' if badge else ""
    sample = '<span class="edi-badge">Sample data</span>' if about.sample else ""
    choice = f'<span class="edi-strip-choice">{text(chosen)}</span>' if chosen else ""
    return f'<p class="edi-strip">{fixed}{sample}{_data_to(about)}{choice}</p>'


def fixed_badge(reader: Door) -> str:
    """The level where there is no choice of level."""
    return f"<b>{view_name(reader.level)}</b> <span>{text(hides(reader.level, reader.policy))}</span>"


def _data_to(about: About) -> str:
    old = (about.day - about.data_to).days
    words = f"Data to <b>{day_words(about.data_to)}</b>"
    if old < STALE_DAYS:
        return f'<span class="edi-strip-date">{words}</span>'
    return f'<span class="edi-strip-date edi-stale">{words}, {old} days ago</span>'


_WHEN = {
    Standing.ACHIEVED: "at or past the target",
    Standing.ON_TRACK: f"{targets.ON_TRACK_FROM:.0%} or more of the progress expected by now",
    Standing.BEHIND: f"{targets.BEHIND_FROM:.0%} to {targets.ON_TRACK_FROM:.0%} of it",
    Standing.OFF_TRACK: f"under {targets.BEHIND_FROM:.0%} of it, and chance cannot explain that",
    Standing.CANNOT_SAY: (
        f"under {targets.FEWEST_PEOPLE} people, under {targets.FEWEST_PERIODS} periods, hidden, not due,"
        " or chance covers both"
    ),
}


def key(theme: str) -> str:
    """Every mark on the pages, in words: standings, symbols and what a chart's marks are.

    It hangs outside the page, so it must be told whether the theme is 'light' or 'dark'.
    """
    standings = "".join(
        f"<dt>{chip(Chip(standing))}</dt><dd>{text(when)}</dd>" for standing, when in _WHEN.items()
    )
    symbols = "".join(
        f"<dt><b>{symbol.value}</b></dt><dd>{text(symbol.words)}</dd>" for symbol in Symbol if symbol.value
    )
    low = "<dt><b>low</b></dt><dd>more than zero, but rounds to 0</dd>"
    return (
        f'<section class="edi-key edi-theme-{text(theme)}"><h2>How a target is going</h2>'
        f'<dl class="edi-key-standings">{standings}</dl>'
        f'<h2>In place of a figure</h2><dl class="edi-key-symbols">{symbols}{low}</dl>'
        "<h2>On charts</h2><p>Filled blue is the group in question; open and grey is all or a comparison."
        " Solid is what happened, dotted the path to a target, dashed where this pace leads."
        " A dotted outline with <b>c</b> is hidden; its size means nothing.</p>"
        '<p><a href="method">How figures are counted and protected</a></p></section>'
    )


def leaves(level: Level, data_to: date, *, released: bool) -> str:
    """Under the menu: which figures the file holds."""
    return paragraph("edi-take", taking.leaves(level, data_to, released=released))


def problem(words: str) -> str:
    """Why a file cannot be made, or not yet: read out, and in the menu's own colours."""
    return f'<p class="edi-take edi-take-problem" role="alert">{text(words)}</p>'


def ready(words: str) -> str:
    """That a file is there, read out when it appears."""
    return f'<p class="edi-take" role="status">{text(words)}</p>'


def copy_link() -> str:
    """A button of the browser's own, and where it says what became of it."""
    return (
        '<section class="edi-key"><h2>Share this view</h2>'
        "<p>The address holds the page, the level and every choice.</p>"
        '<p><button type="button" class="edi-copy-link">Copy a link to this view</button>'
        ' <span class="edi-copied" role="status"></span></p>'
        "<h2>Print or save as PDF</h2>"
        "<p>Press Ctrl and P, or Command and P on a Mac. The controls are left out.</p></section>"
    )


def footer(reader: Door) -> str:
    """Whose figures these are, by which rule, and that they are invented when they are."""
    about = reader.about
    sample = f" Sample data: {about.service} is invented." if about.sample else f" {about.service}."
    made = f"Figures made on {day_words(about.made_at.date())}, version {about.version}."
    return f'<footer class="edi-foot"><p>{text(rule(reader))} {text(made)}{text(sample)}</p></footer>'
