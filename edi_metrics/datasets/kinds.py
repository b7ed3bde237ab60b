"""What a column may hold. Each kind says it twice, side by side: SQL decides, Python explains.

`sql` gives the stored value of a cell, or null when the cell breaks the rule. `read` gives the same value
or raises `BadCell` with a sentence and a cure. A property test holds the two to the same verdict.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache, cached_property
from typing import Any, ClassVar, NamedTuple

from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from edi_metrics.codes import CodeList, code_list, rows
from edi_metrics.periods import Period, day_words

SYMBOLS = ("c", "*", "<5", "x", "z", "low")
"""What a source writes in place of a number it hid or does not have. Never a zero."""

INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Marks nobody can see: soft hyphens, zero-width letters, changes of direction."""

_FIRST_DAY = date(1950, 1, 1)
_LONGEST_SHOWN = 40


class BadCell(ValueError):
    """A cell that breaks its column's rule: the rule, and how to mend the cell."""

    def __init__(self, rule: str, fix: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.fix = fix


class Stored(NamedTuple):
    """One typed column that a kind leaves behind."""

    name: str
    type: str
    sql: str


@dataclass(frozen=True)
class Kind:
    """What the cells of a column may hold, and what becomes of them."""

    sql_type: ClassVar[str] = "VARCHAR"

    @property
    def promise(self) -> str:
        """What the column holds, for a template or a data dictionary."""
        raise NotImplementedError

    def sql(self, cell: str, day: date) -> str:
        """An SQL expression: the value of the text `cell`, or null when it breaks the rule on `day`."""
        raise NotImplementedError

    def read(self, text: str, day: date) -> object:
        """The value of `text` on `day`. Raises `BadCell`."""
        raise NotImplementedError

    def stored(self, name: str, cell: str, day: date) -> tuple[Stored, ...]:
        """The typed columns made from the column `name`. A cell is refused when all of them are null."""
        return (Stored(name, self.sql_type, self.sql(cell, day)),)

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        """Let a Pydantic field be read by this kind."""
        return core_schema.with_info_plain_validator_function(self._explain)

    def _explain(self, text: Any, info: core_schema.ValidationInfo) -> object:
        day = (info.context or {}).get("day", date.max)
        try:
            return self.read(text, day)
        except BadCell as bad:
            raise PydanticCustomError("cell", "{rule}", {"rule": bad.rule, "fix": bad.fix}) from None


@dataclass(frozen=True)
class Pattern(Kind):
    """Text of one shape, such as a school's number."""

    pattern: str
    words: str
    example: str

    @property
    def promise(self) -> str:
        return self.words

    def sql(self, cell: str, day: date) -> str:
        return f"case when regexp_full_match({cell}, {quoted(self.pattern)}) then {cell} end"

    def read(self, text: str, day: date) -> object:
        if not re.fullmatch(self.pattern, text):
            raise BadCell(f"must be {self.words}", f"Write it like {self.example}.")
        return text


@dataclass(frozen=True)
class KeyKind(Pattern):
    """The service's own lasting code for a person. Hashed at the door."""

    pattern: str = "[A-Za-z0-9-]{4,64}"
    words: str = "your own lasting code: 4 to 64 letters, digits or hyphens"
    example: str = "p7f3a, and never a name"


@dataclass(frozen=True)
class PostcodeKind(Kind):
    """A postcode, kept as capitals with one space."""

    shape: ClassVar[str] = "([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})"

    @property
    def promise(self) -> str:
        return "a full postcode"

    def sql(self, cell: str, day: date) -> str:
        upper = f"upper({cell})"
        return (
            f"case when regexp_full_match({upper}, {quoted(self.shape)}) "
            f"then regexp_replace({upper}, {quoted(self.shape)}, '\\1 \\2') end"
        )

    def read(self, text: str, day: date) -> object:
        match = re.fullmatch(self.shape, text.upper())
        if not match:
            raise BadCell("must be a full postcode", "Write it like ZZ12 4QT.")
        return f"{match[1]} {match[2]}"


@dataclass(frozen=True)
class Text(Kind):
    """Free words, without marks nobody can see."""

    longest: int = 200

    @property
    def promise(self) -> str:
        return f"text of up to {self.longest} characters"

    def sql(self, cell: str, day: date) -> str:
        ascii_alone = f"strlen({cell}) = length({cell})"  # as most text is, and quick to tell
        cleaned = f"trim(translate({cell}, {quoted(INVISIBLE)}, ''))"
        seen = f"(case when {ascii_alone} then {cell} else {cleaned} end)"
        return f"case when length({seen}) between 1 and {self.longest} then {seen} end"

    def read(self, text: str, day: date) -> object:
        seen = text.translate({ord(mark): None for mark in INVISIBLE}).strip(" ")
        if not seen:
            raise BadCell("must hold words that can be seen", "Write it again, or leave it empty.")
        if len(seen) > self.longest:
            raise BadCell(f"must be at most {self.longest} characters; this is {len(seen)}", "Shorten it.")
        return seen


@dataclass(frozen=True)
class Day(Kind):
    """A date, day first or year first; not after the service's day unless it is a plan."""

    future: bool = False
    sql_type: ClassVar[str] = "DATE"

    @property
    def promise(self) -> str:
        return "a date, such as 14/10/2026 or 2026-10-14"

    def sql(self, cell: str, day: date) -> str:
        value = (
            f"case when regexp_full_match({cell}, '[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}')"
            f" then try_cast({cell} as date) "
            f"when regexp_full_match({cell}, '[0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{4}}') "
            f"then try_strptime({cell}, '%d/%m/%Y')::date end"
        )
        last = date(9999, 12, 31) if self.future else day
        return f"case when {value} between date '{_FIRST_DAY}' and date '{last}' then {value} end"

    def read(self, text: str, day: date) -> object:
        value = _date(text)
        if value is None:
            raise BadCell("must be a real date, day first", "Write it like 14/10/2026 or 2026-10-14.")
        if value < _FIRST_DAY:
            raise BadCell(f"must not be before {day_words(_FIRST_DAY)}", "Check the year.")
        if value > day and not self.future:
            raise BadCell(
                f"must not be in the future: it is after {day_words(day)}",
                "Check that day and month have not changed places, or leave the row out until then.",
            )
        return value


@dataclass(frozen=True)
class Year(Kind):
    """An academic year in any of its spellings, kept as 2025/26."""

    shape: ClassVar[str] = "20[0-9]{2}[/-]?[0-9]{2}|[0-9]{2}/[0-9]{2}|20[0-9]{2}[/-]20[0-9]{2}"

    @property
    def promise(self) -> str:
        return "an academic year, such as 2025/26"

    def sql(self, cell: str, day: date) -> str:
        starts = f"(case when {cell}[3] = '/' then left({cell}, 2) else {cell}[3:4] end)"
        ends = f"right({cell}, 2)"
        follows = f"(try_cast({starts} as integer) + 1) % 100 = try_cast({ends} as integer)"
        return (
            f"case when regexp_full_match({cell}, {quoted(self.shape)}) and {follows} "
            f"then '20' || {starts} || '/' || {ends} end"
        )

    def read(self, text: str, day: date) -> object:
        if re.fullmatch(self.shape, text):
            starts, ends = text[:2] if text[2] == "/" else text[2:4], text[-2:]
            if (int(starts) + 1) % 100 == int(ends):
                return f"20{starts}/{ends}"
        raise BadCell("must be an academic year", "Write it like 2025/26.")


@dataclass(frozen=True)
class Term(Kind):
    """A school term that has begun, kept as 2025/26 autumn."""

    @property
    def promise(self) -> str:
        return "a term, such as 2025/26 autumn"

    def sql(self, cell: str, day: date) -> str:
        lower = f"lower({cell})"
        year = Year().sql(f"regexp_extract({lower}, '^([0-9/-]+) ', 1)", day)
        name = f"regexp_extract({lower}, ' (autumn|spring|summer)$', 1)"
        begun = f"{_begins_sql(year, name)} <= date '{day}'"
        respelt = f"case when {name} <> '' and {begun} then {year} || ' ' || {name} end"
        return f"case when {cell} in ({_listed(_terms_begun(day))}) then {cell} else {respelt} end"

    def read(self, text: str, day: date) -> object:
        written, _, name = text.lower().rpartition(" ")
        if name not in ("autumn", "spring", "summer"):
            raise BadCell("must be a year and a term", "Write it like 2025/26 autumn.")
        try:
            term = f"{Year().read(written, day)} {name}"
        except BadCell:
            raise BadCell("must be a year and a term", "Write it like 2025/26 autumn.") from None
        if Period.parse(term).first_day > day:
            raise BadCell("must be a term that has begun", "Leave the row out until the term begins.")
        return term


@dataclass(frozen=True)
class Whole(Kind):
    """A whole number within bounds."""

    least: int = 0
    most: int = 10_000_000
    sql_type: ClassVar[str] = "BIGINT"

    @property
    def promise(self) -> str:
        if self.most == Whole.most:
            return f"a whole number of {self.least} or more"
        return f"a whole number from {self.least} to {self.most}"

    def sql(self, cell: str, day: date) -> str:
        value = f"case when regexp_full_match({cell}, '-?[0-9]+') then try_cast({cell} as bigint) end"
        return f"case when ({value}) between {self.least} and {self.most} then ({value}) end"

    def read(self, text: str, day: date) -> object:
        if not re.fullmatch("-?[0-9]+", text) or not self.least <= int(text) <= self.most:
            raise BadCell(f"must be {self.promise}", "Write digits alone, without commas or words.")
        return int(text)


@dataclass(frozen=True)
class Number(Kind):
    """A decimal number within bounds."""

    least: float = 0
    most: float = 10_000_000
    above: bool = False
    sql_type: ClassVar[str] = "DOUBLE"

    @property
    def promise(self) -> str:
        if self.most == Number.most:
            return f"a number above {self.least:g}" if self.above else f"a number of {self.least:g} or more"
        return f"a number from {self.least:g} to {self.most:g}"

    def sql(self, cell: str, day: date) -> str:
        value = f"case when regexp_full_match({cell}, {quoted(_DECIMAL)}) then try_cast({cell} as double) end"
        inside = f"({value}) {'>' if self.above else '>='} {self.least} and ({value}) <= {self.most}"
        return f"case when {inside} then ({value}) end"

    def read(self, text: str, day: date) -> object:
        if re.fullmatch(_DECIMAL, text):
            value = float(text)
            if self.least <= value <= self.most and not (self.above and value == self.least):
                return value
        raise BadCell(f"must be {self.promise}", "Write digits and a point, such as 12.5; no %, £ or words.")


@dataclass(frozen=True)
class Symbolled(Kind):
    """A number that a publisher may have hidden: the symbol then goes in a column beside it."""

    number: Whole | Number

    @property
    def promise(self) -> str:
        return f"{self.number.promise}, or one of the symbols {' '.join(SYMBOLS)}"

    def stored(self, name: str, cell: str, day: date) -> tuple[Stored, ...]:
        symbol = f"case when lower({cell}) in ({_listed(SYMBOLS)}) then lower({cell}) end"
        value = Stored(name, self.number.sql_type, self.number.sql(cell, day))
        return (value, Stored(f"{name}_symbol", "VARCHAR", symbol))

    def read(self, text: str, day: date) -> object:
        if text.lower() in SYMBOLS:
            return text.lower()
        try:
            return self.number.read(text, day)
        except BadCell as bad:
            raise BadCell(f"must be {self.promise}", bad.fix) from None


@dataclass(frozen=True)
class Choice(Kind):
    """One of a few words, in any spelling that is known."""

    lists: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Every code the column may hold, in order."""
        listed = (code for name in self.lists for code in code_list(name).codes)
        return tuple(dict.fromkeys((*listed, *self.also)))

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """Every known spelling, in plain letters, and the code it means. The first meaning wins."""
        found: dict[str, str] = {}
        for spelling, code in (*self._words(), *self._learned()):
            found.setdefault(plain(spelling), code)
        return found

    @property
    def promise(self) -> str:
        if len(self.codes) <= 8:
            return "one of " + ", ".join(self.codes)
        return f"a code of the list {' or '.join(self.lists)}"

    def sql(self, cell: str, day: date) -> str:
        keys, values = _listed(self.spellings), _listed(self.spellings.values())
        meant = f"map([{keys}], [{values}])[{_plain_sql(cell)}]"
        known = f"{cell} in ({_listed(self.codes)})"
        return f"case when {known} then {cell} when {cell} is not null then {meant} end"

    def read(self, text: str, day: date) -> object:
        code = text if text in self.codes else self.spellings.get(plain(text))
        if code is None:
            raise BadCell(f"is not {self.promise}", self._nearest(text))
        return code

    def _words(self) -> Iterable[tuple[str, str]]:
        yield from ((code, code) for code in self.codes)
        for entry in (entry for name in self.lists for entry in code_list(name).codes.values()):
            yield entry.label, entry.code
        for entry in (entry for name in self.lists for entry in code_list(name).codes.values()):
            yield from ((synonym, entry.code) for synonym in entry.synonyms)

    def _learned(self) -> Iterable[tuple[str, str]]:
        return ()

    def _nearest(self, text: str) -> str:
        near = get_close_matches(plain(text), self.spellings, n=6, cutoff=0.5)
        offered = list(dict.fromkeys(self.spellings[spelling] for spelling in near))[:3]
        if offered:
            return "Nearest: " + ", ".join(self._named(code) for code in offered) + "."
        return (
            "Choose from " + ", ".join(self.codes[:12]) + ("." if len(self.codes) <= 12 else " and others.")
        )

    def _named(self, code: str) -> str:
        label = next((found.label(code) for found in self._code_lists() if code in found.codes), code)
        return code if label == code else f"{code} ({label})"

    def _code_lists(self) -> Iterable[CodeList]:
        return (code_list(name) for name in self.lists)


@dataclass(frozen=True)
class Answer(Choice):
    """What a person said of a characteristic, or one of the four states of having no answer."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "lists", (*self.lists, "answer_state"))

    def _learned(self) -> Iterable[tuple[str, str]]:
        if any(name.startswith("ethnicity") for name in self.lists):
            yield from ((row["label"], row["code"]) for row in _ethnicities("map"))

    def _nearest(self, text: str) -> str:
        if any(name.startswith("ethnicity") for name in self.lists):
            for row in _ethnicities("suggest"):
                if plain(row["label"]) == plain(text):
                    return f"It may mean {self._named(row['code'])}: where it does, write it so."
            if any(plain(row["label"]) == plain(text) for row in _ethnicities("ask")):
                return "This can mean several groups, and nobody's group is guessed. Ask, or write not_known."
        return super()._nearest(text)


@dataclass(frozen=True)
class Several(Kind):
    """Several codes of one list in a cell, parted by |."""

    each: Choice

    @property
    def promise(self) -> str:
        return f"one or more, parted by |: {self.each.promise}"

    def sql(self, cell: str, day: date) -> str:
        parts = f"list_transform(string_split({cell}, '|'), lambda part: {self.each.sql('trim(part)', day)})"
        return (
            f"case when not list_contains(list_transform({parts}, lambda code: code is null), true) "
            f"then array_to_string({parts}, '|') end"
        )

    def read(self, text: str, day: date) -> object:
        return "|".join(str(self.each.read(part.strip(" "), day)) for part in text.split("|"))


@dataclass(frozen=True)
class YesNo(Choice):
    """Yes or no."""

    also: tuple[str, ...] = ("yes", "no")

    def _learned(self) -> Iterable[tuple[str, str]]:
        yield from ((word, "yes") for word in ("y", "true", "1"))
        yield from ((word, "no") for word in ("n", "false", "0"))


def code(*lists: str, also: tuple[str, ...] = ()) -> Choice:
    """A code of the named lists."""
    return Choice(lists, also)


def codes(name: str) -> Several:
    """Several codes of the list called `name`."""
    return Several(Choice((name,)))


def one_of(*words: str) -> Choice:
    """One of a few words that no code list holds."""
    return Choice((), words)


def answer(*lists: str) -> Answer:
    """An answer about a characteristic, in any of the named lists."""
    return Answer(lists)


KEY = KeyKind()
URN = Pattern("[0-9]{6}", "a school's six-digit number (URN)", "900142")
LSOA = Pattern("E01[0-9]{6}", "a small area's code of 2021", "E01023589")
POSTCODE = PostcodeKind()
PERCENT = Symbolled(Number(0, 100))
COUNT = Symbolled(Whole())
MONEY = Number(0, 100_000)
YES_NO = YesNo()
ETHNICITY = answer("ethnicity_19", "ethnicity_dfe", "ethnicity_17", "ethnicity_5")
DISABILITY = answer("disability", "disability_4")
BACKGROUND = answer("seb_9", "seb_3")


def plain(text: str) -> str:
    """A label in plain letters, so that spellings meet: lower case, `&` as and, other marks as spaces."""
    kept = re.sub("[^a-z0-9]+", " ", text.lower().replace("&", " and ")).strip(" ")
    return kept or text.lower()


def shortened(text: str) -> str:
    """A value short enough to print in a message."""
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def quoted(text: str) -> str:
    """`text` as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


_DECIMAL = r"-?[0-9]+(\.[0-9]+)?"


def _plain_sql(cell: str) -> str:
    kept = f"trim(regexp_replace(replace(lower({cell}), '&', ' and '), '[^a-z0-9]+', ' ', 'g'))"
    return f"coalesce(nullif({kept}, ''), lower({cell}))"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(quoted(word) for word in words)


def _begins_sql(year: str, name: str) -> str:
    starts = f"try_cast(left({year}, 4) as integer)"
    return (
        f"case {name} when 'autumn' then make_date({starts}, 9, 1) "
        f"when 'spring' then make_date({starts} + 1, 1, 1) else make_date({starts} + 1, 4, 1) end"
    )


@cache
def _terms_begun(day: date) -> tuple[str, ...]:
    """Recent terms as they are kept. Nearly every cell is one, and is settled by one look at this list."""
    years = range(max(2000, day.year - 10), day.year + 1) if day.year < 9999 else ()
    terms = (
        f"{year}/{(year + 1) % 100:02d} {name}" for year in years for name in ("autumn", "spring", "summer")
    )
    return tuple(term for term in terms if Period.parse(term).first_day <= day) or ("",)


def _date(text: str) -> date | None:
    iso = re.fullmatch("([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    day_first = re.fullmatch("([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", text)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        return date(int(day_first[3]), int(day_first[2]), int(day_first[1])) if day_first else None
    except ValueError:
        return None


@cache
def _ethnicities(action: str) -> tuple[dict[str, str], ...]:
    return tuple(row for row in rows("ethnicity_synonyms.csv") if row["action"] == action)
