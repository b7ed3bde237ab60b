"""What the last build worked out, kept in the private folder and used again where nothing changed."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from edi_metrics.build.system import System
from edi_metrics.levels import Policy
from edi_metrics.vocabulary import Level

Levels = dict[Level, frozenset[int]]
Policies = Mapping[Level, Policy]


class Reuse:
    """Answers kept by a hash of everything they depend on; what was not asked for again is dropped.

    Figures and answers are true counts or follow from them, so the folder is the private one.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "build.json"
        self._old = self._read()
        self._new: dict[str, object] = {}

    def hiding(self, system: System, policies: Policies) -> Levels | None:
        """What was hidden of the very same system under the same rules, if that is known."""
        found = self._take(_key(system, policies))
        if not isinstance(found, dict):
            return None
        return {level: frozenset(found[level]) for level in Level}

    def keep_hiding(self, system: System, policies: Policies, hidden: Levels) -> None:
        """Remember what was hidden of a system."""
        self._new[_key(system, policies)] = {level: sorted(hidden[level]) for level in Level}

    def rows(self, key: str) -> list[list[object]] | None:
        """The counted rows kept under `key`, if they are known."""
        found = self._take(f"{_CODE} {key}")
        return found if isinstance(found, list) else None

    def keep_rows(self, key: str, rows: list[list[object]]) -> None:
        """Remember counted rows."""
        self._new[f"{_CODE} {key}"] = rows

    def save(self) -> None:
        """Keep what this build used or worked out, and nothing older."""
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = self._path.with_suffix(".new")
        try:
            fresh.write_text(json.dumps(self._new), encoding="utf-8")
            fresh.rename(self._path)
        finally:
            fresh.unlink(missing_ok=True)

    def _take(self, key: str) -> object:
        if key in self._old:
            self._new[key] = self._old[key]
        return self._new.get(key)

    def _read(self) -> dict[str, object]:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}


def _key(system: System, policies: Policies) -> str:
    rules = [policies[level].model_dump_json() for level in Level]
    return "hidden " + hashlib.sha256(f"{_CODE} {rules} {system}".encode()).hexdigest()


def _code() -> str:
    """A hash of what counts and what protects: a change to either makes every earlier answer void."""
    here = Path(__file__).parent
    return hashlib.sha256(b"".join((here / name).read_bytes() for name in _ANSWERING)).hexdigest()


_ANSWERING = ("measure.py", "protect.py")
_CODE = _code()
