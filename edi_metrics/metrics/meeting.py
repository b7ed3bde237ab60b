"""The rhythm of the plan: meetings held, and questions answered."""

from edi_metrics.metrics.metric import Metric
from edi_metrics.vocabulary import Grain, Sensitivity, Strand

meetings_held = Metric(
    key="leadership.meetings_held",
    title="Working-group meetings held",
    question="Did the group meet twice a term?",
    why="The rhythm of the plan",
    counts="meetings of the working group that were held and closed, out of the two due each term",
    mart="mart_plan_meeting",
    numerator="held",
    denominator="true",
    of="nth",
    cadence=(Grain.TERM,),
    sensitivity=Sensitivity.THINGS,
    strand=Strand.LEADERSHIP,
    heard="holistic",
    function="sustainability",
    tia="governance",
    caveats=("Counts meetings that were closed, in finished terms: two are due in each.",),
    page="meeting",
    noun="meetings due",
    source="The plan's record of closed meetings",
)

forum_answered = Metric(
    key="leadership.forum_answered",
    title="Forum questions answered within a term",
    question="Do we answer our partners?",
    why="A presentation that invites no answer is a broadcast",
    counts=(
        "questions logged at a forum and answered within 90 days, out of all that were logged 90 days ago"
        " or more"
    ),
    mart="mart_forum",
    numerator="answered",
    denominator="true",
    of="question_id",
    cadence=(Grain.YEAR,),
    sensitivity=Sensitivity.THINGS,
    strand=Strand.LEADERSHIP,
    heard="authentic",
    function="partnerships",
    tia="governance",
    caveats=("Answered in 90 days, of those logged 90 days ago or more. No names are kept.",),
    page="forum",
    noun="questions",
    source="Questions and answers logged at each forum",
)
