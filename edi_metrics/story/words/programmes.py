"""The targeted programmes in sentences: whom they reach, who stays, who goes on, what changes."""

from collections.abc import Sequence

from edi_metrics.measured import Cell
from edi_metrics.story.words import numbers
from edi_metrics.story.words.comparing import Verdict, moved_for_sure
from edi_metrics.story.words.participation import moved
from edi_metrics.vocabulary import Level

MUSIC_CENTRES = "Nurture groups meet in music centres, for schools with above-average free school meals."
TUTOR_RATED = (
    "Tutors rated each participant at the start and at the end. Nobody outside the programmes was rated, so"
    " what brought a change about is not known."
)
STAY_AND_GO_ON = (
    "To stay is to be there at the end; of mentoring, to complete it as planned; of youth clubs, to come four"
    " times or more. Those who go on left the year before and joined another programme within three terms."
)

NO_TARGET = "None set"

ENGLAND_AVERAGE = "the England average for free school meals of the school's phase"

HEADLINE_LIMIT = 110


def headline(now: Cell | None, then: Cell | None, level: Level) -> str:
    """'155 of 219 nurture pupils (71%) come from schools with above-average free meals, down ...'."""
    if now is None:
        return "There are no figures for nurture groups yet"
    if not now.shown:
        return f"We cannot show how many nurture pupils come from the schools meant: {now.symbol.words}"
    said = (
        f"{numbers.of_percent(now, 'nurture pupils', level)} come from schools with above-average free meals"
    )
    return _with(said, moved(now, then, level))


def nurture_growth(now: Cell | None, then: Cell | None) -> str:
    """'Nurture groups had 219 pupils in 2025/26, up from 62 since 2022/23.'"""
    if now is None or now.value is None:
        return ""
    held = f"Nurture groups had {numbers.count(now.value)} pupils {numbers.when(now.period)}"
    move = moved(now, then, Level.INSIDE)
    return f"{held}, {move}." if move else f"{held}."


def mentors_in_time(cell: Cell | None, level: Level) -> str:
    """'51 of 83 mentoring referrals (61%) started within six weeks.'"""
    if cell is None or not cell.shown:
        return ""
    return f"{numbers.of_percent(cell, 'mentoring referrals', level)} started within six weeks."


def requests_not_met(cell: Cell | None, level: Level) -> str:
    """'63 of 1,032 eligible requests for fee help (6.1%) were not met.'"""
    if cell is None or not cell.shown:
        return ""
    return f"{numbers.of_percent(cell, 'eligible requests for fee help', level)} were not met."


def nothing_to_lead_with() -> str:
    """Under a headline whose other figures are hidden or missing."""
    return "How many took part, stayed and were turned away is hidden or not collected."


# Every programme side by side


def reach(more: int, shown: int, asked: int, since: str) -> str:
    """'All four targeted programmes reached more young people than in 2022/23'."""
    if not shown:
        return "How many young people the targeted programmes reach cannot be shown"
    some = numbers.capital(numbers.of_all(more, shown))
    those = "targeted programmes" if shown == asked else "targeted programmes that can be shown"
    return f"{some} {those} reached more young people than in {since}"


def share(cell: Cell | None, level: Level) -> str:
    """'155 of 219 (71%)', or the symbol of a share that cannot be shown."""
    if cell is None or not cell.shown or cell.denominator is None:
        return numbers.symbol(cell)
    return f"{numbers.count(cell.n)} of {numbers.count(cell.d)} ({numbers.percent(cell.n, cell.d, level)})"


# One programme at a time


def nurture(
    pupils: tuple[Cell | None, Cell | None], shares: tuple[Cell | None, Cell | None], level: Level
) -> str:
    """'Nurture groups grew from 62 to 219 pupils and drifted from the schools they are for'."""
    now, then = pupils
    if now is None or now.value is None:
        return "How many pupils nurture groups have cannot be shown"
    if then is None or then.value is None or then.period == now.period:
        return f"Nurture groups have {numbers.count(now.value)} pupils"
    grew = "grew" if now.value > then.value else "went"
    drift = _drift(*shares, level)
    return (
        f"Nurture groups {grew} from {numbers.count(then.value)} to {numbers.count(now.value)} pupils{drift}"
    )


def _drift(now: Cell | None, then: Cell | None, level: Level) -> str:
    """Which way the share moved, as the headline tells it; nothing where either figure is not there."""
    return _DRIFT[moved_for_sure(now, then, level)] if now is not None and then is not None else ""


_DRIFT = {
    Verdict.LESS: " and drifted from the schools they are for",
    Verdict.MORE: " and came closer to the schools they are for",
    Verdict.LEVEL: "; the share from the schools they are for is level",
    Verdict.UNKNOWN: "",
}


