"""Who applies, who is shortlisted and who is appointed, over two years."""

from edi_metrics.metrics.metric import Metric
from edi_metrics.vocabulary import Better, Grain, Sensitivity, Strand

applicants_ethnic_minority = Metric(
    key="recruitment.applicants_ethnic_minority",
    title="Applicants from ethnic minorities",
    question="Who applies?",
    why="First step of the pipeline",
    counts=(
        "applicants over 24 months whose ethnicity is known and who are not White British, out of"
        " applicants whose ethnicity is known"
    ),
    mart="mart_recruitment",
    numerator="ethnicity_2 = 'ethnic_minorities'",
    denominator="known(ethnicity_2)",
    of="application_id",
    who="applicant",
    cadence=(Grain.YEAR,),
    splits=("route", "selection_method"),
    sensitivity=Sensitivity.SPECIAL,
    strand=Strand.WORKFORCE,
    heard="representative",
    function="sustainability",
    tia="workforce",
    benchmarks=("working_age.ethnicity_2", "residents.ethnicity_2"),
    caveats=("Windows overlap: the attack must see them together.",),
    lag_terms=2,
    page="workforce",
    noun="applicants",
    source="Recruitment rounds, from the HR recruitment system",
)

shortlisted = Metric(
    key="recruitment.shortlisted",
    title="Applicants shortlisted",
    question="Who gets through the first sift?",
    why="Finds where people are lost",
    counts="applicants shortlisted over 24 months, out of all applicants",
    mart="mart_recruitment",
    numerator="shortlisted",
    denominator="true",
    of="application_id",
    who="applicant",
    better=Better.NEITHER,
    cadence=(Grain.YEAR,),
    splits=("ethnicity_2", "disability", "sex", "route"),
    sensitivity=Sensitivity.SPECIAL,
    strand=Strand.WORKFORCE,
    heard="equitable",
    function="sustainability",
    tia="workforce",
    caveats=("Read the ratio between parts, never one part.",),
    lag_terms=1,
    tier="more",
    page="workforce",
    noun="applicants",
    source="Recruitment rounds, from the HR recruitment system",
)

success = Metric(
    key="recruitment.success",
    title="Applicants appointed",
    question="Who is appointed?",
    why="The fairest single number in hiring is this one, compared between groups",
    counts="applicants appointed over 24 months, out of all applicants",
    mart="mart_recruitment",
    numerator="appointed",
    denominator="true",
    of="application_id",
    who="applicant",
    better=Better.NEITHER,
    cadence=(Grain.YEAR,),
    splits=("ethnicity_2", "disability", "sex", "route", "selection_method"),
    sensitivity=Sensitivity.SPECIAL,
    strand=Strand.WORKFORCE,
    heard="equitable",
    function="sustainability",
    tia="workforce",
    caveats=("Windows overlap: the attack must see them together; say too few to say early.",),
    lag_terms=1,
    page="workforce",
    noun="applicants",
    source="Recruitment rounds, from the HR recruitment system",
)

pathway = Metric(
    key="recruitment.pathway",
    title="Appointments through new routes",
    question="Do new doors bring people in?",
    why="Songwriter, talent pool and trainee routes exist to widen the team",
    counts=(
        "people appointed over 24 months from the songwriter pathway, the talent pool or a trainee post,"
        " out of all appointed"
    ),
    mart="mart_recruitment",
    numerator="route in ('songwriter_pathway', 'talent_pool', 'trainee')",
    denominator="appointed",
    of="application_id",
    who="applicant",
    cadence=(Grain.YEAR,),
    splits=("role_level",),
    strand=Strand.WORKFORCE,
    heard="diverse",
    function="sustainability",
    tia="workforce",
    caveats=("Small.",),
    lag_terms=1,
    page="workforce",
    noun="appointments",
    source="Recruitment rounds, from the HR recruitment system",
)
