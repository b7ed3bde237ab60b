"""What families and young people say: three survey waves, and recommendations with their answers."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from edi_metrics.sample.calendar import SERVICE_DAY, spread
from edi_metrics.sample.draw import Bools, Ints, Texts, frame, pick, table, texts, weighted, written
from edi_metrics.sample.people import MINORITY_GROUPS
from edi_metrics.sample.places import PLACES

POSTCODES_EACH = 40
"""Invented postcodes in each district."""
GIVES_POSTCODE = 0.64


@dataclass(frozen=True)
class Wave:
    """One survey wave: its days, how many of each audience answered, and two barriers by audience."""

    name: str
    opens: date
    closes: date
    audiences: dict[str, int]
    cost: dict[str, int]
    did_not_know: dict[str, int]


WAVES = (
    Wave(
        "2024 spring", date(2024, 2, 26), date(2024, 3, 22),
        {"parent_user": 447, "parent_non_user": 61, "young_learner": 352, "young_non_learner": 74,
        "school": 64,
         "staff": 81, "partner": 12},
        {"parent_user": 170, "parent_non_user": 19}, {"parent_user": 29, "parent_non_user": 27},
    ),
    Wave(
        "2025 spring", date(2025, 2, 24), date(2025, 3, 28),
        {"parent_user": 485, "parent_non_user": 118, "young_learner": 371, "young_non_learner": 128,
        "school": 71,
         "staff": 96, "partner": 14},
        {"parent_user": 197, "parent_non_user": 34}, {"parent_user": 31, "parent_non_user": 53},
    ),
    Wave(
        "2026 spring", date(2026, 2, 23), date(2026, 3, 27),
        {"parent_user": 519, "parent_non_user": 212, "young_learner": 398, "young_non_learner": 221,
        "school": 78,
         "staff": 118, "partner": 17},
        {"parent_user": 213, "parent_non_user": 61}, {"parent_user": 31, "parent_non_user": 93},
    ),
)  # fmt: skip

OTHER_BARRIERS = {
    "time": 22, "travel": 15, "genre_not_offered": 13, "waiting_list": 8, "no_instrument": 8, "not_for_us": 7,
    "access_needs": 4, "language": 3, "not_interested": 6, "other": 4,
}  # fmt: skip
YOUNG_BARRIERS = {
    "genre_not_offered": 30,
    "time": 24,
    "cost": 14,
    "did_not_know": 12,
    "not_for_us": 12,
    "travel": 8,
}
WANTED = {
    "pop": 22, "rap_mc": 13, "songwriting": 11, "rock": 11, "djing": 10, "production": 9,
    "musical_theatre": 8, "afrobeats": 6, "k_pop": 5, "bollywood": 4, "jazz": 4, "orchestral": 4, "gospel": 3,
    "drum_and_bass": 3,
}  # fmt: skip
YOUNG = ("young_learner", "young_non_learner")
BELONGS = {"young_learner": (24, 44, 20, 9, 3), "young_non_learner": (7, 26, 31, 24, 12)}
OTHERS_FEEL = (22, 44, 21, 9, 4)
"""Of a hundred answers, how many are 5, 4, 3, 2 and 1."""

PRIORITY_SHARES = {2023: (142, 27), 2024: (200, 44), 2025: (214, 58), 2026: (46, 15)}
"""Young people heard, and those of them from priority groups, by the year a school year begins."""
ANSWER_WITHIN = 90


@dataclass(frozen=True)
class Season:
    """A stretch of days with recommendations, and how many were answered within a term."""

    first: date
    last: date
    made: int
    answered: int


SEASONS = (
    Season(date(2023, 10, 9), date(2024, 3, 27), 9, 3),
    Season(date(2024, 4, 8), date(2025, 4, 4), 19, 8),
    Season(date(2025, 4, 10), date(2025, 7, 3), 6, 4),
    Season(date(2025, 7, 7), date(2026, 7, 9), 20, 14),
    Season(date(2026, 7, 13), date(2026, 11, 12), 6, 2),
)
"""Cut where the eighteen months before 2 October 2025 and before 8 October 2026 begin and end."""

WAITS = timedelta(days=ANSWER_WITHIN)
SPECIAL = {
    "V009": ("Give us rap and DJing near where we live", "programming", "A25"),
    "V018": ("Let us ask other young people, not adults with clipboards", "voice", "A18"),
    "V022": ("Pay young songwriters to learn to teach", "workforce", "A05"),
    "V031": ("Let us bring our own tracks to band", "programming", "A19"),
}
SPECIAL_DAY = ("V031", date(2026, 5, 20))
METHODS = {
    "youth_board": 22, "focus_group": 22, "ensemble_feedback": 20, "survey": 10, "co_design": 14,
    "interview": 8, "forum_question": 4,
}  # fmt: skip
REASONS = (
    "There is no room free that day",
    "It would cost more than the whole term's fund",
    "Schools set the day",
)


def postcode_lookup(rng: np.random.Generator) -> pd.DataFrame:
    """The `postcode_lookup` dataset: invented postcodes, all in ZZ."""
    letters = texts(list("ABDEFGHJLNPQRSTUWXYZ"))
    rows: list[tuple[str, str, str, int]] = []
    for number, place in enumerate(PLACES):
        pairs = pick(rng, np.arange(9 * 400), POSTCODES_EACH)
        deprived = rng.random(POSTCODES_EACH) < place.deprived * 1.3
        decile = np.where(deprived, rng.integers(1, 4, POSTCODES_EACH), rng.integers(4, 11, POSTCODES_EACH))
        for pair, tenth in zip(np.sort(pairs).tolist(), decile.tolist(), strict=True):
            digit, first, second = pair // 400 + 1, pair // 20 % 20, pair % 20
            code = f"ZZ{number + 10} {digit}{letters[first]}{letters[second]}"
            rows.append((code, f"E0199{number:02d}{digit:02d}", place.code, tenth))
    return table(("postcode", "lsoa21", "district", "imd_decile"), rows)


def survey_responses(rng: np.random.Generator, lookup: pd.DataFrame) -> pd.DataFrame:
    """The `survey_responses` dataset: three waves. A postcode's district and decile are in its row."""
    whole = pd.concat([_wave(rng, wave, lookup) for wave in WAVES], ignore_index=True)
    numbers = rng.permutation(np.arange(10_000, 10_000 + len(whole)))
    whole["response"] = pd.Series([f"HMS-S{number}" for number in numbers], dtype="str")
    return whole


