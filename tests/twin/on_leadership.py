"""What the twin knows of leadership and work with other services, counted again and said."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

from tests.twin.counting import (
    Figure,
    Figures,
    Place,
    Row,
    Seen,
    Shape,
    cells,
    codes,
    counts,
    known,
    landed,
    meetings,
    months_before,
    over,
    reference,
    shares,
    year_named,
    year_of,
)
from tests.twin.counting_sentences import WORDS, Page, Rule
from tests.twin.counting_shares import half_up
from tests.twin.counting_tables import Cells, Kind, code_of, counted

LEADERS = ("team_lead", "senior_leader")
FLAGS = ("offer", "fee_help", "progression", "access", "outcomes")
STRAND_OF = {"WD": "workforce", "YV": "voice", "PR": "programming", "LS": "leadership"}


def recounted(private: Path) -> Figures:
    """Every figure of leadership and work with other services counted nowhere else, from the landing rows."""
    return (
        _leaders(private)
        | _governance(private)
        | _working_group(private)
        | _lens(private)
        | _insights(private)
        | _documents(private)
        | _ratings(private)
        | _plans(private)
    )


def _leaders(private: Path) -> Figures:
    """Team leads and senior leaders in post, and the women among those who told us their sex."""
    leaders = [
        row
        for row in landed(private, "workforce")
        if row["in_post"] == "yes" and row["role_level"] in LEADERS
    ]
    days = {row["snapshot_date"] for row in landed(private, "workforce")}
    shape = Shape(("role_level",), (), {"role_level": LEADERS})
    everyone = cells((Seen(row["snapshot_date"], row["person"], row) for row in leaders), shape)
    told = [row for row in leaders if known(row["sex"])]
    women = [row for row in told if row["sex"] == "female"]
    below, above = (
        cells((Seen(row["snapshot_date"], row["person"], {}) for row in rows), Shape())
        for rows in (told, women)
    )
    figures = counts("leadership.leaders", "day", shape, days, everyone)
    return figures | shares("leadership.women_leaders", "day", Shape(), below, above)


def _governance(private: Path) -> Figures:
    """People who sit on any body, and the seats on each."""
    rows = landed(private, "governance")
    days = {row["snapshot_date"] for row in rows}
    members = cells((Seen(row["snapshot_date"], row["member"], {}) for row in rows), Shape())
    by_body = Shape(("body",))
    seats = cells((Seen(row["snapshot_date"], (row["body"], row["member"]), row) for row in rows), by_body)
    figures = counts("leadership.members", "day", Shape(), days, members)
    return figures | counts("leadership.seats", "day", by_body, days, seats)


def _stands_for(row: Row) -> str | None:
    """The one kind that a member of the working group stands for."""
    own = {"hourly_paid_staff": "hourly_paid", "la_edi_officer": "la_edi_officer"}
    if row["member_kind"] in own:
        return own[row["member_kind"]]
    level: str | None = row["role_level"] if row["member_kind"] in ("staff", "executive") else None
    return level


def _working_group(private: Path) -> Figures:
    """Kinds of member that somebody stands for, on each day that the group has members."""
    rows = [row for row in landed(private, "governance") if row["body"] == "working_group"]
    shape = Shape(("group_kind",))
    present = [
        Seen(row["snapshot_date"], kind, {"group_kind": kind})
        for row in rows
        if (kind := _stands_for(row)) in codes("group_kind")
    ]
    days = {row["snapshot_date"] for row in rows}
    return counts("leadership.group_breadth", "day", shape, days, cells(present, shape))


def _lens(private: Path) -> Figures:
    """At each meeting: what each process's latest review of 36 months led to, or that there is none."""
    by_kind, by_outcome = Shape(("lens_kind",)), Shape(("lens_outcome",))
    register = []
    for meeting in meetings():
        for row in landed(private, "lens_reviews"):
            last = row["last_reviewed_on"]
            stands = last is not None and months_before(meeting, 36) < last <= meeting
            outcome = row["outcome"] if stands else "not_started"
            parts = {"lens_kind": row["kind"], "lens_outcome": outcome}
            register.append(Seen(meeting, row["process_id"], parts))
    finished = [one for one in register if one.parts["lens_outcome"] in ("changed", "stopped", "no_change")]
    changed = [one for one in finished if one.parts["lens_outcome"] != "no_change"]
    figures = counts("leadership.lens_register", "day", by_outcome, meetings(), cells(register, by_outcome))
    return figures | shares(
        "leadership.lens_changed", "day", by_kind, cells(finished, by_kind), cells(changed, by_kind)
    )


