"""How promises stand, in sentences."""

from collections.abc import Sequence
from datetime import date

from edi_metrics.dimensions import part_label
from edi_metrics.measured import Cell
from edi_metrics.metrics import metric
from edi_metrics.plan.withheld import KEPT_INSIDE
from edi_metrics.story.asking import Judged
from edi_metrics.story.blocks import Chip
from edi_metrics.story.words import numbers
from edi_metrics.story.words.plain import noun_of
from edi_metrics.targets import Change, Judgement, Mark, Target
from edi_metrics.vocabulary import WHOLE, Level, Reason, Standing, Strand, Unit

NEED = (Standing.OFF_TRACK, Standing.BEHIND, Standing.CANNOT_SAY, Standing.ON_TRACK, Standing.ACHIEVED)
"""Most in need of attention first."""


def by_need(judged: Sequence[Judged]) -> list[Judged]:
    """Off track first; within a standing the slowest first, then by id."""

    def need(one: Judged) -> tuple[int, float, str]:
        pace = one.judgement.pace
        return NEED.index(one.judgement.standing), pace if pace is not None else 9.0, one.target.target_id

    return sorted(judged, key=need)


def tally(judged: Sequence[Judged]) -> tuple[tuple[Standing, int], ...]:
    """How many stand where, achieved first."""
    return tuple((one, sum(found.judgement.standing is one for found in judged)) for one in Standing)


def headline(judged: Sequence[Judged]) -> str:
    """'Seven of 20 targets are achieved or on track; the target for ... is off track'."""
    if not judged:
        return "No targets are set yet"
    good = sum(one.judgement.standing in (Standing.ACHIEVED, Standing.ON_TRACK) for one in judged)
    verb = "is" if good < 2 else "are"
    some = numbers.opening(good) if good else "None"
    opens = f"{some} of {numbers.word(len(judged))} targets {verb} achieved or on track"
    first = by_need(judged)[0]
    if first.judgement.standing not in (Standing.OFF_TRACK, Standing.BEHIND):
        return opens
    named = f"{opens}; {subject(first.target)} {_is(first.judgement.standing)}"
    return named if len(named) <= 110 else f"{opens}; {_counted(judged, first.judgement.standing)}"


def board_headline(judged: Sequence[Judged]) -> str:
    """'Five targets are off track, six need attention and two cannot be judged yet'."""
    counts = dict(tally(judged))
    said = [
        _many(counts[Standing.OFF_TRACK], "is off track", "are off track"),
        _many(counts[Standing.BEHIND], "needs attention", "need attention"),
        _many(counts[Standing.CANNOT_SAY], "cannot be judged yet", "cannot be judged yet"),
    ]
    kept = [part for part in said if part]
    if not judged:
        return "No targets are set yet"
    if not kept:
        return f"All {numbers.word(len(judged))} targets are achieved or on track"
    first, *rest = kept
    number, _, tail = first.partition(" ")
    noun = "target" if number == "one" else "targets"
    return numbers.capital(numbers.listed([f"{number} {noun} {tail}", *rest]))


NOTHING_NEEDED = "Nothing that can be judged is off track or needs attention."


def board_title(shown: int, judged: int, *, needing: bool) -> str:
    """'20 targets, with off track first', or 'Seven of 20 targets are off track or need attention'."""
    if not needing:
        return f"{numbers.opening(judged)} targets, with off track first"
    if not shown:
        return "No target is off track or needs attention"
    verb = "is off track or needs" if shown == 1 else "are off track or need"
    return f"{numbers.opening(shown)} of {numbers.word(judged)} targets {verb} attention"


def _many(number: int, one: str, many: str) -> str:
    return f"{numbers.word(number)} {one if number == 1 else many}" if number else ""


def _is(standing: Standing) -> str:
    return "needs attention" if standing is Standing.BEHIND else f"is {standing.words.lower()}"


def _counted(judged: Sequence[Judged], standing: Standing) -> str:
    number = sum(one.judgement.standing is standing for one in judged)
    if standing is Standing.BEHIND:
        return f"{numbers.word(number)} {'needs' if number == 1 else 'need'} attention"
    return f"{numbers.word(number)} {'is' if number == 1 else 'are'} {standing.words.lower()}"


def subject(target: Target) -> str:
    """What a target is about, short enough for a headline: its own few words, else its measure's."""
    return target.short or measure_of(target)


def measure_of(target: Target) -> str:
    """What a target is measured by: 'state schools we worked with (Watford)'."""
    return of_part(target.metric, target.split, target.part)


