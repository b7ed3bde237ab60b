"""Views are made in an order that lets each read those it names."""

import re
from datetime import date
from pathlib import Path

from edi_metrics.build.gather import SQL, in_order
from tests.drawn import marts


def test_a_view_comes_after_the_views_it_reads(tmp_path: Path) -> None:
    for name, text in {
        "mart_alpha": "create view mart_alpha as select * from mart_omega join ref_list using (code)",
        "mart_omega": "create view mart_omega as select * from ref_list",
        "ref_list": "create view ref_list as select 1 as code",
    }.items():
        (tmp_path / f"{name}.sql").write_text(text, encoding="utf-8")
    assert [path.stem for path in in_order(tmp_path.glob("*.sql"))] == [
        "ref_list",
        "mart_omega",
        "mart_alpha",
    ]


def test_every_view_of_the_product_finds_what_it_reads_already_made() -> None:
    files = [*(SQL / "staging").glob("*.sql"), *(SQL / "marts").glob("*.sql")]
    made: set[str] = set()
    names = {path.stem for path in files}
    for path in in_order(files):
        read = set(re.findall(r"\b(?:mart|ref)_\w+", path.read_text(encoding="utf-8"))) & names - {path.stem}
        assert read <= made, path.name
        made.add(path.stem)


def test_every_mart_is_there_and_empty_when_nothing_was_loaded() -> None:
    with marts({}, day=date(2026, 11, 23)) as con:
        for path in (SQL / "marts").glob("*.sql"):
            assert con.execute(f"from {path.stem} limit 1").description, path.name
