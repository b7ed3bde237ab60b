"""Who learns and whether anything changed, in sentences."""

from collections.abc import Sequence

from edi_metrics.measured import Cell
from edi_metrics.story.words import numbers
from edi_metrics.story.words.comparing import Verdict, moved_for_sure
from edi_metrics.story.words.participation import moved
from edi_metrics.vocabulary import Level

STAFF = {
    "permanent": "permanent staff",
    "contractual": "fixed-term or hourly-paid staff",
    "self_employed": "self-employed staff",
}
"""The kinds of contract as people in a sentence."""

FIXED_OR_HOURLY = "Fixed-term or hourly-paid includes agency staff."
"""What the name of a kind of contract leaves unsaid."""

TRAINED = "have trauma-informed training"
_TENTH = 2.5
"""How near to a whole number of tenths, in points, a share is when it may be said in tenths."""


def joined(period: str) -> str:
    """What those with any inclusion CPD did: 'joined inclusion CPD in 2025/26'."""
    return f"joined inclusion CPD in {period}"


def apart(more: Cell, less: Cell, did: str, level: Level) -> str:
    """'Nine in ten permanent staff have ..., against six in ten fixed-term or hourly-paid staff'."""
    tenths = [_tenths(cell) for cell in (more, less)]
    shares = tenths if all(tenths) else [f"{_percent(cell, level)} of" for cell in (more, less)]
    (ours, other), (them, others) = shares, (STAFF[more.part], STAFF[less.part])
    return numbers.capital(f"{ours} {them} {did}, against {other} {others}")


def _tenths(cell: Cell) -> str:
    """'nine in ten', or nothing when the share is not near a whole number of tenths from one to nine."""
    share = 100 * cell.n / cell.d
    near = round(share / 10)
    return f"{numbers.word(near)} in ten" if 1 <= near <= 9 and abs(share - 10 * near) <= _TENTH else ""


def everyone(cell: Cell, level: Level) -> str:
    """'194 of 270 people in post (72%) have trauma-informed training'."""
    return f"{numbers.of_percent(cell, 'people in post', level)} {TRAINED}"


def unsaid(reason: str) -> str:
    """What to say when no figure on trauma-informed training can be shown."""
    return f"We cannot say how many people {TRAINED}: {reason}"


def beside(more: Cell, less: Cell, level: Level) -> str:
    """'That is 93 of 102 permanent staff (91%), against 81 of 140 fixed-term or hourly-paid staff (58%).'"""
    return f"That is {_staff(more, level)}, against {_staff(less, level)}."


def to_discuss(less: Cell) -> str:
    """'To discuss: how to reach the other 59 fixed-term or hourly-paid staff.'"""
    return f"To discuss: how to reach the other {numbers.count(less.d - less.n)} {STAFF[less.part]}."


def by_contract(more: Cell, less: Cell, level: Level) -> str:
    """Two kinds of contract, when the interval of their difference leaves out zero."""
    shares = f"{_percent(less, level)} against {_percent(more, level)}"
    return f"A smaller share of {STAFF[less.part]} than of {STAFF[more.part]} is trained: {shares}"


def alike(ours: Cell, other: Cell, level: Level) -> str:
    """Two kinds of contract that cannot be told apart."""
    shares = f"{_percent(ours, level)} and {_percent(other, level)}"
    both = f"{STAFF[ours.part]} and {STAFF[other.part]}"
    return numbers.capital(f"{both} are about as often trained: {shares}")


def one_contract(cell: Cell, level: Level) -> str:
    """One kind of contract, when no other can be shown beside it."""
    return f"{_staff(cell, level)} {TRAINED}"


def still_to_come(cells: Sequence[Cell]) -> str:
    """'Not yet trained: nine permanent staff and 59 fixed-term or hourly-paid staff.'"""
    left = [(cell.d - cell.n, STAFF[cell.part]) for cell in cells if cell.part in STAFF]
    said = [f"{numbers.word(number)} {staff}" for number, staff in left if number]
    return f"Not yet trained: {numbers.listed(said)}." if said else ""


def over_time(line: Sequence[Cell], level: Level) -> str:
    """How far training has come, and since when it has not moved; empty when there is no telling."""
    shown = [cell for cell in line if cell.shown]
    if len(shown) < 3:
        return ""
    now, first = shown[-1], shown[0]
    whole = f"Trauma-informed training is {moved(now, first, level)}"
    since = _still_since(shown, level)
    stalled = moved_for_sure(now, first, level) is not Verdict.LEVEL and since is not None
    return f"{whole}, and level since {since.period.words}" if stalled and since else whole