def of_part(key: str, split: str, part: str) -> str:
    """A measure and the part of it that is meant: 'known answers (ethnicity)'."""
    title = numbers.lower(metric(key).title)
    if split in ("", WHOLE) or not part:
        return title
    label = part_label(split, part)
    return f"{title} ({label if split == 'district' else numbers.lower(label)})"


def goal_figure(target: Target) -> str:
    """The goal as printed: '14%', '2', '8.0'."""
    if target.unit is Unit.PERCENT:
        places = 0 if float(target.goal).is_integer() else 1
        return f"{target.goal:.{places}f}%"
    if target.unit in (Unit.NUMBER, Unit.LEVEL):
        return numbers.rounded(target.goal, 1)
    return numbers.count(target.goal)


def value_figure(one: Judged, value: float, level: Level) -> str:
    """A value on the target's path, with as many decimals as the figure it is set beside."""
    if one.target.unit is not Unit.PERCENT:
        return numbers.rounded(value, 1)
    latest = last_shown(one)
    base = latest.denominator if latest and latest.denominator else 0
    return f"{numbers.rounded(value, numbers.decimals(base, level))}%"


def goal_words(target: Target) -> str:
    """'Target 14% by July 2027', 'No more than 5% by July 2026', 'Hold 80% to July 2027'."""
    goal, due = goal_figure(target), numbers.month(target.due)
    if target.kind == "hold":
        return f"Hold at least {goal} to {due}" if target.wants_more else f"Hold at most {goal} to {due}"
    return f"Target {goal} by {due}" if target.wants_more else f"No more than {goal} by {due}"


def figure(one: Judged, level: Level) -> str:
    """The latest figure as printed, or its symbol."""
    latest = one.judgement.latest
    return numbers.figure(latest, one.measured.metric, level) if latest else "x"


def people(one: Judged) -> str:
    """'232 of 270 people', or the period it was measured in."""
    latest = one.judgement.latest
    if latest is None:
        return "no figures yet"
    return numbers.of(latest, noun_of(one.measured)) if _is_of(one) else latest.period.words


def evidence(one: Judged, level: Level, bounds: str = "") -> tuple[str, ...]:
    """What the standing rests on, a sentence a point; `bounds` says what unknown answers could make of it."""
    found = one.judgement
    said = [
        _now(one, level),
        _path(one, level),
        _interval(one, level),
        bounds,
        _pace(found),
        _people_needed(one),
        _why_not(found),
        _projection(one, level),
    ]
    return tuple(sentence for sentence in said if sentence)


def _now(one: Judged, level: Level) -> str:
    latest, baseline = one.judgement.latest, one.judgement.baseline
    if latest is None or not latest.shown:
        return "The latest figure is hidden or missing, so nothing is judged."
    now = f"Now {figure(one, level)} ({_counted_when(one, latest)})."
    if baseline is None or not baseline.shown:
        return f"{now} The baseline of {one.target.baseline_period.words} cannot be shown."
    was = numbers.figure(baseline, one.measured.metric, level)
    return f"{now} It was {was} {numbers.when(baseline.period)}."


def _counted_when(one: Judged, latest: Cell) -> str:
    """'50 of 140 people, in 2025/26'; of a plain count, the period alone."""
    when = numbers.when(latest.period)
    return f"{people(one)}, {when}" if _is_of(one) else when


def _is_of(one: Judged) -> bool:
    """Whether the latest figure is so many out of so many."""
    latest = last_shown(one)
    return latest is not None and latest.denominator is not None and one.measured.metric.is_share


def _path(one: Judged, level: Level) -> str:
    expected = one.judgement.expected_now
    if expected is None:
        return ""
    if one.target.kind == "hold":
        return f"The line to hold is {goal_figure(one.target)}."
    return f"A steady path would be at {value_figure(one, expected, level)} by now."


def _interval(one: Judged, level: Level) -> str:
    low, high = one.judgement.low, one.judgement.high
    if level is not Level.INSIDE or low is None or high is None:
        return ""
    covers = one.judgement.expected_now is not None and low <= one.judgement.expected_now <= high
    ending = ", which covers the path" if covers and one.target.kind == "reach" else ""
    spread = f"{numbers.rounded(low, 0)}% to {numbers.rounded(high, 0)}%"
    return f"The range chance could explain is {spread}{ending}."


def _pace(found: Judgement) -> str:
    if found.pace is None or found.standing in (Standing.CANNOT_SAY, Standing.ACHIEVED):
        return ""
    if found.pace <= 0:
        return "It has not moved towards the goal since the baseline."
    return f"It has made {numbers.rounded(100 * found.pace, 0)}% of the progress expected by now."


