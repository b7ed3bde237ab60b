"""What changed between two days, in sentences: actions, targets, figures, and how we count."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple
from datetime import date

from edi_metrics.dimensions import part_label
from edi_metrics.events import Event
from edi_metrics.measured import Cell, Measured
from edi_metrics.plan.group import meeting_name
from edi_metrics.plan.since import ActionChange, PlanChanges, Reviewed, TargetChange, Turn, Vow
from edi_metrics.plan.state import Meeting, Question
from edi_metrics.story.moving import Move
from edi_metrics.story.words import numbers, standing
from edi_metrics.story.words.comparing import Verdict, difference
from edi_metrics.story.words.plain import noun_of
from edi_metrics.targets import Change, target_of
from edi_metrics.vocabulary import WHOLE, Level, Unit

TITLE = "What changed"
NO_PLAN = "Nothing has been recorded of a plan yet"
WHO_BEGINS = "What changes is told from the first meeting of the working group on."
ONE_DAY = "Choose different days to see what changed between them"
TWO_DAYS = "From and To are the same day now."
NOTHING_BEGUN = "Nothing was closed, moved or begun"


def meeting_option(meeting: Meeting) -> str:
    """'Meeting 19, 8 October 2026'."""
    return f"{meeting_name(meeting.number)}, {numbers.day(meeting.held_on)}"


def year_option(day: date) -> str:
    """'1 September 2026, the school year begins'."""
    return f"{numbers.day(day)}, the school year begins"


def today_option(day: date) -> str:
    """'Now, 23 November 2026'."""
    return f"Now, {numbers.day(day)}"


def between(start: date, end: date) -> str:
    """'between 25 June 2026 and 8 October 2026'."""
    return f"between {numbers.day(start)} and {numbers.day(end)}"


# The page in a sentence


def headline(found: PlanChanges) -> str:
    """'Three actions were done, two moved their date, one is new and one target was re-baselined'."""
    said = [*_actions_counted(found), *_targets_counted(found)]
    if not said and not found.is_empty:
        return f"No action and no target changed {between(found.start, found.end)}"
    if not said:
        return f"Nothing in the plan changed {between(found.start, found.end)}"
    return numbers.capital(numbers.listed(said))


_COUNTED: Mapping[Turn, tuple[str, str]] = {
    Turn.DONE: ("was done", "were done"),
    Turn.MOVED: ("moved its date", "moved their date"),
    Turn.NEW: ("is new", "are new"),
    Turn.DROPPED: ("was dropped", "were dropped"),
}


def _actions_counted(found: PlanChanges) -> list[str]:
    many = {turn: len(found.of(turn)) for turn in _COUNTED if found.of(turn)}
    others = len({one.action.action_id for one in found.actions})
    if not many and others:
        return [f"{numbers.word(others)} {_noun('action', others)} changed"]
    said = [f"{numbers.word(number)} {_COUNTED[turn][number > 1]}" for turn, number in many.items()]
    if not said:
        return []
    first, _, did = said[0].partition(" ")
    return [f"{first} {_noun('action', next(iter(many.values())))} {did}", *said[1:]]


def _targets_counted(found: PlanChanges) -> list[str]:
    again = len({one.promise.target_id for one in found.targets if one.rebaselines})
    number = again or len({one.promise.target_id for one in found.targets})
    if not number:
        return []
    did = "re-baselined" if again else "set, revised or retired"
    return [f"{numbers.word(number)} {_noun('target', number)} {_were(number)} {did}"]


def _noun(noun: str, number: int) -> str:
    return noun if number == 1 else f"{noun}s"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def lead(found: PlanChanges, moves: Sequence[Move]) -> str:
    """How many newer figures moved, and what the group should account for first."""
    return " ".join([f"{moves_title(moves)}.", _to_discuss(found, moves)])


def _to_discuss(found: PlanChanges, moves: Sequence[Move]) -> str:
    silent = sum(one.rebaselines and one.made.silent for one in found.targets)
    unsaid = sum(not one.reason for one in found.of(Turn.MOVED))
    against = sum(move.as_wanted is False for move in moves)
    if silent:
        some = f"{numbers.word(silent)} {_noun('target', silent)} {_were(silent)}"
        return f"To discuss: {some} re-baselined with no reason recorded or outside a meeting."
    if unsaid:
        return f"To discuss: {numbers.word(unsaid)} {_noun('date', unsaid)} moved with no reason recorded."
    if against:
        return (
            f"To discuss: {numbers.word(against)} {_noun('figure', against)} moved the other way"
            " to the one wanted."
        )
    return "To discuss: what comes next."


# Actions


def actions_title(found: PlanChanges) -> str:
    """'Nine changes to nine actions', or that nothing was closed."""
    if not found.actions:
        return f"{NOTHING_BEGUN} {between(found.start, found.end)}"
    number, actions = len(found.actions), len({one.action.action_id for one in found.actions})
    return (
        f"{numbers.opening(number)} {_noun('change', number)}"
        f" to {numbers.word(actions)} {_noun('action', actions)}"
    )


def action_told(one: ActionChange) -> str:
    """One change of one action: 'Done on 6 July 2026: ... "Sent to 486 schools".'"""
    return f"{_TELLERS[one.turn](one)}: {numbers.lower(one.action.title)}.{_why(one)}"


def _why(one: ActionChange) -> str:
    if one.reason:
        return f" {_sentence(one.reason)}"
    return " No reason recorded." if one.turn in _ACCOUNTED_FOR else ""


def foremost(found: Sequence[ActionChange], most: int) -> list[ActionChange]:
    """All of the changes; where they are more than `most`, those that need a reason come first."""
    return (
        list(found) if len(found) <= most else sorted(found, key=lambda one: one.turn not in _ACCOUNTED_FOR)
    )


_ACCOUNTED_FOR = {Turn.MOVED, Turn.DROPPED, Turn.REOPENED, Turn.BLOCKED, Turn.PAUSED, Turn.OWNER}
"""Turns that somebody should give a reason for."""


def _sentence(words: str) -> str:
    words = numbers.capital(words.strip())
    return words if words.endswith((".", "?", "!")) else f"{words}."


def _on(one: ActionChange) -> str:
    return f"on {numbers.day(one.on)}"


def _done(one: ActionChange) -> str:
    late = "" if one.action.kept_its_date else ", late"
    return f"Done {_on(one)}{late}"


def _moved(one: ActionChange) -> str:
    times = one.action.times_moved
    often = f", the {_NTH.get(times, f'{times}th')} move in all" if times > 1 else ""
    return f"Moved from {_dated(one.was)} to {_dated(one.now)}{often}"


_NTH = {2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth"}


def _dated(text: str) -> str:
    return numbers.day(date.fromisoformat(text))


def _new(one: ActionChange) -> str:
    due = f", due {numbers.day(one.action.due)}" if one.action.due else ", with no date yet"
    return f"New {_on(one)}{due}"


def _blocked(one: ActionChange) -> str:
    return f"Blocked {_on(one)}, and {numbers.lower(one.action.helper)} is asked to help"


def _paused(one: ActionChange) -> str:
    until = f" until {numbers.day(one.action.resume_on)}" if one.action.resume_on else ""
    return f"Paused {_on(one)}{until}"


def _handed(one: ActionChange) -> str:
    if not one.now:
        return f"Without an owner since {numbers.day(one.on)}, before that with {numbers.lower(one.was)}"
    before = f", after {numbers.lower(one.was)}" if one.was else ""
    return f"With {numbers.lower(one.now)} since {numbers.day(one.on)}{before}"


_TELLERS: Mapping[Turn, Callable[[ActionChange], str]] = {
    Turn.DONE: _done,
    Turn.MOVED: _moved,
    Turn.NEW: _new,
    Turn.DROPPED: lambda one: f"Dropped {_on(one)}",
    Turn.REOPENED: lambda one: f"Open again {_on(one)}",
    Turn.BLOCKED: _blocked,
    Turn.PAUSED: _paused,
    Turn.RESUMED: lambda one: f"Taken up again {_on(one)}",
    Turn.OWNER: _handed,
}

_TURNS: Mapping[Turn, str] = {
    Turn.DONE: "Done",
    Turn.MOVED: "Date moved",
    Turn.NEW: "New",
    Turn.DROPPED: "Dropped",
    Turn.REOPENED: "Open again",
    Turn.BLOCKED: "Blocked",
    Turn.PAUSED: "Paused",
    Turn.RESUMED: "Taken up again",
    Turn.OWNER: "Owner changed",
}

ACTION_COLUMNS = ("Action", "What changed", "On", "Was", "Now", "Moves in all", "Why")


def action_row(one: ActionChange) -> tuple[str, ...]:
    """One change as a row under `ACTION_COLUMNS`; z where nothing could stand."""
    moved = one.turn is Turn.MOVED
    told = [_dated(text) if moved else text for text in (one.was, one.now)]
    handed = one.turn is Turn.OWNER
    was, now = (text or ("Nobody" if handed else "z") for text in told)
    return (
        one.action.title,
        _TURNS[one.turn],
        numbers.day(one.on),
        was,
        now,
        numbers.count(one.action.times_moved) if moved else "z",
        one.reason or ("No reason recorded" if one.turn in _ACCOUNTED_FOR else "z"),
    )


def more(number: int) -> str:
    """Under the sentences: how many more the table has."""
    return f"And {numbers.word(number)} more: the table has each of them."


# Targets


def targets_title(found: PlanChanges) -> str:
    """'One change to targets, one of them re-baselining'."""
    number, again = len(found.targets), sum(one.rebaselines for one in found.targets)
    if not number:
        return f"No target was set, revised or retired {between(found.start, found.end)}"
    opens = f"{numbers.opening(number)} {_noun('change', number)} to targets"
    if not again:
        return opens
    return f"{opens}, and it is re-baselining" if number == 1 else f"{opens}, {_of_them(again)} re-baselining"


def _of_them(number: int) -> str:
    return f"{numbers.word(number)} of them"


FOR_EVER = "Re-baselined before, and said for ever after"


def target_told(one: TargetChange) -> str:
    """One change of one target: 'Re-baselined: pupil premium ... Target went from 14% to 12% on ...'"""
    made = one.made
    if one.vow is Vow.SET:
        return f"Set on {numbers.day(made.on)}: {numbers.lower(one.promise.title)}."
    target = target_of(one.promise)
    subject = standing.subject(target)
    if one.vow is Vow.RETIRED:
        why = _sentence(made.reason) if made.reason else "No reason recorded."
        return f"Retired on {numbers.day(made.on)}: {subject}. {why}"
    opens = "Re-baselined" if one.rebaselines else "Revised"
    return f"{opens}: {subject}. {standing.change(Change(*astuple(made)), target)}."


TARGET_COLUMNS = ("Target", "What changed", "On", "Was", "Now", "Why", "Where")


def target_row(one: TargetChange) -> tuple[str, ...]:
    """One change as a row under `TARGET_COLUMNS`."""
    made = one.made
    kind = {Vow.SET: "Set", Vow.RETIRED: "Retired", Vow.REVISED: f"Revised: {_term_name(one)}"}[one.vow]
    was, now = (_term(one, text) for text in (made.was, made.now))
    return (
        one.promise.title,
        f"Re-baselined: {_term_name(one)}" if one.rebaselines else kind,
        numbers.day(made.on),
        was or "z",
        now or "z",
        made.reason or ("z" if one.vow is Vow.SET else "No reason recorded"),
        meeting_name(made.meeting) if made.meeting else "Outside a meeting",
    )


def _term_name(one: TargetChange) -> str:
    """A term as people call it."""
    return {"due": "date", "metric": "measure", "comparator": "comparison"}.get(
        one.made.field, one.made.field
    )


def _term(one: TargetChange, text: str) -> str:
    """What a term held, as people write it: '14%', '31 May 2027'."""
    if one.made.field == "due" and text:
        return _dated(text)
    percent = one.made.field == "goal" and one.promise.terms.get("unit") == Unit.PERCENT
    return f"{float(text):g}%" if percent and text else text


# Figures


def moves_title(moves: Sequence[Move]) -> str:
    """'Of 25 newer figures 12 moved, nine of them as wanted'."""
    if not moves:
        return "No measure of the plan has a newer complete period"
    opens = f"Of {numbers.word(len(moves))} newer {_noun('figure', len(moves))}"
    sure = [move for move in moves if move.sure]
    if not sure:
        return f"{opens} none moved more than chance explains"
    return f"{opens} {numbers.word(len(sure))} moved{_as_wanted(sure)}"


def _as_wanted(sure: Sequence[Move]) -> str:
    wanted = sum(move.as_wanted is True for move in sure)
    if wanted == len(sure):
        return " as wanted"
    return f", {numbers.word(wanted) if wanted else 'none'} of them as wanted"


HOW_SURE = (
    "A share of people has moved where its 95% interval leaves out no change. What was counted in full has"
    " moved where it differs: no chance is in it. Terms are set beside the same term of a year before."
)

MOVE_COLUMNS = ("Measure", "Period then", "Then", "Period now", "Now", "Move", "More than chance?")


def move_told(move: Move, level: Level) -> str:
    """'Requests not met: 63 of 1,032 applications (6.1%) in 2025/26, down 16 points since 2024/25.'"""
    now = move.now
    figure = numbers.figure(now, move.measured.metric, level)
    if _counted_of(move.measured, now):
        figure = numbers.of_percent(now, noun_of(move.measured), level)
    since = f"since {move.then.period.words}"
    return (
        f"{measure_of(move.measured, now.part)}: {figure} {numbers.when(now.period)},"
        f" {numbers.lower(_amount(move, level))} {since}{_wanted(move)}."
    )


def move_row(move: Move, level: Level) -> tuple[str, ...]:
    """One figure as a row under `MOVE_COLUMNS`."""
    return (
        measure_of(move.measured, move.now.part),
        numbers.capital(move.then.period.words),
        _printed(move.measured, move.then, level),
        numbers.capital(move.now.period.words),
        _printed(move.measured, move.now, level),
        _way(move, level),
        _chance(move),
    )


def measure_of(measured: Measured, part: str) -> str:
    """What a figure is called: 'State schools we worked with (Watford)'."""
    split, choice = measured.question.split, measured.question.choice
    said = [] if split == WHOLE else [part_label(split, part)]
    said += [] if choice.narrowing == WHOLE else [part_label(choice.narrowing, choice.within)]
    return f"{measured.metric.title} ({', '.join(said)})" if said else measured.metric.title


def _counted_of(measured: Measured, cell: Cell) -> bool:
    """Whether a figure is so many out of so many, both shown."""
    return measured.metric.is_share and cell.shown and cell.denominator is not None


def _printed(measured: Measured, cell: Cell, level: Level) -> str:
    figure = numbers.figure(cell, measured.metric, level)
    if not _counted_of(measured, cell):
        return figure
    return f"{numbers.count(cell.n)} of {numbers.count(cell.d)} ({figure})"


def _way(move: Move, level: Level) -> str:
    if move.verdict is Verdict.UNKNOWN:
        both = move.now.shown and move.then.shown
        return "Cannot say: the measure changed" if both else "Cannot say"
    return "Level" if move.verdict is Verdict.LEVEL else f"{_amount(move, level)}{_wanted(move)}"


def _amount(move: Move, level: Level) -> str:
    """'Up 16 points', 'Down 2'. Of a figure that moved."""
    now, then, metric = move.now, move.then, move.measured.metric
    assert now.value is not None
    assert then.value is not None
    way = "Up" if move.verdict is Verdict.MORE else "Down"
    if metric.is_share:
        places = min(numbers.decimals(cell.d, level) for cell in (now, then))
        return f"{way} {_some_points(difference(now, then), places)}"
    change = abs(now.value - then.value)
    if metric.unit in (Unit.NUMBER, Unit.LEVEL):
        return f"{way} {numbers.rounded(change, 1)}"
    return f"{way} {numbers.count(change)}"


def _some_points(points: float, places: int) -> str:
    """A move that is there is never said to be 0 points."""
    return numbers.points(points, places if abs(points) >= 0.5 else 1)


def _wanted(move: Move) -> str:
    return {True: ", as wanted", False: ", the other way to the one wanted", None: ""}[move.as_wanted]


def _chance(move: Move) -> str:
    if move.verdict is Verdict.UNKNOWN:
        return "Cannot say"
    if not move.by_chance:
        return "Counted in full"
    return "Yes" if move.sure else "No"


def to_tell(moves: Iterable[Move], most: int) -> list[Move]:
    """The figures that moved, those that went the other way first, and no more than `most`."""
    sure = (move for move in moves if move.sure)
    return sorted(sure, key=lambda move: move.as_wanted is not False)[:most]


# How we count


def counting_title(breaks: Sequence[Event], start: date, end: date) -> str:
    """'One change in how we count'."""
    number = len(breaks)
    if not number:
        return f"Nothing changed in how we count {between(start, end)}"
    return f"{numbers.opening(number)} {_noun('change', number)} in how we count"


def break_told(one: Event) -> str:
    """A break in a series, and what it means."""
    return f"[b] {one.title} ({numbers.day(one.happened_on)}): figures before and after are not joined."


COMPARISONS = (
    "A published figure says which year it describes, and not the day it came to us: beside each comparison"
    " stands its year."
)


# Questions and processes


def answers_title(found: PlanChanges) -> str:
    """'Three forum questions were answered and one process was reviewed'."""
    counted = (
        (len(found.answered), "forum question", "answered"),
        (len(found.asked), "forum question", "asked"),
        (len(found.reviewed), "process", "reviewed"),
    )
    said = [
        f"{numbers.word(number)} {_plural(noun, number)} {_were(number)} {did}"
        for number, noun, did in counted
        if number
    ]
    return numbers.capital(numbers.listed(said))


def _plural(noun: str, number: int) -> str:
    return "processes" if noun == "process" and number > 1 else _noun(noun, number)


def answered(one: Question) -> str:
    """A question with the day of its answer."""
    on = numbers.day(one.answered_on) if one.answered_on else ""
    return f"Answered on {on}, asked on {numbers.day(one.asked_on)}: {_sentence(one.summary)}"


def asked(one: Question) -> str:
    """A question that came since."""
    return f"Asked on {numbers.day(one.asked_on)}: {_sentence(one.summary)}"


def reviewed(one: Reviewed) -> str:
    """A process that was looked at through the inclusion lens."""
    title = one.process.title or f"process {one.process.process_id}"
    change = f" {_sentence(one.review.change_made)}" if one.review.change_made else ""
    return f"Reviewed on {numbers.day(one.review.on)}: {numbers.lower(title)}.{change}"


# In brief, for the overview

_BRIEF: Mapping[Turn, str] = {
    Turn.DONE: "Done",
    Turn.MOVED: "Date moved",
    Turn.NEW: "New",
    Turn.DROPPED: "Dropped",
    Turn.REOPENED: "Open again",
    Turn.BLOCKED: "Blocked",
}


def in_brief(found: PlanChanges, moves: Sequence[Move], most: int) -> tuple[str, ...]:
    """At most `most` sentences; re-baselining and the figures are always among them."""
    always = (_rebaselined_in_brief(found), f"{moves_title(moves)}.")
    last = [sentence for sentence in always if sentence]
    first = [_titles(turn, found) for turn in _BRIEF if found.of(turn)]
    first = first or [f"{NOTHING_BEGUN} {between(found.start, found.end)}."]
    return (*first[: most - len(last)], *last)


def _titles(turn: Turn, found: PlanChanges) -> str:
    titles = [numbers.lower(one.action.title) for one in found.of(turn)]
    rest = len(titles) - _NAMED
    named = "; ".join(titles[:_NAMED])
    return f"{_BRIEF[turn]}: {named}{f'; and {numbers.word(rest)} more' if rest > 0 else ''}."


_NAMED = 3
"""How many actions a sentence names before it counts the rest."""


def _rebaselined_in_brief(found: PlanChanges) -> str:
    """Every re-baselining of a standing target, those nobody accounted for first and in full."""
    if not found.rebaselined:
        return ""
    silent = [one for one in found.rebaselined if one.made.silent]
    if not silent:
        number = len(found.rebaselined)
        return f"{numbers.opening(number)} standing {_noun('target', number)} {_were(number)} re-baselined."
    return " ".join(target_told(one) for one in silent)


ONWARD = "Everything that changed, with dates and reasons"
