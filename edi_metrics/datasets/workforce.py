"""Who teaches and works here."""

from datetime import date
from typing import Annotated

from edi_metrics.datasets.dataset import CountedOnce, Dataset, Record, needed, optional
from edi_metrics.datasets.kinds import (
    BACKGROUND,
    DISABILITY,
    ETHNICITY,
    KEY,
    YES_NO,
    Day,
    Number,
    answer,
    code,
    codes,
)
from edi_metrics.datasets.rules import Needs, NotBefore, OnlyWhen


class Worker(Record):
    """One person in post, or who left since the last snapshot, on a date."""

    snapshot_date: Annotated[date, Day()] = needed("Date the workforce was counted", "2026-11-01")
    person: Annotated[str, KEY] = needed(
        "The service's own lasting code, hashed with its secret at import; same person, same key, every year",
        "p7f3a",
    )
    in_post: Annotated[str, YES_NO] = needed("In post on the date", "yes")
    role_level: Annotated[str, code("role_level")] = needed("How senior the post is", "tutor")
    role_family: Annotated[str, code("role_family")] = needed("Kind of work", "teaching")
    contract: Annotated[str, code("contract")] = needed("How the person is employed", "hourly_paid")
    fte: Annotated[float | None, Number(0, 1.5)] = optional("Blank for hourly paid if not known", "0.4")
    started_on: Annotated[date | None, Day()] = optional("Day it started", "2021-09-01")
    left_on: Annotated[date | None, Day()] = optional(
        "Day the person left; needed when they are no longer in post"
    )
    programmes: Annotated[str | None, codes("programme")] = optional(
        "Programmes taught this year", "wcet|nurture_group"
    )
    route: Annotated[str | None, code("recruit_route")] = optional("How the person joined", "open_advert")
    ethnicity: Annotated[str | None, ETHNICITY] = optional(
        "Self-described ethnic group; the finest list you hold", "asian_indian"
    )
    disability: Annotated[str | None, DISABILITY] = optional(
        "Disabled under the Equality Act definition", "not_disabled"
    )
    sex: Annotated[str | None, answer("sex")] = optional("Sex as recorded", "female")
    gender: Annotated[str | None, answer("gender")] = optional(
        "Gender as described by the person, if asked", "woman"
    )
    gender_identity: Annotated[str | None, answer("gender_identity")] = optional(
        "Used for the answer rate only", "prefer_not_to_say"
    )
    sexual_orientation: Annotated[str | None, answer("sexual_orientation")] = optional(
        "Whole service, yearly, two groups", "heterosexual"
    )
    religion: Annotated[str | None, answer("religion")] = optional("Whole service, yearly", "none")
    age_band: Annotated[str | None, answer("age_band")] = optional("Never a date of birth", "35_49")
    seb: Annotated[str | None, BACKGROUND] = optional(
        "Main household earner's job when the person was about 14", "technical_craft"
    )
    caring: Annotated[str | None, answer("caring")] = optional("Has caring responsibilities", "carer")
    rules = (
        Needs("left_on", "in_post", ("no",)),
        OnlyWhen("left_on", "in_post", "no"),
        NotBefore("left_on", "started_on"),
        NotBefore("snapshot_date", "left_on"),
    )


class WorkerCount(CountedOnce):
    """People in post on a date, already counted."""

    snapshot_date: Annotated[date, Day()] = needed("Date the workforce was counted", "2026-11-01")
    role_level: Annotated[str, code("role_level")] = needed("How senior the post is", "tutor")
    contract: Annotated[str, code("contract")] = needed("How the person is employed", "hourly_paid")


WORKFORCE = Dataset(
    "workforce",
    title="Workforce snapshot",
    record=Worker,
    one_per=("snapshot_date", "person"),
    grain="one person in post, or who left since the last snapshot, on a date",
    cadence="snapshot, 1 November",
    source="HR or payroll",
    counted=WorkerCount,
    notes=(
        "one row per person per date, main post only; left_on after the previous snapshot and not "
        "after this one; leavers have in_post = no; refuse columns that look like name, date of "
        "birth, email or National Insurance number"
    ),
)
