"""Commands as a person or a script gives them, in this process."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from edi_metrics.__main__ import main


class Said(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What it said with `--json`."""
        return json.loads(self.out)


Run = Callable[..., Said]


def runner(capsys: pytest.CaptureFixture[str]) -> Run:
    """A way to run commands and read what they say."""

    def run(*arguments: object) -> Said:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return Said(code, *capsys.readouterr())

    return run
