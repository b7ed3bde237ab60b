"""Who may do what, cell by cell."""

import pytest

from edi_metrics.access import ALLOWED, Can, Viewer
from edi_metrics.errors import NotAllowed
from edi_metrics.vocabulary import Level, Role

TABLE = {
    Can.READ_PUBLISHED: "partner member chair steward",
    Can.READ_INSIDE: "member chair steward",
    Can.TAKE_INSIDE: "chair",
    Can.EDIT_PLAN: "chair",
    Can.EDIT_TARGETS: "chair steward",
    Can.IMPORT: "steward",
    Can.PUBLISH: "steward",
}


def test_every_right_has_its_row() -> None:
    assert set(ALLOWED) == set(Can) == set(TABLE)


@pytest.mark.parametrize("right", Can)
@pytest.mark.parametrize("role", Role)
def test_a_role_has_the_rights_of_the_table_and_no_others(right: Can, role: Role) -> None:
    assert Viewer(role).can(right) == (role in TABLE[right].split())


def test_a_refusal_is_a_sentence() -> None:
    with pytest.raises(NotAllowed, match=r"^A partner may not read inside figures\.$"):
        Viewer(Role.PARTNER).require_level(Level.INSIDE)
