"""Help with fees and instruments in sentences: whom it reaches, whom it turned away, how long they waited."""

from edi_metrics.measured import Cell
from edi_metrics.story.words import numbers
from edi_metrics.story.words.participation import moved
from edi_metrics.vocabulary import Level

NOT_MET = (
    "A place on the waiting list and a request turned away when the fund had closed both count as not met."
)


def not_met(now: Cell | None, then: Cell | None, level: Level) -> str:
    """'63 of 1,032 eligible requests (6.1%) were not met, down 16.3 points since 2024/25'."""
    if now is None or not now.shown:
        return "How many eligible requests were not met cannot be shown"
    said = f"{numbers.of_percent(now, 'eligible requests', level)} were not met"
    move = moved(now, then, level)
    return f"{said}, {move}" if move else said


def against_target(goal: str, now: Cell | None, then: Cell | None, reached: bool, level: Level) -> str:
    """'No more than 5% by July 2026: it reached 6.1%, after 22% in 2024/25, so the target was missed.'"""
    if now is None or not now.shown:
        return f"{goal}: it cannot be judged."
    after = ""
    if then is not None and then.shown and then.period != now.period:
        after = f", after {numbers.percent(then.n, then.d, level)} {numbers.when(then.period)}"
    ending = "the target was met" if reached else "the target was missed"
    return f"{goal}: it reached {numbers.percent(now.n, now.d, level)}{after}, so {ending}."


def wait(now: Cell | None, then: Cell | None) -> str:
    """'Half of requests were decided in 20 days or fewer in 2025/26, against 33 in 2024/25.'"""
    if now is None or now.value is None:
        return "How long families wait for a decision cannot be shown."
    days = f"{numbers.count(now.value)} days or fewer"
    said = f"Half of requests were decided in {days} {numbers.when(now.period)}"
    if then is None or then.value is None or then.period == now.period:
        return f"{said}."
    return f"{said}, against {numbers.count(then.value)} {numbers.when(then.period)}."


def reached(cell: Cell | None, level: Level) -> str:
    """'461 of 904 pupil-premium learners in paid lessons had fee help (51%)'."""
    if cell is None or not cell.shown:
        return "How many pupil-premium learners have fee help cannot be shown"
    share = numbers.percent(cell.n, cell.d, level)
    return f"{numbers.of(cell, 'pupil-premium learners in paid lessons')} had fee help ({share})"


def without_help(cell: Cell | None, level: Level) -> str:
    """The need in people: 'About 440 pupil-premium learners in paid lessons had none.'"""
    if cell is None or not cell.shown:
        return ""
    return f"About {numbers.about(cell.d - cell.n, level)} pupil-premium learners in paid lessons had none."


def helped(cell: Cell | None, level: Level) -> str:
    """'969 of 9,899 learners in paid lessons (9.8%) had fee help in 2025/26.'"""
    if cell is None or not cell.shown:
        return ""
    return (
        f"{numbers.of_percent(cell, 'learners in paid lessons', level)} had fee help"
        f" {numbers.when(cell.period)}."
    )


def premium_not_known(cell: Cell | None) -> str:
    """'Pupil premium is not known for 705 learners in paid lessons, who are left out of the share.'"""
    if cell is None or not cell.denominator:
        return ""
    return (
        f"Pupil premium is not known for {numbers.count(cell.denominator)} learners in paid lessons,"
        " who are left out of the share."
    )


def moved_up(cell: Cell | None, level: Level) -> str:
    """'83 of 238 bursaries that ended a stage (35%) moved up to the next'."""
    if cell is None or not cell.shown:
        return "How many bursaries move up a stage cannot be shown"
    return f"{numbers.of_percent(cell, 'bursaries that ended a stage', level)} moved up to the next"


def discount(label: str) -> str:
    """The discount on a loan, as it is named alone: 'Half discount', 'No discount'."""
    return "No discount" if label == "None" else f"{label} discount"


def loans_then(now: Cell | None, then: Cell | None) -> str:
    """'In 2022/23 it was 266.'"""
    if now is None or then is None or then.value is None or then.period == now.period:
        return ""
    return f"{numbers.capital(numbers.when(then.period))} it was {numbers.count(then.value)}."


def loans(now: Cell | None, full: Cell | None) -> str:
    """'641 instruments were on loan in 2025/26, 151 of them fully discounted'."""
    if now is None or now.value is None:
        return "How many instruments are on loan cannot be shown"
    said = f"{numbers.count(now.value)} instruments were on loan {numbers.when(now.period)}"
    if full is None or full.value is None:
        return said
    return f"{said}, {numbers.count(full.value)} of them fully discounted"
