"""Every split: what it is called, its parts in order, whether they add up, and what they roll up to."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from edi_metrics.codes import code_list
from edi_metrics.errors import UnknownName
from edi_metrics.vocabulary import ALL, NOT_KNOWN, WHOLE


class Kind(StrEnum):
    """How the parts of a split stand to the whole."""

    PARTITION = "partition"
    """Each person is in one part: parts add up to the whole."""
    OVERLAPPING = "overlapping"
    """A person may be in several parts: parts exceed the whole."""
    REPEATED = "repeated"
    """The same people asked several questions: parts are separate tables."""


@dataclass(frozen=True)
class Dimension:
    """A way to divide a figure. `key` is also the name of the mart column that holds the part."""

    key: str
    title: str
    codes: str = ""
    """The code list its parts come from; the key itself when empty."""
    kind: Kind = Kind.PARTITION
    rolls_up_to: str = ""
    """Another dimension whose parts are sums of this one's, by the code list's parents."""
    asked: bool = True
    """Whether a record may lack an answer, so that there is a part `not_known`."""
    special: bool = False
    """Whether it divides people by a protected or sensitive characteristic."""
    published: bool = True
    """Whether its parts may be shown to hub partners."""

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Its codes in the order they are shown; `not_known` last where there is one."""
        codes = tuple(code_list(self.codes or self.key).codes)
        return (*codes, NOT_KNOWN) if self.asked and NOT_KNOWN not in codes else codes

    def label(self, part: str) -> str:
        """What people call a part."""
        if part == ALL:
            return "All"
        return "Not known" if part == NOT_KNOWN else code_list(self.codes or self.key).label(part)

    def parent(self, part: str) -> str:
        """The part of `rolls_up_to` that `part` belongs to; `not_known` rolls up to itself."""
        if not self.rolls_up_to or part == NOT_KNOWN:
            return part if part == NOT_KNOWN else ""
        return code_list(self.codes or self.key).parent(part)

    def require(self, part: str) -> str:
        """`part`, if it is one of this dimension's. Raises `UnknownName`."""
        if part not in self.parts:
            raise UnknownName(f"part of {self.key}", part, known=self.parts)
        return part


_ALL_DIMENSIONS = (
    Dimension("age_band", "Age band", special=True),
    Dimension("agree_3", "Answer, three kinds", asked=False),
    Dimension("agree_5", "Answer", rolls_up_to="agree_3", asked=False),
    Dimension("audience", "Who answered", codes="survey_audience", asked=False),
    Dimension("barrier", "Barrier", kind=Kind.OVERLAPPING, asked=False),
    Dimension("body", "Body", asked=False),
    Dimension("bursary_stage", "Bursary stage"),
    Dimension("characteristic", "Characteristic", kind=Kind.REPEATED, asked=False),
    Dimension("answer", "Answer", asked=False),
    Dimension("charge", "Discount on loan", codes="fee_rate", asked=False),
    Dimension("contract", "Contract", rolls_up_to="contract_ace", asked=False, published=False),
    Dimension("contract_ace", "Contract, three kinds", asked=False),
    Dimension("cpd_topic", "CPD topic", asked=False),
    Dimension("disability", "Disability", special=True),
    Dimension("district", "District"),
    Dimension("document_flag", "Part", kind=Kind.REPEATED, asked=False),
    Dimension("document_kind", "Publication", asked=False),
    Dimension("ensemble_family", "Ensemble family", kind=Kind.OVERLAPPING, asked=False),
    Dimension("ethnicity_2", "Ethnicity, two groups", special=True),
    Dimension("ethnicity_5", "Ethnicity, five groups", special=True),
    Dimension("free_meals_band", "School free school meals band"),
    Dimension("genre", "Genre", kind=Kind.OVERLAPPING, rolls_up_to="genre_family", asked=False),
    Dimension("genre_family", "Genre family", kind=Kind.OVERLAPPING, asked=False),
    Dimension("group_kind", "Kind of member", asked=False),
    Dimension("insight_source", "Group", asked=False),
    Dimension("key_stage", "Key stage"),
    Dimension("lens_kind", "Kind of process", asked=False),
    Dimension("lens_outcome", "What the review led to", asked=False),
    Dimension("outcome_domain", "Outcome", kind=Kind.REPEATED, asked=False),
    Dimension("peer_kind", "Kind of peer work", kind=Kind.OVERLAPPING, asked=False),
    Dimension("owner_role", "Owner", asked=False, published=False),
    Dimension("phase", "School phase"),
    Dimension("pupil_premium", "Pupil premium", special=True),
    Dimension("programme", "Programme", kind=Kind.OVERLAPPING, rolls_up_to="programme_group", asked=False),
    Dimension("programme_group", "Core or targeted", kind=Kind.OVERLAPPING, asked=False),
    Dimension("rec_stage", "Where it stands", asked=False),
    Dimension("rater_group", "Group", asked=False, published=False),
    Dimension("referral_route", "Referral route"),
    Dimension("region", "Region"),
    Dimension("role_family", "Kind of work", asked=False, published=False),
    Dimension("role_level", "Role level", rolls_up_to="role_level_2", asked=False, published=False),
    Dimension("role_level_2", "Leaders and others", asked=False),
    Dimension("route", "How people were recruited", codes="recruit_route", asked=False, published=False),
    Dimension("selection_method", "How people were selected", asked=False, published=False),
    Dimension("sen", "Special educational need", special=True),
    Dimension("setting", "Setting", kind=Kind.OVERLAPPING, asked=False),
    Dimension("sex", "Sex", special=True),
    Dimension("statement", "Statement", rolls_up_to="strand", asked=False),
    Dimension("strand", "Strand", asked=False),
    Dimension("survey_statement", "Statement", kind=Kind.REPEATED, asked=False),
    Dimension("topic_reached", "CPD topic", codes="cpd_topic", kind=Kind.OVERLAPPING, asked=False),
    Dimension("voice_method", "How young people were asked", asked=False),
)

DIMENSIONS: Mapping[str, Dimension] = {dimension.key: dimension for dimension in _ALL_DIMENSIONS}


def dimension(key: str) -> Dimension:
    """The dimension called `key`. Raises `UnknownName`."""
    try:
        return DIMENSIONS[key]
    except KeyError:
        raise UnknownName("split", key, known=DIMENSIONS) from None


def part_label(split: str, part: str) -> str:
    """What people call `part` of `split`, the whole included."""
    return "All" if split == WHOLE else dimension(split).label(part)