def nurture_shares(now: Cell | None, then: Cell | None, level: Level) -> str:
    """'155 of 219 (71%) came from the schools they are for in 2025/26, against 52 of 62 (84%) in 2022/23.'"""
    if now is None or not now.shown:
        return ""
    said = f"{share(now, level)} came from the schools they are for {numbers.when(now.period)}"
    if then is None or not then.shown or then.period == now.period:
        return f"{said}."
    return f"{said}, against {share(then, level)} {numbers.when(then.period)}."


def hold(goal: str, standing: str, owner: str) -> str:
    """'Hold at least 80% to July 2027: off track. Owner: nurture-group coordinator.'"""
    return f"{goal}: {numbers.lower(standing)}. Owner: {numbers.lower(owner)}."


def songwriters(now: Cell | None, then: Cell | None, level: Level) -> str:
    """'73 of 132 songwriters are girls (55%), up 18 points since 2022/23'."""
    if now is None or not now.shown:
        return "How many songwriters are girls cannot be shown"
    said = f"{numbers.of(now, 'songwriters')} are girls ({numbers.percent(now.n, now.d, level)})"
    return _with(said, moved(now, then, level))


def songwriters_then(now: Cell | None, then: Cell | None, level: Level) -> str:
    """'In 2022/23 it was 18 girls among 48 songwriters (38%).'"""
    if now is None or then is None or not now.shown or not then.shown or now.period == then.period:
        return ""
    girls, everyone = numbers.count(then.n), numbers.count(then.d)
    share_of = numbers.percent(then.n, then.d, level)
    when = numbers.capital(numbers.when(then.period))
    return f"{when} it was {girls} girls among {everyone} songwriters ({share_of})."


def grew(what: str, now: Cell | None, then: Cell | None) -> str:
    """'132 young people took part in 2025/26, up from 48 since 2022/23.'"""
    if now is None or now.value is None:
        return ""
    move = moved(now, then, Level.INSIDE)
    return f"{numbers.count(now.value)} {what} {numbers.when(now.period)}{f', {move}' if move else ''}."


def mentoring(now: Cell | None, then: Cell | None, level: Level) -> str:
    """'51 of 83 referrals (61%) had a mentor within six weeks, down 17 points since 2023/24'."""
    if now is None or not now.shown:
        return "How many referrals had a mentor within six weeks cannot be shown"
    said = f"{numbers.of_percent(now, 'referrals', level)} had a mentor within six weeks"
    return _with(said, moved(now, then, level))


def referrals(now: Cell | None, then: Cell | None) -> str:
    """'83 young people were referred in 2025/26, against 38 in 2022/23.'"""
    if now is None or now.value is None:
        return ""
    said = f"{numbers.count(now.value)} referrals were made {numbers.when(now.period)}"
    if then is None or then.value is None or then.period == now.period:
        return f"{said}."
    return f"{said}, against {numbers.count(then.value)} {numbers.when(then.period)}."


def clubs(now: tuple[Cell, int] | None, then: tuple[Cell, int] | None) -> str:
    """'96 youth-club sessions in six districts, up from 24 in two districts in 2022/23'."""
    if now is None:
        return "How many youth-club sessions were held is not collected"
    cell, places = now
    said = f"{numbers.count(cell.value or 0)} youth-club sessions in {_districts(places)}"
    if then is None or then[0].period == cell.period:
        return said
    was, were = then
    way = "up from" if (cell.value or 0) > (was.value or 0) else "against"
    return f"{said}, {way} {numbers.count(was.value or 0)} in {_districts(were)} {numbers.when(was.period)}"


def _districts(number: int) -> str:
    return f"{numbers.word(number)} district{'' if number == 1 else 's'}"


def on_the_way(happened: Sequence[tuple[str, str]]) -> str:
    """'On the way: youth clubs open in Watford and Hertsmere (October 2025).'"""
    if not happened:
        return ""
    return f"On the way: {numbers.listed([f'{title} ({month})' for title, month in happened])}."


def no_target(subject: str) -> str:
    """A figure with no promise about it."""
    return f"No target is set for {subject}."


# What changes


def outcomes(cell: Cell | None, level: Level) -> str:
    """'735 of 1,119 ratings (65.7%) were higher at the end than at the start'."""
    if cell is None or not cell.shown:
        return "How many ratings rose cannot be shown"
    return f"{numbers.of_percent(cell, 'ratings', level)} were higher at the end than at the start"


def places(gaps: int, asked: int, hidden: int) -> str:
    """'Four of ten districts have a gap: a programme that is not there'."""
    if not gaps:
        return (
            "No district has a gap that can be shown" if hidden else "Every programme reaches every district"
        )
    some = numbers.capital(numbers.of_all(gaps, asked))
    have = "has" if gaps == 1 else "have"
    shown = " that can be shown" if hidden else ""
    return f"{some} districts {have} a gap{shown}: a programme that is not there"


def _with(said: str, move: str) -> str:
    """A sentence with how it has moved, where both fit in a headline."""
    whole = f"{said}, {move}"
    return whole if move and len(whole) <= HEADLINE_LIMIT else said
