"""The words of the method page. Thresholds are read from the code that applies them."""

from edi_metrics.levels import Policy
from edi_metrics.story.words.numbers import word
from edi_metrics.story.words.plain import rule
from edi_metrics.targets import BEHIND_FROM, FEWEST_PEOPLE, FEWEST_PERIODS, FEWEST_TO_PROJECT, ON_TRACK_FROM
from edi_metrics.vocabulary import Level, Standing

READERS = (
    "Senior leaders, deciding what to keep, move or fund.",
    "Hub partners, seeing published figures.",
    "The working group, running the plan twice a term.",
    "The data steward, who brings the files.",
)

QUOTING = (
    "Published figures may be quoted with their date and source. Inside figures are for the service alone."
    " A gap is not proof of discrimination, and no cause is read from a line."
)


def standing_rule(standing: Standing) -> str:
    """When a standing is given, from the thresholds in force."""
    behind = f"{100 * BEHIND_FROM:.0f}%"
    on_track = f"{100 * ON_TRACK_FROM:.0f}%"
    return {
        Standing.ACHIEVED: "At or past the goal.",
        Standing.ON_TRACK: f"{on_track} or more of the progress expected by now.",
        Standing.BEHIND: f"{behind} to {on_track} of the progress expected by now.",
        Standing.OFF_TRACK: f"Under {behind}, and chance cannot explain it; or the date has passed.",
        Standing.CANNOT_SAY: (
            f"Under {FEWEST_PEOPLE} people, or chance covers both on and off track; fewer than"
            f" {word(FEWEST_PERIODS)} periods; hidden; or not due."
        ),
    }[standing]


STANDING_NOTES = (
    "Expected by now is a straight line from the baseline to the goal; milestones are drawn and not judged.",
    "A line to hold is judged against the line. After its date a target is achieved or off track.",
    f"A date is projected from {word(FEWEST_TO_PROJECT)} points or more, and is not published.",
    "Standings are worked out from the figures of the level being shown, so they may differ between levels.",
    "Source of the thresholds: the progress method of Open SDG, on a straight path.",
)

EXAMPLE_LEAD = (
    "Three of 30 people are self-employed. That count is small, so it is hidden, and so is one more:"
)

EXAMPLE = (
    ("Fixed-term or hourly-paid", "12", "c", "c"),
    ("Permanent", "15", "15", "15"),
    ("Self-employed", "3", "c", "c"),
    ("All", "30", "30", "30"),
)

EXAMPLE_TAIL = (
    "Were 12 shown, 30 less 15 less 12 would give the 3 away."
    " Percentages are worked out after hiding and rounding, never before."
)

HOW_SURE = (
    "A share has a 95% interval by Wilson's method; a difference by Newcombe's; a ratio by Katz's.",
    "Less, more, up and down are said when the interval supports it; otherwise about as much, or level.",
    "A ratio of two rates below 0.80 is flagged; exactly 0.80 is not.",
    "Shares use known answers; the number known stands beside them. Halves round up.",
)

CORRECTIONS = ("No correction has been made to a published figure.",)

ACCESSIBILITY = (
    "Every chart has a table before it and a description in words."
    " Every status is a word, then a shape, then a colour."
    " Pages work by keyboard, at 400% zoom, in light and dark, and in print."
)

KNOWN_GAPS = (
    "Listening tests with screen readers have not been done yet.",
    "The file uploader and the open navigation menu are the framework's: minor faults of role and region.",
)

_SUBJECTS = {
    "access": "Access and fee help",
    "genre_offer": "Genre offer",
    "leadership": "Leadership",
    "national": "National work",
    "participation": "Taking part",
    "plan": "The plan",
    "programmes": "Programmes",
    "progression": "Progression",
    "recruitment": "Recruitment",
    "schools": "Schools",
    "training": "Training",
    "voice": "Young people's voice",
    "workforce": "Workforce",
}


def subject_title(subject: str) -> str:
    """What a group of measures is called."""
    return _SUBJECTS.get(subject, subject.replace("_", " ").capitalize())


def level_rule(level: Level, policy: Policy) -> str:
    """What one level hides and when it gives a percentage."""
    return (
        f"{level.value.capitalize()}: {rule(policy, level)}; a percentage needs a base of {policy.base},"
        f" a median one of {policy.median}."
    )
