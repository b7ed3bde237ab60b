"""What the figures of a level say beside a draft of a target: where it may start, and what it would take."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import EVERYONE, Choice
from edi_metrics.plan.evidence import evidence
from edi_metrics.plan.hiring import Appointed, Hiring, hiring
from edi_metrics.plan.lines import figure
from edi_metrics.plan.outcome import Figure
from edi_metrics.plan.smart import About, Draft, Evidence
from edi_metrics.story.asking import Desk
from edi_metrics.vocabulary import ALL, WHOLE, Grain

_EVERYONE_HERE = "workforce.headcount"
_JOINERS = "workforce.joiners"
_APPOINTED = "recruitment.success"

_GROUPS: Mapping[str, tuple[str, str]] = {
    "workforce.ethnic_minority": ("ethnicity_2", "ethnic_minorities"),
    "workforce.disabled": ("disability", "disabled"),
    "workforce.women": ("sex", "female"),
}
"""The part of the people appointed that a share of the workforce is about."""


@dataclass(frozen=True)
class Beside:
    """What is known beside a draft. Only shown figures are in it."""

    evidence: Evidence
    hiring: Hiring | None = None
    """For a share of the workforce: what it takes in appointments."""


def beside(draft: Draft, desk: Desk, others: tuple[Draft, ...]) -> Beside:
    """What is known beside `draft` on the service's day, and beside the `others` that stand."""
    measured = _table(draft.about, desk, draft.grain) if draft.measure else None
    figures = _figures(measured, draft.part) if measured else ()
    known = evidence(draft, figures, desk.about.day, others)
    broke = measured is not None and any(
        draft.baseline is not None and draft.baseline < day <= desk.about.day for day in measured.breaks
    )
    return Beside(replace(known, redefined=broke), _hiring(draft, desk, figures))


def starts(about: About, desk: Desk) -> tuple[tuple[Cell, Measured], ...]:
    """Every period that a promise about a figure may start from, as shown: of each grain the latest first."""
    if about.metric == "":
        return ()
    found = [_table(about, desk, grain) for grain in Grain]
    return tuple(
        (cell, measured)
        for measured in found
        if measured is not None
        for cell in reversed(measured.line(about.part))
        if cell.shown
    )


def _table(about: About, desk: Desk, grain: Grain | None) -> Measured | None:
    choice = EVERYONE if about.narrowing == WHOLE else Choice(about.narrowing, about.within)
    return desk.perhaps(about.metric, split=about.split, choice=choice, grain=grain)


def _figures(measured: Measured, part: str) -> tuple[Figure, ...]:
    return tuple(
        figure(measured.metric.key, cell.period, cell.numerator, cell.denominator)
        for cell in measured.line(part)
        if cell.shown and cell.numerator is not None
    )


def _hiring(draft: Draft, desk: Desk, figures: tuple[Figure, ...]) -> Hiring | None:
    measure = draft.measure
    of_all_staff = measure is not None and measure.everyone == _EVERYONE_HERE and measure.is_share
    whole = (draft.split, draft.narrowing) == (WHOLE, WHOLE)
    if not (of_all_staff and whole and figures and draft.kind == "reach"):
        return None
    people, joiners = _latest(desk, _EVERYONE_HERE), _latest(desk, _JOINERS)
    if draft.goal is None or draft.due is None or people is None or joiners is None:
        return None
    now = max(figures)
    return hiring(
        share=now.value,
        goal=draft.goal,
        people=people,
        joiners=joiners,
        years=(draft.due - now.first_day).days / 365.25,
        lately=_lately(draft.metric, desk),
    )


def _lately(key: str, desk: Desk) -> Appointed | None:
    """Who was appointed in the two years to the latest figure, where both counts are shown."""
    if key not in _GROUPS:
        return None
    split, part = _GROUPS[key]
    number, of = _latest(desk, _APPOINTED, split, part), _latest(desk, _APPOINTED)
    return Appointed(number, of) if number is not None and of else None


def _latest(desk: Desk, key: str, split: str = WHOLE, part: str = ALL) -> int | None:
    """The latest shown count above the line."""
    measured = desk.perhaps(key, split=split)
    cell = measured.cell(part) if measured else None
    return cell.n if cell is not None and cell.shown else None
