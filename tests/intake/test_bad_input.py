"""Each bad file is refused whole, with its row, column, rule and how to mend it."""

from collections.abc import Callable
from datetime import date

import pytest

from edi_metrics import importer
from edi_metrics.datasets import datasets
from edi_metrics.importer import Report

Checked = Callable[..., Report]
Example = Callable[..., str]

OFFER = "term,programme,district,genre,groups,weekly_hours,learners,tutors\n"
GOOD = "2026/27 autumn,ensemble,E07000099,samba,2,3.5,31,1\n"


@pytest.mark.parametrize("name", datasets())
def test_a_template_as_it_is_handed_out_is_clean(name: str, checked: Checked) -> None:
    report = checked(name, importer.template(name))
    assert (report.problems, report.notices, report.rows) == ((), (), 1)


@pytest.mark.parametrize(
    ("cell", "column", "said"),
    [
        ("0", "groups", "whole number"),
        ("-1", "learners", "whole number"),
        ("1,5", "groups", "cells"),
        ("NaN", "weekly_hours", "number above 0"),
        ("inf", "weekly_hours", "number above 0"),
        ("45%", "weekly_hours", "number above 0"),
        ("1e5", "weekly_hours", "number above 0"),
        ("0", "weekly_hours", "number above 0"),
        ("polka", "genre", "is not a code"),
        ("2026/28 autumn", "term", "year and a term"),
        ("2026/27 winter", "term", "year and a term"),
        ("2027/28 autumn", "term", "has begun"),
        ("", "term", "blank"),
    ],
)
def test_a_wrong_cell_is_refused_with_its_row_and_column(
    cell: str, column: str, said: str, checked: Checked
) -> None:
    names = OFFER.strip().split(",")
    cells = dict(zip(names, GOOD.strip().split(","), strict=True)) | {column: cell}
    report = checked("genre_offer", OFFER + GOOD + ",".join(cells.values()) + "\n")
    problem = report.problems[0]
    assert not report.ok
    assert problem.row == 3
    assert said in problem.rule
    assert problem.fix


@pytest.mark.parametrize(
    "day", ["31/02/2026", "1899-01-01", "45292", "05/13/2026", "24/11/2026", "2026-02-30"]
)
def test_a_date_that_is_not_one_is_refused(day: str, checked: Checked, example: Example) -> None:
    report = checked("insights", example("insights", {"received_on": day}))
    assert [(problem.row, problem.column, problem.value) for problem in report.problems] == [
        (2, "received_on", day)
    ]


@pytest.mark.parametrize("written", ["2024/25", "2024-25", "24/25", "202425", "2024/2025"])
def test_an_academic_year_has_one_form_however_it_is_written(
    written: str, checked: Checked, example: Example
) -> None:
    assert checked("fee_support", example("fee_support", {"academic_year": written})).ok


@pytest.mark.parametrize(
    "answer", ["Prefer not to say", "PREFER-NOT-TO-SAY", "NA", "n/a", "refused", "Not known"]
)
def test_a_state_of_having_no_answer_is_known_in_any_spelling(
    answer: str, checked: Checked, example: Example
) -> None:
    assert checked("workforce", example("workforce", {"sex": answer})).ok


def test_an_unknown_category_is_offered_the_nearest(checked: Checked) -> None:
    report = checked("genre_offer", OFFER + GOOD.replace("samba", "sambo") * 3)
    assert "samba" in report.problems[0].fix
    assert report.problems[0].count == 3


def test_first_of_each_kind_comes_with_its_count(checked: Checked) -> None:
    rows = "".join(GOOD.replace("3.5", "none").replace("E07000099", "nowhere") for _ in range(40))
    report = checked("genre_offer", OFFER + GOOD + rows)
    assert [(problem.row, problem.column, problem.count) for problem in report.problems] == [
        (3, "district", 40),
        (3, "weekly_hours", 40),
    ]


@pytest.mark.parametrize(
    "heading", ["surname", "Date of Birth", "e-mail", "NI number", "first name", "Name", "dob"]
)
def test_a_column_that_looks_personal_must_go(heading: str, checked: Checked) -> None:
    report = checked("genre_offer", OFFER.replace("\n", f",{heading}\n") + GOOD.replace("\n", ",x\n"))
    assert "Remove it" in report.problems[0].fix


def test_a_misspelt_column_is_offered_the_nearest(checked: Checked) -> None:
    report = checked("genre_offer", OFFER.replace("learners", "lerners") + GOOD)
    assert "Did you mean 'learners'?" in report.problems[0].fix


def test_a_missing_column_is_named(checked: Checked) -> None:
    report = checked(
        "genre_offer", "term,programme,district,genre,groups\n2026/27 autumn,ensemble,E07000099,samba,2\n"
    )
    assert {problem.column for problem in report.problems} == {"weekly_hours", "tutors"}


def test_a_repeated_column_is_refused(checked: Checked) -> None:
    report = checked("genre_offer", OFFER.replace("\n", ",genre\n") + GOOD.replace("\n", ",samba\n"))
    assert "more than once" in report.problems[0].rule


def test_a_file_of_another_dataset_is_recognised(checked: Checked) -> None:
    assert "genre_offer" in checked("ensembles", OFFER + GOOD).problems[0].rule


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (OFFER.encode(), "no rows"),
        (b"PK\x03\x04rest", "workbook"),
        (b"\xd0\xcf\x11\xe0rest", "not a CSV"),
        ("a,b\n".encode("utf-16"), "UTF-16"),
        (OFFER.encode() + b"2026/27 autumn\x00\n", "NUL"),
        (OFFER.encode() + GOOD.encode() + b"2026/27 autumn,ensemble\n", "2 cells"),
        (OFFER.encode() + b'"2026/27 autumn,ensemble,E07000099,samba,2,3.5,31,1\n', "quote"),
    ],
)
def test_a_file_that_is_not_a_table_is_refused_for_what_it_is(
    content: bytes, said: str, checked: Checked
) -> None:
    report = checked("genre_offer", content)
    assert not report.ok
    assert said in report.problems[0].rule


