"""What the service chose, from `data/settings.toml`, and where things are, from EDI_* variables."""

import os
import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from edi_metrics.errors import BadSetting
from edi_metrics.levels import FLOORS, Policy
from edi_metrics.vocabulary import Level

ROOT = Path(__file__).resolve().parent.parent


class Thresholds(BaseModel):
    """The counts below which people are hidden. They may be raised, never lowered."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    inside: int = Field(default=FLOORS[Level.INSIDE].smallest, ge=FLOORS[Level.INSIDE].smallest)
    published: int = Field(default=FLOORS[Level.PUBLISHED].smallest, ge=FLOORS[Level.PUBLISHED].smallest)


class Settings(BaseModel):
    """One service's choices and folders."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    service: str = Field(min_length=1, description="The name shown on every page.")
    area: str = Field(description="The area the service works in, as benchmarks name it.")
    area_code: str = Field(description="That area's code in the benchmarks.")
    thresholds: Thresholds = Thresholds()
    private: Path
    warehouse: Path
    level: Level | None = Field(default=None, description="Set for a process that serves one level alone.")

    def policy(self, level: Level) -> Policy:
        """How `level` protects people in this service."""
        smallest = self.thresholds.inside if level is Level.INSIDE else self.thresholds.published
        return FLOORS[level].model_copy(update={"smallest": smallest})


def settings() -> Settings:
    """The settings in force now. Raises `BadSetting` naming the entry that cannot be used."""
    return _read(
        os.environ.get("EDI_PRIVATE") or str(ROOT / "data" / "private"),
        os.environ.get("EDI_WAREHOUSE") or str(ROOT / "data" / "warehouse"),
        os.environ.get("EDI_LEVEL") or None,
    )


def journal_url() -> str | None:
    """The database that keeps the journal, where `EDI_JOURNAL_URL` names one."""
    return os.environ.get("EDI_JOURNAL_URL") or None


@cache
def _read(private: str, warehouse: str, level: str | None) -> Settings:
    path = ROOT / "data" / "settings.toml"
    try:
        chosen = tomllib.loads(path.read_text(encoding="utf-8"))
        return Settings.model_validate(
            chosen | {"private": Path(private), "warehouse": Path(warehouse), "level": level}
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSetting(
            f"data/settings.toml cannot be read: {error}. Mend that line and try again."
        ) from error
    except OSError as error:
        raise BadSetting(
            f"data/settings.toml cannot be read: {error.strerror}. Put it back from the repository."
        ) from error
    except ValidationError as error:
        problem = error.errors()[0]
        name = ".".join(str(step) for step in problem["loc"])
        raise BadSetting(
            f"The setting '{name}' cannot be {problem['input']!r}: {problem['msg']}."
            " Mend data/settings.toml or the EDI_ variable of that name."
        ) from error
