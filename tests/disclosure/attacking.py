"""The attack on every system of a written file, on every core: it is the longest thing that is tested."""

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from edi_metrics.build.attack import Exposed, Shown, attack
from edi_metrics.build.systems import Linked
from edi_metrics.levels import Policy

_file: Shown = {}


def attacked(linked: Sequence[Linked], file: Shown, policy: Policy) -> list[Exposed]:
    """Everything that can be pinned down from what `file` shows. The largest systems are begun first.

    Other processes are begun anew and not copied from this one, which may hold a solver's threads.
    """
    largest_first = sorted(linked, key=lambda one: len(one.system.counts), reverse=True)
    with ProcessPoolExecutor(
        os.cpu_count(), mp_context=get_context("spawn"), initializer=_hold, initargs=(file,)
    ) as pool:
        return [found for each in pool.map(partial(_attack, policy), largest_first) for found in each]


def _hold(file: Shown) -> None:
    globals()["_file"] = file


def _attack(policy: Policy, one: Linked) -> list[Exposed]:
    return list(attack(one, _file, policy))