def _people_needed(one: Judged) -> str:
    needed = one.judgement.people_needed
    if not needed or one.judgement.standing is Standing.ACHIEVED:
        return ""
    if one.target.metric in ("workforce.ethnic_minority", "workforce.disabled"):
        return (
            f"On today's known base, the goal takes {numbers.word(needed)} more people:"
            " appointments, or answers from those we do not know about."
        )
    change = "more" if one.target.wants_more else "fewer"
    return f"On today's base that is {numbers.word(needed)} {change} {noun_of(one.measured)}."


def _why_not(found: Judgement) -> str:
    return {
        Reason.TOO_FEW: "Too few people to say: chance covers both on track and off track.",
        Reason.HIDDEN: "The figures are hidden at this level to protect people, so it cannot be judged.",
        Reason.NOT_COLLECTED: "There is no figure for the baseline or for now.",
        Reason.TOO_EARLY: "Too few periods have been measured to name a direction.",
        Reason.BROKEN: "The measure changed, so figures before and after cannot be joined.",
        Reason.DATE_PASSED: "Its date has passed and the goal was not reached.",
        Reason.NONE: "",
    }[found.reason]


def _projection(one: Judged, level: Level) -> str:
    found = one.judgement
    if level is not Level.INSIDE or found.projected is None:
        return ""
    when = found.projected_date
    reaches = f" The trend reaches {goal_figure(one.target)} in {numbers.month(when)}." if when else ""
    return f"{_at_this_pace(one, found.projected)}.{reaches}"


def _at_this_pace(one: Judged, projected: Mark) -> str:
    value = value_figure(one, projected.value, Level.INSIDE)
    goal = goal_figure(one.target)
    return f"At this pace {value} by {numbers.month(projected.day)}, against a target of {goal}"


def change(one: Change, target: Target) -> str:
    """'Target went from 14% to 12% on 4 September 2026, with no reason recorded and outside a meeting'."""
    if one.field == "goal":
        was, now = (_with_unit(value, target) for value in (one.was, one.now))
        moved = f"Target went from {was} to {now}"
    else:
        name = _FIELDS.get(one.field, numbers.capital(one.field))
        moved = f"{name} went from {_dated(one.was)} to {_dated(one.now)}"
    return f"{moved} on {numbers.day(one.changed_on)}, {accounted(one)}"


_FIELDS = {
    "due": "Date",
    "metric": "Measure",
    "comparator": "Comparison",
    "owner": "Owner",
    "baseline": "Baseline",
}


def _with_unit(value: str, target: Target) -> str:
    return f"{float(value):g}{'%' if target.unit is Unit.PERCENT else ''}"


def _dated(text: str) -> str:
    try:
        return numbers.day(date.fromisoformat(text))
    except ValueError:
        return text


def accounted(one: Change) -> str:
    """'With no reason recorded and outside a meeting', or the reason and the meeting.

    Published, the reason is kept inside; that there is one is not.
    """
    reason = f"reason: {numbers.lower(one.reason)}" if one.reason else "with no reason recorded"
    meeting = (
        f"at meeting {one.meeting.removeprefix('M').lstrip('0')}" if one.meeting else "outside a meeting"
    )
    if one.reason == KEPT_INSIDE:
        return f"with a reason {numbers.lower(KEPT_INSIDE)}, {meeting}"
    return f"{reason}; {meeting}" if one.reason else f"{reason} and {meeting}"


def last_shown(one: Judged) -> Cell | None:
    """The latest figure when it is shown."""
    latest = one.judgement.latest
    return latest if latest is not None and latest.shown else None


def lead(judged: Sequence[Judged], level: Level, *, headline_counts: bool = False) -> str:
    """What to discuss: the target most in need, its figure and where it should be by now.

    Under a headline that counts those that cannot be judged, they are not counted again.
    """
    if not judged:
        return "The working group sets targets; until then the figures are described and not judged."
    first = by_need(judged)[0]
    if first.judgement.standing not in (Standing.OFF_TRACK, Standing.BEHIND):
        return NOTHING_NEEDED
    others = "" if headline_counts else _others(judged)
    return f"To discuss: {numbers.lower(first.target.title)}. {_against_expected(first, level)}{others}"


def _against_expected(one: Judged, level: Level) -> str:
    expected = one.judgement.expected_now
    latest = last_shown(one)
    if latest is None:
        return "There is no figure that can be shown."
    printed = figure(one, level)
    is_of = _is_of(one)
    shown = f"{people(one)} ({printed})" if is_of else f"{printed} {numbers.when(latest.period)}"
    if one.judgement.reason is Reason.DATE_PASSED:
        return f"It reached {shown}, against {goal_figure(one.target)}, and its date has passed."
    opens = f"It is at {shown}" if is_of else f"It was {shown}"
    if expected is None:
        return f"{opens}."
    return f"{opens}, against {value_figure(one, expected, level)} expected by now."