def voice_recommendations(rng: np.random.Generator) -> pd.DataFrame:
    """The `voice_recommendations` dataset."""
    days, prompt = _made(rng)
    names = _numbers(days)
    people, priority = _people(rng, days)
    said = list(written("said").itertuples(index=False, name=None))
    about = [SPECIAL.get(name, (*said[place % len(said)], "")) for place, name in enumerate(names)]
    answers = [
        _answer(rng, made, soon, name in SPECIAL)
        for made, soon, name in zip(days, prompt, names, strict=True)
    ]
    return frame(
        {
            "rec_id": names,
            "made_on": days,
            "method": weighted(rng, METHODS, len(days)),
            "people": people,
            "priority_people": priority,
            "summary": [summary for summary, _, _ in about],
            "strand": [strand for _, strand, _ in about],
            "rec_status": [status for status, _, _, _ in answers],
            "answered_on": [answered for _, answered, _, _ in answers],
            "reason": [reason for _, _, reason, _ in answers],
            "action_id": [action for _, _, action in about],
            "reported_back_on": [told for _, _, _, told in answers],
        }
    )


def _wave(rng: np.random.Generator, wave: Wave, lookup: pd.DataFrame) -> pd.DataFrame:
    audience = np.repeat(texts(list(wave.audiences)), list(wave.audiences.values()))
    size = len(audience)
    home = pick(rng, np.arange(size), size) % len(lookup)
    told = rng.random(size) < GIVES_POSTCODE
    young = np.isin(audience, YOUNG)
    family = young | np.char.startswith(audience.astype(str), "parent")
    deciles = np.where(told, lookup["imd_decile"].to_numpy(dtype=object)[home], "").astype(object)
    belongs = _feelings(rng, audience)
    return frame(
        {
            "survey_wave": [wave.name] * size,
            "response": [""] * size,
            "answered_on": spread(rng, wave.opens, wave.closes, size),
            "audience": audience,
            "postcode": np.where(told & family, lookup["postcode"].to_numpy(dtype=object)[home], "").astype(
                object
            ),
            "district": lookup["district"].to_numpy(dtype=object)[home],
            "home_imd_decile": np.where(family, deciles, "").astype(object),
            "barriers": _barriers(rng, wave, audience),
            "genres_wanted": _wanted(rng, young),
            "feels_welcome": np.where(family, belongs[rng.permutation(size)], "").astype(object),
            "belongs": np.where(young, belongs, "").astype(object),
            "heard": np.where(young, _feelings(rng, audience), "").astype(object),
            **_who(rng, size, young),
        }
    )


def _barriers(rng: np.random.Generator, wave: Wave, audience: Texts) -> Texts:
    """Every parent names a barrier or says there is none; most young people do; others are not asked."""
    said: list[list[str]] = [[] for _ in audience]
    for name in ("parent_user", "parent_non_user"):
        here = np.flatnonzero(audience == name)
        for barrier, counts in (("cost", wave.cost), ("did_not_know", wave.did_not_know)):
            for place in pick(rng, here, counts[name]).tolist():
                said[place].append(barrier)
        others = weighted(rng, OTHER_BARRIERS, len(here))
        for place, other, lot in zip(here.tolist(), others, rng.random(len(here)), strict=True):
            if lot < 0.34:
                said[place].append(str(other))
            elif not said[place]:
                said[place].append("none")
    here = np.flatnonzero(np.isin(audience, YOUNG))
    for place, barrier, lot in zip(
        here.tolist(), weighted(rng, YOUNG_BARRIERS, len(here)), rng.random(len(here)), strict=True
    ):
        if lot < 0.86:
            said[place].append(str(barrier) if lot < 0.6 else "none")
    return texts(["|".join(words) for words in said])


