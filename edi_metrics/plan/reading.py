"""Events from the rows of a file: what the sample carries, and a service until a journal keeps them."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from pydantic import ValidationError

from edi_metrics.errors import BadReference
from edi_metrics.plan.facts import Event

Row = Mapping[str, str]


def read_events(rows: Iterable[Row], actions: Iterable[Row], targets: Iterable[Row]) -> tuple[Event, ...]:
    """Events in the order of `rows`, each new action and target with its own row's fields.

    Raises `BadReference` naming the event that cannot be read and why.
    """
    proposed = {row["action_id"]: row for row in actions}
    promised = {row["target_id"]: row for row in targets}
    return tuple(_events(rows, proposed, promised))


def _events(rows: Iterable[Row], proposed: Mapping[str, Row], promised: Mapping[str, Row]) -> Iterator[Event]:
    for row in rows:
        about = row["stream"].partition("/")[2]
        described = (promised if row["kind"] == "TargetSet" else proposed).get(about, {})
        payload = _PAYLOADS.get(row["kind"], _noted)(row, described)
        try:
            yield Event.model_validate(
                {
                    "event_id": row["event"],
                    **{
                        name: row[name] for name in ("stream", "version", "happened_on", "by_role", "meeting")
                    },
                    "fact": {"kind": row["kind"], **payload},
                }
            )
        except ValidationError as error:
            problem = error.errors()[0]
            name = ".".join(str(step) for step in problem["loc"])
            raise BadReference(
                f"Event {row['event']} of the plan cannot be read: {name}: {problem['msg']}."
            ) from error


_Payload = dict[str, object]


def _noted(row: Row, described: Row) -> _Payload:
    return {"note": row["note"]} if row["note"] else {}


def _reason(row: Row, described: Row) -> _Payload:
    return {"reason": row["note"]}


def _proposed(row: Row, described: Row) -> _Payload:
    kept = ("strand", "heard", "function", "tia", "metric", "origin", "evidence_expected")
    return {
        "title": row["note"],
        **{name: described.get(name, "") for name in kept},
        "target": described.get("target_id", ""),
        "characteristics": tuple(filter(None, described.get("characteristics", "").split("|"))),
        "publish": described.get("publish") == "yes",
    }


def _dates(row: Row, described: Row) -> _Payload:
    start, _, due = row["now"].partition("|")
    return {"start": start, "due": due}


def _changed(row: Row, described: Row) -> _Payload:
    return {"was": row["was"], "now": row["now"], "reason": row["note"]}


def _revised(row: Row, described: Row) -> _Payload:
    return {"field": row["field"], **_changed(row, described)}


def _field(row: Row, described: Row) -> _Payload:
    """A fact whose one field has the name that the file gives it, with the reason for it."""
    return {row["field"]: row["now"], "reason": row["note"]}


def _blocked(row: Row, described: Row) -> _Payload:
    return {"helper": row["now"], "reason": row["note"]}


def _evidence(row: Row, described: Row) -> _Payload:
    return {"evidence": row["now"]}


def _done(row: Row, described: Row) -> _Payload:
    return {"check_on": row["now"] or None, "note": row["note"]}


def _promised(row: Row, described: Row) -> _Payload:
    return {"title": row["note"], "terms": dict(described)}


def _asked(row: Row, described: Row) -> _Payload:
    return {"summary": row["note"]}


def _learned(row: Row, described: Row) -> _Payload:
    return {name: row[name] for name in ("helped", "hindered", "learned")}


_PAYLOADS: Mapping[str, Callable[[Row, Row], _Payload]] = {
    "ActionProposed": _proposed,
    "OwnerSet": _changed,
    "DatesSet": _dates,
    "DueMoved": _changed,
    "Blocked": _blocked,
    "Paused": _field,
    "EvidenceAdded": _evidence,
    "Done": _done,
    "Reopened": _reason,
    "Dropped": _reason,
    "LearnedFrom": _learned,
    "TargetSet": _promised,
    "TargetRevised": _revised,
    "TargetRetired": _reason,
    "QuestionAsked": _asked,
}
