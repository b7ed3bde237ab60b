"""Putting one part of an action's description right: the part as it reads, and as it should."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from edi_metrics.errors import RefusedEdit
from edi_metrics.plan.facts.actions import ActionFact, Described
from edi_metrics.plan.state import Action
from edi_metrics.ui.forms import fields
from edi_metrics.ui.forms.happenings import About, Make

_FIELD = Described.model_fields["field"].annotation
_BETWEEN = "|"


@dataclass(frozen=True)
class _Part:
    """One part of a description: its name, how it reads as text, and the field that mends it."""

    name: str
    now: Callable[[Action], str]
    ask: Callable[[About], str]


def _said(name: str, field: str, *, long: bool = False) -> _Part:
    """A part that is typed."""
    draw = fields.words if long else fields.line

    def now(action: Action) -> str:
        return str(getattr(action, field))

    return _Part(name, now, lambda about: draw(about.sheet, field, name, value=now(about.action)))


def _coded(name: str, field: str, codes: str) -> _Part:
    """A part that is chosen from a list of codes."""

    def now(action: Action) -> str:
        return str(getattr(action, field))

    return _Part(
        name, now, lambda about: fields.coded(about.sheet, field, name, codes, value=now(about.action))
    )


def _strand(about: About) -> str:
    return fields.strand(about.sheet, value=about.action.strand)


def _target(about: About) -> str:
    return fields.target(about.sheet, about.bench.plan, value=about.action.target)


def _measure(about: About) -> str:
    return fields.measure(about.sheet, value=about.action.metric)


def _groups(about: About) -> str:
    return _BETWEEN.join(fields.groups(about.sheet, value=about.action.characteristics))


def _helpers(about: About) -> str:
    return _BETWEEN.join(fields.several_roles(about.sheet, "helpers", "Helped by", about.action.helpers))


def _publish(about: About) -> str:
    return fields.one_of(about.sheet, "publish", "May partners see it?", {"yes": "Yes", "no": "No"})


PARTS: Mapping[str, _Part] = {
    "title": _said("Title", "title"),
    "strand": _Part("Strand", lambda action: action.strand.value, _strand),
    "heard": _coded("HEARD principle", "heard", "heard"),
    "function": _coded("National Plan function", "function", "plan_function"),
    "tia": _coded("Area of the inclusion strategy", "tia", "tia_area"),
    "target": _Part("Target it serves", lambda action: action.target, _target),
    "metric": _Part("Measure that would show it", lambda action: action.metric, _measure),
    "origin": _said("Where it came from", "origin"),
    "characteristics": _Part(
        "Groups it is for", lambda action: _BETWEEN.join(action.characteristics), _groups
    ),
    "evidence_expected": _said("Evidence expected", "evidence_expected", long=True),
    "publish": _Part("May partners see it?", lambda action: "yes" if action.publish else "no", _publish),
    "helpers": _Part("Helped by", lambda action: _BETWEEN.join(action.helpers), _helpers),
}
"""Every part of an action's description that a person may mend."""

assert set(PARTS) == set(get_args(_FIELD)), "a part of a description that nobody can mend"


def ask(about: About, part: str) -> Make:
    """The field of one part, and why it is mended."""
    found = PARTS[part]
    now = found.ask(about)
    reason = fields.words(about.sheet, "reason", "Why, if there is more to say")

    def make() -> Sequence[ActionFact]:
        return [described(about.action, part, now, reason)]

    return make


def described(action: Action, part: str, now: str, reason: str = "") -> Described:
    """The action with one part as it should read. Raises `RefusedEdit` where it reads so already."""
    was = PARTS[part].now(action)
    if now == was:
        name = PARTS[part].name
        raise RefusedEdit(f"'{name}' of {action.action_id} reads so already. Change it and save again.")
    return Described.model_validate({"field": part, "was": was, "now": now, "reason": reason})
