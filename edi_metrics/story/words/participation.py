"""Who takes part, in sentences."""

from collections.abc import Sequence

from edi_metrics.measured import Cell, Measured
from edi_metrics.story.comparators import Comparison, spread
from edi_metrics.story.words import numbers
from edi_metrics.story.words.comparing import Verdict, between, difference, missing, with_published
from edi_metrics.story.words.groups import Contrast, Group
from edi_metrics.vocabulary import Level


def headline_of_places(group: Group, less: int, places: int) -> str:
    """'Pupils eligible for free school meals take part less than all pupils in all ten districts'."""
    where = f"all {numbers.word(places)}" if less == places else f"{numbers.word(less)} of {numbers.word(places)}"
    return f"Pupils {_being(group)} take part less than all pupils in {where} districts"


def headline_of_share(cell: Cell, group: Group, compared: tuple[Comparison, ...], level: Level) -> str:
    """'1,713 of 14,790 learners (11.6%) have support ..., against 18.5% of pupils on roll'."""
    against = f", against {spread(compared)} of pupils on roll" if compared else ""
    sentence = f"{numbers.of_percent(cell, 'learners', level)} {group.are}{against}"
    return sentence if len(sentence) <= 110 else f"{numbers.of_percent(cell, 'learners', level)} {group.are}"


def headline_without_share(group: Group, reason: str) -> str:
    """What to say when the share itself cannot be shown."""
    return f"We cannot show how many learners {group.are}: {reason}"


def take_up(everyone: Cell, eligible: Cell, level: Level) -> str:
    """'5.1 in 100 eligible pupils take part, against 7.8 in 100 of all pupils'."""
    return (
        f"{numbers.of(eligible, 'eligible pupils')} take part: {_in_100(eligible, level)},"
        f" against {_in_100(everyone, level)} of all pupils."
    )


def _in_100(cell: Cell, level: Level) -> str:
    return f"{numbers.percent(cell.n, cell.d, level)[:-1]} in 100"


def against_roll(cell: Cell, group: Group, compared: tuple[Comparison, ...], nearest: Comparison, level: Level) -> str:
    """The share beside the published one, in points and in whole people, when the interval supports it."""
    share = f"{numbers.of_percent(cell, 'learners', level)} {group.are}"
    setting = f"{spread(compared)} on school rolls ({nearest.named})"
    verdict = with_published(cell, nearest.value)
    if verdict is Verdict.UNKNOWN:
        return f"{share}; it is {setting}."
    if verdict is Verdict.LEVEL:
        return f"{share}: about the same as the {setting}."
    return f"{share}, {'less' if verdict is Verdict.LESS else 'more'} than the {setting}{_people(cell, nearest, level)}."


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
    return f"{numbers.points(gap, places(cell, level))}, about {numbers.about(people, level)} {'more' if gap > 0 else 'over'}"


def places(cell: Cell, level: Level) -> int:
    """How many decimals a gap has: as many as the share it is taken from."""
    return numbers.decimals(cell.d, level)


def widest_gap(gaps: Sequence[tuple[str, float]], hidden: int, decimals: int) -> str:
    """Where the gap is widest; no superlative while any place is hidden or another has the same."""
    if not gaps:
        return "The gap cannot be shown for any district"
    ranked = sorted(gaps, key=lambda pair: (-pair[1], pair[0]))
    top = numbers.rounded(ranked[0][1], decimals)
    low = numbers.rounded(ranked[-1][1], decimals)
    tied = sum(numbers.rounded(gap, decimals) == top for _, gap in ranked) > 1
    if hidden or tied:
        return f"The gap runs from {low} to {top} points where it can be shown" if hidden else f"The gap runs from {low} to {top} points"
    return f"{ranked[0][0]} has the widest gap, at {numbers.points(ranked[0][1], decimals)}"


def trends(measured: Measured, parts: Sequence[str]) -> str:
    """How many places have moved since the earliest period, as far as the intervals support it."""
    up, down, level, unsaid = [], [], [], 0
    for part in parts:
        line = [cell for cell in measured.line(part) if cell.shown]
        if len(line) < 3:
            unsaid += 1
            continue
        verdict = between(line[-1], line[0])
        (up if verdict is Verdict.MORE else down if verdict is Verdict.LESS else level).append(part)
    if unsaid == len(parts):
        return "Too few periods to name a direction in any district"
    said = [
        f"up in {_counted(len(up))}" if up else "",
        f"down in {_counted(len(down))}" if down else "",
        f"level in {_counted(len(level))}" if level else "",
        f"hidden or too early in {_counted(unsaid)}" if unsaid else "",
    ]
    return f"The share is {numbers.listed([part for part in said if part])} of {numbers.word(len(parts))} districts"


def _counted(number: int) -> str:
    return numbers.word(number)


def moved(now: Cell | None, then: Cell | None, level: Level) -> str:
    """'up 2.6 points since autumn term 2022', or level with it; empty when either is not shown."""
    if now is None or then is None or not now.shown or not then.shown or now.period == then.period:
        return ""
    since = f"since {then.period.words}"
    if now.denominator is None or then.denominator is None:
        return _count_moved(now, then, since)
    verdict = between(now, then)
    if verdict is Verdict.LEVEL:
        return f"level {since}"
    gap = difference(now, then)
    return f"{'up' if gap > 0 else 'down'} {numbers.points(gap, min(places(now, level), places(then, level)))} {since}"


def _count_moved(now: Cell, then: Cell, since: str) -> str:
    if now.value is None or then.value is None or now.value == then.value:
        return f"level {since}"
    way = "up" if now.value > then.value else "down"
    return f"{way} from {numbers.count(then.value)} {since}"


def untargeted_move(cell: Cell, then: Cell | None, group: Group, level: Level) -> str:
    """A share that moved with no promise behind it."""
    move = moved(cell, then, level)
    if not move or move.startswith("level"):
        return f"No target is set for {group.who}."
    return f"{numbers.capital(group.who)}: {move}, and no target is set for it. Ask why, and keep it."


def places_below(less: int, more: int, level: int, hidden: int, noun: str) -> str:
    """How many places stand which way to the figure beside them."""
    said = [
        f"below it in {numbers.word(less)}" if less else "",
        f"above it in {numbers.word(more)}" if more else "",
        f"about level in {numbers.word(level)}" if level else "",
        f"hidden in {numbers.word(hidden)}" if hidden else "",
    ]
    return f"{numbers.listed([part for part in said if part])} {noun}"


def leak(step: str, ours: Cell, other: Cell, contrast: Contrast, *, widest: bool, level: Level) -> str:
    """'110 of 647 pupils with pupil premium (17%) go on after whole-class teaching, against 31.0% of other pupils'."""
    sentence = (
        f"{numbers.of_percent(ours, contrast.who, level)} {numbers.lower(step)},"
        f" against {numbers.percent(other.n, other.d, level)} of {contrast.others}"
    )
    return f"{sentence}: the widest leak" if widest else sentence


def no_leak(contrast: Contrast) -> str:
    """When no step loses one group more than the other, as far as can be told."""
    return f"No step can be said to lose {contrast.who} more often than {contrast.others}"


def parity(other: Cell, contrast: Contrast, ratio: float, interval: tuple[float, float], level: Level) -> str:
    """Beside a step: 'other pupils 31.0%; ratio 0.55 (0.46 to 0.66)'."""
    low, high = interval
    return (
        f"{contrast.others} {numbers.percent(other.n, other.d, level)};"
        f" ratio {numbers.rounded(ratio, 2)} ({numbers.rounded(low, 2)} to {numbers.rounded(high, 2)})"
    )


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
