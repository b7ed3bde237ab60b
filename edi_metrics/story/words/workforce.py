"""Who works here, in sentences."""

from collections.abc import Sequence

from edi_metrics.measured import Cell
from edi_metrics.statistics import adverse, katz
from edi_metrics.story.comparators import Comparison
from edi_metrics.story.words import numbers
from edi_metrics.story.words.comparing import Verdict, between, comparable, expected, ratio, with_published
from edi_metrics.vocabulary import Level

SHORT = {
    "children_we_serve": "the children we serve",
    "local_population": "local residents",
    "sector": "school teachers",
}
"""Comparators as a headline names them; the table names each in full."""


def headline(cell: Cell, compared: Sequence[Comparison], level: Level) -> str:
    """'39 people are from ethnic minorities, where the children we serve suggest about 80'."""
    opens = f"{numbers.count(cell.n)} people are from ethnic minorities"
    if not compared:
        return f"{numbers.of_percent(cell, 'people', level)} are from ethnic minorities"
    first = compared[0]
    verdict = with_published(cell, first.value)
    if verdict is Verdict.LEVEL:
        return f"{opens}, about what {SHORT[first.comparator]} suggest"
    suggested = numbers.about(expected(cell, first.value), level)
    return f"{opens}, where {SHORT[first.comparator]} suggest about {suggested}"


def known(cell: Cell, level: Level) -> str:
    """'232 of 270 people (86%) have told us their ethnicity.'"""
    return f"{numbers.of_percent(cell, 'people', level)} have told us their ethnicity."


def survives(cell: Cell, compared: Sequence[Comparison], level: Level) -> str:
    """Whether the verdict is the same beside every comparator, in one sentence."""
    found = [(one, with_published(cell, one.value)) for one in compared]
    groups = [
        (words, [f"{SHORT[one.comparator]} ({one.text})" for one, verdict in found if verdict is which])
        for which, words in (
            (Verdict.LESS, "less than among"),
            (Verdict.LEVEL, "about level with"),
            (Verdict.MORE, "more than among"),
        )
    ]
    said = ", and ".join(f"{words} {numbers.listed(named)}" for words, named in groups if named)
    if not said:
        return "No published figure is loaded to compare with."
    share = numbers.percent(cell.n, cell.d, level)
    same = len({verdict for _, verdict in found}) == 1
    every = {1: "the one comparison", 2: "both comparisons"}.get(
        len(found), f"all {numbers.word(len(found))} comparisons"
    )
    ending = f"the verdict {'survives' if same else 'does not survive'} {every}"
    return f"{share} of those known is {said}: {ending}."


def three_way(cell: Cell, compared: Sequence[Comparison]) -> str:
    """The card's title: how many of the comparisons find fewer."""
    verdicts = [with_published(cell, one.value) for one in compared]
    less = verdicts.count(Verdict.LESS)
    if not compared:
        return "There is nothing published to compare with"
    several = f"{numbers.word(len(compared))} comparisons"
    if less == len(compared):
        return f"Fewer people from ethnic minorities than each of {several} suggests"
    if not less:
        return f"No fewer people from ethnic minorities than any of {several} suggests"
    return f"Fewer people from ethnic minorities than {numbers.word(less)} of {several} suggest"


def verdict_words(verdict: Verdict) -> str:
    """In a table: 'Fewer', 'About level', 'More', or that it cannot be said."""
    return {
        Verdict.LESS: "Fewer",
        Verdict.LEVEL: "About level",
        Verdict.MORE: "More",
        Verdict.UNKNOWN: "Cannot say",
    }[verdict]


def mix(
    fewer: Sequence[str],
    more: Sequence[str],
    *,
    who: str = "people",
    than: str = "the comparison suggests",
    shown: bool = True,
) -> str:
    """'Fewer Asian people, and more White people, than the comparison suggests'."""
    said = [
        f"fewer {numbers.listed(list(fewer))} {who}" if fewer else "",
        f"more {numbers.listed(list(more))} {who}" if more else "",
    ]
    kept = [part for part in said if part]
    if not shown:
        return "Every group is hidden at this level, so none is compared"
    if not kept:
        return "No group can be said to differ from the comparison"
    return numbers.capital(f"{', and '.join(kept)}, than {than}")


