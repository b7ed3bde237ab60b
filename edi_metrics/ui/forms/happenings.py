"""What may have happened to an action, each with the fields that it takes and no others.

A happening draws its fields when it is chosen, and gives the facts they come to when the form is sent.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from edi_metrics.errors import RefusedEdit
from edi_metrics.plan.facts import actions as act
from edi_metrics.plan.state import Action, Lifecycle, Priority
from edi_metrics.story import one_action
from edi_metrics.story.asking import Desk
from edi_metrics.story.words import actions as said
from edi_metrics.story.words import one_action as told
from edi_metrics.ui.forms import fields
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.sheet import Sheet
from edi_metrics.vocabulary import Standing


@dataclass(frozen=True)
class About:
    """The action a form is about, with what its fields may say of it."""

    sheet: Sheet
    bench: Bench
    desk: Desk
    action: Action


Make = Callable[[], Sequence[act.ActionFact]]
"""What a sent form comes to."""


@dataclass(frozen=True)
class Happening:
    """One thing that may have happened, and to which actions it can."""

    words: str
    ask: Callable[[About], Make]
    of: Callable[[Action], bool] = lambda action: True


def happened(action: Action) -> Mapping[str, Happening]:
    """What can have happened to `action` as it stands, in the order people say it."""
    return {name: one for name, one in _HAPPENINGS.items() if one.of(action)}


def _open(action: Action) -> bool:
    return action.is_open


def _not_begun(action: Action) -> bool:
    return action.lifecycle in (Lifecycle.PROPOSED, Lifecycle.AGREED)


def _begins(action: Action) -> bool:
    """Whether work can begin, or go on after what was in its way."""
    return _not_begun(action) or action.lifecycle in (Lifecycle.BLOCKED, Lifecycle.PAUSED)


def _news(about: About) -> Make:
    note = fields.words(about.sheet, "note", "What is new?")

    def make() -> Sequence[act.ActionFact]:
        return [act.ProgressNoted(note=fields.needed(note, "Say what is new, in a few words."))]

    return make


def _agreed(about: About) -> Make:
    note = fields.words(about.sheet, "note", "What was agreed, if there is more to say")
    return lambda: [act.ActionAgreed(note=note)]


def _started(about: About) -> Make:
    note = fields.words(about.sheet, "note", "What has begun, if there is more to say")
    return lambda: [act.Started(note=note)]


FIGURE_MOVED = {
    "yes": "Yes, as wanted",
    "no": "Not yet",
    "other": "The other way",
    "early": "Too early to say",
}


def _done(about: About) -> Make:
    """Evidence, whether the figure has moved, when to look again, and what it taught."""
    sheet, action = about.sheet, about.action
    evidence = fields.words(sheet, "evidence", "What shows that it is done?")
    fields.hint(f"Expected: {action.evidence_expected}" if action.evidence_expected else "")
    fields.hint("A title, the place it is kept, or an address. Without it, the plan says that there is none.")
    fields.hint(one_action.then_and_now(about.desk, action))
    moved = fields.one_of(sheet, "moved", "Has the figure moved?", FIGURE_MOVED)
    check_on = fields.day(sheet, "check_on", "When is its measure looked at again?", about.desk.about.day)
    note = fields.words(sheet, "note", "Anything more for the record")
    lessons = _lessons(sheet)

    def make() -> Sequence[act.ActionFact]:
        if action.has_measure and check_on is None:
            raise RefusedEdit("Choose the day on which its measure is looked at again.")
        shown = [act.EvidenceAdded(evidence=evidence)] if evidence else []
        done = act.Done(check_on=check_on, note=_as_noted(moved, note))
        return [*shown, done, *lessons()]

    return make


def _as_noted(moved: str, note: str) -> str:
    """The note of an action that is done, opening with whether its figure has moved."""
    figure = f"Has the figure moved? {FIGURE_MOVED[moved]}." if moved else ""
    return " ".join(words for words in (figure, note) if words)


def _lessons(sheet: Sheet) -> Make:
    """What helped, what hindered and what was learned: each may stay empty."""
    fields.hint("What it taught is gathered for the yearly report. That it did not work is an answer too.")
    helped = fields.words(sheet, "helped", "What helped?")
    hindered = fields.words(sheet, "hindered", "What hindered?")
    learned = fields.words(sheet, "learned", "What did we learn?")

    def make() -> Sequence[act.ActionFact]:
        if not (helped or hindered or learned):
            return []
        return [act.LearnedFrom(helped=helped, hindered=hindered, learned=learned)]

    return make


def _learned(about: About) -> Make:
    lessons = _lessons(about.sheet)

    def make() -> Sequence[act.ActionFact]:
        facts = lessons()
        if not facts:
            raise RefusedEdit("Say what helped, what hindered or what was learned.")
        return facts

    return make


def _new_date(about: About) -> Make:
    sheet, action = about.sheet, about.action
    listed = next(one for one in about.desk.plan().actions if one.action_id == action.action_id)
    fields.hint(told.second_move(listed))
    due = fields.day(sheet, "due", "New date", about.desk.about.day)
    fields.hint(f"It is due on {said.due(listed)} now." if action.due else "")
    reason = fields.words(sheet, "reason", "Why does it move?")

    def make() -> Sequence[act.ActionFact]:
        day = fields.needed_day(due, "Choose the new date.")
        if action.due is None:
            return [act.DatesSet(start=action.start or about.desk.about.day, due=day)]
        return [act.DueMoved(was=action.due, now=day, reason=reason)]

    return make


def _blocked(about: About) -> Make:
    helper = fields.role(about.sheet, "helper", "Who is asked to help?")
    reason = fields.words(about.sheet, "reason", "What is in the way?")

    def make() -> Sequence[act.ActionFact]:
        asked = fields.needed(helper, "Choose who is asked to help.")
        return [act.Blocked(helper=asked, reason=fields.needed(reason, "Say what is in the way."))]

    return make


def _paused(about: About) -> Make:
    resume_on = fields.day(about.sheet, "resume_on", "When does it go on?", about.desk.about.day)
    reason = fields.words(about.sheet, "reason", "Why does it wait?")

    def make() -> Sequence[act.ActionFact]:
        return [
            act.Paused(
                resume_on=fields.needed_day(resume_on, "Choose the day it goes on."),
                reason=fields.needed(reason, "Say why it waits."),
            )
        ]

    return make


def _reopened(about: About) -> Make:
    reason = fields.words(about.sheet, "reason", "Why is it opened again?")
    sentence = "Say why it is opened again."
    return lambda: [act.Reopened(reason=fields.needed(reason, sentence))]


def _dropped(about: About) -> Make:
    reason = fields.words(about.sheet, "reason", "Why is it dropped?")
    lessons = _lessons(about.sheet)
    sentence = "Say why it is dropped: it stays beside the action."
    return lambda: [act.Dropped(reason=fields.needed(reason, sentence)), *lessons()]


def _evidence(about: About) -> Make:
    evidence = fields.words(about.sheet, "evidence", "What shows the work?")
    fields.hint("A title, a place it is kept or an address.")
    return lambda: [act.EvidenceAdded(evidence=fields.needed(evidence, "Say what shows the work."))]


def _owner(about: About) -> Make:
    now = fields.role(about.sheet, "owner", "New owner", also=(fields.NOBODY,))
    fields.hint(f"It is {about.action.owner or 'nobody'} now.")
    reason = fields.words(about.sheet, "reason", "Why, if there is more to say")

    def make() -> Sequence[act.ActionFact]:
        chosen = fields.needed(now, "Choose the new owner.")
        return [owner_set(about.action, chosen, reason)]

    return make


def owner_set(action: Action, chosen: str, reason: str = "") -> act.OwnerSet:
    """The action with the role chosen, or with none."""
    return act.OwnerSet(was=action.owner, now="" if chosen == fields.NOBODY else chosen, reason=reason)


def _priority(about: About) -> Make:
    found = fields.priority(about.sheet)
    return lambda: [act.PrioritySet(now=Priority(fields.needed(found, "Choose a priority.")))]


def _next_step(about: About) -> Make:
    step = fields.words(about.sheet, "next_step", "Next step", value=about.action.next_step)
    return lambda: [act.NextStepSet(now=step)]


_AS_DATES = "as_dates"


def _judged(about: About) -> Make:
    """The owner's word stands beside the computed one, with its reason, and never in its place."""
    options = {one.value: one.words for one in Standing} | {_AS_DATES: "As its dates say"}
    found = fields.one_of(about.sheet, "standing", "How does its owner see it?", options)
    reason = fields.words(about.sheet, "reason", "Why?")
    fields.hint("It is shown beside what the dates say, with this reason.")

    def make() -> Sequence[act.ActionFact]:
        word = fields.needed(found, "Choose how its owner sees it.")
        if word == _AS_DATES:
            return [act.JudgedByOwner(reason=reason)]
        why = fields.needed(reason, "Say why: another status needs a reason beside it.")
        return [act.JudgedByOwner(standing=Standing(word), reason=why)]

    return make


_HAPPENINGS: Mapping[str, Happening] = {
    "news": Happening("There is news", _news),
    "agreed": Happening("The group agreed it", _agreed, lambda one: one.lifecycle is Lifecycle.PROPOSED),
    "started": Happening("Work began, or goes on", _started, _begins),
    "done": Happening("It is done", _done, _open),
    "new_date": Happening("It needs a new date", _new_date, _open),
    "blocked": Happening("It is blocked", _blocked, _open),
    "paused": Happening("It is paused", _paused, _open),
    "reopened": Happening("It is opened again", _reopened, lambda one: not one.is_open),
    "dropped": Happening("It is dropped", _dropped, lambda one: one.lifecycle is not Lifecycle.DROPPED),
    "evidence": Happening("There is evidence", _evidence),
    "learned": Happening("We learned from it", _learned, lambda one: not one.is_open),
    "owner": Happening("It has a new owner", _owner),
    "priority": Happening("Its priority changes", _priority),
    "next_step": Happening("Its next step changes", _next_step),
    "judged": Happening("Its owner sees it otherwise", _judged, _open),
}
