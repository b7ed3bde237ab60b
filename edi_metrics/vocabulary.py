"""The words every floor shares: levels, roles, strands, grains, symbols and standings."""

from enum import StrEnum

WHOLE = "whole"
"""The split or narrowing of a figure that is not divided."""

ALL = "All"
"""The one part of `WHOLE`."""

NOT_KNOWN = "not_known"
"""The part that holds people whose answer is missing or is not an answer."""


class Level(StrEnum):
    """Who a figure is safe to show to."""

    INSIDE = "inside"
    PUBLISHED = "published"


class Role(StrEnum):
    """What a viewer is here as."""

    PARTNER = "partner"
    MEMBER = "member"
    CHAIR = "chair"
    STEWARD = "steward"


class Strand(StrEnum):
    """The four strands of an inclusion plan."""

    WORKFORCE = "workforce"
    VOICE = "voice"
    PROGRAMMING = "programming"
    LEADERSHIP = "leadership"

    @property
    def words(self) -> str:
        """The strand as people say it."""
        return {
            Strand.WORKFORCE: "Workforce development",
            Strand.VOICE: "Young people's voice",
            Strand.PROGRAMMING: "Programming and resources",
            Strand.LEADERSHIP: "Leadership and strategy",
        }[self]


class Grain(StrEnum):
    """How long a period is: a snapshot on a day, a school term, an academic year."""

    DAY = "day"
    TERM = "term"
    YEAR = "year"


class Unit(StrEnum):
    """What a figure is measured in."""

    PERCENT = "percent"
    COUNT = "count"
    NUMBER = "number"
    LEVEL = "level"
    DAYS = "days"


class Better(StrEnum):
    """Which way a figure should go, when people have agreed on one."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Sensitivity(StrEnum):
    """Whom a figure describes."""

    THINGS = "things"
    """Groups, schools, actions: nobody is described, nothing is hidden."""
    PEOPLE = "people"
    SPECIAL = "special"
    """People by a protected or sensitive characteristic."""


class Symbol(StrEnum):
    """Why a figure is not there; `SHOWN` when it is."""

    SHOWN = ""
    HIDDEN = "c"
    TOO_FEW = "u"
    NOT_COLLECTED = "x"
    CANNOT_EXIST = "z"

    @property
    def words(self) -> str:
        """The symbol as it is read out in a key or under a table."""
        return {
            Symbol.SHOWN: "",
            Symbol.HIDDEN: "hidden to protect people",
            Symbol.TOO_FEW: "too few for a percentage",
            Symbol.NOT_COLLECTED: "not collected",
            Symbol.CANNOT_EXIST: "does not apply",
        }[self]


class Standing(StrEnum):
    """How a promise is going. One vocabulary for every target and action."""

    ACHIEVED = "achieved"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    OFF_TRACK = "off_track"
    CANNOT_SAY = "cannot_say"

    @property
    def words(self) -> str:
        """The standing as printed on a chip."""
        return {
            Standing.ACHIEVED: "Achieved",
            Standing.ON_TRACK: "On track",
            Standing.BEHIND: "Needs attention",
            Standing.OFF_TRACK: "Off track",
            Standing.CANNOT_SAY: "Cannot say yet",
        }[self]


class Reason(StrEnum):
    """Why a standing is what it is, where a word alone would mislead."""

    NONE = ""
    TOO_FEW = "too_few"
    HIDDEN = "hidden"
    NOT_COLLECTED = "not_collected"
    TOO_EARLY = "too_early"
    BROKEN = "broken"
    DATE_PASSED = "date_passed"

    @property
    def words(self) -> str:
        """The reason as printed after the standing."""
        return {
            Reason.NONE: "",
            Reason.TOO_FEW: "too few",
            Reason.HIDDEN: "hidden",
            Reason.NOT_COLLECTED: "no data",
            Reason.TOO_EARLY: "not due",
            Reason.BROKEN: "the measure changed",
            Reason.DATE_PASSED: "date passed",
        }[self]


class Comparator(StrEnum):
    """The three groups a service may fairly be compared with, and one that is context alone."""

    CHILDREN_WE_SERVE = "children_we_serve"
    LOCAL_POPULATION = "local_population"
    SECTOR = "sector"
    CONTEXT = "context"

    @property
    def words(self) -> str:
        """The comparator as named on a chart."""
        return {
            Comparator.CHILDREN_WE_SERVE: "the children we serve",
            Comparator.LOCAL_POPULATION: "local residents",
            Comparator.SECTOR: "the sector",
            Comparator.CONTEXT: "context",
        }[self]
