"""Words a sentence may not hold: about people, about causes, and about firsts that cannot be known.

Generated text that breaks a rule is refused by the tests. What people type is queried and never blocked.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple


class Query(NamedTuple):
    """One word that should not stand, and what to write instead."""

    found: str
    instead: str


_OF_PEOPLE: Mapping[str, str] = {
    "BAME": "name the groups, or write 'ethnic minorities' and say whom it leaves out",
    "BME": "name the groups, or write 'ethnic minorities' and say whom it leaves out",
    "non-White": "name the groups, or write 'ethnic minorities' and say whom it leaves out",
    "ethnics": "write 'people from ethnic minorities'",
    "the disabled": "write 'Disabled people'",
    "suffers from": "write 'has'",
    "hard to reach": "say whom the service has not reached",
    "normal pupils": "write 'other pupils'",
    "underachieving": "say what the figure is",
    "underperforming": "say what the figure is",
    "failing": "say what the figure is",
}
"""Source: GOV.UK and ONS guidance on writing about ethnicity and disability, and the words of the design."""

_OF_FIGURES: Mapping[str, str] = {
    "only": "give the figure and its comparison",
    "best": "give the figure",
    "worst": "give the figure",
    "tops": "give the figure",
    "lags": "give the figure and its comparison",
    "at risk": "use the words of the status key",
    "slipping": "use the words of the status key",
    "RAG": "use the words of the status key",
}

_ABOUT_CAUSES = (
    "because of",
    "led to",
    "leads to",
    "thanks to",
    "drives",
    "driven by",
    "caused",
    "resulted in",
    "as a result of",
)

_SUPERLATIVE = re.compile(
    r"\b(?<!at )(?:most|least|widest|narrowest|highest|lowest|largest|smallest|biggest|greatest|fewest)\b"
    r"(?! deprived)",
    re.IGNORECASE,
)
"""'At least' and 'at most' are limits, and 'the most deprived areas' are a published list."""

_BOUNDED = re.compile(r"\b(?:we|that) can (?:show|be shown)\b", re.IGNORECASE)


def queries(text: str, *, evaluated: bool = False) -> tuple[Query, ...]:
    """What is wrong with the words of a text. A cause may be named where an evaluation is linked."""
    found = [*of_people(text), *_found(_OF_FIGURES, text)]
    if not evaluated:
        found += [
            Query(words, "say what happened and when; a cause needs an evaluation")
            for words in _ABOUT_CAUSES
            if _holds(words, text)
        ]
    return tuple(found)


def of_people(text: str) -> tuple[Query, ...]:
    """The words of a text that nobody should be called by."""
    return tuple(_found(_OF_PEOPLE, text))


def names_a_first(text: str) -> bool:
    """Whether a text says that something is the most or the least of all, not just of what can be shown."""
    return bool(_SUPERLATIVE.search(text)) and not _BOUNDED.search(text)


def _found(refused: Mapping[str, str], text: str) -> Iterator[Query]:
    for words, instead in refused.items():
        if _holds(words, text):
            yield Query(words, instead)


def _holds(words: str, text: str) -> bool:
    flags = re.NOFLAG if words == "RAG" else re.IGNORECASE  # 'rag' is cloth, and a kind of music
    pattern = re.escape(words).replace(r"\-", "[- ]")
    return bool(re.search(rf"\b{pattern}\b", text, flags))
