"""What we share with other services."""

from edi_metrics.metrics.metric import Metric
from edi_metrics.vocabulary import Grain, Sensitivity, Strand, Unit

services = Metric(
    key="national.services",
    title="Services supported",
    question="How many other services have we worked with?",
    why="Shared by services, for services",
    mart="mart_peer_work",
    numerator="true",
    of="service",
    unit=Unit.COUNT,
    cadence=(Grain.YEAR,),
    splits=("peer_kind",),
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
