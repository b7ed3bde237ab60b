"""Who works at the sample service: five snapshots of one changing group of people.

People come and go on the days in `MOVES`; a person keeps one key, one contract and one role. In
post on a day means started on or before it and not left on or before it: `left_on` is the first
day no longer in post. Answers are given once and kept: at each snapshot as many more people answer
as `KNOWN` asks for, the rest keep a state that says why there is no answer.
"""

from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd

from edi_metrics.sample.calendar import november
from edi_metrics.sample.draw import Bools, Floats, Ints, Texts, frame, pick, texts, weighted

SNAPSHOTS = 5

KINDS = ("permanent", "contractual", "self_employed")
FIRST_IN_POST = (84, 158, 16)
"""In post on 1 November 2022, by kind of contract."""

MOVES: tuple[tuple[date, tuple[int, int, int], tuple[int, int, int]], ...] = (
    (date(2023, 1, 3), (1, 3, 0), (2, 2, 1)),
    (date(2023, 4, 17), (1, 2, 0), (1, 3, 0)),
    (date(2023, 9, 1), (4, 10, 1), (6, 9, 2)),
    (date(2024, 1, 3), (1, 3, 0), (2, 2, 0)),
    (date(2024, 4, 15), (1, 5, 0), (2, 2, 2)),
    (date(2024, 9, 1), (4, 9, 1), (6, 10, 2)),
    (date(2025, 1, 3), (1, 4, 0), (2, 2, 1)),
    (date(2025, 4, 22), (1, 4, 0), (4, 1, 2)),
    (date(2025, 9, 1), (4, 11, 1), (7, 8, 2)),
    (date(2026, 1, 2), (1, 4, 0), (2, 2, 1)),
    (date(2026, 4, 13), (1, 5, 0), (3, 1, 3)),
    (date(2026, 9, 1), (4, 9, 3), (5, 9, 2)),
)
"""On a day, how many left and how many joined, by kind of contract."""

KNOWN = {
    "ethnicity": (175, 184, 192, 218, 232),
    "disability": (164, 172, 181, 207, 221),
    "sex": (245, 250, 255, 262, 265),
    "gender": (150, 158, 168, 196, 210),
    "gender_identity": (122, 131, 140, 176, 190),
    "sexual_orientation": (130, 139, 150, 184, 199),
    "religion": (138, 147, 157, 189, 204),
    "age_band": (236, 242, 249, 259, 263),
    "seb": (92, 104, 121, 168, 187),
    "caring": (110, 121, 135, 178, 196),
}
"""How many of those in post have answered, at each snapshot."""

ETHNIC_MINORITY = (23, 25, 27, 34, 39)
DISABLED = (10, 11, 12, 15, 17)
LEADERS_KNOWN = (20, 21, 21, 23, 23)
LEADERS_ETHNIC_MINORITY = (1, 1, 2, 2, 2)
LEADERS = 25
LEADER_CHANGES = date(2024, 9, 1)
"""When one leader left and another came."""
LEADER_JOINS = (LEADER_CHANGES, date(2025, 9, 1))
LEADER_WHO_LEAVES = 2
"""One who had answered, and was White British, so that the leaders' figures come out."""

MINORITY_GROUPS = {
    "white_other": 9, "white_irish": 4, "asian_indian": 6, "asian_chinese": 2, "asian_pakistani": 2,
    "asian_other": 2, "black_african": 3, "black_caribbean": 4, "mixed_white_black_caribbean": 3,
    "mixed_white_asian": 3, "mixed_other": 2, "other_any": 2, "asian_bangladeshi": 1,
}  # fmt: skip
MINORITY_ROUND = (
    "asian_indian", "white_other", "black_caribbean", "mixed_white_asian", "asian_pakistani", "white_irish",
    "black_african", "mixed_white_black_caribbean", "asian_chinese", "white_other", "black_african",
    "mixed_other", "asian_indian",
)  # fmt: skip
"""The groups of staff from ethnic minorities, in turn as they answer: by 2026 none is very small."""

