"""The four targeted programmes, and what a card about one of them shows: its past and its promise."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import Metric, metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk, Judged
from edi_metrics.story.blocks import Chart, Happened, Line, Text, Trend
from edi_metrics.story.sections.cards import promise
from edi_metrics.story.words import alt, numbers, standing
from edi_metrics.story.words import programmes as words
from edi_metrics.vocabulary import ALL, WHOLE, Grain, Unit

NURTURE_SHARE = "programmes.nurture_targeted"
STARTED = "programmes.mentoring_started"
SONGWRITERS = "programmes.songwriter"
REGULARS = "programmes.youth_club_regulars"
STAYED = "programmes.stayed"
NEXT = "progression.targeted_next"


@dataclass(frozen=True)
class Share:
    """One share of a programme's people: which measure, and which part of it."""

    key: str
    label: str = ""
    """Who is in it, after a figure: 'are girls'."""
    split: str = WHOLE
    part: str = ALL

    def measured(self, desk: Desk) -> Measured:
        """Every year of it."""
        return yearly(desk, self.key, self.split)

    def line(self, desk: Desk) -> list[Cell]:
        """Every year as a share; a part of a plain count is a share of the whole count."""
        cells = self.measured(desk).line(self.part)
        if metric(self.key).denominator is not None:
            return list(cells)
        return [figures.part_of(cell, cell.numerator, _whole(desk, cell, self.key), desk) for cell in cells]

    def cell(self, desk: Desk) -> Cell | None:
        """The latest year."""
        cells = self.line(desk)
        return cells[-1] if cells else None


def _whole(desk: Desk, part: Cell, key: str) -> int | None:
    whole = yearly(desk, key).cell(period=part.period)
    return int(whole.numerator) if whole is not None and whole.numerator is not None else None


@dataclass(frozen=True)
class Programme:
    """One targeted programme: what it is called, how its people are counted, who stays and who goes on."""

    code: str
    name: str
    counted: str
    """The measure that counts its people: a plain count, or a share whose base they are."""
    meant: Share | str
    """How far it reaches those it is for; where it is for no group that is counted, whom it takes."""
    stays: Share
    goes_on: Share

    def people(self, desk: Desk) -> list[Cell]:
        """How many young people each year, as plain counts."""
        return [
            cell
            if cell.denominator is None and metric(self.counted).denominator is None
            else figures.count_of(cell, cell.denominator)
            for cell in yearly(desk, self.counted).line()
        ]


def _stay(code: str) -> Share:
    return Share(STAYED, split="programme", part=code)


def _next(code: str) -> Share:
    return Share(NEXT, split="programme", part=code)


NURTURE = Programme(
    "nurture_group",
    "Nurture groups",
    "programmes.nurture_pupils",
    Share(NURTURE_SHARE, "from schools with above-average free meals"),
    _stay("nurture_group"),
    _next("nurture_group"),
)
GIRLS = Share(SONGWRITERS, "are girls", "sex", "female")

SONGWRITER = Programme(
    "songwriter_masterclass",
    "Songwriter masterclasses",
    SONGWRITERS,
    GIRLS,
    _stay("songwriter_masterclass"),
    _next("songwriter_masterclass"),
)
MENTORING = Programme(
    "mentoring",
    "One-to-one mentoring",
    STARTED,
    "Young people who are referred",
    Share("programmes.mentoring_completed"),
    _next("mentoring"),
)
CLUBS = Programme(
    "youth_club",
    "Youth clubs",
    REGULARS,
    "Open to all",
    Share(REGULARS),
    _next("youth_club"),
)

PROGRAMMES = (NURTURE, SONGWRITER, MENTORING, CLUBS)


def yearly(desk: Desk, key: str, split: str = WHOLE) -> Measured:
    """Every finished year of one table."""
    return desk.measure(key, split=split, grain=Grain.YEAR)


def metrics_of(*shares: Share) -> list[Metric]:
    """The measures of some shares, each once."""
    return [metric(key) for key in dict.fromkeys(share.key for share in shares)]


def first_of(cells: Iterable[Cell]) -> Cell | None:
    """The earliest that is shown."""
    return next((cell for cell in cells if cell.shown), None)


def line_of(desk: Desk, measured: Measured, label: str) -> Line:
    """The whole over the years, named by what it counts."""
    return replace(figures.line(measured, ALL, desk), label=label)


def trend_chart(
    desk: Desk,
    lines: Sequence[Line],
    *,
    name: str,
    what: str,
    columns: tuple[str, ...],
    body: Iterable[Sequence[str]],
    unit: Unit = Unit.PERCENT,
    events: Sequence[Happened] = (),
) -> Chart:
    """Lines over the years, with the table they are drawn from and what happened on the way."""
    said = "; ".join(f"{line.label} {line.last}" for line in lines)
    unseen = sum(not cell.shown for line in lines for cell in line.cells)
    return Chart(
        Trend(tuple(lines), unit, tuple(events)),
        alt.text("Line chart", what, f"Latest: {said}{_happened(events)}", hidden=unseen),
        figures.table(numbers.capital(what), columns, body, name=name, desk=desk),
        name,
    )


def _happened(events: Sequence[Happened]) -> str:
    said = [f"{event.title} ({numbers.month(event.day)})" for event in events]
    return f". On the way: {numbers.listed(said)}" if said else ""


def on_the_way(desk: Desk, measured: Measured) -> tuple[Text, ...]:
    """What happened since the first figure, in words: a chart by year has little room for it."""
    events = figures.happened(desk, measured)
    said = words.on_the_way([(event.title, numbers.month(event.day)) for event in events])
    return (Text(said),) if said else ()


def share_rows(desk: Desk, measured: Measured, part: str = ALL) -> list[tuple[str, ...]]:
    """Year, number, out of and share, for each year of one part."""
    return [
        (
            cell.period.label,
            numbers.numerator(cell),
            numbers.denominator(cell),
            figures.figure(cell, measured, desk),
        )
        for cell in measured.line(part)
    ]


def promised(desk: Desk, key: str, subject: str, split: str = WHOLE, part: str = ALL) -> Text:
    """The target on exactly this figure with how it stands, or that there is none."""
    judged = promise(desk, key, split, part)
    return Text(_standing(judged) if judged else words.no_target(subject))


def _standing(judged: Judged) -> str:
    return words.hold(standing.goal_words(judged.target), standing.judged_title(judged), judged.target.owner)
