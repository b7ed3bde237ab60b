"""Fee help: who asked, who got it, and who could not."""

from datetime import date
from typing import Annotated

from edi_metrics.datasets.dataset import Dataset, Record, needed, optional
from edi_metrics.datasets.kinds import COUNT, KEY, MONEY, YES_NO, Day, Term, Text, Year, answer, code
from edi_metrics.datasets.rules import Needs, NotBefore, NotWhen


class FeeApplication(Record):
    """One application."""

    application_id: Annotated[str, Text()] = needed("The application, as in your own records", "F2231")
    academic_year: Annotated[str, Year()] = needed("The academic year", "2026/27")
    applied_on: Annotated[date, Day()] = needed("Day of the application", "2026-09-22")
    decided_on: Annotated[date | None, Day()] = optional("Day of the decision", "2026-10-06")
    pupil: Annotated[str, KEY] = needed("The service's own lasting code for the pupil", "k02e9")
    district: Annotated[str, code("district")] = needed("Which district", "E07000095")
    fee_stage: Annotated[str, code("fee_stage")] = needed("Where the application stands", "awarded")
    rate: Annotated[str | None, code("fee_rate")] = optional(
        "Share of the fee taken off; needed when awarded", "50"
    )
    bursary_stage: Annotated[str | None, code("bursary_stage")] = optional("Stage of the bursary", "stage_1")
    moved_up: Annotated[str | None, YES_NO] = optional("Went on to the next stage", "no")
    amount: Annotated[float | None, MONEY] = optional("Pounds awarded", "142.50")
    pupil_premium: Annotated[str | None, answer("pupil_premium")] = optional(
        "Pupil premium, confirmed by the school", "yes"
    )
    free_meals: Annotated[str | None, answer("free_meals")] = optional("Free school meal eligibility", "yes")
    looked_after: Annotated[str | None, answer("looked_after")] = optional("Looked-after status", "no")
    sen: Annotated[str | None, answer("sen")] = optional("Need on the school record", "sen_support")
    rules = (
        NotBefore("decided_on", "applied_on"),
        Needs("rate", "fee_stage", ("awarded",)),
        NotWhen("rate", "0", "fee_stage", "awarded"),
    )


class FeeApplicationCount(Record):
    """Applications in a term, already counted."""

    academic_year: Annotated[str, Year()] = needed("The academic year", "2026/27")
    term: Annotated[str, Term()] = needed("School term", "2026/27 autumn")
    district: Annotated[str, code("district")] = needed("Which district", "E07000095")
    fee_stage: Annotated[str, code("fee_stage")] = needed("Where the application stands", "awarded")
    rate: Annotated[str | None, code("fee_rate")] = optional(
        "Share of the fee taken off; needed when awarded", "50"
    )
    n: Annotated[int | str, COUNT] = needed("How many, or the symbol of a number the source hid", "12")


FEE_SUPPORT = Dataset(
    "fee_support",
    title="Fee remission and bursaries",
    record=FeeApplication,
    one_per=("application_id",),
    grain="one application",
    cadence="each term",
    source="finance",
    counted=FeeApplicationCount,
    notes=(
        "decided_on not before applied_on; awarded needs a rate above 0; closed_unfunded is the unmet "
        "need: never delete it"
    ),
)