def test_a_ragged_row_is_refused_with_its_line(checked: Checked) -> None:
    report = checked("genre_offer", OFFER + GOOD + "\n" + "short,row\n" + GOOD)
    assert report.problems[0].row == 4


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_the_one_that_yields_the_header(delimiter: str, checked: Checked) -> None:
    assert checked("genre_offer", (OFFER + GOOD).replace(",", delimiter)).ok


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_line_ending_and_a_byte_order_mark_are_read(ending: str, checked: Checked) -> None:
    report = checked("genre_offer", "\ufeff" + (OFFER + GOOD).replace("\n", ending))
    assert (report.ok, report.rows) == (True, 1)


def test_letters_of_windows_are_read_with_a_notice(checked: Checked, example: Example) -> None:
    report = checked("insights", example("insights", {"summary": "Café fees"}).encode("cp1252"))
    assert report.ok
    assert "cp1252" in report.notices[0]


def test_blank_lines_do_not_move_the_row_that_is_named(checked: Checked) -> None:
    report = checked("genre_offer", OFFER + GOOD + "\n\n" + GOOD.replace("samba", "polka"))
    assert report.problems[0].row == 5


def test_the_same_row_twice_is_kept_once_with_a_notice(checked: Checked) -> None:
    report = checked("genre_offer", OFFER + GOOD + GOOD)
    assert report.ok
    assert "Each was kept once" in report.notices[0]


def test_a_key_with_two_stories_is_refused_with_both_rows(checked: Checked) -> None:
    report = checked("genre_offer", OFFER + GOOD + GOOD.replace("3.5", "4"))
    assert report.problems[0].row == 3
    assert "row 2" in report.problems[0].rule


@pytest.mark.parametrize(
    ("dataset", "change", "column"),
    [
        ("workforce", {"in_post": "no"}, "left_on"),
        ("voice_recommendations", {"rec_status": "declined"}, "reason"),
        ("programmes", {"sessions_held": "36"}, "sessions_held"),
        ("programmes", {"target_rule": ""}, "target_rule"),
        ("fee_support", {"rate": "0"}, "rate"),
        ("fee_support", {"rate": ""}, "rate"),
        ("instrument_loans", {"returned_on": "2026-09-01"}, "returned_on"),
        ("instrument_loans", {"school_urn": "900142"}, "pupil"),
        ("lens_reviews", {"change_made": ""}, "change_made"),
        ("participation", {"programme": "mentoring"}, "programme_id"),
        ("cpd_attendance", {"follow_up_reply": "no"}, "practice_changed"),
    ],
)
def test_columns_owe_each_other(
    dataset: str, change: dict[str, str], column: str, checked: Checked, example: Example
) -> None:
    report = checked(dataset, example(dataset, change))
    assert [(problem.row, problem.column) for problem in report.problems] == [(2, column)]


def test_a_hidden_percentage_keeps_its_symbol_and_a_wrong_one_is_refused(
    checked: Checked, example: Example
) -> None:
    assert checked("schools", example("schools", {"free_meals_percent": "c"})).ok
    assert not checked("schools", example("schools", {"free_meals_percent": "101"})).ok


def test_counted_categories_add_up_to_their_total(checked: Checked) -> None:
    head = "snapshot_date,role_level,contract,counts_of,category,n\n"
    group = "2026-11-01,tutor,hourly_paid,"
    good = f"{group}total,all,10\n{group}sex,female,6\n{group}sex,male,4\n"
    assert checked("workforce", head + good).form == "counted"
    assert checked("workforce", head + good).ok
    report = checked("workforce", head + good.replace("male,4", "male,5"))
    assert "adds up" in report.problems[0].rule
    assert checked("workforce", head + good.replace("male,4", "male,c")).ok
    assert not checked("workforce", head + good.replace("sex,male", "sex,asian")).ok


def test_many_bad_rows_are_summed_up(checked: Checked) -> None:
    rows = "".join(GOOD.replace("3.5", f"h{row}") for row in range(300))
    report = checked("genre_offer", OFFER + rows)
    assert [problem.count for problem in report.problems] == [300]


def test_a_future_snapshot_of_a_published_file_is_refused(checked: Checked) -> None:
    head = "urn,establishment_name,establishment_type,education_phase,lsoa_code\n"
    row = "900001,Sample Lane,Community school,Primary,E01023592\n"
    assert checked("schools", head + row, "register_2026-09-01.csv").ok
    assert "in the future" in checked("schools", head + row, "register_2027-09-01.csv").problems[0].rule
    assert "which day" in checked("schools", head + row, "register.csv").problems[0].rule
    assert checked("schools", head + row, "register.csv", snapshot=date(2026, 9, 1)).ok


def test_marks_nobody_can_see_are_removed_from_text_and_refused_in_codes(
    checked: Checked, example: Example
) -> None:
    report = checked("insights", example("insights", {"summary": "Fees\u200b are \u202edue"}))
    assert report.ok
    assert "nobody can see" in report.notices[0]
    assert not checked("genre_offer", OFFER + GOOD.replace("E07000099", "E0700\u200b0099")).ok


def test_a_working_group_without_an_equalities_officer_is_noticed(checked: Checked, example: Example) -> None:
    assert not checked("governance", example("governance", {})).notices
    report = checked("governance", example("governance", {"member_kind": "la_officer"}))
    assert report.ok
    assert "la_edi_officer" in report.notices[0]
