"""The pupils of the sample: who they are, once and for good.

Four circumstances are kept as no, yes or unknown (`NO`, `YES`, `UNKNOWN`) while pupils come and go,
and settled for each September's newcomers so that the whole term's figures come out as the story has
them. The fuller answers (which ethnic group, which state of not knowing) are drawn at the end.
"""

from dataclasses import dataclass, field

import numpy as np

from edi_metrics.sample.draw import Bools, Floats, Ints, Texts, pick, texts, weighted
from edi_metrics.sample.places import PLACES
from edi_metrics.sample.schools import Schools

NO, YES, UNKNOWN = 0, 1, 2

CIRCUMSTANCES = ("ethnic_minority", "send", "free_meals", "pupil_premium")

SHARES = {
    "ethnic_minority": (24.1, 24.9, 25.6, 26.8, 27.5),
    "send": (9.0, 9.4, 10.1, 10.9, 11.6),
    "free_meals": (8.1, 8.6, 9.3, 10.4, 10.9),
}
"""Percent among learners whose answer is known, each autumn term."""
KNOWN_SHARES = {"ethnic_minority": 0.94, "send": 0.95, "free_meals": 0.92, "pupil_premium": 0.93}
FREE_MEALS = {3: 1454, 4: 1554}
"""Learners eligible for free meals in the autumns whose take-up is a story, by year."""

YEAR_GROUPS = ("n1", "n2", "r", *(str(number) for number in range(1, 14)))
PRIMARY = (2, 8)
"""First and last place of a primary year in `YEAR_GROUPS`."""
SECONDARY = (9, 15)

SERVICE_PREMIUM = 0.05
"""Of pupils with a premium who did not come from whole-class teaching, those who have the service premium."""


MINORITY_GROUPS = {
    "asian_indian": 15, "asian_pakistani": 7, "asian_bangladeshi": 4, "asian_chinese": 5, "asian_other": 7,
    "black_african": 9, "black_caribbean": 4, "black_other": 2, "mixed_white_asian": 7,
    "mixed_white_black_caribbean": 5, "mixed_white_black_african": 3, "mixed_other": 7, "white_irish": 2,
    "white_other": 17, "other_arab": 2, "other_any": 4,
}  # fmt: skip
STATES = {
    "ethnic_minority": {"prefer_not_to_say": 30, "no_response": 30, "not_asked": 15, "not_known": 25},
    "send": {"not_known": 55, "no_response": 25, "not_asked": 20},
    "free_meals": {"not_known": 60, "not_asked": 20, "no_response": 14, "prefer_not_to_say": 6},
    "pupil_premium": {"not_known": 66, "not_asked": 20, "no_response": 14},
}
INSTRUMENTS = {
    "violin": 15, "piano": 15, "guitar": 13, "voice": 9, "flute": 7, "clarinet": 7, "drum kit": 7, "cello": 6,
    "trumpet": 5, "saxophone": 4, "ukulele": 3, "trombone": 2, "viola": 2, "french horn": 1.5,
    "double bass": 1, "bass guitar": 1.5, "harp": 0.5, "steel pans": 0.5,
}  # fmt: skip
GENRE_OF = {
    "violin": "orchestral", "piano": "solo_keyboard", "guitar": "rock", "voice": "choral_classical",
    "flute": "wind_band", "clarinet": "wind_band", "drum kit": "rock", "cello": "orchestral",
    "trumpet": "brass_band", "saxophone": "jazz", "ukulele": "acoustic_singer_songwriter",
    "trombone": "brass_band", "viola": "orchestral", "french horn": "orchestral", "double bass": "orchestral",
    "bass guitar": "pop", "harp": "orchestral", "steel pans": "steel_pan",
}  # fmt: skip


