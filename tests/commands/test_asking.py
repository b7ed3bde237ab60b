"""`metrics` and `ask`: every declared question has its answer, every other a sentence."""

from pathlib import Path

import pytest

from edi_metrics.levels import halves_up
from edi_metrics.metrics import Choice, Metric, metric, metrics
from edi_metrics.reader import open_reader
from edi_metrics.settings import Settings
from edi_metrics.vocabulary import WHOLE, Level
from tests.commands.running import Run

ANSWER = ["period", "part", "within", "numerator", "denominator", "value", "low", "high", "symbol"]


def test_metrics_lists_every_metric_with_what_may_be_asked_of_it(run: Run) -> None:
    said = run("metrics", "--json")
    assert said.code == 0
    assert [one["key"] for one in said.data] == list(metrics())
    for one in said.data:
        declared = metric(one["key"])
        assert {"key", "title", "splits", "narrowings", "counts_people"} <= one.keys()
        assert one["title"] == declared.title
        assert one["splits"] == list(declared.splits)
        assert one["narrowings"] == list(declared.narrowings)
        assert one["counts_people"] is declared.counts_people


def test_metrics_in_words_names_each(run: Run) -> None:
    said = run("metrics")
    assert all(key in said.out for key in metrics())


@pytest.mark.usefixtures("mine")
@pytest.mark.parametrize("level", Level)
def test_every_metric_answers_whole_and_by_every_split(run: Run, level: Level) -> None:
    for one in metrics().values():
        for split in (WHOLE, *one.splits[:1]):
            said = run("ask", one.key, "--by", split, "--level", level, "--json")
            assert (said.code, said.err) == (0, ""), (one.key, split)
            assert all(list(answer) == ANSWER for answer in said.data)


@pytest.mark.parametrize("level", Level)
def test_every_question_that_the_commands_can_ask_has_one_answer_for_each_part_and_period(
    sample_settings: Settings, level: Level
) -> None:
    reader = open_reader(level, sample_settings)
    for one in metrics().values():
        for grain in one.cadence:
            for split in (WHOLE, *one.splits):
                for choice in _choices(one):
                    measured = reader.measure(one.key, split=split, choice=choice, grain=grain)
                    assert measured.cells, (one.key, split, choice)
                    assert len(measured.cells) == len(measured.periods) * len(one.parts(split)), (
                        one.key,
                        split,
                    )
    reader.close()


def _choices(one: Metric) -> list[Choice]:
    return [Choice(), *(Choice(key, part) for key in one.narrowings for part in one.parts(key))]


@pytest.mark.usefixtures("mine")
def test_an_answer_is_about_the_period_part_and_narrowing_that_were_asked(run: Run) -> None:
    said = run("ask", "workforce.women", "--by", "contract_ace", "--period", "2026-11-01", "--json")
    assert [answer["part"] for answer in said.data] == list(metric("workforce.women").parts("contract_ace"))
    assert {answer["period"] for answer in said.data} == {"2026-11-01"}
    said = run("ask", "workforce.ethnic_minority", "--within", "contract_ace=permanent", "--json")
    assert {answer["within"] for answer in said.data} == {"permanent"}


@pytest.mark.usefixtures("mine")
def test_a_share_comes_with_the_interval_around_it(run: Run) -> None:
    [*_, last] = run("ask", "workforce.women", "--json").data
    assert last["denominator"] == 160
    assert last["value"] == halves_up(last["numerator"], 160, 1)
    assert last["low"] < last["value"] < last["high"]
    assert last["symbol"] == ""


@pytest.mark.usefixtures("mine")
def test_a_hidden_answer_gives_its_symbol_and_no_number_at_all(run: Run) -> None:
    answers = run("ask", "workforce.headcount", "--by", "contract", "--level", "published", "--json").data
    assert {answer["symbol"] for answer in answers} == {"c"}
    assert all(answer[name] is None for answer in answers for name in ("numerator", "value", "low", "high"))


@pytest.mark.usefixtures("mine")
def test_an_answer_in_words_has_a_line_for_each_part(run: Run) -> None:
    said = run("ask", "workforce.women", "--period", "2026-11-01")
    assert said.out.startswith("2026-11-01")
    assert "160" in said.out


@pytest.mark.usefixtures("mine")
@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (["workforce.woman"], "Did you mean 'workforce.women'?"),
        (["zzz"], "There is no metric called 'zzz'. Choose from"),
        (["workforce.women", "--by", "contract"], "Did you mean 'contract_ace'?"),
        (["workforce.women", "--level", "publishd"], "Did you mean 'published'?"),
        (["workforce.ethnic_minority", "--within", "contract_ac=permanent"], "Did you mean 'contract_ace'?"),
        (["workforce.ethnic_minority", "--within", "contract_ace=permanant"], "Did you mean 'permanent'?"),
        (["workforce.women", "--within", "sex=female"], "called 'sex'. There are none."),
        (["workforce.women", "--within", "contract_ace"], "Write --within as NARROWING=PART"),
        (
            ["workforce.women", "--period", "next year"],
            "'next year' is not a period. Write a day as 2026-11-01",
        ),
        (["workforce.women", "--period", "2026/28"], "is not a period"),
        (["workforce.women", "--period", "2025/26 autumn"], "'workforce.women' is counted each"),
        (["workforce.women", "--period", "2019-11-01"], "'workforce.women' has no figure for 2019-11-01."),
    ],
)
def test_a_question_that_cannot_be_answered_gets_a_sentence(
    run: Run, asked: list[str], sentence: str
) -> None:
    said = run("ask", *asked)
    assert said.code == 1
    assert said.out == ""
    assert sentence in said.err
    assert "Traceback" not in said.err
    with_json = run("ask", *asked, "--json")
    assert with_json.code == 1
    assert sentence in with_json.data["error"]


def test_asking_before_there_are_figures_says_what_to_do(run: Run, empty: Path) -> None:
    said = run("ask", "workforce.women")
    assert (said.code, list(empty.iterdir())) == (1, [])
    assert "Run `python -m edi_metrics build`" in said.err


@pytest.mark.usefixtures("empty")
def test_a_level_that_does_not_exist_in_the_environment_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDI_LEVEL", "secret")
    said = run("ask", "workforce.women")
    assert said.code == 1
    assert "The setting 'level' cannot be 'secret'" in said.err
