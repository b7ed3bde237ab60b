"""Who decides and how we look at ourselves, in sentences."""

from collections.abc import Sequence
from itertools import groupby

from edi_metrics.measured import Cell, Measured
from edi_metrics.periods import Period
from edi_metrics.story.asking import Judged
from edi_metrics.story.blocks import NONE, Happened
from edi_metrics.story.words import numbers
from edi_metrics.story.words.comparing import Verdict, between, comparable, with_published
from edi_metrics.vocabulary import Level

PRESENT, COVERED = "present", "yes"
"""What a cell of a coverage grid says where there is somebody, or something."""


def headline(cell: Cell | None) -> str:
    """'15 of 24 processes have been reviewed with an inclusion lens; nine are still to be reviewed'."""
    if cell is None or not cell.shown:
        return "There is no register yet of processes to review with an inclusion lens"
    left = cell.d - cell.n
    if not left:
        return f"All {numbers.count(cell.d)} processes have been reviewed with an inclusion lens"
    reviewed = f"{numbers.of(cell, 'processes')} have been reviewed with an inclusion lens"
    return f"{reviewed}; {_still(left)}"


def _still(left: int) -> str:
    return f"{numbers.word(left)} {'is' if left == 1 else 'are'} still to be reviewed"


def to_discuss(without: list[str], unheard: list[str]) -> str:
    """'To discuss: the working group has nobody from support staff.'"""
    gaps = [
        f"the working group has nobody from {numbers.listed(without)}" if without else "",
        f"the business plan uses nothing from {numbers.listed(unheard)}" if unheard else "",
    ]
    said = ", and ".join(gap for gap in gaps if gap)
    return f"To discuss: {said}." if said else ""


def missing(labels: list[str], all_there: str) -> str:
    """On a tile: 'Missing: support staff', or that none is."""
    return f"Missing: {numbers.listed(labels)}" if labels else all_there


def names(measured: Measured, cells: Sequence[Cell]) -> list[str]:
    """The parts of these cells, as they stand inside a sentence."""
    return [numbers.lower(measured.label(cell.part)) for cell in cells]


# The lens register


def reviewed_since(first: Cell | None) -> str:
    """On a tile: where the register began."""
    if first is None or not first.shown:
        return "No figures yet"
    return f"{numbers.of(first, 'processes')} {numbers.when(first.period)}"


def changed(cell: Cell | None) -> str:
    """The card's title: '11 of 13 finished reviews changed or stopped something'."""
    if cell is None or not cell.shown:
        return "No review is finished yet"
    return f"{numbers.of(cell, 'finished reviews')} changed or stopped something"


def reviewed_by_kind(cell: Cell) -> str:
    """At the end of a kind's bar: 'of 5; four to come'."""
    left = cell.d - cell.n
    return f"of {numbers.count(cell.d)}{f'; {numbers.word(left)} to come' if left else ''}"


_LED_TO = (
    ("changed", "changed something"),
    ("stopped", "stopped something"),
    ("no_change", "found no change needed"),
    ("more_work", "found more work to do"),
)


def outcomes(register: Measured) -> str:
    """'Ten reviews changed something, one stopped something and two found more work to do.'"""
    counted = [(register.cell(outcome), words) for outcome, words in _LED_TO]
    said = [
        f"{numbers.word(cell.n)} {words}"
        for cell, words in counted
        if cell is not None and cell.shown and cell.n
    ]
    return f"Of the reviews that still stand, {numbers.listed(said)}." if said else ""


def history(years: Sequence[Cell]) -> str:
    """What each year's last meeting saw: '5 of 24 on 27 June 2024, 9 of 24 on 26 June 2025'."""
    said = [numbers.of(cell, numbers.when(cell.period)) for cell in years if cell.shown]
    return f"Reviewed: {numbers.listed(said)}." if said else ""


def at_the_last_meeting(before: Cell | None, now: Cell | None) -> str:
    """Whether a review was added between the last two meetings."""
    if before is None or now is None or not before.shown or not now.shown:
        return ""
    added = now.n - before.n
    meetings = f"between the meetings of {before.period.words} and {now.period.words}"
    if added <= 0:
        return f"No review was added {meetings}."
    return f"{numbers.opening(added)} {'was' if added == 1 else 'were'} added {meetings}."


# Who sits where


def governance(members: Cell | None, minorities: Cell | None) -> str:
    """The card's title: how many people govern, and what can be said of who they are."""
    if members is None or not members.shown:
        return "How many people govern the service is hidden to protect them"
    people = f"{numbers.count(members.n)} people govern the service"
    if minorities is None or not minorities.shown:
        return f"{people}: too small a group to say who they are"
    return f"{people}: {numbers.of(minorities, 'members')} are from ethnic minorities"


