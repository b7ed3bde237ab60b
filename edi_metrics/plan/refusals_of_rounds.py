"""What cannot be recorded of a round of self-assessment as it is, in sentences that say how to mend it."""

from collections.abc import Iterator

from edi_metrics.codes import code_list
from edi_metrics.errors import UnknownName
from edi_metrics.periods import day_words
from edi_metrics.plan.assessing import YOUNG_PEOPLE, Round, open_rounds, put_to
from edi_metrics.plan.bank import bank
from edi_metrics.plan.facts.assessments import LevelAgreed, Rated, RoundFact, RoundOpened
from edi_metrics.plan.state import Plan


def refusals_of_round(about: str, fact: RoundFact, plan: Plan, meeting: str) -> Iterator[str]:
    """Why `fact` cannot be recorded about the round `about`, each reason with its cure; none when it can."""
    found = plan.rounds.get(about)
    if isinstance(fact, RoundOpened):
        yield from _opened(about, fact, plan)
    elif found is None:
        yield f"There is no round {about}. Open it on the self-assessment page first."
    elif found.closed_on is not None:
        yield (
            f"Round {about} was closed on {day_words(found.closed_on)}, and stays as it was."
            " Open a new round to rate again."
        )
    elif isinstance(fact, Rated | LevelAgreed):
        yield from _said(fact, found, meeting)


def _opened(about: str, fact: RoundOpened, plan: Plan) -> Iterator[str]:
    if about in plan.rounds:
        yield f"There is a round {about} already. Choose another name for this one."
    for one in open_rounds(plan.rounds.values()):
        if one.round_id != about:
            yield f"Round {one.round_id} is still open. Close it before you open another."
    try:
        held = bank(fact.bank_version)
    except UnknownName as error:
        yield str(error)
        return
    strangers = [one for one in fact.statements if one not in held]
    if strangers:
        yield f"The statement bank does not hold {', '.join(strangers[:3])}. Choose statements from the list."


def _said(fact: Rated | LevelAgreed, found: Round, meeting: str) -> Iterator[str]:
    if fact.statement not in found.statements:
        yield f"Round {found.round_id} does not hold statement {fact.statement}. Choose one from the list."
        return
    if isinstance(fact, LevelAgreed):
        if not meeting:
            yield "A level is agreed in a meeting of the working group. Choose the meeting, and save again."
    elif fact.group == YOUNG_PEOPLE and fact.statement not in put_to(found, YOUNG_PEOPLE):
        asked = code_list("rater_group").label(YOUNG_PEOPLE).lower()
        yield f"Statement {fact.statement} has no wording for {asked}. Choose another group."
