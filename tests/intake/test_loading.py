"""What is kept of an accepted file, and what never is."""

import stat
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from edi_metrics import importer, intake, landing
from edi_metrics.datasets import dataset, datasets
from edi_metrics.errors import RefusedFile

from .conftest import DAY, WHEN

Example = Callable[..., str]


@pytest.fixture
def load(tmp_path: Path) -> Callable[[str, str], importer.Batch]:
    """Load a file of the given text into a private folder of the test's own."""

    def loaded(dataset: str, text: str) -> importer.Batch:
        path = tmp_path / f"{dataset}.csv"
        path.write_text(text, encoding="utf-8")
        return importer.load(
            dataset, path, private=tmp_path / "private", who="tester", when=WHEN, day=DAY, secret=b"a secret"
        )

    return loaded


def test_a_file_is_read_by_one_thread_so_that_its_rows_keep_their_order(
    tmp_path: Path, example: Example
) -> None:
    """Two threads once mixed up the rows of a large file, and with them the row numbers of its problems."""
    path = tmp_path / "workforce.csv"
    path.write_text(example("workforce"), encoding="utf-8")
    with intake.opened(dataset("workforce"), path, day=DAY, snapshot=None) as checked:
        assert checked.con.execute("select current_setting('threads')").fetchone() == (1,)


def staged(private: Path, question: str) -> list[tuple[object, ...]]:
    with duckdb.connect() as con:
        for statement in landing.staging_sql(private):
            con.execute(statement)
        return con.execute(question).fetchall()


def test_every_dataset_has_a_view_though_nobody_loaded_it(tmp_path: Path) -> None:
    for name in datasets():
        assert staged(tmp_path, f"select count(*) from stg_{name}") == [(0,)]


def test_keys_become_pseudonyms_at_the_door(
    load: Callable[..., object], example: Example, tmp_path: Path
) -> None:
    load("participation", example("participation", {}))
    key = landing.pseudonym(b"a secret", "k02e9")
    assert staged(tmp_path / "private", "select pupil from stg_participation") == [(key,)]
    parquet = next((tmp_path / "private").rglob("*.parquet")).read_bytes()
    assert b"k02e9" not in parquet


def test_one_person_has_one_pseudonym_in_every_dataset(
    load: Callable[..., object], example: Example, tmp_path: Path
) -> None:
    load("workforce", example("workforce", {}))
    load("tutor_skills", example("tutor_skills", {}))
    joined = "select count(*) from stg_workforce join stg_tutor_skills using (person)"
    assert staged(tmp_path / "private", joined) == [(1,)]


def test_a_postcode_becomes_a_place_and_is_kept_nowhere(
    load: Callable[..., object], example: Example, tmp_path: Path
) -> None:
    load("postcode_lookup", example("postcode_lookup", {}))
    load(
        "survey_responses",
        example("survey_responses", {"district": "", "home_imd_decile": "", "postcode": "zz124qt"}),
    )
    private = tmp_path / "private"
    assert staged(private, "select district, home_imd_decile from stg_survey_responses") == [("E07000243", 3)]
    kept = b"".join(path.read_bytes() for path in (private / "landing" / "survey_responses").iterdir())
    assert b"4QT" not in kept.upper()


def test_a_later_file_corrects_a_row_and_leaves_the_others(
    load: Callable[..., object], example: Example, tmp_path: Path
) -> None:
    load("insights", example("insights", {"insight_id": "I1"}, {"insight_id": "I2"}))
    load("insights", example("insights", {"insight_id": "I2", "summary": "Corrected"}))
    rows = staged(tmp_path / "private", "select insight_id, summary from stg_insights order by 1")
    assert rows == [("I1", "Fees are due before help is confirmed"), ("I2", "Corrected")]


def test_the_same_file_again_is_already_loaded(load: Callable[..., object], example: Example) -> None:
    load("insights", example("insights", {}))
    with pytest.raises(RefusedFile, match="already loaded"):
        load("insights", example("insights", {}))


def test_a_refused_file_leaves_nothing(load: Callable[..., object], example: Example, tmp_path: Path) -> None:
    with pytest.raises(RefusedFile, match="Row 3, received_on"):
        load("insights", example("insights", {}, {"insight_id": "I2", "received_on": "soon"}))
    assert landing.batches(tmp_path / "private") == ()
    assert not (tmp_path / "private").exists()


def test_who_when_and_the_original_are_kept_where_others_cannot_read(
    load: Callable[..., importer.Batch], example: Example, tmp_path: Path
) -> None:
    text = example("insights", {})
    batch = load("insights", text)
    folder = tmp_path / "private" / "landing" / "insights"
    assert landing.batches(tmp_path / "private") == (batch,)
    assert (batch.who, batch.when, batch.rows) == ("tester", WHEN.isoformat(), 1)
    assert (folder / f"{batch.batch}.csv").read_text(encoding="utf-8") == text
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "private" / "secret").stat().st_mode) == 0o600


def test_a_hidden_percentage_is_missing_and_says_why(
    load: Callable[..., object], example: Example, tmp_path: Path
) -> None:
    load("schools", example("schools", {"free_meals_percent": "c"}))
    columns = "free_meals_percent, free_meals_percent_symbol, ehc_percent, ehc_percent_symbol"
    assert staged(tmp_path / "private", f"select {columns} from stg_schools") == [(None, "c", 3.9, None)]


def test_the_same_rows_and_secret_give_the_same_bytes(example: Example, tmp_path: Path) -> None:
    path = tmp_path / "workforce.csv"
    path.write_text(example("workforce", {}, {"person": "p0002"}), encoding="utf-8")
    for private in ("one", "two"):
        importer.load_many(
            {"workforce": path}, private=tmp_path / private, who="sample", when=WHEN, day=DAY, secret=b"fixed"
        )
    first, second = (sorted((tmp_path / private).rglob("*.*")) for private in ("one", "two"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_a_postcode_that_nobody_knows_is_counted_before_it_is_dropped(
    load: Callable[..., importer.Batch], example: Example
) -> None:
    batch = load("survey_responses", example("survey_responses", {"district": "", "postcode": "ZZ99 9ZZ"}))
    assert batch.notices == ("1 postcodes are not in the postcode look-up, so those rows have no district.",)


def test_a_table_written_for_the_door_is_read_as_it_was(tmp_path: Path) -> None:
    row = {column.name: column.example or None for column in datasets()["insights"].record.columns()}
    path = tmp_path / "insights.csv"
    importer.write_csv(pd.DataFrame([row | {"summary": 'Said "no", twice', "used_in": None}]), path)
    importer.load("insights", path, private=tmp_path / "private", who="tester", when=WHEN, day=DAY)
    kept = staged(tmp_path / "private", "select summary, used_in from stg_insights")
    assert kept == [('Said "no", twice', None)]
