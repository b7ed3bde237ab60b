"""What a metric is, and the question it answers. A metric is declared once; everything else is discovered."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from edi_metrics.dimensions import dimension
from edi_metrics.errors import NotDeclared, UnknownName
from edi_metrics.vocabulary import ALL, WHOLE, Better, Grain, Sensitivity, Strand, Unit


@dataclass(frozen=True, kw_only=True)
class Metric:
    """One figure: what it means, how it is counted, how it may be divided.

    With `of`, `numerator` and `denominator` are SQL conditions on the rows of the mart, and what is
    counted is different values of the column `of`: a person with any row that meets the condition
    counts once, and the numerator is always counted within the denominator. Without `of` they are
    SQL aggregate expressions. A plain count has no denominator. The mart has a column for each
    grain in `cadence` (`day`, `term`, `year`: the first day of the period) and one for each split.
    """

    key: str
    title: str
    question: str
    why: str
    counts: str = ""
    """What is counted, out of what, in plain English: 'people who came, out of all people in post'."""
    mart: str
    numerator: str
    denominator: str | None = None
    of: str | None = None
    who: str | None = None
    """The column that says which person a row is about, when that is not `of`."""
    middle: str = ""
    """The column whose median is the figure, over those in the numerator: its base. One row a member."""
    unit: Unit = Unit.PERCENT
    better: Better = Better.HIGHER
    cadence: tuple[Grain, ...]
    splits: tuple[str, ...] = ()
    narrowings: tuple[str, ...] = ()
    everyone: str = ""
    """The count of everyone the share is about, known or not: the key of a plain count in the same parts."""
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The parts of a split that this metric has, when not all."""
    by_definition: tuple[str, ...] = ()
    """Splits whose parts decide who is in the numerator: that all of a part are says nothing of anyone."""
    inside_only: tuple[str, ...] = ()
    """Splits that hub partners are not shown: a part of them would name who is behind the figure."""
    sensitivity: Sensitivity = Sensitivity.PEOPLE
    strand: Strand
    heard: str = ""
    function: str = ""
    tia: str = ""
    benchmarks: tuple[str, ...] = ()
    """Series of published figures it may be set beside; see `data/reference/benchmarks.csv`."""
    caveats: tuple[str, ...] = ()
    lag_terms: int = 0
    """The soonest, in terms, that an action could show."""
    tier: str = "core"
    page: str = ""
    noun: str = "people"
    """What is counted, in a sentence: 'pupils', 'schools', 'tutors'."""
    source: str = ""
    """Whose records it comes from, in words."""

    def __post_init__(self) -> None:
        for key in (*self.splits, *self.narrowings, *self.only, *self.inside_only):
            dimension(key)
        if self.denominator is not None and self.unit is Unit.COUNT:
            raise ValueError(f"{self.key} is a count, so it has no denominator")
        if self.middle and (self.of is None or self.denominator is not None):
            raise ValueError(f"{self.key} is a median, so it has members and no denominator")

    @property
    def counts_people(self) -> bool:
        """Whether its counts are of people, and so are protected."""
        return self.sensitivity is not Sensitivity.THINGS

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage of one count in another."""
        return self.unit is Unit.PERCENT

    def parts(self, split: str) -> tuple[str, ...]:
        """The parts that `split` has for this metric, in order; every one has its cell."""
        if split == WHOLE:
            return (ALL,)
        return self.only.get(split) or dimension(split).parts


@dataclass(frozen=True)
class Choice:
    """The part of the people that a viewer asked for: a declared narrowing with one part chosen."""

    narrowing: str = WHOLE
    within: str = ALL


EVERYONE = Choice()


@dataclass(frozen=True)
class Question:
    """Everything needed to ask for one table again."""

    metric: Metric
    grain: Grain
    split: str = WHOLE
    choice: Choice = EVERYONE

    @classmethod
    def of(
        cls, metric: Metric, *, grain: Grain | None = None, split: str = WHOLE, choice: Choice = EVERYONE
    ) -> "Question":
        """A question the metric declares. Raises `UnknownName` or `NotDeclared`."""
        grain = grain or metric.cadence[0]
        if grain not in metric.cadence:
            raise NotDeclared(
                f"'{metric.key}' is counted each {' and '.join(metric.cadence)}, not each {grain}."
            )
        if split != WHOLE and split not in metric.splits:
            raise UnknownName(f"split of {metric.key}", split, known=metric.splits)
        if choice.narrowing != WHOLE:
            if choice.narrowing not in metric.narrowings:
                raise UnknownName(f"narrowing of {metric.key}", choice.narrowing, known=metric.narrowings)
            if choice.within not in metric.parts(choice.narrowing):
                raise UnknownName(
                    f"part of {choice.narrowing}", choice.within, known=metric.parts(choice.narrowing)
                )
        return cls(metric, grain, split, choice)
