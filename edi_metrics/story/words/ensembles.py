"""Playing and singing together, in sentences."""

from edi_metrics.measured import Cell
from edi_metrics.story.words import numbers
from edi_metrics.story.words.participation import moved
from edi_metrics.vocabulary import Level


def members(now: Cell | None, first: Cell | None) -> str:
    """'5,042 young people are in ensembles, up from 4,692 in 2022/23'."""
    if now is None or not now.shown:
        return "We cannot show how many young people are in ensembles"
    said = f"{numbers.count(now.n)} young people are in ensembles"
    if first is None or first.period == now.period or first.n == now.n:
        return said
    way = "up" if now.n > first.n else "down"
    return f"{said}, {way} from {numbers.count(first.n)} {numbers.when(first.period)}"


def older(now: Cell | None, first: Cell | None, level: Level) -> str:
    """'1,376 of 5,042 members (27.3%) are in key stages 4 and 5, up 2.9 points since 2022/23.'"""
    if now is None or not now.shown:
        return "How many members are in key stages 4 and 5 is hidden or not collected."
    move = moved(now, first, level)
    said = f"{numbers.of_percent(now, 'members', level)} are in key stages 4 and 5"
    return f"{said}, {move}." if move else f"{said}."
