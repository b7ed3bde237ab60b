"""What each role sees: partners what was released and nothing else, everybody else both levels."""

import shutil
from pathlib import Path

import pytest

from edi_metrics.story.story import Story, stories
from edi_metrics.vocabulary import Level, Role
from tests.pages.opened import Opened

every_page = pytest.mark.parametrize("story", stories(), ids=lambda story: story.slug)

FOR_PARTNERS = [story for story in stories() if Role.PARTNER in story.roles]
FOR_OTHERS = [story for story in stories() if Role.PARTNER not in story.roles]

every_page_for_partners = pytest.mark.parametrize("story", FOR_PARTNERS, ids=lambda story: story.slug)
every_page_for_others = pytest.mark.parametrize("story", FOR_OTHERS, ids=lambda story: story.slug)


@pytest.mark.usefixtures("sample_folders")
@every_page
@pytest.mark.parametrize("role", Role)
def test_every_role_gets_the_page_or_a_way_on(story: Story, role: Role) -> None:
    opened = Opened(f"pages/{story.slug}.py").as_role(role)
    assert not opened.problems
    assert len(opened.headings) == 1
    if role not in story.roles:
        assert opened.headings == ["This page is for the working group"]


@pytest.mark.usefixtures("sample_folders")
@every_page_for_partners
def test_a_partner_reads_published_figures_whatever_the_address_asks_for(story: Story) -> None:
    opened = Opened(f"pages/{story.slug}.py", {"level": Level.INSIDE.value}).as_role(Role.PARTNER)
    assert "Published view:" in opened.words
    assert "Inside view:" not in opened.words
    assert not opened.levels_offered


@pytest.mark.usefixtures("sample_folders")
@every_page_for_others
def test_a_page_for_the_working_group_tells_a_partner_the_same_whatever_is_on_it(story: Story) -> None:
    opened = Opened(f"pages/{story.slug}.py", {"level": Level.INSIDE.value}).as_role(Role.PARTNER)
    assert opened.words == "This page is for the working group You can read Overview ."
    assert not opened.levels_offered


@every_page_for_partners
def test_a_partners_process_reads_what_was_released(
    story: Story, sample_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDI_LEVEL", "published")
    opened = Opened(f"pages/{story.slug}.py", {"level": "inside"})
    assert not opened.problems
    assert len(opened.headings) == 1
    assert "Published view:" in opened.words


def test_a_partner_sees_the_released_version_and_not_the_newer_one(
    sample_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = _copied(sample_folders, tmp_path, monkeypatch)
    [released] = folder.glob("published-*.duckdb")
    version = released.stem.removeprefix("published-")
    for level in Level:
        shutil.copy(folder / f"{level}-{version}.duckdb", folder / f"{level}-0123456789ab.duckdb")
    (folder / "CURRENT").write_text("0123456789ab\n", encoding="ascii")
    released.with_name("published-0123456789ab.duckdb").write_bytes(b"a newer file that must not be opened")
    monkeypatch.setenv("EDI_LEVEL", "published")
    opened = Opened("pages/overview.py")
    assert not opened.problems
    assert f"version {version}" in opened.words


def test_before_the_first_release_a_partner_reads_a_sentence(
    sample_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = _copied(sample_folders, tmp_path, monkeypatch)
    (folder / "RELEASED").unlink()
    monkeypatch.setenv("EDI_LEVEL", "published")
    for story in FOR_PARTNERS:
        opened = Opened(f"pages/{story.slug}.py")
        assert not opened.problems
        assert "No figures have been released yet" in opened.words


def _copied(sample_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "warehouse"
    shutil.copytree(sample_folders / "warehouse", folder)
    monkeypatch.setenv("EDI_WAREHOUSE", str(folder))
    return folder
