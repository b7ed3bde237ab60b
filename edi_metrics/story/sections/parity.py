"""One pipeline, step by step, for two groups: where one is lost more often, and how sure that is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from edi_metrics.measured import Cell, Measured
from edi_metrics.statistics import katz
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Against,
    Block,
    Chart,
    Note,
    Piece,
    Reading,
    Steps,
    Table,
    Text,
    Width,
)
from edi_metrics.story.sections.cards import card, empty, hidden_note
from edi_metrics.story.sections.learners import (
    group_of,
)
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers
from edi_metrics.story.words import parity as words
from edi_metrics.story.words.comparing import (
    Verdict,
    between,
    ratio,
    ratio_says_something,
)
from edi_metrics.story.words.groups import Contrast
from edi_metrics.vocabulary import Grain, Level


class Stage(NamedTuple):
    """One step of a pipeline: the share that counts it, and what people do there."""

    metric: str
    label: str
    """'Go on after whole-class teaching'."""


LEARNERS = (
    Stage("progression.wcet_continue", "Go on after whole-class teaching"),
    Stage("progression.to_tuition", "Take lessons after going on"),
    Stage("progression.stay", "Stay a year"),
    Stage("progression.to_ensemble", "Join an ensemble"),
    Stage("progression.to_advanced", "Reach the advanced stage"),
)

HIRING = (
    Stage("recruitment.shortlisted", "Are shortlisted"),
    Stage("recruitment.success", "Are appointed"),
)

MENTORING = (
    Stage("programmes.mentoring_started", "Start within six weeks"),
    Stage("programmes.mentoring_completed", "Complete as planned"),
)

BURSARIES = (Stage("access.bursary_moves", "Move up a stage"),)
"""Help itself is meant for one of the two groups; what follows from having it is not."""

REFERRED = Contrast(
    "referral_route",
    "virtual_school",
    "la_targeted_services",
    "young people referred by the virtual school",
    "those referred by targeted services",
)
"""Children in care beside families that the authority's teams work with: the two routes most come by."""

APPLICANTS = Contrast(
    "ethnicity_2",
    "ethnic_minorities",
    "white_british",
    "applicants from ethnic minorities",
    "White British applicants",
)


