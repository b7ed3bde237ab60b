"""The tokens keep what the design promises, and the theme file says the same."""

import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from edi_metrics import tokens
from edi_metrics.tokens import Colour
from edi_metrics.vocabulary import Standing
from tests.charts.colour_maths import VIEWS, ciede2000, contrast, distance

THEMES = ("light", "dark")
STREAMLIT_NAMES = {
    Standing.ACHIEVED: "blue",
    Standing.ON_TRACK: "green",
    Standing.BEHIND: "orange",
    Standing.OFF_TRACK: "red",
    Standing.CANNOT_SAY: "gray",
}
FILLED = [standing for standing, status in tokens.STATUS.items() if not status.dashed]


@pytest.fixture(scope="module")
def config() -> dict[str, Any]:
    return tomllib.loads(Path(".streamlit/config.toml").read_text(encoding="utf-8"))


def in_theme(colour: Colour, theme: str) -> str:
    return colour.light if theme == "light" else colour.dark


@pytest.mark.parametrize("theme", THEMES)
def test_the_theme_file_says_what_the_tokens_say(config: dict[str, Any], theme: str) -> None:
    said = config["theme"][theme]
    plain = {
        "primaryColor": tokens.PRIMARY,
        "backgroundColor": tokens.PAGE,
        "secondaryBackgroundColor": tokens.PANEL,
        "textColor": tokens.INK,
        "linkColor": tokens.LINK,
        "borderColor": tokens.CONTROL,
        "dataframeHeaderBackgroundColor": tokens.PANEL,
        "dataframeBorderColor": tokens.HAIRLINE,
    }
    ramps = {
        "chartCategoricalColors": tokens.SERIES,
        "chartSequentialColors": tokens.SEQUENTIAL,
        "chartDivergingColors": tokens.DIVERGING,
    }
    wanted: dict[str, Any] = {name: in_theme(colour, theme) for name, colour in plain.items()}
    wanted |= {name: [in_theme(colour, theme) for colour in ramp] for name, ramp in ramps.items()}
    for standing, name in STREAMLIT_NAMES.items():
        status = tokens.STATUS[standing]
        wanted[f"{name}Color"] = in_theme(status.mark, theme)
        wanted[f"{name}TextColor"] = in_theme(status.text, theme)
        wanted[f"{name}BackgroundColor"] = in_theme(status.tint, theme)
    assert said == wanted


def test_the_theme_file_repeats_type_and_space(config: dict[str, Any]) -> None:
    theme = config["theme"]
    assert theme["font"] == tokens.SANS
    assert theme["headingFont"] == "serif"
    assert theme["baseFontSize"] == tokens.BASE_PX
    assert theme["headingFontSizes"] == [f"{size:g}rem" for size in tokens.HEADING_SIZES]
    assert theme["headingFontWeights"][0] == tokens.HEADING_WEIGHT
    assert theme["buttonRadius"] == f"{tokens.CONTROL_RADIUS_REM}rem"


def test_every_setting_is_one_streamlit_knows(config: dict[str, Any]) -> None:
    from streamlit import config as streamlit_config

    known = set(streamlit_config.get_config_options(force_reparse=False))
    nested = {"theme.light", "theme.dark"}
    for section, options in config.items():
        names = {f"{section}.{name}" for name in options} - nested
        names |= {f"{section}.{theme}.{name}" for theme in THEMES for name in options.get(theme, {})}
        assert names <= known, f"unknown: {sorted(names - known)}"


def test_nothing_is_watched_measured_or_asked_for(config: dict[str, Any]) -> None:
    assert config["browser"]["gatherUsageStats"] is False
    assert config["server"]["showEmailPrompt"] is False
    assert config["server"]["address"] == "localhost"
    assert "://" not in Path(".streamlit/config.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("one", "other"), list(combinations(FILLED, 2)))
def test_status_marks_can_be_told_apart(one: Standing, other: Standing, view: str, theme: str) -> None:
    first, second = (in_theme(tokens.STATUS[standing].mark, theme) for standing in (one, other))
    assert distance(first, second, view) >= 12


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("standing", Standing)
def test_status_can_be_read(standing: Standing, theme: str) -> None:
    status = tokens.STATUS[standing]
    text, tint, mark = (in_theme(colour, theme) for colour in (status.text, status.tint, status.mark))
    card = in_theme(tokens.CARD, theme)
    assert contrast(text, tint) >= 4.5
    assert contrast(text, card) >= 4.5
    assert contrast(mark, card) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_words_and_marks_can_be_seen(theme: str) -> None:
    grounds = [in_theme(ground, theme) for ground in (tokens.PAGE, tokens.CARD)]
    for ground in grounds:
        for words in (tokens.INK, tokens.MUTED, tokens.LINK):
            assert contrast(in_theme(words, theme), ground) >= 4.5
        for mark in (*tokens.SERIES, tokens.CONTROL):
            assert contrast(in_theme(mark, theme), ground) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_words_on_a_map_can_be_read(theme: str) -> None:
    for step, words in tokens.MAP_STEPS:
        fill = in_theme(tokens.SEQUENTIAL[step - 1], theme)
        assert contrast(in_theme(words, theme), fill) >= 4.5


def test_distances_agree_with_the_published_examples() -> None:
    """Three of the pairs of Sharma, Wu and Dalal (2005), and a pair that anyone can check."""
    assert ciede2000((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert ciede2000((50, 0, 0), (50, -1, 2)) == pytest.approx(2.3669, abs=1e-4)
    assert ciede2000((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387)) == pytest.approx(
        1.2644, abs=1e-4
    )
    assert distance("#000000", "#FFFFFF", "normal") == pytest.approx(100, abs=0.01)
    assert distance("#12436D", "#12436D", "deutan") == 0


def test_css_holds_every_token_once() -> None:
    names = [name for name, _ in tokens.declarations()]
    assert len(names) == len(set(names))
    assert "--edi-on-track-mark:light-dark(#007D60, #2FA383)" in tokens.css()
