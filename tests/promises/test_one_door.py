"""Only the reader makes a figure, and nothing else reads the warehouse."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FRONT = [*(ROOT / "edi_metrics").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"]


def test_only_the_reader_makes_a_cell_or_a_measured() -> None:
    makers = {
        path.relative_to(ROOT).as_posix()
        for path in FRONT
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("Cell", "Measured")
    }
    assert makers == {"edi_metrics/reader.py"}


def test_no_page_names_a_table_or_writes_sql() -> None:
    for path in (ROOT / "pages").glob("*.py"):
        assert "select " not in path.read_text(encoding="utf-8").lower()
