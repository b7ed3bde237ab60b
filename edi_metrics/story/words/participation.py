"""Who takes part, in sentences."""

from collections.abc import Sequence

from edi_metrics.measured import Cell, Measured
from edi_metrics.story.comparators import Comparison, spread
from edi_metrics.story.words import numbers
from edi_metrics.story.words.comparing import (
    Verdict,
    between,
    difference,
    missing,
    moved_for_sure,
    with_published,
)
from edi_metrics.story.words.groups import Group
from edi_metrics.vocabulary import Level


def headline_of_places(group: Group, less: int, places: int) -> str:
    """'Pupils eligible for free school meals take part less in all ten districts'."""
    where = numbers.of_all(less, places)
    return f"Pupils {_being(group)} take part less in {where} districts"


def headline_of_share(cell: Cell, group: Group, compared: tuple[Comparison, ...], level: Level) -> str:
    """'1,713 of 14,790 learners (11.6%) have support ..., against 18.5% of pupils on roll'."""
    against = f", against {spread(compared)} of pupils on roll" if compared else ""
    sentence = f"{numbers.of_percent(cell, 'learners', level)} {group.are}{against}"
    return sentence if len(sentence) <= 110 else sentence.replace(" of pupils on roll", " on roll")


def headline_without_share(group: Group, reason: str) -> str:
    """What to say when the share itself cannot be shown."""
    return f"We cannot show how many learners {group.are}: {reason}"


def take_up(everyone: Cell, eligible: Cell, level: Level) -> str:
    """'5.1 in 100 eligible pupils take part, against 7.8 in 100 of all pupils'."""
    return (
        f"{numbers.of(eligible, 'eligible pupils')} take part: {in_100(eligible, level)},"
        f" against {in_100(everyone, level)} of all pupils."
    )


def in_100(cell: Cell, level: Level) -> str:
    """'5.1 in 100'."""
    text = numbers.percent(cell.n, cell.d, level)
    return "fewer than 1 in 100" if text == numbers.LOW else f"{text.removesuffix('%')} in 100"


def against_roll(
    cell: Cell, group: Group, compared: tuple[Comparison, ...], nearest: Comparison, level: Level
) -> str:
    """The share beside the published one, in points and in whole people, when the interval supports it."""
    share = f"{numbers.of_percent(cell, 'learners', level)} {group.are}"
    setting = f"{spread(compared)} on school rolls ({nearest.named})"
    verdict = with_published(cell, nearest.value)
    if verdict is Verdict.UNKNOWN:
        return f"{share}; it is {setting}."
    if verdict is Verdict.LEVEL:
        return f"{share}: about the same as the {setting}."
    way = "less" if verdict is Verdict.LESS else "more"
    return f"{share}, {way} than the {setting}{_people(cell, nearest, level)}."


def _people(cell: Cell, nearest: Comparison, level: Level) -> str:
    more = missing(cell, nearest.value)
    return f"; about {numbers.about(more, level)} more learners would match it" if more >= 1 else ""


def gap_note(cell: Cell, nearest: Comparison | None, level: Level) -> str:
    """At the end of a group's row: 'Gap 3.8 points, about 560 learners'."""
    if nearest is None:
        return "no published share to compare"
    if not cell.shown:
        return ""
    gap = nearest.value - 100 * cell.n / cell.d
    if with_published(cell, nearest.value) is Verdict.LEVEL:
        return "about the same"
    people = abs(missing(cell, nearest.value))
    way = "more" if gap > 0 else "over"
    return f"{numbers.points(gap, places(cell, level))}, about {numbers.about(people, level)} {way}"


def bounds_listed(found: Sequence[tuple[str, tuple[str, str]]]) -> str:
    """What each share would be if all those we do not know about were out of the group, or in it."""
    said = "; ".join(f"{numbers.lower(label)} {low} to {high}" for label, (low, high) in found)
    return f"If none, or all, of the learners we do not know about were in the group: {said}."


def places(cell: Cell, level: Level) -> int:
    """How many decimals a gap has: as many as the share it is taken from."""
    return numbers.decimals(cell.d, level)


def widest_gap(gaps: Sequence[tuple[str, float]], hidden: int, decimals: int) -> str:
    """Where the gap is widest; no superlative while any place is hidden or another has the same."""
    if not gaps:
        return "The gap cannot be shown for any district"
    ranked = sorted(gaps, key=lambda pair: (-pair[1], pair[0]))
    top = numbers.signed(ranked[0][1], decimals)
    low = numbers.signed(ranked[-1][1], decimals)
    if top == low:
        return f"The gap is {numbers.points(ranked[0][1], decimals)} in each district that can be shown"
    tied = sum(numbers.signed(gap, decimals) == top for _, gap in ranked) > 1
    if hidden or tied:
        return (
            f"The gap runs from {low} to {top} points where it can be shown"
            if hidden
            else f"The gap runs from {low} to {top} points"
        )
    return f"{ranked[0][0]} has the widest gap, at {numbers.points(ranked[0][1], decimals)}"


