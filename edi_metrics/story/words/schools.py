"""What schools have from the service, in sentences."""

from edi_metrics.measured import Cell
from edi_metrics.story.words import numbers
from edi_metrics.story.words.participation import moved
from edi_metrics.vocabulary import Level


def offer(singing: Cell | None, wcet: Cell | None) -> str:
    """'305 of 500 state-funded schools have singing support; 122 have whole-class teaching'."""
    if singing is None or not singing.shown:
        return "What state-funded schools have from us"
    said = f"{numbers.of(singing, 'state-funded schools')} have singing support"
    if wcet is None or not wcet.shown:
        return said
    return f"{said}; {numbers.count(wcet.n)} have whole-class teaching"


def moved_to(now: Cell, first: Cell | None, level: Level) -> str:
    """At the end of a row: '305 of 500 schools, up 8 points since 2022/23'."""
    counts = numbers.of(now, "schools")
    move = moved(now, first, level)
    return f"{counts}, {move}" if move else counts
