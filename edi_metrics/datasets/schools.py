"""The schools of the area, and our contact with them."""

from datetime import date
from typing import Annotated

from edi_metrics.datasets.dataset import Dataset, Record, needed, optional
from edi_metrics.datasets.kinds import LSOA, PERCENT, URN, YES_NO, Day, Text, Whole, code, one_of


class School(Record):
    """One school on a date."""

    snapshot_date: Annotated[date, Day()] = needed("Day the record describes", "2026-09-01")
    urn: Annotated[str, URN] = needed("Sample schools use 900001 up", "900142")
    name: Annotated[str, Text()] = needed("The school's name", "Sample Lane Primary")
    phase: Annotated[str, code("phase")] = needed("Phase of education", "primary")
    district: Annotated[str, code("district")] = needed("Which district", "E07000103")
    state_funded: Annotated[str, YES_NO] = needed("Funded by the state", "yes")
    pupils: Annotated[int | None, Whole()] = optional("Pupils on roll", "412")
    free_meals_percent: Annotated[float | str | None, PERCENT] = optional(
        "Pupils eligible for free school meals, per cent", "27.4"
    )
    sen_support_percent: Annotated[float | str | None, PERCENT] = optional(
        "Pupils with SEN support, per cent", "15.1"
    )
    ehc_percent: Annotated[float | str | None, PERCENT] = optional(
        "Pupils with an education, health and care plan, per cent", "3.9"
    )
    eal_percent: Annotated[float | str | None, PERCENT] = optional(
        "Pupils whose first language is not English, per cent", "41.0"
    )
    lsoa21: Annotated[str | None, LSOA] = optional("Small area, 2021 boundaries")
    music_plan: Annotated[str | None, one_of("yes", "in_progress", "no", "not_known")] = optional(
        "School music development plan", "in_progress"
    )
    singing_support: Annotated[str | None, YES_NO] = optional("Has support for singing", "yes")
    last_contact_on: Annotated[date | None, Day()] = optional(
        "Day of the last contact with the school", "2026-06-30"
    )


SCHOOLS = Dataset(
    "schools",
    title="Schools",
    record=School,
    one_per=("snapshot_date", "urn"),
    grain="one school on a date",
    cadence="yearly, September; contact fields each term",
    source="schools register, school census, advisers",
    notes=(
        "unique urn per date; match on urn, never on name (names repeat); missing percentages keep "
        "their symbol (c, z, x), never become 0; percentages 0 to 100"
    ),
)
