"""The yearly impact and learning report in sentences: what moved, what was kept, done and learned."""

from collections.abc import Sequence

from edi_metrics.plan.delivery import Delivery
from edi_metrics.plan.listed import ListedAction
from edi_metrics.story.asking import Judged
from edi_metrics.story.the_year import Late, TheYear
from edi_metrics.story.words import actions as said
from edi_metrics.story.words import numbers, since, standing
from edi_metrics.story.words.plan_results import OUTCOMES
from edi_metrics.vocabulary import Level, Standing, Strand

TITLE = "Impact and learning report"
MOVED = "What moved"
KEPT = "Targets kept, and not kept"
DONE = "What was done, dropped and late"

PUBLISHED_PLAN = (
    "Of the plan, this report tells the actions that the working group publishes: their titles, owners and"
    " dates. What their owners wrote, and what helped, hindered and was learned, stays inside the service."
)
TARGETS_AS_NOW = "Targets are worded as they stand today."
CAUSE = (
    "That a figure moved after something was done does not show that the one made the other happen."
    " Nothing here says why a figure moved."
)
NOTHING_NEWER = "No figure that a target is about has a newer period complete in this year."
NOBODY_SAID = "No owner has said yet what an action closed in this year taught."
NONE_CLOSED = "No action of this strand was done or dropped in this year."


def eyebrow(year: TheYear) -> str:
    """'School year 2025/26, 1 September 2025 to 31 August 2026'."""
    days = f"{numbers.day(year.period.first_day)} to {numbers.day(year.end)}"
    return f"School year {year.period.words} · {days}"


# The year in brief


def headline(year: TheYear) -> str:
    """'Seven of 20 targets were achieved or on track at the end of 2025/26; six were off track'."""
    if not year.judged:
        return f"No target stood at the end of {year.period.words}"
    return _at_the_end(year)


def _at_the_end(year: TheYear) -> str:
    judged = year.judged
    good, off = _good(judged), _standing_at(judged, Standing.OFF_TRACK)
    some = numbers.opening(good) if good else "None"
    opens = (
        f"{some} of {_many(len(judged), 'target')} {_were(good)} achieved or on track"
        f" at the end of {year.period.words}"
    )
    return f"{opens}; {numbers.word(off)} {_were(off)} off track" if off else opens


def lead(year: TheYear, level: Level) -> str:
    """What the year came to beside its targets: '12 actions were done, one dropped and three overdue ...'."""
    return f"{since.moves_title(year.moves)}. {acted(year, level)}."


def acted(year: TheYear, level: Level) -> str:
    """'12 actions were done, one dropped and three overdue at the year's end'.

    Published, of how many actions that is told: 'Of the actions we publish, 12 were done and none was ...'.
    """
    return _acted_of_all(year) if level is Level.INSIDE else _acted_of_published(year)


def _acted_of_published(year: TheYear) -> str:
    kinds = ((len(year.done), "done"), (len(year.dropped), "dropped"), (len(year.late), "overdue"))
    told = [
        f"{numbers.word(number)} {_were(number)} {how}" if number else f"none was {how}"
        for number, how in kinds
        if number or how != "dropped"
    ]
    return f"Of the actions we publish, {numbers.listed(told)} at the year's end"


def _acted_of_all(year: TheYear) -> str:
    done, dropped, late = len(year.done), len(year.dropped), len(year.late)
    said_ = [f"{_none_or(done)} action{'' if done == 1 else 's'} {_were(done)} done"]
    if dropped:
        said_.append(f"{numbers.word(dropped)} dropped")
    said_.append(f"{numbers.word(late) if late else 'none'} overdue at the year's end")
    return numbers.capital(numbers.listed(said_))


def _none_or(number: int) -> str:
    return numbers.word(number) if number else "no"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _many(number: int, noun: str) -> str:
    return f"{numbers.word(number)} {noun}{'' if number == 1 else 's'}"


def _good(judged: Sequence[Judged]) -> int:
    return sum(one.judgement.standing in (Standing.ACHIEVED, Standing.ON_TRACK) for one in judged)


