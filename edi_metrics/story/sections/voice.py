"""Whom we heard, what they recommended, what we did, and whether they hold votes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.dimensions import dimension
from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import Choice, metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Against,
    Bars,
    Block,
    Chart,
    GapBars,
    Headline,
    Note,
    Piece,
    Points,
    Reading,
    Steps,
    Table,
    Text,
    Tile,
    Tiles,
    Width,
)
from edi_metrics.story.sections.cards import bounds_note, card, empty, hidden_note, promise, tile
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import voice as words
from edi_metrics.story.words.participation import moved
from edi_metrics.vocabulary import ALL

ANSWERED = "voice.answered"
DONE = "voice.done"
REQUESTS = "voice.requests"
HEARD = "voice.heard"
PRIORITY = "voice.priority_share"
LEARNERS = "voice.priority_learners"
VOTES = "leadership.young_votes"
NON_USERS = "voice.non_users"


@dataclass(frozen=True)
class YoungVoice:
    """The page in a sentence: whether we answer; then whom we heard, and what was done."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One headline."""
        answered = desk.measure(ANSWERED)
        yield Headline(
            eyebrow=f"Young people's voice · Meeting of {plain.period_of(answered)}"
            if answered.periods
            else "Young people's voice",
            sentence=words.headline(answered.cell()),
            lead=words.lead(desk.measure(PRIORITY).cell(), desk.measure(DONE).cell(), desk.level),
        )


@dataclass(frozen=True)
class YoungVoiceTiles:
    """How many were heard, how many of them from priority groups, whether we answer, and who is surveyed."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """Four tiles."""
        yield Tiles(
            (
                _tile(desk, HEARD, "One person may count twice"),
                _tile(desk, PRIORITY),
                _tile(desk, ANSWERED),
                _tile(desk, NON_USERS),
            )
        )


def _tile(desk: Desk, key: str, words: str = "") -> Tile:
    measured = desk.measure(key)
    judged = promise(desk, key)
    return tile(
        desk,
        measured,
        words=words or _change(measured, desk),
        href=f"targets?target={judged.target.target_id}" if judged else "",
    )


def _change(measured: Measured, desk: Desk) -> str:
    now = measured.cell()
    if now is None:
        return "No figures yet"
    return (
        numbers.capital(moved(now, figures.first_shown(measured, ALL), desk.level))
        or "Direction cannot be said"
    )


def since_set(desk: Desk, measured: Measured) -> str:
    """How the figure compares with what it was when a target was set on it; empty when none was."""
    judged = promise(desk, measured.metric.key)
    then = judged.judgement.baseline if judged else None
    return words.since_set(measured.cell(), then, desk.level)


@dataclass(frozen=True)
class Requests:
    """What became of what was said: made, answered, accepted, done; where each stands, by strand."""

    width: Width = Width.TWO_THIRDS

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with the steps and the bars; recommendations describe nobody, so nothing is hidden."""
        made = desk.measure(REQUESTS).cell()
        stages = desk.measure(REQUESTS, split="rec_stage")
        if made is None or not made.shown:
            yield empty(desk, REQUESTS, name="requests", title="What was recommended", width=self.width)
            return
        done, answered = desk.measure(DONE).cell(), desk.measure(ANSWERED)
        late, waiting = (_number(stages.cell(stage)) for stage in ("late", "waiting"))
        yield card(
            desk,
            name="requests",
            title=words.requests(done, made.n),
            scope=f"{numbers.count(made.n)} recommendations made in the 18 months to the meeting of"
            f" {made.period.words}",
            pieces=(
                Text(words.answers(answered.cell(), since_set(desk, answered))),
                _steps(desk, made, stages, done),
                _by_stage(desk, made, stages),
                Text(words.late(late, waiting)),
                Points(tuple(_strands(desk))),
            ),
            about=[metric(ANSWERED), metric(DONE), metric(REQUESTS)],
            width=self.width,
        )


def _number(cell: Cell | None) -> float:
    return cell.numerator or 0.0 if cell else 0.0


def _steps(desk: Desk, made: Cell, stages: Measured, done: Cell | None) -> Chart:
    """Said, answered, accepted, done: each from the counts by stage, as its share of the step before."""
    answered = sum(_number(stages.cell(stage)) for stage in ("done", "accepted", "declined"))
    accepted, finished = (float(done.d), done.n) if done else (0.0, 0.0)
    found = (("Said", made.n), ("Answered", answered), ("Accepted", accepted), ("Done", finished))
    steps = [
        Reading(
            name,
            figures.count_of(made, number),
            numbers.count(number),
            note=words.of_step_before(number, before, after.lower(), desk.level) if after else "",
        )
        for (name, number), (after, before) in zip(found, (("", 0.0), *found), strict=False)
    ]
    table = figures.table(
        f"Recommendations at each step, {made.period.words}",
        ("Step", "Recommendations"),
        [(step.label, step.text) for step in steps],
        name=f"voice-steps-{made.period.label}",
        desk=desk,
    )
    what = f"recommendations said, answered, accepted and done, {made.period.words}"
    return Chart(Steps(tuple(steps)), alt.text("Step bars", what, alt.rows(steps)), table, "voice-steps")


def _by_stage(desk: Desk, made: Cell, stages: Measured) -> Chart:
    """Where each stands now; its table has the strands."""
    rows = tuple(figures.reading(stages, cell, desk) for cell in stages.latest())
    what = f"recommendations by where they stand, {made.period.words}"
    table = _strand_table(desk, made, stages)
    return Chart(Bars(rows), alt.text("Bar chart", what, alt.rows(rows)), table, "voice-stages")


def _strand_table(desk: Desk, made: Cell, stages: Measured) -> Table:
    strands = dimension("strand")
    rows = [("All", numbers.numerator(made), *_counts(stages))]
    for part in strands.parts:
        choice = Choice("strand", part)
        whole = desk.measure(REQUESTS, choice=choice).cell()
        inner = desk.measure(REQUESTS, split="rec_stage", choice=choice)
        rows.append((strands.label(part), numbers.numerator(whole) if whole else "x", *_counts(inner)))
    return figures.table(
        f"Recommendations by strand and where they stand, {made.period.words}",
        ("Strand", "Made", *(stages.label(cell.part) for cell in stages.latest())),
        rows,
        name=f"voice-requests-{made.period.label}",
        desk=desk,
    )


def _counts(stages: Measured) -> tuple[str, ...]:
    return tuple(numbers.numerator(cell) for cell in stages.latest())


def _strands(desk: Desk) -> Iterator[str]:
    """Each strand in a line, in order of name."""
    answered, done = desk.measure(ANSWERED, split="strand"), desk.measure(DONE, split="strand")
    for cell in figures.known(answered):
        yield words.strand(answered.label(cell.part), cell, done.cell(cell.part))


@dataclass(frozen=True)
class WhoWasHeard:
    """Who was heard, by how they were asked, against who we teach."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of gap bars: points from the share of learners known to be in a priority group."""
        share = desk.measure(PRIORITY)
        by_method = desk.measure(PRIORITY, split="voice_method")
        cell, taught = share.cell(), desk.measure(LEARNERS).cell()
        if cell is None:
            yield empty(desk, PRIORITY, name="heard", title="Who was heard", width=self.width)
            return
        cells = figures.collected(by_method)
        rows = [
            _heard_row(desk, share, cell, taught, "All ways of asking"),
            *(_heard_row(desk, by_method, one, taught) for one in cells),
        ]
        pieces: list[Piece] = [
            Text(f"{words.beside_learners(cell, taught)} {since_set(desk, share)}".strip()),
            self._chart(desk, rows, plain.period_of(share)),
            Note(words.TURNS),
            *bounds_note(desk, share, cell, being="from priority groups"),
            *hidden_note(desk, [cell, *cells], "figures"),
        ]
        yield card(
            desk,
            name="heard",
            title=words.heard(cell, taught, desk.level),
            scope="Points from the share of learners known to be in a priority group,"
            f" {plain.period_of(share)}. {words.PRIORITY}",
            pieces=pieces,
            about=[metric(PRIORITY), metric(HEARD), metric(LEARNERS)],
            width=self.width,
            folded=True,
        )

    def _chart(self, desk: Desk, rows: Sequence[Reading], period: str) -> Chart:
        table = figures.table(
            f"Times young people were heard, by how they were asked, {period}",
            ("How they were asked", "Priority groups", "All times", "Share", "Learners, at least"),
            [
                (
                    row.label,
                    numbers.numerator(row.cell),
                    numbers.denominator(row.cell),
                    row.text,
                    row.against.text if row.against else "x",
                )
                for row in rows
            ],
            name=f"voice-heard-{period.replace('/', '-')}",
            desk=desk,
        )
        what = f"times heard from a priority group, points from the share of learners, {period}"
        drawing = GapBars(tuple(rows), below="Less than of learners", above="More than of learners")
        return Chart(
            drawing, alt.text("Gap bars", what, alt.rows(rows), hidden=alt.unseen(rows)), table, "heard"
        )


def _heard_row(desk: Desk, measured: Measured, cell: Cell, taught: Cell | None, label: str = "") -> Reading:
    """Published figures draw no range."""
    against = None
    if taught is not None:
        text = figures.figure(taught, desk.measure(LEARNERS), desk)
        against = Against(taught.value, text, "learners known to be in a priority group")
    return figures.reading(
        measured,
        cell if desk.inside else figures.without_range(cell),
        desk,
        label=label,
        against=against,
        note=numbers.of(cell, "times") if cell.shown else "",
    )


@dataclass(frozen=True)
class Seats:
    """Whether young people hold votes, and what is promised."""

    width: Width = Width.THIRD

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a table; so few seats that the count is often hidden."""
        votes = desk.measure(VOTES)
        if not votes.cells:
            yield empty(desk, VOTES, name="seats", title="Votes held by young people", width=self.width)
            return
        line = votes.line(ALL)
        judged = promise(desk, VOTES)
        target = judged.target if judged else None
        none = words.none_before(line)
        table = figures.table(
            "Votes held by people under 25",
            ("Date", "Votes"),
            [(numbers.capital(cell.period.words), figures.figure(cell, votes, desk)) for cell in line],
            name=f"voice-votes-{figures.file_period(votes)}",
            desk=desk,
        )
        yield card(
            desk,
            name="seats",
            title=words.seats(votes.cell(), target),
            scope="Voting seats on governing bodies held by people under 25",
            pieces=(
                *((Text(none),) if none else ()),
                Text(words.promised(target)),
                table,
                *hidden_note(desk, line, "dates"),
            ),
            about=[metric(VOTES)],
            width=self.width,
        )