def minorities(cell: Cell | None) -> str:
    """Members from ethnic minorities: usually too few to say, and said so without a number."""
    if cell is None:
        return "There are no figures on the ethnicity of members yet."
    if not cell.shown:
        return (
            "Members from ethnic minorities (all groups except White British): too few to say."
            " The count is hidden to protect people, and no status is given."
        )
    return f"{numbers.of(cell, 'members')} are from ethnic minorities (all groups except White British)."


def votes(line: Sequence[Cell]) -> str:
    """Votes held by young people, now and at the count before; hidden numbers are said to be hidden."""
    latest = line[-2:]
    if not latest:
        return "There are no figures on the votes of young people yet."
    if not any(cell.shown for cell in latest):
        return "How many votes young people hold is hidden: too few to say."
    return f"Votes held by young people: {numbers.listed([_votes(cell) for cell in latest])}."


def _votes(cell: Cell) -> str:
    day = numbers.when(cell.period)
    if not cell.shown:
        return f"too few to say {day}"
    return f"{numbers.word(cell.n) if cell.n else 'none'} {day}"


def votes_on_tile(line: Sequence[Cell]) -> str:
    """What came before the latest figure: 'None on 1 November 2025'."""
    return numbers.capital(_votes(line[-2])) if len(line) > 1 else "Counted for the first time"


def promised(kept: Sequence[Judged]) -> str:
    """'Promised: two young people hold votes by the end of 2026 (cannot say yet: hidden).'"""
    said = [f"{numbers.lower(one.target.title)} ({_standing(one)})" for one in kept]
    return f"Promised: {'; '.join(said)}." if said else ""


def _standing(one: Judged) -> str:
    why = one.judgement.reason.words
    return f"{numbers.lower(one.judgement.standing.words)}{f': {why}' if why else ''}"


def women(ours: Cell, level: Level) -> str:
    """The card's title: '15 of 25 leaders (60%) are women'."""
    if not ours.shown:
        return "Women among leaders: too few to say"
    return f"{numbers.of_percent(ours, 'leaders', level)} are women"


def women_beside(ours: Cell, everyone: Cell | None, published: float | None, named: str, level: Level) -> str:
    """Women among leaders, beside the whole workforce and a published figure: described, not judged."""
    if not ours.shown:
        return ""
    beside = []
    if comparable(ours, everyone) and everyone is not None:
        share = numbers.percent(everyone.n, everyone.d, level)
        beside.append(f"{between(ours, everyone).fewer} in the whole workforce ({share})")
    if published is not None:
        verdict = with_published(ours, published)
        way = {Verdict.LESS: "less than", Verdict.MORE: "more than"}.get(verdict, "about level with")
        beside.append(f"{way} the {published:.0f}% of {named}")
    return f"That is {' and '.join(beside)}." if beside else ""


def no_seats_shown(bodies: int) -> str:
    """When every body is too small to show."""
    return f"How many sit on each of {numbers.word(bodies)} bodies is hidden: each is too few to show."


# The working group


def group_title(without: list[str], kinds: int) -> str:
    """The card's title: 'The working group has nobody from support staff'."""
    if without:
        return f"The working group has nobody from {numbers.listed(without)}"
    return f"All {numbers.word(kinds)} kinds of member sit in the working group"


def presence(cell: Cell | None) -> str:
    """In the grid: whether a kind is there."""
    return PRESENT if cell is not None and cell.shown and cell.n else NONE


def kinds(line: Sequence[Cell], of: int) -> str:
    """'Kinds of member present: three of six on 1 November 2023 and five of six from 1 November 2024.'"""
    said = [
        f"{numbers.word(n)} of {numbers.word(of)} {_while([cell.period for cell in run])}"
        for n, run in groupby(line, key=lambda cell: cell.n)
    ]
    return f"Kinds of member present: {numbers.listed(said)}."


def _while(periods: Sequence[Period]) -> str:
    """'on 1 November 2023', or 'from 1 November 2024 to 1 November 2026'."""
    first, last = periods[0], periods[-1]
    return numbers.when(first) if first == last else f"from {first.words} to {last.words}"


def on_the_way(events: Sequence[Happened]) -> str:
    """What happened in the same time; no cause is read from it."""
    said = [f"{event.title} ({numbers.month(event.day)})" for event in events]
    return f"On the way: {numbers.listed(said)}." if said else ""


# Insights and publications


