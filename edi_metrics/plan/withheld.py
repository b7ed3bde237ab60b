"""What people typed, and how much of that may leave the service: that they did, and never what.

A sentence that somebody typed can say what no figure may: a count that the published level hides, or a name.
"""

KEPT_INSIDE = "Kept inside the service"
"""What stands in a published file where somebody typed something."""


def withheld(words: str) -> str:
    """`KEPT_INSIDE` where something was typed; empty where nothing was, which may be told."""
    return KEPT_INSIDE if words.strip() else ""
