"""The runs of each programme: where, when, for whom."""

from datetime import date
from typing import Annotated

from edi_metrics.datasets.dataset import Dataset, Record, needed, optional
from edi_metrics.datasets.kinds import URN, Day, Text, Whole, Year, code, codes
from edi_metrics.datasets.rules import AtMost, Needs, NotBefore


class Run(Record):
    """One run of a programme in one place in one year."""

    programme_id: Annotated[str, Text()] = needed(
        "The run, as in your own records; needed for a targeted programme", "NG-27-STE-2"
    )
    programme: Annotated[str, code("programme")] = needed("Which programme", "nurture_group")
    academic_year: Annotated[str, Year()] = needed("The academic year", "2026/27")
    district: Annotated[str, code("district")] = needed("Which district", "E07000243")
    setting: Annotated[str, code("setting")] = needed("Kind of place", "music_centre")
    delivery_mode: Annotated[str, code("delivery_mode")] = needed("In person, online or both", "in_person")
    school_urn: Annotated[str | None, URN] = optional("The school's number (URN)")
    genres: Annotated[str | None, codes("genre")] = optional("Genres taught", "pop|songwriting")
    places: Annotated[int | None, Whole()] = optional("Places offered", "16")
    sessions_planned: Annotated[int | None, Whole()] = optional("Sessions planned for the year", "30")
    sessions_held: Annotated[int | None, Whole()] = optional("Sessions held so far", "9")
    referral_route: Annotated[str | None, code("referral_route")] = optional(
        "How learners reach it", "school_nomination"
    )
    partner: Annotated[str | None, Text()] = optional("Body, not a person")
    target_rule: Annotated[str | None, Text()] = optional(
        "Who it is for", "Schools above the England FSM average"
    )
    started_on: Annotated[date, Day()] = needed("Day it started", "2026-09-14")
    ended_on: Annotated[date | None, Day()] = optional("Day it ended; blank while it runs")
    rules = (
        NotBefore("ended_on", "started_on"),
        AtMost("sessions_held", "sessions_planned", plus=5),
        Needs("target_rule", "programme", ("nurture_group",)),
        Needs("partner", "programme", ("youth_club",)),
        Needs("school_urn", "setting", ("school",)),
    )


PROGRAMMES = Dataset(
    "programmes",
    title="Programmes",
    record=Run,
    one_per=("programme_id",),
    grain="one run of a programme in one place in one year",
    cadence="each term",
    source="programme managers",
    notes=(
        "ended_on not before started_on; sessions_held <= sessions_planned + 5; nurture_group needs "
        "target_rule; youth_club needs partner"
    ),
)
