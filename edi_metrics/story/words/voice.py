"""Young people's voice and the public survey, in sentences."""

from collections.abc import Sequence

from edi_metrics.measured import Cell
from edi_metrics.story.words import numbers
from edi_metrics.story.words.comparing import Verdict, between, moved_for_sure
from edi_metrics.targets import Target
from edi_metrics.vocabulary import Level

PRIORITY = (
    "Priority groups: pupil premium, special educational needs and disabilities (SEND), care experience,"
    " and ethnic minorities (all groups except White British)"
)

TURNS = "Each time a young person takes part is counted: nobody is named, so one person may count twice."


def headline(answered: Cell | None) -> str:
    """'18 of 26 recommendations from young people were answered within a term'."""
    if answered is None:
        return "No recommendations from young people are recorded yet"
    if not answered.d:
        return "No recommendation from young people has been waiting for a term yet"
    return f"{numbers.of(answered, 'recommendations from young people')} were answered within a term"


def lead(priority: Cell | None, done: Cell | None, level: Level) -> str:
    """Whom we heard, and what was done; what cannot be shown is said to be so."""
    said = []
    if priority is not None and priority.shown:
        said.append(f"{_heard(priority, level)} {numbers.when(priority.period)}.")
    if done is not None and done.shown:
        said.append(f"{_done(done)}.")
    return " ".join(said) or "Whom we heard, and what was done, is hidden or not recorded."


def _heard(cell: Cell, level: Level) -> str:
    return f"We heard someone from a priority group {numbers.of_percent(cell, 'times', level)}"


def _done(cell: Cell) -> str:
    return f"{numbers.of(cell, 'accepted recommendations')} are done and reported back"


def requests(done: Cell | None, made: float) -> str:
    """The title of the card on what became of what was said."""
    if done is None or not done.shown:
        return f"{numbers.count(made)} recommendations, none of them accepted yet"
    return _done(done)


def late(number: float, waiting: float) -> str:
    """Those with no answer yet, apart by whether a term has gone."""
    return (
        f"No answer after a term: {numbers.count(number)}."
        f" Waiting for less than a term: {numbers.count(waiting)}."
    )


def of_step_before(number: float, before: float, named: str, level: Level) -> str:
    """Beside a step: '67% of those made'."""
    return f"{numbers.percent(number, int(before), level)} of those {named}" if before else ""


def strand(label: str, answered: Cell | None, done: Cell | None) -> str:
    """One strand in a line: 'Workforce development: 1 of 2 answered within a term; ...'."""
    said = [
        numbers.of(answered, "answered within a term") if answered and answered.d else "none due an answer",
        f"of those accepted, {numbers.of(done, 'done')}" if done and done.d else "none accepted",
    ]
    return f"{label}: {'; '.join(said)}"


def since_set(now: Cell | None, then: Cell | None, level: Level) -> str:
    """'When the target was set it was 12 of 25 (48%), in 2024/25; the change since could be chance.'"""
    if now is None or then is None or now.period == then.period:
        return ""
    verdict = moved_for_sure(now, then, level)
    if verdict is Verdict.UNKNOWN:
        return ""
    was = f"{numbers.count(then.n)} of {numbers.count(then.d)} ({numbers.percent(then.n, then.d, level)})"
    said = f"When the target was set it was {was}, {numbers.when(then.period)}"
    if verdict is Verdict.LEVEL:
        by_rounding = "" if between(now, then) is Verdict.LEVEL else " or rounding"
        return f"{said}; the change since could be chance{by_rounding}."
    return f"{said}; it is {'up' if verdict is Verdict.MORE else 'down'} since."


def answers(now: Cell | None, since: str) -> str:
    """'Answered within a term: 18 of 26. When the target was set ...'"""
    if now is None or not now.d:
        return "Nothing has been waiting for a term yet."
    said = f"Answered within a term: {numbers.count(now.n)} of {numbers.count(now.d)}."
    return f"{said} {since}".strip()


def heard(priority: Cell | None, learners: Cell | None, level: Level) -> str:
    """'We heard someone from a priority group 58 of 214 times (27%); these groups are at least 40.2% ...'."""
    if priority is None or not priority.shown:
        return "How often we heard someone from a priority group cannot be shown"
    beside = ""
    if learners is not None and learners.shown:
        beside = f"; these groups are at least {numbers.percent(learners.n, learners.d, level)} of learners"
    return f"{_heard(priority, level)}{beside}"


