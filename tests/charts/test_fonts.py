"""The browser's typeface is on disk after set-up, from its package, and only then."""

from pathlib import Path

from edi_metrics import fonts


def test_the_font_is_copied_once(tmp_path: Path) -> None:
    folder = tmp_path / "static" / "fonts"
    assert [path.name for path in fonts.install(folder)] == ["Figtree.ttf"]
    assert fonts.install(folder) == ()
    assert (folder / "Figtree.ttf").read_bytes()[:4] == b"\x00\x01\x00\x00"  # a TrueType file


def test_half_a_file_is_mended(tmp_path: Path) -> None:
    (tmp_path / "Figtree.ttf").write_bytes(b"half")
    assert fonts.install(tmp_path) == (tmp_path / "Figtree.ttf",)
    assert fonts.install(tmp_path) == ()
