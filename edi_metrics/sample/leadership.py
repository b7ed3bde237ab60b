"""How the sample service is led: its boards, its own ratings, the lens register, papers and peers.

Small sets, written out. Counts that a story asks for are the lengths and marks of these tables.
"""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from edi_metrics.sample.calendar import november
from edi_metrics.sample.draw import exact_shares, pick, table, weighted
from edi_metrics.sample.people import MINORITY_GROUPS

BODIES: tuple[dict[tuple[str, str, str, str, str], int], ...] = (
    {
        ("hub_board", "executive", "", "yes", "no"): 2, ("hub_board", "school", "", "yes", "no"): 3,
        ("hub_board", "partner", "", "yes", "no"): 3, ("service_leadership", "executive", "senior_leader", "yes", "no"): 4,
        ("governors_panel", "independent", "", "yes", "no"): 3,
    },
    {
        ("hub_board", "executive", "", "yes", "no"): 2, ("hub_board", "school", "", "yes", "no"): 3,
        ("hub_board", "partner", "", "yes", "no"): 3, ("service_leadership", "executive", "senior_leader", "yes", "no"): 4,
        ("working_group", "staff", "tutor", "yes", "no"): 3, ("working_group", "staff", "team_lead", "yes", "no"): 2,
        ("working_group", "staff", "senior_leader", "yes", "no"): 1,
    },
    {
        ("hub_board", "executive", "", "yes", "no"): 1, ("hub_board", "school", "", "yes", "no"): 3,
        ("hub_board", "partner", "", "yes", "no"): 3, ("service_leadership", "executive", "senior_leader", "yes", "no"): 4,
        ("working_group", "staff", "tutor", "yes", "no"): 2, ("working_group", "hourly_paid_staff", "tutor", "yes", "no"): 2,
        ("working_group", "staff", "team_lead", "yes", "no"): 2, ("working_group", "la_edi_officer", "", "yes", "no"): 1,
        ("working_group", "staff", "senior_leader", "yes", "no"): 1,
    },
    {
        ("hub_board", "executive", "", "yes", "no"): 1, ("hub_board", "school", "", "yes", "no"): 3,
        ("hub_board", "partner", "", "yes", "no"): 4, ("service_leadership", "executive", "senior_leader", "yes", "no"): 4,
        ("working_group", "staff", "tutor", "yes", "no"): 2, ("working_group", "hourly_paid_staff", "tutor", "yes", "no"): 2,
        ("working_group", "staff", "team_lead", "yes", "no"): 2, ("working_group", "la_edi_officer", "", "yes", "no"): 1,
        ("working_group", "staff", "senior_leader", "yes", "no"): 1, ("youth_board", "young_person", "", "no", "yes"): 3,
    },
    {
        ("hub_board", "executive", "", "yes", "no"): 1, ("hub_board", "school", "", "yes", "no"): 3,
        ("hub_board", "partner", "", "yes", "no"): 4, ("hub_board", "young_person", "", "yes", "yes"): 1,
        ("service_leadership", "executive", "senior_leader", "yes", "no"): 4,
        ("working_group", "staff", "tutor", "yes", "no"): 2, ("working_group", "hourly_paid_staff", "tutor", "yes", "no"): 2,
        ("working_group", "staff", "team_lead", "yes", "no"): 2, ("working_group", "la_edi_officer", "", "yes", "no"): 1,
        ("working_group", "staff", "senior_leader", "yes", "no"): 1, ("youth_board", "young_person", "", "no", "yes"): 6,
    },
)  # fmt: skip
"""Members on each 1 November: body, kind, role level, vote, under 25. No support staff sit in the working group."""
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
RATERS = {"leaders": 7, "tutors": 18, "hourly_paid_staff": 11, "support_staff": 6, "partners": 7, "young_people": 16}
MEAN_STEP = {"leaders": 0.4, "tutors": 0.0, "hourly_paid_staff": -0.3, "support_staff": 0.0, "partners": 0.1,
             "young_people": -0.4}  # fmt: skip
