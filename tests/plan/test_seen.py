"""A text says something when a reader would see something of it."""

import pytest

from edi_metrics.plan.seen import is_seen


@pytest.mark.parametrize("text", ["Board", "7", " £ ", "?", "é", "한글", "\u200bx"])
def test_a_letter_a_digit_or_a_sign_is_seen(text: str) -> None:
    assert is_seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "\u00a0\u2003",  # spaces that do not break, and wide ones
        "\u200b\u2060\ufeff",  # zero widths
        "\u00ad",  # a soft hyphen
        "\u202e\u202c",  # marks of direction
        "\ufe0f\u034f",  # what changes another letter, alone
        "\u3164\u2800",  # letters drawn as nothing
    ],
    ids=ascii,
)
def test_what_has_no_shape_of_its_own_is_not(text: str) -> None:
    assert not is_seen(text)