def _insights(private: Path) -> Figures:
    """At the end of each finished year: what was received so far, and what the plan then in force used."""
    insights, documents = landed(private, "insights"), landed(private, "documents")
    shape = Shape(("insight_source",))
    received, used, groups, years = [], [], [], set()
    for year in {year_of(row["received_on"]) for row in insights}:
        plan = _in_force(documents, "business_plan", year)
        if plan is None or not over(year):
            continue
        years.add(year)
        for row in insights:
            if year_of(row["received_on"]) <= year:
                one = Seen(year, row["insight_id"], {"insight_source": row["source"]})
                received.append(one)
                if row["used_in"] == plan["document_id"]:
                    used.append(one)
                    groups.append(Seen(year, row["source"], one.parts))
    figures = counts("leadership.insight_sources", "year", shape, years, cells(groups, shape))
    return figures | shares(
        "leadership.insights_used", "year", shape, cells(received, shape), cells(used, shape)
    )


def _in_force(documents: list[Row], kind: str, year: date) -> Row | None:
    """The latest edition of a kind of publication that was out by the end of a year."""
    out = [
        row
        for row in documents
        if row["kind"] == kind and row["published_on"] is not None and year_of(row["published_on"]) <= year
    ]
    return max(out, key=lambda row: (row["published_on"], row["document_id"]), default=None)


def _documents(private: Path) -> Figures:
    """Publications with all five parts; and the parts of each, one by one."""
    rows = landed(private, "documents")
    years = {year_of(row["published_on"]) for row in rows if row["published_on"] is not None}
    publications, complete, parts, covered = [], [], [], []
    for year in filter(over, years):
        for kind in codes("document_kind"):
            edition = _in_force(rows, kind, year)
            if edition is None:
                continue
            has = {flag: edition[f"covers_{flag}"] == "yes" for flag in FLAGS}
            publications.append(Seen(year, kind, {"document_kind": kind}))
            complete += publications[-1:] if all(has.values()) else []
            for flag in FLAGS:
                parts.append(Seen(year, (kind, flag), {"document_kind": kind, "document_flag": flag}))
                covered += parts[-1:] if has[flag] else []
    by_kind, by_flag = Shape(("document_kind",)), Shape(("document_flag",), ("document_kind",))
    return shares(
        "leadership.documents_complete",
        "year",
        by_kind,
        cells(publications, by_kind),
        cells(complete, by_kind),
    ) | shares("leadership.document_parts", "year", by_flag, cells(parts, by_flag), cells(covered, by_flag))


def _ratings(private: Path) -> Figures:
    """The levels of leaders and of young people, added up over the statements that both rated."""
    levels: dict[tuple[date, str], dict[str, int]] = defaultdict(dict)
    for row in sorted(landed(private, "self_assessment"), key=lambda row: row["rated_on"]):
        if row["level"] != "na" and row["raters"] >= 5:
            levels[year_of(row["rated_on"]), row["statement_id"]][row["rater_group"]] = int(row["level"])
    both = [
        (year, STRAND_OF[statement[:2]], given)
        for (year, statement), given in levels.items()
        if {"leaders", "young_people"} <= given.keys()
    ]
    figures: Figures = {}
    for year in {year for year, _, _ in both}:
        for spot in Shape(("strand",)).spots():
            mine = [given for rated, strand, given in both if rated == year and spot[1] in ("All", strand)]
            for group in ("leaders", "young_people"):
                place = Place(f"leadership.rated_by_{group}", "year", year, *spot)
                figures[place] = Figure(sum(given[group] for given in mine), len(mine))
    return figures


