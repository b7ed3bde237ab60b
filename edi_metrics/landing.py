"""Accepted batches: each a Parquet file of typed rows, its original, and who brought it when.

The JSON beside a batch is written last and makes it real: whatever stops a landing, no half batch is seen.
"""

import contextlib
import hashlib
import hmac
import json
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb

from edi_metrics.datasets import Dataset, datasets
from edi_metrics.datasets.kinds import quoted
from edi_metrics.errors import BadReference

PERSON, COUNTED = "person", "counted"
_KEY_LENGTH = 16  # hex characters of the pseudonym: 64 bits, no clash among a county's people
_BLOCK = 64  # bytes in a block of SHA-256, which HMAC pads its secret to


@dataclass(frozen=True)
class Batch:
    """One accepted file."""

    dataset: str
    batch: str
    form: str
    rows: int
    sha256: str
    who: str
    when: str
    source: str
    notices: tuple[str, ...] = ()


def batches(private: Path) -> tuple[Batch, ...]:
    """Every accepted batch, oldest first within its dataset. Raises `BadReference` when one is damaged."""
    return tuple(_read(path) for path in sorted((private / "landing").glob("*/*.json")))


def land(
    con: duckdb.DuckDBPyConnection,
    table: str,
    dataset: Dataset,
    *,
    form: str,
    original: Path,
    sha256: str,
    private: Path,
    who: str,
    when: datetime,
    notices: tuple[str, ...] = (),
    secret: bytes | None = None,
) -> Batch:
    """Keep the checked rows of `table` as a batch. Keys become pseudonyms; postcodes become places.

    The original is kept too, unless it holds a column that must be dropped.
    """
    folder = _private_folder(private / "landing" / dataset.name)
    name = f"{len(list(folder.glob('*.json'))) + 1:05d}-{sha256[:8]}"
    _set_secret(con, _secret(private, secret))
    rows = _rows_sql(table, dataset, form, private)
    with _written(folder / f"{name}.parquet") as temporary:
        con.execute(f"copy ({rows}) to {quoted(str(temporary))} (format parquet, compression zstd)")
    if not dataset.dropped:
        with _written(folder / f"{name}.csv") as temporary:
            shutil.copyfile(original, temporary)
    if form == PERSON and "postcode" in dataset.dropped:
        notices += _unplaced(con, rows)
    count = _count(con, f"select count(*) from {table}")
    batch = Batch(dataset.name, name, form, count, sha256, who, when.isoformat(), original.name, notices)
    with _written(folder / f"{name}.json") as temporary:
        temporary.write_text(json.dumps(asdict(batch), indent=1), encoding="utf-8")
    return batch


def staging_sql(private: Path) -> list[str]:
    """Statements that make `stg_<dataset>` and `stg_<dataset>_counted`: the latest row of each key.

    A dataset that nobody has loaded is an empty view of the same columns.
    """
    accepted = batches(private)
    statements = []
    for dataset in datasets().values():
        for form in (PERSON, COUNTED) if dataset.counted else (PERSON,):
            suffix = "" if form == PERSON else "_counted"
            rows = _staged(dataset, form, accepted, private)
            statements.append(f"create or replace view stg_{dataset.name}{suffix} as {rows}")
    return statements


def stored_columns(dataset: Dataset, form: str) -> tuple[tuple[str, str], ...]:
    """The name and SQL type of every column a batch of this form holds."""
    return tuple(
        (stored.name, stored.type)
        for column in dataset.form(form == COUNTED).columns()
        if column.name not in dataset.dropped
        for stored in column.kind.stored(column.name, column.name, date.max)
    )


def _read(path: Path) -> Batch:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return Batch(**(held | {"notices": tuple(held["notices"])}))
    except (ValueError, TypeError, KeyError) as error:
        raise BadReference(
            f"The record of the batch '{path.stem}' of {path.parent.name} is damaged."
            " Put that file back from a backup, or load its original again."
        ) from error


