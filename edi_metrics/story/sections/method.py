"""What a number means and whether it may be quoted: rules, thresholds, and one entry a measure."""

from collections.abc import Iterator
from dataclasses import dataclass

from edi_metrics.dimensions import dimension
from edi_metrics.levels import FLOORS
from edi_metrics.metrics import Metric, metrics
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Block, Card, Definition, Headline, Piece, Points, Table, Text, Width
from edi_metrics.story.comparators import comparisons
from edi_metrics.story.figures import table
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import method as words
from edi_metrics.story.words import numbers, plain
from edi_metrics.vocabulary import Level, Standing, Symbol


@dataclass(frozen=True)
class HowWeCount:
    """The page in a sentence: how many measures there are, each with its source and rule."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One headline."""
        yield Headline(
            eyebrow=f"Method · {desk.about.service}",
            sentence=f"{numbers.opening(len(metrics()))} measures, each with its definition, source and rule",
            lead="What each number means, how sure it is, what is hidden, and whether it may be quoted.",
        )


@dataclass(frozen=True)
class WhoThisIsFor:
    """Readers and what they may do with the figures."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card."""
        yield _card(
            desk,
            "for-whom",
            "Who this is for",
            "Four readers, two levels",
            (Points(words.READERS), Text(words.QUOTING)),
        )


@dataclass(frozen=True)
class StandingRules:
    """The thresholds behind the five words."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a table."""
        rows = [(one.words, words.standing_rule(one)) for one in Standing]
        yield _card(
            desk,
            "standings",
            "When a target is on track",
            "One vocabulary for every promise",
            (
                table(
                    "Standings and when each is given",
                    ("Word", "When"),
                    rows,
                    name="method-standings",
                    desk=desk,
                ),
                Points(words.STANDING_NOTES),
            ),
        )


@dataclass(frozen=True)
class HidingRules:
    """What each level hides, with a worked example."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """Two cards: the rules and the symbols."""
        policies = FLOORS | {desk.level: desk.policy}
        rules = tuple(words.level_rule(level, policy) for level, policy in policies.items())
        example = table(
            "A worked example, with invented counts",
            ("Contract", "True count", "Inside", "Published"),
            words.EXAMPLE,
            name="method-hiding-example",
            desk=desk,
        )
        yield _card(
            desk,
            "hiding",
            "How people are protected",
            "Hidden before anything is worked out",
            (Points(rules), Text(words.EXAMPLE_LEAD), example, Text(words.EXAMPLE_TAIL)),
        )
        symbols = [(one.value, one.words) for one in Symbol if one]
        yield _card(
            desk,
            "symbols",
            "What the symbols mean",
            "No cell is left empty; a true zero is 0",
            (
                Table("Symbols", ("Symbol", "Meaning"), tuple(symbols), f"method-symbols-{desk.level}"),
                Points(words.HOW_SURE),
            ),
        )


@dataclass(frozen=True)
class Corrections:
    """What was wrong once and was put right."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card."""
        yield _card(desk, "corrections", "Corrections", "Newest first", (Points(words.CORRECTIONS),))


@dataclass(frozen=True)
class Accessibility:
    """The accessibility statement, with what is not yet right."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card."""
        yield _card(
            desk,
            "accessibility",
            "Accessibility statement",
            "Aim: WCAG 2.2, level AA",
            (Text(words.ACCESSIBILITY), Points(words.KNOWN_GAPS)),
        )


@dataclass(frozen=True)
class EveryMeasure:
    """One entry a measure, found among the declared: a new measure appears here by being declared."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """A card for each subject, its measures as entries to open."""
        subjects: dict[str, list[Metric]] = {}
        for one in metrics().values():
            subjects.setdefault(one.key.split(".")[0], []).append(one)
        for subject, found in subjects.items():
            yield _card(
                desk,
                f"measures-{subject.replace('_', '-')}",
                words.subject_title(subject),
                f"{numbers.opening(len(found))} {'measure' if len(found) == 1 else 'measures'}",
                tuple(_entry(desk, one) for one in found),
                width=Width.FULL,
                folded=True,
            )


def _entry(desk: Desk, one: Metric) -> Definition:
    named = [found.named for found in comparisons(desk, one.key)]
    told = plain.definition(one, compared=named)
    splits = [numbers.lower(dimension(split).title) for split in one.splits]
    more = [
        ("Which way", plain.better(one)),
        ("Divided by", numbers.capital(numbers.listed(splits)) + "." if splits else "Not divided."),
        ("Hides", plain.sensitivity(one, FLOORS[Level.INSIDE], FLOORS[Level.PUBLISHED])),
        ("Called", one.key),
    ]
    return Definition(one.title, (*told.entries, *more))


def _card(
    desk: Desk,
    name: str,
    title: str,
    scope: str,
    pieces: tuple[Piece, ...],
    width: Width = Width.HALF,
    *,
    folded: bool = False,
) -> Card:
    return Card(
        title,
        scope,
        pieces,
        plain.sources(desk.about, "the definitions this version was built from"),
        name,
        width,
        folded,
    )
