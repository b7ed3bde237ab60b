"""Who goes on: from the whole class to lessons, ensembles and the advanced stage, or leaves us."""

from edi_metrics.codes import code_list
from edi_metrics.metrics.metric import Metric
from edi_metrics.vocabulary import Grain, Sensitivity, Strand

TARGETED = {
    "programme": tuple(
        entry.code for entry in code_list("programme").codes.values() if entry.parent == "targeted"
    ),
}
"""The programmes made for some young people. The rest are open to all, and nobody is said to leave them."""


wcet_continue = Metric(
    key="progression.wcet_continue",
    title="Children who go on after whole-class teaching",
    question="Who goes on after the first year?",
    why="Many pupils go no further after whole-class teaching",
    counts=(
        "children in whole-class teaching one year who learn with us the next, out of all children in"
        " whole-class teaching with a record of their own"
    ),
    mart="mart_progression",
    numerator="moved",
    denominator="step = 'wcet_continue'",
    of="pupil",
    cadence=(Grain.YEAR,),
    splits=("pupil_premium", "sex", "district", "sen", "ethnicity_2"),
    sensitivity=Sensitivity.SPECIAL,
    strand=Strand.PROGRAMMING,
    heard="equitable",
    function="progression",
    tia="children_young_people",
    caveats=("Needs pupil-level records: say what share of WCET that is.",),
    lag_terms=3,
    page="participation",
    noun="children in whole-class teaching",
    source="Participation records, from the music service management system",
)

to_tuition = Metric(
    key="progression.to_tuition",
    title="Children who go on to lessons",
    question="Of those who go on after whole-class teaching, who has lessons?",
    why="Lessons are where most families first have to pay",
    counts="children who went on from whole-class teaching and took lessons, out of all who went on",
    mart="mart_progression",
    numerator="moved",
    denominator="step = 'to_tuition'",
    of="pupil",
    cadence=(Grain.YEAR,),
    splits=("pupil_premium", "sex", "district", "sen", "ethnicity_2"),
    sensitivity=Sensitivity.SPECIAL,
    strand=Strand.PROGRAMMING,
    heard="equitable",
    function="progression",
    tia="children_young_people",
    caveats=("Needs pupil-level records.", "Of the pupils whom the step before counts as going on."),
    lag_terms=3,
    tier="more",
    page="participation",
    noun="children who went on after whole-class teaching",
    source="Participation records, from the music service management system",
)

stay = Metric(
    key="progression.stay",
    title="Learners who stay a year",
    question="Who stays?",
    why="Retention is fairness over time",
    counts=(
        "learners in lessons a year ago who still learn with us, out of all learners in lessons a year ago"
    ),
    mart="mart_progression",
    numerator="moved",
    denominator="step = 'stay'",
    of="pupil",
    cadence=(Grain.YEAR,),
    splits=("pupil_premium", "sex", "district", "sen", "ethnicity_2", "key_stage"),
    sensitivity=Sensitivity.SPECIAL,
    strand=Strand.PROGRAMMING,
    heard="equitable",
    function="progression",
    tia="children_young_people",
    caveats=(
        "Year 6 to 7 is its own line.",
        "From autumn term to autumn term, in any programme; those who finish school count as leaving.",
    ),
    lag_terms=3,
    page="participation",
    noun="learners in lessons",
    source="Participation records, from the music service management system",
)

to_ensemble = Metric(
    key="progression.to_ensemble",
    title="Learners who join an ensemble",
    question="Who moves from lessons to playing together?",
    why="A step many pay for and few are told about",
    counts=(
        "learners in lessons who play in an ensemble that year or the next, out of all learners in lessons"
    ),
    mart="mart_progression",
    numerator="moved",
    denominator="step = 'to_ensemble'",
    of="pupil",
    cadence=(Grain.YEAR,),
    splits=("pupil_premium", "sex", "district", "sen", "ethnicity_2"),
    sensitivity=Sensitivity.SPECIAL,
    strand=Strand.PROGRAMMING,
    heard="equitable",
    function="progression",
    tia="children_young_people",
    caveats=(
        "Anyone in lessons in a year who plays in an ensemble in that year or the next.",
        "Those who already played in one count as having joined.",
    ),
    lag_terms=3,
    tier="more",
    page="participation",
    noun="learners in lessons",
    source="Participation records, from the music service management system",
)

to_advanced = Metric(
    key="progression.to_advanced",
    title="Ensemble members who reach the advanced stage",
    question="Who goes furthest?",
    why="The narrowest step, and the one cost and travel shape most",
    counts=(
        "ensemble members at the developing stage who reached the advanced stage within two years, out of"
        " all members at the developing stage"
    ),
    mart="mart_progression",
    numerator="moved",
    denominator="step = 'to_advanced'",
    of="pupil",
    cadence=(Grain.YEAR,),
    splits=("pupil_premium", "sex", "district", "sen", "ethnicity_2"),
    sensitivity=Sensitivity.SPECIAL,
    strand=Strand.PROGRAMMING,
    heard="equitable",
    function="progression",
    tia="children_young_people",
    caveats=("Small: parts often hidden.",),
    lag_terms=6,
    tier="more",
    page="participation",
    noun="ensemble members",
    source="Participation records, from the music service management system",
)

targeted_next = Metric(
    key="progression.targeted_next",
    title="Young people who go on from targeted programmes",
    question="Do targeted programmes lead anywhere?",
    why="A group that leads nowhere is a kind of exclusion",
    counts=(
        "young people who left a targeted programme and joined another programme within three terms, out of"
        " all who left"
    ),
    mart="mart_progression",
    numerator="moved",
    denominator="step = 'targeted_next'",
    of="pupil",
    cadence=(Grain.YEAR,),
    splits=("programme",),
    only=TARGETED,
    strand=Strand.PROGRAMMING,
    heard="equitable",
    function="progression",
    tia="children_young_people",
    caveats=("Leaving is three terms without coming back.",),
    lag_terms=3,
    page="programmes",
    noun="leavers",
    source="Participation records, from the music service management system",
)
