"""Typed text where Streamlit reads Markdown: in labels of buttons and options, as plain words."""

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~$:=-])")


def plain(words: str) -> str:
    """Words whose every sign stands for itself in a label."""
    return _MARKUP.sub(r"\\\1", " ".join(words.split()))
