"""The whole sample service, dataset by dataset, from one seed.

Every part draws from a stream of its own, so that a change to one leaves the others as they were.
"""

import zlib

import numpy as np
import pandas as pd

from edi_metrics.sample import hiring, learning, people, pupils, records, runs, schools, whole_class

SERVICE_NAME = "Hartwell Music Service"
SAMPLE_SECRET = b"hartwell-sample-secret-not-for-real-records"
"""The fixed secret that sample keys are hashed with, so that the same seed gives the same bytes."""


def generate(seed: int = 2026) -> dict[str, pd.DataFrame]:
    """Every dataset of the sample as a table of text, ready to be written as CSV.

    Same seed, same bytes. `participation_counted` is the counted form of `participation`.
    """
    staff = people.staff(_stream(seed, "staff"))
    register = schools.schools(_stream(seed, "schools"))
    course = learning.learning(_stream(seed, "learning"), register)
    said = pupils.answers(_stream(seed, "answers"), course.pupils, register)
    levels = learning.levels(_stream(seed, "levels"), course.pupils)
    return {
        "workforce": people.workforce(_stream(seed, "workforce"), staff),
        "recruitment": hiring.recruitment(_stream(seed, "recruitment")),
        "programmes": runs.programmes(course.runs, register),
        "schools": schools.register(_stream(seed, "register"), register),
        "participation": records.participation(
            _stream(seed, "participation"), course.records, said, levels, register, course.runs.numbers()
        ),
        "participation_counted": whole_class.counted(_stream(seed, "counted")),
    }


def _stream(seed: int, name: str) -> np.random.Generator:
    return np.random.default_rng([seed, zlib.crc32(name.encode())])
