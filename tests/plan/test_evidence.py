"""What a measure's figures say of a promise: only those that were complete on the day."""

from datetime import date

from edi_metrics.plan.evidence import evidence
from edi_metrics.plan.outcome import Figure
from edi_metrics.plan.smart import Draft

FIGURES = [
    Figure(date(2024, 11, 1), date(2024, 11, 1), 70, 70, 100),
    Figure(date(2023, 11, 1), date(2023, 11, 1), 68, 68, 100),
    Figure(date(2025, 11, 1), date(2025, 11, 1), 76, 76, 100),
    Figure(date(2026, 11, 1), date(2026, 11, 1), 99, 99, 100),
]
PROMISE = Draft("Nine in ten", "workforce.disclosure", baseline=date(2024, 11, 1), due=date(2027, 11, 1))


def test_it_starts_where_its_baseline_is_and_goes_by_what_was_known_on_the_day() -> None:
    known = evidence(PROMISE, FIGURES, date(2026, 10, 8), ())
    assert (known.start, known.base) == (70, 100)
    assert known.best_pace is not None
    assert round(known.best_pace) == 6
    assert known.next_measured == date(2026, 11, 1)


def test_where_less_is_better_the_best_pace_is_the_fastest_fall() -> None:
    fewer = Draft("Fewer", "access.unmet", baseline=date(2024, 11, 1))
    falling = [figure._replace(value=100 - figure.value) for figure in FIGURES]
    assert evidence(fewer, falling, date(2026, 10, 8), ()).best_pace == (
        evidence(PROMISE, FIGURES, date(2026, 10, 8), ()).best_pace
    )


def test_a_promise_whose_date_has_passed_is_not_told_to_wait() -> None:
    over = Draft("Over", "workforce.disclosure", baseline=date(2024, 11, 1), due=date(2026, 7, 31))
    assert evidence(over, FIGURES, date(2026, 10, 8), ()).next_measured is None


def test_with_nothing_shown_there_is_nothing_to_go_on() -> None:
    known = evidence(PROMISE, [], date(2026, 10, 8), ())
    assert (known.start, known.base, known.best_pace, known.next_measured) == (None, None, None, None)
