"""What a full page costs the server, beside a page of one line served in the same run."""

import time
from collections.abc import Sequence
from itertools import product
from statistics import median

from streamlit.testing.v1 import AppTest

from benchmarks.result import Result, of_rounds
from benchmarks.served import ROOT, Server, Session, serving
from edi_metrics.reader import Reader, open_reader
from edi_metrics.settings import settings
from edi_metrics.story.story import Story, stories
from edi_metrics.vocabulary import Level

FIRST, AGAIN = 6.0, 4.0
SCRIPT_MS = 60.0
_RERUNS = 40

Link = tuple[str, str]
"""A query string, and words that its page must hold."""


def run(rounds: int) -> list[Result]:
    """Every page, told before; and where it has enough choices, told for the first time."""
    reader = open_reader(Level.INSIDE, settings())
    results = []
    with serving("benchmarks/minimal.py") as plain, serving("app.py") as app:
        for story in stories():
            links = _links(story, reader)
            results += _cpu(story, links, plain, app, rounds)
    return [*results, *(_script(story, rounds) for story in stories())]


def _links(story: Story, reader: Reader) -> list[Link]:
    """Every combination of the page's filters, with the label that shows it was chosen."""
    every = [(choice.key, choice.offered(reader)) for choice in story.choices]
    offered = [(key, options) for key, options in every if options]
    found = []
    for codes in product(*(options for _, options in offered)):
        query = "&".join(f"{key}={option.code}" for (key, _), option in zip(offered, codes, strict=True))
        found.append((query, codes[0].label.split("'")[0] if codes else story.title))
    return found


def _cpu(story: Story, links: Sequence[Link], plain: Server, app: Server, rounds: int) -> list[Result]:
    simple, full = Session(plain), Session(app)
    simple.run(expect="Pressed")
    full.run(story.slug, *links[0][:1], expect=links[0][1])
    results = []
    share = (len(links) - 1) // rounds
    if share:
        fresh = [links[1 + place * share : 1 + (place + 1) * share] for place in range(rounds)]
        pairs = [
            (_control(plain, simple, _RERUNS), _subject(app, full, story, some, len(some))) for some in fresh
        ]
        results.append(_result(f"{story.slug} first telling", pairs, FIRST))
    pairs = [
        (_control(plain, simple, _RERUNS), _subject(app, full, story, links[:2], _RERUNS))
        for _ in range(rounds)
    ]
    results.append(_result(f"{story.slug} told before", pairs, AGAIN))
    simple.close()
    full.close()
    return results


def _result(name: str, pairs: Sequence[tuple[float, float]], goal: float) -> Result:
    return of_rounds(name, "CPU ms", [pair[1] for pair in pairs], [pair[0] for pair in pairs], goal)


def _control(server: Server, session: Session, times: int) -> float:
    before = server.cpu()
    for _ in range(times):
        session.run(expect="Pressed")
    return (server.cpu() - before) / times * 1000


def _subject(server: Server, session: Session, story: Story, links: Sequence[Link], times: int) -> float:
    before = server.cpu()
    for place in range(times):
        query, words = links[place % len(links)]
        session.run(story.slug, query, expect=words)
    return (server.cpu() - before) / times * 1000


def _script(story: Story, rounds: int) -> Result:
    """Time of one run as Streamlit's test runner sees it: an upper bound."""
    app = AppTest.from_file(str(ROOT / "pages" / f"{story.slug}.py"), default_timeout=60)
    app.run()
    seen = []
    for _ in range(rounds):
        started = time.perf_counter()
        app.run()
        seen.append((time.perf_counter() - started) * 1000)
        assert not app.exception
    return Result(f"{story.slug} script", "ms", median(seen), SCRIPT_MS, best=min(seen))
