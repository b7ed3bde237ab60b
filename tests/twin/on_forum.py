"""What the twin knows of the forum's slides: most say what another page says, and by the same reckoning."""

import re
from collections.abc import Mapping

from tests.twin import counting_sentences, on_genre_offer
from tests.twin.counting import SERVICE_DAY
from tests.twin.counting_sentences import Page, Rule
from tests.twin.counting_tables import Kind
from tests.twin.on_plan import SAMPLE, dated, day, rows, word
from tests.twin.on_since import newer, newer_figure

_PAGE = "forum"
_SHARE = ("Number", "Out of", "Share")
_ASKED = max(day(row) for row in rows(SAMPLE / "forum.csv") if row["kind"] == "QuestionAsked")


def _said_elsewhere(rules: tuple[Rule, ...], opening: str) -> Rule:
    """The rule of another page for the sentence that begins so, made one of this page."""
    [found] = {rule.sentence: rule for rule in rules if rule.sentence.startswith(opening)}.values()
    return found._replace(page=_PAGE)


def _serves(page: Page, found: "re.Match[str]") -> list[str]:
    """Learners and staff from ethnic minorities, of those whose ethnicity is known."""
    learners = page.place("participation.ethnic_minority", "term")
    return page.of(learners) + page.of(page.place("workforce.ethnic_minority", "day"))


def _since_the_forum(page: Page) -> Page:
    """The page as one on what changed of targets between the last forum and the service's day."""
    days = {"from": _ASKED.isoformat(), "to": SERVICE_DAY.isoformat()}
    return page._replace(slug="overview", chosen={**page.chosen, **days})


def _newer(page: Page, found: "re.Match[str]") -> list[str]:
    return newer(_since_the_forum(page), found)


def _newer_row(page: Page, cells: Mapping[str, str]) -> Mapping[str, str]:
    return newer_figure(_since_the_forum(page), cells)


def _with_partners(page: Page) -> list[Mapping[str, str]]:
    """The open actions that are published and done with partners, by their own file."""
    function = {row["action_id"]: (row["function"], row["publish"]) for row in rows(SAMPLE / "actions.csv")}
    return [
        one
        for one in page.plan.actions
        if one["open"] and function[one["action_id"]] == ("partnerships", "yes")
    ]


def _asks(page: Page, found: "re.Match[str]") -> list[str]:
    return [word(len(_with_partners(page)))]


def _ask(page: Page, cells: Mapping[str, str]) -> Mapping[str, str]:
    one = next(one for one in page.plan.actions if one["title"] == cells["Action"])
    return {"Owner": one["owner"], "Due": dated(one["due"])}


def _share(page: Page, cells: Mapping[str, str]) -> Mapping[str, str]:
    """The row of the twin's for learners or for staff that is this one, or else the one nearest to it."""
    metric, grain = {
        "Learners": ("participation.ethnic_minority", "term"),
        "Staff": ("workforce.ethnic_minority", "day"),
    }[cells["Who"]]
    periods = {place.period for place in page.figures if (place.metric, place.grain) == (metric, grain)}
    whole = [page.place(metric, grain, period=period) for period in periods]
    known = [dict(zip(_SHARE, page.of(place), strict=True)) for place in whole if place in page.figures]
    return max(known, key=lambda row: sum(row[column] == cells[column] for column in row))


RULES: tuple[Rule, ...] = (
    Rule(_PAGE, r"# of # learners \(#\) are from ethnic minorities, and so are # of # staff \(#\)", _serves),
    _said_elsewhere(on_genre_offer.RULES, "@ genres fill"),
    _said_elsewhere(counting_sentences.RULES, "# of # (?P<who>"),
    _said_elsewhere(counting_sentences.RULES, "@ of @ targets (?:is|are) achieved"),
    Rule(
        _PAGE,
        r"Of @ newer figures? (?:none moved more than chance explains"
        r"|@ moved(?: as wanted|, (?:@|none) of them as wanted))",
        _newer,
    ),
    Rule(_PAGE, r"We ask partners to help with @ open actions?(?:, (?:the first )?due on DATE)?", _asks),
)

KINDS: tuple[Kind, ...] = (
    Kind("forum-serves-", _share),
    Kind("forum-figures-", _newer_row),
    Kind("forum-asks-", _ask),
)
