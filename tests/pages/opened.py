"""A page as its reader meets it, run by Streamlit's own test runner: no browser, every element."""

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

from streamlit.testing.v1 import AppTest

from edi_metrics.vocabulary import Role

ROOT = Path(__file__).resolve().parents[2]

_H1 = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_OURS = re.compile(r"<style>.*?</style>|<script>\(\(\) => \{.*?\}\)\(\);</script>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_PATIENCE = 60


class Opened:
    """One visit to one page. It can go on: look as another role, choose, come again."""

    def __init__(self, script: str, address: Mapping[str, str] | None = None) -> None:
        self._app = AppTest.from_file(str(ROOT / script), default_timeout=_PATIENCE)
        for key, value in (address or {}).items():
            self._app.query_params[key] = value
        self._app.run()

    def as_role(self, role: Role) -> "Opened":
        """Look as `role`, by the switch that a viewer would use."""
        self._app.selectbox(key="role-switch").select(role).run()
        return self

    def choose(self, key: str, code: str) -> "Opened":
        """Pick an option of a filter, or type words, whichever kind of widget it is."""
        boxes = [box for box in (*self._app.selectbox, *self._app.text_input) if box.key == f"filter-{key}"]
        if boxes:
            boxes[0].set_value(code).run()
        else:
            self._app.button_group(key=f"filter-{key}").set_value(code).run()
        return self

    def again(self) -> "Opened":
        """The same visit, run once more."""
        self._app.run()
        return self

    @property
    def problems(self) -> list[str]:
        """Tracebacks on the page. There must be none."""
        return [found.message for found in self._app.exception]

    @property
    def headings(self) -> list[str]:
        """The words of every first-level heading."""
        return [_words(found) for found in _H1.findall(self.html)]

    @property
    def html(self) -> str:
        """Everything the page says in HTML, the style sheet and the app's own scripts left out."""
        return _OURS.sub("", "\n".join(found.proto.body for found in self._app.get("html")))

    @property
    def words(self) -> str:
        """The page's words, without their tags."""
        return _words(self.html)

    @property
    def address(self) -> dict[str, str]:
        """What the address holds now."""
        return {
            key: value if isinstance(value, str) else value[-1]
            for key, value in dict(self._app.query_params).items()
        }

    def chosen(self, key: str) -> str:
        """The code that a filter stands on."""
        return str(self._app.session_state[f"filter-{key}"])

    @property
    def levels_offered(self) -> bool:
        """Whether the viewer may switch the level."""
        return any(found.key == "level-switch" for found in self._app.radio)


def _words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(_TAG.sub(" ", html))).strip()
