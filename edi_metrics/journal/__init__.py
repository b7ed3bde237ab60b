"""The plan's journal: what happened, who said so, and nothing ever changed or taken away."""

from edi_metrics.journal.chain import Head
from edi_metrics.journal.checking import Report
from edi_metrics.journal.edits import Clash, Edit, Overtaken
from edi_metrics.journal.journal import Journal, is_kept

__all__ = ["Clash", "Edit", "Head", "Journal", "Overtaken", "Report", "is_kept"]
