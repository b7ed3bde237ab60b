"""Training: who was asked to which session, who came, and what they said afterwards.

Two figures of the story rule it. In each term, trauma-informed training reaches as many of those in
post as `TRAUMA_INFORMED` says, counting the 24 months to the term's last day. In each year only the
people chosen as `ACTIVE`, in post on 31 August, come to anything; each of them comes to a session on
inclusion. The year's choice falls first on those who had no trauma-informed training the year before.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from edi_metrics.sample.calendar import SERVICE_DAY, YEARS, Term, terms, terms_of
from edi_metrics.sample.draw import Ints, frame, pick, some
from edi_metrics.sample.people import KINDS, Staff

TRAUMA_INFORMED = (
    (10, 4, 2), (14, 6, 2), (18, 8, 3),
    (26, 10, 4), (34, 14, 5), (46, 46, 7),
    (52, 48, 9), (70, 66, 14), (88, 81, 18),
    (90, 81, 18), (92, 81, 19), (93, 81, 20),
    (93, 81, 20),
)  # fmt: skip
"""In each term, the people in post with training in the last 24 months, by kind of contract."""
ACTIVE = ((52, 48, 8), (73, 52, 14), (80, 54, 17), (86, 50, 19))
"""In each complete year, the people in post on 31 August who came to anything, by kind of contract."""

WEEKS = {
    "reflective_practice": (4, 10), "trauma_informed": (6, 7, 9), "edi_conversation": (8,),
    "send_inclusion": (5,), "youth_voice": (3,), "songwriting": (7,), "genre_skill": (6,),
    "outcomes_quality": (9,), "edi_bootcamp": (2,),
}  # fmt: skip
"""The week of term a session falls in; trauma-informed by season, reflective practice twice a term."""
REFLECTIVE_FROM = 3
"""The term, counted from the first, from which reflective practice is held twice: autumn 2023."""
WHOLE_STAFF = (7, 8)
"""The terms whose trauma-informed session was for the whole staff: spring and summer 2025."""
OTHER_SESSIONS = {
    "edi_conversation": ("autumn", "spring", "summer"), "send_inclusion": ("autumn", "summer"),
    "youth_voice": ("spring",), "songwriting": ("summer",), "genre_skill": ("spring",),
    "outcomes_quality": ("summer",),
}  # fmt: skip
COMES = {
    "edi_conversation": 0.4,
    "send_inclusion": 0.3,
    "youth_voice": 0.2,
    "genre_skill": 0.12,
    "outcomes_quality": 0.16,
}
"""The share of the year's active people who come to a session of a topic."""
SONGWRITING_TUTORS = 9
BOOTCAMP = (10, 12)
"""The term of the ED&I bootcamp, counted from the first, and how many completed it."""
REPLIES = 0.56
"""The share of sessions whose follow-up was done."""
FOLLOW_UP = timedelta(days=91)
ANSWERS_FOLLOW_UP = 0.55
CHANGES = 0.58
"""Of those asked at a follow-up, the share who answer, and of them who do something differently."""
CANCELLED = 3
PAID = ("edi_bootcamp", "reflective_practice")

OUTCOMES = {
    "reflective_practice": "Every group plan names one change",
    "trauma_informed": "Calm starts agreed for every room",
    "edi_conversation": "Each team names one barrier to lift",
    "send_inclusion": "Adaptations written into term plans",
    "youth_voice": "Young people choose one piece a term",
    "songwriting": "A first song written with each group", "genre_skill": "One new genre tried in the room",
    "outcomes_quality": "Each session names the change it seeks",
    "edi_bootcamp": "Each person leads one change at work",
}  # fmt: skip
AUDIENCES = {
    "reflective_practice": "programme_team",
    "edi_bootcamp": "small_group",
    "edi_conversation": "whole_staff",
}
HOURS = {"reflective_practice": "1.5", "edi_bootcamp": "6", "edi_conversation": "1"}
INCLUSION = (
    "reflective_practice",
    "trauma_informed",
    "edi_bootcamp",
    "edi_conversation",
    "send_inclusion",
    "youth_voice",
)
WINDOW_MONTHS = 24


@dataclass(frozen=True)
class Session:
    """One session, with the people who came and those who were asked and did not."""

    topic: str
    term: Term
    on: date
    came: Ints
    missed: Ints


