"""What young people can play, who can teach it and what they ask for, in sentences."""

from collections.abc import Sequence

from edi_metrics.measured import Cell
from edi_metrics.periods import Period
from edi_metrics.story.words import numbers
from edi_metrics.vocabulary import Level


def headline(effective: Cell | None, alone: Cell | None) -> str:
    """'Lesson hours are spread as if over 6.9 equal genres; five genres rest on one tutor'."""
    if effective is None:
        return "There are no figures yet for the genres we teach"
    if effective.value is None:
        return f"We cannot say how the week's hours are spread over genres: {effective.symbol.words}"
    opens = f"Lesson hours are spread as if over {balance(effective)} equal genres"
    return f"{opens}; {one_tutor(alone.n)}" if alone is not None and alone.shown else opens


def one_tutor(number: int) -> str:
    """'five genres rest on one tutor'."""
    if not number:
        return "no genre rests on one tutor"
    return f"{genres(number)} {'rests' if number == 1 else 'rest'} on one tutor"


def genres(number: int) -> str:
    """'five genres', 'one genre'."""
    return f"{numbers.word(number)} {'genre' if number == 1 else 'genres'}"


def balance(cell: Cell) -> str:
    """A balance as printed: '6.9'."""
    return numbers.rounded(cell.value or 0, 1)


def lead(offered: Cell | None, met: Cell | None, level: Level) -> str:
    """How many genres are taught, and whether they are those asked for."""
    said = []
    if offered is not None and offered.shown:
        verb = "is" if offered.n == 1 else "are"
        said.append(f"{numbers.capital(genres(offered.n))} {verb} taught.")
    if met is not None and met.shown:
        said.append(f"{met_requests(met, level)}.")
    return " ".join(said) or "How many genres are taught, and how many are asked for, is not known yet."


def met_requests(met: Cell, level: Level) -> str:
    """'60 of 122 requests (49%) are for music taught in the district that asks'."""
    return f"{numbers.of_percent(met, 'requests', level)} are for music taught in the district that asks"


def hours_taken(taken: Cell, many: int, level: Level) -> str:
    """'Three genres fill 1,647 of 2,301 hours a week (71.6%)'."""
    some = numbers.capital(genres(many))
    return f"{some} {'fills' if many == 1 else 'fill'} {hours(taken, level)}"


def hours(cell: Cell, level: Level) -> str:
    """'1,647 of 2,301 hours a week (71.6%)'."""
    return numbers.of_percent(cell, "hours a week", level)


def classical(cell: Cell, level: Level) -> str:
    """Context for the balance, and no judgement of it."""
    return f"Western classical music is {hours(cell, level)}. Neither way is better: it is context."


def equal_shares(cell: Cell) -> str:
    """What the balance means."""
    return (
        f"A balance of {balance(cell)} means the week is as varied as {balance(cell)} genres with equal hours"
        " would be. The more evenly hours are spread, the nearer it comes to the length of the list."
    )


def hours_note(count: float, *, alone: bool) -> str:
    """At the end of a genre's bar: '17 hours; one tutor'."""
    said = f"{numbers.count(count)} {'hour' if count == 1 else 'hours'}"
    return f"{said}; one tutor" if alone else said


def others(number: int) -> str:
    """The last bar: 'Other genres (11)'."""
    return f"Other genres ({number})"


def resting(names: Sequence[str], number: int | None) -> str:
    """Which genres rest on one tutor inside; how many, and no name, when published."""
    if number is None:
        return "How many genres rest on one tutor is not known yet."
    if not number:
        return "No genre rests on one tutor."
    opens = f"{numbers.capital(one_tutor(number))}"
    if not names:
        return f"{opens}. A name could point to the tutor, so genres are named inside the service alone."
    return f"{opens}: {'; '.join(names)}."


def list_and_week(offered: tuple[Cell, Cell], effective: tuple[Cell, Cell]) -> str:
    """'By summer term 2026 the list had grown from 14 genres to 22, the balance of hours from 6.1 to 6.8'."""
    lists = f"{numbers.count(offered[0].n)} genres to {numbers.count(offered[1].n)}"
    week = f"{balance(effective[0])} to {balance(effective[1])}"
    ways = _grew(*offered), _grew(*effective)
    verb = "" if ways[0] == ways[1] else f"{ways[1]} "
    by = offered[1].period.words
    return f"By {by} the list had {ways[0]} from {lists}, the balance of hours {verb}from {week}"