def _plans(private: Path) -> Figures:
    """Of the services that last said they had a plan, those with a SMART target in all four strands."""
    rows = sorted(landed(private, "peer_support"), key=lambda row: (row["held_on"], row["activity_id"]))
    planned, whole = [], []
    for year in {year_of(row["held_on"]) for row in rows if over(year_of(row["held_on"]))}:
        said = {
            row["service"]: row
            for row in rows
            if year_of(row["held_on"]) <= year and row["has_plan"] is not None
        }
        for service, row in said.items():
            if row["has_plan"] == "yes":
                planned.append(Seen(year, service, {}))
                strands = set((row["strands_with_smart"] or "").split("|"))
                whole += planned[-1:] if strands == set(codes("strand")) else []
    return shares("national.smart_plans", "year", Shape(), cells(planned, Shape()), cells(whole, Shape()))


# What the page says


def _lens_headline(page: Page, found: "re.Match[str]") -> list[str]:
    n, d = page.counts(page.place("leadership.lens_reviewed", "day"))
    return [str(n), str(d), _word(d - n)]


def _word(number: int) -> str:
    return WORDS[number] if number <= 10 else str(number)


def _changed(page: Page, found: "re.Match[str]") -> list[str]:
    return page.of(page.place("leadership.lens_changed", "day"))[:2]


def _complete(page: Page, found: "re.Match[str]") -> list[str]:
    return [*page.of(page.place("leadership.documents_complete", "year"))[:2], WORDS[len(FLAGS)]]


def _members(page: Page, found: "re.Match[str]") -> list[str]:
    return [f"{page.counts(page.place('leadership.members', 'day'))[0]}"]


def _heard(page: Page, found: "re.Match[str]") -> list[str]:
    groups = page.counts(page.place("leadership.insight_sources", "year"))[0]
    return [_word(groups), _word(len(codes("insight_source")))]


def _two_views(page: Page, found: "re.Match[str]") -> list[str]:
    """The strand with the widest gap; of equal gaps, the one over more statements."""
    year = page.place("leadership.rated_by_leaders", "year").period

    def gap(strand: str) -> tuple[float, int]:
        ours, theirs = (page.figures[_rated(group, year, strand)] for group in ("leaders", "young_people"))
        statements = ours.denominator or 1
        return abs(
            round(ours.numerator / statements, 2) - round(theirs.numerator / statements, 2)
        ), statements

    strand = max(codes("strand"), key=gap)
    label = next(
        row["label"] for row in reference("codes.csv") if (row["list"], row["code"]) == ("strand", strand)
    )
    said = [mean(page.figures[_rated(group, year, strand)]) for group in ("leaders", "young_people")]
    return [label, *said]


def _rated(group: str, year: date, strand: str) -> Place:
    return Place(f"leadership.rated_by_{group}", "year", year, "strand", strand)


def mean(figure: Figure) -> str:
    """A mean level as printed: worked out to two decimals, and one of them shown."""
    return f"{half_up(Fraction(str(round(figure.numerator / (figure.denominator or 1), 2))), 1)}"


def _helped(page: Page, found: "re.Match[str]") -> list[str]:
    now = page.place("national.services", "year")
    return [f"{page.counts(now)[0]}", _word(_new(page, now.period))]


def _new(page: Page, year: date) -> int:
    """Services helped for the first time in a year."""
    now, before = (
        page.counts(page.place("national.services", "year", period=one))[0]
        for one in (year, year.replace(year=year.year - 1))
    )
    return now - before


def _women(page: Page, found: re.Match[str]) -> list[str]:
    return page.of(page.place("leadership.women_leaders", "day"))


RULES = (
    Rule(
        "leadership",
        r"# of # processes have been reviewed with an inclusion lens; @ (?:is|are) still to be reviewed",
        _lens_headline,
    ),
    Rule("leadership", r"# of # finished reviews changed or stopped something", _changed),
    Rule("leadership", r"# of # publications carry all @ parts of the inclusion offer", _complete),
    Rule("leadership", r"# people govern the service: too small a group to say who they are", _members),
    Rule("leadership", r"# of # leaders \(#\) are women", _women),
    Rule("leadership", r"The business plan uses insight from @ of @ groups", _heard),
    Rule("leadership", r"On (?P<strand>.+), leaders say level # and young people #", _two_views),
    Rule("leadership", r"# other services helped so far, @ of them first in DATE", _helped),
)


# What its main tables hold


