"""The chain, the receipts and the schemas by themselves."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edi_metrics.errors import DamagedJournal
from edi_metrics.journal.chain import GENESIS, Entry, Head, canonical, whole
from edi_metrics.journal.reading import event_of
from edi_metrics.journal.receipts import Receipts
from edi_metrics.journal.upcasting import Body, upcast

BODY = canonical(
    {"by_role": "Chair", "fact": {"kind": "Started"}, "happened_on": "2026-11-23", "meeting": ""}
)


def entries(count: int) -> list[Entry]:
    """A sound chain."""
    made: list[Entry] = []
    for seq in range(1, count + 1):
        previous = made[-1].hash if made else GENESIS
        at = "2026-11-23T09:30:00.000+00:00"
        made.append(Entry(seq, "action/A01", seq, "Started", 1, BODY, at, "s", f"k{seq}", previous).sealed())
    return made


def test_the_hash_of_an_entry_is_the_same_for_ever() -> None:
    """A hash that changed with a version of this code would break every journal there is."""
    assert entries(2)[1].hash == "2db12ecd17c272e8dc11a210f2f4c81e73dc9a255a53a9e330a5d2b257bf77ad"


def test_canonical_json_has_one_form() -> None:
    assert canonical({"b": 1, "a": "é"}) == '{"a":"é","b":1}' == canonical({"a": "é", "b": 1})


@given(st.integers(0, 5), st.sampled_from([name for name in Entry._fields if name != "hash"]))
def test_a_change_of_any_field_breaks_the_chain_there(place: int, field: str) -> None:
    chain = entries(6)
    held = getattr(chain[place], field)
    chain[place] = chain[place]._replace(**{field: held + (1 if isinstance(held, int) else "x")})
    sound, problem = whole(chain)
    assert len(sound) == place
    assert problem


def test_entries_that_change_places_break_the_chain() -> None:
    chain = entries(4)
    assert whole(chain) == (chain, "")
    assert whole([chain[1], chain[0], *chain[2:]])[1] == "event 1 is missing"


def test_receipts_are_read_as_they_were_written(tmp_path: Path) -> None:
    receipts = Receipts(tmp_path / "receipts")
    assert receipts.read() == ({}, "")
    receipts.write([Head(1, "a" * 64), Head(2, "b" * 64)])
    receipts.write([Head(2, "b" * 64)])
    assert receipts.read() == ({1: "a" * 64, 2: "b" * 64}, "")


@pytest.mark.parametrize("cut", [1, 2, 3, 40, 66])
def test_a_receipt_whose_writer_was_stopped_counts_for_nothing(tmp_path: Path, cut: int) -> None:
    receipts = Receipts(tmp_path / "receipts")
    receipts.write([Head(1, "a" * 64), Head(2, "b" * 64)])
    receipts.path.write_bytes(receipts.path.read_bytes()[: 67 + cut])
    receipts.end_line()
    receipts.write([Head(3, "c" * 64)])
    held, problem = receipts.read()
    assert problem == ""
    assert held.keys() - {2} == {1, 3}


def test_an_older_body_is_brought_up_to_date_step_by_step() -> None:
    def renamed(kind: str, body: Body) -> Body:
        return {**body, "fact": {"kind": "Begun"}} if kind == "Started" else body

    def dated(kind: str, body: Body) -> Body:
        return {**body, "day": body["happened_on"]}

    steps = {1: renamed, 2: dated}
    old: Body = {"fact": {"kind": "Started"}, "happened_on": "2026-11-23"}
    new = upcast("Started", 1, old, newest=3, upcasters=steps)
    assert new == {"fact": {"kind": "Begun"}, "happened_on": "2026-11-23", "day": "2026-11-23"}
    assert old["fact"] == {"kind": "Started"}, "what is stored never changes"
    assert upcast("Started", 3, new, newest=3, upcasters=steps) == new


def test_a_body_of_a_newer_version_is_refused_naming_the_cure() -> None:
    with pytest.raises(DamagedJournal, match="schema 2, and this version knows 1"):
        event_of(entries(1)[0]._replace(schema=2))


def test_a_fact_that_this_version_does_not_know_is_named() -> None:
    unknown = BODY.replace("Started", "Sung")
    with pytest.raises(DamagedJournal, match="Event 1 of the journal"):
        event_of(entries(1)[0]._replace(body=unknown))