def _grew(then: Cell, now: Cell) -> str:
    change = (now.value or 0) - (then.value or 0)
    return "grown" if change > 0 else "shrunk" if change < 0 else "gone"


def by_how_much(offered: tuple[Cell, Cell], effective: tuple[Cell, Cell]) -> str:
    """'From summer term 2023 to summer term 2026 the list is up 57% and the balance up 11%.'"""
    then, now = (cell.period.words for cell in offered)
    return f"From {then} to {now} the list is {_up(*offered)} and the balance {_up(*effective)}."


def _up(then: Cell, now: Cell) -> str:
    before, after = then.value or 0, now.value or 0
    change = 100 * (after - before) / before if before else 0
    text = numbers.rounded(abs(change), 0)
    if text == "0":
        return "level"
    return f"{'up' if change > 0 else 'down'} {text}%"


def rested(then: Cell, now: Cell) -> str:
    """How many genres rested on one tutor at the start and at the end."""
    return f"Genres that rest on one tutor: {numbers.count(then.n)}, then {numbers.count(now.n)}."


def wanted_more(more: int, compared: int) -> str:
    """'In seven of 11 kinds of music, the share who ask is larger than the share of hours'."""
    if not compared:
        return "No kind of music can be set beside what young people ask for"
    if not more:
        return "In no kind of music is the share who ask larger than its share of hours"
    some = numbers.of_all(more, compared)
    return f"In {some} kinds of music, the share who ask is larger than the share of hours"


def unasked(names: Sequence[str]) -> str:
    """Kinds of music taught, and asked for by nobody who answered."""
    return f"Taught, and named by nobody who answered: {'; '.join(names)}."


def gaps(empty: int, pairs: int) -> str:
    """'65 of 160 pairs of district and kind of music have no teaching'."""
    if not empty:
        return "Every kind of music is taught in every district"
    verb = "has" if empty == 1 else "have"
    some = f"{numbers.count(empty)} of {numbers.count(pairs)} pairs of district and kind of music"
    return f"{some} {verb} no teaching"


def everywhere(taught: Sequence[str], nowhere: Sequence[str]) -> str:
    """Kinds of music that need no column, since each district says the same of them."""
    said = []
    if taught:
        said.append(f"In every district: {'; '.join(taught)}.")
    if nowhere:
        said.append(f"In no district: {'; '.join(nowhere)}.")
    return " ".join(said)


def beyond(cell: Cell, level: Level) -> str:
    """'82 of 181 tutors (45%) can teach beyond Western classical and bands'."""
    return f"{numbers.of_percent(cell, 'tutors', level)} can teach beyond Western classical and bands"


def audited(answered: int, tutors: int) -> str:
    """How many tutors the skills audit speaks for."""
    return (
        f"{numbers.count(answered)} of the {numbers.count(tutors)} tutors in post answered the skills audit."
    )


def untapped(cell: Cell) -> str:
    """Genres that could start tomorrow."""
    if not cell.n:
        return "Every genre that a tutor can teach has hours somewhere."
    has = "has" if cell.n == 1 else "have"
    return f"{numbers.capital(genres(cell.n))} that a tutor can teach {has} no hours anywhere."


COULD_ADD = "Tutors could add"
"""The heading over genres that a district's tutors could teach there and do not."""


def untapped_nearby(districts: int, of_all: int, audit: Period) -> str:
    """What the last column counts, and in how many districts a tutor could teach more than is taught."""
    what = "genres a tutor who travels there can teach, with no hours there"
    where = f"{numbers.of_all(districts, of_all)} districts" if districts else "no district"
    return f"{COULD_ADD}: {what}, by the skills audit of {audit.words}. There are some in {where}."


def works(cell: Cell, level: Level) -> str:
    """'317 of 1,442 works performed (22.0%) are by under-represented creators'."""
    return f"{numbers.of_percent(cell, 'works performed', level)} are by under-represented creators"


def together(ensembles: Cell, players: Cell | None) -> str:
    """How many ensembles met and how many young people played in them."""
    met = f"{numbers.count(ensembles.n)} {'ensemble' if ensembles.n == 1 else 'ensembles'} met"
    who = f", with {numbers.count(players.n)} young people" if players is not None and players.shown else ""
    return f"In {ensembles.period.words}, {met}{who}. A young person may play in several."


def unpromised() -> str:
    """That nobody has set a target on whose works are performed."""
    return "No target is set yet for works by under-represented creators."