@dataclass
class Pupils:
    """Every pupil there ever was, one row each; the arrays keep step with one another."""

    school: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    """Its place among the schools, or `NO_SCHOOL`."""
    place: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    """The district of the school, or of the home when there is none."""
    entry_group: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    entered: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    girl: Bools = field(default_factory=lambda: np.empty(0, dtype=bool))
    whole_class: Bools = field(default_factory=lambda: np.empty(0, dtype=bool))
    """Whether each first came in whole-class teaching."""
    circumstance: dict[str, Ints] = field(
        default_factory=lambda: {name: np.empty(0, dtype=np.int64) for name in CIRCUMSTANCES}
    )

    def __len__(self) -> int:
        return len(self.school)

    def admit(
        self, school: Ints, place: Ints, group: Ints, year: int, girl: Bools, *, whole_class: bool = False
    ) -> Ints:
        """Add pupils and give their places here. Their circumstances are unknown until settled."""
        first = len(self)
        size = len(school)
        self.school = np.concatenate([self.school, school])
        self.place = np.concatenate([self.place, place])
        self.entry_group = np.concatenate([self.entry_group, group])
        self.entered = np.concatenate([self.entered, np.full(size, year)])
        self.girl = np.concatenate([self.girl, girl])
        self.whole_class = np.concatenate([self.whole_class, np.full(size, whole_class)])
        for name in CIRCUMSTANCES:
            self.circumstance[name] = np.concatenate([self.circumstance[name], np.full(size, UNKNOWN)])
        return np.arange(first, first + size)

    def group(self, places: Ints, year: int) -> Ints:
        """The year group of some pupils in a year, as a place in `YEAR_GROUPS`."""
        return self.entry_group[places] + year - self.entered[places]

    def counts(self, name: str, places: Ints) -> tuple[int, int, int]:
        """How many of some pupils are no, yes and unknown."""
        found = np.bincount(self.circumstance[name][places], minlength=3)
        return int(found[NO]), int(found[YES]), int(found[UNKNOWN])


def settle(
    rng: np.random.Generator,
    pupils: Pupils,
    name: str,
    old: Ints,
    new: Ints,
    known: int,
    yes: int,
    favour: Floats,
) -> None:
    """Give newcomers an answer so that old and new together have `known` answers, `yes` of them yes."""
    _, old_yes, old_unknown = pupils.counts(name, old)
    unknown_new = int(np.clip(len(old) + len(new) - known - old_unknown, 0, len(new)))
    yes_new = int(np.clip(yes - old_yes, 0, len(new) - unknown_new))
    order = rng.permutation(len(new))
    asked = order[unknown_new:]
    answer = np.full(len(new), UNKNOWN)
    answer[asked] = NO
    answer[pick(rng, asked, yes_new, favour[asked])] = YES
    pupils.circumstance[name][new] = answer


def settle_alike(rng: np.random.Generator, pupils: Pupils, name: str, like: Ints, new: Ints) -> None:
    """Give newcomers in mid-year answers in the same proportions as some other pupils."""
    counts = np.array(pupils.counts(name, like), dtype=float)
    pupils.circumstance[name][new] = np.searchsorted(
        np.cumsum(counts / max(counts.sum(), 1.0)), rng.random(len(new)), side="right"
    ).clip(0, UNKNOWN)


def settle_autumn(
    rng: np.random.Generator, pupils: Pupils, year: int, present: Ints, new: Ints, outside: Bools
) -> None:
    """Settle ethnicity, SEN and free meals of an autumn's newcomers, who are among those present.

    Of the newcomers, those `outside` state schools have no free meals.
    """
    old = np.setdiff1d(present, new, assume_unique=True)
    minority = np.array([place.minority for place in PLACES])[pupils.place[new]]
    premium = pupils.circumstance["pupil_premium"][new] == YES
    favours = {
        "ethnic_minority": 2.2 * minority,
        "send": 0.25 * premium,
        "free_meals": 0.9 * premium - 2.0 * outside,
    }
    for name, favour in favours.items():
        known = round(KNOWN_SHARES[name] * len(present))
        yes = round(SHARES[name][year] / 100 * known)
        if name == "free_meals":
            yes = FREE_MEALS.get(year, yes)
        settle(rng, pupils, name, old, new, known, yes, favour.astype(float))


@dataclass(frozen=True)
class Answers:
    """What the records say of every pupil, as text, drawn when all are known."""

    columns: dict[str, Texts]


def keys(rng: np.random.Generator, pupils: Pupils) -> Texts:
    """Every pupil's lasting code, which says nothing about them."""
    size = len(pupils)
    return texts(
        [f"HMS-L{number}" for number in rng.permutation(np.arange(100_000, 100_000 + size)).tolist()]
    )


