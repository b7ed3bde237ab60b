"""The open schools register (Get Information About Schools), in the layout of its repackaged extract."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, ClassVar

from edi_metrics.codes import rows
from edi_metrics.datasets.dataset import Record, needed, optional
from edi_metrics.datasets.kinds import (
    PERCENT,
    URN,
    BadCell,
    Kind,
    Stored,
    Text,
    Whole,
    code,
    one_of,
    quoted,
)
from edi_metrics.datasets.rules import Rule, Values

NO_PHASE = "Not applicable"
"""What the register writes for a school whose phase only its type tells."""

TYPES: Mapping[str, tuple[str, bool]] = {
    "Academy 16 to 19 sponsor led": ("sixteen_plus", True),
    "Academy 16-19 converter": ("sixteen_plus", True),
    "Academy alternative provision converter": ("alternative_provision", True),
    "Academy alternative provision sponsor led": ("alternative_provision", True),
    "Academy converter": ("", True),
    "Academy special converter": ("special", True),
    "Academy special sponsor led": ("special", True),
    "Academy sponsor led": ("", True),
    "City technology college": ("secondary", True),
    "Community school": ("", True),
    "Community special school": ("special", True),
    "Foundation school": ("", True),
    "Foundation special school": ("special", True),
    "Free schools": ("", True),
    "Free schools 16 to 19": ("sixteen_plus", True),
    "Free schools alternative provision": ("alternative_provision", True),
    "Free schools special": ("special", True),
    "Further education": ("sixteen_plus", True),
    "Higher education institutions": ("sixteen_plus", False),
    "Local authority nursery school": ("nursery", True),
    "Non-maintained special school": ("special", False),
    "Other independent school": ("independent", False),
    "Other independent special school": ("special", False),
    "Pupil referral unit": ("alternative_provision", True),
    "Secure units": ("alternative_provision", True),
    "Sixth form centres": ("sixteen_plus", True),
    "Special post 16 institution": ("sixteen_plus", True),
    "Studio schools": ("secondary", True),
    "University technical college": ("secondary", True),
    "Voluntary aided school": ("", True),
    "Voluntary controlled school": ("", True),
}
"""For each type of school: its phase, where the register gives none, and whether the state funds it."""


@dataclass(frozen=True)
class SmallArea(Kind):
    """A small area (LSOA) whose district is known: the code, and the district it lies in."""

    reference: ClassVar[str] = "lsoa_districts.csv"

    @property
    def promise(self) -> str:
        return "a small area (LSOA) of the service's districts"

    def stored(self, name: str, cell: str, day: date) -> tuple[Stored, ...]:
        whens = " ".join(
            f"when {cell} between {quoted(first)} and {quoted(last)} then {quoted(district)}"
            for first, last, district in _areas()
        )
        district = f"case when length({cell}) = 9 then case {whens} end end"
        return (
            Stored(name, "VARCHAR", f"case when ({district}) is not null then {cell} end"),
            Stored(f"{name}_district", "VARCHAR", district),
        )

    def read(self, text: str, day: date) -> object:
        if len(text) == 9 and any(first <= text <= last for first, last, _ in _areas()):
            return text
        raise BadCell(
            "is not a small area (LSOA) of the service's districts",
            f"Leave other areas' schools out, or add the area to data/reference/{self.reference}.",
        )


@dataclass(frozen=True)
class PhaseKnown(Rule):
    """A school whose phase is not given has a type that tells it."""

    column: str = "education_phase"

    @property
    def sentence(self) -> str:
        return "the phase is not given, and the type of school does not tell it"

    @property
    def fix(self) -> str:
        return "Write the phase: Nursery, Primary, Secondary, All-through or 16 plus."

    @property
    def sql(self) -> str:
        return f"education_phase = {quoted(NO_PHASE)} and establishment_type in ({self._silent()})"

    def broken(self, row: Values) -> bool:
        return bool(row["education_phase"] == NO_PHASE and not TYPES[row["establishment_type"]][0])

    def _silent(self) -> str:
        return ", ".join(quoted(kind) for kind, (phase, _) in TYPES.items() if not phase)


class RegisteredSchool(Record):
    """One open school, as the extract gives it."""

    urn: Annotated[str, URN] = needed("The school's number (URN)", "117065")
    la_code: Annotated[str | None, Text()] = optional("Local authority's number", "919")
    la_name: Annotated[str | None, Text()] = optional("Local authority", "Hertfordshire")
    establishment_number: Annotated[str | None, Text()] = optional("Number within the authority", "1000")
    establishment_name: Annotated[str, Text()] = needed("The school's name", "Sample Lane Primary")
    establishment_type: Annotated[str, one_of(*TYPES)] = needed("Type of school", "Community school")
    establishment_type_group: Annotated[str | None, Text()] = optional("Group of types")
    education_phase: Annotated[str, code("phase", also=(NO_PHASE,))] = needed("Phase of education", "Primary")
    number_of_pupils: Annotated[int | None, Whole()] = optional("Pupils on roll", "412")
    percentage_fsm: Annotated[float | str | None, PERCENT] = optional("Free school meals, per cent", "27.4")
    easting: Annotated[str | None, Text()] = optional("Grid reference, east")
    northing: Annotated[str | None, Text()] = optional("Grid reference, north")
    lsoa_code: Annotated[str, SmallArea()] = needed("Small area (LSOA)", "E01023592")
    pcon_code: Annotated[str | None, Text()] = optional("Parliamentary constituency")
    longitude: Annotated[str | None, Text()] = optional("Longitude")
    latitude: Annotated[str | None, Text()] = optional("Latitude")
    rules = (PhaseKnown(),)


def becomes() -> Mapping[str, str]:
    """How each column of `schools` comes of the extract's. The register knows nothing of our contacts."""
    phase = _by_type({kind: phase for kind, (phase, _) in TYPES.items()})
    funded = _by_type({kind: "yes" if state else "no" for kind, (_, state) in TYPES.items()})
    return {
        "urn": "urn",
        "name": "establishment_name",
        "phase": f"case when education_phase = {quoted(NO_PHASE)} then {phase} else education_phase end",
        "district": "lsoa_code_district",
        "state_funded": funded,
        "pupils": "number_of_pupils",
        "free_meals_percent": "percentage_fsm",
        "free_meals_percent_symbol": "percentage_fsm_symbol",
        "lsoa21": "lsoa_code",
    }


def _by_type(meaning: Mapping[str, str]) -> str:
    whens = " ".join(f"when {quoted(kind)} then {quoted(value)}" for kind, value in meaning.items())
    return f"case establishment_type {whens} end"


@cache
def _areas() -> tuple[tuple[str, str, str], ...]:
    return tuple((row["first"], row["last"], row["district"]) for row in rows(SmallArea.reference))
