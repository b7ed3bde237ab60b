"""One version of the warehouse, open to read and locked against everything else."""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from edi_metrics.errors import DamagedWarehouse

FORMAT = "1"
"""The shape of a version file. A file with another was made by another release of this product."""

_LOCKS = (
    "set enable_external_access = false",
    "set autoinstall_known_extensions = false",
    "set autoload_known_extensions = false",
    "set lock_configuration = true",
)

_TABLES = ("about", "benchmark", "cell", "event", "target", "target_change")

_LATER_TABLES = ("plan",)
"""Tables that a file made by an earlier release does not have. Without one there is nothing of its kind."""

Row = tuple[object, ...]


class Warehouse:
    """A read-only version file. Raises `DamagedWarehouse` when it is not whole."""

    def __init__(self, path: Path) -> None:
        self._path = path
        if not path.is_file():
            raise DamagedWarehouse(f"The version file {path.name} is missing.")
        self._con = duckdb.connect(":memory:", config={"threads": 1})
        try:
            self._con.execute(f"attach '{_quoted(path)}' as version (read_only)")
            for lock in _LOCKS:
                self._con.execute(lock)
            self.about = {
                str(key): str(value) for key, value in self.rows("select key, value from version.about")
            }
            self._check()
        except duckdb.Error as error:
            self._con.close()
            raise DamagedWarehouse(f"The version file {path.name} cannot be read.") from error
        except DamagedWarehouse:
            self._con.close()
            raise

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Every row that answers `sql`, whose tables are `version.cell` and its neighbours.

        A cursor for each question: a shared one gives answers to the wrong thread.
        """
        try:
            with self._con.cursor() as cursor:
                return cursor.execute(sql, values).fetchall()
        except duckdb.Error as error:
            raise DamagedWarehouse(
                f"The version file {self._path.name} cannot be read, or was made by another release of this"
                " product. Build it again."
            ) from error

    def has(self, table: str) -> bool:
        """Whether the file has a table of this name."""
        found = self.rows(
            "select 1 from duckdb_tables() where database_name = 'version' and table_name = ?", [table]
        )
        return bool(found)

    def close(self) -> None:
        """Let the file go."""
        self._con.close()

    def _check(self) -> None:
        if self.about.get("format") != FORMAT:
            raise DamagedWarehouse(
                f"The version file {self._path.name} was made by another release of this product."
                " Build it again."
            )
        later = [table for table in _LATER_TABLES if self.has(table)]
        for table in (
            *_TABLES,
            *later,
        ):  # every block is read, so that a damaged one is met now and not by a page
            self.rows(f"select bit_xor(hash(whole)) from version.{table} as whole")
        [(cells,)] = self.rows("select count(*) from version.cell")
        if str(cells) != self.about.get("cells"):
            raise DamagedWarehouse(f"The version file {self._path.name} has lost some of its cells.")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
