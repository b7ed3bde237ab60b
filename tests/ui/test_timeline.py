"""Dates that moved, drawn: the first open, each move a tick, the present one filled, and words at the end."""

import re
from datetime import date

from edi_metrics import charts
from edi_metrics.story.blocks import Slip, Timeline
from edi_metrics.ui.markup.timeline import timeline

TODAY = date(2026, 11, 23)
TWICE = Slip(
    "Pay tutors",
    (date(2026, 4, 30), date(2026, 9, 30), date(2027, 1, 29)),
    "moved twice, 274 days later",
)
EARLIER = Slip("Open a choir", (date(2026, 12, 1), date(2026, 6, 1)), "moved once, 183 days earlier")


def places(html: str, kind: str) -> list[float]:
    """Where the marks of a kind stand, in per cent."""
    return [float(found) for found in re.findall(rf'edi-slip-{kind}" style="left:([\d.]+)%', html)]


def test_a_row_has_its_first_date_each_move_and_the_date_now_in_order() -> None:
    html = timeline(Timeline((TWICE,), TODAY), "")
    [ring], [tick], [dot] = (places(html, kind) for kind in ("ring", "tick", "dot"))
    assert 0 <= ring < tick < dot <= 100
    assert TWICE.note in html


def test_one_move_has_no_tick_between_its_dates() -> None:
    assert places(timeline(Timeline((EARLIER,), TODAY), ""), "tick") == []


def test_a_date_that_moved_forward_is_drawn_to_the_left() -> None:
    html = timeline(Timeline((EARLIER,), TODAY), "")
    [ring], [dot] = places(html, "ring"), places(html, "dot")
    assert dot < ring
    assert places(html, "bar") == [dot]


def test_every_row_has_one_scale_with_today_on_it() -> None:
    html = timeline(Timeline((TWICE, EARLIER), TODAY), "")
    assert len(set(places(html, "today"))) == 1
    assert len(places(html, "today")) == 2
    assert "Apr 2026" in html


def test_what_it_shows_is_said_and_what_people_typed_is_text() -> None:
    html = timeline(Timeline((Slip("<b>Pay</b>", TWICE.days, "moved twice"),), TODAY), 'Said "so"')
    assert "<b>Pay" not in html
    assert 'aria-label="Said &quot;so&quot;"' in html


def test_nothing_that_moved_is_nothing_drawn() -> None:
    assert timeline(Timeline((), TODAY), "Nothing moved.") == ""


def test_it_needs_no_picture() -> None:
    assert charts.draw(Timeline((TWICE,), TODAY)) is None
