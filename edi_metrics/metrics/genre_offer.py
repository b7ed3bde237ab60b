"""What music is on offer, and on how many people it rests."""

from edi_metrics.metrics.metric import Metric
from edi_metrics.vocabulary import Better, Grain, Sensitivity, Strand, Unit

offered = Metric(
    key="genre_offer.offered",
    title="Genres taught",
    question="What can young people play?",
    why="A list is the start",
    mart="mart_offer",
    numerator="true",
    of="genre",
    unit=Unit.COUNT,
    cadence=(Grain.TERM,),
    splits=("genre_family", "district"),
    sensitivity=Sensitivity.THINGS,
    strand=Strand.PROGRAMMING,
    heard="diverse",
    function="progression",
    tia="programming",
    caveats=("A catalogue count: read with the next.",),
    page="genre_offer",
    noun="genres",
    source="Timetable",
)

effective = Metric(
    key="genre_offer.effective",
    title="Genres in balance",
    question="How varied is the music young people really meet?",
    why="Hours, not a list: one class a week does not balance eighty",
    mart="mart_offer",
    numerator="effective_number(list(genre), list(weekly_hours))",
    unit=Unit.NUMBER,
    cadence=(Grain.TERM,),
    narrowings=("district", "programme_group"),
    sensitivity=Sensitivity.THINGS,
    strand=Strand.PROGRAMMING,
    heard="diverse",
    function="progression",
    tia="programming",
    caveats=("Equal shares of N genres give N.",),
    lag_terms=1,
    page="genre_offer",
    noun="genres",
    source="Timetable",
)

single_tutor = Metric(
    key="genre_offer.single_tutor",
    title="Genres that rest on one tutor",
    question="Which music would stop if one person left?",
    why="The true size of the offer",
    mart="mart_offer_genre",
    numerator="tutors = 1",
    of="genre",
    unit=Unit.COUNT,
    better=Better.LOWER,
    cadence=(Grain.TERM,),
    splits=("genre_family",),
    strand=Strand.WORKFORCE,
    heard="diverse",
    function="sustainability",
    tia="workforce",
    caveats=(
        "Name the genre inside; publish the count.",
        "One tutor in every programme and district where it is taught; two who teach in different "
        "places may still be one person.",
    ),
    page="genre_offer",
    noun="genres",
    source="Timetable",
)