def _still_since(shown: Sequence[Cell], level: Level) -> Cell | None:
    """The earliest of three or more last figures that the latest cannot be told from."""
    now, still = shown[-1], list[Cell]()
    for cell in reversed(shown):
        if moved_for_sure(now, cell, level) is not Verdict.LEVEL:
            break
        still.append(cell)
    return still[-1] if len(still) >= 3 else None


def cpd(now: Cell, then: Cell | None, level: Level) -> str:
    """'50 of 140 fixed-term or hourly-paid staff joined inclusion CPD in 2025/26, level since 2022/23'."""
    people = numbers.of(now, STAFF[now.part])
    return _with_move(f"{people} {joined(now.period.words)}", moved(now, then, level))


def happened(events: Sequence[tuple[str, str]]) -> str:
    """What happened on the way, and in which month; no cause is read from it."""
    said = numbers.listed([f"{title} ({month})" for title, month in events])
    return f"On the way: {said}." if said else ""


def conversations(now: Cell, then: Cell | None, level: Level) -> str:
    """'135 of 270 people joined a conversation about ED&I in 2025/26, up 15 points since 2022/23'."""
    people = numbers.of(now, "people")
    return _with_move(
        f"{people} joined a conversation about ED&I in {now.period.words}", moved(now, then, level)
    )


def rhythm(terms: Sequence[Cell]) -> str:
    """How many finished terms in a row, to the latest, had every session that was due."""
    latest, kept = terms[-1], _kept(terms)
    if not kept:
        return f"{numbers.of(latest, 'reflective practice sessions')} were held in {latest.period.words}"
    when = f"all {_terms_since(kept)}" if len(kept) > 1 else latest.period.words
    return f"Both reflective practice sessions were held in {when}"


def kept(terms: Sequence[Cell]) -> str:
    """On the tile: 'Kept in all nine terms since autumn term 2023'."""
    found = _kept(terms)
    return f"Kept in all {_terms_since(found)}" if len(found) > 1 else "Finished terms alone are judged"


def _terms_since(kept: Sequence[Cell]) -> str:
    return f"{numbers.word(len(kept))} terms since {kept[-1].period.words}"


def _kept(terms: Sequence[Cell]) -> list[Cell]:
    """The unbroken run of terms, latest first, with every session that was due."""
    found = []
    for cell in reversed(terms):
        if not cell.shown or cell.n < cell.d:
            break
        found.append(cell)
    return found


def tutors(now: Cell | None, then: Cell | None, level: Level) -> str:
    """How many nurture-group tutors came in the latest finished term."""
    if now is None:
        return "There are no figures yet on the tutors it is for."
    if not now.shown:
        return f"How many nurture-group tutors came in {now.period.words}: {now.symbol.words}."
    came = f"{numbers.of_percent(now, 'nurture-group tutors', level)} came in {now.period.words}"
    return f"{_with_move(came, moved(now, then, level))}."


def changed(followed: Cell | None, replies: Cell | None) -> str:
    """'2 of 4 sessions were followed up; 29 of 65 replies report a change'."""
    said = [
        f"{numbers.of(followed, 'sessions')} were followed up" if followed and followed.shown else "",
        f"{numbers.of(replies, 'replies')} report a change" if replies and replies.shown else "",
    ]
    return "; ".join(part for part in said if part) or "Whether anything changed cannot be shown"


def skills(songwriting: Cell | None, bootcamp: Cell | None, level: Level) -> str:
    """'30 of 229 tutors (13%) are trained in songwriting; 11 people in post completed the bootcamp'."""
    songs = (
        f"{numbers.of_percent(songwriting, 'tutors', level)} are trained in songwriting"
        if songwriting is not None and songwriting.shown
        else "How many tutors are trained in songwriting cannot be shown"
    )
    return f"{songs}; {_bootcamp(bootcamp)}"


def _bootcamp(cell: Cell | None) -> str:
    if cell is None or not cell.shown:
        return "too few completed the ED&I bootcamp to show"
    done = "person" if cell.n == 1 else "people"
    return f"{numbers.count(cell.n)} {done} in post completed the ED&I bootcamp"


def of_base(cell: Cell, noun: str) -> str:
    """At the end of a row: '93 of 102 people'; nothing when it is hidden."""
    return numbers.of(cell, noun) if cell.shown and cell.denominator else ""


def _staff(cell: Cell, level: Level) -> str:
    return numbers.of_percent(cell, STAFF[cell.part], level)


def _percent(cell: Cell, level: Level) -> str:
    return numbers.percent(cell.n, cell.d, level)


def _with_move(said: str, move: str) -> str:
    return f"{said}, {move}" if move else said
