"""What each level hides, rounds and withholds."""

from pydantic import BaseModel, ConfigDict, Field

from edi_metrics.vocabulary import Level


class Policy(BaseModel):
    """How a level protects people. Settings may ask for more than the floor, never less.

    Source: the published level is the Office for National Statistics' 10/5 rule; percentages are
    integer arithmetic with halves up, as the Department for Education rounds.
    """

    model_config = ConfigDict(frozen=True)

    smallest: int = Field(ge=1, description="Counts of people below this are hidden.")
    zeros: bool = Field(description="Whether a true zero is shown.")
    step: int = Field(ge=1, description="Shown counts are rounded to this; 1 is exact.")
    base: int = Field(ge=1, description="A percentage needs this many people under it.")
    median: int = Field(ge=1, description="A median needs this many people under it.")
    decimals: int = Field(ge=0, description="Decimal places of a percentage.")

    def is_small(self, count: int) -> bool:
        """Whether a true count of people must be hidden for itself."""
        return count < self.smallest and not (count == 0 and self.zeros)

    def rounded(self, count: int) -> int:
        """A shown count: the nearest `step`, halves up."""
        return self.step * ((2 * count + self.step) // (2 * self.step))

    def percent(self, numerator: int, denominator: int) -> float:
        """A percentage of protected counts, halves up; `round()` would send 12.5 to 12."""
        return halves_up(numerator, denominator, self.decimals)


def halves_up(numerator: int, denominator: int, decimals: int) -> float:
    """`numerator` / `denominator` as a percentage to `decimals` places, in integer arithmetic."""
    scale: int = 10**decimals
    return ((200 * scale * numerator + denominator) // (2 * denominator)) / scale


FLOORS = {
    Level.INSIDE: Policy(smallest=5, zeros=True, step=1, base=5, median=8, decimals=1),
    Level.PUBLISHED: Policy(smallest=10, zeros=False, step=5, base=25, median=25, decimals=0),
}
