"""What cannot be recorded of a process on the inclusion-lens register, said with how to mend it."""

from collections.abc import Iterator

from edi_metrics.periods import day_words
from edi_metrics.plan.facts.reviews import ProcessFact, ProcessListed, ProcessReviewed
from edi_metrics.plan.lens import YEARS, years_after
from edi_metrics.plan.seen import is_seen
from edi_metrics.plan.state import Plan


def refusals_of_process(about: str, fact: ProcessFact, plan: Plan) -> Iterator[str]:
    """Why `fact` cannot be recorded about the process `about`, each with its cure; none when it can."""
    match fact:
        case ProcessListed(title=title) if not is_seen(title):
            yield "A process needs a title. Say what it is, such as 'Tutor selection day'."
        case ProcessReviewed(next_review_on=day) if day is not None:
            if day <= plan.as_at:
                yield f"The next review, {day_words(day)}, has passed. Choose a later day."
            elif day > (last := years_after(plan.as_at, YEARS)):
                yield f"A review stands for three years. Choose a day up to {day_words(last)}."
        case _:
            pass
    action = fact.action_id if isinstance(fact, ProcessReviewed) else ""
    if action and action not in plan.actions:
        yield f"There is no action {action} in the plan. Choose one from the list, or leave it out."