def _standing_at(judged: Sequence[Judged], which: Standing) -> int:
    return sum(one.judgement.standing is which for one in judged)


FINDINGS = "What the year showed, strand by strand"


def finding(strand: Strand, year: TheYear, level: Level) -> str:
    """One strand in a sentence, the targets that are off track among it."""
    targets = _targets_in_brief(year.judged)
    moved = _moves_in_brief(year)
    return f"{strand.words}: {targets}; {moved}; {numbers.lower(acted(year, level))}."


def _targets_in_brief(judged: Sequence[Judged]) -> str:
    if not judged:
        return "no target"
    good, off = _good(judged), _standing_at(judged, Standing.OFF_TRACK)
    some = numbers.word(good) if good else "none"
    opens = f"{some} of {_many(len(judged), 'target')} achieved or on track"
    return f"{opens}, {numbers.word(off)} off track" if off else opens


def _moves_in_brief(year: TheYear) -> str:
    sure = [move for move in year.moves if move.sure]
    if not year.moves:
        return "no newer figure"
    if not sure:
        return f"none of {_many(len(year.moves), 'newer figure')} moved more than chance explains"
    against = sum(move.as_wanted is False for move in sure)
    opens = f"{numbers.word(len(sure))} of {_many(len(year.moves), 'newer figure')} moved"
    return f"{opens}, {numbers.word(against)} of them the other way to the one wanted" if against else opens


# What moved


def moved_headline(year: TheYear) -> str:
    """'Of 18 newer figures 11 moved, eight of them as wanted'."""
    return since.moves_title(year.moves)


MOVED_LEAD = (
    "Each figure that a target is about, at the last complete period of the year, beside the year before."
)
MOVED_TITLE = "What each figure was, and what it became"
THEN_AND_NOW = "Shares of people and of things, then and now"
CHART_SCOPE = "The filled mark is the share now, the open one the share a year before"


def figures_caption(year: TheYear, strand: Strand | None = None) -> str:
    """What the table of figures holds."""
    of = f"{strand.words}: figures" if strand else "Figures"
    return f"{of} that became complete in {year.period.words}, beside a year before"


# Targets


def kept_headline(year: TheYear) -> str:
    """'Six targets were off track, three were in need of attention and two could not be judged yet'."""
    counts = dict(standing.tally(year.judged))
    kinds = (
        (counts[Standing.OFF_TRACK], "{were} off track"),
        (counts[Standing.BEHIND], "{were} in need of attention"),
        (counts[Standing.CANNOT_SAY], "could not be judged yet"),
    )
    told = [f"{numbers.word(number)} {how.format(were=_were(number))}" for number, how in kinds if number]
    if not told:
        return f"Every target was achieved or on track at the end of {year.period.words}"
    first, *rest = told
    number, _, how = first.partition(" ")
    noun = "target" if number == "one" else "targets"
    return numbers.capital(numbers.listed([f"{number} {noun} {how}", *rest]))


def kept_lead(level: Level) -> str:
    """By which figures they were judged, and as which promises."""
    opens = "Judged by the figures complete on the last day of the year, off track first."
    return opens if level is Level.INSIDE else f"{opens} {TARGETS_AS_NOW}"


def board_title(year: TheYear) -> str:
    """'20 targets at the end of 2025/26, with off track first'."""
    return f"{numbers.capital(_many(len(year.judged), 'target'))} at the end of {year.period.words}"


BOARD_SCOPE = (
    "Bar: the figure at the year's end. Upright line: expected by then. Box: from zero to the target"
)


def board_caption(year: TheYear, strand: Strand | None = None) -> str:
    """What the table of targets holds."""
    of = f"{strand.words}: targets" if strand else "Every target"
    return f"{of} at the end of {year.period.words}: baseline, expected, figure, goal, date and owner"


# Actions


