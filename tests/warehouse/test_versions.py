"""Which version a reader opens, and which are kept."""

import os
from pathlib import Path

import pytest

from edi_metrics.errors import NoWarehouse
from edi_metrics.vocabulary import Level
from edi_metrics.warehouse import versions

NAMES = [f"{number:012x}" for number in range(1, 7)]
"""Versions, oldest first."""


def made(folder: Path, *names: str, levels: tuple[Level, ...] = tuple(Level)) -> None:
    """Files of versions, each a second younger than the one before."""
    for age, name in enumerate(names):
        for level in levels:
            path = versions.path_of(folder, level, name)
            path.write_bytes(b"")
            os.utime(path, (1_000_000 + age, 1_000_000 + age))


def tried(folder: Path, *, released: bool = False, level: Level = Level.PUBLISHED) -> list[str]:
    return versions.candidates(folder, level, released=released)


def test_the_current_version_comes_first_and_then_the_newest(tmp_path: Path) -> None:
    made(tmp_path, *NAMES[:3])
    versions.point(tmp_path, versions.CURRENT, NAMES[1])
    assert tried(tmp_path) == [NAMES[1], NAMES[2], NAMES[0]]


def test_without_a_pointer_the_newest_comes_first(tmp_path: Path) -> None:
    made(tmp_path, *NAMES[:3])
    assert tried(tmp_path) == NAMES[2::-1]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"   \n"])
def test_a_pointer_that_says_nothing_is_no_pointer(tmp_path: Path, content: bytes) -> None:
    made(tmp_path, *NAMES[:2])
    (tmp_path / versions.CURRENT).write_bytes(content)
    assert versions.pointed(tmp_path, versions.CURRENT) is None
    assert tried(tmp_path) == NAMES[1::-1]


def test_a_folder_where_the_pointer_should_be_is_no_pointer(tmp_path: Path) -> None:
    (tmp_path / versions.CURRENT).mkdir()
    assert versions.pointed(tmp_path, versions.CURRENT) is None


def test_with_no_version_at_all_one_is_told_how_to_build(tmp_path: Path) -> None:
    with pytest.raises(NoWarehouse, match="python -m edi_metrics build"):
        tried(tmp_path)


def test_partners_get_the_released_version_and_no_other(tmp_path: Path) -> None:
    made(tmp_path, *NAMES[:3])
    versions.point(tmp_path, versions.CURRENT, NAMES[2])
    versions.point(tmp_path, versions.RELEASED, NAMES[0])
    assert tried(tmp_path, released=True) == [NAMES[0]]


def test_before_the_first_release_partners_get_nothing(tmp_path: Path) -> None:
    made(tmp_path, NAMES[0])
    versions.point(tmp_path, versions.CURRENT, NAMES[0])
    with pytest.raises(NoWarehouse, match="No figures have been released yet"):
        tried(tmp_path, released=True)


def test_one_published_file_by_itself_is_a_release_handed_over(tmp_path: Path) -> None:
    made(tmp_path, NAMES[0], levels=(Level.PUBLISHED,))
    assert tried(tmp_path, released=True) == [NAMES[0]]


def test_two_published_files_by_themselves_are_not(tmp_path: Path) -> None:
    made(tmp_path, *NAMES[:2], levels=(Level.PUBLISHED,))
    with pytest.raises(NoWarehouse):
        tried(tmp_path, released=True)


def test_files_that_are_not_versions_are_passed_over(tmp_path: Path) -> None:
    made(tmp_path, NAMES[0])
    for stranger in ("published-notes.duckdb", "published-0123456789ab.duckdb.wal", "published-XYZ.duckdb"):
        (tmp_path / stranger).write_bytes(b"")
    assert tried(tmp_path) == [NAMES[0]]


def test_three_versions_are_kept_beside_the_released_one(tmp_path: Path) -> None:
    made(tmp_path, *NAMES)
    versions.point(tmp_path, versions.RELEASED, NAMES[0])
    versions.point(tmp_path, versions.CURRENT, NAMES[5])
    versions.prune(tmp_path)
    for level in Level:
        assert versions.on_disk(tmp_path, level) == [NAMES[5], NAMES[4], NAMES[3], NAMES[0]]


def test_the_current_version_is_kept_however_old(tmp_path: Path) -> None:
    made(tmp_path, *NAMES)
    versions.point(tmp_path, versions.CURRENT, NAMES[1])
    versions.prune(tmp_path)
    assert NAMES[1] in versions.on_disk(tmp_path, Level.INSIDE)


def test_a_pointer_that_moves_leaves_nothing_else_behind(tmp_path: Path) -> None:
    versions.point(tmp_path, versions.CURRENT, NAMES[0])
    versions.point(tmp_path, versions.CURRENT, NAMES[1])
    assert versions.pointed(tmp_path, versions.CURRENT) == NAMES[1]
    assert [path.name for path in tmp_path.iterdir()] == [versions.CURRENT]
