"""The generated service, once for all the tests of this folder."""

import pandas as pd
import pytest

from edi_metrics.sample import generate
from tests.sample.recount import Rows


@pytest.fixture(scope="session")
def generated() -> dict[str, pd.DataFrame]:
    """Every dataset as the generator gives it."""
    return generate(2026)


@pytest.fixture(scope="session")
def rows(generated: dict[str, pd.DataFrame]) -> Rows:
    """The same as plain rows of text."""
    return {
        name: [
            dict(zip(table.columns, row, strict=True))
            for row in zip(*(table[c].tolist() for c in table), strict=True)
        ]
        for name, table in generated.items()
    }
