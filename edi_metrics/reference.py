"""The written reference, made from the declarations themselves, so that it cannot fall behind them.

`python -m edi_metrics reference --out docs/reference` writes it; a test compares what is written with what is
declared.
"""

import ast
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from edi_metrics.datasets import Dataset, Record, datasets
from edi_metrics.dimensions import DIMENSIONS, Dimension, Kind
from edi_metrics.metrics import Metric, metrics
from edi_metrics.settings import ROOT
from edi_metrics.story.story import Story, stories
from edi_metrics.story.words.method import subject_title

SPECS = ROOT / "tests" / "spec"
"""Where the drawn tables are that say what each metric counts; absent from an installed copy."""

_MADE = "<!-- Made by `python -m edi_metrics reference`. Change the declaration, not this file. -->"


def documents() -> Mapping[str, str]:
    """Every page of the reference by file name, each ending in a line break."""
    return {
        "metrics.md": _page("Metrics", _METRICS, _metrics()),
        "splits.md": _page("Splits", _SPLITS, _splits()),
        "datasets.md": _page("Datasets", _DATASETS, _datasets()),
        "pages.md": _page("Pages", _PAGES, _pages()),
    }


_METRICS = (
    "Each metric is declared once, in `edi_metrics/metrics/`. The conditions are those the build counts by,"
    " on the rows of the mart named; the sentences under them are the tests that hold it to its meaning."
)
_SPLITS = (
    "How a figure may be divided. The parts of a partition add up to the whole; overlapping parts exceed it;"
    " repeated parts are questions asked of the same people."
)
_DATASETS = (
    "What a file may hold. `*` marks a column that every row needs. `python -m edi_metrics template DATASET`"
    " writes an empty file with an example row."
)
_PAGES = "What each page is made of, in order."


def _page(title: str, lead: str, sections: Iterable[str]) -> str:
    return "\n\n".join([_MADE, f"# {title}", lead, *sections]) + "\n"


def _metrics() -> Iterable[str]:
    examples = _examples()
    subject = ""
    for key, one in metrics().items():
        if subject != (subject := key.split(".")[0]):
            yield f"## {subject_title(subject)}"
        yield _metric(one, examples.get(key, ()))


def _metric(one: Metric, examples: Sequence[str]) -> str:
    facts = [
        ("Why", one.why),
        ("In words", one.counts),
        ("Counted", f"{one.noun}, each {' and each '.join(one.cadence)}; `{one.mart}`"),
        ("Above the line", f"`{one.numerator}`"),
        ("Below the line", f"`{one.denominator}`" if one.denominator else "none: a plain count"),
        ("Different values of", f"`{one.of}`" if one.of else "none: totals of the rows"),
        ("Known and not known", f"`{one.everyone}` counts everyone" if one.everyone else ""),
        ("Splits", _codes(one.splits)),
        ("Narrowings", _codes(one.narrowings)),
        ("Wanted", one.better),
        ("Describes", one.sensitivity),
        ("Set beside", _codes(one.benchmarks)),
        ("Source", one.source),
        ("Beware", " ".join(one.caveats)),
        ("Soonest an action can show", _lag(one.lag_terms)),
        ("Page", one.page),
    ]
    lines = [f"### {one.title}", "", f"`{one.key}` · {one.question}", ""]
    lines += [f"- {name}: {words}" for name, words in facts if words]
    if examples:
        lines += ["", "In its tests:", "", *(f"- {sentence}" for sentence in examples)]
    return "\n".join(lines)


def _lag(terms: int) -> str:
    if not terms:
        return "the same term"
    return "the next term" if terms == 1 else f"{terms} terms later"


def _splits() -> Iterable[str]:
    rows = [_split(one) for one in DIMENSIONS.values()]
    yield _table(("Split", "Called", "Kind", "Parts", "Rolls up to", "Protected characteristic"), rows)


def _split(one: Dimension) -> tuple[str, ...]:
    kinds = {Kind.PARTITION: "partition", Kind.OVERLAPPING: "overlapping", Kind.REPEATED: "repeated"}
    parts = ", ".join(one.label(part) for part in one.parts)
    rolls_up_to = f"`{one.rolls_up_to}`" if one.rolls_up_to else "none"
    return f"`{one.key}`", one.title, kinds[one.kind], parts, rolls_up_to, "yes" if one.special else "no"


def _datasets() -> Iterable[str]:
    for one in sorted(datasets().values(), key=lambda found: found.name):
        yield f"## {one.title}"
        yield f"`{one.name}` · {one.grain}; {one.cadence}; {one.source}."
        yield f"One row for each {_codes(one.one_per)}:"
        if one.notes:
            yield one.notes
        yield _columns(one.record)
        if one.counted is not None:
            yield f"Already counted, one row for each {_codes(one.per(True))}:"
            yield _columns(one.counted)
        yield from _rules(one)


def _columns(record: type[Record]) -> str:
    rows = [
        (
            f"`{column.name}`{'*' if column.required else ''}",
            column.description or column.kind.promise,
            f"`{column.example}`" if column.example else "empty",
        )
        for column in record.columns()
    ]
    return _table(("Column", "Holds", "Example"), rows)


def _rules(one: Dataset) -> Iterable[str]:
    rules = [f"- {rule.sentence}" for rule in one.record.rules]
    if rules:
        yield "\n".join(rules)


def _pages() -> Iterable[str]:
    for story in stories():
        yield f"## {story.title}"
        yield _story(story)


def _story(story: Story) -> str:
    choices = [f"`?{choice.key}=`" for choice in story.choices]
    asked = f" Choices in its address: {', '.join(choices)}." if choices else ""
    parts = [f"- {_first_line(section)}" for section in story.sections]
    return "\n".join([f"`/{story.slug}`, under {story.group or 'the start'}.{asked}", "", *parts])


def _first_line(section: object) -> str:
    return (type(section).__doc__ or type(section).__name__).strip().splitlines()[0]


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)


def _examples() -> Mapping[str, tuple[str, ...]]:
    """What each metric counts, in the words of its tests: the names of those that ask for it."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(SPECS.glob("test_*.py")):
        for one in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(one, ast.FunctionDef) and one.name.startswith("test_"):
                sentence = one.name.removeprefix("test_").replace("_", " ").capitalize()
                for key in _keys_in(one):
                    found[key].append(sentence)
    return {key: tuple(dict.fromkeys(sentences)) for key, sentences in found.items()}


def _keys_in(function: ast.FunctionDef) -> set[str]:
    texts = {node.value for node in ast.walk(function) if isinstance(node, ast.Constant)}
    return {text for text in texts if isinstance(text, str) and text in metrics()}


def write(folder: Path) -> tuple[Path, ...]:
    """Write every page of the reference. Returns the files, in order of name."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in sorted(documents().items()):
        path = folder / name
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return tuple(written)
