"""What music is on offer, who can teach it and what can be borrowed."""

from datetime import date
from typing import Annotated

from edi_metrics.datasets.dataset import Dataset, Record, needed, optional
from edi_metrics.datasets.kinds import COUNT, KEY, URN, YES_NO, Day, Number, Term, Text, Whole, code, codes
from edi_metrics.datasets.rules import AnyOf, AtMost, NotBefore


class Offer(Record):
    """One genre in one programme in one district in one term."""

    term: Annotated[str, Term()] = needed("School term", "2026/27 autumn")
    programme: Annotated[str, code("programme")] = needed("Which programme", "ensemble")
    district: Annotated[str, code("district")] = needed("Which district", "E07000099")
    genre: Annotated[str, code("genre")] = needed("Genre", "samba")
    groups: Annotated[int, Whole(1)] = needed("Groups or classes", "2")
    weekly_hours: Annotated[float, Number(above=True)] = needed("Delivery hours, all groups", "3.5")
    learners: Annotated[int | None, Whole()] = optional("Learners in those groups", "31")
    tutors: Annotated[int, Whole(1)] = needed("Different tutors delivering it", "1")


GENRE_OFFER = Dataset(
    "genre_offer",
    title="Genre offer",
    record=Offer,
    one_per=("term", "programme", "district", "genre"),
    grain="one genre in one programme in one district in one term",
    cadence="each term",
    source="timetable",
    notes=(
        "hours > 0; genre from the list or mapped by a saved synonym; a new genre waits for the "
        "steward, it never falls into Other"
    ),
)


class Skill(Record):
    """One genre one tutor can teach."""

    snapshot_date: Annotated[date, Day()] = needed("Day the record describes", "2026-11-01")
    person: Annotated[str, KEY] = needed("The service's own lasting code for the person", "p7f3a")
    genre: Annotated[str, code("genre")] = needed("Genre", "djing")
    proficiency: Annotated[str, code("proficiency")] = needed(
        "How well the tutor can teach it", "teach_beginner"
    )
    districts: Annotated[str | None, codes("district")] = optional(
        "Where they can travel to teach", "E07000103|E07000102"
    )
    teaching_it_now: Annotated[str, YES_NO] = needed("Whether the tutor teaches it now", "no")


class SkillCount(Record):
    """Tutors who can teach a genre, already counted."""

    snapshot_date: Annotated[date, Day()] = needed("Day the record describes", "2026-11-01")
    genre: Annotated[str, code("genre")] = needed("Genre", "djing")
    proficiency: Annotated[str, code("proficiency")] = needed(
        "How well the tutor can teach it", "teach_beginner"
    )
    district: Annotated[str, code("district")] = needed("Which district", "E07000103")
    tutors: Annotated[int | str, COUNT] = needed("Tutors", "7")


TUTOR_SKILLS = Dataset(
    "tutor_skills",
    title="Tutor skills",
    record=Skill,
    one_per=("snapshot_date", "person", "genre"),
    grain="one genre one tutor can teach",
    cadence="yearly, autumn",
    source="skills audit",
    counted=SkillCount,
    notes=("person must be in the workforce snapshot; asked, not guessed from instrument"),
)


class Ensemble(Record):
    """One ensemble in one term."""

    term: Annotated[str, Term()] = needed("School term", "2026/27 autumn")
    ensemble_id: Annotated[str, Text()] = needed("The ensemble, as in your own records", "ENS-031")
    ensemble_type: Annotated[str, code("ensemble_type")] = needed("Kind of ensemble", "samba_group")
    genre: Annotated[str, code("genre")] = needed("Genre", "samba")
    playing_level: Annotated[str | None, code("playing_level")] = optional("Playing level", "developing")
    district: Annotated[str, code("district")] = needed("Which district", "E07000243")
    members: Annotated[int, Whole()] = needed("Members this term", "22")
    audition: Annotated[str, YES_NO] = needed("Entry by audition", "no")
    inclusive_by_design: Annotated[str, YES_NO] = needed(
        "Made for people whom ensembles often leave out", "yes"
    )
    step_free: Annotated[str | None, YES_NO] = optional("Venue is step free", "yes")
    works_total: Annotated[int | None, Whole()] = optional("Works performed this term", "14")
    works_by_under_represented: Annotated[int | None, Whole()] = optional(
        "Of them, works by women, by composers from ethnic minorities, by Disabled or young living creators",
        "5",
    )
    rules = (AtMost("works_by_under_represented", "works_total"),)


ENSEMBLES = Dataset(
    "ensembles",
    title="Ensembles",
    record=Ensemble,
    one_per=("term", "ensemble_id"),
    grain="one ensemble in one term",
    cadence="each term",
    source="timetable, centre leads",
    notes=("works_by_under_represented <= works_total; a genre tag is kept apart from the ensemble type"),
)


class Loan(Record):
    """One loan."""

    loan_id: Annotated[str, Text()] = needed("The loan, as in your own records", "L5512")
    loaned_on: Annotated[date, Day()] = needed("Day it was lent", "2026-09-18")
    returned_on: Annotated[date | None, Day()] = optional("Day it came back; blank while on loan")
    loan_status: Annotated[str, code("loan_status")] = needed("Where the loan stands", "on_loan")
    pupil: Annotated[str | None, KEY] = optional("The service's own lasting code for the pupil", "k02e9")
    school_urn: Annotated[str | None, URN] = optional("The school's number (URN)")
    instrument: Annotated[str, Text()] = needed("Instrument", "cello")
    charge: Annotated[str, code("fee_rate")] = needed("Discount given", "100")
    days_waited: Annotated[int | None, Whole()] = optional("Days from request to loan", "12")
    adapted: Annotated[str | None, YES_NO] = optional("Adapted or accessible instrument", "no")
    rules = (
        NotBefore("returned_on", "loaned_on"),
        AnyOf("pupil", "school_urn", one=True),
    )


class LoanCount(Record):
    """Loans in a term, already counted."""

    term: Annotated[str, Term()] = needed("School term", "2026/27 autumn")
    district: Annotated[str, code("district")] = needed("Which district", "E07000103")
    instrument_family: Annotated[str, Text(60)] = needed("Family of instrument", "strings")
    charge: Annotated[str, code("fee_rate")] = needed("Discount given", "100")
    n: Annotated[int | str, COUNT] = needed("How many, or the symbol of a number the source hid", "12")


INSTRUMENT_LOANS = Dataset(
    "instrument_loans",
    title="Instrument loans",
    record=Loan,
    one_per=("loan_id",),
    grain="one loan",
    cadence="each term",
    source="instrument store",
    counted=LoanCount,
    notes=("returned_on not before loaned_on; pupil loans need pupil, school loans need school_urn"),
)
