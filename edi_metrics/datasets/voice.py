"""What families and young people say, and what they recommend."""

from datetime import date
from typing import Annotated

from edi_metrics.datasets.dataset import CountedOnce, Dataset, Record, needed, optional
from edi_metrics.datasets.kinds import (
    DISABILITY,
    ETHNICITY,
    KEY,
    POSTCODE,
    Day,
    Text,
    Whole,
    answer,
    code,
    codes,
)
from edi_metrics.datasets.rules import AnyOf, AtMost, Needs, NotBefore


class Response(Record):
    """One response, from families and young people who do and do not use the service."""

    survey_wave: Annotated[str, Text()] = needed("Name of the wave", "2026 spring")
    response: Annotated[str, KEY] = needed("The service's own code for the response", "s8a40")
    answered_on: Annotated[date, Day()] = needed("Day it was answered", "2026-03-11")
    audience: Annotated[str, code("survey_audience")] = needed("Whom it was for", "parent_non_user")
    postcode: Annotated[str | None, POSTCODE] = optional(
        "Dropped at import; sample postcodes start ZZ", "ZZ12 4QT"
    )
    district: Annotated[str | None, code("district")] = optional("Which district", "E07000243")
    home_imd_decile: Annotated[int | None, Whole(1, 10)] = optional(
        "Deprivation decile of the home, 1 the most deprived", "3"
    )
    barriers: Annotated[str | None, codes("barrier")] = optional("What gets in the way", "cost|did_not_know")
    genres_wanted: Annotated[str | None, codes("genre")] = optional("Genres asked for", "rap_mc|djing")
    feels_welcome: Annotated[str | None, code("agree_5")] = optional(
        "I feel welcome here, 5 strongly agree", "2"
    )
    belongs: Annotated[str | None, code("agree_5")] = optional("People like me belong in music here")
    heard: Annotated[str | None, code("agree_5")] = optional("When we say something, things change")
    ethnicity: Annotated[str | None, ETHNICITY] = optional(
        "Self-described ethnic group; the finest list you hold", "asian_indian"
    )
    disability: Annotated[str | None, DISABILITY] = optional(
        "Disabled under the Equality Act definition", "not_disabled"
    )
    sex: Annotated[str | None, answer("sex")] = optional("Sex as recorded", "female")
    free_meals: Annotated[str | None, answer("free_meals")] = optional("Free school meal eligibility", "yes")
    sen: Annotated[str | None, answer("sen")] = optional("Need on the school record", "sen_support")
    rules = (AnyOf("postcode", "district"),)


class ResponseCount(CountedOnce):
    """Responses in a wave, already counted."""

    survey_wave: Annotated[str, Text()] = needed("Name of the wave", "2026 spring")
    audience: Annotated[str, code("survey_audience")] = needed("Whom it was for", "parent_non_user")
    district: Annotated[str, code("district")] = needed("Which district", "E07000243")


SURVEY_RESPONSES = Dataset(
    "survey_responses",
    title="Public engagement survey",
    record=Response,
    one_per=("survey_wave", "response"),
    grain="one response, from families and young people who do and do not use the service",
    cadence="each wave, about every 18 months",
    source="survey tool",
    counted=ResponseCount,
    dropped=("postcode",),
    notes=(
        "postcode is resolved to district and IMD decile and then dropped; free text is not imported; "
        "several barriers allowed; one response per response and wave"
    ),
)


class Recommendation(Record):
    """One recommendation."""

    rec_id: Annotated[str, Text()] = needed("The recommendation, as in your own records", "V031")
    made_on: Annotated[date, Day()] = needed("Day it was made", "2026-05-20")
    method: Annotated[str, code("voice_method")] = needed("How young people were asked", "youth_board")
    people: Annotated[int, Whole(1)] = needed("Young people who took part", "14")
    priority_people: Annotated[int | None, Whole()] = optional(
        "Of them, with pupil premium, SEND, looked-after status or from an ethnic minority"
    )
    summary: Annotated[str, Text(200)] = needed(
        "What was said, in a sentence", "Let us bring our own tracks to band"
    )
    strand: Annotated[str, code("strand")] = needed("Strand of the plan", "programming")
    rec_status: Annotated[str, code("rec_status")] = needed("Where it stands", "accepted")
    answered_on: Annotated[date | None, Day()] = optional("Day it was answered", "2026-06-30")
    reason: Annotated[str | None, Text()] = optional("Why it was declined; needed then")
    action_id: Annotated[str | None, Text()] = optional("The action it led to", "A19")
    reported_back_on: Annotated[date | None, Day()] = optional("Day young people were told; needed when done")
    rules = (
        AtMost("priority_people", "people"),
        NotBefore("answered_on", "made_on"),
        Needs("reason", "rec_status", ("declined",)),
        Needs("reported_back_on", "rec_status", ("done",)),
    )


VOICE_RECOMMENDATIONS = Dataset(
    "voice_recommendations",
    title="Youth voice recommendations",
    record=Recommendation,
    one_per=("rec_id",),
    grain="one recommendation",
    cadence="each meeting",
    source="youth voice lead",
    notes=(
        "answered_on not before made_on; declined needs reason; done needs reported_back_on; no young "
        "person is named"
    ),
)
