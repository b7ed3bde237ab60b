"""What the picture of one chart says around it."""

from edi_metrics.levels import Policy
from edi_metrics.reader import About
from edi_metrics.story.words import numbers, plain
from edi_metrics.vocabulary import Level


def whose(about: About) -> str:
    """'Hartwell Music Service, data to 31 July 2026'."""
    return f"{about.service}, data to {numbers.day(about.data_to)}"


def which(about: About, level: Level, policy: Policy, reference: str) -> str:
    """By which rule and of which version its figures are, and which file it is."""
    rule = numbers.capital(plain.rule(policy, level))
    return f"{rule}. Version {about.version}. Reference {reference[:8]}."


def sourced(source: str) -> str:
    """Where its figures come from; nothing where nobody says."""
    return f"Source: {source}" if source else ""