def _wanted(rng: np.random.Generator, young: Bools) -> Texts:
    first = weighted(rng, WANTED, len(young))
    second = weighted(rng, WANTED, len(young))
    both = np.where(first == second, first, first + "|" + second)
    return np.where(young & (rng.random(len(young)) < 0.88), both, "").astype(object)


def _feelings(rng: np.random.Generator, audience: Texts) -> Texts:
    felt = weighted(rng, dict(zip("54321", OTHERS_FEEL, strict=True)), len(audience))
    for name, shares in BELONGS.items():
        here = np.flatnonzero(audience == name)
        felt[here] = weighted(rng, dict(zip("54321", shares, strict=True)), len(here))
    felt[rng.random(len(audience)) < 0.06] = ""
    return felt


def _who(rng: np.random.Generator, size: int, young: Bools) -> dict[str, Texts]:
    groups = {"white_british": 180} | MINORITY_GROUPS | {"prefer_not_to_say": 14, "no_response": 10}
    said = {
        "ethnicity": weighted(rng, groups, size),
        "disability": weighted(
            rng, {"not_disabled": 82, "disabled": 9, "prefer_not_to_say": 5, "no_response": 4}, size
        ),
        "sex": weighted(rng, {"female": 60, "male": 34, "prefer_not_to_say": 4, "no_response": 2}, size),
        "free_meals": weighted(rng, {"no": 74, "yes": 14, "not_known": 7, "no_response": 5}, size),
        "sen": weighted(
            rng, {"none": 76, "sen_support": 12, "ehc_plan": 3, "not_known": 5, "no_response": 4}, size
        ),
    }
    for name in ("free_meals", "sen"):
        said[name] = np.where(young, said[name], "").astype(object)
    return said


def _made(rng: np.random.Generator) -> tuple[list[date], list[bool]]:
    days: list[date] = []
    prompt: list[bool] = []
    for season in SEASONS:
        gap = (season.last - season.first) / max(season.made - 1, 1)
        answered = np.zeros(season.made, dtype=bool)
        due = np.arange(season.made)
        answered[pick(rng, due, season.answered)] = True
        days += [_weekday(season.first + gap * number) for number in range(season.made)]
        prompt += answered.tolist()
    return days, prompt


def _weekday(day: date) -> date:
    return day + timedelta(days=(7 - day.weekday()) % 7) if day.weekday() > 4 else day


def _numbers(days: list[date]) -> list[str]:
    """A number for each, in order of its day; the one in the plan keeps the number the plan gives it."""
    names = [f"V{place + 1:03d}" for place in range(len(days))]
    nearest = min(range(len(days)), key=lambda place: abs((days[place] - SPECIAL_DAY[1]).days))
    here = names.index(SPECIAL_DAY[0])
    names[here], names[nearest] = names[nearest], names[here]
    days[nearest] = SPECIAL_DAY[1]
    return names


def _people(rng: np.random.Generator, days: list[date]) -> tuple[Ints, Ints]:
    people = np.zeros(len(days), dtype=np.int64)
    priority = np.zeros(len(days), dtype=np.int64)
    years = np.array([day.year if day.month >= 9 else day.year - 1 for day in days])
    for year, (heard, of_priority) in PRIORITY_SHARES.items():
        here = np.flatnonzero(years == year)
        people[here] = 3 + rng.multinomial(heard - 3 * len(here), np.full(len(here), 1 / len(here)))
        for place in rng.choice(np.repeat(here, people[here]), of_priority, replace=False).tolist():
            priority[place] += 1
    return people, priority


def _answer(
    rng: np.random.Generator, made: date, prompt: bool, in_plan: bool
) -> tuple[str, date | str, str, date | str]:
    """Status, day answered, reason and day reported back."""
    if prompt:
        answered = min(
            made + timedelta(days=int(rng.integers(14, ANSWER_WITHIN - 4))), SERVICE_DAY - timedelta(days=3)
        )
    else:
        answered = made + WAITS + timedelta(days=int(rng.integers(10, 90)))
        if rng.random() < 0.5 or answered > SERVICE_DAY:
            waiting = made + WAITS > SERVICE_DAY
            return ("made" if waiting else "no_reply"), "", "", ""
    if in_plan:
        return "in_progress", answered, "", ""
    lot = rng.random()
    told = answered + timedelta(days=60)
    if lot < 0.36 and told <= SERVICE_DAY:
        return "done", answered, "", told
    if lot < 0.52:
        return "declined", answered, REASONS[int(rng.integers(0, len(REASONS)))], ""
    return ("accepted" if lot < 0.78 else "in_progress"), answered, "", ""
