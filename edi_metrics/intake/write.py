"""Tables out as CSV files that come straight back in: how the sample's records reach the door."""

from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from edi_metrics.datasets.kinds import quoted

if TYPE_CHECKING:
    import pandas as pd


def write_csv(frame: "pd.DataFrame", path: Path) -> None:
    """Write the table, missing cells blank. Several times as quick as pandas at 200,000 rows."""
    with duckdb.connect() as con:
        con.register("frame", frame)
        con.execute(f"copy frame to {quoted(str(path))} (format csv, header)")
