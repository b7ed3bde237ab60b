"""Every story's figure counted again in plain Python from the generated rows. Slow, obvious, on its own.

Nothing here is shared with the product: not its SQL, not its periods, not its code lists.
"""

import csv
import math
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

Row = dict[str, str]
Rows = dict[str, list[Row]]

STATES = {"prefer_not_to_say", "no_response", "not_asked", "not_known", ""}
LEADERS = {"team_lead", "senior_leader"}
KINDS = {
    "permanent_full_time": "permanent",
    "permanent_part_time": "permanent",
    "fixed_term": "contractual",
    "hourly_paid": "contractual",
    "agency": "contractual",
    "self_employed": "self_employed",
}
INCLUSION_TOPICS = {
    "reflective_practice",
    "trauma_informed",
    "edi_bootcamp",
    "edi_conversation",
    "send_inclusion",
    "youth_voice",
}
LESSONS = {"small_group", "individual", "large_group"}


class Story(NamedTuple):
    """One row of sample_stories.csv."""

    story: str
    title: str
    metric: str
    split: str
    part: str
    narrowing: str
    period: str
    value: str
    numerator: str
    denominator: str
    tolerance: str
    what_to_see: str


class Figure(NamedTuple):
    """A figure counted again."""

    numerator: float
    denominator: float | None = None

    @property
    def value(self) -> float:
        """The count, or the percentage."""
        return self.numerator if self.denominator is None else 100 * self.numerator / self.denominator


def stories() -> list[Story]:
    """The tests' own copy of the stories."""
    with (Path(__file__).parent / "sample_stories.csv").open(encoding="utf-8", newline="") as file:
        return [Story(**row) for row in csv.DictReader(file)]


def recount(rows: Rows, story: Story) -> Figure:
    """The story's figure, from the rows."""
    return COUNTS[story.metric](rows, story)


def known(answer: str) -> bool:
    return answer not in STATES


def day(text: str) -> date:
    return date.fromisoformat(text)


