"""What every dataset promises."""

from datetime import date

import pytest

from edi_metrics.codes import code_list, rows
from edi_metrics.datasets import dataset, datasets
from edi_metrics.datasets.kinds import Choice, Several
from edi_metrics.errors import UnknownName

DAY = date(2026, 11, 23)
FORMS = [
    (name, counted) for name, one in datasets().items() for counted in (False, True)[: 1 + bool(one.counted)]
]


@pytest.mark.parametrize(("name", "counted"), FORMS)
def test_the_example_row_of_every_form_keeps_its_own_rules(name: str, counted: bool) -> None:
    record = dataset(name).form(counted)
    written = {column.name: column.example for column in record.columns() if column.example}
    assert record.model_validate(written, context={"day": DAY})


@pytest.mark.parametrize(("name", "counted"), FORMS)
def test_every_column_says_what_it_is(name: str, counted: bool) -> None:
    for column in dataset(name).form(counted).columns():
        assert column.description, column.name
        assert column.kind.promise, column.name
        assert column.example or not column.required, column.name


@pytest.mark.parametrize("name", datasets())
def test_a_row_is_one_by_columns_it_must_or_may_have(name: str) -> None:
    declared = dataset(name)
    assert set(declared.one_per) <= {column.name for column in declared.record.columns()}


def test_all_twenty_three_datasets_are_found() -> None:
    assert len(datasets()) == 23


def test_an_unknown_dataset_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="Did you mean 'participation'"):
        dataset("particpation")


def test_every_code_is_its_own_spelling_in_every_column_that_takes_it() -> None:
    """A synonym of one code must never be the name of another."""
    for declared in datasets().values():
        for column in declared.record.columns():
            choice = column.kind.each if isinstance(column.kind, Several) else column.kind
            if isinstance(choice, Choice):
                assert [choice.read(code, DAY) for code in choice.codes] == list(choice.codes)


def test_ethnicity_labels_map_only_where_they_can_mean_one_group() -> None:
    ethnicity = next(
        column.kind for column in dataset("workforce").record.columns() if column.name == "ethnicity"
    )
    assert isinstance(ethnicity, Choice)
    for row in rows("ethnicity_synonyms.csv"):
        if row["action"] == "map":
            assert ethnicity.read(row["label"], DAY) in ethnicity.codes, row["label"]
        if row["action"] == "ask":
            with pytest.raises(ValueError, match="is not"):
                ethnicity.read(row["label"], DAY)


def test_the_four_answer_states_never_merge() -> None:
    sex = next(column.kind for column in dataset("participation").record.columns() if column.name == "sex")
    assert [sex.read(state, DAY) for state in code_list("answer_state").codes] == list(
        code_list("answer_state").codes
    )
