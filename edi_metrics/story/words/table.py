"""What a CSV says of itself: once at its top, and again on every row."""

from collections.abc import Sequence

from edi_metrics.levels import Policy
from edi_metrics.reader import About
from edi_metrics.story.words import numbers
from edi_metrics.story.words.plain import rule
from edi_metrics.vocabulary import Level

STAMPS = ("View", "Service", "Data to")
"""The headers of the columns that every row is stamped in."""


def first_line(stamp: str, about: About, reference: str) -> str:
    """'Published figures: safe to share. Hartwell (sample data). Data to 31 July 2026. Version …'."""
    return (
        f"{stamp}. {_service(about)}. Data to {numbers.day(about.data_to)}."
        f" Version {about.version}. Reference {reference}."
    )


def stamps(stamp: str, about: About, level: Level, policy: Policy) -> tuple[str, str, str]:
    """A row's own stamp, under `STAMPS`."""
    return f"{stamp} ({rule(policy, level)})", _service(about), about.data_to.isoformat()


def _service(about: About) -> str:
    return f"{about.service} (sample data)" if about.sample else about.service


def not_at_this_level(captions: Sequence[str], level: Level) -> str:
    """Why there is no file: 'Gap by district: not part of the published view.'"""
    return f"{'; '.join(caption.rstrip('.') for caption in captions)}: not part of the {level} view."
