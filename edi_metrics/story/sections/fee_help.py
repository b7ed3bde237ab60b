"""Help with fees: whom it turned away, how long families wait, and whom it reaches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import metric
from edi_metrics.periods import Period
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Bars, Block, Chart, Note, Table, Text, Width
from edi_metrics.story.sections.cards import card, empty, hidden_note, promise
from edi_metrics.story.sections.targeted import line_of, on_the_way, share_rows, trend_chart, yearly
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain, standing
from edi_metrics.story.words import fee_help as words
from edi_metrics.story.words import programmes as programme_words
from edi_metrics.vocabulary import ALL, NOT_KNOWN, Standing, Unit

UNMET = "access.unmet"
WAIT = "access.wait_days"
HELP = "access.fee_help"
REACHED = "access.eligible_reached"


@dataclass(frozen=True)
class TurnedAway:
    """Requests that were not met, against the promise, and how long families wait for a decision."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a trend."""
        unmet = yearly(desk, UNMET)
        if not unmet.cells:
            yield empty(desk, UNMET, name="turned-away", title="Requests for fee help", width=self.width)
            return
        cells = unmet.line()
        yield card(
            desk,
            name="turned-away",
            title=words.not_met(cells[-1], before(desk, unmet), desk.level),
            scope=f"Eligible requests for fee help that were decided, each year to {plain.period_of(unmet)}",
            pieces=(
                trend_chart(
                    desk,
                    [line_of(desk, unmet, "Not met")],
                    name="requests-not-met",
                    what="eligible requests for fee help that were not met, by year",
                    columns=("Year", "Not met", "Decided", "Share"),
                    body=share_rows(desk, unmet),
                    events=figures.happened(desk, unmet),
                ),
                *on_the_way(desk, unmet),
                *_promise(desk, unmet),
                *_wait(desk),
                Note(words.NOT_MET),
                *hidden_note(desk, cells, "years"),
            ),
            about=[metric(UNMET), metric(WAIT)],
            width=self.width,
            folded=True,
        )


def before(desk: Desk, unmet: Measured) -> Cell | None:
    """What the latest is set beside: the promise's baseline, or else the first that is shown."""
    judged = promise(desk, UNMET)
    baseline = judged.judgement.baseline if judged else None
    return baseline if baseline is not None and baseline.shown else figures.first_shown(unmet, ALL)


def _promise(desk: Desk, unmet: Measured) -> tuple[Text, ...]:
    """How it stands against its target, with how far it has come: both are true."""
    judged = promise(desk, UNMET)
    if judged is None:
        return (Text(programme_words.no_target("requests that are not met")),)
    reached = judged.judgement.standing is Standing.ACHIEVED
    goal, baseline = standing.goal_words(judged.target), judged.judgement.baseline
    return (Text(words.against_target(goal, unmet.cell(), baseline, reached, desk.level)),)


def _wait(desk: Desk) -> tuple[Text, ...]:
    """The median wait now and a year before."""
    cells = yearly(desk, WAIT).line()
    if not cells:
        return ()
    return (Text(words.wait(cells[-1], cells[-2] if len(cells) > 1 else None)),)


def _by_year(desk: Desk) -> Table:
    """Helped, not met and the wait, side by side for each year."""
    helped = yearly(desk, HELP)
    return figures.table(
        "Fee help by year",
        ("Year", "Learners helped", "Requests not met", "Median wait, days"),
        [
            (
                cell.period.label,
                numbers.numerator(cell),
                _number(yearly(desk, UNMET), cell.period),
                _days(yearly(desk, WAIT), cell.period),
            )
            for cell in helped.line()
        ],
        name="fee-help-by-year",
        desk=desk,
    )


def _number(measured: Measured, period: Period) -> str:
    cell = measured.cell(period=period)
    return numbers.numerator(cell) if cell else "x"


def _days(measured: Measured, period: Period) -> str:
    cell = measured.cell(period=period)
    return numbers.value(cell, measured.metric, measured.level) if cell else "x"


@dataclass(frozen=True)
class Helped:
    """Whether help reaches pupil-premium learners in each district, and how many it has reached by year."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with bars by district and a table by year."""
        reached, places = yearly(desk, REACHED), yearly(desk, REACHED, "district")
        if not reached.cells:
            yield empty(desk, REACHED, name="helped", title="Who has fee help", width=self.width)
            return
        cells = figures.known(places)
        said = (
            words.without_help(reached.cell(), desk.level),
            words.helped(yearly(desk, HELP).cell(), desk.level),
        )
        yield card(
            desk,
            name="helped",
            title=words.reached(reached.cell(), desk.level),
            scope=f"Pupil-premium learners in paid lessons with fee help, {plain.period_of(reached)}",
            pieces=(
                share_bars(
                    desk, places, cells, name="fee-help-by-district", first="District", out_of="Learners"
                ),
                *(Text(sentence) for sentence in said if sentence),
                *_not_known(desk),
                _by_year(desk),
                *hidden_note(desk, cells, "districts"),
            ),
            about=[metric(key) for key in (REACHED, HELP)],
            width=self.width,
            folded=True,
        )


def _not_known(desk: Desk) -> tuple[Note, ...]:
    """How many the share leaves out, since nobody has said whether they have pupil premium."""
    cell = yearly(desk, HELP, "pupil_premium").cell(NOT_KNOWN)
    said = words.premium_not_known(cell)
    return (Note(said),) if said else ()


def share_bars(
    desk: Desk, measured: Measured, cells: Sequence[Cell], *, name: str, first: str, out_of: str
) -> Chart:
    """One share for each part of a split, with the counts behind it."""
    readings = tuple(figures.reading(measured, cell, desk) for cell in cells)
    what = f"{numbers.lower(measured.metric.title)} by {first.lower()}, {plain.period_of(measured)}"
    return Chart(
        Bars(readings, Unit.PERCENT),
        alt.text("Bar chart", what, alt.rows(readings), hidden=alt.unseen(readings)),
        figures.table(
            numbers.capital(what),
            (first, "Number", out_of, "Share"),
            [
                (reading.label, numbers.numerator(cell), numbers.denominator(cell), reading.text)
                for cell, reading in zip(cells, readings, strict=True)
            ],
            name=f"{name}-{figures.file_period(measured)}",
            desk=desk,
        ),
        name,
    )
