"""Sentences every page needs: sources, definitions, hidden figures, missing figures."""

from collections.abc import Iterable

from edi_metrics import statistics
from edi_metrics.dimensions import Kind, dimension
from edi_metrics.levels import Policy
from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import Metric
from edi_metrics.periods import day_words
from edi_metrics.reader import About
from edi_metrics.story.blocks import Definition
from edi_metrics.story.words.numbers import (
    capital,
    count,
    decimals,
    listed,
    lower,
    opening,
    rounded,
    word,
)
from edi_metrics.vocabulary import WHOLE, Better, Level, Sensitivity, Symbol


def rule(policy: Policy, level: Level) -> str:
    """What this level hides, in a line."""
    if level is Level.INSIDE:
        return f"counts of 1 to {policy.smallest - 1} hidden, and any that would give one away"
    return f"counts under {policy.smallest} hidden, the rest to the nearest {policy.step}"


def hidden(cells: Iterable[Cell], noun: str, policy: Policy, level: Level) -> str:
    """How many figures are hidden and by what rule; empty when all are shown."""
    cells = list(cells)
    number = sum(cell.symbol is Symbol.HIDDEN for cell in cells)
    if not number:
        return ""
    be = "is" if number == 1 else "are"
    some = f"{opening(number)} of {word(len(cells))} {noun}" if len(cells) > 1 else "This figure"
    return f"{some} {be} hidden (c) to protect people: {rule(policy, level)}."


def sources(about: About, *named: str) -> str:
    """Where the figures of a card come from."""
    kept = list(dict.fromkeys(name for name in named if name))
    sample = " Sample data: an invented service." if about.sample else ""
    opens = f"{'; '.join(kept)}. " if kept else ""
    return f"{opens}Data to {day_words(about.data_to)}.{sample}"


_WHO = {"person": "people", "pupil": "learners", "applicant": "applicants"}


def noun_of(measured: Measured) -> str:
    """What one count of a table is: the people themselves, where a split asks each of them one question."""
    metric, split = measured.metric, measured.question.split
    if split != WHOLE and metric.who and dimension(split).kind is Kind.REPEATED:
        return _WHO.get(metric.who, metric.noun)
    return metric.noun


def known_of(cell: Cell | None, noun: str) -> str:
    """How many the figure rests on, for the line under a title."""
    if cell is None or cell.denominator is None:
        return ""
    return f"{count(cell.denominator)} {noun}"


def bounds(
    cell: Cell | None,
    everyone: Cell | None,
    policy: Policy,
    level: Level,
    *,
    being: str = "in this group",
) -> str:
    """What a share of known answers would be if every unknown were out of the group, or in it.

    Empty where nobody is unknown, or where they are too few to speak of.
    """
    found = bounded(cell, everyone, policy, level)
    if found is None or cell is None or everyone is None:
        return ""
    return (
        f"If none of the {count(everyone.n - cell.d)} we do not know about were {being}"
        f" the share would be {found[0]}; if all were, {found[1]}."
    )


def bounded(cell: Cell | None, everyone: Cell | None, policy: Policy, level: Level) -> tuple[str, str] | None:
    """The share at its least and at its most, as printed; None where there is nothing to say."""
    if cell is None or everyone is None:
        return None
    unknown = everyone.n - cell.d
    if unknown <= 0 or policy.is_small(unknown):
        return None
    low, high = statistics.bounds(cell.n, cell.d, everyone.n)
    places = decimals(everyone.n, level)
    return f"{rounded(low, places)}%", f"{rounded(high, places)}%"


def no_figures(metric: Metric, about: About) -> str:
    """What is missing when a measure has no figures at all, and who can bring it."""
    opens = f"There are no figures for '{lower(metric.title)}' yet."
    counted_file = about.only_counted.get(metric.mart)
    if counted_file:
        return (
            f"{opens} '{counted_file}' was loaded already counted, and these figures need a row for each"
            " record. The data steward can ask for that form."
        )
    return f"{opens} They come from: {lower(metric.source)}. The data steward can bring them in."


def untargeted(subject: str) -> str:
    """A measure with no promise about it."""
    return f"No target and no action yet for {subject}."


def definition(metric: Metric, *, compared: Iterable[str] = ()) -> Definition:
    """What a measure means, beside the figure."""
    entries = [
        ("Question", metric.question),
        ("Why it matters", _sentence(metric.why)),
        ("Counted", _sentence(metric.counts)),
        ("Source", _sentence(metric.source)),
        ("Measured", cadence(metric)),
    ]
    named = list(compared)
    if named:
        entries.append(("Compared with", _sentence(listed(named))))
    if metric.caveats:
        entries.append(("Take care", " ".join(_sentence(caveat) for caveat in metric.caveats)))
    return Definition(f"What '{lower(metric.title)}' means", tuple(entries))


def cadence(metric: Metric) -> str:
    """How often it is measured."""
    names = {"day": "on the day of each return", "term": "each term", "year": "each academic year"}
    return _sentence(capital(listed([names[grain.value] for grain in metric.cadence])))


def better(metric: Metric) -> str:
    """Which way is agreed to be better."""
    return {
        Better.HIGHER: "Higher is wanted.",
        Better.LOWER: "Lower is wanted.",
        Better.NEITHER: "No direction is agreed to be better: it is described, not judged.",
    }[metric.better]


def sensitivity(metric: Metric, inside: Policy, published: Policy) -> str:
    """What is hidden of it, and from whom."""
    if metric.sensitivity is Sensitivity.THINGS:
        return "Describes things, not people: nothing is hidden."
    kind = (
        "people by a protected or sensitive characteristic"
        if metric.sensitivity is Sensitivity.SPECIAL
        else "people"
    )
    return (
        f"Describes {kind}. Inside: {rule(inside, Level.INSIDE)}."
        f" Published: {rule(published, Level.PUBLISHED)}."
    )


def period_of(measured: Measured) -> str:
    """The latest period in words, or that there is none."""
    return measured.periods[-1].words if measured.periods else "no figures yet"


def _sentence(text: str) -> str:
    text = capital(text.strip())
    return text if text.endswith((".", "?", "!")) or not text else f"{text}."