def heard(cell: Cell | None, of: int) -> str:
    """The card's title: 'The business plan uses insight from four of five groups'."""
    if cell is None or not cell.shown:
        return "Whose insight is in the business plan cannot be said yet"
    groups = f"all {numbers.word(of)}" if cell.n == of else f"{numbers.word(cell.n)} of {numbers.word(of)}"
    return f"The business plan uses insight from {groups} groups"


def received(cell: Cell) -> str:
    """At the end of a group's bar: 'of 4 received'."""
    return f"of {numbers.count(cell.d)} received" if cell.d else "nothing received"


def used(cell: Cell | None, unheard: list[str]) -> str:
    """'8 of 13 insights received are in the plan. Nothing from hub partners is in it yet.'"""
    if cell is None or not cell.shown:
        return "No insight has been received yet."
    nothing = f" Nothing from {numbers.listed(unheard)} is in it yet." if unheard else ""
    return f"{numbers.of(cell, 'insights received')} are in the plan.{nothing}"


def complete(cell: Cell | None) -> str:
    """The card's title: '3 of 9 publications carry all five parts of the inclusion offer'."""
    if cell is None or not cell.shown:
        return "What our publications carry cannot be said yet"
    return f"{numbers.of(cell, 'publications')} carry all five parts of the inclusion offer"


def left_out(parts: Measured) -> str:
    """Which part is left out of how many: 'Routes on are left out of four'."""
    said = [
        f"'{numbers.lower(parts.label(cell.part))}' from {numbers.word(cell.d - cell.n)}"
        for cell in sorted(parts.latest(), key=lambda cell: cell.n - cell.d)
        if cell.shown and cell.n < cell.d
    ]
    return f"Left out: {numbers.listed(said)}." if said else "No part is left out of any."


def edition(label: str, line: Sequence[Cell]) -> str:
    """'Marketing booklet for schools: 1 of 5 parts in 2024/25 and 5 of 5 parts in 2025/26.'"""
    said = [f"{numbers.of(cell, 'parts')} {numbers.when(cell.period)}" for cell in line if cell.shown]
    return f"{label}: {numbers.listed(said)}." if said else ""


def singing(cell: Cell | None, level: Level) -> str:
    """How many schools the singing strategy reaches."""
    if cell is None or not cell.shown:
        return ""
    return f"{numbers.of_percent(cell, 'state-funded schools', level)} have singing support."


# Two views of the same service


def two_views(strand: str, leaders: Cell, young: Cell) -> str:
    """The card's title: 'On young people's voice, leaders say level 3.1 and young people 2.1'."""
    levels = f"leaders say level {level_of(leaders)} and young people {level_of(young)}"
    return f"On {numbers.lower(strand)}, {levels}"


def level_of(cell: Cell | None) -> str:
    """A level as printed: '3.1', or its symbol."""
    if cell is None or cell.value is None:
        return numbers.symbol(cell)
    return numbers.rounded(cell.value, 1)


def agreed(line: Sequence[Cell]) -> str:
    """'The level we agreed, of 4: 1.9 in 2023/24, 2.3 in 2024/25 and 2.6 in 2025/26.'"""
    said = [f"{level_of(cell)} {numbers.when(cell.period)}" for cell in line if cell.shown]
    return f"The level we agreed, of 4: {numbers.listed(said)}." if said else ""


# Other services


def services(cells: Sequence[Cell]) -> str:
    """The card's title: '22 other services helped so far, four of them first in 2025/26'."""
    shown = [cell for cell in cells if cell.shown]
    if not shown:
        return "No other service has been helped yet"
    now = shown[-1]
    helped = f"{numbers.count(now.n)} other services helped so far"
    if len(shown) < 2 or now.n <= shown[-2].n:
        return helped
    return f"{helped}, {numbers.word(now.n - shown[-2].n)} of them first in {now.period.words}"


def helped(cell: Cell | None) -> str:
    """'7 of 17 services with a plan have a SMART target in all four strands.'"""
    if cell is None or not cell.shown:
        return "Whether the plans we helped with hold together cannot be said yet."
    plans = f"{numbers.of(cell, 'services with a plan')} have a SMART target in all four strands"
    return f"{plans}, by their own account."


def divided(opening: str, measured: Measured) -> str:
    """The parts of a count in a sentence: 'By kind of work: peer working group 14 and training 6.'"""
    said = [
        f"{measured.label(cell.part)} {numbers.count(cell.n)}"
        for cell in sorted(measured.latest(), key=lambda cell: measured.label(cell.part))
        if cell.shown and cell.n
    ]
    return f"{opening}: {numbers.listed(said)}." if said else ""
