"""Whether learning changed anything: the rhythm of reflective practice, and what follow-ups found."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import metric
from edi_metrics.periods import Period
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Block, Chart, Reading, Steps, Table, Text, Trend, Width
from edi_metrics.story.sections.cards import bounds_note, card, empty, hidden_note
from edi_metrics.story.sections.training import SESSIONS
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import training as words
from edi_metrics.vocabulary import ALL

TUTORS = "training.reflective_attendance"
FOLLOWED_UP = "training.followed_up"
REPLIED = "training.follow_up_replied"
CHANGED = "training.practice_changed"


@dataclass(frozen=True)
class ReflectivePractice:
    """Reflective practice held of due, term by term, and the tutors it is for."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a line of the tutors who came."""
        held, came = desk.measure(SESSIONS), desk.measure(TUTORS)
        terms = held.line(ALL)
        if not terms:
            yield empty(desk, SESSIONS, name="reflective", title="Reflective practice", width=self.width)
            return
        tutors = came.line(ALL)
        now = came.cell()
        then = figures.first_shown(came, ALL, like=now) if now is not None else None
        yield card(
            desk,
            name="reflective",
            title=words.rhythm(terms),
            scope=f"Two sessions due in each finished term, to {terms[-1].period.words}",
            pieces=(
                Text(words.tutors(now, then, desk.level)),
                *_attendance(desk, held, came),
                *hidden_note(desk, tutors, "terms"),
            ),
            about=[metric(SESSIONS), metric(TUTORS)],
            width=self.width,
        )


def _attendance(desk: Desk, held: Measured, came: Measured) -> tuple[Chart | Table, ...]:
    """The tutors' line with its table; the table alone where no term can be drawn."""
    table = figures.table(
        "Reflective practice, term by term",
        ("Term", "Held", "Due", "Tutors who came", "Tutors", "Share"),
        [_term(desk, cell, came) for cell in held.line(ALL)],
        name=f"training-reflective-{figures.file_period(held)}",
        desk=desk,
    )
    line = replace(figures.line(came, ALL, desk), label="Tutors who came")
    if not any(cell.shown for cell in line.cells):
        return (table,)
    events = (*figures.happened(desk, held), *figures.happened(desk, came))
    words_for_it = alt.text(
        "Line",
        f"nurture-group tutors who came to reflective practice, to {plain.period_of(came)}",
        f"The latest figure is {line.last}",
        hidden=sum(not cell.shown for cell in line.cells),
    )
    return (Chart(Trend((line,), events=events), words_for_it, table, "reflective"),)


def _term(desk: Desk, held: Cell, came: Measured) -> tuple[str, ...]:
    tutors = came.cell(ALL, held.period)
    return (
        held.period.label,
        numbers.numerator(held),
        numbers.denominator(held),
        numbers.numerator(tutors) if tutors else "x",
        numbers.denominator(tutors) if tutors else "x",
        figures.figure(tutors, came, desk),
    )


@dataclass(frozen=True)
class FollowUp:
    """From a session held to a change in practice: followed up, answered, changed."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of steps, for the latest term in which follow-ups fell due."""
        steps = _steps(desk)
        readings = tuple(reading for step in steps if (reading := step.reading(desk)) is not None)
        if not readings:
            yield empty(desk, FOLLOWED_UP, name="follow-up", title="Did anything change?", width=self.width)
            return
        followed, _, changed = steps
        term = plain.period_of(followed.measured)
        chart = Chart(
            Steps(readings),
            alt.text(
                "Step bars",
                f"follow-ups that fell due in {term}",
                alt.rows(readings),
                hidden=alt.unseen(readings),
            ),
            _term_by_term(desk, steps),
            "follow-up",
        )
        yield card(
            desk,
            name="follow-up",
            title=words.changed(followed.cell, changed.cell),
            scope=f"CPD sessions held whose follow-up fell due in {term}, and what people then said",
            pieces=(
                chart,
                *bounds_note(desk, changed.measured, changed.cell, being="doing something differently"),
                *hidden_note(desk, [reading.cell for reading in readings], "steps"),
            ),
            about=[step.measured.metric for step in steps],
            width=self.width,
        )


@dataclass(frozen=True)
class _Step:
    label: str
    base: str
    measured: Measured

    @property
    def cell(self) -> Cell | None:
        return self.measured.cell()

    def reading(self, desk: Desk) -> Reading | None:
        """The step's bar; nothing when it has no figures at all."""
        if self.cell is None:
            return None
        note = words.of_base(self.cell, self.base)
        return figures.reading(self.measured, self.cell, desk, label=self.label, note=note)

    def counts(self, term: Period) -> tuple[str, str]:
        """How many could take the step in a term, and how many took it."""
        cell = self.measured.cell(ALL, term)
        return (numbers.denominator(cell), numbers.numerator(cell)) if cell else ("x", "x")


def _steps(desk: Desk) -> tuple[_Step, _Step, _Step]:
    return (
        _Step("Sessions followed up", "sessions due", desk.measure(FOLLOWED_UP)),
        _Step("People who answered", "asked", desk.measure(REPLIED)),
        _Step("Replies that report a change", "replies", desk.measure(CHANGED)),
    )


def _term_by_term(desk: Desk, steps: tuple[_Step, _Step, _Step]) -> Table:
    followed, replied, changed = steps
    return figures.table(
        "Follow-ups by the term in which they fell due",
        ("Term", "Sessions due", "Followed up", "Asked", "Answered", "Report a change", "Share that do"),
        [
            (
                term.label,
                *followed.counts(term),
                *replied.counts(term),
                changed.counts(term)[1],
                figures.figure(changed.measured.cell(ALL, term), changed.measured, desk),
            )
            for term in followed.measured.periods
        ],
        name=f"training-follow-up-{figures.file_period(followed.measured)}",
        desk=desk,
    )