@dataclass(frozen=True)
class Parity:
    """Step by step through a pipeline: the ratio of two groups at each, its range, and the loss."""

    name: str
    """Unique on its page: 'pipeline'."""
    stages: tuple[Stage, ...]
    file: str
    """What its table's file opens with: 'progression'."""
    contrast: Contrast | None = None
    """The two groups side by side; those of the group of learners chosen, when None."""
    folded: bool = True
    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of steps with the ratio of the two groups at each."""
        contrast = self.contrast or group_of(chosen).contrast
        steps = self._steps(desk, contrast)
        if not steps:
            yield empty(desk, self.stages[0].metric, name=self.name, title="Who goes on", width=self.width)
            return
        title = _title(steps, contrast)
        yield card(
            desk,
            name=self.name,
            title=title,
            scope=_scope(steps, contrast),
            pieces=self._evidence(desk, steps, contrast, title),
            about=[step.measured.metric for step in steps[:1]],
            width=self.width,
            folded=self.folded,
        )

    def pieces(self, desk: Desk) -> tuple[Piece, ...]:
        """The same within another card: its finding as a sentence, then the steps; needs its own contrast.

        Nothing when no step has a figure yet.
        """
        if self.contrast is None or not (steps := self._steps(desk, self.contrast)):
            return ()
        title = _title(steps, self.contrast)
        return (Text(f"{title}."), *self._evidence(desk, steps, self.contrast, title))

    def _steps(self, desk: Desk, contrast: Contrast) -> "list[_Step]":
        return [step for step in (_step(desk, stage, contrast) for stage in self.stages) if step]

    def _evidence(
        self, desk: Desk, steps: "Sequence[_Step]", contrast: Contrast, title: str
    ) -> tuple[Piece, ...]:
        return (
            self._chart(desk, steps, contrast, title),
            Note(words.READING_IT),
            *hidden_note(desk, [step.ours for step in steps], "steps"),
            *self._left_out(steps),
        )

    def _chart(self, desk: Desk, steps: "Sequence[_Step]", contrast: Contrast, title: str) -> Chart:
        readings = tuple(step.reading(desk) for step in steps)
        said = alt.text(
            "Step bars",
            f"{contrast.who} at each step",
            f"{title}. {alt.rows(readings)}",
            hidden=alt.unseen(readings),
        )
        drawing = Steps(readings, *map(numbers.capital, (contrast.who, contrast.others)))
        return Chart(drawing, said, self._table(desk, steps, contrast), self.name)

    def _table(self, desk: Desk, steps: "Sequence[_Step]", contrast: Contrast) -> Table:
        others = numbers.capital(contrast.others)
        return figures.table(
            f"{numbers.capital(contrast.who)} beside {contrast.others}, step by step",
            ("Step", "Year", "Number", "Out of", "Share", others, "Ratio (95% range)"),
            [step.cells(desk) for step in steps],
            name=f"{self.file}-by-{contrast.split.replace('_', '-')}",
            desk=desk,
        )

    def _left_out(self, steps: "Sequence[_Step]") -> tuple[Note, ...]:
        there = {step.label for step in steps}
        left_out = [stage.label for stage in self.stages if stage.label not in there]
        if not left_out:
            return ()
        return (Note(f"Not counted for this group: {numbers.lower(numbers.listed(left_out))}."),)


@dataclass(frozen=True)
class _Step:
    label: str
    measured: Measured
    ours: Cell
    other: Cell | None
    contrast: Contrast
    level: Level

    @property
    def ratio(self) -> float | None:
        if self.other is None or not ratio_says_something(self.ours, self.other, self.level):
            return None
        return ratio(self.ours, self.other)

    @property
    def interval(self) -> tuple[float, float] | None:
        if self.other is None or not self.ratio or not self.ours.n:
            return None
        return katz(self.ours.n, self.ours.d, self.other.n, self.other.d)

    @property
    def loses(self) -> bool:
        return between(self.ours, self.other) is Verdict.LESS

    def reading(self, desk: Desk) -> Reading:
        if self.other is None or not self.ratio:
            return figures.reading(self.measured, self.ours, desk, label=self.label)
        note = words.parity(self.ours, self.other, self.ratio, desk.level)
        beside = Against(
            self.other.value, figures.figure(self.other, self.measured, desk), self.contrast.others
        )
        return figures.reading(self.measured, self.ours, desk, against=beside, label=self.label, note=note)

    def cells(self, desk: Desk) -> tuple[str, ...]:
        interval = self.interval
        text = "x" if self.ours.shown else numbers.symbol(self.ours)
        if self.ratio and interval:
            text = words.ratio_range(self.ratio, interval)
        return (
            self.label,
            self.ours.period.label,
            numbers.numerator(self.ours),
            numbers.denominator(self.ours),
            figures.figure(self.ours, self.measured, desk),
            figures.figure(self.other, self.measured, desk),
            text,
        )


def _step(desk: Desk, stage: Stage, contrast: Contrast) -> _Step | None:
    measured = desk.perhaps(stage.metric, split=contrast.split, grain=Grain.YEAR)
    ours = measured.cell(contrast.ours) if measured else None
    if measured is None or ours is None:
        return None
    return _Step(stage.label, measured, ours, measured.cell(contrast.other), contrast, desk.level)


def _title(steps: Sequence[_Step], contrast: Contrast) -> str:
    """The step where one group is lost more often, or that there is none to be told."""
    loss = _loss(steps)
    if loss is None or loss.other is None:
        return words.no_loss(contrast)
    return words.loss(loss.label, loss.ours, loss.other, contrast, loss.level)


def _scope(steps: Sequence[_Step], contrast: Contrast) -> str:
    """What is counted, and of the step in the title that its gap is the largest, or the largest shown."""
    if _loss(steps) is None:
        return words.steps_scope(contrast)
    return words.loss_scope(contrast, largest=all(step.ratio is not None for step in steps))


def _loss(steps: Sequence[_Step]) -> _Step | None:
    """The step where the group is lost most often beside the other; none when no difference can be told."""
    losing = [step for step in steps if step.loses and step.ratio is not None]
    return min(losing, key=lambda step: step.ratio or 0.0, default=None)
