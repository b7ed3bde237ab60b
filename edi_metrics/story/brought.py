"""What comes to a meeting from outside the plan: targets off track, reviews due, statements to rate, gaps."""

from collections.abc import Iterator
from datetime import date

from edi_metrics.codes import code_list
from edi_metrics.plan import lens
from edi_metrics.plan.agenda import Brought, Topic
from edi_metrics.plan.assessing import open_rounds, to_agree
from edi_metrics.plan.listed import ListedPlan
from edi_metrics.story.asking import Desk
from edi_metrics.story.words import standing
from edi_metrics.vocabulary import Standing, Strand

MOST_GAPS = 6
"""More gaps than this are a conversation for the whole plan, not for one meeting."""


def brought(desk: Desk, *, meets_on: date | None = None) -> Brought:
    """What the figures, the targets and the registers bring to a meeting, as known on the desk's day.

    The meeting is the coming one, unless another day is given.
    """
    by = meets_on or desk.plan().next_meeting or desk.about.day
    underway = next(iter(open_rounds(desk.folded().rounds.values())), None)
    statements = underway.bank if underway else {}
    return Brought(
        off_track=tuple(_off_track(desk)),
        reviews=tuple(_reviews(desk, by)),
        round_id=underway.round_id if underway else "",
        statements=tuple(
            Topic(key, statements[key].title) for key in (to_agree(underway) if underway else ())
        ),
        gaps=tuple(_gaps(desk.plan()))[:MOST_GAPS],
    )


def _off_track(desk: Desk) -> Iterator[Topic]:
    for one in desk.judged():
        if one.judgement.standing is Standing.OFF_TRACK:
            why, *_ = standing.evidence(one, desk.level)
            yield Topic(one.target.target_id, one.target.title, why=why, owner=one.target.owner)


def _reviews(desk: Desk, by: date) -> Iterator[Topic]:
    """Processes whose review is due by that day, and those that nobody has looked at."""
    for one in lens.due_by(desk.plan().register, by):
        since = one.latest.on if one.latest else None
        yield Topic(one.process_id, one.title, owner=one.owner_role, since=since)


def _gaps(plan: ListedPlan) -> Iterator[Topic]:
    """Groups that the plan names somewhere, with the strands where nothing is aimed at them."""
    lists = [one.characteristics for one in plan.actions] + [one.characteristics for one in plan.aims]
    for group in sorted({name for names in lists for name in names}):
        for strand in Strand:
            if not _is_covered(plan, group, strand):
                yield Topic(f"{group}-{strand}", f"{_label(group)} in {strand.words.lower()}")


def _is_covered(plan: ListedPlan, group: str, strand: Strand) -> bool:
    acting = any(
        one.is_open and one.strand is strand and group in one.characteristics for one in plan.actions
    )
    return acting or any(one.strand is strand and group in one.characteristics for one in plan.aims)


def _label(group: str) -> str:
    known = code_list("characteristic").codes.get(group)
    return known.label if known else group