def training(rng: np.random.Generator, people: Staff) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The `cpd_sessions` and `cpd_attendance` datasets."""
    course = _Course(rng, people)
    for year in range(len(YEARS)):
        course.run(year)
    held = sorted(course.held, key=lambda session: (session.on, session.topic))
    followed = (rng.random(len(held)) < REPLIES).tolist()
    return _sessions(held), _attendance(rng, people, held, followed)


class _Course:
    """The sessions as they come, year by year."""

    def __init__(self, rng: np.random.Generator, people: Staff) -> None:
        self._rng = rng
        self._people = people
        self._trained = np.full(len(people.key), date(2000, 1, 1), dtype=object)
        """When each was last trained in trauma-informed practice."""
        self.held: list[Session] = []

    def run(self, year: int) -> None:
        """Hold every session of a year."""
        active = self._active(year)
        for term in terms_of(year):
            place = terms().index(term)
            self._trauma_informed(term, place, active)
            self._reflective(term, place, active)
            for topic, seasons in OTHER_SESSIONS.items():
                if term.season in seasons and not (
                    term.last_record < term.ends and topic != "edi_conversation"
                ):
                    self._other(topic, term, active)
            if place == BOOTCAMP[0]:
                self._hold("edi_bootcamp", term, pick(self._rng, active, BOOTCAMP[1]))
        if year < len(ACTIVE):
            self._reach_the_rest(year, active)

    def _active(self, year: int) -> Ints:
        if year >= len(ACTIVE):
            return self._people.in_post(SERVICE_DAY)
        here = self._people.in_post(date(2023 + year, 8, 31))
        opened = terms_of(year)[0].starts
        chosen = []
        for kind, size in zip(KINDS, ACTIVE[year], strict=True):
            able = self._people.of_kind(kind, here)
            untrained = self._trained[able] < opened - timedelta(days=365)
            stays = np.array([self._people.left[place] is None for place in able])
            chosen.append(pick(self._rng, able, size, 2.0 * untrained + 0.5 * stays))
        return np.concatenate(chosen)

    def _trauma_informed(self, term: Term, place: int, active: Ints) -> None:
        """Train as many more as the term's figure needs; some who need it least come again."""
        day = term.weeks_in(WEEKS["trauma_informed"][("autumn", "spring", "summer").index(term.season)])
        opened = _months_before(term.ends, WINDOW_MONTHS)
        here = self._people.in_post(term.ends)
        able = np.intersect1d(here, active)
        came = []
        for kind, wanted in zip(KINDS, TRAUMA_INFORMED[place], strict=True):
            covered = self._people.of_kind(kind, here)
            covered = covered[self._trained[covered] > opened]
            candidates = np.setdiff1d(self._people.of_kind(kind, able), covered)
            came.append(pick(self._rng, candidates, wanted - len(covered)))
            if place in WHOLE_STAFF:
                again = np.intersect1d(covered, able)
                came.append(some(self._rng, again, round(0.4 * len(again))))
        chosen = np.concatenate(came)
        self._trained[chosen] = day
        self._hold("trauma_informed", term, chosen, day)

    def _reflective(self, term: Term, place: int, active: Ints) -> None:
        tutors = np.array(
            [p for p in active if self._people.programmes[p].startswith("nurture_group")], dtype=np.int64
        )
        tutors = np.intersect1d(tutors, self._people.in_post(term.weeks_in(1)))
        weeks = WEEKS["reflective_practice"][: 2 if place >= REFLECTIVE_FROM else 1]
        if place < REFLECTIVE_FROM - 1:
            return
        for week in weeks:
            came = some(self._rng, tutors, round(0.72 * len(tutors)))
            self._hold("reflective_practice", term, came, term.weeks_in(week), np.setdiff1d(tutors, came))

    def _other(self, topic: str, term: Term, active: Ints) -> None:
        here = np.intersect1d(active, self._people.in_post(term.weeks_in(1)))
        if topic == "songwriting":
            tutors = here[self._people.role_level[here] == "tutor"]
            self._hold(topic, term, some(self._rng, tutors, SONGWRITING_TUTORS))
            return
        self._hold(topic, term, some(self._rng, here, round(COMES[topic] * len(here))))

    def _reach_the_rest(self, year: int, active: Ints) -> None:
        """Those of the year's active people with no session on inclusion come to its last conversation."""
        sessions = [session for session in self.held if session.term.year == year]
        reached = np.concatenate([session.came for session in sessions if session.topic in INCLUSION])
        rest = np.setdiff1d(active, reached)
        last = max(place for place, session in enumerate(self.held) if session.topic == "edi_conversation")
        before = self.held[last]
        came = np.concatenate([before.came, rest])
        self.held[last] = Session(
            before.topic, before.term, before.on, came, np.setdiff1d(before.missed, came)
        )

    def _hold(
        self, topic: str, term: Term, came: Ints, day: date | None = None, missed: Ints | None = None
    ) -> None:
        on = day or term.weeks_in(WEEKS[topic][0])
        if missed is None:
            asked = np.setdiff1d(self._people.in_post(on), came)
            missed = some(self._rng, asked, round(0.3 * len(came)))
        self.held.append(Session(topic, term, on, came, missed))


