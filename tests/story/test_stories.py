"""What the sample's seeded stories look like to a reader: the page says so, with the figures expected."""

from collections.abc import Callable

import pytest

from edi_metrics.as_at import AsAt
from edi_metrics.reader import Reader
from edi_metrics.story.blocks import NONE, tables_of
from edi_metrics.story.story import stories
from edi_metrics.vocabulary import Level
from tests.story.reading import everything, sentences

SampleReader = Callable[[Level], Reader]
SampleDoor = Callable[[Level], Reader | AsAt]

TOLD_INSIDE = [
    ("ST01", "workforce", {}, "232 of 270 people (86%) have told us their ethnicity, up 18 points"),
    ("ST02", "workforce", {}, "the share would be 14%; if all were, 29%"),
    ("ST02", "workforce", {}, "the verdict does not survive all three comparisons"),
    ("ST03", "workforce", {}, "17 of 221 people (8%) are Disabled, below the 23% of working-age adults"),
    ("ST03", "workforce", {}, "No target and no action yet"),
    ("ST04", "workforce", {}, "Leaders from ethnic minorities: too few to say"),
    ("ST05", "targets", {"target": "T03"}, "Its date has passed and the goal was not reached"),
    ("ST05", "targets", {"target": "T03"}, "194 of 270 people"),
    (
        "ST05",
        "training",
        {},
        "93 of 102 permanent staff (91%), against 81 of 140 fixed-term or hourly-paid staff (58%)",
    ),
    ("ST05", "training", {}, "up 31 points since autumn term 2024, and level since summer term 2025"),
    ("ST06", "targets", {"target": "T04"}, "50 of 140 people"),
    (
        "ST06",
        "training",
        {},
        "50 of 140 fixed-term or hourly-paid staff joined inclusion CPD in 2025/26, level since 2022/23",
    ),
    ("ST06", "training", {}, "On the way: Inclusion CPD calendar published (October 2025)"),
    ("ST08", "participation", {}, "14.7% to 15.7% on school rolls"),
    ("ST08", "participation", {"group": "ethnic_minority"}, "against 34.5% of pupils on roll"),
    ("ST09", "participation", {}, "special educational needs up 2.6 points"),
    ("ST10", "targets", {"target": "T05"}, "254 of 2,330 learners"),
    (
        "ST10",
        "targets",
        {"target": "T05"},
        "Target went from 14% to 12% on 4 September 2026, with no reason recorded and outside a meeting",
    ),
    (
        "ST11",
        "participation",
        {},
        "110 of 647 pupils with pupil premium (17%) go on after whole-class teaching; 31.0% of others do",
    ),
    ("ST11", "participation", {}, "The largest gap we can show. Pupils with pupil premium"),
    ("ST12", "targets", {"target": "T18"}, "155 of 219 pupils"),
    ("ST12", "programmes", {}, "Nurture groups grew from 62 to 219 pupils and drifted from the schools"),
    (
        "ST12",
        "programmes",
        {},
        "155 of 219 nurture pupils (71%) come from schools with above-average free meals",
    ),
    ("ST12", "programmes", {}, "Four nurture centres opened (December 2025)"),
    ("ST13", "programmes", {}, "73 of 132 songwriters are girls (55%), up 18 points since 2022/23"),
    ("ST13", "programmes", {}, "In 2022/23 it was 18 girls among 48 songwriters (38%)"),
    ("ST14", "programmes", {}, "51 of 83 referrals (61%) had a mentor within six weeks, down 17 points"),
    ("ST14", "programmes", {}, "83 referrals were made in 2025/26, against 38 in 2022/23"),
    (
        "ST15",
        "programmes",
        {},
        "96 youth-club sessions in six districts, up from 24 in two districts in 2022/23",
    ),
    (
        "ST16",
        "programmes",
        {},
        "63 of 1,032 eligible requests (6.1%) were not met, down 16 points since 2024/25",
    ),
    ("ST16", "programmes", {}, "it reached 6.1%, after 22% in 2024/25, so the target was missed"),
    ("ST16", "programmes", {}, "Hardship fund closes (March 2025)"),
    ("ST16", "targets", {"target": "T09"}, "63 of 1,032 applications"),
    ("ST17", "genre_offer", {}, "From summer term 2023 to summer term 2026 the list is up 57%"),
    ("ST17", "genre_offer", {}, "and the balance up 11%"),
    (
        "ST17",
        "genre_offer",
        {},
        "By summer term 2026 the list had grown from 14 genres to 22, the balance of hours from 6.1 to 6.8",
    ),
    ("ST17", "genre_offer", {}, "Genres that rest on one tutor: 3, then 5"),
    (
        "ST18",
        "participation",
        {},
        "22 of 38 state-funded schools in Watford (58%), against 78% across the county",
    ),
    ("ST19", "voice", {}, "18 of 26 recommendations from young people were answered within a term"),
    ("ST19", "voice", {}, "When the target was set it was 12 of 25 (48%), on 2 October 2025"),
    ("ST20", "voice", {}, "212 of 731 parents who answered (29%) do not use the service, up 17 points"),
    ("ST20", "voice", {}, "it was 61 of 508 (12%), in 2023/24; it is up since"),
    ("ST20", "voice", {}, "93 of 212 parents who do not use us did not know what is on offer, against 31"),
    ("ST20", "voice", {}, "213 of 519 parents who use us (41%) and by 61 of 212 who do not (29%)"),
    ("ST23", "voice", {}, "One young person holds a vote; two are promised"),
    ("ST23", "voice", {}, "Promised: two young people hold votes on the hub board by the end of 2026"),
    ("ST24", "participation", {}, "5.1 in 100, against 7.8 in 100 of all pupils"),
    ("ST25", "voice", {}, "We heard someone from a priority group 58 of 214 times (27%)"),
    ("ST25", "voice", {}, "it was 44 of 200 (22%), in 2024/25; the change since could be chance"),
    (
        "ST27",
        "training",
        {},
        "Both reflective practice sessions were held in all nine terms since autumn term 2023",
    ),
    ("ST21", "leadership", {}, "On young people's voice, leaders say level 3.1 and young people 2.1"),
    ("ST21", "leadership", {}, "1.9 in 2023/24, 2.3 in 2024/25 and 2.6 in 2025/26"),
    (
        "ST22",
        "leadership",
        {},
        "5 of 24 on 27 June 2024, 9 of 24 on 26 June 2025, 15 of 24 on 25 June 2026 and 15 of 24 on 8",
    ),
    ("ST23", "leadership", {}, "none on 1 November 2025 and one on 1 November 2026"),
    ("ST26", "leadership", {}, "22 other services helped so far, four of them first in 2025/26"),
    ("ST26", "leadership", {}, "2024/25 18; 2025/26 22"),
    ("A07", "action_plan", {}, "its measure is flat: publish an inclusion CPD calendar a year ahead"),
    (
        "A21",
        "action_plan",
        {},
        "its measure went the other way to the one wanted: open nurture groups in four more music centres",
    ),
    ("A08", "action_plan", {}, "Moved twice, 274 days later"),
    ("A11", "action_plan", {}, "Three of 21 open actions are overdue and one has no owner"),
    ("A13", "action_plan", {}, "To discuss first: raise awareness of unconscious bias, 115 days late"),
    (
        "A13",
        "action_plan",
        {},
        "No news since the meeting before last; nothing measures it; an activity, not a result",
    ),
    ("A17", "action_plan", {}, "Blocked: local authority equality officer is asked to help"),
    ("A18", "action_plan", {"show": "out"}, "Paused until 29 January 2027"),
    (
        "A20",
        "action_plan",
        {"show": "discuss"},
        "Updated 7 May 2026: spring page out\nNo news since the meeting before last",
    ),
    (
        "A37",
        "action_plan",
        {},
        "Has no measure and no target: present inclusion as organisational change to the music forum",
    ),
    (
        "A40",
        "action_plan",
        {"show": "out"},
        "Updated 27 November 2025: cost outweighs need: the survey answers the question",
    ),
    (
        "participation.send",
        "action_plan",
        {},
        "learners with special educational needs is up 2.6 points since autumn term 2022, with no target",
    ),
    ("A04", "action_plan", {"show": "done"}, "Done with no evidence recorded"),
    (
        "T05",
        "since",
        {"from": "M18", "to": "M19"},
        "Re-baselined: pupil premium in small-group lessons. Target went from 14% to 12% on 4 September 2026",
    ),
    ("T05", "since", {}, "with no reason recorded and outside a meeting"),
    (
        "T05",
        "overview",
        {},
        "Re-baselined: pupil premium in small-group lessons. Target went from 14% to 12%",
    ),
    (
        "A08",
        "since",
        {"from": "M18", "to": "M19"},
        "Moved from 30 September 2026 to 29 January 2027, the second",
    ),
    (
        "A11",
        "since",
        {"from": "M18", "to": "M19"},
        "Without an owner since 13 July 2026, before that with CPD lead",
    ),
    (
        "ST16",
        "since",
        {"from": "M18", "to": "M19"},
        "63 of 1,032 applications (6.1%) in 2025/26, down 16 points",
    ),
    (
        "ST20",
        "since",
        {"from": "M18", "to": "M19"},
        "212 of 731 parents (29%) in 2025/26, up 9 points since 2024/25",
    ),
    ("ST01", "since", {"from": "M01"}, "232 of 270 people (86%) on 1 November 2026, up 18 points"),
    ("A07", "learned", {}, "Seven of 18 closed actions have said what they taught"),
    ("A21", "learned", {"words": "famil nurture"}, "Programming and resources: one lesson"),
]


