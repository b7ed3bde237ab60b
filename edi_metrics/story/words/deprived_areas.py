"""Where learners live, in sentences."""

from edi_metrics.measured import Cell
from edi_metrics.story.words import numbers
from edi_metrics.story.words.participation import moved
from edi_metrics.vocabulary import Level


def living(now: Cell, first: Cell | None, level: Level) -> str:
    """'955 of 15,102 learners (6.3%) live in the most deprived areas', and the move since the last break."""
    if not now.shown:
        return f"Learners in the most deprived areas: {now.symbol.words}"
    said = f"{numbers.of_percent(now, 'learners', level)} live in the most deprived areas"
    move = moved(now, first, level)
    return f"{said}, {move}" if move else said
