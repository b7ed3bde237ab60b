"""What a reader is given when the newest figures are not what they should be."""

from datetime import date

import pytest

from edi_metrics.errors import NoWarehouse
from edi_metrics.reader import Reader, open_reader
from edi_metrics.settings import Settings
from edi_metrics.ui import process
from edi_metrics.vocabulary import Level
from edi_metrics.warehouse import versions
from tests.build.service import build, load_workers, workers


@pytest.fixture
def twice(mine: Settings) -> tuple[Settings, str, str]:
    """A service with two versions: its settings, the older and the newer."""
    older = versions.pointed(mine.warehouse, versions.CURRENT)
    assert older
    load_workers(mine, [{**workers(1)[-1], "sex": "male"}])
    return mine, older, build(mine)


def opened(chosen: Settings, level: Level = Level.INSIDE, *, released: bool = False) -> Reader:
    reader = open_reader(level, chosen, released=released)
    reader.close()
    return reader


def test_all_being_well_there_is_no_banner(small: Settings) -> None:
    reader = open_reader(Level.INSIDE, small)
    assert reader.about.banner == ""
    assert reader.about.day == date(2026, 11, 23)
    assert not reader.about.sample
    reader.close()


def test_a_damaged_version_gives_way_to_the_one_before_with_its_date_and_the_cause(
    twice: tuple[Settings, str, str],
) -> None:
    chosen, older, newer = twice
    path = versions.path_of(chosen.warehouse, Level.INSIDE, newer)
    path.write_bytes(path.read_bytes()[:5_000])
    reader = open_reader(Level.INSIDE, chosen)
    made = reader.about.made_at
    assert reader.about.version == older
    assert reader.about.banner == (
        f"The version file {path.name} cannot be read. These are the figures made on {made.day} {made:%B %Y}."
    )
    assert reader.measure("workforce.headcount").cells
    reader.close()


def test_a_pointer_to_nowhere_gives_the_newest_whole_version_with_a_banner(
    twice: tuple[Settings, str, str],
) -> None:
    chosen, _, newer = twice
    versions.point(chosen.warehouse, versions.CURRENT, "f" * 12)
    about = opened(chosen).about
    assert about.version == newer
    assert "is missing" in about.banner


def test_a_missing_pointer_gives_the_newest_whole_version_with_a_banner(
    twice: tuple[Settings, str, str],
) -> None:
    chosen, _, newer = twice
    (chosen.warehouse / versions.CURRENT).unlink()
    about = opened(chosen).about
    assert about.version == newer
    assert about.banner.startswith("The note of which figures are current is missing.")


def test_when_no_version_is_whole_one_is_told_how_to_build(mine: Settings) -> None:
    for path in mine.warehouse.glob("*.duckdb"):
        path.write_bytes(b"not a version")
    with pytest.raises(NoWarehouse, match=r"cannot be read\. Run `python -m edi_metrics build`"):
        open_reader(Level.INSIDE, mine)


def test_building_again_mends_a_damaged_version(mine: Settings) -> None:
    version = versions.pointed(mine.warehouse, versions.CURRENT)
    for path in mine.warehouse.glob("*.duckdb"):
        path.write_bytes(b"not a version")
    assert build(mine) == version
    assert opened(mine).about.banner == ""


def test_partners_never_fall_back_to_a_version_that_was_not_released(
    twice: tuple[Settings, str, str],
) -> None:
    chosen, older, newer = twice
    versions.point(chosen.warehouse, versions.RELEASED, older)
    assert opened(chosen, released=True).about.version == older
    versions.path_of(chosen.warehouse, Level.PUBLISHED, older).unlink()
    with pytest.raises(NoWarehouse):
        open_reader(Level.PUBLISHED, chosen, released=True)
    assert newer in versions.on_disk(chosen.warehouse, Level.PUBLISHED)


def test_a_process_for_partners_reads_released_figures_whatever_it_is_asked(
    twice: tuple[Settings, str, str],
) -> None:
    chosen, older, _ = twice
    versions.point(chosen.warehouse, versions.RELEASED, older)
    reader = opened(chosen.model_copy(update={"level": Level.PUBLISHED}), Level.INSIDE)
    assert reader.level is Level.PUBLISHED
    assert reader.about.version == older


def test_a_published_file_handed_over_by_itself_can_be_read(mine: Settings) -> None:
    for path in mine.warehouse.iterdir():
        if not path.name.startswith("published-"):
            path.unlink()
    reader = opened(mine.model_copy(update={"level": Level.PUBLISHED}))
    assert reader.level is Level.PUBLISHED
    assert reader.about.banner == ""


def test_a_visit_goes_on_with_its_version_at_either_level(twice: tuple[Settings, str, str]) -> None:
    """A file that is taken away holds the figures of its page, whatever has been built since."""
    chosen, older, newer = twice
    for level in Level:
        assert process.reader(chosen, level, older).about.version == older
        assert process.reader(chosen, level).about.version == newer


def test_a_site_of_published_figures_opens_no_version_that_is_not_released(
    twice: tuple[Settings, str, str],
) -> None:
    chosen, older, newer = twice
    versions.point(chosen.warehouse, versions.RELEASED, newer)
    site = chosen.model_copy(update={"level": Level.PUBLISHED})
    assert process.reader(site, Level.PUBLISHED, older).about.version == newer


def test_a_visit_on_the_version_before_a_damaged_one_is_told_so_each_time(
    twice: tuple[Settings, str, str],
) -> None:
    chosen, older, newer = twice
    versions.path_of(chosen.warehouse, Level.INSIDE, newer).write_bytes(b"not a version")
    for wanted in (None, older, older):
        about = process.reader(chosen, Level.INSIDE, wanted).about
        assert about.version == older
        assert "cannot be read" in about.banner
