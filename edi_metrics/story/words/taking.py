"""Taking a page away, in words: what the menu offers, what it does meanwhile, and what has left."""

from datetime import date

from edi_metrics.periods import day_words
from edi_metrics.vocabulary import Level

WHAT = "What to take"
THIS_PAGE = "This page, with the choices made on it"
MAIN_PAGES = "The main pages"
ITS_OWN = "Its own pages"
AND_THIS_PAGE = "Its own pages, then this page"
WHICH_PAGES = "Which pages"
INSIDE = "With inside figures, not for sharing"
REASON = "Why are inside figures needed outside the service?"
SAY_WHY = "Say why, in a few words: the reason stays in the record."
MAKE = "Make the file"
DRAWING = "Drawing the file"

NO_LONGER_KEPT = (
    "The published figures of this page are no longer kept. Show the newest ones, then take it again."
)
LOOKING_BACK = "You are looking back at a meeting: published files hold what is published now."

PICTURE = "Picture of one chart (PNG)"
PICTURE_HOLDS = "With its title, source and level in it, for a report or a slide of your own."
WHICH_CHART = "Which chart"
NO_CHART = "No chart of this page is published, so there is none to take a picture of."

DATES = "Dates of the plan (calendar)"
DATES_HOLD = "The next meeting, due dates and dates to check a measure, for your own calendar."
DATES_WHY = "For the diaries of the working group"
DIGESTS = "A list for each owner (e-mails in a ZIP)"
DIGESTS_HOLD = "What is late or due in the next 14 days, ready to send: one message for each owner."
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
    said = f"Ready to save. Its reference is {reference[:8]}"
    return f"{said}, and the record says that you took it." if kept else f"{said}."


def leaves(level: Level, data_to: date, *, released: bool) -> str:
    """Which figures files hold, under the menu."""
    if level is Level.INSIDE:
        return (
            'Inside figures. Every page says "not for sharing", and the record keeps who took them and why.'
        )
    opens = f"Published figures, data to {day_words(data_to)}"
    return f"{opens}." if released else f"{opens}, not yet released to partners: the file says so."
