"""Who takes part in what, term by term."""

from datetime import date
from typing import Annotated

from edi_metrics.codes import code_list
from edi_metrics.datasets.dataset import CountedOnce, Dataset, Record, needed, optional
from edi_metrics.datasets.kinds import ETHNICITY, KEY, URN, Day, Term, Text, Whole, answer, code
from edi_metrics.datasets.rules import AnyOf, CategoryFits, Needs

TARGETED = tuple(entry.code for entry in code_list("programme").codes.values() if entry.parent == "targeted")
"""The programmes that are made for some learners, and so need to say which run."""


class Place(Record):
    """One pupil in one programme in one term."""

    term: Annotated[str, Term()] = needed("School term", "2026/27 autumn")
    programme: Annotated[str, code("programme")] = needed("Which programme", "small_group")
    programme_id: Annotated[str | None, Text()] = optional(
        "The run, as in your own records; needed for a targeted programme"
    )
    pupil: Annotated[str, KEY] = needed("The service's own lasting code for the pupil", "k02e9")
    school_urn: Annotated[str | None, URN] = optional("The school's number (URN)", "900142")
    home_district: Annotated[str | None, code("district")] = optional("Where the pupil lives", "E07000103")
    home_imd_decile: Annotated[int | None, Whole(1, 10)] = optional(
        "From the postcode, which is then dropped", "2"
    )
    year_group: Annotated[str | None, code("year_group")] = optional("School year", "5")
    sex: Annotated[str | None, answer("sex")] = optional("Sex as recorded", "female")
    ethnicity: Annotated[str | None, ETHNICITY] = optional(
        "Self-described ethnic group; the finest list you hold", "asian_indian"
    )
    sen: Annotated[str | None, answer("sen")] = optional("Need on the school record", "sen_support")
    free_meals: Annotated[str | None, answer("free_meals")] = optional("Free school meal eligibility", "yes")
    pupil_premium: Annotated[str | None, answer("pupil_premium")] = optional(
        "Pupil premium, confirmed by the school", "yes"
    )
    looked_after: Annotated[str | None, answer("looked_after")] = optional("Looked-after status", "no")
    eal: Annotated[str | None, answer("eal")] = optional("First language", "english")
    genre: Annotated[str | None, code("genre")] = optional("Genre", "orchestral")
    playing_level: Annotated[str | None, code("playing_level")] = optional("Playing level", "beginner")
    instrument: Annotated[str | None, Text()] = optional("Instrument", "cello")
    weekly_minutes: Annotated[int | None, Whole(0, 600)] = optional("Minutes of teaching a week", "30")
    status: Annotated[str, code("activity_status")] = needed("Where the place stands", "attending")
    referred_on: Annotated[date | None, Day()] = optional("mentoring and other referrals")
    started_on: Annotated[date | None, Day()] = optional("Day it started", "2025-09-15")
    leave_reason: Annotated[str | None, code("leave_reason")] = optional("Why the pupil left")
    sessions_attended: Annotated[int | None, Whole()] = optional("Sessions attended this term", "9")
    musical_start: Annotated[int | None, Whole(1, 5)] = optional("Musical outcome at the start, 1 to 5")
    musical_end: Annotated[int | None, Whole(1, 5)] = optional("Musical outcome at the end, 1 to 5")
    personal_start: Annotated[int | None, Whole(1, 5)] = optional("Personal outcome at the start, 1 to 5")
    personal_end: Annotated[int | None, Whole(1, 5)] = optional("Personal outcome at the end, 1 to 5")
    social_start: Annotated[int | None, Whole(1, 5)] = optional("Social outcome at the start, 1 to 5")
    social_end: Annotated[int | None, Whole(1, 5)] = optional("Social outcome at the end, 1 to 5")
    rules = (Needs("programme_id", "programme", TARGETED),)


class PlaceCount(CountedOnce):
    """Places in a programme and term, already counted. Places are not people."""

    term: Annotated[str, Term()] = needed("School term", "2026/27 autumn")
    programme: Annotated[str, code("programme")] = needed("Which programme", "small_group")
    district: Annotated[str | None, code("district")] = optional(
        "The district, or else the school", "E07000103"
    )
    school_urn: Annotated[str | None, URN] = optional("The school's number (URN), or else the district")
    year_group: Annotated[str | None, code("year_group")] = optional("School year", "5")
    rules = (
        CategoryFits(),
        AnyOf("district", "school_urn"),
    )


PARTICIPATION = Dataset(
    "participation",
    title="Participation",
    record=Place,
    one_per=("pupil", "programme", "programme_id", "term"),
    grain="one pupil in one programme in one term",
    cadence="each term",
    source="music service management system",
    counted=PlaceCount,
    notes=(
        "unique pupil x programme_id x term; WCET classes come counted from the school form; places "
        "are not people: counted rows are never added across programmes or terms; outcome ratings 1 "
        "to 5, start and end"
    ),
)
