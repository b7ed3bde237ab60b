"""What was changed of a promise, in sentences that stay: each change, and what it makes of the standing."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from edi_metrics.dimensions import dimension, part_label
from edi_metrics.metrics import metrics
from edi_metrics.periods import BadPeriod, Period
from edi_metrics.plan.facts import Event
from edi_metrics.plan.facts.promises import TargetRetired
from edi_metrics.plan.refusals_of_promises import FIELDS
from edi_metrics.plan.state import WEIGHTY, Promise
from edi_metrics.story.rebaselining import Rebaselined, rebaselines
from edi_metrics.story.words import numbers, standing
from edi_metrics.targets import Change, Judgement, Target
from edi_metrics.vocabulary import ALL, WHOLE, Standing, Strand, Unit

COLUMNS: tuple[str, ...] = ("On", "What changed", "Was", "Now", "Why", "Where")

MADE_BY = "Made by"
"""A further column, inside: the role that made the change."""

NO_REASON = "No reason recorded"

_OUTSIDE = "No meeting is open, so it will be shown as made outside a meeting."


def told(change: Change, target: Target) -> str:
    """'The goal was lowered from 14% to 12% on 4 September 2026, with no reason recorded and ...'"""
    was, now = (value(change.field, text, target) for text in (change.was, change.now))
    how = f"The {name_of(change.field)} was {_verb(change)} from {was} to {now}"
    return f"{how} on {numbers.day(change.changed_on)}, {standing.accounted(change)}."


def judged_by_both(found: Rebaselined, now: Judgement) -> str:
    """'By what was promised before, it is off track; by what is promised now, it needs attention. ...'

    Empty where what was promised before cannot be judged any more.
    """
    was = found.was
    if was is None:
        return ""
    if (was.standing, was.reason) == (now.standing, now.reason):
        said = f"By what was promised before, and by what is promised now, it {_reads(now)}."
    else:
        said = f"By what was promised before, it {_reads(was)}; by what is promised now, it {_reads(now)}."
    return f"{said}{_paces(was, now)}"


def _reads(found: Judgement) -> str:
    reads = {
        Standing.ACHIEVED: "is achieved",
        Standing.ON_TRACK: "is on track",
        Standing.BEHIND: "needs attention",
        Standing.OFF_TRACK: "is off track",
        Standing.CANNOT_SAY: "cannot be judged yet",
    }[found.standing]
    return f"{reads} ({found.reason.words})" if found.reason else reads


def _paces(was: Judgement, now: Judgement) -> str:
    if was.pace is None or now.pace is None or min(was.pace, now.pace) < 0 or was.pace == now.pace:
        return ""
    before, after = (numbers.rounded(100 * pace, 0) for pace in (was.pace, now.pace))
    return f" It has made {after}% of the progress that is expected by now; before, that was {before}%."


def _verb(change: Change) -> str:
    if change.field == "due":
        return "moved"
    if change.field != "goal":
        return "changed"
    return "lowered" if float(change.now) < float(change.was) else "raised"


def name_of(field: str) -> str:
    """What people call a term of a target."""
    return FIELDS.get(field, field)


def value(field: str, text: str, target: Target) -> str:
    """What a term was or is, as people read it: '14%', '31 July 2027', 'nothing'."""
    if field == "goal":
        return f"{float(text):g}{'%' if target.unit is Unit.PERCENT else ''}"
    if text in ("", WHOLE, ALL):
        return "all" if field in ("split", "part", "narrowing") else "none"
    return _AS_READ[field](text, target) if field in _AS_READ else text


def _day(text: str, target: Target) -> str:
    try:
        return numbers.day(date.fromisoformat(text))
    except ValueError:
        return text


def _period(text: str, target: Target) -> str:
    try:
        return Period.parse(text).words
    except BadPeriod:
        return text


def _measure(text: str, target: Target) -> str:
    return f"'{metrics()[text].title}'" if text in metrics() else text


def _split(text: str, target: Target) -> str:
    return numbers.lower(dimension(text).title)


def _part(text: str, target: Target) -> str:
    return part_label(target.split, text) if target.split != WHOLE else text


def _narrowing(text: str, target: Target) -> str:
    split, _, part = text.partition("=")
    return part_label(split, part)


def _milestones(text: str, target: Target) -> str:
    pairs = (pair.partition(":") for pair in text.split("|"))
    return numbers.listed(
        [f"{value('goal', figure, target)} by {_day(day, target)}" for day, _, figure in pairs]
    )


def _strand(text: str, target: Target) -> str:
    return Strand(text).words if text in set(Strand) else text


_AS_READ: Mapping[str, Callable[[str, Target], str]] = {
    "due": _day,
    "baseline": _period,
    "metric": _measure,
    "split": _split,
    "part": _part,
    "narrowing": _narrowing,
    "milestones": _milestones,
    "strand": _strand,
}


def stem(change: Change, target: Target) -> str:
    """The change on a chart, at its day: 'Goal 14% to 12%'."""
    if change.field == "goal":
        was, now = (value("goal", text, target) for text in (change.was, change.now))
        return f"Goal {_verb(change)}, {was} to {now}"
    if change.field == "due":
        return f"Date moved to {numbers.month(date.fromisoformat(change.now))}"
    return f"{numbers.capital(name_of(change.field))} changed"


def history_title(target: Target, found: Sequence[Rebaselined]) -> str:
    """The finding of a target's history."""
    if found:
        return "Re-baselined since it was set"
    return "Changed since it was set, and not re-baselined" if target.changes else "As it was set"


