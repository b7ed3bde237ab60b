"""What the columns of a row owe each other. A rule is data: its SQL, check and sentence come of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from edi_metrics.codes import UNKNOWN_STATES, code_list
from edi_metrics.datasets.kinds import quoted

Values = Mapping[str, Any]
"""The values of a row by column; a blank cell is None."""


@dataclass(frozen=True)
class Rule:
    """A promise between columns. `column` is where a person should look first."""

    column: str

    @property
    def sentence(self) -> str:
        """What must hold."""
        raise NotImplementedError

    @property
    def fix(self) -> str:
        """How to mend a row that breaks it."""
        raise NotImplementedError

    @property
    def sql(self) -> str:
        """An SQL condition over the typed columns: true when the rule is broken."""
        raise NotImplementedError

    def broken(self, row: Values) -> bool:
        """Whether the row breaks the rule."""
        raise NotImplementedError


@dataclass(frozen=True)
class Needs(Rule):
    """The column is filled in when another column holds one of some values."""

    when: str
    holds: tuple[str, ...]

    @property
    def sentence(self) -> str:
        return f"{self.column} is needed when {self.when} is {' or '.join(self.holds)}"

    @property
    def fix(self) -> str:
        return f"Fill in {self.column}, or change {self.when}."

    @property
    def sql(self) -> str:
        return f"{self.column} is null and {self.when} in ({', '.join(map(quoted, self.holds))})"

    def broken(self, row: Values) -> bool:
        return row[self.column] is None and row[self.when] in self.holds


@dataclass(frozen=True)
class OnlyWhen(Rule):
    """The column holds a value only when another column holds its own."""

    when: str
    holds: str
    value: str | None = None  # any value, when none is named

    @property
    def sentence(self) -> str:
        said = self.column if self.value is None else f"{self.column} = {self.value}"
        return f"{said} needs {self.when} = {self.holds}"

    @property
    def fix(self) -> str:
        return f"Set {self.when} to {self.holds}, or clear {self.column}."

    @property
    def sql(self) -> str:
        said = f"{self.column} is not null" if self.value is None else f"{self.column} = {quoted(self.value)}"
        return f"{said} and {self.when} is distinct from {quoted(self.holds)}"

    def broken(self, row: Values) -> bool:
        value = row[self.column]
        said = value is not None if self.value is None else value == self.value
        return said and row[self.when] != self.holds


@dataclass(frozen=True)
class NotBefore(Rule):
    """The column's date is not before another's; `after` asks for a later day."""

    earlier: str
    after: bool = False

    @property
    def sentence(self) -> str:
        return (
            f"{self.column} must be after {self.earlier}"
            if self.after
            else f"{self.column} must not be before {self.earlier}"
        )

    @property
    def fix(self) -> str:
        return "Check both dates; the day and month may have changed places."

    @property
    def sql(self) -> str:
        return f"{self.column} {'<=' if self.after else '<'} {self.earlier}"

    def broken(self, row: Values) -> bool:
        later, earlier = row[self.column], row[self.earlier]
        if later is None or earlier is None:
            return False
        return bool(later <= earlier if self.after else later < earlier)


@dataclass(frozen=True)
class AtMost(Rule):
    """The column's number is at most another's, and a little more where `plus` allows it."""

    other: str
    plus: int = 0

    @property
    def sentence(self) -> str:
        more = f" plus {self.plus}" if self.plus else ""
        return f"{self.column} must be at most {self.other}{more}"

    @property
    def fix(self) -> str:
        return f"Check {self.column} and {self.other}."

    @property
    def sql(self) -> str:
        return f"{self.column} > {self.other} + {self.plus}"

    def broken(self, row: Values) -> bool:
        number, other = row[self.column], row[self.other]
        if isinstance(number, str) or isinstance(other, str) or number is None or other is None:
            return False  # hidden or not given: there is nothing to compare
        return bool(number > other + self.plus)


@dataclass(frozen=True)
class NotWhen(Rule):
    """The column does not hold a value that another column rules out."""

    value: str
    when: str
    holds: str

    @property
    def sentence(self) -> str:
        return f"{self.column} must be above {self.value} when {self.when} is {self.holds}"

    @property
    def fix(self) -> str:
        return f"Write what was given, or change {self.when}."

    @property
    def sql(self) -> str:
        return f"{self.column} = {quoted(self.value)} and {self.when} = {quoted(self.holds)}"

    def broken(self, row: Values) -> bool:
        return bool(row[self.column] == self.value and row[self.when] == self.holds)


@dataclass(frozen=True)
class AnyOf(Rule):
    """The column or another is filled in; `one` forbids both."""

    other: str
    one: bool = False

    @property
    def sentence(self) -> str:
        return f"{self.column} or {self.other} is needed" + (", and not both" if self.one else "")

    @property
    def fix(self) -> str:
        return f"Fill in {'exactly one' if self.one else 'at least one'} of {self.column} and {self.other}."

    @property
    def sql(self) -> str:
        neither = f"({self.column} is null and {self.other} is null)"
        both = f"({self.column} is not null and {self.other} is not null)"
        return f"({neither} or {both})" if self.one else neither

    def broken(self, row: Values) -> bool:
        given = (row[self.column] is not None) + (row[self.other] is not None)
        return given != 1 if self.one else given == 0


@dataclass(frozen=True)
class Expectation:
    """What a good file holds as a whole. A file without it is read with a notice."""

    missing: str  # an SQL condition over all rows: true when it is missing
    sentence: str


COUNTED_LISTS: Mapping[str, tuple[str, ...]] = {
    "ethnicity": ("ethnicity_19", "ethnicity_dfe", "ethnicity_17", "ethnicity_5"),
    "disability": ("disability", "disability_4"),
    "seb": ("seb_9", "seb_3"),
    **{
        name: (name,)
        for name in (
            "sex",
            "gender",
            "gender_identity",
            "sexual_orientation",
            "religion",
            "age_band",
            "caring",
            "sen",
            "free_meals",
            "pupil_premium",
            "looked_after",
            "eal",
        )
    },
}
"""What counted rows may count, and the code lists of its categories."""


@dataclass(frozen=True)
class CategoryFits(Rule):
    """A counted category is a code of the characteristic that the row counts."""

    column: str = "category"

    @property
    def sentence(self) -> str:
        return "category must be a code of the characteristic in counts_of, or all beside total"

    @property
    def fix(self) -> str:
        return "See the code list of that characteristic; for the group's total write total, all."

    @property
    def sql(self) -> str:
        fits = " or ".join(
            f"(counts_of = {quoted(name)} and category in ({', '.join(map(quoted, allowed))}))"
            for name, allowed in _categories().items()
        )
        return f"not ({fits})"

    def broken(self, row: Values) -> bool:
        return row["category"] not in _categories()[row["counts_of"]]


def _categories() -> dict[str, tuple[str, ...]]:
    listed = {
        name: (*(code for one in lists for code in code_list(one).codes), *UNKNOWN_STATES)
        for name, lists in COUNTED_LISTS.items()
    }
    return {"total": ("all",)} | listed
