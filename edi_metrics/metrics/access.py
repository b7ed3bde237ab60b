"""Fee help: the need that it could not meet."""

from edi_metrics.metrics.metric import Metric
from edi_metrics.vocabulary import Better, Grain, Sensitivity, Strand

unmet = Metric(
    key="access.unmet",
    title="Eligible requests turned away",
    question="Who did we turn away?",
    why="The number services seldom keep",
    mart="mart_fee_support",
    numerator="unmet",
    denominator="true",
    of="application_id",
    who="pupil",
    better=Better.LOWER,
    cadence=(Grain.TERM, Grain.YEAR),
    splits=("district", "pupil_premium"),
    sensitivity=Sensitivity.SPECIAL,
    strand=Strand.PROGRAMMING,
    heard="equitable",
    function="inclusion",
    tia="children_young_people",
    caveats=("Each term holds what was asked for in it, whenever it was decided.",),
    page="programmes",
    noun="applications",
    source="Fee help applications, from finance",
)