def _others(judged: Sequence[Judged]) -> str:
    unsaid = sum(one.judgement.standing is Standing.CANNOT_SAY for one in judged)
    return f" {numbers.opening(unsaid)} cannot be judged yet." if unsaid else ""


def silent_note(target: Target) -> str:
    """The changes nobody accounted for, on the target's row; empty when there are none."""
    return "; ".join(change(one, target) for one in target.silent_changes)


def first_goal(target: Target) -> str:
    """The goal and the date as they were first promised: 'Target 14% by July 2027'."""
    first = {}
    for change in reversed(target.changes):
        first[change.field] = change.was
    goal, due = first.get("goal"), first.get("due")
    return goal_words(
        target.model_copy(
            update={
                "goal": float(goal) if goal else target.goal,
                "due": date.fromisoformat(due) if due else target.due,
            }
        )
    )


def milestones(target: Target) -> str:
    """'Milestones, drawn as squares: 11% by July 2025. ...'; empty where there are none."""
    if not target.milestones:
        return ""
    said = [
        f"{goal_figure(target.model_copy(update={'goal': one.value}))} by {numbers.month(one.day)}"
        for one in target.milestones
    ]
    return (
        f"Milestones, drawn as squares: {numbers.listed(said)}. They are not judged:"
        " standing is judged against the straight path from the baseline to the goal."
    )


def judged_title(one: Judged) -> str:
    """'Off track: date passed'."""
    return Chip(one.judgement.standing, one.judgement.reason).words


def evidence_title(one: Judged) -> str:
    """'Off track: cover for genres that rest on one tutor', and the reason where there is one."""
    found = one.judgement
    why_so = f" ({numbers.lower(found.reason.words)})" if found.reason else ""
    return f"{found.standing.words}: {subject(one.target)}{why_so}"


def path_title(one: Judged, level: Level) -> str:
    """The path's finding: where this pace leads, inside; where it stands against its goal, when published."""
    found, target = one.judgement, one.target
    latest = last_shown(one)
    if latest is None:
        return f"{numbers.capital(subject(target))}: the latest figure cannot be shown"
    ahead = found.projected is not None and found.projected.day > latest.period.first_day
    if (
        level is Level.INSIDE
        and found.projected is not None
        and ahead
        and found.reason is not Reason.DATE_PASSED
    ):
        return _at_this_pace(one, found.projected)
    return (
        f"{figure(one, level)} now, against a target of {goal_figure(target)} by {numbers.month(target.due)}"
    )


def path_alt(one: Judged, level: Level) -> str:
    """'From 9.8% to 10.9%; path expects 12%; target 14% by July 2027; off track'."""
    found, target = one.judgement, one.target
    baseline = numbers.figure(found.baseline, one.measured.metric, level) if found.baseline else "x"
    expected = (
        f"; path expects {value_figure(one, found.expected_now, level)}"
        if found.expected_now is not None
        else ""
    )
    return (
        f"From {baseline} to {figure(one, level)}{expected}; target {goal_figure(target)} by"
        f" {numbers.month(target.due)}; {judged_title(one).lower()}"
    )


def scope(target: Target) -> str:
    """What is drawn: the measure and its part."""
    return f"{measure_of(target)}, from {target.baseline_period.words}"


def strand_words(strand: Strand) -> str:
    """A strand as people say it."""
    return strand.words


def ask_to_move(one: Judged, level: Level) -> str:
    """'Keep, move or fund: ...'"""
    return f"Keep, move or fund: {numbers.lower(one.target.title)}. {_against_expected(one, level)}"


def ask_to_agree(target: Target) -> str:
    """'Agree or reverse: ... Target went from 14% to 12% on ...'"""
    return f"Agree or reverse a change: {numbers.lower(target.title)}. {silent_note(target)}."


def ask_for_answers(known: Cell) -> str:
    """'Ask the 38 people whose ethnicity we do not know'."""
    unknown = f"{numbers.count(known.d - known.n)} of {numbers.count(known.d)} people"
    return f"Ask again, in paid time: we do not know the ethnicity of {unknown}."


def why(target: Target) -> str:
    """Why it was promised, and how it is to be kept; published, that this is not told."""
    if target.reason == KEPT_INSIDE:
        return "The words on why it was promised, and how, are kept inside the service."
    means = f" How: {numbers.lower(target.means)}." if target.means else ""
    return f"Why: {numbers.lower(target.reason)}.{means}"


def unseen(hidden: int, periods: int) -> str:
    """How many periods of a line have no figure."""
    return f"{numbers.opening(hidden)} of {numbers.word(periods)} periods cannot be shown."