def trends(measured: Measured, parts: Sequence[str]) -> str:
    """How many places have moved since the earliest period, as far as the intervals support it."""
    found = [_direction([cell for cell in measured.since_break(part) if cell.shown]) for part in parts]
    if all(verdict is Verdict.UNKNOWN for verdict in found):
        return "Too few periods to name a direction in any district"
    for verdict, words in _WAYS.items():
        if found.count(verdict) == len(parts):
            return f"The share is {words} in all {numbers.word(len(parts))} districts"
    said = [
        f"{words} in {numbers.word(found.count(verdict))}"
        for verdict, words in _WAYS.items()
        if verdict in found
    ]
    return f"The share is {numbers.listed(said)} of {numbers.word(len(parts))} districts"


_WAYS = {
    Verdict.MORE: "up",
    Verdict.LESS: "down",
    Verdict.LEVEL: "level",
    Verdict.UNKNOWN: "hidden or too early",
}


def _direction(line: Sequence[Cell]) -> Verdict:
    """Latest against earliest; three periods before a direction is named."""
    return between(line[-1], line[0]) if len(line) >= 3 else Verdict.UNKNOWN


def moved(now: Cell | None, then: Cell | None, level: Level) -> str:
    """'up 2.6 points since autumn term 2022', or level with it; empty when either is not shown."""
    if now is None or then is None or not now.shown or not then.shown or now.period == then.period:
        return ""
    since = f"since {then.period.words}"
    if now.denominator is None or then.denominator is None:
        return _count_moved(now, then, since)
    if moved_for_sure(now, then, level) is Verdict.LEVEL:
        return f"level {since}"
    gap = difference(now, then)
    way = "up" if gap > 0 else "down"
    return f"{way} {numbers.points(gap, min(places(now, level), places(then, level)))} {since}"


def _count_moved(now: Cell, then: Cell, since: str) -> str:
    if now.value is None or then.value is None or now.value == then.value:
        return f"level {since}"
    way = "up" if now.value > then.value else "down"
    return f"{way} from {numbers.count(then.value)} {since}"


def untargeted_moves(moves: Sequence[tuple[str, str]], since: str) -> str:
    """Shares that moved with no promise behind them: 'With no target set, since autumn term 2022: ...'."""
    said = numbers.listed([f"{numbers.lower(group)} {move}" for group, move in moves])
    return f"With no target set, since {since}: {said}. Ask why, and keep what helped."


def gap_in_people(label: str, note: str) -> str:
    """One group's gap under the chart: 'Ethnic minorities: 7.0 points, about 1,020 more'."""
    return f"{label}: {note}"


def cold(total: Cell) -> str:
    """How many schools had no contact."""
    return f"{numbers.count(total.n)} state-funded schools have had no contact with us in twelve months"


def reach(place: str, local: Cell, county: Cell, level: Level) -> str:
    """'We worked with 22 of 38 schools in Watford (58%), against 78% across the county'."""
    return (
        f"We worked with {numbers.of(local, 'state-funded schools')} in {place}"
        f" ({numbers.percent(local.n, local.d, level)}), against {numbers.percent(county.n, county.d, level)}"
        " across the county"
    )


def _being(group: Group) -> str:
    return group.are.removeprefix("are ")


def groups_less(less: int, drawn: int) -> str:
    """'All four groups are a smaller share of learners than of pupils on roll'."""
    if not less:
        return "No group can be said to be a smaller share of learners than of pupils on roll"
    some = numbers.capital(numbers.of_all(less, drawn))
    verb = "is" if less == 1 else "are"
    return f"{some} groups {verb} a smaller share of learners than of pupils on roll"


def high_need(cell: Cell, level: Level) -> str:
    """How many of the schools with most need we worked with."""
    return (
        "Of schools above the England average for free school meals, we worked with"
        f" {numbers.of(cell, 'schools')} ({numbers.percent(cell.n, cell.d, level)}) in {cell.period.words}."
    )


def beside_roll(told: Sequence[tuple[Verdict, str]]) -> str:
    """'The share is below the roll in primary and secondary schools'; where none is, above or about level."""
    if not told:
        return "No roll is published by phase for this group"
    for verdict, way in (
        (Verdict.LESS, "below"),
        (Verdict.MORE, "above"),
        (Verdict.LEVEL, "about level with"),
    ):
        phases = [phase for found, phase in told if found is verdict]
        if phases:
            return f"The share is {way} the roll in {numbers.listed(phases)} schools"
    return "Too few learners can be shown by phase to compare with the roll"
