"""The control: a button and one line of text, served as the app is."""

import streamlit as st

count = st.session_state.setdefault("count", 0)
if st.button("Again"):
    st.session_state["count"] = count = count + 1
st.write(f"Pressed {count} times")
