"""Whether a text says anything to whoever reads it."""

import unicodedata

_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs by name, drawn as nothing: the fillers of Hangul and the empty cell of Braille."""


def is_seen(text: str) -> bool:
    """Whether it has a letter, a digit or a sign; spaces, marks and what has no shape of its own are none."""
    return any(unicodedata.category(letter)[0] in "LNPS" and letter not in _BLANK for letter in text)
