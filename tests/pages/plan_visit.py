"""A visit to the action plan by someone who works on it: fields by their labels, buttons by their words."""

from collections.abc import Mapping
from typing import Any

from streamlit.testing.v1 import AppTest

from edi_metrics.plan.facts import Event
from edi_metrics.settings import settings
from edi_metrics.ui import process
from tests.pages.opened import Opened

_KINDS = ("text_area", "text_input", "selectbox", "multiselect", "date_input", "radio")


class PlanVisit(Opened):
    """The page with its drawer. What is typed stays typed until the form begins anew."""

    def __init__(self, address: Mapping[str, str] | None = None, *, page: str = "action_plan") -> None:
        super().__init__(f"pages/{page}.py", address)

    @property
    def app(self) -> AppTest:
        """The running page."""
        return self._app

    def field(self, label: str) -> Any:
        """The field of a form under a label. Fails when there is none, or more than one."""
        found = [one for one in self._fields if one.label == label]
        assert len(found) == 1, f"{len(found)} fields are called '{label}': {self.labels}"
        return found[0]

    @property
    def labels(self) -> list[str]:
        """The labels of every field of a form."""
        return [one.label for one in self._fields]

    @property
    def _fields(self) -> list[Any]:
        """The widgets of forms; filters and the strip's are none."""
        widgets = (one for kind in _KINDS for one in getattr(self._app, kind))
        return [one for one in widgets if str(one.key).startswith("sheet-")]

    def happened(self, kind: str) -> "PlanVisit":
        """Choose what happened: its fields follow."""
        self.field("What happened?").set_value(kind).run()
        return self

    def fill(self, **values: Any) -> "PlanVisit":
        """Set fields by their labels, with `_` for a space and without the question mark; nothing is sent."""
        for name, value in values.items():
            self.field(self._label(name)).set_value(value)
        return self

    def _label(self, name: str) -> str:
        plain = name.replace("_", " ").lower()
        found = [label for label in self.labels if label.lower().rstrip("?").replace(",", "") == plain]
        assert found, f"no field is called '{plain}': {self.labels}"
        return found[0]

    def press(self, words: str) -> "PlanVisit":
        """Press the button that begins with these words."""
        found = [one for one in self._app.button if one.label.startswith(words)]
        assert len(found) == 1, f"{len(found)} buttons begin with '{words}': {self.buttons}"
        found[0].click().run()
        return self

    @property
    def buttons(self) -> list[str]:
        """The words of every button."""
        return [one.label for one in self._app.button]


def events(about: str = "") -> tuple[Event, ...]:
    """Everything recorded, or what was recorded about one action."""
    recorded = process.planner(settings()).events()
    return tuple(event for event in recorded if about in ("", event.about))
