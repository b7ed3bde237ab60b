"""What figures are compared with, what happened, and where postcodes are."""

from datetime import date
from typing import Annotated

from edi_metrics.datasets.dataset import Dataset, Record, needed, optional
from edi_metrics.datasets.kinds import LSOA, POSTCODE, YES_NO, Day, Number, Text, Whole, code, one_of
from edi_metrics.datasets.rules import NotBefore


class Benchmark(Record):
    """One figure for one area, period and category."""

    series: Annotated[str, Text()] = needed("Name of the series", "school_roll.free_meals_primary")
    comparator: Annotated[str, one_of("children_we_serve", "local_population", "sector", "context")] = needed(
        "Whom it lets us compare with", "children_we_serve"
    )
    area: Annotated[str, Text()] = needed("Name of the area", "Hertfordshire")
    area_code: Annotated[str | None, Text()] = optional("Code of the area", "E10000015")
    period: Annotated[str, Text()] = needed("Period as published", "2025")
    population: Annotated[str, Text()] = needed(
        "Whom the figure describes", "pupils in state-funded primary schools"
    )
    characteristic: Annotated[str, Text()] = needed("Characteristic", "free_meals")
    category: Annotated[str, Text()] = needed("Category", "yes")
    value: Annotated[float, Number(-1_000_000_000, 1_000_000_000)] = needed("The figure", "15.7")
    unit: Annotated[str, Text()] = needed("Its unit", "percent")
    numerator: Annotated[float | None, Number(-1_000_000_000, 1_000_000_000)] = optional(
        "Count over the line, where published"
    )
    denominator: Annotated[float | None, Number(-1_000_000_000, 1_000_000_000)] = optional(
        "Count under the line, where published"
    )
    source: Annotated[str, Text()] = needed("Where it came from", "Schools, pupils and their characteristics")
    publisher: Annotated[str, Text()] = needed("Who published it", "Department for Education")
    basis: Annotated[str, Text()] = needed("published, or derived: how", "published")
    note: Annotated[str | None, Text()] = optional("What a reader should know")


BENCHMARKS = Dataset(
    "benchmarks",
    title="Benchmarks",
    record=Benchmark,
    one_per=("series", "area", "period", "population", "category"),
    grain="one figure for one area, period and category",
    cadence="yearly",
    source="published statistics",
    notes=(
        "unique series x area x period x population x category; every row has source and period; a "
        "changed definition is a new series"
    ),
)


class Happening(Record):
    """One thing that happened."""

    event_id: Annotated[str, Text()] = needed("The event, as in your own records", "EV09")
    happened_on: Annotated[date, Day()] = needed("Day it happened", "2025-01-13")
    ended_on: Annotated[date | None, Day()] = optional("Day it ended; blank while it runs", "2025-03-28")
    kind: Annotated[str, code("event_kind")] = needed("What kind it is", "campaign")
    title: Annotated[str, Text(50)] = needed("Its title", '"Tell us about you" disclosure campaign')
    touches: Annotated[str, Text()] = needed("Metric keys or topics it touches", "workforce")
    publish: Annotated[str, YES_NO] = needed("May hub partners see it", "yes")
    rules = (NotBefore("ended_on", "happened_on"),)


EVENTS = Dataset(
    "events",
    title="Events",
    record=Happening,
    one_per=("event_id",),
    grain="one thing that happened",
    cadence="when it happens",
    source="anyone with the chair role",
    notes=(
        "ended_on not before happened_on; drawn on every time chart whose metric or topic it touches; "
        "data_break draws a [b]"
    ),
)


class Postcode(Record):
    """One postcode."""

    postcode: Annotated[str, POSTCODE] = needed("The postcode", "ZZ12 4QT")
    lsoa21: Annotated[str, LSOA] = needed("Small area, 2021 boundaries", "E01023947")
    district: Annotated[str, code("district")] = needed("Which district", "E07000243")
    imd_decile: Annotated[int, Whole(1, 10)] = needed("Deprivation decile, 1 the most deprived", "3")


POSTCODE_LOOKUP = Dataset(
    "postcode_lookup",
    title="Postcode look-up",
    record=Postcode,
    one_per=("postcode",),
    grain="one postcode",
    cadence="yearly",
    source="ONS postcode directory, county extract",
    notes=("used at import only; never copied to the warehouse"),
)
