"""The attacker finds what can be found. It shares no code with the protector, so each checks the other."""

from datetime import date
from itertools import combinations

import pytest

from edi_metrics.build import attack as module
from edi_metrics.build.attack import Exposed, Shown, attack
from edi_metrics.build.measure import Place
from edi_metrics.build.system import System
from edi_metrics.build.systems import Linked, Numbers
from edi_metrics.levels import FLOORS, Policy
from edi_metrics.vocabulary import Grain, Level

INSIDE = FLOORS[Level.INSIDE]

LETTERS = dict(zip("ABIJKLMN", (2, 2, 8, 8, 3, 3, 3, 7), strict=True))
TOTALS = {"all": 36, "county-1": 20, "county-2": 16, "big": 6, "small": 30}
NAMES = [*LETTERS, *TOTALS]


def linked(*, second_table: bool) -> Linked:
    """sdcTable's own example: two tables of the same eight numbers, by county and by size."""
    number = {name: place for place, name in enumerate(NAMES)}

    def total(whole: str, parts: str | list[str]) -> tuple[int, tuple[int, ...]]:
        return number[whole], tuple(number[part] for part in parts)

    sums = [total("county-1", "ABIJ"), total("county-2", "KLMN"), total("all", ["county-1", "county-2"])]
    if second_table:
        sums += [total("big", "LM"), total("small", "ABIJKN"), total("all", ["big", "small"])]
    system = System(counts=(*LETTERS.values(), *TOTALS.values()), sums=tuple(sums))
    places = {place(name): Numbers(number[name], None, None) for name in NAMES}
    return Linked("linked tables", system, places)


def place(name: str) -> Place:
    return Place("linked", Grain.DAY, date(2026, 11, 1), part=name)


def shown(hidden: str) -> Shown:
    true = LETTERS | TOTALS
    return {place(name): (None if name in hidden else float(true[name]), None) for name in NAMES}


def exposed(hidden: str, *, second_table: bool = True) -> set[tuple[str, int, int]]:
    found = attack(linked(second_table=second_table), shown(hidden), INSIDE)
    return {(NAMES[one.number], one.least, one.most) for one in found}


def test_two_tables_that_are_safe_apart_pin_a_count_together() -> None:
    """K is what county 2 leaves when L and M, known from the other table, are taken away: 3 exactly."""
    assert ("K", 3, 3) in exposed("ABKLM")


def test_the_first_table_alone_does_not_pin_it() -> None:
    assert not any(name == "K" for name, _, _ in exposed("ABKLM", second_table=False))


def test_hiding_n_as_well_sets_k_free() -> None:
    assert not any(name == "K" for name, _, _ in exposed("ABKLMN"))


def test_hiding_i_instead_leaves_k_pinned() -> None:
    assert ("K", 3, 3) in exposed("ABIKLM")


def test_two_small_counts_that_add_up_to_four_are_not_hidden_from_each_other() -> None:
    """A and B are 0 to 4 each, so both are surely small: the rule wants 5 to be possible."""
    assert {("A", 0, 4), ("B", 0, 4)} <= exposed("ABKLMN")
    assert not {name for name, _, _ in exposed("ABIKLMN")} & {"A", "B"}


def test_a_lone_hidden_count_is_read_off_by_subtraction() -> None:
    assert ("A", 2, 2) in exposed("A")


def test_nothing_small_hidden_means_nothing_to_find() -> None:
    assert not exposed("")


@pytest.mark.parametrize("policy", FLOORS.values(), ids=FLOORS)
def test_what_other_answers_show_of_a_number_never_hides_that_it_is_pinned(
    policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The quick way round, and each number asked about by itself, find the same."""
    quick = [_found(hidden, policy) for hidden in combinations(LETTERS, 5)]
    monkeypatch.setattr(module._Solver, "seen", lambda solver, number: (1, 0))
    slow = [_found(hidden, policy) for hidden in combinations(LETTERS, 5)]
    assert quick == slow
    assert any(quick)


def _found(hidden: tuple[str, ...], policy: Policy) -> list[Exposed]:
    return list(attack(linked(second_table=True), shown("".join(hidden)), policy))
