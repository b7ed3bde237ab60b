"""Presentation mode: a page's cards one at a time, for a room. The browser turns the slides by itself."""

from pathlib import Path

import streamlit as st

from edi_metrics.settings import Settings
from edi_metrics.story.words import forum as words
from edi_metrics.ui import process
from edi_metrics.ui.markup import slides
from edi_metrics.ui.markup.html import Html
from edi_metrics.ui.told import Figures

_SCRIPT = Path(__file__).with_name("present.js")


def notes(reader: Figures, settings: Settings) -> list[str]:
    """That these figures are not the released ones, when they are not."""
    return [] if _released(reader, settings) else [words.NOT_RELEASED]


def stage(reader: Figures, settings: Settings, *, given: bool = False) -> None:
    """Put up what slides are shown on, and listen for the keys that turn them.

    The figures of a deck that was given were released then, whatever has been since.
    """
    shown = slides.stage(reader, released=given or _released(reader, settings))
    code = _SCRIPT.read_text(encoding="utf-8")
    st.html(Html(f"{shown}<script>(() => {{{code}}})();</script>"), unsafe_allow_javascript=True)


def _released(reader: Figures, settings: Settings) -> bool:
    return reader.about.version == process.released(settings)
