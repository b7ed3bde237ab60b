"""What a board paper says: around the pages it carries, and on those that are its own."""

from collections.abc import Iterator, Sequence
from datetime import date

from edi_metrics import targets
from edi_metrics.levels import Policy
from edi_metrics.plan.listed import ListedAction, ListedPlan
from edi_metrics.plan.state import Lifecycle
from edi_metrics.reader import About
from edi_metrics.story.asking import Judged
from edi_metrics.story.words import actions as said
from edi_metrics.story.words import numbers, standing
from edi_metrics.story.words.alt import alone
from edi_metrics.vocabulary import Level, Standing, Symbol

TITLE = "Board paper"
CONTENTS = "In this paper"
METHOD = "Annex A: what each figure means"
FIGURES = "Annex B: the figures behind the charts"
METHOD_LEAD = "How to read this paper, and what is counted in each of its figures."
DEFINED = "What is counted"
FIGURES_LEAD = "Each chart draws the figures of one table here, and no others."
STANDINGS = "How a target is going"
SYMBOLS = "In place of a figure"
PROTECTED = "How people are protected"
MARKS = "On charts"
ON_CHARTS = (
    "Filled blue is the group in question; open and grey is all or a comparison. Solid is what happened,"
    " dotted the path to a target, dashed where this pace leads. A dotted outline with c is hidden;"
    " its size means nothing."
)
LOW = ("low", "more than zero, but rounds to 0")

BOARD_COLUMNS = ("Target and owner", "Now", "Now, expected by now, target", "Status")
ACTION_COLUMNS = ("Status", "Action", "Owner", "Due")


def title(about: About, kind: str = TITLE) -> str:
    """What the file is called where only its name is seen."""
    return f"{kind}: {about.service}, data to {numbers.day(about.data_to)}"


def foot(about: About, reference: str, kind: str = TITLE) -> str:
    """At the foot of every page: which version of which day, and under which reference."""
    return f"{kind} · data to {numbers.day(about.data_to)} · version {about.version} · {reference[:8]}"


def rule(level: Level, policy: Policy) -> str:
    """What the level hides, as a sentence."""
    if level is Level.INSIDE:
        return f"Inside figures: counts of 1 to {policy.smallest - 1} are hidden."
    return (
        f"Published figures: counts under {policy.smallest} are hidden, and the rest are rounded to the"
        f" nearest {policy.step}. Percentages are worked out from rounded counts, so may differ a little"
        " from figures seen inside the service."
    )


def about_line(about: About, reference: str) -> str:
    """Under the title: when the figures were made, as on which day, and the whole reference."""
    days = f"Data to {numbers.day(about.data_to)}. As at {numbers.day(about.day)}."
    if about.data_to == about.day:
        days = f"Data to and as at {numbers.day(about.day)}."
    return f"{days} Version {about.version}. Reference {reference}."


def sample(about: About) -> str:
    """That the service is invented, when it is."""
    return f"Sample data: {about.service} is invented." if about.sample else ""


def numbered(number: int) -> str:
    """A table of the annex by its number: 'Table 7'."""
    return f"Table {number}"


def alt(said: str, number: int) -> str:
    """What a chart shows, for those who cannot see it, and where this paper has its figures."""
    return f"{alone(said)} Its figures are in {numbered(number)}."


def standings() -> tuple[tuple[Standing, str], ...]:
    """What each standing means, in a few words."""
    on, behind = f"{targets.ON_TRACK_FROM:.0%}", f"{targets.BEHIND_FROM:.0%}"
    return (
        (Standing.ACHIEVED, "at or past the target"),
        (Standing.ON_TRACK, f"{on} or more of the progress expected by now"),
        (Standing.BEHIND, f"{behind} to {on} of it"),
        (Standing.OFF_TRACK, f"under {behind} of it, and chance cannot explain that"),
        (
            Standing.CANNOT_SAY,
            f"under {targets.FEWEST_PEOPLE} people, under {targets.FEWEST_PERIODS} periods, hidden, not due,"
            " or chance covers both",
        ),
    )


def symbols() -> tuple[tuple[str, str], ...]:
    """What may stand in place of a figure, and what it means."""
    return (*((symbol.value, symbol.words) for symbol in Symbol if symbol.value), LOW)


# The paper's own pages


def eyebrow(day: date) -> str:
    """'As at 23 November 2026', over the headline."""
    return f"As at {numbers.day(day)}"


def lead(judged: Sequence[Judged]) -> str:
    """How the others stand, under a headline on those that are kept."""
    return f"{standing.board_headline(judged)}." if judged else "The working group sets targets."


def asked(number: int) -> str:
    """'The board is asked to decide three things'."""
    return f"The board is asked to decide {_many(number, 'thing')}"


def _many(number: int, noun: str) -> str:
    return f"{numbers.word(number) if number else 'no'} {noun}{'' if number == 1 else 's'}"


def strand_sentence(judged: Sequence[Judged]) -> str:
    """How the strand's targets stand: 'Two targets are off track and one needs attention'."""
    return standing.board_headline(judged) if judged else "No target is set in this strand yet"


