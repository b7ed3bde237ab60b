"""The whole sample service, dataset by dataset, from one seed.

Every part draws from a stream of its own, so that a change to one leaves the others as they were.
"""

import zlib

import numpy as np
import pandas as pd

from edi_metrics.sample import (
    draw,
    ensembles,
    hiring,
    leadership,
    learning,
    money,
    offer,
    people,
    pupils,
    records,
    runs,
    schools,
    training,
    voice,
    whole_class,
)

SERVICE_NAME = "Hartwell Music Service"
SAMPLE_SECRET = b"hartwell-sample-secret-not-for-real-records"
"""The fixed secret that sample keys are hashed with, so that the same seed gives the same bytes."""


def generate(seed: int = 2026) -> dict[str, pd.DataFrame]:
    """Every dataset of the sample as a table of text, ready to be written as CSV.

    Same seed, same bytes. `participation_counted` is the counted form of `participation`.
    """
    return _adults(seed) | _young_people(seed) | _voices(seed) | _leaders(seed)


def _adults(seed: int) -> dict[str, pd.DataFrame]:
    staff = people.staff(_stream(seed, "staff"))
    sessions, attendance = training.training(_stream(seed, "training"), staff)
    return {
        "workforce": people.workforce(_stream(seed, "workforce"), staff),
        "recruitment": hiring.recruitment(_stream(seed, "recruitment")),
        "cpd_sessions": sessions,
        "cpd_attendance": attendance,
        "tutor_skills": offer.tutor_skills(_stream(seed, "tutor_skills"), staff),
    }


def _young_people(seed: int) -> dict[str, pd.DataFrame]:
    register = schools.schools(_stream(seed, "schools"))
    groups = ensembles.ensembles(_stream(seed, "groups"))
    course = learning.learning(_stream(seed, "learning"), register, groups)
    said = pupils.answers(_stream(seed, "answers"), course.pupils, register)
    keys = pupils.keys(_stream(seed, "keys"), course.pupils)
    levels = learning.levels(_stream(seed, "levels"), course.pupils)
    return {
        "schools": schools.register(_stream(seed, "register"), register),
        "programmes": runs.programmes(course.runs, register),
        "participation": records.participation(
            _stream(seed, "participation"),
            course.records,
            said,
            keys,
            levels,
            register,
            course.runs.numbers(),
        ),
        "participation_counted": whole_class.counted(_stream(seed, "counted")),
        "fee_support": money.fee_support(_stream(seed, "fee_support"), course, said, keys),
        "instrument_loans": money.instrument_loans(_stream(seed, "instrument_loans"), course, keys),
        "genre_offer": offer.genre_offer(_stream(seed, "genre_offer")),
        "ensembles": ensembles.timetable(_stream(seed, "ensembles"), groups),
    }


def _voices(seed: int) -> dict[str, pd.DataFrame]:
    lookup = voice.postcode_lookup(_stream(seed, "postcodes"))
    return {
        "postcode_lookup": lookup,
        "survey_responses": voice.survey_responses(_stream(seed, "survey"), lookup),
        "voice_recommendations": voice.voice_recommendations(_stream(seed, "recommendations")),
    }


def _leaders(seed: int) -> dict[str, pd.DataFrame]:
    return {
        "governance": leadership.governance(_stream(seed, "governance")),
        "self_assessment": leadership.self_assessment(_stream(seed, "self_assessment")),
        "lens_reviews": draw.written("lens_reviews"),
        "documents": draw.written("documents"),
        "insights": draw.written("insights"),
        "peer_support": leadership.peer_support(_stream(seed, "peer_support")),
        "events": draw.written("events"),
    }


def _stream(seed: int, name: str) -> np.random.Generator:
    return np.random.default_rng([seed, zlib.crc32(name.encode())])
