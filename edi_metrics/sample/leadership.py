"""How the sample service is led: its boards, its own ratings and the services it learns with.

Who sits where is in `tables/seats.csv`. Nobody from support staff sits in the working group, and one
young person holds a vote from 2026.
"""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from edi_metrics.sample.calendar import november
from edi_metrics.sample.draw import exact_shares, pick, table, weighted, written
from edi_metrics.sample.people import MINORITY_GROUPS

MEMBERS_ETHNIC_MINORITY = (1, 2, 2, 2, 3)

STATEMENTS = tuple(f"{strand}{number}" for strand in ("WD", "YV", "PR", "LS") for number in range(1, 9))
ASKED_OF_YOUNG_PEOPLE = ("WD1", "WD2", "WD5", "WD6", *STATEMENTS[8:24], "LS3")
AGREED_LEVELS = ((7, 21, 4, 0), (2, 18, 12, 0), (2, 11, 17, 2))
"""In each round, how many of the 32 statements were agreed at levels 1 to 4."""
ROUNDS = (
    ("SA-2024", (date(2024, 1, 25), date(2024, 3, 14), date(2024, 5, 9), date(2024, 6, 27))),
    ("SA-2025", (date(2025, 1, 30), date(2025, 3, 20), date(2025, 5, 8), date(2025, 6, 26))),
    ("SA-2026", (date(2026, 1, 29), date(2026, 3, 19), date(2026, 5, 7), date(2026, 6, 25))),
)
"""Each round's meetings, with eight statements rated at each."""
RATERS = {
    "leaders": (7, 0.4), "tutors": (18, 0.0), "hourly_paid_staff": (11, -0.3), "support_staff": (6, 0.0),
    "partners": (7, 0.1), "young_people": (16, -0.4),
}  # fmt: skip
"""In each group, how many rate and how far above the agreed level they tend to."""
VOICE_2026 = {"leaders": (3, 3, 3, 3, 3, 3, 4, 3), "young_people": (2, 2, 2, 3, 2, 2, 2, 2)}
"""The last round's levels for YV1 to YV8: 3.1 by leaders and 2.1 by young people."""

NEW_SERVICES = ((2022, 5), (2023, 6), (2024, 7), (2025, 4), (2026, 1))
"""Other services worked with for the first time, by the year a school year begins."""
ACTIVITIES_A_YEAR = {2022: 8, 2023: 10, 2024: 11, 2025: 11, 2026: 4}
REGIONS = (
    "East of England", "London", "South East", "East Midlands", "West Midlands", "North West",
    "Yorkshire and the Humber", "South West",
)  # fmt: skip
LEARNING = (
    "", "", "A survey nobody answered, and why", "Paying members for their time changed who came",
    "One target too many",
)  # fmt: skip


def governance(rng: np.random.Generator) -> pd.DataFrame:
    """The `governance` dataset: every member of every body on each 1 November, nobody on two."""
    rows: list[tuple[object, ...]] = []
    for snapshot, wanted in enumerate(MEMBERS_ETHNIC_MINORITY):
        members = _members(snapshot)
        size = len(members)
        minority = np.zeros(size, dtype=bool)
        minority[pick(rng, np.arange(size), wanted)] = True
        ethnicity = np.where(minority, weighted(rng, MINORITY_GROUPS, size), "white_british")
        disability = exact_shares(rng, {"not_disabled": 80, "disabled": 8, "prefer_not_to_say": 12}, size)
        sex = exact_shares(rng, {"female": 52, "male": 48}, size)
        age = exact_shares(rng, {"35_49": 45, "50_64": 55}, size)
        for place, seat in enumerate(members):
            young = seat["under_25"] == "yes"
            rows.append(
                (
                    november(snapshot),
                    seat["body"],
                    f"HMS-M{place + 1:02d}-{seat['body'][:3]}",
                    seat["member_kind"],
                    seat["role_level"],
                    seat["votes"],
                    seat["under_25"],
                    "yes" if seat["body"] == "working_group" else "",
                    date(2021 + max(0, snapshot - 1 - place % 3), 9, 15),
                    ethnicity[place],
                    disability[place],
                    sex[place],
                    "under_20" if young else age[place],
                    "prefer_not_to_say" if place % 4 else "professional_modern_traditional",
                )
            )
    return table(_GOVERNANCE, rows)


