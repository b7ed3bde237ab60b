"""The SMART check beside a form: worked out anew at every change, from shown figures alone."""

from collections.abc import Mapping, Sequence

import streamlit as st

from edi_metrics.errors import RefusedEdit
from edi_metrics.plan.smart import Draft
from edi_metrics.plan.state import Plan
from edi_metrics.story.asking import Desk
from edi_metrics.story.drafting import beside
from edi_metrics.story.words import smart as words
from edi_metrics.story.words.smart import Missing
from edi_metrics.ui.forms.target_fields import draft
from edi_metrics.ui.markup import smart as markup
from edi_metrics.ui.markup.html import Html


def missing(terms: Mapping[str, str], plan: Plan, desk: Desk, about: str = "") -> tuple[Missing, ...]:
    """What the target that `terms` make lacks, beside the others that stand."""
    made = draft(terms, desk.about.day)
    return words.missing(made, beside(made, desk, _others(plan, about)).evidence)


def panel(terms: Mapping[str, str], plan: Plan, desk: Desk, about: str = "") -> tuple[Missing, ...]:
    """Draw the check of a draft, and give what it lacks."""
    made = draft(terms, desk.about.day)
    known = beside(made, desk, _others(plan, about))
    found = words.missing(made, known.evidence)
    pace = {"A": words.appointments(known.hiring)} if known.hiring else {}
    st.html(Html(markup.check(words.verdict(found), words.by_letter(found), pace)))
    return found


def hold_back(found: Sequence[Missing]) -> None:
    """Raise `RefusedEdit`, naming them, where parts are missing that a promise must have."""
    musts = [one for one in found if one.holds_back]
    if musts:
        raise RefusedEdit(" ".join([words.verdict(musts), *(one.words for one in musts)]))


def _others(plan: Plan, about: str) -> tuple[Draft, ...]:
    """The other promises that stand, as they now read."""
    return tuple(
        Draft.read(promise.terms)
        for name, promise in plan.promises.items()
        if promise.is_live and name != about
    )
