"""What we share with other services."""

from edi_metrics.metrics.metric import Metric
from edi_metrics.vocabulary import Grain, Sensitivity, Strand, Unit

services = Metric(
    key="national.services",
    title="Services supported",
    question="How many other services have we worked with?",
    why="Shared by services, for services",
    counts="different music services helped so far",
    mart="mart_peer_work",
    numerator="true",
    of="service",
    unit=Unit.COUNT,
    cadence=(Grain.YEAR,),
    splits=("peer_kind", "region"),
    sensitivity=Sensitivity.THINGS,
    strand=Strand.LEADERSHIP,
    heard="holistic",
    function="partnerships",
    tia="governance",
    caveats=("Organisations, not people.",),
    page="leadership",
    noun="services",
    source="Register of work with other services",
)

smart_plans = Metric(
    key="national.smart_plans",
    title="Supported services with SMART targets in all four strands",
    question="Do plans we helped with hold together?",
    why="The help offered is exactly this",
    counts=(
        "services we have helped with a complete SMART target in each of the four strands, out of all those"
        " with a plan"
    ),
    mart="mart_peer_work",
    numerator="four_strands",
    denominator="has_plan",
    of="service",
    cadence=(Grain.YEAR,),
    sensitivity=Sensitivity.THINGS,
    strand=Strand.LEADERSHIP,
    heard="holistic",
    function="partnerships",
    tia="governance",
    caveats=("As told by the service; what it had last said by the end of the year.",),
    lag_terms=2,
    tier="more",
    page="leadership",
    noun="services with a plan",
    source="Register of work with other services",
)