def strand_lead(judged: Sequence[Judged]) -> str:
    """How many are achieved or on track, under the sentence on the others."""
    if not judged:
        return "The working group sets targets; a strand without one is described and not judged."
    good = sum(one.judgement.standing in (Standing.ACHIEVED, Standing.ON_TRACK) for one in judged)
    are = "is" if good == 1 else "are"
    some = numbers.opening(good) if good else "None"
    return f"{some} of {_many(len(judged), 'target')} {are} achieved or on track."


def strand_targets(number: int) -> str:
    """'Five targets, with off track first'."""
    return f"{numbers.capital(_many(number, 'target'))}{', with off track first' if number > 1 else ''}"


def pressing(needy: Sequence[ListedAction], actions: Sequence[ListedAction], level: Level) -> str:
    """'Two of six open actions are overdue; three need attention'; published, of how many we publish."""
    late, number = len(said.overdue(needy)), sum(one.is_open for one in actions)
    if not number:
        return _none_open(level)
    if not needy:
        return f"None of {_many(number, _open_action(level))} is overdue or needs attention"
    opens = _overdue(late, number, level)
    others = len(needy) - late
    if not others:
        return opens
    return f"{opens}; {numbers.word(others)} {'needs' if others == 1 else 'need'} attention"


def plan_headline(plan: ListedPlan, level: Level) -> str:
    """The plan page's own sentence; published, 'Two of 19 published open actions are overdue'."""
    if level is Level.INSIDE or not plan.actions:
        return said.headline(plan)
    still_open = [one for one in plan.actions if one.is_open]
    if not still_open:
        return _none_open(level)
    return _overdue(len(said.overdue(still_open)), len(still_open), level)


def _overdue(late: int, number: int, level: Level) -> str:
    some = numbers.opening(late) if late else "None"
    return f"{some} of {_many(number, _open_action(level))} {'is' if late < 2 else 'are'} overdue"


def _open_action(level: Level) -> str:
    return "open action" if level is Level.INSIDE else "published open action"


def _none_open(level: Level) -> str:
    return "No action is open" if level is Level.INSIDE else "No published action is open"


NONE_PRESSING = "Each open action is in the action plan."


def counted(actions: Sequence[ListedAction]) -> str:
    """What else there is: 'Ten actions open, nine done, none paused or dropped'."""
    still_open, done = sum(one.is_open for one in actions), sum(one.is_done for one in actions)
    out = len(actions) - still_open - done
    opens = f"{numbers.capital(_many(still_open, 'action'))} open, {_none_or(done)} done"
    return f"{opens}, {_none_or(out)} paused or dropped"


def _none_or(number: int) -> str:
    return numbers.word(number) if number else "none"


def more(number: int) -> str:
    """What a short list leaves for the plan to tell."""
    need = "needs" if number == 1 else "need"
    return f"{numbers.capital(_many(number, 'more action'))} {need} attention: see the action plan."


def plan_caption(day: date) -> str:
    """What the table of the plan holds."""
    return f"Every open action as at {numbers.day(day)}"


PLAN_COLUMNS = ("Action", "Strand", "Owner", "First due", "Due", "Status")


def plan_row(action: ListedAction) -> tuple[str, ...]:
    """One action as a row under `PLAN_COLUMNS`."""
    state = said.STATES[action.lifecycle]
    status = action.standing.words if action.standing else state
    blocked = action.lifecycle is Lifecycle.BLOCKED
    return (
        action.title,
        action.strand.words,
        said.owner(action),
        numbers.day(action.first_due) if action.first_due else "x",
        said.due(action),
        f"{status}: {numbers.lower(state)}" if blocked else status,
    )


def last_word(action: ListedAction, *, told: bool, stranded: bool) -> str:
    """Under an action's title: its strand, and where it may be told the last word on it."""
    if told:
        whole = said.last_word(action)
        return whole if stranded else whole.removeprefix(action.strand.words).removeprefix(". ")
    return action.strand.words if stranded else ""


def plan_lead(level: Level) -> str:
    """Which actions there are to read."""
    if level is Level.INSIDE:
        return "Every open action under its strand, with the last word on it."
    return "The actions that the working group publishes; their notes stay inside the service."


def plan_title(number: int) -> str:
    """'21 open actions, under their strands'."""
    return f"{numbers.capital(_many(number, 'open action'))}, under their strands"


PLAN_SCOPE = "The bar counts every action that is not paused or dropped"


def closed(actions: Sequence[ListedAction]) -> Iterator[str]:
    """How many actions are done, and which are paused or dropped."""
    done = sum(one.is_done for one in actions)
    if done:
        are = "is" if done == 1 else "are"
        some = numbers.capital(_many(done, "action"))
        yield f"{some} {are} done: the yearly impact and learning report names them."
    for kind, state in (("Paused", Lifecycle.PAUSED), ("Dropped", Lifecycle.DROPPED)):
        found = [numbers.lower(one.title) for one in actions if one.lifecycle is state]
        if found:
            yield f"{kind}: {'; '.join(found)}."