VOICE_2026 = {"leaders": (3, 3, 3, 3, 3, 3, 4, 3), "young_people": (2, 2, 2, 3, 2, 2, 2, 2)}
"""The last round's levels for YV1 to YV8: 3.1 by leaders and 2.1 by young people."""

REGISTER: tuple[tuple[str, str, str, date | None, str, str, str, str, str], ...] = (
    ("Charging and remissions policy", "policy", "Finance and business manager", date(2024, 3, 7), "changed",
     "free_meals|pupil_premium", "leaders|partners", "Help is decided before fees fall due", "A22"),
    ("Behaviour and attendance rules", "policy", "Deputy head of service", date(2025, 2, 13), "changed",
     "sen|looked_after", "tutors|young_people", "No place is lost for absence without a talk first", ""),
    ("Enrolment form", "form", "Communications officer", date(2023, 11, 16), "changed",
     "eal|disability", "partners|young_people", "Access needs are asked in plain words", ""),
    ("Concert dress", "event", "Centres manager", date(2025, 5, 15), "stopped", "religion|seb", "young_people", "", ""),
    ("Instrument loan agreement", "form", "Finance and business manager", None, "not_started", "", "", "", ""),
    ("Complaints procedure", "procedure", "Deputy head of service", None, "not_started", "", "", "", ""),
    ("Tutor selection day", "recruitment", "HR and workforce lead", date(2024, 6, 13), "changed",
     "ethnicity|seb", "tutors|young_people", "Orchestral audition replaced by a skills session", "A03"),
    ("Tutor job advert", "recruitment", "HR and workforce lead", date(2025, 11, 6), "changed",
     "ethnicity|disability", "tutors", "Adverts go to three community networks", "A04"),
    ("Induction of new tutors", "procedure", "HR and workforce lead", None, "not_started", "", "", "", ""),
    ("Ensemble auditions", "procedure", "Centres manager", date(2025, 6, 12), "more_work", "seb|sen", "young_people", "", ""),
    ("Whole-class teaching pack", "programme", "Curriculum lead, whole-class", None, "not_started", "", "", "", ""),
    ("Bursary letters", "communication", "Finance and business manager", date(2024, 5, 23), "changed",
     "eal|seb", "partners", "Letters fit one page and name a person to ring", ""),
    ("Singing strategy", "policy", "Singing strategy lead", date(2026, 3, 12), "changed",
     "ethnicity|eal", "young_people|tutors", "Songs are chosen with children", "A28"),
    ("Schools brochure", "communication", "Communications officer", date(2026, 5, 14), "changed",
     "eal|disability", "partners", "Says what help there is and how to ask", "A27"),
    ("Mentoring referral form", "form", "Mentoring coordinator", date(2024, 2, 8), "no_change", "looked_after", "partners",
     "", ""),
    ("Nurture-group places", "programme", "Nurture-group coordinator", date(2026, 1, 22), "more_work",
     "free_meals|pupil_premium", "tutors|partners", "", ""),
    ("Sheet music and repertoire buying", "procurement", "Curriculum lead, global traditions", None, "not_started", "", "",
     "", ""),
    ("Venue hire", "procurement", "Centres manager", date(2025, 10, 16), "changed", "disability", "partners",
     "Only step-free venues are booked", ""),
    ("Festival entry rules", "event", "Centres manager", None, "not_started", "", "", "", ""),
    ("Website fees page", "communication", "Communications officer", date(2026, 2, 5), "changed", "eal|seb",
     "young_people|partners", "Prices after help are shown first", ""),
    ("Safeguarding induction", "policy", "Deputy head of service", date(2024, 11, 14), "no_change", "sen", "tutors", "", ""),
    ("Expenses for hourly-paid staff", "procedure", "Finance and business manager", None, "not_started", "", "", "", ""),
    ("Board recruitment", "recruitment", "Hub partnership manager", None, "not_started", "", "", "", ""),
    ("Holiday course booking", "procedure", "Centres manager", None, "not_started", "", "", "", ""),
)  # fmt: skip
"""Twenty-four processes: title, kind, owner, last review, outcome, characteristics, asked, change, action."""
BETWEEN_REVIEWS = timedelta(days=3 * 365 - 30)

