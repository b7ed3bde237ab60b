"""The journal's tables, the same in SQLite and PostgreSQL. The database itself refuses update and delete."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    insert,
    inspect,
    select,
)

from edi_metrics.errors import DamagedJournal

SCHEMA_NUMBER = 1
"""The layout of the tables. Layouts are numbered and only ever go forward."""

_tables = MetaData()

EVENT = Table(
    "event",
    _tables,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("stream", Text, nullable=False),
    Column("version", Integer, CheckConstraint("version > 0"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("schema", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("previous", Text, nullable=False, unique=True),  # no database can hold two continuations
    Column("hash", Text, nullable=False),
    UniqueConstraint("stream", "version"),
)

ABOUT = Table("about", _tables, Column("schema_number", Integer, primary_key=True, autoincrement=False))

_NEVER = "the journal is only ever added to"


_REFUSALS = {
    "sqlite": (
        f"create trigger no_update before update on event begin select raise(abort, '{_NEVER}'); end",
        f"create trigger no_delete before delete on event begin select raise(abort, '{_NEVER}'); end",
        # `insert or replace` deletes without waking the trigger above
        "create trigger no_replace before insert on event when exists (select 1 from event where"
        " seq = new.seq or key = new.key or previous = new.previous"
        " or (stream = new.stream and version = new.version))"
        f" begin select raise(abort, '{_NEVER}'); end",
    ),
    "postgresql": (
        "create function event_is_kept() returns trigger language plpgsql as"
        f" $$ begin raise exception '{_NEVER}'; end $$",
        "create trigger no_change before update or delete or truncate on event"
        " for each statement execute function event_is_kept()",
    ),
}


def make(con: Connection) -> None:
    """Make the tables where there are none. Call it inside a writing transaction."""
    if not is_made(con):
        _tables.create_all(con)
        for statement in _REFUSALS[con.dialect.name]:
            con.exec_driver_sql(statement)
        con.execute(insert(ABOUT).values(schema_number=SCHEMA_NUMBER))


def is_made(con: Connection) -> bool:
    """Whether there is a journal in this database. Raises `DamagedJournal` when its layout is another one."""
    if not inspect(con).has_table(ABOUT.name):
        return False
    made = con.execute(select(ABOUT.c.schema_number)).scalars().all()
    if made != [SCHEMA_NUMBER]:
        raise DamagedJournal(
            f"The journal is of layout {', '.join(map(str, made))}, and this version knows {SCHEMA_NUMBER}."
            " If a newer version made it, install that again; if not, restore the latest backup with"
            " `python -m edi_metrics journal restore FILE`."
        )
    return True
