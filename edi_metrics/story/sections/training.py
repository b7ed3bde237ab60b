"""Who has been trained, in one sentence and four figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from edi_metrics.measured import Cell, Measured
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Block, Headline, Tiles
from edi_metrics.story.sections.cards import tile
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import numbers, plain
from edi_metrics.story.words import training as words
from edi_metrics.story.words.comparing import Verdict, between
from edi_metrics.story.words.participation import moved
from edi_metrics.vocabulary import ALL

TRAUMA = "training.trauma_informed"
INCLUSION = "training.any_inclusion_cpd"
SESSIONS = "training.reflective_sessions"
CONVERSATIONS = "training.conversations"


class Apart(NamedTuple):
    """Two kinds of contract whose shares can be told apart, the larger first."""

    more: Cell
    less: Cell


def contracts_apart(measured: Measured) -> Apart | None:
    """Permanent staff beside fixed-term or hourly-paid staff, when chance does not explain the difference."""
    ours, other = measured.cell("permanent"), measured.cell("contractual")
    verdict = between(ours, other)
    if ours is None or other is None or verdict not in (Verdict.LESS, Verdict.MORE):
        return None
    return Apart(ours, other) if verdict is Verdict.MORE else Apart(other, ours)


def spoken_of(contract: Measured) -> tuple[str, ...]:
    """The kinds of contract of which some period says how many people are on it; all when none does."""
    parts = contract.metric.parts(contract.question.split) if contract.cells else ()
    return tuple(part for part in parts if any(cell.denominator for cell in contract.line(part))) or parts


def counts_and_share(cell: Cell, measured: Measured, desk: Desk) -> tuple[str, str, str]:
    """Three cells of a table: how many, out of how many, and the share."""
    return numbers.numerator(cell), numbers.denominator(cell), figures.figure(cell, measured, desk)


@dataclass(frozen=True)
class WhoIsTrained:
    """The page in a sentence: where training stops, by contract, or else how far it has come."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One headline."""
        trained = desk.measure(TRAUMA)
        sentence, lead = _said(desk, trained.cell())
        yield Headline(
            eyebrow=f"Training · {numbers.capital(plain.period_of(trained))}",
            sentence=sentence,
            lead=lead,
        )


def _said(desk: Desk, whole: Cell | None) -> tuple[str, str]:
    """Headline and lead: by contract where that can be told, trauma-informed training first."""
    learned = desk.measure(INCLUSION, split="contract_ace")
    for measured, did in (
        (desk.measure(TRAUMA, split="contract_ace"), words.TRAINED),
        (learned, words.joined(plain.period_of(learned))),
    ):
        found = contracts_apart(measured)
        if found is not None:
            lead = [words.beside(*found, desk.level), words.to_discuss(found.less)]
            return words.apart(*found, did, desk.level), " ".join(lead)
    if whole is None:
        return "There are no figures on training yet", "The data steward can bring in the training log."
    if not whole.shown:
        return words.unsaid(whole.symbol.words), "By contract it cannot be told either."
    return words.everyone(whole, desk.level), "No difference between contracts can be told from chance."


@dataclass(frozen=True)
class WhoIsTrainedTiles:
    """Trauma-informed, inclusion CPD on the shakiest terms, the rhythm kept, and conversations."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """Four tiles."""
        trained, sessions, talks = (desk.measure(key) for key in (TRAUMA, SESSIONS, CONVERSATIONS))
        learned = desk.measure(INCLUSION, split="contract_ace")
        yield Tiles(
            (
                tile(desk, trained, words=_change(trained, desk)),
                tile(
                    desk,
                    learned,
                    part="contractual",
                    title="Fixed-term or hourly-paid staff with any inclusion CPD",
                    words=_change(learned, desk, "contractual"),
                ),
                tile(desk, sessions, words=words.kept(sessions.line(ALL))),
                tile(desk, talks, words=_change(talks, desk)),
            )
        )


def _change(measured: Measured, desk: Desk, part: str = ALL) -> str:
    now = measured.cell(part)
    if now is None:
        return "No figures yet"
    move = moved(now, figures.first_shown(measured, part, like=now), desk.level)
    return numbers.capital(move) or "Direction cannot be said"
