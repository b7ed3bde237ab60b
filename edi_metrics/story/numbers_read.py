"""The numbers of a text, in figures and in words, each with what it is a number of.

A way of writing a number is a pattern and what it says; of two that fit at a word, the first is taken.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What a number says of something."""

    COUNT = "count"
    SHARE = "share"
    """Of a hundred: '28%', 'ten per cent'."""
    MONEY = "money"
    PART = "part"
    """'Half', 'a third', '3/4'."""
    TIMES = "times"
    """'Twice', 'double'."""
    PLACE = "place"
    """In an order: '4th'."""
    YEAR = "year"
    SPAN = "span"
    """A school or financial year: '2024/25'."""
    MONTH = "month"
    """Of a year: 'July 2027'."""
    DAY = "day"
    """A whole date."""
    DAY_OF_YEAR = "day of a year"
    NAME = "name"
    """Letters and digits together, such as 'A24': a number of nothing, but not to be mistyped either."""


@dataclass(frozen=True)
class Number:
    """One number of a text."""

    kind: Kind
    value: str
    text: str
    """As it was written, with plain spaces and dashes."""

    @property
    def said(self) -> tuple[Kind, str]:
        """What it says, however it was written."""
        return self.kind, self.value


def numbers_in(text: str) -> tuple[Number, ...]:
    """Every number of a text, in order. 'One' that stands for somebody is none, nor is 'double' of a bass."""
    return tuple(_scanned(_plain(text), (_NO_NUMBER, *_READINGS)))


def numbers_of_figures(text: str) -> tuple[Number, ...]:
    """The same of a text that was worked out from figures: there every 'one' counts something."""
    return tuple(_scanned(_plain(text), _READINGS))


def _plain(text: str) -> str:
    """One way of writing each digit, space, dash and fraction, with nothing in it that cannot be seen."""
    seen = "".join(filter(_is_seen, text))
    apart = re.sub(r"(?<=\d)(?=[¼-¾⅐-⅞])", " ", seen)
    return re.sub("[‐-―−]", "-", unicodedata.normalize("NFKC", apart)).replace("⁄", "/")


def _is_seen(letter: str) -> bool:
    """Whether it has a shape. Within a number, what has none would hide it: a zero width, a soft hyphen."""
    return unicodedata.category(letter) != "Cf" and not "\ufe00" <= letter <= "\ufe0f"


_Match = re.Match[str]
_Said = tuple[Kind, str]
_Read = Callable[[_Match], _Said | None]
_Reading = tuple[re.Pattern[str], _Read]


def _scanned(text: str, readings: tuple[_Reading, ...]) -> Iterator[Number]:
    """What is read from the beginning of each word; nothing begins within one."""
    at = 0
    while at < len(text):
        found, read = _first(text, at, (*readings, _ANYTHING))
        said = read(found)
        if said is not None:
            yield Number(*said, found[0])
        at = found.end()


def _first(text: str, at: int, readings: tuple[_Reading, ...]) -> tuple[_Match, _Read]:
    fitting = ((pattern.match(text, at), read) for pattern, read in readings)
    return next((found, read) for found, read in fitting if found)