def answers(prefer: Cell | None, not_asked: Cell | None) -> str:
    """How many chose not to say, kept apart from those never asked."""
    unsaid = f"{numbers.count(prefer.n)} prefer not to say" if prefer is not None and prefer.shown else ""
    if not_asked is None or not not_asked.shown:
        return (
            f"{unsaid} their ethnic group"
            if unsaid
            else "Prefer not to say and not asked are hidden, and never added together"
        )
    asked = f"{numbers.count(not_asked.n)} were not asked" if not_asked.n else "Everyone was asked"
    return f"{asked} their ethnic group; {unsaid}" if unsaid else f"{asked} their ethnic group"


def leaders(cell: Cell | None) -> str:
    """Leaders: usually too few to say, and said so without a number."""
    if cell is None:
        return "There are no figures on leaders yet."
    if not cell.shown:
        return (
            "Leaders from ethnic minorities: too few to say."
            " The count is hidden at this level to protect people, and no status is given."
        )
    return f"{numbers.of(cell, 'leaders')} are from ethnic minorities: too few to say more."


def by_part(ours: Cell, other: Cell, ours_name: str, other_name: str, level: Level) -> str:
    """Two parts set side by side: 'about the same share of ... as of ...'."""
    verdict = between(ours, other)
    if verdict is Verdict.UNKNOWN:
        return f"Too few to compare {ours_name} with {other_name}"
    shares = f"{numbers.percent(ours.n, ours.d, level)} against {numbers.percent(other.n, other.d, level)}"
    if verdict is Verdict.LEVEL:
        return f"{numbers.capital(ours_name)} and {other_name} are about level: {shares}"
    more = "more" if verdict is Verdict.MORE else "fewer"
    return f"There are {more} people from ethnic minorities among {ours_name} than {other_name}: {shares}"


def contracts(cell: Cell, hubs: float, name: str, level: Level) -> str:
    """'140 of 270 people (52%) are on contractual terms, against 14.7% across hubs in 2021/22'."""
    verdict = with_published(cell, hubs)
    share = f"{numbers.of_percent(cell, 'people', level)} are {name}"
    if verdict is Verdict.LEVEL:
        return f"{share}, about level with hubs in England ({numbers.published_percent(hubs)})"
    return f"{share}, against {numbers.published_percent(hubs)} in hubs across England"


def parts_unsaid(*, shown: bool) -> str:
    """When no two contracts can be set side by side."""
    if not shown:
        return "Every level and contract is hidden, so none is compared"
    return "Too few figures can be shown to compare levels or contracts"


CONTRACTS_UNSAID = "How many people work on each kind of contract cannot be shown"
"""When no kind of contract can be set beside hubs in England."""

APPOINTED_UNSAID = "Too few people were appointed to compare groups"
"""When the rates of two groups rest on too few to be set side by side."""


def secure(name: str) -> str:
    """A contract kind in a sentence."""
    return {
        "permanent": "permanent",
        "contractual": "fixed-term or hourly-paid",
        "self_employed": "self-employed",
    }.get(name, name)


def leaving(left: Cell | None, joined: Cell | None, level: Level) -> str:
    """Who came and who left, when both can be shown."""
    said = []
    if joined is not None and joined.shown:
        said.append(f"{numbers.count(joined.n)} people joined")
    if left is not None and left.shown:
        said.append(
            f"{numbers.count(left.n)} left ({numbers.percent(left.n, left.d, level)} of those in post)"
        )
    either = joined or left
    period = either.period.words if either else ""
    return (
        f"In the year to {period}, {numbers.listed(said)}."
        if said
        else "Joiners and leavers are hidden or not collected."
    )


def selection(then: tuple[Cell, Cell], now: tuple[Cell, Cell], change: str) -> str:
    """The ratio of appointment rates before and after a change, each with how sure it is."""
    return (
        "Applicants from ethnic minorities, beside White British applicants: appointed"
        f" {rate_ratio(*then)} times as often in {then[0].period.words}{change}, and"
        f" {rate_ratio(*now)} times as often in {now[0].period.words}. {certainty(*now)}"
    )


