"""The groups a page can ask about, and how each is spoken of."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Contrast:
    """Two parts of one split, and what their people are called."""

    split: str
    ours: str
    other: str
    who: str
    """'pupils with pupil premium'."""
    others: str
    """'other pupils'."""


PREMIUM = Contrast("pupil_premium", "yes", "no", "pupils with pupil premium", "other pupils")
"""Stands in for circumstances that the pipeline is not split by: most pupils with one have this too."""


@dataclass(frozen=True)
class Group:
    """One group of learners: the measure of its share, and the words for its people."""

    code: str
    label: str
    """In a list: 'Free school meals'."""
    are: str
    """After a number of learners: 'are eligible for free school meals'."""
    who: str
    """The people: 'learners eligible for free school meals'."""
    answer: str
    """The question behind it, as `participation.known` splits it."""
    contrast: "Contrast"
    """The two parts that the pipeline sets side by side for this group."""

    @property
    def metric(self) -> str:
        """The key of the measure of this group's share."""
        return f"participation.{self.code}"


_ALL_GROUPS = (
    Group(
        "looked_after",
        "Care experience",
        "are, or have been, looked after by a council",
        "learners who are or were looked after",
        "looked_after",
        PREMIUM,
    ),
    Group(
        "eal",
        "English as an additional language",
        "have English as an additional language",
        "learners with English as an additional language",
        "eal",
        PREMIUM,
    ),
    Group(
        "ethnic_minority",
        "Ethnic minorities",
        "are from ethnic minorities",
        "learners from ethnic minorities (all groups except White British)",
        "ethnicity",
        Contrast(
            "ethnicity_2",
            "ethnic_minorities",
            "white_british",
            "pupils from ethnic minorities",
            "White British pupils",
        ),
    ),
    Group(
        "free_meals",
        "Free school meals",
        "are eligible for free school meals",
        "learners eligible for free school meals",
        "free_meals",
        PREMIUM,
    ),
    Group(
        "girls",
        "Girls",
        "are girls",
        "girls among learners",
        "sex",
        Contrast("sex", "female", "male", "girls", "boys"),
    ),
    Group(
        "pupil_premium",
        "Pupil premium",
        "have pupil premium",
        "learners with pupil premium",
        "pupil_premium",
        PREMIUM,
    ),
    Group(
        "send",
        "Special educational needs",
        "have special educational needs",
        "learners with special educational needs",
        "sen",
        Contrast(
            "sen",
            "sen_support",
            "none",
            "pupils with special educational needs support",
            "pupils with no such need",
        ),
    ),
)

GROUPS: Mapping[str, Group] = {group.code: group for group in _ALL_GROUPS}
"""By code, in alphabetical order of label."""
