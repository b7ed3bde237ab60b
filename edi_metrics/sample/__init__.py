"""Hartwell Music Service, an invented service: the sample that a newcomer sees first."""

from edi_metrics.sample.calendar import SERVICE_DAY
from edi_metrics.sample.service import SAMPLE_SECRET, SERVICE_NAME, generate

__all__ = ["SAMPLE_SECRET", "SERVICE_DAY", "SERVICE_NAME", "generate"]