def answers(rng: np.random.Generator, pupils: Pupils, schools: Schools) -> Answers:
    """The characteristics of every pupil, the same in each row that tells of them."""
    size = len(pupils)
    said = pupils.circumstance
    minority = said["ethnic_minority"] == YES
    ethnicity = _filled(rng, said["ethnic_minority"], "white_british", STATES["ethnic_minority"])
    ethnicity[minority] = weighted(rng, MINORITY_GROUPS, int(minority.sum()))
    sen = _filled(rng, said["send"], "none", STATES["send"])
    needs = said["send"] == YES
    special = np.append(schools.phase == "special", False)[pupils.school]
    sen[needs] = weighted(rng, {"sen_support": 81, "ehc_plan": 19}, int(needs.sum()))
    sen[needs & special] = "ehc_plan"
    meals = _filled(rng, said["free_meals"], "no", STATES["free_meals"])
    meals[said["free_meals"] == YES] = "yes"
    premium = _filled(rng, said["pupil_premium"], "no", STATES["pupil_premium"])
    has_premium = said["pupil_premium"] == YES
    premium[has_premium] = "yes"
    premium[has_premium & ~pupils.whole_class & (rng.random(size) < SERVICE_PREMIUM)] = "service"
    sex = np.where(pupils.girl, "female", "male").astype(object)
    home, decile = _homes(rng, pupils)
    instrument = weighted(rng, INSTRUMENTS, size)
    return Answers(
        {
            "home_district": home,
            "home_imd_decile": decile,
            "sex": sex,
            "ethnicity": ethnicity,
            "sen": sen,
            "free_meals": meals,
            "pupil_premium": premium,
            "looked_after": weighted(
                rng,
                {
                    "no": 905,
                    "looked_after": 4,
                    "previously_looked_after": 3,
                    "not_known": 70,
                    "not_asked": 18,
                },
                size,
            ),
            "eal": _first_languages(rng, minority),
            "instrument": instrument,
            "genre": _genres(instrument),
        }
    )


def _genres(instrument: Texts) -> Texts:
    return texts([GENRE_OF[name] for name in instrument.tolist()])


def _filled(rng: np.random.Generator, said: Ints, no: str, states: dict[str, int]) -> Texts:
    filled = texts([no] * len(said))
    unknown = said == UNKNOWN
    filled[unknown] = weighted(rng, states, int(unknown.sum()))
    return filled


def _first_languages(rng: np.random.Generator, minority: Bools) -> Texts:
    other = rng.random(len(minority)) < np.where(minority, 0.36, 0.015)
    language = np.where(other, "other_language", "english").astype(object)
    quiet = rng.random(len(minority)) < 0.075
    language[quiet] = weighted(rng, {"not_known": 60, "not_asked": 25, "no_response": 15}, int(quiet.sum()))
    return language


def _homes(rng: np.random.Generator, pupils: Pupils) -> tuple[Texts, Texts]:
    """Home district and decile of deprivation; a few homes are not known."""
    size = len(pupils)
    people = np.array([place.population for place in PLACES], dtype=float)
    elsewhere = np.searchsorted(np.cumsum(people / people.sum()), rng.random(size), side="right")
    lives = np.where(rng.random(size) < 0.94, pupils.place, elsewhere)
    deprived = np.array([place.deprived for place in PLACES])[lives]
    poor = pupils.circumstance["free_meals"] == YES
    lots = rng.random(size)
    lowest = lots < deprived * np.where(poor, 1.6, 0.72)
    decile = np.where(
        lowest,
        rng.integers(1, 4, size),
        np.where(rng.random(size) < 0.38, rng.integers(4, 8, size), rng.integers(8, 11, size)),
    )
    unknown = rng.random(size) < 0.025
    home = texts([place.code for place in PLACES])[lives]
    shown = texts([str(number) for number in range(11)])[decile]
    home[unknown] = ""
    shown[unknown] = ""
    return home, shown


def groups_for(
    rng: np.random.Generator, schools: Schools, chosen: Ints, spans: dict[str, tuple[int, int]]
) -> Ints:
    """A year group for a pupil of each chosen school that its phase allows; the younger weigh more."""
    low = np.array([spans[phase][0] for phase in schools.phase[chosen]])
    high = np.array([spans[phase][1] for phase in schools.phase[chosen]])
    group: Ints = low + np.floor((high - low + 1) * rng.random(len(chosen)) ** 1.25).astype(np.int64)
    return group
