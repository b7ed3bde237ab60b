"""A dataset is what a row must hold. Checks, templates and staging all read it."""

from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from edi_metrics.datasets.kinds import COUNT, KeyKind, Kind, Symbolled, Text, one_of
from edi_metrics.datasets.rules import COUNTED_LISTS, CategoryFits, Expectation, Rule


class Column(NamedTuple):
    """One column of a file."""

    name: str
    kind: Kind
    required: bool
    description: str
    example: str


def needed(description: str, example: str) -> Any:
    """A column that every row fills in."""
    return Field(description=description, examples=[example])


def optional(description: str, example: str = "") -> Any:
    """A column that a row may leave blank, and a file may leave out."""
    return Field(default=None, description=description, examples=[example])


class Record(BaseModel):
    """One row of a file, read from text. `rules` is what its columns owe each other."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    rules: ClassVar[tuple[Rule, ...]] = ()

    @model_validator(mode="after")
    def _keep_the_rules(self) -> Self:
        values = dict(self)
        for rule in self.rules:
            if rule.broken(values):
                about = {"rule": rule.sentence, "fix": rule.fix, "column": rule.column}
                raise PydanticCustomError("row", "{rule}", about)
        return self

    @classmethod
    def columns(cls) -> tuple[Column, ...]:
        """The columns in the order a template shows them."""
        return tuple(
            Column(
                name,
                _kind(about.metadata),
                about.is_required(),
                about.description or "",
                _example(about.examples),
            )
            for name, about in cls.model_fields.items()
        )


class Counted(Record):
    """One already-counted figure: the group's columns, what is counted, which category, how many."""

    counts_of: Annotated[str, one_of("total", *COUNTED_LISTS)] = needed(
        "What the row counts: total, or a characteristic", "total"
    )
    category: Annotated[str, Text(60)] = needed("The code counted; all beside total", "all")
    rules: ClassVar[tuple[Rule, ...]] = (CategoryFits(),)

    @classmethod
    def columns(cls) -> tuple[Column, ...]:
        """The group's columns, then what is counted, then the counts."""
        own = super().columns()
        counted = [column for column in own if column.name in Counted.model_fields]
        group = [column for column in own if column not in counted and not is_count(column)]
        return (*group, *counted, *(column for column in own if is_count(column)))


class CountedOnce(Counted):
    """The usual counted row: one number for each category."""

    n: Annotated[int | str, COUNT] = needed("How many, or the symbol of a number the source hid", "270")


@dataclass(frozen=True)
class Dataset:
    """A kind of file: what a row is, what makes it one row, and where it comes from."""

    name: str
    title: str
    record: type[Record]
    one_per: tuple[str, ...]
    grain: str
    cadence: str
    source: str
    counted: type[Record] | None = None
    dropped: tuple[str, ...] = ()  # columns that are used at the door and kept nowhere
    expects: tuple[Expectation, ...] = ()
    notes: str = ""
    keys: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        names = {column.name for column in self.record.columns()}
        for name in (*self.one_per, *(rule.column for rule in self.record.rules)):
            if name not in names:
                raise ValueError(f"'{self.name}' has no column '{name}'")
        keyed = tuple(column.name for column in self.record.columns() if isinstance(column.kind, KeyKind))
        object.__setattr__(self, "keys", keyed)

    def form(self, counted: bool) -> type[Record]:
        """The record of the person-level or the counted form. Raises `ValueError` when there is none."""
        if not counted:
            return self.record
        if self.counted is None:
            raise ValueError(f"'{self.name}' has no counted form")
        return self.counted

    def per(self, counted: bool) -> tuple[str, ...]:
        """The columns that make a row of this form one row."""
        if not counted:
            return self.one_per
        return tuple(column.name for column in self.form(counted).columns() if not is_count(column))


def is_count(column: Column) -> bool:
    """Whether the column holds the number of a counted form."""
    return isinstance(column.kind, Symbolled) and column.kind == COUNT


def _kind(metadata: list[Any]) -> Kind:
    return next(item for item in metadata if isinstance(item, Kind))


def _example(examples: list[Any] | None) -> str:
    return str(examples[0]) if examples else ""