DOCUMENTS = (
    ("D01", "business_plan", "Business plan 2026 to 2029", "2026-03-31", "yyyny", 62, "A35"),
    ("D02", "charging_policy", "Charging and remissions policy 2026", "2026-02-20", "yyyyn", 520, "A22"),
    ("D03", "marketing_booklet", "Schools brochure 2026/27", "2026-07-06", "yyyyy", 486, "A27"),
    ("D04", "local_plan", "Local plan for music education", "2025-11-14", "yynny", 140, ""),
    ("D05", "singing_strategy", "Singing strategy 2026", "2026-04-24", "yyyyy", 310, "A28"),
    ("D06", "inclusion_strategy", "Inclusion strategy 2024 to 2028", "2024-06-28", "yyyyy", 210, ""),
    ("D07", "annual_report", "Equality information report 2025", "2026-01-30", "ynnyy", 95, ""),
    ("D08", "forum_presentation", "Inclusion as organisational change", "2026-06-11", "yynny", 54, "A37"),
    ("D09", "survey_form", "Public engagement survey 2026", "2026-02-23", "ynnyn", 1563, "A16"),
    ("D10", "marketing_booklet", "Schools brochure 2025/27", "2025-07-04", "ynnnn", 470, ""),
    ("D11", "marketing_booklet", "Schools brochure 2024/25", "2024-07-08", "ynnnn", 462, ""),
    ("D12", "forum_presentation", "Who is missing from our music", "2025-06-19", "ynnny", 47, ""),
    ("D13", "annual_report", "Equality information report 2024", "2025-01-31", "ynnnn", 88, ""),
    ("D14", "singing_strategy", "Singing strategy 2023", "2023-09-22", "ynnnn", 240, ""),
)
"""Number, kind, title, day, five flags (offer, fee help, progression, access, outcomes), reach, action."""

INSIGHTS = (
    ("I01", "2023-11-09", "schools", "Head teachers ask for a start in the autumn, not in January", "", ""),
    ("I02", "2024-01-18", "young_people", "Rock and pop groups feel second best at concerts", "", ""),
    ("I03", "2024-04-25", "parents_carers", "Fee help is hard to find on the website", "D02", ""),
    ("I04", "2024-10-17", "local_authority", "The equality board asks for figures by district", "D01", ""),
    ("I05", "2024-12-05", "schools", "Small schools cannot fill a whole-class group alone", "D01", ""),
    ("I06", "2025-02-27", "young_people", "People drop out when their friends cannot afford it", "D01", ""),
    ("I07", "2025-05-22", "hub", "Partners run youth sessions nobody has told schools about", "", ""),
    ("I08", "2025-07-10", "parents_carers", "Letters come in English alone", "D01", ""),
    ("I09", "2025-10-23", "schools", "Transport home decides who can stay for ensembles", "D01", ""),
    ("I10", "2025-11-20", "local_authority", "Four areas have new homes and no music centre", "D01", ""),
    ("I11", "2026-01-15", "young_people", "Young people want to see what came of their ideas", "D01", "A20"),
    ("I12", "2026-02-03", "parents_carers", "Fees are due before help is confirmed", "D01", "A22"),
    ("I13", "2026-05-21", "schools", "Year 7 pupils do not know they can carry on", "", ""),
    ("I14", "2026-09-24", "hub", "Partners would share a map of who works where", "", ""),
)

NEW_SERVICES = ((2022, 5), (2023, 6), (2024, 7), (2025, 4), (2026, 1))
"""Other services worked with for the first time, by the year a school year begins."""
ACTIVITIES_A_YEAR = {2022: 8, 2023: 10, 2024: 11, 2025: 11, 2026: 4}
REGIONS = ("East of England", "London", "South East", "East Midlands", "West Midlands", "North West", "Yorkshire", "South West")
LEARNING = ("", "", "A survey nobody answered, and why", "Paying members for their time changed who came", "One target too many")