def _staged(dataset: Dataset, form: str, accepted: Iterable[Batch], private: Path) -> str:
    files = [
        private / "landing" / batch.dataset / f"{batch.batch}.parquet"
        for batch in accepted
        if batch.dataset == dataset.name and batch.form == form
    ]
    return _latest(dataset, form, files) if files else _empty(dataset, form)


def _latest(dataset: Dataset, form: str, files: list[Path]) -> str:
    columns = ", ".join(f"cast({name} as {kind}) as {name}" for name, kind in stored_columns(dataset, form))
    listed = ", ".join(quoted(str(file)) for file in files)
    rows = f"select {columns} from read_parquet([{listed}], union_by_name = true, filename = true)"
    if len(files) == 1:
        return rows
    key = ", ".join(dataset.per(form == COUNTED))
    return f"{rows} qualify row_number() over (partition by {key} order by filename desc) = 1"


def _empty(dataset: Dataset, form: str) -> str:
    columns = ", ".join(f"null::{kind} as {name}" for name, kind in stored_columns(dataset, form))
    return f"select {columns} where false"


def _rows_sql(table: str, dataset: Dataset, form: str, private: Path) -> str:
    names = [name for name, _ in stored_columns(dataset, form)]
    keys = dataset.keys if form == PERSON else ()
    shown = {name: f"{_pseudonym(name)} as {name}" if name in keys else f"t.{name}" for name in names}
    source = f"{table} as t"
    if form == PERSON and "postcode" in dataset.dropped:
        shown["district"] = "coalesce(t.district, place.district) as district"
        shown["home_imd_decile"] = "coalesce(t.home_imd_decile, place.imd_decile) as home_imd_decile"
        places = _staged(datasets()["postcode_lookup"], PERSON, batches(private), private)
        source += f" left join ({places}) as place on place.postcode = t.postcode"
    return f"select {', '.join(shown.values())} from {source}"


def _unplaced(con: duckdb.DuckDBPyConnection, rows: str) -> tuple[str, ...]:
    """A notice when postcodes were not found, since they are dropped and nobody can look again."""
    count = _count(con, f"select count(*) from ({rows}) where district is null")
    if not count:
        return ()
    return (f"{count:,} postcodes are not in the postcode look-up, so those rows have no district.",)


def _count(con: duckdb.DuckDBPyConnection, question: str) -> int:
    return int(con.execute(question).fetchall()[0][0])


def _pseudonym(name: str) -> str:
    """HMAC-SHA256 in SQL, so that a quarter of a million keys never visit Python."""
    inner = f"unhex(sha256(getvariable('inner_pad') || encode(t.{name})))"
    return f"left(sha256(getvariable('outer_pad') || {inner}), {_KEY_LENGTH})"


def _set_secret(con: duckdb.DuckDBPyConnection, secret: bytes) -> None:
    key = (hashlib.sha256(secret).digest() if len(secret) > _BLOCK else secret).ljust(_BLOCK, b"\0")
    con.execute("set variable inner_pad = ?::blob", [bytes(byte ^ 0x36 for byte in key)])
    con.execute("set variable outer_pad = ?::blob", [bytes(byte ^ 0x5C for byte in key)])


def pseudonym(secret: bytes, key: str) -> str:
    """What a key becomes at the door: always the same for a person, with no way back but the secret."""
    return hmac.new(secret, key.encode(), hashlib.sha256).hexdigest()[:_KEY_LENGTH]


def _secret(private: Path, given: bytes | None) -> bytes:
    """The service's secret, made on first use. One that is kept is never replaced."""
    path = private / "secret"
    if not path.exists():
        _private_folder(private)
        with _written(path) as temporary:
            temporary.write_bytes(given if given is not None else secrets.token_hex(32).encode())
    return path.read_bytes()


def _private_folder(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder


@contextlib.contextmanager
def _written(path: Path) -> Iterator[Path]:
    """A temporary path whose file becomes `path` once it is whole and on the disk; else nothing is left."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        yield temporary
        temporary.chmod(0o600)
        _sync([temporary])
        temporary.replace(path)
        _sync([path.parent])
    finally:
        temporary.unlink(missing_ok=True)


def _sync(paths: Iterable[Path]) -> None:
    for path in paths:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
