"""How the service rates itself, and what it has looked at through the inclusion lens, in sentences."""

from collections.abc import Mapping, Sequence
from datetime import date

from edi_metrics.codes import code_list
from edi_metrics.measured import Cell
from edi_metrics.periods import Period
from edi_metrics.plan.assessing import LOW, Levels, Round, Spread, next_statement
from edi_metrics.plan.bank import Statement
from edi_metrics.plan.lens import Process
from edi_metrics.plan.listed import ListedAction
from edi_metrics.story.blocks import NONE, Ranged, SlopeLine
from edi_metrics.story.words import numbers
from edi_metrics.story.words.leadership import level_of

FAR = 2
"""So many levels between two groups is something to talk about."""

EVERYDAY = 3
"""From this level a statement is everyday practice."""


def headline(moves: Mapping[str, int], left: int, now: Period | None, before: Period | None) -> str:
    """'We rate 9 of 24 statements higher than a year ago; five are not yet rated'."""
    if now is None:
        return "We have not rated ourselves yet"
    if before is None:
        return f"We rated ourselves for the first time in {now.words}; {_left(left)}"
    higher = sum(move > 0 for move in moves.values())
    of = f"{numbers.count(higher)} of {numbers.count(len(moves))} statements"
    return f"We rate {of} higher than {_ago(now, before)}; {_left(left)}"


def _ago(now: Period, before: Period) -> str:
    a_year = now.first_day.year - before.first_day.year == 1
    return "a year ago" if a_year else f"in {before.words}"


def _left(left: int) -> str:
    if not left:
        return "none is left to rate"
    return f"{numbers.word(left)} {'is' if left == 1 else 'are'} not yet rated"


def to_discuss(far: int) -> str:
    """Inside: on how many statements the groups see another service."""
    if not far:
        return f"On no statement are two groups {numbers.word(FAR)} levels apart or more."
    return f"To discuss: {_statements(far)} on which groups are {numbers.word(FAR)} levels apart or more."


def at_not_yet(low: int) -> str:
    """For partners: how many statements are at the first level."""
    label = level_label(LOW)
    return f"To discuss: {_statements(low)} at level {LOW}, '{label}'." if low else ""


def _statements(number: int) -> str:
    return f"{numbers.word(number)} statement{'' if number == 1 else 's'}"


def level_named(level: int) -> str:
    """A level with its number: 'Level 3, Everyday practice'."""
    return f"Level {level}, {level_label(level)}"


def level_label(level: int) -> str:
    """What a level is called: 'Everyday practice'."""
    return code_list("sa_level").label(str(level))


def group_label(group: str) -> str:
    """What a group of raters is called."""
    return code_list("rater_group").label(group)


# The round

HOW_A_ROUND_GOES = (
    "Each group says where it sees a statement, from level 1, 'Not yet', to level 4, 'Shaped with others'."
    " The chair puts down a group's middle level and how many rated, and the working group agrees on one"
    " level in a meeting. What fewer than five people of a group said is not shown to anybody."
)


def status(agreed: int, of: int, period: Period) -> str:
    """The card's title: '27 of 32 statements have an agreed level in 2026/27'."""
    if agreed == of:
        return f"All {numbers.count(of)} statements have an agreed level in {period.words}"
    return f"{numbers.count(agreed)} of {numbers.count(of)} statements have an agreed level in {period.words}"


def mean(cell: Cell | None, before: Cell | None) -> str:
    """'Their mean level is 2.6, against 2.3 in 2024/25.'"""
    if cell is None or not cell.shown:
        return ""
    against = f", against {level_of(before)} in {before.period.words}" if before and before.shown else ""
    return f"Their mean level is {level_of(cell)}{against}."


def still_to_rate(left: Mapping[str, int]) -> str:
    """Which groups have statements left to rate: 'Still to rate: support staff 12 and young people 3.'"""
    said = [f"{numbers.lower(group_label(group))} {number}" for group, number in left.items() if number > 0]
    return (
        f"Still to rate: {numbers.listed(said)}." if said else "Every group has rated all that it is asked."
    )


def open_round(found: Round) -> str:
    """The card's title: 'Spring 2027 is open: 3 of 32 statements agreed'."""
    agreed, of = len(found.agreed), len(found.statements)
    return f"{found.title} is open: {numbers.count(agreed)} of {numbers.count(of)} statements agreed"


def goes_on(found: Round) -> str:
    """'Next to agree: WD4, Thinking together.'"""
    following = next_statement(found)
    if following is None:
        return "Every statement has an agreed level: the round can be closed."
    return f"Next to agree: {named(found.bank[following])}."


def so_far(means: Mapping[str, float], moves: Mapping[str, int]) -> str:
    """The mean level of each strand as far as it is agreed, and how many statements have risen since."""
    if not means:
        return ""
    said = [f"{strand} {numbers.rounded(level, 1)}" for strand, level in means.items()]
    told = f"Agreed so far: {numbers.listed(said)}."
    if not moves:
        return told
    higher = sum(move > 0 for move in moves.values())
    return f"{told} {numbers.count(higher)} of {numbers.count(len(moves))} are higher than the round before."


def named(statement: Statement | None) -> str:
    """A statement by its number and its title; 'none left' where there is none."""
    return f"{statement.statement_id}, {statement.title}" if statement else "none left"


