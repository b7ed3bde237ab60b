"""The screen: the only room that knows Streamlit."""

from edi_metrics.ui.show import show

__all__ = ["show"]