def beside_learners(priority: Cell | None, learners: Cell | None) -> str:
    """Whether the difference can be told from chance, and what it would take to match."""
    verdict = between(priority, learners)
    if verdict is Verdict.UNKNOWN:
        return "Who was heard cannot be set beside who is taught."
    if verdict is Verdict.LEVEL:
        return "Chance alone could explain the difference between who was heard and who is taught."
    way = "smaller" if verdict is Verdict.LESS else "larger"
    return f"That is a {way} share of times heard than of learners, by more than chance would explain."


def seats(votes: Cell | None, target: Target | None) -> str:
    """'One young person holds a vote; two are promised', if it can be shown."""
    if votes is None:
        return "No record yet of who holds votes"
    if not votes.shown:
        return "How many votes young people hold is hidden to protect people"
    held = {0: "No young person holds a vote", 1: "One young person holds a vote"}.get(
        votes.n, f"{numbers.opening(votes.n)} young people hold votes"
    )
    if target is None or votes.n >= target.goal:
        return held
    goal = int(target.goal)
    return f"{held}; {numbers.word(goal)} {'is' if goal == 1 else 'are'} promised"


def none_before(line: Sequence[Cell]) -> str:
    """When nobody under 25 held a vote, as far as that may be said: a run of counts by its two ends."""
    none = [place for place, cell in enumerate(line) if cell.shown and not cell.n]
    if not none:
        return ""
    dates = [line[place].period.words for place in none]
    unbroken = len(none) > 2 and none[-1] - none[0] == len(none) - 1
    when = f"from {dates[0]} to {dates[-1]}" if unbroken else f"on {numbers.listed(dates)}"
    return f"Nobody under 25 held a vote {when}."


def promised(target: Target | None) -> str:
    """The promise about votes, or that there is none."""
    return f"Promised: {numbers.lower(target.title)}." if target else "No target is set on votes."


def barriers(outside: Cell | None, inside: Cell | None) -> str:
    """'93 of 212 parents who do not use us did not know about us, as did 31 of 519 who use us'."""
    if not outside or not inside or not outside.shown or not inside.shown:
        return "What keeps families away cannot be set beside what families who use us say"
    return (
        f"{numbers.of(outside, 'parents who do not use us')} did not know what is on offer,"
        f" against {numbers.count(inside.n)} of {numbers.count(inside.d)} who do"
    )


def cost(outside: Cell | None, inside: Cell | None, level: Level) -> str:
    """Cost, as both sides name it."""
    if not outside or not inside or not outside.shown or not inside.shown:
        return ""
    return (
        f"Cost is named by {numbers.of_percent(inside, 'parents who use us', level)}"
        f" and by {numbers.of_percent(outside, 'who do not', level)}."
    )


def non_users(cell: Cell | None, move: str, level: Level) -> str:
    """'212 of 731 parents who answered (29%) do not use the service, up 17 points since 2023/24'."""
    if cell is None or not cell.shown:
        return "How many parents who answered do not use the service cannot be shown"
    said = f"{numbers.of_percent(cell, 'parents who answered', level)} do not use the service"
    return f"{said}, {move}" if move else said


def placed(cell: Cell | None, level: Level) -> str:
    """How many replies can be seen area by area."""
    if cell is None:
        return "Whether replies can be placed in a district is not recorded."
    if not cell.shown:
        return "How many replies can be placed in a district is hidden to protect people."
    if cell.n == cell.d:
        return f"All {numbers.count(cell.n)} replies can be placed in a district."
    return f"{numbers.of_percent(cell, 'replies', level)} can be placed in a district."


def belonging(taking_part: Cell | None, others: Cell | None, level: Level) -> str:
    """'272 of 372 young people who take part (73%) feel they belong, against 70 of 210 who do not (33%)'."""
    if not taking_part or not others or not taking_part.shown or not others.shown:
        return "How many young people feel that people like them belong cannot be shown"
    return (
        f"{numbers.of_percent(taking_part, 'young people who take part', level)} feel they belong,"
        f" against {numbers.of_percent(others, 'who do not', level)}"
    )


def agreement(statement: str, agree: Cell, disagree: Cell, level: Level) -> str:
    """A row read out: 'I feel welcome here: 68% agree, 12% disagree'."""
    said = [
        f"{numbers.percent(cell.n, cell.d, level)} {word}" if cell.shown else f"{word} hidden"
        for cell, word in ((agree, "agree"), (disagree, "disagree"))
    ]
    return f"{statement}: {', '.join(said)}"


def answered(given: Cell | None, asked: Cell | None) -> str:
    """'372 of 398 answered'."""
    first = numbers.numerator(given) if given else "x"
    second = numbers.numerator(asked) if asked else "x"
    return f"{first} of {second} answered"


FEW_ANSWERS = "Fewer than 25 answered, so their answers are in the table as counts and are not drawn."