_UNITS: Mapping[str, int] = {
    word: value
    for value, word in enumerate(
        (
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
            *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
            "nineteen",
        )
    )
} | {"none": 0, "nil": 0, "nought": 0, "naught": 0}
_TENS: Mapping[str, int] = {
    word: ten * 10
    for ten, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
_SCALES: Mapping[str, int] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}
_LETTERS: Mapping[str, int] = {"k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}
_BELOW: Mapping[str, int] = {
    word: below
    for below, word in enumerate(
        (
            *("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
            *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
            *("eighteenth", "nineteenth", "twentieth"),
        ),
        start=2,
    )
} | {"halve": 2}
_FEW: Mapping[str, int] = {"sole": 1, "a single": 1, "couple": 2, "pair": 2}
"""Other words that count. 'Duo', 'trio' and the like are left out: in a music service they are ensembles."""
_TIMES: Mapping[str, int] = {"twi": 2, "hal": 2, "dou": 2, "tre": 3, "tri": 3, "thr": 3, "qua": 4}
"""By how they begin."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PLACES = ("st", "nd", "rd", "th")

_WORD = "|".join(sorted(_UNITS, key=len, reverse=True))
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{_WORD})\b)?|{_WORD})"
_SCALE = rf"(?:{'|'.join(_SCALES)})s?"
_PERCENT = r"(?P<percent> ?%| ?per ?cent\b)"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>\d{4})\b"


def _nothing(found: _Match) -> None:
    return None


def _day(found: _Match) -> _Said:
    return Kind.DAY, f"{found['year']}-{_month(found)}-{int(found['day']):02d}"


def _day_of_year(found: _Match) -> _Said:
    return Kind.DAY_OF_YEAR, f"{_month(found)}-{int(found['day']):02d}"


def _month_of(found: _Match) -> _Said:
    return Kind.MONTH, f"{found['year']}-{_month(found)}"


def _month(found: _Match) -> str:
    name = found["month"].lower()
    return f"{int(name) if name.isdigit() else _MONTHS.index(name[:3]) + 1:02d}"


def _span(found: _Match) -> _Said:
    return Kind.SPAN, f"{found['from']}/{found['to']}"


def _over(found: _Match) -> _Said:
    return Kind.PART, found[0]


def _name(found: _Match) -> _Said:
    return Kind.NAME, found[0].lower()


def _figure(found: _Match) -> _Said:
    """Digits, with what stands before and after them."""
    tail = (found["tail"] or "").lower()
    number = Decimal(found["figure"].replace(",", "")) * (
        _scale(found["scale"] or "") or _LETTERS.get(tail, 1)
    )
    value = f"{'-' if found['sign'] else ''}{number.normalize():f}"  # the same for 28 and 28.0
    if found["percent"]:
        return Kind.SHARE, value
    if found["money"]:
        return Kind.MONEY, value
    if tail and tail not in _LETTERS:
        return (Kind.PLACE, value) if tail in _PLACES else (Kind.NAME, found[0].lower())
    return (Kind.YEAR if re.fullmatch(r"(?:19|20)\d\d", found[0]) else Kind.COUNT), value


def _worded(found: _Match) -> _Said:
    """'Three', 'twenty-one', 'two hundred and five', 'a dozen'."""
    total = 0
    for word in re.split("[- ]", found["words"].lower()):
        scale = _scale(word)
        total = max(total, 1) * scale if scale else total + _UNITS.get(word, 0) + _TENS.get(word, 0)
    return (Kind.SHARE if found["percent"] else Kind.COUNT), str(total)


def _few(found: _Match) -> _Said:
    return Kind.COUNT, str(_FEW[found["few"].lower()])


def _scale(word: str) -> int:
    """What a word multiplies by; 0 for one that does not."""
    return _SCALES.get(word.strip().lower().removesuffix("s"), 0)


def _part(found: _Match) -> _Said:
    return Kind.PART, f"1/{_BELOW[found[0].lower().removesuffix('s')]}"


def _times(found: _Match) -> _Said:
    return Kind.TIMES, str(_TIMES[found[0].lower()[:3]])


def _reading(pattern: str, read: _Read) -> _Reading:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL), read


_ANYTHING = _reading(r"\w+|.", _nothing)

_NO_NUMBER = _reading(
    r"(?:no|each|every|any|some|this|that|which|the|another) one\b(?! (?:of|in|out)\b)"
    r"|one (?:another|by one)\b|one('s|-off|-to-one)\b"
    r"|double (?:bass|reed)\w*|half[- ]terms?\b|a single[- ](?:reed|parent|sex)\b"
    r"|(?:\d+(?:st|nd|rd|th)|(?:twenty[- ])?(?:first|[a-z]+th))[- ]centur(?:y|ies)\b",
    _nothing,
)
"""What looks like a number in what people type about a music service, and is none."""

_READINGS: tuple[_Reading, ...] = (
    _reading(rf"{_DAY} (?:of )?{_MONTH},? {_YEAR}", _day),
    _reading(rf"{_MONTH} {_DAY},? {_YEAR}", _day),
    _reading(rf"(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})/{_YEAR}", _day),
    _reading(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b", _day),
    _reading(rf"{_MONTH} {_YEAR}", _month_of),
    _reading(rf"{_DAY} (?:of )?{_MONTH}", _day_of_year),
    _reading(rf"{_MONTH} {_DAY}(?![,.]?\d| ?%)", _day_of_year),
    _reading(r"(?P<from>(?:19|20)\d\d)[/-](?:19|20)?(?P<to>\d\d)\b", _span),
    _reading(r"\d+/\d+\b", _over),
    _reading(
        r"(?P<sign>(?<![\w)%])-)?(?P<money>£ ?)?(?P<figure>\d+(?:,\d{3})*(?:\.\d+)?)"
        rf"(?P<scale> {_SCALE}\b)?(?:{_PERCENT}|(?P<tail>[a-z]\w*))?",
        _figure,
    ),
    _reading(r"[a-z]+\d\w*", _name),
    _reading(
        rf"(?P<words>(?:(?:{_SMALL}|an?)[- ])?{_SCALE}\b(?:(?: and)? {_SMALL})?|{_SMALL})\b{_PERCENT}?",
        _worded,
    ),
    _reading(rf"(?:a )?(?P<few>{'|'.join(_FEW)})\b", _few),
    _reading(rf"(?:{'|'.join(_BELOW)})s?\b", _part),
    _reading(r"(?:twice|thrice|halv(?:ed|ing)|(?:doubl|trebl|tripl|quadrupl)(?:e|es|ed|ing))\b", _times),
)