def asks_for_action(statement: Statement, level: int) -> str:
    """A statement at a low level that nothing is planned for yet."""
    return f"{named(statement)}: level {level}, '{level_label(level)}', and no action comes from it yet."


# The strands


def moved_most(lines: Sequence[SlopeLine]) -> str:
    """The card's title: 'Young people's voice moved most, from level 2.3 to 2.8'."""
    strong = [line for line in lines if line.strong]
    if not strong:
        return "The level we agreed is the same in every strand"
    most = strong[0]
    return f"{most.label} moved most, from level {most.first} to {most.last}"


def slope_told(lines: Sequence[SlopeLine]) -> str:
    """'Rose: Workforce development 2.1 to 2.5. Level: Leadership and strategy 2.4.'"""
    ways: dict[str, list[str]] = {"rose": [], "fell": [], "level": [], "left out": []}
    for line in lines:
        before, now = line.before.value, line.now.value
        if before is None or now is None:
            ways["left out"].append(line.label)
        else:
            way = "rose" if now > before else "fell" if now < before else "level"
            ways[way].append(f"{line.label} {line.first} to {line.last}")
    said = "; ".join(f"{way}: {', '.join(strands)}" for way, strands in ways.items() if strands)
    return numbers.capital(said)


# The groups

LEFT_OUT = "u: a group that rated fewer than half of a strand's statements is left out of that strand."


def farthest(row: Ranged) -> str:
    """The card's title: 'Groups are farthest apart on young people's voice: level 2.1 to 3.1'."""
    low, high = row.shown[0], row.shown[-1]
    return f"Groups are farthest apart on {numbers.lower(row.label)}: level {low.text} to {high.text}"


def leaders_above(cell: Cell | None) -> str:
    """'Over the statements that both rated, leaders are 0.8 levels above young people on average.'"""
    if cell is None or cell.value is None:
        return ""
    apart = f"{numbers.rounded(abs(cell.value), 1)} levels {'above' if cell.value >= 0 else 'below'}"
    return f"Over the statements that both rated, leaders are {apart} young people on average."


def ranges_told(rows: Sequence[Ranged]) -> str:
    """Every row read out: 'Young people's voice: young people 2.1 to leaders 3.1, agreed 2.6'."""
    return "; ".join(_range_told(row) for row in rows if row.shown)


def _range_told(row: Ranged) -> str:
    low, high = row.shown[0], row.shown[-1]
    agreed = f", agreed {row.ring.text}" if row.ring else ""
    ends = f"{numbers.lower(low.label)} {low.text} to {numbers.lower(high.label)} {high.text}"
    return f"{row.label}: {ends}{agreed}"


# The statements


def at_everyday(levels: Levels) -> str:
    """The card's title: '19 of 32 statements are everyday practice or more'."""
    there = sum(level >= EVERYDAY for level in levels.values())
    return f"{numbers.count(there)} of {numbers.count(len(levels))} statements are everyday practice or more"


def spread(found: Spread | None) -> str:
    """'2 (Young people) to 4 (Leaders)', or the one level that all gave."""
    if found is None:
        return "x"
    if not found.width:
        return f"all {found.low}"
    return f"{found.low} ({_groups(found.lowest)}) to {found.high} ({_groups(found.highest)})"


def _groups(groups: Sequence[str]) -> str:
    """'leaders, young people', or 'five groups' where a list of them would be long."""
    if len(groups) > _FEW:
        return f"{numbers.word(len(groups))} groups"
    return ", ".join(numbers.lower(group_label(group)) for group in groups)


_FEW = 2


def actions(found: Sequence[ListedAction]) -> str:
    """The actions that came from a statement, with those that are done or let go marked."""
    return "; ".join(f"{one.title} ({_STATES.get(one.lifecycle.value, 'open')})" for one in found) or NONE


_STATES = {"done": "done", "paused": "paused", "dropped": "dropped"}


# The inclusion-lens register


def register_title(late: int, never: int, of: int) -> str:
    """The card's title: 'One review is overdue; nine of 24 processes have not been reviewed yet'."""
    if not late and not never:
        return f"All {numbers.count(of)} processes have a review that still stands"
    unseen = f"{numbers.word(never)} of {numbers.count(of)} processes have not been reviewed yet"
    if not late:
        return numbers.capital(unseen)
    overdue = f"{numbers.opening(late)} review{' is' if late == 1 else 's are'} overdue"
    return f"{overdue}; {unseen}" if never else overdue


def outcome(process: Process) -> str:
    """What the last review led to, and what was changed."""
    label = code_list("lens_outcome").label(process.outcome)
    change = process.latest.change_made if process.latest else ""
    return f"{label}: {numbers.lower(change)}" if change else label


def reviewed(process: Process) -> str:
    """The day of the last review, or that there was none."""
    return numbers.day(process.latest.on) if process.latest else "not yet"


def by_whom(process: Process) -> str:
    """Who was asked in the last review."""
    if process.latest is None:
        return NONE
    return "; ".join(group_label(group) for group in process.latest.asked) or "nobody"


def due(process: Process, as_at: date) -> str:
    """When the next review is due, and that the day has passed."""
    if process.due_on is None:
        return "to be reviewed"
    day = numbers.day(process.due_on)
    return f"{day}, overdue" if process.is_overdue(as_at) else day