def rows(target: Target) -> list[tuple[str, ...]]:
    """Every change as a row under `COLUMNS`, the day it was set first."""
    where = _where(target.set_at)
    first = (numbers.day(target.set_on), "Set", "z", standing.first_goal(target), target.reason, where)
    return [first, *(_row(change, target) for change in target.changes)]


def _row(change: Change, target: Target) -> tuple[str, ...]:
    name = numbers.capital(name_of(change.field))
    return (
        numbers.day(change.changed_on),
        f"{name}: re-baselining" if rebaselines(target, change) else name,
        value(change.field, change.was, target),
        value(change.field, change.now, target),
        change.reason or NO_REASON,
        _where(change.meeting),
    )


def _where(meeting: str) -> str:
    return f"Meeting {meeting.removeprefix('M').lstrip('0')}" if meeting else "Outside a meeting"


def goal_text(target: Target, found: Sequence[Rebaselined]) -> str:
    """The goal on the chart, with the goals before it: 'Target 12%, was 14%'."""
    now = standing.goal_figure(target)
    goals = [standing.goal_figure(one.before) for one in found if one.before is not None]
    before = [goal for goal in dict.fromkeys(goals) if goal != now]
    return f"Target {now}, was {numbers.listed(before)}" if before else f"Target {now}"


def drawn(found: Sequence[Rebaselined]) -> str:
    """What the faint marks of the chart are."""
    days = numbers.listed([numbers.day(one.on) for one in found])
    return f"Faint dots and the faint diamond are the path and the goal as they were until {days}."


def alt(found: Sequence[Rebaselined], target: Target) -> str:
    """The re-baselinings, for who hears the chart: '; goal lowered, 14% to 12%, on 4 September 2026'."""
    said = (
        f"{numbers.lower(stem(change, target))}, on {numbers.day(one.on)}"
        for one in found
        for change in one.changes
    )
    return "".join(f"; {words}" for words in said)


def warnings(target: Target, changes: Sequence[Change], *, in_meeting: bool) -> tuple[str, ...]:
    """What will be shown of changes that are not saved yet."""
    again = [change for change in changes if change.field in WEIGHTY and rebaselines(target, change)]
    said = []
    if again:
        names = numbers.listed([f"the {name_of(change.field)}" for change in again])
        said.append(
            f"This changes {names}: it is re-baselining, and will be shown with the target for ever after."
        )
    return tuple(said) if in_meeting else (*said, _OUTSIDE)


def retiring(*, in_meeting: bool) -> str:
    """What retiring a target does."""
    keeps = "It leaves the board; its history stays in the record."
    return keeps if in_meeting else f"{keeps} {_OUTSIDE}"


def retired_row(event: Event, promise: Promise) -> tuple[str, ...]:
    """One retired target: what it was, when and why it went, and whose word that was."""
    reason = event.fact.reason if isinstance(event.fact, TargetRetired) else ""
    title = promise.terms.get("title") or promise.title
    return title, numbers.day(event.happened_on), reason or NO_REASON, event.by_role
