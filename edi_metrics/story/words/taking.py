"""Taking a page away, in words: what the menu offers, what it does meanwhile, and what has left."""

from datetime import date

from edi_metrics.periods import day_words
from edi_metrics.vocabulary import Level

WHAT = "What to take"
THIS_PAGE = "This page as it is shown"
MAIN_PAGES = "The main pages"
ITS_OWN = "Its own"
AND_THIS_PAGE = "Its own, and this page after them"
WHICH_PAGES = "Of which pages"
INSIDE = "With inside figures, not for sharing"
REASON = "Why do inside figures have to leave?"
SAY_WHY = "Say why, in a few words: the reason stays in the record."
MAKE = "Make the file"
DRAWING = "Drawing the file"

PICTURE = "Picture of one chart (PNG)"
PICTURE_HOLDS = "With its title, source and level in it, for a report or a slide of your own."
WHICH_CHART = "Which chart"
NO_CHART = "No chart of this page is published, so there is none to take a picture of."

DATES = "Dates of the plan (calendar)"
DATES_HOLD = "The next meeting, what is due and what is looked at again, for a calendar of your own."
DATES_WHY = "For the diaries of the working group"
DIGESTS = "A list for each owner (e-mails in a ZIP)"
DIGESTS_HOLD = "What is late or due in the next 14 days, ready to send: one message an owner."
DIGESTS_WHY = "For each owner of an action"
MINUTES_WHY = "For those who were at the meeting"


def telling(title: str, place: int, of: int) -> str:
    """What is being done: 'Reading Who takes part, page 2 of 7'."""
    return f"Reading {title}, page {place} of {of}" if of > 1 else f"Reading {title}"


def save(name: str, size: int) -> str:
    """What the button says once the file is there: 'Save deck-published-….pptx (62 KB)'."""
    said = f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"
    return f"Save {name} ({said})"


def made(reference: str, *, kept: bool) -> str:
    """That the file is ready, and that the record says so."""
    said = f"Ready. Its reference is {reference[:8]}"
    return f"{said}, and the record says that you took it." if kept else f"{said}."


def leaves(level: Level, data_to: date, *, released: bool) -> str:
    """Which figures files hold, under the menu."""
    if level is Level.INSIDE:
        return "Inside figures: every page says that they are not for sharing, and the record who took them."
    opens = f"Published figures, data to {day_words(data_to)}"
    return f"{opens}." if released else f"{opens}, not yet released to partners: the file says so."
