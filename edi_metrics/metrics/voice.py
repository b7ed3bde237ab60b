"""What young people and families told us, and whether they got an answer."""

from edi_metrics.dimensions import dimension
from edi_metrics.metrics.metric import Metric
from edi_metrics.vocabulary import Better, Grain, Sensitivity, Strand

_FAMILIES = ("young_learner", "young_non_learner", "parent_user", "parent_non_user")
"""Those who are asked what keeps families away; schools, staff and partners are asked other things."""

_BARRIERS = tuple(part for part in dimension("barrier").parts if part != "none")
"""What may be named: to say that nothing is in the way is to name no barrier."""


answered = Metric(
    key="voice.answered",
    title="Recommendations answered within a term",
    question="Do we answer?",
    why="Silence is an answer too",
    mart="mart_voice_answer",
    numerator="answered",
    denominator="true",
    of="rec_id",
    cadence=(Grain.DAY,),
    splits=("strand",),
    sensitivity=Sensitivity.THINGS,
    strand=Strand.VOICE,
    heard="authentic",
    function="inclusion",
    tia="governance",
    caveats=("Recommendations made in the 18 months before each meeting.",),
    page="voice",
    noun="recommendations",
    source="Log of young people's recommendations",
)

priority_share = Metric(
    key="voice.priority_share",
    title="Share of those heard from priority groups",
    question="Do we ask those with most to tell us?",
    why="The confident are easy to hear",
    mart="mart_voice",
    numerator="sum(priority_people)",
    denominator="sum(people) filter (where priority_people is not null)",
    cadence=(Grain.YEAR,),
    splits=("voice_method",),
    sensitivity=Sensitivity.SPECIAL,
    strand=Strand.VOICE,
    heard="equitable",
    function="inclusion",
    tia="children_young_people",
    lag_terms=1,
    page="voice",
    noun="young people",
    source="Log of young people's recommendations",
)

non_users = Metric(
    key="voice.non_users",
    title="Parents who do not use the service, among those surveyed",
    question="Do we hear from families we do not reach?",
    why="Users cannot tell you why others stay away",
    mart="mart_survey",
    numerator="audience = 'parent_non_user'",
    denominator="audience in ('parent_user', 'parent_non_user')",
    of="reply",
    who="response",
    cadence=(Grain.YEAR,),
    splits=("district",),
    strand=Strand.VOICE,
    heard="equitable",
    function="partnerships",
    tia="children_young_people",
    page="voice",
    noun="parents",
    source="Public engagement survey",
)

barrier = Metric(
    key="voice.barrier",
    title="Families naming a barrier",
    question="What keeps families away?",
    why="Asked by families, partners or policy",
    mart="mart_survey_barrier",
    numerator="named",
    denominator="true",
    of="reply",
    who="response",
    better=Better.LOWER,
    cadence=(Grain.YEAR,),
    splits=("barrier",),
    narrowings=("audience", "district"),
    only={"barrier": _BARRIERS, "audience": _FAMILIES},
    strand=Strand.VOICE,
    heard="equitable",
    function="inclusion",
    tia="children_young_people",
    caveats=("Several answers allowed: parts overlap.",),
    lag_terms=2,
    page="voice",
    noun="families",
    source="Public engagement survey",
)
