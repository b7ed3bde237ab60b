"""What the plan's actions taught: gathered by strand, and searched by words."""

import re
from collections.abc import Iterable, Mapping, Sequence

from edi_metrics.plan.listed import ListedAction
from edi_metrics.plan.state import Learned, Lifecycle
from edi_metrics.vocabulary import Strand

_CLOSED = (Lifecycle.DONE, Lifecycle.DROPPED)


def taught(actions: Iterable[ListedAction]) -> tuple[ListedAction, ...]:
    """The actions that somebody has said something to learn from, the newest lesson first."""
    told = ((one, one.learned) for one in actions if one.learned and any(_parts(one.learned)))
    dated = sorted(told, key=lambda found: (str(found[1].on or ""), found[0].action_id), reverse=True)
    return tuple(one for one, _ in dated)


def unheard(actions: Iterable[ListedAction]) -> tuple[ListedAction, ...]:
    """The actions that are done or dropped, of which nobody has said what they taught."""
    known = tuple(actions)
    heard = {one.action_id for one in taught(known)}
    return tuple(one for one in known if one.lifecycle in _CLOSED and one.action_id not in heard)


def by_strand(actions: Iterable[ListedAction]) -> Mapping[Strand, Sequence[ListedAction]]:
    """The same actions under their strands, in the strands' own order; a strand without any is left out."""
    known = tuple(actions)
    under = {strand: [one for one in known if one.strand is strand] for strand in Strand}
    return {strand: found for strand, found in under.items() if found}


def search(actions: Iterable[ListedAction], words: str) -> tuple[ListedAction, ...]:
    """The actions whose title or lesson has every one of the words, whole or as the beginning of another."""
    wanted = _words(words)
    return tuple(one for one in actions if all(_begins(word, _said(one)) for word in wanted))


def _parts(learned: Learned) -> tuple[str, str, str]:
    return learned.helped, learned.hindered, learned.learned


def _said(action: ListedAction) -> list[str]:
    lesson = _parts(action.learned) if action.learned else ()
    return _words(" ".join((action.title, *lesson)))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.casefold())


def _begins(word: str, known: Iterable[str]) -> bool:
    return any(one.startswith(word) for one in known)
