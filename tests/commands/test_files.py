"""From an empty folder to figures: template, check, load, build, ask, release."""

import os
from pathlib import Path

import pytest

from edi_metrics.datasets import datasets
from edi_metrics.publisher import SAMPLE_MARK
from edi_metrics.reader import open_reader
from edi_metrics.settings import Settings, settings
from edi_metrics.story.story import stories
from edi_metrics.vocabulary import Level
from tests.build.service import everything_in, workers, write_rows
from tests.commands.running import Run

PUBLISHED = Path(
    os.environ.get("EDI_PUBLISHED") or Path(__file__).resolve().parents[3] / "shared" / "published"
)
REGISTER = PUBLISHED / "gias_hertfordshire_open_2025-05-24.csv"


def test_a_service_goes_from_a_template_to_an_answer(run: Run, empty: Path) -> None:
    file = empty / "workforce.csv"
    assert run("template", "workforce", "--out", file, "--json").data == {"out": str(file)}
    header, example = file.read_text(encoding="utf-8").splitlines()
    assert "person" in header.split(",")
    assert len(example.split(",")) == len(header.split(","))
    write_rows(file, "workforce", workers(60))
    checked = run("check", "workforce", file, "--json")
    assert (checked.code, checked.data["ok"], checked.data["rows"]) == (0, True, 120)
    assert not (empty / "private").exists()
    loaded = run("load", "workforce", file, "--json")
    assert (loaded.code, loaded.data["dataset"], loaded.data["rows"]) == (0, "workforce", 120)
    built = run("build", "--json")
    assert built.code == 0
    [*_, last] = run("ask", "workforce.headcount", "--json").data
    assert (last["period"], last["numerator"]) == ("2026-11-01", 60)
    released = run("release", "--json")
    assert released.data == built.data
    assert run("build", "--json").data == built.data


@pytest.mark.parametrize("dataset", datasets())
def test_every_template_passes_its_own_check(run: Run, empty: Path, dataset: str) -> None:
    file = empty / f"{dataset}.csv"
    assert run("template", dataset, "--format", "csv", "--out", file).out == f"Wrote {file}.\n"
    said = run("check", dataset, file)
    assert said.code == 0, said.out


def test_a_template_can_be_read_off_the_screen(run: Run) -> None:
    assert run("template", "workforce").out == run("template", "workforce", "--json").data["template"]


def test_a_template_that_cannot_be_written_is_a_sentence(run: Run, tmp_path: Path) -> None:
    said = run("template", "workforce", "--out", tmp_path / "no such folder" / "workforce.csv")
    assert said.code == 1
    assert "workforce.csv cannot be used: No such file or directory." in said.err


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("command", ["check", "load", "template"])
def test_a_dataset_that_does_not_exist_gets_the_nearest_name(run: Run, tmp_path: Path, command: str) -> None:
    file = [] if command == "template" else [tmp_path / "file.csv"]
    said = run(command, "workfroce", *file, "--json")
    assert said.code == 1
    assert "Did you mean 'workforce'?" in said.data["error"]


def test_a_bad_file_is_refused_whole_with_row_column_rule_and_fix(run: Run, empty: Path) -> None:
    rows = workers(20)
    rows[6]["contract"] = "zero hours contract"
    rows[9]["snapshot_date"] = "31/02/2026"
    file = write_rows(empty / "workforce.csv", "workforce", rows)
    checked = run("check", "workforce", file, "--json")
    assert (checked.code, checked.data["ok"]) == (1, False)
    problems = {(problem["row"], problem["column"]): problem for problem in checked.data["problems"]}
    assert problems.keys() == {(8, "contract"), (11, "snapshot_date")}
    assert all(problem["rule"] and problem["fix"] for problem in problems.values())
    loaded = run("load", "workforce", file)
    assert loaded.code == 1
    assert "Nothing was loaded. 2 kinds of problem" in loaded.err
    assert not (empty / "private" / "landing" / "workforce").exists()


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("command", ["check", "load"])
def test_a_file_that_is_not_there_is_a_sentence(run: Run, tmp_path: Path, command: str) -> None:
    said = run(command, "workforce", tmp_path / "gone.csv")
    assert said.code == 1
    assert "Traceback" not in said.err
    assert "gone.csv" in said.out + said.err


@pytest.mark.usefixtures("empty")
def test_a_build_with_nothing_loaded_says_what_to_do(run: Run) -> None:
    said = run("build")
    assert said.code == 1
    assert "No records have been accepted yet. Load a file with `python -m edi_metrics load" in said.err


@pytest.mark.usefixtures("empty")
def test_a_release_with_nothing_built_says_what_to_do(run: Run) -> None:
    said = run("release")
    assert said.code == 1
    assert "Run `python -m edi_metrics build` first." in said.err


def test_the_sample_refuses_a_folder_with_a_services_own_records(run: Run, mine: Settings) -> None:
    before = everything_in(mine.private)
    said = run("sample")
    assert said.code == 1
    assert "This folder holds a service's own records, so the sample was not made." in said.err
    assert everything_in(mine.private) == before


def test_the_sample_refuses_records_that_were_added_to_a_sample(run: Run, mine: Settings) -> None:
    (mine.private / SAMPLE_MARK).write_text('{"day": "2026-11-23", "seed": 1}', encoding="utf-8")
    before = everything_in(mine.private)
    assert run("sample").code == 1
    assert everything_in(mine.private) == before


@pytest.mark.skipif(
    not REGISTER.is_file(), reason="the published register is not beside this repository; set EDI_PUBLISHED"
)
def test_the_published_register_loads_as_it_is_and_is_counted(run: Run, empty: Path) -> None:
    assert run("load", "schools", REGISTER, "--json").data["rows"] == 591
    assert run("build", "--json").code == 0
    answers = run("ask", "schools.engaged", "--json")
    assert answers.code == 0
    assert (empty / "warehouse" / "CURRENT").is_file()
    _tells_every_page()


@pytest.mark.usefixtures("mine")
def test_every_page_tells_its_story_of_a_service_with_one_dataset() -> None:
    _tells_every_page()


def _tells_every_page() -> None:
    for level in Level:
        reader = open_reader(level, settings())
        for story in stories():
            assert story.tell(reader), (story.slug, level)
        reader.close()