ANSWERS = {
    "sex": {"female": 57, "male": 43},
    "gender": {"woman": 56, "man": 41, "non_binary": 2, "self_described": 1},
    "gender_identity": {"same_as_birth": 98, "different_from_birth": 2},
    "sexual_orientation": {"heterosexual": 86, "gay_or_lesbian": 6, "bisexual": 6, "other": 2},
    "religion": {"none": 52, "christian": 33, "hindu": 4, "jewish": 3, "muslim": 4, "sikh": 2, "other": 2},
    "age_band": {"20_34": 27, "35_49": 34, "50_64": 31, "65_plus": 8},
    "seb": {
        "professional_modern_traditional": 44, "managers": 18, "clerical_intermediate": 9,
        "small_business_owner": 8,
        "technical_craft": 8, "routine_semi_routine": 10, "long_term_unemployed": 1, "other_retired": 2,
    },
    "caring": {"carer": 31, "not_carer": 69},
}  # fmt: skip
CONTRACTS = {
    "permanent": {"permanent_full_time": 38, "permanent_part_time": 62},
    "contractual": {"hourly_paid": 84, "fixed_term": 13, "agency": 3},
    "self_employed": {"self_employed": 1},
}
PROGRAMMES_TAUGHT = {
    "individual": 22, "small_group|individual": 26, "small_group|individual|ensemble": 14, "wcet": 9,
    "wcet|small_group": 13, "ensemble|individual": 8, "large_group|small_group": 5,
    "songwriter_masterclass": 2, "mentoring": 2, "youth_club": 2,
}  # fmt: skip
NURTURE_TUTORS = 24
ROUTES = {
    "open_advert": 71,
    "internal": 9,
    "talent_pool": 6,
    "agency": 6,
    "songwriter_pathway": 4,
    "trainee": 4,
}


@dataclass
class Staff:
    """Everyone who worked at the service, one row each; the arrays keep step with one another."""

    key: Texts
    kind: Texts
    started: list[date]
    left: list[date | None]
    leader: Bools
    role_level: Texts
    programmes: Texts
    contract: Texts
    answers: dict[str, Texts] = field(default_factory=dict)
    """What each person says when they answer."""
    answered: dict[str, Ints] = field(default_factory=dict)
    """The snapshot from which they have answered; `SNAPSHOTS` for never."""

    def in_post(self, day: date) -> Ints:
        """The places of the people in post on a day."""
        return np.array(
            [
                place
                for place, (start, end) in enumerate(zip(self.started, self.left, strict=True))
                if start <= day and (end is None or end > day)
            ],
            dtype=np.int64,
        )

    def of_kind(self, kind: str, places: Ints) -> Ints:
        """Those of `places` whose contract is of one kind."""
        chosen: Ints = places[self.kind[places] == kind]
        return chosen


def staff(rng: np.random.Generator) -> Staff:
    """Everyone who worked at the service from November 2022 to November 2026."""
    people = _movements(rng)
    for question, counts in KNOWN.items():
        if question not in ("ethnicity", "disability"):
            people.answers[question] = weighted(rng, ANSWERS[question], len(people.key))
            people.answered[question] = _first_answers(rng, people, counts)
    _split_answers(rng, people, "disability", DISABLED, {"disabled": 1}, {"not_disabled": 1})
    _split_answers(rng, people, "ethnicity", ETHNIC_MINORITY, MINORITY_GROUPS, {"white_british": 1})
    return people


def workforce(rng: np.random.Generator, people: Staff) -> pd.DataFrame:
    """The `workforce` dataset: those in post at each snapshot, then those who left since the one before."""
    families = _families(rng, people)
    routes = weighted(rng, ROUTES, len(people.key))
    fte = _fte(rng, people)
    silent = {question: _silences(rng, len(people.key)) for question in KNOWN}
    parts = []
    for snapshot in range(SNAPSHOTS):
        day = november(snapshot)
        for places, here in ((people.in_post(day), "yes"), (_left_since(people, snapshot), "no")):
            said_by = snapshot if here == "yes" else snapshot - 1
            parts.append(
                frame(
                    {
                        "snapshot_date": [day] * len(places),
                        "person": people.key[places],
                        "in_post": [here] * len(places),
                        "role_level": people.role_level[places],
                        "role_family": families[places],
                        "contract": people.contract[places],
                        "fte": fte[places],
                        "started_on": [people.started[place] for place in places],
                        "left_on": [people.left[place] if here == "no" else "" for place in places],
                        "programmes": people.programmes[places],
                        "route": routes[places],
                    }
                    | {name: _said(people, name, silent[name], said_by, places) for name in _ORDER}
                )
            )
    return pd.concat(parts, ignore_index=True)


