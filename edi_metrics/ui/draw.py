"""A composed page on the screen. The one place that puts a figure there."""

import streamlit as st

from edi_metrics import charts
from edi_metrics.story.blocks import Form
from edi_metrics.ui import forms, listing
from edi_metrics.ui.compose import CardView, Download, Listing, Page, Part, Picture, Row
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.markup.html import Html, name_of
from edi_metrics.ui.take_away import WayOut


def page(found: Page, way_out: WayOut, bench: Bench | None = None) -> None:
    """The headline and tiles, then every card in its row. Without a `bench` there are no forms."""
    if found.top is not None:
        st.html(found.top)
    for row in found.rows:
        _row(row, way_out, bench)


def _row(row: Row, way_out: WayOut, bench: Bench | None) -> None:
    if len(row.columns) == 1 and len(row.columns[0]) == 1:
        _card(row.columns[0][0], way_out, bench)
        return
    with st.container(key=row.key):
        for place, column in enumerate(row.columns):
            if len(column) == 1:
                _card(column[0], way_out, bench)
                continue
            with st.container(key=f"stack-{row.key}-{place}"):
                for card in column:
                    _card(card, way_out, bench)


def _card(card: CardView, way_out: WayOut, bench: Bench | None) -> None:
    with st.container(key=card.key):
        for part in card.parts:
            _part(part, way_out, bench)


def _part(part: Part, way_out: WayOut, bench: Bench | None) -> None:
    match part:
        case Html():
            st.html(part)
        case Picture():
            _picture(part)
        case Download():
            _download(part, way_out)
        case Listing():
            listing.draw(part, opens=bench is not None)
        case Form():
            if bench is not None:
                forms.draw(part, bench)


def _picture(picture: Picture) -> None:
    name = f"chart-{name_of(picture.chart.name)}"
    st.plotly_chart(picture.figure, config=dict(charts.CONFIG), alt=picture.chart.alt, key=name)


def _download(button: Download, way_out: WayOut) -> None:
    tables = button.tables
    st.download_button(
        button.words,
        data=lambda: way_out.tables(tables, button.name),
        file_name=way_out.name(tables, button.name),
        mime="text/csv" if len(tables) == 1 else "application/zip",
        key=f"csv-{button.name}",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )
