"""What the twin knows of training, counted again and said."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from tests.twin.counting import (
    SERVICE_DAY,
    Cells,
    Figures,
    Row,
    Seen,
    Shape,
    cells,
    codes,
    counts,
    landed,
    last_day,
    months_before,
    over,
    shares,
    sums,
    term_closes,
    term_ends,
    term_named,
    term_of,
    year_named,
    year_of,
)
from tests.twin.counting_sentences import WORDS, Page, Rule, difference
from tests.twin.counting_shares import percent
from tests.twin.counting_staffing import Careers, in_post, staff_careers, staff_parts
from tests.twin.counting_tables import Kind, code_of, counted

TRAUMA, INCLUSION = "training.trauma_informed", "training.any_inclusion_cpd"
CHANGED = "training.practice_changed"


def recounted(private: Path) -> Figures:
    """Every figure of training counted nowhere else, from the landing rows."""
    sessions = landed(private, "cpd_sessions")
    by_id = {row["session_id"]: row for row in sessions}
    invited = [row | {"session": by_id[row["session_id"]]} for row in landed(private, "cpd_attendance")]
    came = [row for row in invited if row["attended"] == "yes" and row["session"]["held"] == "yes"]
    learned: dict[str, list[Row]] = defaultdict(list)
    for row in came:
        learned[row["person"]].append(row["session"])
    careers = staff_careers(private)
    begins = min(term_of(row["held_on"]) for row in sessions)
    return (
        _skills(careers, learned, begins)
        | _coverage(careers, learned, begins)
        | _conversations(careers, learned, sessions)
        | _reflective(careers, learned, begins)
        | _followed_up(sessions, invited)
        | _replies(came)
    )


Learned = Mapping[str, list[Row]]


def _terms(begins: date) -> Iterable[tuple[date, date]]:
    """Each term so far with its last day, once the log goes back 24 months from it."""
    for term, day in term_ends().items():
        if term <= SERVICE_DAY and months_before(day, 24) >= begins:
            yield term, day


def _skills(careers: Careers, learned: Learned, begins: date) -> Figures:
    """Tutors who ever learned songwriting, and people who ever completed the bootcamp."""
    tutors: list[Seen] = []
    songwriters: list[Seen] = []
    completed: list[Seen] = []
    for term, day in _terms(begins):
        for person, row in in_post(careers, day).items():
            seen = Seen(term, person, staff_parts(row))
            topics = {session["topic"] for session in learned[person] if session["held_on"] <= day}
            if row["role_level"] == "tutor":
                tutors.append(seen)
                if "songwriting" in topics:
                    songwriters.append(seen)
            if "edi_bootcamp" in topics:
                completed.append(seen)
    shape, terms = Shape(("contract_ace",)), [term for term, _ in _terms(begins)]
    return shares(
        "training.songwriting_trained", "term", shape, cells(tutors, shape), cells(songwriters, shape)
    ) | counts("training.bootcamp", "term", Shape(), terms, cells(completed, Shape()))


def _coverage(careers: Careers, learned: Learned, begins: date) -> Figures:
    """Of everyone in post, who came to each topic in the 24 months to a term's last day."""
    shape = Shape(("topic_reached",), only={"topic_reached": codes("cpd_topic")})
    below: list[Seen] = []
    above: list[Seen] = []
    for term, day in _terms(begins):
        for person in in_post(careers, day):
            lately = {
                session["topic"]
                for session in learned[person]
                if months_before(day, 24) < session["held_on"] <= day
            }
            for topic in codes("cpd_topic"):
                seen = Seen(term, person, {"topic_reached": topic})
                below.append(seen)
                if topic in lately:
                    above.append(seen)
    return shares("training.coverage", "term", shape, cells(below, shape), cells(above, shape))


def _conversations(careers: Careers, learned: Learned, sessions: list[Row]) -> Figures:
    """Of those in post on 31 August, who took part in a conversation in the year."""
    shape = Shape(("role_level",))
    below: list[Seen] = []
    above: list[Seen] = []
    for year in {year_of(row["held_on"]) for row in sessions}:
        if not over(year):
            continue
        for person, row in in_post(careers, last_day(year)).items():
            seen = Seen(year, person, staff_parts(row))
            below.append(seen)
            talks = [one for one in learned[person] if one["topic"] == "edi_conversation"]
            if any(year_of(one["held_on"]) == year for one in talks):
                above.append(seen)
    return shares("training.conversations", "year", shape, cells(below, shape), cells(above, shape))


def _reflective(careers: Careers, learned: Learned, begins: date) -> Figures:
    """Of those who teach a nurture group, who came to reflective practice in a finished term."""
    shape = Shape(("contract_ace",))
    first_snapshot = min(row["snapshot_date"] for rows in careers.values() for row in rows)
    below: list[Seen] = []
    above: list[Seen] = []
    for term, day in term_ends().items():
        if term < begins or day < first_snapshot or term_closes(term) >= SERVICE_DAY:
            continue
        for person, row in in_post(careers, day).items():
            if "nurture_group" not in (row["programmes"] or "").split("|"):
                continue
            seen = Seen(term, person, staff_parts(row))
            below.append(seen)
            thought = [one for one in learned[person] if one["topic"] == "reflective_practice"]
            if any(term_of(one["held_on"]) == term for one in thought):
                above.append(seen)
    return shares("training.reflective_attendance", "term", shape, cells(below, shape), cells(above, shape))


def _followed_up(sessions: list[Row], invited: list[Row]) -> Figures:
    """Of sessions held whose follow-up has fallen due, those whose log says who answered."""
    logged = {row["session_id"] for row in invited if row["follow_up_reply"]}
    entries = []
    for row in sessions:
        due = row["follow_up_on"]
        if row["held"] == "yes" and due is not None and due <= SERVICE_DAY:
            done = int(row["session_id"] in logged)
            entries.append((term_of(due), {"cpd_topic": row["topic"]}, done, 1))
    return sums("training.followed_up", "term", Shape(("cpd_topic",)), entries)


def _replies(came: list[Row]) -> Figures:
    """Everyone asked at a follow-up, those who answered, and those who report a change."""
    asked: list[tuple[Row, Seen]] = []
    for row in came:
        on = row["session"]["follow_up_on"] or row["session"]["held_on"]
        if row["follow_up_reply"] and on <= SERVICE_DAY:
            member = row["session_id"], row["person"]
            asked.append((row, Seen(term_of(on), member, {"cpd_topic": row["session"]["topic"]})))
    shape = Shape(("cpd_topic",))

    def among(column: str) -> Cells:
        return cells([seen for row, seen in asked if row[column] == "yes"], shape)

    everyone, replied = cells([seen for _, seen in asked], shape), among("follow_up_reply")
    return (
        counts("training.follow_up_asked", "term", shape, everyone, everyone)
        | shares("training.follow_up_replied", "term", shape, everyone, replied)
        | shares(CHANGED, "term", shape, replied, among("practice_changed"))
    )


# What the page says


def _pair(page: Page) -> tuple[list[str], list[str], int]:
    """Permanent staff, then fixed-term or hourly-paid staff, of the measure that can be shown for both."""
    for metric, grain in ((TRAUMA, "term"), (INCLUSION, "year")):
        both = [page.place(metric, grain, "contract_ace", part) for part in ("permanent", "contractual")]
        if page.shown.issuperset(both):
            n, d = page.counts(both[1])
            assert difference(page.counts(both[0]), (n, d))[0] > 0, "the page may not tell them apart"
            return page.of(both[0]), page.of(both[1]), d - n
    raise AssertionError("no measure can be shown for both kinds of contract")


def _tenths(page: Page, found: "re.Match[str]") -> list[str]:
    shares_of = [100 * int(n) / int(d) for n, d, _ in _pair(page)[:2]]
    assert all(abs(share - 10 * round(share / 10)) <= 2.5 for share in shares_of)
    return [WORDS[round(share / 10)] for share in shares_of]


def _trained(page: Page, found: "re.Match[str]") -> list[str]:
    return page.of(page.place(TRAUMA, "term", "contract_ace", "contractual"))


def _terms_kept(page: Page, found: "re.Match[str]") -> list[str]:
    """How many finished terms in a row, to the latest, had both sessions."""
    line = sorted(place for place in page.figures if place.metric == "training.reflective_sessions")
    run = 0
    for place in reversed(line):
        if page.figures[place] != (2, 2):
            break
        run += 1
    return [WORDS[run]]


def _risen(page: Page, metric: str, grain: str) -> str:
    """Points between the earliest figure of the latest one's season and the latest; either way, no sign."""
    latest = page.place(metric, grain)
    line = [
        place
        for place in sorted(page.figures)
        if place._replace(period=latest.period) == latest and place.period.month == latest.period.month
    ]
    (n, d), (m, e) = page.counts(latest), page.counts(line[0])
    return f"{percent(abs(n * e - m * d), d * e, 0)}"


def _joined(page: Page, found: "re.Match[str]") -> list[str]:
    return page.of(page.place(INCLUSION, "year", "contract_ace", "contractual"))[:2]


def _talked(page: Page, found: "re.Match[str]") -> list[str]:
    metric = "training.conversations"
    return [*page.of(page.place(metric, "year"))[:2], _risen(page, metric, "year")]


def _if_all(page: Page, found: "re.Match[str]") -> list[str]:
    """If nobody who was asked and did not answer does anything differently, and if everybody does."""
    n, replied = page.counts(page.place(CHANGED, "term"))
    asked = page.counts(page.place("training.follow_up_asked", "term"))[0]
    most = n + asked - replied
    return [f"{asked - replied}", f"{percent(n, asked, 0)}%", f"{percent(most, asked, 0)}%"]


STAFF = "fixed-term or hourly-paid staff"

RULES: tuple[Rule, ...] = (
    Rule(
        "training",
        rf"@ in ten permanent staff have trauma-informed training, against @ in ten {STAFF}",
        _tenths,
    ),
    Rule(
        "training",
        rf"# of permanent staff joined inclusion CPD in DATE, against # of {STAFF}",
        lambda page, found: [_pair(page)[0][2], _pair(page)[1][2]],
    ),
    Rule(
        "training",
        rf"That is # of # permanent staff \(#\), against # of # {STAFF} \(#\)\.",
        lambda page, found: [*_pair(page)[0], *_pair(page)[1]],
    ),
    Rule(
        "training",
        rf"To discuss: how to reach the other # {STAFF}\.",
        lambda page, found: [f"{_pair(page)[2]:,}"],
    ),
    Rule(
        "training",
        rf"A smaller share of {STAFF} than of permanent staff is trained: # against #",
        lambda page, found: [_pair(page)[1][2], _pair(page)[0][2]],
    ),
    Rule("training", rf"# of # {STAFF} \(#\) have trauma-informed training", _trained),
    Rule(
        "training",
        r"Both reflective practice sessions were held in all @ terms since DATE",
        _terms_kept,
    ),
    Rule(
        "training",
        r"# of # sessions were followed up;",
        lambda page, found: page.of(page.place("training.followed_up", "term"))[:2],
    ),
    Rule(
        "training",
        r"# of # replies report a change",
        lambda page, found: page.of(page.place(CHANGED, "term"))[:2],
    ),
    Rule(
        "training",
        r"# of # people joined a conversation about ED&I in DATE, (?:up|down) # points? since DATE",
        _talked,
    ),
    Rule(
        "training",
        r"Trauma-informed training is (?:up|down) # points? since DATE(?:, and level since DATE)?",
        lambda page, found: [_risen(page, TRAUMA, "term")],
    ),
    Rule("training", rf"# of # {STAFF} joined inclusion CPD in DATE, level since DATE", _joined),
    Rule(
        "training",
        r"# of # tutors \(#\) are trained in songwriting;",
        lambda page, found: page.of(page.place("training.songwriting_trained", "term")),
    ),
    Rule(
        "training",
        r"# people in post completed the ED&I bootcamp",
        lambda page, found: [f"{page.counts(page.place('training.bootcamp', 'term'))[0]:,}"],
    ),
    Rule("training", r"If none of the # we do not know .+ would be #; if all were, #\.", _if_all),
)


# What its tables hold


def _people(page: Page, metric: str, grain: str, split: str, part: str) -> dict[str, str]:
    if part == "Everyone in post":
        return counted(page, page.place(metric, grain), "People", "In post", "Share")
    place = page.place(metric, grain, split, code_of(split, part))
    return counted(page, place, "People", "In post", "Share")


def _by_contract(page: Page, row: Mapping[str, str]) -> Mapping[str, str]:
    label = row["Contract or level"]
    split = "role_level_2" if code_of("role_level_2", label) != "not_known" else "contract_ace"
    return _people(page, TRAUMA, "term", split, label)


def _by_level(page: Page, row: Mapping[str, str]) -> Mapping[str, str]:
    return _people(page, "training.conversations", "year", "role_level", row["Level"])


def _by_term(page: Page, row: Mapping[str, str]) -> Mapping[str, str]:
    place = page.place(TRAUMA, "term", period=term_named(row["Term"]))
    return counted(page, place, "Trained", "In post", "Share")


def _by_year(page: Page, row: Mapping[str, str]) -> Mapping[str, str]:
    part, year = code_of("contract_ace", row["Contract"]), year_named(row["Year"])
    place = page.place(INCLUSION, "year", "contract_ace", part, year)
    return counted(page, place, "Took part", "In post", "Share")


def _rhythm(page: Page, row: Mapping[str, str]) -> Mapping[str, str]:
    term = term_named(row["Term"])
    held, due = page.counts(page.place("training.reflective_sessions", "term", period=term))
    tutors = page.place("training.reflective_attendance", "term", period=term)
    found = counted(page, tutors, "Tutors who came", "Tutors", "Share")
    return found | {"Held": f"{held}", "Due": f"{due}"}


def _follow_ups(page: Page, row: Mapping[str, str]) -> Mapping[str, str]:
    term = term_named(row["Term"])
    done, due = page.counts(page.place("training.followed_up", "term", period=term))
    replied, asked = page.counts(page.place("training.follow_up_replied", "term", period=term))
    changed = page.place(CHANGED, "term", period=term)
    return {
        "Sessions due": f"{due:,}",
        "Followed up": f"{done:,}",
        "Asked": f"{asked:,}",
        "Answered": f"{replied:,}",
        "Report a change": f"{page.counts(changed)[0]:,}",
        "Share that do": page.share(changed),
    }


def _by_topic(page: Page, row: Mapping[str, str]) -> Mapping[str, str]:
    topic = code_of("cpd_topic", row["Topic"])
    reached = page.place("training.coverage", "term", "topic_reached", topic)
    changed = page.place(CHANGED, "term", "cpd_topic", topic)
    found = counted(page, changed, "Report a change", "Replies", "Share that do")
    return found | counted(page, reached, "Reached", "In post", "Share")


KINDS: tuple[Kind, ...] = (
    Kind("training-by-contract-", _by_contract),
    Kind("training-conversations-", _by_level),
    Kind("training-trauma-informed-", _by_term),
    Kind("training-inclusion-by-contract-", _by_year),
    Kind("training-reflective-", _rhythm),
    Kind("training-follow-up-", _follow_ups),
    Kind("training-by-topic-", _by_topic),
)
