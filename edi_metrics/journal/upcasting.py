"""Stored bodies never change. One written under an older schema is brought up to date as it is read."""

from collections.abc import Callable, Mapping
from typing import Any

from edi_metrics.errors import DamagedJournal

Body = dict[str, Any]
Upcaster = Callable[[str, Body], Body]
"""Takes a kind of fact and a body of one schema; gives the body as the next schema has it."""

SCHEMA = 1
"""The schema that bodies are written in now."""

UPCASTERS: Mapping[int, Upcaster] = {}
"""What leads from each older schema to the next. The first schema is still the only one."""


def upcast(
    kind: str,
    schema: int,
    body: Body,
    *,
    newest: int = SCHEMA,
    upcasters: Mapping[int, Upcaster] = UPCASTERS,
) -> Body:
    """A body of any schema as the newest has it. Raises `DamagedJournal` for one of a newer version."""
    if schema > newest:
        raise DamagedJournal(
            f"The journal holds events of schema {schema}, and this version knows {newest}."
            " Install the newer version again to read them."
        )
    for step in range(schema, newest):
        body = upcasters[step](kind, body)
    return body
