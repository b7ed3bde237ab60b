"""Each item of the brief shows its measures on the page it belongs to."""

import pytest

from edi_metrics.metrics import metrics
from edi_metrics.story.story import stories
from edi_metrics.vocabulary import Level
from tests.story.made import MadeDoor

CHECKLIST = """
P1  programmes     programmes.nurture_pupils programmes.nurture_targeted progression.targeted_next
P2  programmes     programmes.songwriter progression.targeted_next recruitment.pathway
P3  programmes     programmes.mentoring_started programmes.mentoring_completed programmes.outcome_gain
P4  programmes     programmes.youth_club_sessions programmes.youth_club_regulars
P5  programmes     access.fee_help access.eligible_reached access.unmet access.bursary_moves access.wait_days
P6  programmes     access.loans
W1  training       training.reflective_sessions training.reflective_attendance
W2  training       training.trauma_informed
W3  training       training.songwriting_trained
W4  training       training.bootcamp
W5  training       training.followed_up training.practice_changed
W6  training       training.conversations
O2  leadership     leadership.group_breadth
O3  self_assessment leadership.self_assessment leadership.rating_spread
O5  leadership     leadership.insight_sources
O6  workforce      recruitment.applicants_ethnic_minority recruitment.shortlisted recruitment.success
O6  workforce      recruitment.pathway
O7  genre_offer    genre_offer.offered genre_offer.effective genre_offer.single_tutor genre_offer.untapped
O7  genre_offer    genre_offer.tutors_beyond_classical genre_offer.demand_met genre_offer.repertoire
O8  leadership     leadership.lens_reviewed leadership.lens_changed
O9  leadership     leadership.documents_complete
O10 leadership     leadership.documents_complete schools.singing
O11 voice          voice.non_users voice.barrier voice.belonging voice.placed
O12 forum          leadership.forum_answered
O13 voice          voice.heard voice.priority_share voice.answered voice.done leadership.young_votes
N1  leadership     national.services
N3  leadership     national.smart_plans
N4  participation  schools.engaged schools.wcet participation.ensemble_members progression.wcet_continue
N5  participation  participation.free_meals participation.pupil_premium participation.send
N5  participation  participation.looked_after participation.deprived_areas
K1  leadership     leadership.governance_ethnic_minority leadership.young_votes
K2  workforce      workforce.disclosure workforce.ethnic_minority workforce.disabled
K3  genre_offer    genre_offer.effective genre_offer.repertoire leadership.documents_complete
K4  participation  participation.free_meals participation.ethnic_minority schools.high_need_engaged
K4  participation  schools.cold
""".strip().splitlines()
"""Item, page, measures: the brief's own list, without what needs the plan or a meeting."""


def _asked(slug: str) -> set[str]:
    story = next(one for one in stories() if one.slug == slug)
    door = MadeDoor(Level.INSIDE)
    story.tell(door)
    for choice in story.choices:
        for option in choice.offered(door):
            story.tell(door, story.choose(door, {choice.key: option.code}))
    return {question[0] for question in door.asked}


@pytest.mark.parametrize("line", CHECKLIST, ids=lambda line: " ".join(line.split()[:3]))
def test_an_item_of_the_brief_shows_its_measures(line: str) -> None:
    _, page, *keys = line.split()
    assert set(keys) <= _asked(page)


def test_every_core_measure_is_shown_on_some_page() -> None:
    shown = set().union(*(_asked(story.slug) for story in stories()))
    waiting = ("plan.", "leadership.meetings_held")  # their pages come later
    core = {key for key, one in metrics().items() if one.tier == "core" and not key.startswith(waiting)}
    assert core <= shown, sorted(core - shown)
