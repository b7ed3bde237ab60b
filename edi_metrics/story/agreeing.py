"""Whether the numbers of a typed sentence are among those that were worked out from the figures.

A number is compared with its kind: 28 is not 28%, and a year is no count. That the right numbers stand beside
the right words is for the person who types to see to.
"""

from collections.abc import Iterable, Iterator

from edi_metrics.story.numbers_read import Kind, Number, numbers_in, numbers_of_figures


def disagreeing(typed: str, printed: Iterable[str]) -> tuple[str, ...]:
    """The numbers of `typed`, as written there, that none of the `printed` texts has."""
    known = {said for text in printed for number in numbers_of_figures(text) for said in _granted(number)}
    return tuple(dict.fromkeys(number.text for number in numbers_in(typed) if number.said not in known))


def _granted(number: Number) -> Iterator[tuple[Kind, str]]:
    """What may be said once a number is printed: of a loss how large it is, of a date its parts."""
    yield number.said
    if number.kind is Kind.DAY:
        year, month, day = number.value.split("-")
        yield Kind.MONTH, f"{year}-{month}"
        yield Kind.DAY_OF_YEAR, f"{month}-{day}"
        yield Kind.YEAR, year
    elif number.kind is Kind.MONTH:
        yield Kind.YEAR, number.value.partition("-")[0]
    else:
        yield number.kind, number.value.removeprefix("-")
