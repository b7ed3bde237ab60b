"""Who learns, and whether the rhythm of learning is kept."""

from edi_metrics.metrics.metric import Metric
from edi_metrics.vocabulary import Grain, Sensitivity, Strand

trauma_informed = Metric(
    key="training.trauma_informed",
    title="Staff trained in trauma-informed practice",
    question="Is trauma-informed practice whole-staff?",
    why="Two whole-staff sessions were promised",
    mart="mart_training",
    numerator="trauma_informed",
    denominator="true",
    of="person",
    cadence=(Grain.TERM,),
    splits=("contract_ace", "role_level_2"),
    strand=Strand.WORKFORCE,
    heard="holistic",
    function="inclusion",
    tia="workforce",
    caveats=("Attendance, not practice.", "Of people in post on the last day of the term."),
    page="training",
    noun="people",
    source="Training log and workforce snapshot",
)

reflective_sessions = Metric(
    key="training.reflective_sessions",
    title="Reflective practice sessions held",
    question="Did reflective practice happen twice a term?",
    why="The rhythm is the point",
    mart="mart_training_session",
    numerator="least(count(*) filter (where topic = 'reflective_practice' and held), 2)",
    denominator="2",
    cadence=(Grain.TERM,),
    sensitivity=Sensitivity.THINGS,
    strand=Strand.WORKFORCE,
    heard="holistic",
    function="inclusion",
    tia="workforce",
    caveats=("Finished terms; a third session in one term does not make up for another.",),
    page="training",
    noun="sessions",
    source="Training log",
)

any_inclusion_cpd = Metric(
    key="training.any_inclusion_cpd",
    title="Staff with any inclusion CPD this year",
    question="Who gets to learn?",
    why="Unpaid time shuts hourly-paid people out",
    mart="mart_training",
    numerator="inclusion_cpd",
    denominator="true",
    of="person",
    cadence=(Grain.YEAR,),
    splits=("contract_ace", "role_level"),
    strand=Strand.WORKFORCE,
    heard="equitable",
    function="inclusion",
    tia="workforce",
    caveats=(
        "Of people in post on 31 August; reflective practice, trauma-informed practice, the bootcamp, "
        "conversations, SEND and youth voice count.",
    ),
    page="training",
    noun="people",
    source="Training log and workforce snapshot",
)
