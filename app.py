"""The app: navigation by role, then the page it chose. Run with `streamlit run app.py`."""

from edi_metrics.ui.front import run

if __name__ == "__main__":
    run()