def _lens_row(page: Page, cells: Cells) -> Mapping[str, str]:
    kind = code_of("lens_kind", cells["Kind of process"])
    reviewed, register = page.counts(page.place("leadership.lens_reviewed", "day", "lens_kind", kind))
    changed, _ = page.counts(page.place("leadership.lens_changed", "day", "lens_kind", kind))
    return {
        "Reviewed": f"{reviewed}",
        "On the register": f"{register}",
        "Still to be reviewed": f"{register - reviewed}",
        "Changed or stopped": f"{changed}",
    }


def _days(cells: Cells) -> Iterator[tuple[str, date]]:
    """The columns that are headed by a day, each with its day."""
    for column in list(cells)[1:]:
        yield column, datetime.strptime(column, "%d %B %Y").replace(tzinfo=UTC).date()


def _body_row(page: Page, cells: Cells) -> Mapping[str, str]:
    body = code_of("body", cells["Body"])
    return {
        column: f"{page.counts(page.place('leadership.seats', 'day', 'body', body, day))[0]}"
        for column, day in _days(cells)
    }


def _kind_row(page: Page, cells: Cells) -> Mapping[str, str]:
    kind = code_of("group_kind", cells["Kind of member"])
    found = {}
    for column, day in _days(cells):
        place = page.place("leadership.group_breadth", "day", "group_kind", kind, day)
        found[column] = "present" if page.counts(place)[0] else "none"
    return found


def _women_row(page: Page, cells: Cells) -> Mapping[str, str]:
    metric = {"Leaders": "leadership.women_leaders", "Everyone who works here": "workforce.women"}[
        cells["Who"]
    ]
    return counted(page, page.place(metric, "day"), "Women", "Sex known", "Share")


def _insight_row(page: Page, cells: Cells) -> Mapping[str, str]:
    source = code_of("insight_source", cells["Group"])
    used, received = page.counts(page.place("leadership.insights_used", "year", "insight_source", source))
    return {"Used in the plan": f"{used}", "Received": f"{received}", "Not used": f"{received - used}"}


def _publication_row(page: Page, cells: Cells) -> Mapping[str, str]:
    kind = code_of("document_kind", cells["Publication"])
    whole = page.place("leadership.document_parts", "year")._replace(narrowing="document_kind", within=kind)
    n, d = page.counts(whole)
    found = {"Parts": f"{n} of {d}"}
    for column in list(cells)[1:-1]:
        part = whole._replace(split="document_flag", part=code_of("document_flag", column))
        found[column] = "yes" if page.counts(part)[0] else "none"
    return found


def _level_row(page: Page, cells: Cells) -> Mapping[str, str]:
    strand = code_of("strand", cells["Strand"])
    year = page.place("leadership.rated_by_leaders", "year").period
    ours, theirs = (page.figures[_rated(group, year, strand)] for group in ("leaders", "young_people"))
    gap = page.figures[page.place("leadership.rating_spread", "year", "strand", strand)]
    agreed = {
        column: mean(
            page.figures[
                page.place("leadership.self_assessment", "year", "strand", strand, year_named(column[-7:]))
            ]
        )
        for column in cells
        if column.startswith("Agreed, ")
    }
    return {"Leaders": mean(ours), "Young people": mean(theirs), "Gap": mean(gap), **agreed}


def _service_row(page: Page, cells: Cells) -> Mapping[str, str]:
    year = year_named(cells["Year"])
    services = page.counts(page.place("national.services", "year", period=year))[0]
    smart, planned = page.counts(page.place("national.smart_plans", "year", period=year))
    found = {
        "Services so far": f"{services}",
        "With a plan": f"{planned}",
        "SMART in all four strands": f"{smart}",
    }
    return found if cells["New that year"] == "x" else found | {"New that year": f"{_new(page, year)}"}


KINDS = (
    Kind("leadership-lens-", _lens_row),
    Kind("leadership-seats-", _body_row),
    Kind("leadership-women-", _women_row),
    Kind("leadership-working-group-", _kind_row),
    Kind("leadership-insights-", _insight_row),
    Kind("leadership-publications-", _publication_row),
    Kind("leadership-levels-", _level_row),
    Kind("leadership-services-", _service_row),
)