def rate_ratio(ours: Cell, other: Cell) -> str:
    """'0.50 (0.19 to 1.32)', the ratio with its 95% range."""
    found = ratio(ours, other)
    if found is None or not ours.n or not other.n:
        return "none that can be worked out"
    low, high = katz(ours.n, ours.d, other.n, other.d)
    return f"{numbers.rounded(found, 2)} ({numbers.rounded(low, 2)} to {numbers.rounded(high, 2)})"


def certainty(ours: Cell, other: Cell) -> str:
    """Whether selection can be said to fall harder on one group. Exactly 0.80 is not flagged."""
    if not comparable(ours, other) or not ours.n or not other.n:
        return "Too few to say."
    low, high = katz(ours.n, ours.d, other.n, other.d)
    if low < 0.8 and high > 1:
        return "Too few to say: the range covers both parity and a ratio below 0.80."
    if adverse(ours.n, ours.d, other.n, other.d):
        return "A ratio below 0.80 is flagged: look at the step where it arises."
    return "The ratio is not below 0.80, so it is not flagged."


def ratio_title(now: tuple[Cell, Cell]) -> str:
    """The card's title: 'Appointed 0.97 times as often as White British applicants: too few to say'."""
    found = ratio(*now)
    if found is None:
        return "Too few applicants to compare appointments"
    low, high = katz(now[0].n, now[0].d, now[1].n, now[1].d) if now[0].n and now[1].n else (0.0, 9.0)
    text = f"Appointed {numbers.rounded(found, 2)} times as often as White British applicants"
    return f"{text}: too few to say more" if low < 0.8 and high > 1 else text


def disabled(cell: Cell | None, compared: Comparison | None, level: Level, *, promised: bool) -> str:
    """Disabled staff beside working-age adults, and that there is no promise about it."""
    tail = "" if promised else " No target and no action yet."
    if cell is None or not cell.shown:
        return f"The number of Disabled staff is hidden or not collected.{tail}"
    share = f"{numbers.of_percent(cell, 'people', level)} are Disabled"
    if compared is None:
        return f"{share}.{tail}"
    verdict = with_published(cell, compared.value)
    whole = compared.text.replace(".0%", "%")
    way = {Verdict.LESS: "below", Verdict.MORE: "above"}.get(verdict, "about level with")
    return f"{share}, {way} the {whole} of {compared.named}.{tail}"


def terms(ours: Cell, other: Cell, level: Level) -> str:
    """Who carries hourly or self-employed terms: described, not judged."""
    often = {Verdict.MORE: "more often than", Verdict.LESS: "less often than"}.get(
        between(ours, other), "about as often as"
    )
    shares = f"{numbers.percent(ours.n, ours.d, level)} against {numbers.percent(other.n, other.d, level)}"
    ours_named = "People from ethnic minorities are on hourly or self-employed terms"
    return f"{ours_named} {often} White British people: {shares}."


def ratio_alone(pair: tuple[Cell, Cell]) -> str:
    """The ratio of one year, when no earlier one can be shown."""
    return f"Ratio {rate_ratio(*pair)} in {pair[0].period.words}. {certainty(*pair)}"


def applied(cell: Cell, level: Level) -> str:
    """'118 of 268 applicants of known ethnicity (44%) are from ethnic minorities.'"""
    return f"{numbers.of_percent(cell, 'applicants of known ethnicity', level)} are from ethnic minorities."


def pathway(cell: Cell, level: Level) -> str:
    """How many came by the new routes."""
    return f"{numbers.of_percent(cell, 'appointments', level)} came through a new route into teaching."


def not_known(known_cell: Cell) -> str:
    """Those who are in no group, and the order of those who are."""
    unknown = numbers.count(known_cell.d - known_cell.n)
    return f"Not known: {unknown} people. Groups are in alphabetical order, Other last."


def group_note(cell: Cell, published: float, noun: str, level: Level) -> str:
    """At the end of a group's bar: '12 people; comparison 22'."""
    return f"{numbers.count(cell.n)} {noun}; comparison {numbers.about(expected(cell, published), level)}"


def ratio_unsaid(change: str) -> str:
    """That the ratio cannot be worked out, and what changed in the years it would compare."""
    ending = f" What changed: {numbers.lower(change)}." if change else ""
    return f"Too few to say: so few were appointed that no ratio is given at this level.{ending}"
