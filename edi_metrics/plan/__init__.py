"""The action plan as what happened: facts, and where things stand once they are folded.

Nothing here stores, draws or measures. The plan at any day is `fold(events, day)`.
"""