EVENTS = (
    ("EV01", "2023-10-05", "", "staffing", "ED&I working group begins", "leadership", "yes"),
    ("EV02", "2024-02-22", "", "policy", "Hourly-paid members are paid to attend", "leadership.group_breadth", "yes"),
    ("EV03", "2024-04-08", "", "external", "Pupil premium rates change", "participation.pupil_premium access", "yes"),
    ("EV04", "2024-09-02", "", "policy", "Skills sessions replace auditions", "recruitment", "yes"),
    ("EV05", "2024-09-02", "", "programme_start", "Gospel, production and tabla start", "genre_offer", "yes"),
    ("EV09", "2025-01-13", "2025-03-28", "campaign", '"Tell us about you" disclosure campaign', "workforce", "yes"),
    ("EV10", "2025-02-24", "", "campaign", "Whole-staff trauma-informed training", "training.trauma_informed", "yes"),
    ("EV11", "2025-03-14", "", "funding", "Hardship fund closes", "access", "yes"),
    ("EV12", "2025-10-10", "", "policy", "Inclusion CPD calendar published", "training.any_inclusion_cpd", "yes"),
    ("EV13", "2025-10-30", "", "data_break", "IMD 2019 becomes IMD 2025", "participation.deprived_areas", "yes"),
    ("EV14", "2025-10-31", "", "programme_start", "Youth clubs open in Watford and Hertsmere",
     "programmes.youth_club_sessions", "yes"),
    ("EV15", "2025-11-03", "", "programme_start", "DJing and rap in three districts", "genre_offer", "yes"),
    ("EV16", "2025-11-14", "", "funding", "Hardship fund ring-fenced", "access", "yes"),
    ("EV17", "2025-12-12", "", "programme_start", "Four nurture centres opened", "programmes.nurture_pupils programmes.nurture_targeted",
     "yes"),
    ("EV18", "2026-02-20", "", "policy", "Fee help decided before fees fall due", "access", "yes"),
    ("EV19", "2026-03-27", "", "campaign", "Survey at libraries and food banks", "voice.non_users voice.barrier", "yes"),
    ("EV20", "2026-09-18", "", "policy", "Monitoring questions in the staff app", "workforce.disclosure", "no"),
)  # fmt: skip


def governance(rng: np.random.Generator) -> pd.DataFrame:
    """The `governance` dataset: every member of every body on each 1 November, nobody on two."""
    rows: list[tuple[object, ...]] = []
    for snapshot, members in enumerate(BODIES):
        size = sum(members.values())
        minority = np.zeros(size, dtype=bool)
        minority[pick(rng, np.arange(size), MEMBERS_ETHNIC_MINORITY[snapshot])] = True
        ethnicity = np.where(minority, weighted(rng, MINORITY_GROUPS, size), "white_british")
        disability = exact_shares(rng, {"not_disabled": 80, "disabled": 8, "prefer_not_to_say": 12}, size)
        sex = exact_shares(rng, {"female": 52, "male": 48}, size)
        seats = [seat for seat, number in members.items() for _ in range(number)]
        for place, (body, kind, level, votes, young) in enumerate(seats):
            in_writing = "yes" if body == "working_group" else ""
            age = "under_20" if young == "yes" else "35_49" if place % 2 else "50_64"
            rows.append(
                (november(snapshot), body, f"HMS-M{place + 1:02d}{body[:2]}", kind, level, votes, young, in_writing,
                 date(2021 + snapshot - place % 3, 9, 15) if snapshot > 1 else date(2021, 9, 15), ethnicity[place],
                 disability[place], sex[place], age, "prefer_not_to_say" if place % 4 else "professional_modern_traditional")
            )  # fmt: skip
    columns = ("snapshot_date", "body", "member", "member_kind", "role_level", "votes", "under_25", "applied_in_writing",
               "started_on", "ethnicity", "disability", "sex", "age_band", "seb")  # fmt: skip
    return table(columns, rows)


