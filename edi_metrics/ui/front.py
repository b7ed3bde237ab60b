"""The front door: who is looking, the menu they get, and the page they asked for."""

import streamlit as st

from edi_metrics.errors import EdiError
from edi_metrics.settings import settings
from edi_metrics.ui import shell, sign_in
from edi_metrics.ui.style import style


def run() -> None:
    """Put the menu up and run the page the address asks for. A refusal is a sentence, not a traceback."""
    shell.name_page("Inclusion progress")
    try:
        page = shell.navigate(sign_in.viewer(settings()))
    except EdiError as error:
        st.html(style())
        shell.stop(error)
        return
    page.run()
