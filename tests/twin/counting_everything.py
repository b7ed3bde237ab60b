"""Every figure of the sample service, counted again from its landing rows."""

from pathlib import Path

from tests.twin.counting import Figures
from tests.twin.counting_learners import everybody, participation
from tests.twin.counting_offer import fee_help, genres, programmes
from tests.twin.counting_schools import schools
from tests.twin.counting_staffing import recruitment, training
from tests.twin.counting_steps import progression
from tests.twin.counting_voice import leadership, national, voice
from tests.twin.counting_workforce import workforce
from tests.twin.on_genre_offer import recounted as more_of_the_offer
from tests.twin.on_leadership import recounted as more_of_leadership
from tests.twin.on_plan import recounted as plan
from tests.twin.on_programmes import recounted as more_of_programmes
from tests.twin.on_self_assessment import recounted as ratings
from tests.twin.on_training import recounted as more_of_training
from tests.twin.on_voice import recounted as more_of_voice


def recount(private: Path) -> Figures:
    """Every figure of every metric, in every part of every table and period."""
    rows, by_term, by_year = everybody(private)
    figures: Figures = {}
    for seen in (by_term, by_year):
        figures |= participation(private, seen) | programmes(private, rows, seen)
    figures |= progression(rows, by_year) | schools(private, rows)
    figures |= workforce(private) | training(private) | recruitment(private)
    figures |= fee_help(private) | genres(private) | voice(private) | leadership(private)
    figures |= national(private)
    for more in (
        more_of_programmes,
        more_of_training,
        more_of_the_offer,
        more_of_voice,
        more_of_leadership,
        ratings,
    ):
        figures |= more(private)
    return figures | plan(private, figures)
