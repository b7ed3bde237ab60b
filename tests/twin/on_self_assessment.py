"""What the twin knows of how the service rates itself, and of its inclusion-lens register."""

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tests.twin.counting import (
    SERVICE_DAY,
    Figure,
    Figures,
    Place,
    Shape,
    codes,
    landed,
    parents,
    reference,
    year_named,
    year_of,
)
from tests.twin.counting_sentences import WORDS, Page, Rule
from tests.twin.counting_tables import Cells, Kind, code_of
from tests.twin.on_leadership import mean

SHAPE = Shape(("rater_group", "strand", "statement"), ("rater_group",))

REGISTER = Path(__file__).resolve().parents[2] / "edi_metrics" / "sample" / "tables" / "lens_reviews.csv"
"""Where the sample's register is written down: the twin reads neither the journal nor the version."""


def recounted(private: Path) -> Figures:
    """What each group said of each statement, added up over the statements it rated."""
    given: dict[date, dict[tuple[str, str], int]] = defaultdict(dict)
    for row in sorted(landed(private, "self_assessment"), key=lambda row: row["rated_on"]):
        if row["rater_group"] != "agreed" and row["level"] != "na" and row["raters"] >= 5:
            given[year_of(row["rated_on"])][row["statement_id"], row["rater_group"]] = int(row["level"])
    figures: Figures = {}
    for year, levels in given.items():
        for split, part, narrowing, within in SHAPE.spots():
            mine = [
                level
                for (statement, group), level in levels.items()
                if part in ("All", statement, group, parents("statement")[statement])
                and within in ("All", group)
            ]
            place = Place("leadership.group_rating", "year", year, split, part, narrowing, within)
            figures[place] = Figure(sum(mine), len(mine))
    return figures


# What the page says


def _word(number: int) -> str:
    return WORDS[number] if number <= 10 else str(number)


def _year(page: Page) -> date:
    return page.place("leadership.self_assessment", "year").period


def _levels(page: Page, year: date) -> dict[str, int]:
    """The level agreed for each statement that has one in a year."""
    found = {}
    for statement in codes("statement"):
        place = page.place("leadership.self_assessment", "year", "statement", statement, year)
        if place in page.figures and page.figures[place].denominator:
            found[statement] = int(page.figures[place].numerator)
    return found


def _now(page: Page) -> dict[str, int]:
    return _levels(page, _year(page))


def _before(page: Page) -> dict[str, int]:
    year = _year(page)
    return _levels(page, year.replace(year=year.year - 1))


def _given(page: Page, statement: str) -> dict[str, int]:
    """What each group said of a statement."""
    found = {}
    for group in codes("rater_group"):
        place = Place(
            "leadership.group_rating", "year", _year(page), "statement", statement, "rater_group", group
        )
        if page.figures[place].denominator:
            found[group] = int(page.figures[place].numerator)
    return found


def _higher(page: Page, found: "re.Match[str]") -> list[str]:
    now, before = _now(page), _before(page)
    both = now.keys() & before.keys()
    return [str(sum(now[one] > before[one] for one in both)), str(len(both))]


def _far(page: Page, found: "re.Match[str]") -> list[str]:
    widths = [
        max(given.values()) - min(given.values())
        for one in codes("statement")
        if (given := _given(page, one))
    ]
    return [_word(sum(width >= 2 for width in widths)), "two"]


def _low(page: Page, found: "re.Match[str]") -> list[str]:
    return [_word(sum(level == 1 for level in _now(page).values())), "1"]


def _agreed(page: Page, found: "re.Match[str]") -> list[str]:
    now, of = len(_now(page)), len(codes("statement"))
    return [str(of)] if now == of else [str(now), str(of)]


def _strand(page: Page, strand: str, year: date) -> str:
    return mean(page.figures[page.place("leadership.self_assessment", "year", "strand", strand, year)])


def _moved(page: Page, found: "re.Match[str]") -> list[str]:
    """The strand whose printed level moved most; of several, the first."""
    year = _year(page)
    ends = {
        one: (_strand(page, one, year.replace(year=year.year - 1)), _strand(page, one, year))
        for one in codes("strand")
    }
    most = max(codes("strand"), key=lambda one: round(abs(float(ends[one][1]) - float(ends[one][0])), 1))
    return [_label("strand", most), *ends[most]]


def _label(name: str, code: str) -> str:
    return next(row["label"] for row in reference("codes.csv") if (row["list"], row["code"]) == (name, code))


def _group_level(page: Page, strand: str, group: str) -> str:
    """A group's mean level of a strand; u where it rated fewer than half of what was agreed."""
    place = Place("leadership.group_rating", "year", _year(page), "strand", strand, "rater_group", group)
    agreed = page.figures[page.place("leadership.self_assessment", "year", "strand", strand)].denominator or 0
    figure = page.figures[place]
    return mean(figure) if 2 * (figure.denominator or 0) >= agreed else "u"


def _apart(page: Page, found: "re.Match[str]") -> list[str]:
    """The strand on which two groups' levels, to two decimals, are farthest apart; of several, the first."""

    def ends(strand: str) -> tuple[float, float]:
        levels = []
        for group in codes("rater_group"):
            if _group_level(page, strand, group) != "u":
                figure = page.figures[
                    Place(
                        "leadership.group_rating", "year", _year(page), "strand", strand, "rater_group", group
                    )
                ]
                levels.append(round(figure.numerator / (figure.denominator or 1), 2))
        return min(levels), max(levels)

    most = max(codes("strand"), key=lambda strand: round(ends(strand)[1] - ends(strand)[0], 2))
    shown = sorted(_group_level(page, most, group) for group in codes("rater_group"))
    shown = [level for level in shown if level != "u"]
    return [_label("strand", most), shown[0], shown[-1]]