def self_assessment(rng: np.random.Generator) -> pd.DataFrame:
    """The `self_assessment` dataset: each statement rated by each group, then agreed at a meeting."""
    strength = rng.permutation(len(STATEMENTS))
    rows: list[tuple[object, ...]] = []
    for number, (round_id, meetings) in enumerate(ROUNDS):
        ladder = np.repeat([1, 2, 3, 4], AGREED_LEVELS[number])
        agreed = ladder[strength]
        for place, statement in enumerate(STATEMENTS):
            day = meetings[place % len(meetings)]
            for group, raters in RATERS.items():
                if group == "young_people" and statement not in ASKED_OF_YOUNG_PEOPLE:
                    continue
                level = int(np.clip(round(agreed[place] + MEAN_STEP[group] + rng.normal(0, 0.35)), 1, 4))
                if number == len(ROUNDS) - 1 and statement.startswith("YV") and group in VOICE_2026:
                    level = VOICE_2026[group][int(statement[2:]) - 1]
                rows.append((round_id, "1", statement, group, level, raters + number, day, "", ""))
            rows.append((round_id, "1", statement, "agreed", agreed[place], 8, day, "", _evidence(statement)))
    columns = ("round_id", "bank_version", "statement_id", "rater_group", "level", "raters", "rated_on", "comment",
               "evidence")  # fmt: skip
    return table(columns, rows)


def lens_reviews() -> pd.DataFrame:
    """The `lens_reviews` dataset: the register, each process with its last review or none."""
    rows = []
    for place, (title, kind, owner, last, outcome, about, asked, change, action) in enumerate(REGISTER):
        following = last + BETWEEN_REVIEWS if last else ""
        rows.append((f"L{place + 1:02d}", title, kind, owner, last, following, outcome, about, asked, change, action))
    columns = ("process_id", "title", "kind", "owner_role", "last_reviewed_on", "next_review_on", "outcome",
               "characteristics", "asked", "change_made", "action_id")  # fmt: skip
    return table(columns, rows)


def documents() -> pd.DataFrame:
    """The `documents` dataset."""
    words = {"y": "yes", "n": "no"}
    rows = [
        (number, kind, title, day, *(words[flag] for flag in flags), reach, action)
        for number, kind, title, day, flags, reach, action in DOCUMENTS
    ]
    columns = ("document_id", "kind", "title", "published_on", "covers_offer", "covers_fee_help", "covers_progression",
               "covers_access", "covers_outcomes", "reach", "action_id")  # fmt: skip
    return table(columns, rows)


def insights() -> pd.DataFrame:
    """The `insights` dataset."""
    return table(("insight_id", "received_on", "source", "summary", "used_in", "action_id"), INSIGHTS)


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
                (f"N{len(rows) + 1:03d}", day, _KINDS[place % len(_KINDS)], f"SVC-{service + 1:03d}",
                 REGIONS[service % len(REGIONS)], "yes" if strands else "no", strands, LEARNING[place % len(LEARNING)])
            )  # fmt: skip
    columns = ("activity_id", "held_on", "kind", "service", "region", "has_plan", "strands_with_smart", "learning")
    return table(columns, rows)


_KINDS = ("peer_working_group", "training", "peer_working_group", "consultancy", "advice_resource", "peer_working_group",
          "action_research")  # fmt: skip


def events() -> pd.DataFrame:
    """The `events` dataset: what happened, and which figures it touches."""
    return table(("event_id", "happened_on", "ended_on", "kind", "title", "touches", "publish"), EVENTS)


def _evidence(statement: str) -> str:
    return {"PR8": "D03", "PR7": "D05", "LS1": "D01"}.get(statement, "")


def _strands(stage: int) -> str:
    return "|".join(("workforce", "voice", "programming", "leadership")[: stage % 6])
