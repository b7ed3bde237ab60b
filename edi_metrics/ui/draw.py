"""A composed page on the screen. The one place that puts a figure there."""

import streamlit as st

from edi_metrics import charts
from edi_metrics.story.blocks import Table
from edi_metrics.ui.compose import CardView, Download, Page, Part, Picture, Row
from edi_metrics.ui.markup.html import Html, name_of
from edi_metrics.ui.take_away import Exit, size_of


def page(found: Page, way_out: Exit) -> None:
    """The headline and tiles, then every card in its row."""
    if found.top is not None:
        st.html(found.top)
    for row in found.rows:
        _row(row, way_out)


def _row(row: Row, way_out: Exit) -> None:
    if len(row.columns) == 1 and len(row.columns[0]) == 1:
        _card(row.columns[0][0], way_out)
        return
    with st.container(key=row.key):
        for place, column in enumerate(row.columns):
            if len(column) == 1:
                _card(column[0], way_out)
                continue
            with st.container(key=f"stack-{row.key}-{place}"):
                for card in column:
                    _card(card, way_out)


def _card(card: CardView, way_out: Exit) -> None:
    with st.container(key=card.key):
        for part in card.parts:
            _part(part, way_out)


def _part(part: Part, way_out: Exit) -> None:
    match part:
        case Html():
            st.html(part)
        case Picture():
            _picture(part)
        case Download():
            _download(part, way_out)


def _picture(picture: Picture) -> None:
    name = f"chart-{name_of(picture.chart.name)}"
    st.plotly_chart(picture.figure, config=dict(charts.CONFIG), alt=picture.chart.alt, key=name)


def _download(button: Download, way_out: Exit) -> None:
    table = button.table
    st.download_button(
        f"Download {said(table)} (CSV,\N{NO-BREAK SPACE}{size_of(table)})",
        data=lambda: way_out.csv(table),
        file_name=way_out.filename(table),
        mime="text/csv",
        key=f"csv-{button.name}",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def said(table: Table) -> str:
    """What a table is, as its button says it: its caption without the full stop, its first letter small."""
    words = table.caption.rstrip(".").replace(". ", ", ")
    first = words.split(" ", 1)[0]
    if first == "A":
        return f"a{words[1:]}"
    return words if first.isupper() or not first[1:].islower() else words[:1].lower() + words[1:]
