"""Columns that a table must have and a test does not turn on."""


def alike(table: str, **same: str) -> str:
    """The drawn table with columns added that hold the same in every row."""
    names, rule, *rows = [line.strip() for line in table.strip().splitlines()]
    return "\n".join([" | ".join([names, *same]), rule, *(" | ".join([row, *same.values()]) for row in rows)])