def _told(reader: Reader | AsAt, slug: str, asked: dict[str, str]) -> str:
    story = next(one for one in stories() if one.slug == slug)
    return everything(story.tell(reader, story.choose(reader, asked)))


@pytest.mark.parametrize(("name", "slug", "asked", "said"), TOLD_INSIDE)
def test_the_page_tells_the_story(
    sample_door: SampleDoor, name: str, slug: str, asked: dict[str, str], said: str
) -> None:
    assert said in _told(sample_door(Level.INSIDE), slug, asked), name


def test_disability_in_the_workforce_has_neither_target_nor_action(sample_reader: SampleReader) -> None:
    story = next(one for one in stories() if one.slug == "action_plan")
    [grid] = [
        table
        for table in tables_of(story.tell(sample_reader(Level.INSIDE)))
        if table.filename.startswith("plan-coverage")
    ]
    rows = {row[0]: dict(zip(grid.columns, row, strict=True)) for row in grid.rows}
    assert rows["Disability"]["Workforce development"] == NONE
    assert rows["Ethnicity"]["Workforce development"] == "2 targets, 1 action"


def test_the_plan_is_not_told_at_the_published_level(sample_reader: SampleReader) -> None:
    story = next(one for one in stories() if one.slug == "action_plan")
    reader = sample_reader(Level.PUBLISHED)
    assert sentences(story.tell(reader))[1:] == [
        "This page is for the working group",
        "What was promised, and how each promise stands, is on the Targets page.",
    ]
    assert not any(choice.offered(reader) for choice in story.choices)


def test_selection_is_never_judged_on_too_few(sample_reader: SampleReader) -> None:
    """ST07: a ratio from few appointments, or from hidden ones, is said to be too few to say."""
    assert "Too few to say" in _told(sample_reader(Level.INSIDE), "workforce", {})


def test_a_hidden_board_has_no_standing(sample_reader: SampleReader) -> None:
    """ST04: the target on governance rests on hidden counts at both levels."""
    for level in Level:
        told = _told(sample_reader(level), "targets", {"target": "T17"})
        assert "The figures are hidden at this level to protect people, so it cannot be judged" in told


@pytest.mark.parametrize("level", list(Level))
def test_every_headline_fits_and_every_sentence_is_whole(sample_reader: SampleReader, level: Level) -> None:
    reader = sample_reader(level)
    for story in stories():
        blocks = story.tell(reader)
        assert len(sentences(blocks)[1]) <= 110
        assert not [said for said in sentences(blocks) if "  " in said or ".." in said or "None " in said[4:]]