def _sessions(held: list[Session]) -> pd.DataFrame:
    """The `cpd_sessions` dataset, with a few sessions that were planned and not held."""
    rows = [_session(place, session) for place, session in enumerate(held)]
    rows += [_cancelled(number) for number in range(CANCELLED)]
    return frame({name: [row[name] for row in rows] for name in rows[0]})


def _session(place: int, session: Session) -> dict[str, object]:
    whole = session.topic == "trauma_informed" and terms().index(session.term) in WHOLE_STAFF
    follow_up = session.on + FOLLOW_UP
    return {
        "session_id": _number(place),
        "held_on": session.on,
        "topic": session.topic,
        "audience": "whole_staff" if whole else AUDIENCES.get(session.topic, "open"),
        "delivery_mode": ("in_person", "online", "mixed")[place % 3],
        "hours": HOURS.get(session.topic, "2"),
        "paid_time": "paid" if session.topic in PAID else ("unpaid", "mixed")[place % 2],
        "planned_outcome": OUTCOMES[session.topic],
        "follow_up_on": follow_up if follow_up <= SERVICE_DAY else "",
        "held": "yes",
    }


def _cancelled(number: int) -> dict[str, object]:
    session = Session(
        "genre_skill", terms()[2 + 3 * number], terms()[2 + 3 * number].weeks_in(10), _NOBODY, _NOBODY
    )
    return _session(900 + number, session) | {"follow_up_on": "", "held": "no"}


def _attendance(
    rng: np.random.Generator, people: Staff, held: list[Session], followed: list[bool]
) -> pd.DataFrame:
    """The `cpd_attendance` dataset: everyone asked to each session held."""
    parts = []
    for place, session in enumerate(held):
        size, away = len(session.came), len(session.missed)
        follows = followed[place] and session.on + FOLLOW_UP <= SERVICE_DAY
        before, after = _confidence(rng, size)
        replies = (rng.random(size) < ANSWERS_FOLLOW_UP) & follows
        changed = np.where(rng.random(size) < CHANGES, "yes", "no")
        nothing = [""] * away
        parts.append(
            frame(
                {
                    "session_id": [_number(place)] * (size + away),
                    "person": people.key[np.concatenate([session.came, session.missed])],
                    "attended": ["yes"] * size + ["no"] * away,
                    "confidence_before": before + nothing,
                    "confidence_after": after + nothing,
                    "follow_up_reply": np.where(replies, "yes", "no" if follows else "").tolist() + nothing,
                    "practice_changed": np.where(replies, changed, "").tolist() + nothing,
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def _confidence(rng: np.random.Generator, size: int) -> tuple[list[str], list[str]]:
    before = rng.integers(1, 5, size)
    after = np.minimum(before + rng.choice([0, 1, 1, 2], size), 5)
    silent = rng.random(size) < 0.4
    return np.where(silent, "", before.astype(str)).tolist(), np.where(silent, "", after.astype(str)).tolist()


def _number(place: int) -> str:
    return f"C{place + 1:03d}"


_NOBODY: Ints = np.empty(0, dtype=np.int64)


def _months_before(day: date, months: int) -> date:
    return date(day.year - months // 12, day.month, day.day)
