"""Who applies, and how far each applicant went."""

from datetime import date
from typing import Annotated

from edi_metrics.datasets.dataset import Counted, Dataset, Record, needed, optional
from edi_metrics.datasets.kinds import (
    BACKGROUND,
    COUNT,
    DISABILITY,
    ETHNICITY,
    KEY,
    YES_NO,
    Day,
    Text,
    answer,
    code,
)
from edi_metrics.datasets.rules import AtMost, CategoryFits


class Application(Record):
    """One applicant in one round."""

    round_id: Annotated[str, Text()] = needed("The round, as in your own records", "R2026-04")
    advertised_on: Annotated[date, Day()] = needed("Day the post was advertised", "2026-04-20")
    role_level: Annotated[str, code("role_level")] = needed("Level of the post", "tutor")
    genre: Annotated[str | None, code("genre")] = optional("When the post is for a genre", "rap_mc")
    route: Annotated[str, code("recruit_route")] = needed("How the applicant came to apply", "open_advert")
    selection_method: Annotated[str, code("selection_method")] = needed(
        "How applicants were chosen between", "skills_session"
    )
    applicant: Annotated[str, KEY] = needed("The service's own lasting code for the applicant", "a55d1")
    furthest_stage: Annotated[str, code("recruit_stage")] = needed(
        "withdrew is a flag, not a stage reached", "interviewed"
    )
    withdrew: Annotated[str, YES_NO] = needed("Whether the applicant withdrew; not a stage reached", "no")
    ethnicity: Annotated[str | None, ETHNICITY] = optional(
        "Self-described ethnic group; the finest list you hold", "asian_indian"
    )
    disability: Annotated[str | None, DISABILITY] = optional(
        "Disabled under the Equality Act definition", "not_disabled"
    )
    sex: Annotated[str | None, answer("sex")] = optional("Sex as recorded", "female")
    age_band: Annotated[str | None, answer("age_band")] = optional("Never a date of birth", "35_49")
    seb: Annotated[str | None, BACKGROUND] = optional(
        "Main household earner's job when the person was about 14", "technical_craft"
    )


class ApplicationCount(Counted):
    """Applicants at each stage of a round, already counted."""

    round_id: Annotated[str, Text()] = needed("The round, as in your own records", "R2026-04")
    advertised_on: Annotated[date, Day()] = needed("Day the post was advertised", "2026-04-20")
    role_level: Annotated[str, code("role_level")] = needed("Level of the post", "tutor")
    route: Annotated[str, code("recruit_route")] = needed("How the applicant came to apply", "open_advert")
    selection_method: Annotated[str, code("selection_method")] = needed(
        "How applicants were chosen between", "skills_session"
    )
    applied: Annotated[int | str, COUNT] = needed("Applied", "24")
    shortlisted: Annotated[int | str, COUNT] = needed("Shortlisted", "12")
    interviewed: Annotated[int | str, COUNT] = needed("Interviewed", "8")
    offered: Annotated[int | str, COUNT] = needed("Offered the post", "3")
    appointed: Annotated[int | str, COUNT] = needed("Appointed", "2")
    rules = (
        CategoryFits(),
        AtMost("shortlisted", "applied"),
        AtMost("interviewed", "shortlisted"),
        AtMost("offered", "interviewed"),
        AtMost("appointed", "offered"),
    )


RECRUITMENT = Dataset(
    "recruitment",
    title="Recruitment rounds",
    record=Application,
    one_per=("round_id", "applicant"),
    grain="one applicant in one round",
    cadence="after each round closes",
    source="HR recruitment system",
    counted=ApplicationCount,
    notes=(
        "stages never grow: applied >= shortlisted >= interviewed >= offered >= appointed; measured "
        "over a trailing 24 months; monitoring answers never travel with the shortlisting pack"
    ),
)