_GOVERNANCE = (
    "snapshot_date", "body", "member", "member_kind", "role_level", "votes", "under_25", "applied_in_writing",
    "started_on", "ethnicity", "disability", "sex", "age_band", "seb",
)  # fmt: skip


def _members(snapshot: int) -> list[dict[str, str]]:
    year = str(november(snapshot).year)
    seats = (seat for seat in written("seats").to_dict("records") if seat["year"] == year)
    return [{str(k): str(v) for k, v in seat.items()} for seat in seats for _ in range(int(seat["members"]))]


def self_assessment(rng: np.random.Generator) -> pd.DataFrame:
    """The `self_assessment` dataset: each statement rated by each group, then agreed at a meeting."""
    strength = rng.permutation(len(STATEMENTS))
    rows: list[tuple[object, ...]] = []
    for number, (round_id, meetings) in enumerate(ROUNDS):
        agreed = np.repeat([1, 2, 3, 4], AGREED_LEVELS[number])[strength].tolist()
        for place, statement in enumerate(STATEMENTS):
            day = meetings[place % len(meetings)]
            for group, (raters, step) in RATERS.items():
                if group != "young_people" or statement in ASKED_OF_YOUNG_PEOPLE:
                    level = _rated(rng, number, statement, group, agreed[place] + step)
                    rows.append((round_id, "1", statement, group, level, raters + number, day, "", ""))
            rows.append((round_id, "1", statement, "agreed", agreed[place], 8, day, "", _evidence(statement)))
    return table(_SELF_ASSESSMENT, rows)


_SELF_ASSESSMENT = (
    "round_id", "bank_version", "statement_id", "rater_group", "level", "raters", "rated_on", "comment",
    "evidence",
)  # fmt: skip


def _rated(rng: np.random.Generator, number: int, statement: str, group: str, about: float) -> int:
    """The level a group gave: near what was agreed, but in the last round as the story has it."""
    drawn = int(np.clip(round(about + rng.normal(0, 0.35)), 1, 4))
    told = number == len(ROUNDS) - 1 and statement.startswith("YV") and group in VOICE_2026
    return VOICE_2026[group][int(statement[2:]) - 1] if told else drawn


def peer_support(rng: np.random.Generator) -> pd.DataFrame:
    """The `peer_support` dataset: another service at an activity, new ones first in each year."""
    rows: list[tuple[object, ...]] = []
    met = 0
    for year, new in NEW_SERVICES:
        fresh = list(range(met, met + new))
        met += new
        again = rng.integers(0, met, ACTIVITIES_A_YEAR[year] - new).tolist()
        for place, service in enumerate(fresh + again):
            day = date(year, 9, 29) + timedelta(days=(place * 12 if year == 2026 else place * 25))
            strands = _strands(service + (year - 2022))
            rows.append(
                (
                    f"N{len(rows) + 1:03d}",
                    day,
                    _KINDS[place % len(_KINDS)],
                    f"SVC-{service + 1:03d}",
                    REGIONS[service % len(REGIONS)],
                    "yes" if strands else "no",
                    strands,
                    LEARNING[place % len(LEARNING)],
                )
            )
    return table(_PEER_SUPPORT, rows)


_PEER_SUPPORT = (
    "activity_id", "held_on", "kind", "service", "region", "has_plan", "strands_with_smart", "learning",
)  # fmt: skip
_KINDS = (
    "peer_working_group", "training", "peer_working_group", "consultancy", "advice_resource",
    "peer_working_group", "action_research",
)  # fmt: skip


def _evidence(statement: str) -> str:
    return {"PR8": "D03", "PR7": "D05", "LS1": "D01"}.get(statement, "")


def _strands(stage: int) -> str:
    return "|".join(("workforce", "voice", "programming", "leadership")[: stage % 6])
