"""A slide's title: a sentence that is read at a glance. What is too long for one is refused."""

import re

from edi_metrics.errors import EdiError
from edi_metrics.story.words.numbers import capital

MOST = 90
"""The most characters that a title has."""

_JOINT = re.compile(r"; |: |, (?=(?:against|and|level|up|down|the|where)\b)")
"""Where a sentence may be parted: both sides of it can be read alone."""


class LongTitle(EdiError):
    """A sentence too long for a slide, with no place where it could be parted."""

    def __init__(self, sentence: str) -> None:
        super().__init__(
            f"A slide's title has at most {MOST} characters, and this one has {len(sentence)}: '{sentence}'."
            " Shorten it, or leave its page out of the deck."
        )


def titled(sentence: str) -> tuple[str, str]:
    """A slide's title, and what of the sentence goes under it: nothing, if all of it fits.

    A longer one is parted at its last joint that leaves a title; before a colon, the longer side is the
    title. Raises `LongTitle` where there is no such joint.
    """
    if len(sentence) <= MOST:
        return sentence, ""
    for joint in reversed(list(_JOINT.finditer(sentence))):
        first, second = sentence[: joint.start()], sentence[joint.end() :]
        if joint[0] == ": " and len(second) > len(first):
            first, second = second, first
        if len(first) <= MOST:
            return capital(first), f"{capital(second)}."
    raise LongTitle(sentence)