def actions_lead(level: Level) -> str:
    """Which actions there are to read."""
    if level is Level.INSIDE:
        return "Done late is done after the date that was first agreed. Overdue is as the dates stood then."
    return PUBLISHED_PLAN


BY_STRAND = "Actions of each strand"
STRAND_COLUMNS = ("Strand", "Done", "Of them late", "Dropped", "Overdue at the end")
PUBLISHED_STRAND_COLUMNS = ("Strand", "Published actions done", *STRAND_COLUMNS[2:])


def strand_row(strand: Strand, year: TheYear) -> tuple[str, ...]:
    """One strand as a row under `STRAND_COLUMNS`."""
    late = sum(one.delivery is Delivery.DONE_LATE for one in year.done)
    counts = (len(year.done), late, len(year.dropped), len(year.late))
    return (strand.words, *map(numbers.count, counts))


ACTION_COLUMNS = ("Action", "Strand", "Owner", "What became of it", "Its measure since")
PUBLISHED_COLUMNS = ACTION_COLUMNS[:-1]


def action_rows(year: TheYear, level: Level) -> list[tuple[str, ...]]:
    """Every action of the year that was closed or late, under `ACTION_COLUMNS` or the published ones."""
    rows = [
        *((one, closed(one)) for one in year.closed),
        *((one.action, overdue(one)) for one in year.late),
    ]
    return [
        (
            one.title,
            one.strand.words,
            said.owner(one),
            became,
            *([OUTCOMES[one.outcome] if one.is_done else "z"] if level is Level.INSIDE else []),
        )
        for one, became in rows
    ]


def closed(action: ListedAction) -> str:
    """'Done 10 October 2025, late', or that it was dropped."""
    if action.completed_on is None:
        return "Dropped"
    late = ", late" if action.delivery is Delivery.DONE_LATE else ""
    return f"Done {numbers.day(action.completed_on)}{late}"


def overdue(one: Late) -> str:
    """'Overdue: due 31 July 2026'."""
    return f"Overdue: due {numbers.day(one.due)}"


def actions_caption(year: TheYear) -> str:
    """What the table of actions holds."""
    return f"Actions done or dropped in {year.period.words}, or overdue at its end"


# One strand


def strand_headline(year: TheYear) -> str:
    """'Two of six targets were achieved or on track at the end of 2025/26; three were off track'."""
    if not year.judged:
        return "No target stood in this strand at the end of the year"
    return _at_the_end(year)


def strand_lead(year: TheYear, level: Level) -> str:
    """The strand's figures and actions."""
    return f"{numbers.capital(_moves_in_brief(year))}. {acted(year, level)}."


def helped_title(told: int, closed_: int) -> str:
    """'Three of five closed actions told what helped, hindered and was learned'."""
    if not closed_:
        return "No action was closed, so none has a lesson to tell"
    some = numbers.opening(told) if told else "None"
    return f"{some} of {_many(closed_, 'closed action')} told what helped, hindered and was learned"


LEARNED_SCOPE = "In the words of those who did the work. That it did not work is an answer"


def learned_caption(strand: Strand) -> str:
    """What the strand's table of lessons holds."""
    return f"{strand.words}: what helped, what hindered and what was learned"


def unheard(actions: Sequence[ListedAction]) -> str:
    """The actions closed in the year of which nobody has said what they taught."""
    return f"Not told yet: {'; '.join(numbers.lower(one.title) for one in actions)}."


ACTED_SCOPE = "Done and dropped in the year, and overdue on its last day"


def late_told(one: Late) -> str:
    """'Overdue at the year's end, due 31 July 2026: review every process.'"""
    return f"Overdue at the year's end, due {numbers.day(one.due)}: {numbers.lower(one.action.title)}."


def done_told(action: ListedAction) -> str:
    """'Done 10 October 2025, late: send letters in home languages. Evidence: letter in Polish.'"""
    evidence = "; ".join(map(numbers.lower, action.evidence))
    shown = f" Evidence: {evidence}." if evidence else ""
    return f"{closed(action)}: {numbers.lower(action.title)}.{shown}"
