"""Blocks as HTML: pure functions from plain data to escaped text, with nothing of Streamlit in them."""
