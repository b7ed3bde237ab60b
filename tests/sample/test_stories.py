"""The sample tells its stories: each figure, counted again from the rows, is the one promised."""

import pytest

from tests.sample.recount import Rows, Story, recount, stories


def _name(story: Story) -> str:
    return "-".join(filter(None, (story.story, story.metric, story.part, story.narrowing, story.period)))


@pytest.mark.parametrize("story", stories(), ids=_name)
def test_story_is_told(rows: Rows, story: Story) -> None:
    figure = recount(rows, story)
    if story.tolerance == "exact":
        if story.numerator:
            assert (figure.numerator, figure.denominator) == (int(story.numerator), int(story.denominator))
        assert round(figure.value + 1e-9, 1) == float(story.value)
    elif story.tolerance == "1%":
        if story.numerator:
            assert figure.denominator is not None
            assert figure.numerator == pytest.approx(int(story.numerator), rel=0.01)
            assert figure.denominator == pytest.approx(int(story.denominator), rel=0.01)
            assert round(figure.value, 1) == float(story.value)
        else:
            assert figure.value == pytest.approx(float(story.value), rel=0.01)
    else:
        assert figure.value == pytest.approx(
            float(story.value), abs=float(story.tolerance.removesuffix(" points"))
        )