_ORDER = (
    "ethnicity", "disability", "sex", "gender", "gender_identity", "sexual_orientation", "religion",
    "age_band", "seb", "caring",
)  # fmt: skip


def _movements(rng: np.random.Generator) -> Staff:
    kinds: list[str] = []
    started: list[date] = []
    left: list[date | None] = []
    leader: list[bool] = []

    def join(kind: str, day: date, leads: bool = False) -> None:
        kinds.append(kind)
        started.append(day)
        left.append(None)
        leader.append(leads)

    for kind, size in zip(KINDS, FIRST_IN_POST, strict=True):
        for place in range(size):
            join(
                kind, date(2022 - int(rng.integers(0, 19)), 9, 1), kind == "permanent" and place < LEADERS - 1
            )
    for day, leaving, joining in MOVES:
        leads = day == LEADER_CHANGES
        for kind, size in zip(KINDS, leaving, strict=True):
            for place in _leaving(rng, kinds, left, leader, kind, size, leads and kind == "permanent"):
                left[place] = day
        for kind, size in zip(KINDS, joining, strict=True):
            for place in range(size):
                join(kind, day, kind == "permanent" and place == 0 and day in LEADER_JOINS)
    return _roles(rng, kinds, started, left, np.array(leader))


def _leaving(
    rng: np.random.Generator,
    kinds: list[str],
    left: list[date | None],
    leader: list[bool],
    kind: str,
    size: int,
    with_leader: bool,
) -> list[int]:
    able = [p for p in range(len(kinds)) if kinds[p] == kind and left[p] is None and not leader[p]]
    chosen = pick(rng, np.array(able), size - with_leader).tolist()
    return [*chosen, LEADER_WHO_LEAVES] if with_leader else chosen


def _roles(
    rng: np.random.Generator, kinds: list[str], started: list[date], left: list[date | None], leader: Bools
) -> Staff:
    size = len(kinds)
    kind = texts(kinds)
    support = (kind == "permanent") & ~leader & (rng.random(size) < 0.24)
    role_level = texts(["tutor"] * size)
    role_level[support] = "support_staff"
    role_level[leader] = "team_lead"
    role_level[np.flatnonzero(leader)[::4]] = "senior_leader"
    programmes = weighted(rng, PROGRAMMES_TAUGHT, size)
    tutors = np.flatnonzero(role_level == "tutor")
    stayers = np.array([left[place] is None for place in tutors], dtype=float)
    nurture = pick(rng, tutors, NURTURE_TUTORS + 8, stayers * 0.5)
    programmes[nurture] = "nurture_group|small_group"
    programmes[role_level == "support_staff"] = ""
    contract = texts([""] * size)
    for name, shares in CONTRACTS.items():
        chosen = kind == name
        contract[chosen] = weighted(rng, shares, int(chosen.sum()))
    keys = texts([f"HMS-P{number:04d}" for number in rng.permutation(np.arange(1000, 1000 + size))])
    return Staff(keys, kind, started, left, leader, role_level, programmes, contract)


def _families(rng: np.random.Generator, people: Staff) -> Texts:
    family = weighted(
        rng, {"teaching": 74, "whole_class": 13, "ensembles": 8, "inclusion": 5}, len(people.key)
    )
    family[people.role_level == "support_staff"] = "business_support"
    family[people.leader] = "management"
    return family


def _fte(rng: np.random.Generator, people: Staff) -> Texts:
    part = texts([f"{tenths / 10:.1f}" for tenths in rng.integers(2, 10, len(people.key))])
    part[people.contract == "permanent_full_time"] = "1.0"
    part[np.isin(people.contract, ("hourly_paid", "agency", "self_employed"))] = ""
    return part


