"""The reference says what is declared, no more and no less."""

import pytest

from edi_metrics import reference
from edi_metrics.datasets import datasets
from edi_metrics.dimensions import DIMENSIONS
from edi_metrics.metrics import metrics
from edi_metrics.settings import ROOT
from edi_metrics.story.story import stories

FOLDER = ROOT / "docs" / "reference"


@pytest.mark.parametrize("name", sorted(reference.documents()))
def test_what_is_written_is_what_is_declared(name: str) -> None:
    written = (FOLDER / name).read_text(encoding="utf-8")
    assert written == reference.documents()[name], "run `python -m edi_metrics reference`"


def test_nothing_else_is_written_there() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(reference.documents())


def test_every_metric_split_dataset_and_page_is_in_it() -> None:
    pages = reference.documents()
    assert [key for key in metrics() if f"`{key}` · " not in pages["metrics.md"]] == []
    assert [key for key in DIMENSIONS if f"| `{key}` |" not in pages["splits.md"]] == []
    assert [name for name in datasets() if f"`{name}` · " not in pages["datasets.md"]] == []
    assert [story.slug for story in stories() if f"`/{story.slug}`" not in pages["pages.md"]] == []


def test_every_metric_has_a_test_that_says_what_it_counts() -> None:
    untold = [
        found.splitlines()[2].split("`")[1]
        for found in reference.documents()["metrics.md"].split("### ")[1:]
        if "In its tests:" not in found
    ]
    assert untold == []
