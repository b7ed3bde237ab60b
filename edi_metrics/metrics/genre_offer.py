"""What music is on offer, who could teach more, whose works are played, and what young people ask for."""

from edi_metrics.dimensions import dimension
from edi_metrics.metrics.metric import Metric
from edi_metrics.vocabulary import NOT_KNOWN, Better, Grain, Sensitivity, Strand, Unit

_ONE_TRADITION = ("western_classical", "bands")
"""The families that a skill beyond Western classical is beyond."""

_BEYOND = tuple(part for part in dimension("genre_family").parts if part not in _ONE_TRADITION)

_DISTRICTS = tuple(part for part in dimension("district").parts if part != NOT_KNOWN)
"""Where a genre can be untapped: a tutor who did not say where they travel is counted in the whole alone."""

offered = Metric(
    key="genre_offer.offered",
    title="Genres taught",
    question="What can young people play?",
    why="A list is the start",
    counts="different genres with hours of teaching in the term",
    mart="mart_offer",
    numerator="true",
    of="genre",
    unit=Unit.COUNT,
    cadence=(Grain.TERM,),
    splits=("genre_family", "district"),
    narrowings=("district",),
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
    counts=(
        "how many genres with equal hours would make the week as varied as it is (the exponential of"
        " Shannon's entropy of the hours)"
    ),
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
    counts="genres taught by one tutor and no more, wherever they are taught",
    mart="mart_offer_genre",
    numerator="tutors = 1",
    of="genre",
    unit=Unit.COUNT,
    better=Better.LOWER,
    cadence=(Grain.TERM,),
    splits=("genre_family", "genre"),
    inside_only=("genre_family", "genre"),
    sensitivity=Sensitivity.THINGS,
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

hours = Metric(
    key="genre_offer.hours",
    title="Hours of music a week",
    question="How much of each kind of music is there in a week?",
    why="A class a week and eighty are each one line of a list",
    counts="hours of teaching a week, all groups together",
    mart="mart_offer",
    numerator="round(sum(weekly_hours))",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    cadence=(Grain.TERM,),
    splits=("genre_family", "genre", "district"),
    sensitivity=Sensitivity.THINGS,
    strand=Strand.PROGRAMMING,
    heard="diverse",
    function="progression",
    tia="programming",
    caveats=("Delivery hours, all groups together, to the nearest hour.",),
    tier="more",
    page="genre_offer",
    noun="hours a week",
    source="Timetable",
)

classical_share = Metric(
    key="genre_offer.classical_share",
    title="Hours in Western classical music",
    question="How much of the week is Western classical?",
    why="Context for the balance",
    counts="hours a week of Western classical music, out of all hours of teaching a week",
    mart="mart_offer",
    numerator="coalesce(round(sum(weekly_hours) filter (where genre_family = 'western_classical')), 0)",
    denominator="round(sum(weekly_hours))",
    better=Better.NEITHER,
    cadence=(Grain.TERM,),
    splits=("district", "programme"),
    sensitivity=Sensitivity.THINGS,
    strand=Strand.PROGRAMMING,
    heard="diverse",
    function="progression",
    tia="programming",
    caveats=("Neither way is better.", "Brass and wind bands are a family of their own."),
    tier="more",
    page="genre_offer",
    noun="hours a week",
    source="Timetable",
)

tutors_beyond_classical = Metric(
    key="genre_offer.tutors_beyond_classical",
    title="Tutors who can teach beyond Western classical",
    question="Who could teach more?",
    why="Grow the offer by growing tutors",
    counts=(
        "tutors who can teach beginners, or further, outside Western classical and bands, out of all tutors"
        " who answered the skills audit"
    ),
    mart="mart_tutor_skills",
    numerator="can_teach and genre_family not in ('western_classical', 'bands')",
    denominator="true",
    of="tutor",
    cadence=(Grain.DAY,),
    splits=("genre_family",),
    only={"genre_family": _BEYOND},
    everyone="genre_offer.tutors",
    strand=Strand.WORKFORCE,
    heard="diverse",
    function="sustainability",
    tia="workforce",
    caveats=(
        "A skill at the level of teaching beginners or above, outside Western classical and bands.",
        "Tutors who answered the skills audit: those who did not are left out.",
        "A tutor may have several: families overlap.",
    ),
    lag_terms=1,
    page="genre_offer",
    noun="tutors",
    source="Skills audit",
)

tutors = Metric(
    key="genre_offer.tutors",
    title="Tutors in post",
    question="How many tutors could answer the skills audit?",
    why="An audit that half of them answer shows half of what they can teach",
    counts="people in post as tutors",
    mart="mart_workforce",
    numerator="role_level = 'tutor'",
    of="person",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    cadence=(Grain.DAY,),
    strand=Strand.WORKFORCE,
    heard="diverse",
    function="sustainability",
    tia="workforce",
    tier="more",
    page="genre_offer",
    noun="tutors",
    source="Workforce snapshot, from HR or payroll records",
)

untapped = Metric(
    key="genre_offer.untapped",
    title="Genres tutors can teach but do not",
    question="What could we offer tomorrow?",
    why="The cheapest growth there is",
    counts="genres that some tutor can teach and that have no hours of teaching",
    mart="mart_genre_potential",
    numerator="able_not_done(list(genre), list(able), list(taught))",
    unit=Unit.COUNT,
    better=Better.NEITHER,
    cadence=(Grain.DAY,),
    splits=("district",),
    only={"district": _DISTRICTS},
    sensitivity=Sensitivity.THINGS,
    strand=Strand.PROGRAMMING,
    heard="diverse",
    function="progression",
    tia="programming",
    caveats=(
        "A tutor can teach it to beginners at least, and it has no hours in the term of the audit.",
        "In a district: a tutor who travels there can teach it, and it has no hours there.",
    ),
    tier="more",
    page="genre_offer",
    noun="genres",
    source="Skills audit, timetable",
)

demand_met = Metric(
    key="genre_offer.demand_met",
    title="Asked-for genres offered nearby",
    question="Do young people get the music they ask for?",
    why="Demand, offer and capacity in one line",
    counts=(
        "kinds of music asked for in a district and taught there, out of all that were asked for, district"
        " by district"
    ),
    mart="mart_genre_demand",
    numerator="offered",
    denominator="true",
    of="pair",
    cadence=(Grain.YEAR,),
    splits=("district", "genre_family"),
    sensitivity=Sensitivity.THINGS,
    strand=Strand.PROGRAMMING,
    heard="authentic",
    function="progression",
    tia="programming",
    benchmarks=("youth_music.genre_share",),
    caveats=(
        "A request is a genre that 5% or more of a district's young respondents ask for.",
        "Districts with fewer than 25 young respondents are left out: it protects them, and few say little.",
        "Offered means taught in the district in some term of the year, in any programme.",
    ),
    lag_terms=2,
    page="genre_offer",
    noun="requests",
    source="Public engagement survey, timetable",
)

requests = Metric(
    key="genre_offer.requests",
    title="Young people who ask for a kind of music",
    question="What do young people want to play?",
    why="An offer nobody asked for is half an offer",
    counts="young people who asked for a kind of music, out of all young people who asked for any",
    mart="mart_genre_request",
    numerator="wanted",
    denominator="true",
    of="reply",
    who="response",
    better=Better.NEITHER,
    cadence=(Grain.YEAR,),
    splits=("genre_family",),
    strand=Strand.PROGRAMMING,
    heard="authentic",
    function="progression",
    tia="programming",
    caveats=(
        "Young people who named a genre, learners or not: those who answered, not all who live here.",
        "Several answers allowed: families overlap.",
    ),
    tier="more",
    page="genre_offer",
    noun="young people",
    source="Public engagement survey",
)

ensembles = Metric(
    key="genre_offer.ensembles",
    title="Ensembles",
    question="Where can young people play together, and in what?",
    why="Belonging grows in groups",
    counts="ensembles that met in the term",
    mart="mart_ensembles",
    numerator="true",
    of="ensemble_id",
    unit=Unit.COUNT,
    cadence=(Grain.TERM,),
    splits=("ensemble_family", "district"),
    sensitivity=Sensitivity.THINGS,
    strand=Strand.PROGRAMMING,
    heard="diverse",
    function="progression",
    tia="programming",
    caveats=("A kind of ensemble is kept apart from the genre it plays.",),
    tier="more",
    page="genre_offer",
    noun="ensembles",
    source="Timetable",
)

repertoire = Metric(
    key="genre_offer.repertoire",
    title="Works by under-represented creators",
    question="Whose music is performed?",
    why="Asked by families, partners or policy",
    counts=(
        "works performed whose creators are under-represented, out of all works performed by ensembles that"
        " recorded them"
    ),
    mart="mart_ensembles",
    numerator="sum(works_by_under_represented)",
    denominator="sum(works)",
    cadence=(Grain.TERM,),
    splits=("ensemble_family",),
    sensitivity=Sensitivity.THINGS,
    strand=Strand.PROGRAMMING,
    heard="representative",
    function="progression",
    tia="programming",
    caveats=("By the service's written rule.", "Ensembles that recorded what they performed."),
    lag_terms=1,
    tier="more",
    page="genre_offer",
    noun="works",
    source="Timetable",
)