def _first_answers(rng: np.random.Generator, people: Staff, counts: tuple[int, ...]) -> Ints:
    answered = np.full(len(people.key), SNAPSHOTS)
    for snapshot, wanted in enumerate(counts):
        here = people.in_post(november(snapshot))
        silent = here[answered[here] > snapshot]
        more = wanted - int((answered[here] <= snapshot).sum())
        answered[pick(rng, silent, more, 0.4 * _new(people, silent, snapshot))] = snapshot
    return answered


def _split_answers(
    rng: np.random.Generator,
    people: Staff,
    question: str,
    wanted: tuple[int, ...],
    yes: dict[str, float] | dict[str, int],
    no: dict[str, int],
) -> None:
    """Let people answer so that both the known and those of one kind come to the story's counts."""
    answered = np.full(len(people.key), SNAPSHOTS)
    one = np.zeros(len(people.key), dtype=bool)
    for snapshot, total in enumerate(KNOWN[question]):
        here = people.in_post(november(snapshot))
        quotas = _quotas(people, question, snapshot, here, total, wanted[snapshot])
        for group, known, of_kind in quotas:
            had = group[answered[group] <= snapshot]
            silent = group[answered[group] > snapshot]
            favour = 0.4 * _new(people, silent, snapshot) + (silent == LEADER_WHO_LEAVES)
            new = pick(rng, silent, known - len(had), favour)
            answered[new] = snapshot
            one[pick(rng, new[new != LEADER_WHO_LEAVES], of_kind - int(one[had].sum()))] = True
    said = weighted(rng, no, len(people.key))
    said[one] = weighted(rng, yes, int(one.sum()))
    if question == "ethnicity":
        said[_by_answer(one, answered)] = np.resize(texts(MINORITY_ROUND), int(one.sum()))
    people.answers[question] = said
    people.answered[question] = answered


def _by_answer(one: Bools, answered: Ints) -> Ints:
    """The people of `one`, first to answer first."""
    places = np.flatnonzero(one)
    return places[np.argsort(answered[places], kind="stable")]


def _quotas(
    people: Staff, question: str, snapshot: int, here: Ints, known: int, of_kind: int
) -> tuple[tuple[Ints, int, int], ...]:
    """Who is asked together: for ethnicity the leaders apart, whose counts are a story of their own."""
    if question != "ethnicity":
        return ((here, known, of_kind),)
    leads = people.leader[here]
    some_known, some_kind = LEADERS_KNOWN[snapshot], LEADERS_ETHNIC_MINORITY[snapshot]
    return (here[leads], some_known, some_kind), (here[~leads], known - some_known, of_kind - some_kind)


def _new(people: Staff, places: Ints, snapshot: int) -> Floats:
    if snapshot == 0:
        return np.zeros(len(places))
    since = november(snapshot - 1)
    return np.array([float(people.started[place] > since) for place in places])


def _silences(rng: np.random.Generator, size: int) -> tuple[Texts, Texts]:
    """Why each has no answer, before and after everybody was asked in January 2025."""
    before = weighted(
        rng, {"not_asked": 46, "no_response": 36, "prefer_not_to_say": 14, "not_known": 4}, size
    )
    after = before.copy()
    asked = np.flatnonzero((before == "not_asked") | (before == "not_known"))
    after[asked] = weighted(rng, {"no_response": 60, "prefer_not_to_say": 40}, len(asked))
    return before, after


_CAMPAIGN_SHOWS_FROM = 3


def _said(people: Staff, question: str, silent: tuple[Texts, Texts], snapshot: int, places: Ints) -> Texts:
    why = silent[int(snapshot >= _CAMPAIGN_SHOWS_FROM)]
    answered = people.answered[question] <= snapshot
    said: Texts = np.where(answered, people.answers[question], why)[places]
    return said


def _left_since(people: Staff, snapshot: int) -> Ints:
    if snapshot == 0:
        return np.array([], dtype=np.int64)
    since, day = november(snapshot - 1), november(snapshot)
    return np.array(
        [p for p, end in enumerate(people.left) if end is not None and since < end <= day], dtype=np.int64
    )
