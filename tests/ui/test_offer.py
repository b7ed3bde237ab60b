"""The button of a card says what it holds, and how large it is."""

from dataclasses import replace

import pytest

from edi_metrics.ui.offer import offer_of
from tests.ui import making_blocks as made


@pytest.mark.parametrize(
    ("captions", "words"),
    [
        ("Gap by district.", "Download gap by district (CSV, 1 KB)"),
        ("SEND by year|A table", "Download SEND by year; a table (ZIP of 2 CSV files, 1 KB)"),
        ("Steps|Routes|Years", "Download steps; two more tables (ZIP of 3 CSV files, 1 KB)"),
    ],
)
def test_a_button_names_what_it_holds(captions: str, words: str) -> None:
    tables = [replace(made.table(), caption=caption) for caption in captions.split("|")]
    assert offer_of(tables).replace("\N{NO-BREAK SPACE}", " ") == words