def years_before(end: date, months: int) -> date:
    """The same day some months before; the last of the month when there is none."""
    index = end.year * 12 + end.month - 1 - months
    last = [31, 29 if (index // 12) % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][index % 12]
    return date(index // 12, index % 12 + 1, min(end.day, last))


def year_end(period: str) -> date:
    return date(int(period[:4]) + 1, 8, 31)


def in_year(text: str, period: str) -> bool:
    return date(int(period[:4]), 9, 1) <= day(text) <= year_end(period)


def term_end(period: str) -> date:
    path = Path(__file__).resolve().parents[2] / "data" / "reference" / "term_dates.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return max(day(row["ends"]) for row in csv.DictReader(file) if row["term_key"] == period)


def term_start(period: str) -> date:
    path = Path(__file__).resolve().parents[2] / "data" / "reference" / "term_dates.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return min(day(row["starts"]) for row in csv.DictReader(file) if row["term_key"] == period)


# Workforce and leadership


def in_post(rows: Rows, period: str) -> list[Row]:
    return [row for row in rows["workforce"] if row["snapshot_date"] == period and row["in_post"] == "yes"]


def disclosure(rows: Rows, story: Story) -> Figure:
    here = in_post(rows, story.period)
    return Figure(sum(known(row[story.part]) for row in here), len(here))


def ethnic_minority(rows: Rows, story: Story) -> Figure:
    return not_white_british(in_post(rows, story.period))


def not_white_british(people: Iterable[Row]) -> Figure:
    answers = [row["ethnicity"] for row in people if known(row["ethnicity"])]
    return Figure(sum(answer != "white_british" for answer in answers), len(answers))


def disabled(rows: Rows, story: Story) -> Figure:
    answers = [row["disability"] for row in in_post(rows, story.period) if known(row["disability"])]
    return Figure(answers.count("disabled"), len(answers))


def minority_leaders(rows: Rows, story: Story) -> Figure:
    return not_white_british(row for row in in_post(rows, story.period) if row["role_level"] in LEADERS)


def governance_minority(rows: Rows, story: Story) -> Figure:
    return not_white_british(row for row in rows["governance"] if row["snapshot_date"] == story.period)


def young_votes(rows: Rows, story: Story) -> Figure:
    return Figure(
        sum(
            row["snapshot_date"] == story.period and row["under_25"] == "yes" and row["votes"] == "yes"
            for row in rows["governance"]
        )
    )


# Recruitment


def success(rows: Rows, story: Story) -> Figure:
    end = year_end(story.period)
    start = date(end.year - 2, 8, 31)
    group = [
        row
        for row in rows["recruitment"]
        if start < day(row["advertised_on"]) <= end
        and known(row["ethnicity"])
        and (row["ethnicity"] == "white_british") == (story.part == "white_british")
    ]
    return Figure(sum(row["furthest_stage"] == "appointed" for row in group), len(group))


# Training


def people_in_post_on(rows: Rows, when: date) -> dict[str, str]:
    """Each person in post on a day, with the kind of contract."""
    started: dict[str, date] = {}
    left: dict[str, date] = {}
    contracts: dict[str, list[tuple[date, str]]] = {}
    for row in rows["workforce"]:
        started[row["person"]] = day(row["started_on"])
        if row["left_on"]:
            left[row["person"]] = day(row["left_on"])
        contracts.setdefault(row["person"], []).append((day(row["snapshot_date"]), KINDS[row["contract"]]))
    found = {}
    for person, begun in started.items():
        if begun <= when and (person not in left or left[person] > when):
            history = sorted(contracts[person])
            before = [kind for snapshot, kind in history if snapshot <= when]
            found[person] = before[-1] if before else history[0][1]
    return found


def attended_between(rows: Rows, after: date, until: date, topics: set[str]) -> set[str]:
    sessions = {
        row["session_id"]
        for row in rows["cpd_sessions"]
        if row["held"] == "yes" and row["topic"] in topics and after < day(row["held_on"]) <= until
    }
    return {
        row["person"]
        for row in rows["cpd_attendance"]
        if row["session_id"] in sessions and row["attended"] == "yes"
    }


def trauma_informed(rows: Rows, story: Story) -> Figure:
    end = term_end(story.period)
    people = people_in_post_on(rows, end)
    if story.part:
        people = {person: kind for person, kind in people.items() if kind == story.part}
    came = attended_between(rows, years_before(end, 24), end, {"trauma_informed"})
    return Figure(len(came & people.keys()), len(people))


def any_inclusion_cpd(rows: Rows, story: Story) -> Figure:
    end = year_end(story.period)
    people = {person for person, kind in people_in_post_on(rows, end).items() if kind == story.part}
    came = attended_between(rows, date(end.year - 1, 8, 31), end, INCLUSION_TOPICS)
    return Figure(len(came & people), len(people))


def reflective_sessions(rows: Rows, story: Story) -> Figure:
    first, last = term_start(story.period), term_end(story.period)
    held = [
        row
        for row in rows["cpd_sessions"]
        if row["topic"] == "reflective_practice"
        and row["held"] == "yes"
        and first <= day(row["held_on"]) <= last
    ]
    return Figure(len(held), 2)


# Participation


def learners(rows: Rows, term: str, programme: str = "") -> dict[str, Row]:
    """Each learner of a term once, with one of their rows."""
    return {
        row["pupil"]: row
        for row in rows["participation"]
        if row["term"] == term
        and row["status"] in ("attending", "completed")
        and programme in ("", row["programme"])
    }


def pupils(rows: Rows, story: Story) -> Figure:
    return Figure(len(learners(rows, story.period)))


def share_of_learners(column: str, yes: Callable[[str], bool]) -> Callable[[Rows, Story], Figure]:
    def count(rows: Rows, story: Story) -> Figure:
        answers = [
            row[column] for row in learners(rows, story.period, story.part).values() if known(row[column])
        ]
        return Figure(sum(map(yes, answers)), len(answers))

    return count


def state_schools(rows: Rows, period: str) -> dict[str, Row]:
    september = f"{period[:4]}-09-01"
    return {
        row["urn"]: row
        for row in rows["schools"]
        if row["snapshot_date"] == september and row["state_funded"] == "yes"
    }


def take_up(rows: Rows, story: Story) -> Figure:
    schools = state_schools(rows, story.period)
    there = sum(row["school_urn"] in schools for row in learners(rows, story.period).values())
    return Figure(there, sum(int(school["pupils"]) for school in schools.values()))


def take_up_free_meals(rows: Rows, story: Story) -> Figure:
    schools = state_schools(rows, story.period)
    there = sum(
        row["school_urn"] in schools and row["free_meals"] == "yes"
        for row in learners(rows, story.period).values()
    )
    eligible = sum(
        int(school["pupils"]) * float(school["free_meals_percent"]) / 100
        for school in schools.values()
        if school["free_meals_percent"] not in ("", "c", "x", "z")
    )
    return Figure(there, eligible)


def wcet_continue(rows: Rows, story: Story) -> Figure:
    first = story.period
    after = f"{int(first[:4]) + 1}/{int(first[5:]) + 1}"
    cohort = {
        row["pupil"]
        for row in rows["participation"]
        if row["term"].startswith(first)
        and row["programme"] == "wcet"
        and row["status"] in ("attending", "completed")
        and row["pupil_premium"] == story.part
    }
    later = {
        row["pupil"]
        for row in rows["participation"]
        if row["term"].startswith(after) and row["status"] in ("attending", "completed")
    }
    return Figure(len(cohort & later), len(cohort))


# Schools and programmes


def engaged(rows: Rows, story: Story) -> Figure:
    schools = state_schools(rows, story.period)
    if story.part:
        schools = {urn: row for urn, row in schools.items() if row["district"] == story.part}
    active = {row["school_urn"] for row in rows["participation"] if row["term"].startswith(story.period)}
    active |= {row["school_urn"] for row in rows["programmes"] if row["academic_year"] == story.period}
    return Figure(len(active & schools.keys()), len(schools))


def of_programme(rows: Rows, programme: str, period: str) -> dict[str, Row]:
    return {
        row["pupil"]: row
        for row in rows["participation"]
        if row["programme"] == programme
        and row["term"].startswith(period)
        and row["status"] in ("attending", "completed")
    }


def nurture_pupils(rows: Rows, story: Story) -> Figure:
    return Figure(len(of_programme(rows, "nurture_group", story.period)))


ENGLAND_FREE_MEALS = {"primary": 24.3, "secondary": 24.1}
"""Any number between 20 and 30 gives the same answer in the sample."""


def nurture_targeted(rows: Rows, story: Story) -> Figure:
    schools = state_schools(rows, story.period)
    there = [schools[row["school_urn"]] for row in of_programme(rows, "nurture_group", story.period).values()]
    high = [row for row in there if float(row["free_meals_percent"]) > ENGLAND_FREE_MEALS[row["phase"]]]
    return Figure(len(high), len(there))


def songwriter(rows: Rows, story: Story) -> Figure:
    there = of_programme(rows, "songwriter_masterclass", story.period).values()
    return Figure(sum(story.part in ("", row["sex"]) for row in there))


def mentoring_started(rows: Rows, story: Story) -> Figure:
    referred = [
        row
        for row in rows["participation"]
        if row["programme"] == "mentoring" and in_year(row["referred_on"], story.period)
    ]
    started = {
        row["pupil"]
        for row in referred
        if row["started_on"] and day(row["started_on"]) <= day(row["referred_on"]) + timedelta(days=42)
    }
    return Figure(len(started), len({row["pupil"] for row in referred}))


def youth_club_sessions(rows: Rows, story: Story) -> Figure:
    return Figure(
        sum(
            int(row["sessions_held"])
            for row in rows["programmes"]
            if row["programme"] == "youth_club" and row["academic_year"] == story.period
        )
    )


def unmet(rows: Rows, story: Story) -> Figure:
    decided = [
        row
        for row in rows["fee_support"]
        if row["academic_year"] == story.period
        and row["decided_on"]
        and row["fee_stage"] in ("awarded", "waiting_list", "closed_unfunded")
    ]
    return Figure(sum(row["fee_stage"] != "awarded" for row in decided), len(decided))


# Genres


def hours_by_genre(rows: Rows, term: str) -> dict[str, float]:
    hours: dict[str, float] = {}
    for row in rows["genre_offer"]:
        if row["term"] == term:
            hours[row["genre"]] = hours.get(row["genre"], 0.0) + float(row["weekly_hours"])
    return hours


def offered(rows: Rows, story: Story) -> Figure:
    return Figure(len(hours_by_genre(rows, story.period)))


def effective(rows: Rows, story: Story) -> Figure:
    hours = hours_by_genre(rows, story.period).values()
    whole = sum(hours)
    return Figure(math.exp(-sum(part / whole * math.log(part / whole) for part in hours)))


def single_tutor(rows: Rows, story: Story) -> Figure:
    tutors: dict[str, int] = {}
    for row in rows["genre_offer"]:
        if row["term"] == story.period:
            tutors[row["genre"]] = tutors.get(row["genre"], 0) + int(row["tutors"])
    return Figure(sum(number == 1 for number in tutors.values()))


# Voice


def answered(rows: Rows, story: Story) -> Figure:
    when = day(story.period)
    due = [
        row
        for row in rows["voice_recommendations"]
        if years_before(when, 18) < day(row["made_on"]) and day(row["made_on"]) + timedelta(days=90) <= when
    ]
    in_time = [
        row
        for row in due
        if row["answered_on"] and day(row["answered_on"]) <= day(row["made_on"]) + timedelta(days=90)
    ]
    return Figure(len(in_time), len(due))


def priority_share(rows: Rows, story: Story) -> Figure:
    made = [row for row in rows["voice_recommendations"] if in_year(row["made_on"], story.period)]
    return Figure(sum(int(row["priority_people"]) for row in made), sum(int(row["people"]) for row in made))


def non_users(rows: Rows, story: Story) -> Figure:
    parents = [
        row
        for row in rows["survey_responses"]
        if in_year(row["answered_on"], story.period) and row["audience"] in ("parent_user", "parent_non_user")
    ]
    return Figure(sum(row["audience"] == "parent_non_user" for row in parents), len(parents))


def barrier(rows: Rows, story: Story) -> Figure:
    audience = story.narrowing.removeprefix("audience=")
    replies = [
        row
        for row in rows["survey_responses"]
        if in_year(row["answered_on"], story.period) and row["audience"] == audience and row["barriers"]
    ]
    return Figure(sum(story.part in row["barriers"].split("|") for row in replies), len(replies))


# Leadership


def self_assessment(rows: Rows, story: Story) -> Figure:
    agreed = [
        int(row["level"])
        for row in rows["self_assessment"]
        if in_year(row["rated_on"], story.period) and row["rater_group"] == "agreed" and row["level"] != "na"
    ]
    return Figure(sum(agreed) / len(agreed))


STRANDS = {"workforce": "WD", "voice": "YV", "programming": "PR", "leadership": "LS"}


def rating_spread(rows: Rows, story: Story) -> Figure:
    levels: dict[str, dict[str, int]] = {"leaders": {}, "young_people": {}}
    for row in rows["self_assessment"]:
        if (
            in_year(row["rated_on"], story.period)
            and row["statement_id"].startswith(STRANDS[story.part])
            and row["rater_group"] in levels
            and row["level"] != "na"
            and int(row["raters"]) >= 5
        ):
            levels[row["rater_group"]][row["statement_id"]] = int(row["level"])
    both = levels["leaders"].keys() & levels["young_people"].keys()
    return Figure(sum(levels["leaders"][item] - levels["young_people"][item] for item in both) / len(both))


def lens_reviewed(rows: Rows, story: Story) -> Figure:
    when = day(story.period)
    latest: dict[str, date] = {}
    for row in rows["lens_reviews"]:
        if row["last_reviewed_on"] and day(row["last_reviewed_on"]) <= when:
            reviewed = day(row["last_reviewed_on"])
            latest[row["process_id"]] = max(reviewed, latest.get(row["process_id"], reviewed))
    recent = sum(reviewed > years_before(when, 36) for reviewed in latest.values())
    return Figure(recent, len({row["process_id"] for row in rows["lens_reviews"]}))


def services(rows: Rows, story: Story) -> Figure:
    end = year_end(story.period)
    return Figure(len({row["service"] for row in rows["peer_support"] if day(row["held_on"]) <= end}))


COUNTS: dict[str, Callable[[Rows, Story], Figure]] = {
    "workforce.disclosure": disclosure,
    "workforce.ethnic_minority": ethnic_minority,
    "workforce.disabled": disabled,
    "leadership.ethnic_minority_leaders": minority_leaders,
    "leadership.governance_ethnic_minority": governance_minority,
    "leadership.young_votes": young_votes,
    "leadership.self_assessment": self_assessment,
    "leadership.rating_spread": rating_spread,
    "leadership.lens_reviewed": lens_reviewed,
    "national.services": services,
    "recruitment.success": success,
    "training.trauma_informed": trauma_informed,
    "training.any_inclusion_cpd": any_inclusion_cpd,
    "training.reflective_sessions": reflective_sessions,
    "participation.pupils": pupils,
    "participation.free_meals": share_of_learners("free_meals", lambda answer: answer == "yes"),
    "participation.ethnic_minority": share_of_learners("ethnicity", lambda answer: answer != "white_british"),
    "participation.send": share_of_learners("sen", lambda answer: answer in ("sen_support", "ehc_plan")),
    "participation.pupil_premium": share_of_learners(
        "pupil_premium", lambda answer: answer in ("yes", "service")
    ),
    "participation.take_up": take_up,
    "participation.take_up_free_meals": take_up_free_meals,
    "progression.wcet_continue": wcet_continue,
    "schools.engaged": engaged,
    "programmes.nurture_pupils": nurture_pupils,
    "programmes.nurture_targeted": nurture_targeted,
    "programmes.songwriter": songwriter,
    "programmes.mentoring_started": mentoring_started,
    "programmes.youth_club_sessions": youth_club_sessions,
    "access.unmet": unmet,
    "genre_offer.offered": offered,
    "genre_offer.effective": effective,
    "genre_offer.single_tutor": single_tutor,
    "voice.answered": answered,
    "voice.priority_share": priority_share,
    "voice.non_users": non_users,
    "voice.barrier": barrier,
}
