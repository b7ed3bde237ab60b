"""The ten districts the sample service works in, and what differs between them.

Shares are rounded from the published figures in `data/reference/benchmarks.csv`: they shape the
sample, nothing is measured from them.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """One district."""

    code: str
    short: str
    """Three letters, as programme numbers carry them."""
    schools: int
    """State-funded schools in the sample."""
    high_need: int
    """Of them, above the England average for free school meals."""
    population: int
    """Residents aged 5 to 17, in hundreds."""
    minority: float
    """Share of residents from ethnic minorities."""
    deprived: float
    """Share of small areas in deciles 1 to 3."""


PLACES = (
    Place("E07000095", "BRO", 36, 13, 160, 0.314, 0.207),
    Place("E07000096", "DAC", 66, 14, 257, 0.213, 0.083),
    Place("E07000242", "EHE", 78, 5, 251, 0.153, 0.022),
    Place("E07000098", "HER", 41, 9, 186, 0.369, 0.111),
    Place("E07000099", "NHE", 60, 11, 214, 0.187, 0.073),
    Place("E07000240", "STA", 66, 5, 279, 0.265, 0.011),
    Place("E07000243", "STE", 34, 11, 146, 0.247, 0.111),
    Place("E07000102", "THR", 37, 4, 162, 0.321, 0.036),
    Place("E07000103", "WAT", 38, 6, 171, 0.542, 0.155),
    Place("E07000241", "WEL", 44, 10, 191, 0.328, 0.058),
)
WATFORD = 8
"""Watford's place in `PLACES`."""
