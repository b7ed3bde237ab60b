"""How far training has come, term by term and year by year, beside what was promised and what was tried."""

from collections.abc import Iterator
from dataclasses import dataclass

from edi_metrics.measured import Measured
from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk, Judged
from edi_metrics.story.blocks import Block, Chart, Mark, Note, Text, Trajectory, Trend, Width
from edi_metrics.story.sections.cards import card, empty, hidden_note, promise
from edi_metrics.story.sections.training import INCLUSION, TRAUMA, counts_and_share, spoken_of
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain, standing
from edi_metrics.story.words import training as words
from edi_metrics.vocabulary import ALL


@dataclass(frozen=True)
class TrainedOverTime:
    """Trauma-informed training term by term, beside its target and what happened on the way."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a line."""
        trained = desk.measure(TRAUMA)
        line = trained.line(ALL)
        if not line:
            yield empty(desk, TRAUMA, name="over-time", title="Training over time", width=self.width)
            return
        promised = promise(desk, TRAUMA)
        title = words.over_time(line, desk.level) or "Trauma-informed training, term by term"
        yield card(
            desk,
            name="over-time",
            title=title,
            scope=f"Share of people in post, {line[0].period.words} to {line[-1].period.words}",
            pieces=(
                *_promised(promised),
                _course(desk, trained, promised, title),
                *_on_the_way(desk, trained),
                *hidden_note(desk, line, "terms"),
            ),
            about=[metric(TRAUMA)],
            width=self.width,
            folded=True,
        )


def _course(desk: Desk, trained: Measured, promised: Judged | None, title: str) -> Chart:
    line = figures.line(trained, ALL, desk)
    events = figures.happened(desk, trained)
    drawing: Trend | Trajectory = Trend((line,), events=events)
    if promised is not None:
        target = promised.target
        drawing = Trajectory(
            line=line,
            path=tuple(Mark(*mark) for mark in promised.judgement.path),
            goal=Mark(target.due, target.goal),
            goal_text=f"Target {standing.goal_figure(target)}",
            events=events,
        )
    table = figures.table(
        "People in post with trauma-informed training",
        ("Term", "Trained", "In post", "Share"),
        [(cell.period.label, *counts_and_share(cell, trained, desk)) for cell in line.cells],
        name="training-trauma-informed",
        desk=desk,
    )
    finding = f"{title}. The latest figure is {line.last}"
    hidden = sum(not cell.shown for cell in line.cells)
    what = "people in post with trauma-informed training, by term"
    return Chart(drawing, alt.text("Line", what, finding, hidden=hidden), table, "over-time")


@dataclass(frozen=True)
class InclusionByYear:
    """Any inclusion CPD by contract over the years, beside what was tried."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a line for each kind of contract."""
        learned = desk.measure(INCLUSION, split="contract_ace")
        parts = spoken_of(learned)
        if not parts:
            yield empty(desk, INCLUSION, name="inclusion", title="Who gets to learn", width=self.width)
            return
        lines = tuple(figures.line(learned, part, desk) for part in parts)
        cells = [cell for line in lines for cell in line.cells]
        chart = Chart(
            Trend(lines, events=figures.happened(desk, learned)),
            alt.text(
                "Lines",
                f"people in post with any inclusion CPD by contract, to {plain.period_of(learned)}",
                "; ".join(f"{line.label} {line.last}" for line in lines),
                hidden=sum(not cell.shown for cell in cells),
            ),
            figures.table(
                "People in post with any inclusion CPD in the year",
                ("Year", "Contract", "Took part", "In post", "Share"),
                [
                    (cell.period.label, learned.label(cell.part), *counts_and_share(cell, learned, desk))
                    for cell in cells
                ],
                name="training-inclusion-by-contract",
                desk=desk,
            ),
            "inclusion",
        )
        yield card(
            desk,
            name="inclusion",
            title=_learned(learned, desk),
            scope=f"Share of people in post on 31 August, by contract, to {plain.period_of(learned)}",
            pieces=(
                *_promised(promise(desk, INCLUSION, "contract_ace", "contractual")),
                chart,
                *_on_the_way(desk, learned),
                Note(words.FIXED_OR_HOURLY),
                *hidden_note(desk, cells, "figures"),
            ),
            about=[metric(INCLUSION)],
            width=self.width,
            folded=True,
        )


def _learned(learned: Measured, desk: Desk) -> str:
    now = learned.cell("contractual")
    if now is None or not now.shown:
        return "How many fixed-term or hourly-paid staff joined inclusion CPD cannot be shown"
    return words.cpd(now, figures.first_shown(learned, now.part), desk.level)


def _promised(judged: Judged | None) -> tuple[Text, ...]:
    """The promise on these figures and where it stands."""
    if judged is None:
        return ()
    return (Text(f"{standing.goal_words(judged.target)}. {standing.judged_title(judged)}."),)


def _on_the_way(desk: Desk, measured: Measured) -> tuple[Text, ...]:
    seen = [(one.title, numbers.month(one.day)) for one in figures.happened(desk, measured)]
    said = words.happened(seen)
    return (Text(said),) if said else ()
