"""Take a closed meeting away: its minutes, each owner's list, and the calendar."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.exports import ahead, calendar, digest
from edi_metrics.exports.leaving import Ledger
from edi_metrics.exports.minutes import stem
from edi_metrics.plan.facts.exports import FileTaken
from edi_metrics.plan.group import chair_of
from edi_metrics.plan.minutes import Minutes
from edi_metrics.story.sections.meeting import minutes
from edi_metrics.story.words import taking as words
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.take_away import reference_of
from edi_metrics.ui.told import desk
from edi_metrics.vocabulary import Level


def draw(bench: Bench, about: str) -> None:
    """Four buttons. A file is made when it is asked for."""
    if not bench.may(Can.TAKE_INSIDE):
        return
    told = minutes(desk(bench.door), about)
    papers = _Papers(bench, told)
    with st.container(horizontal=True):
        papers.button("Minutes (Word)", papers.docx, stem(told), "docx", _DOCX)
        papers.button("Minutes (PDF)", papers.pdf, stem(told), "pdf", "application/pdf")
        lists = f"digests-{about.lower()}"
        papers.button("A list for each owner (e-mails, ZIP)", papers.lists, lists, "zip", digest.ARCHIVE)
        papers.button("Dates (calendar)", papers.dates, f"meetings-{about.lower()}", "ics", "text/calendar")


_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class _Papers:
    """What a closed meeting leaves behind, each made when it is asked for and kept in the record."""

    bench: Bench
    told: Minutes

    @cached_property
    def _ahead(self) -> ahead.Ahead:
        return ahead.after(self.told, chair=chair_of(self.bench.plan.members))

    def button(self, label: str, make: Callable[[], bytes], kind: str, ending: str, mime: str) -> None:
        """One file, named for its reference in the record."""
        reference = reference_of(kind, ending, self.bench.planner.head())
        name = f"{kind}-{Level.INSIDE}-{reference[:8]}.{ending}"
        st.download_button(
            label,
            data=lambda: self._leaving(make(), name, reference),
            file_name=name,
            mime=mime,
            key=f"take-{kind}.{ending}",
            on_click="ignore",
            icon=":material/download:",
        )

    def _leaving(self, data: bytes, name: str, reference: str) -> bytes:
        bench = self.bench
        file = FileTaken(what="minutes", name=name, level=Level.INSIDE, reason=words.MINUTES_WHY)
        Ledger(bench.viewer, bench.planner, bench.door.about.day).enter(reference, file)
        return data

    def docx(self) -> bytes:
        """The minutes, to be corrected."""
        from edi_metrics.exports.minutes_docx import minutes_docx  # slow to import, and asked for rarely

        return minutes_docx(self.told)

    def pdf(self) -> bytes:
        """The minutes, to be sent."""
        from edi_metrics.exports.minutes_pdf import minutes_pdf  # slow to import, and asked for rarely

        return minutes_pdf(self.told)

    def lists(self) -> bytes:
        """A message for each owner."""
        return digest.archive(self._ahead)

    def dates(self) -> bytes:
        """What is due and when the group meets."""
        return calendar.calendar(self._ahead)
