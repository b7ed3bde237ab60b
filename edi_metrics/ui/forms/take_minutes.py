"""Take a closed meeting away: its minutes, each owner's list, and the calendar."""

import io
import zipfile
from collections.abc import Callable

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.exports import ahead, calendar, digest
from edi_metrics.exports.minutes import stem
from edi_metrics.plan.group import chair_of
from edi_metrics.plan.minutes import Minutes
from edi_metrics.story.sections.meeting import minutes
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.told import desk


def draw(bench: Bench, about: str) -> None:
    """Four buttons. A file is made when it is asked for."""
    if not bench.may(Can.TAKE_INSIDE):
        return
    told = minutes(desk(bench.door), about)
    name, chair = stem(told), chair_of(bench.plan.members)
    with st.container(horizontal=True):
        _button("Minutes (Word)", lambda: _docx(told), f"{name}.docx", _DOCX)
        _button("Minutes (PDF)", lambda: _pdf(told), f"{name}.pdf", "application/pdf")
        _button(
            "A list for each owner (e-mails, ZIP)",
            lambda: _lists(told, chair),
            f"digests-{about.lower()}.zip",
            _ZIP,
        )
        _button(
            "Dates (calendar)",
            lambda: calendar.calendar(ahead.after(told, chair=chair)),
            f"meetings-{about.lower()}.ics",
            "text/calendar",
        )


_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ZIP = "application/zip"


def _button(label: str, make: Callable[[], bytes], name: str, mime: str) -> None:
    st.download_button(
        label,
        data=make,
        file_name=name,
        mime=mime,
        key=f"take-{name}",
        on_click="ignore",
        icon=":material/download:",
    )


def _docx(told: Minutes) -> bytes:
    from edi_metrics.exports.minutes_docx import minutes_docx  # slow to import, and asked for rarely

    return minutes_docx(told)


def _pdf(told: Minutes) -> bytes:
    from edi_metrics.exports.minutes_pdf import minutes_pdf  # slow to import, and asked for rarely

    return minutes_pdf(told)


def _lists(told: Minutes, chair: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in digest.digests(ahead.after(told, chair=chair)):
            archive.writestr(one.filename, one.content)
    return out.getvalue()