def _everyday(page: Page, found: "re.Match[str]") -> list[str]:
    strand = page.chosen.get("strand", "All")
    levels = [level for one, level in _now(page).items() if strand in ("All", parents("statement")[one])]
    return [str(sum(level >= 3 for level in levels)), str(len(levels))]


def _register() -> list[dict[str, str]]:
    with REGISTER.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _due(row: Mapping[str, str]) -> date | None:
    """The day by which a process is to be looked at again: the one chosen, three years on at the latest."""
    if not row["last_reviewed_on"]:
        return None
    last = date.fromisoformat(row["last_reviewed_on"])
    return min(date.fromisoformat(row["next_review_on"]), last.replace(year=last.year + 3))


def _reviews(page: Page, found: "re.Match[str]") -> list[str]:
    register = _register()
    late = sum(due < SERVICE_DAY for row in register if (due := _due(row)))
    never = sum(not row["last_reviewed_on"] for row in register)
    return [_word(late), _word(never), str(len(register))]


RULES = (
    Rule("self_assessment", r"We rate # of # statements higher than a year ago", _higher),
    Rule(
        "self_assessment", r"We rate # of # statements higher than a year ago; none is left to rate", _higher
    ),
    Rule("self_assessment", r"To discuss: @ statements? on which groups are @ levels apart or more\.", _far),
    Rule("self_assessment", r"To discuss: @ statements? at level #, 'Not yet'\.", _low),
    Rule("self_assessment", r"All # statements have an agreed level in DATE", _agreed),
    Rule("self_assessment", r"# of # statements have an agreed level in DATE", _agreed),
    Rule("self_assessment", r"(?P<strand>.+) moved most, from level # to #", _moved),
    Rule("self_assessment", r"Groups are farthest apart on (?P<strand>.+): level # to #", _apart),
    Rule("self_assessment", r"# of # statements are everyday practice or more", _everyday),
    Rule(
        "self_assessment",
        r"@ reviews? (?:is|are) overdue; @ of # processes have not been reviewed yet",
        _reviews,
    ),
)


# What its tables hold


def _level_row(page: Page, cells: Cells) -> Mapping[str, str]:
    level = int(cells["Level"][6])
    return {
        column: str(sum(one == level for one in _levels(page, year_named(column)).values()))
        for column in list(cells)[1:]
    }


def _strand_row(page: Page, cells: Cells) -> Mapping[str, str]:
    strand = code_of("strand", cells["Strand"])
    whole = page.figures[page.place("leadership.self_assessment", "year", "strand", strand)]
    years = {column: _strand(page, strand, year_named(column)) for column in list(cells)[1:-1]}
    return {**years, "Statements": f"{whole.denominator}"}


def _spread_row(page: Page, cells: Cells) -> Mapping[str, str]:
    named = cells["Group"]
    strands = {column: code_of("strand", column) for column in list(cells)[1:]}
    if named == "Agreed":
        return {column: _strand(page, strand, _year(page)) for column, strand in strands.items()}
    group = code_of("rater_group", named)
    return {column: _group_level(page, strand, group) for column, strand in strands.items()}


def _statement_row(page: Page, cells: Cells) -> Mapping[str, str]:
    statement = cells["Statement"].partition(" ")[0]
    found = {"Agreed": str(_now(page)[statement]), "The year before": str(_before(page)[statement])}
    if page.inside:
        given = _given(page, statement)
        low, high = min(given.values()), max(given.values())
        ends = [_at(given, level) for level in (low, high)]
        found["Groups, lowest to highest"] = (
            f"all {low}" if low == high else f"{low} ({ends[0]}) to {high} ({ends[1]})"
        )
        came = [one for one in page.plan.actions if one["origin"] == f"self-assessment {statement}"]
        found["Actions from it"] = "; ".join(map(_action, came)) or "none"
    return found


def _action(one: Mapping[str, str]) -> str:
    return f"{one['title']} ({one['state'] if one['state'] in ('done', 'paused', 'dropped') else 'open'})"


def _at(given: Mapping[str, int], level: int) -> str:
    """The groups at a level by name, or how many there are when they are more than two."""
    there = [_label("rater_group", group).lower() for group, found in given.items() if found == level]
    return ", ".join(there) if len(there) <= 2 else f"{_word(len(there))} groups"


def _register_row(page: Page, cells: Cells) -> Mapping[str, str]:
    [row] = [row for row in _register() if row["title"] == cells["Process"]]
    due = _due(row)
    last = row["last_reviewed_on"]
    return {
        "Owner": row["owner_role"],
        "Last reviewed": _day(date.fromisoformat(last)) if last else "not yet",
        "Next review": f"{_day(due)}{', overdue' if due < SERVICE_DAY else ''}" if due else "to be reviewed",
    }


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


KINDS = (
    Kind("self-assessment-levels-", _level_row),
    Kind("self-assessment-strands-", _strand_row),
    Kind("self-assessment-spread-", _spread_row),
    Kind("self-assessment-statements-", _statement_row),
    Kind("self-assessment-register-", _register_row),
)
