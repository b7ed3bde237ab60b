"""The commands: `python -m edi_metrics COMMAND`. Each answers in words, or with `--json` in data."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from edi_metrics.dimensions import dimension
from edi_metrics.errors import EdiError, NotAllowed, NotDeclared, RefusedFile, UnknownName
from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import EVERYONE, Choice, Metric, metric, metrics
from edi_metrics.periods import Period
from edi_metrics.reader import Reader, open_reader
from edi_metrics.settings import settings
from edi_metrics.vocabulary import WHOLE, Grain, Level

Command = Callable[[argparse.Namespace], int | None]
"""A command returns an exit code where it is not 0."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0, or 1 after a sentence on what went wrong and what to do."""
    options = _parser().parse_args(arguments)
    run: Command = options.run
    try:
        _refuse_records(options.command)
        return run(options) or 0
    except EdiError as error:
        return _stopped(options, str(error))
    except BrokenPipeError:
        return 0
    except OSError as error:
        return _stopped(options, f"{error.filename or 'A file'} cannot be used: {error.strerror}.")


_OF_RECORDS = frozenset({"sample", "check", "load", "build", "release", "journal", "remind"})
"""The commands that open the records or the journal."""


def _refuse_records(command: str) -> None:
    """A site of published figures touches no record, even where there are some beside it."""
    if command in _OF_RECORDS and settings().level is Level.PUBLISHED:
        raise NotAllowed(
            f"EDI_LEVEL=published serves released figures alone, so '{command}' is not for it."
            " Run it where the records are kept, without EDI_LEVEL."
        )


def _stopped(options: argparse.Namespace, why: str) -> int:
    if options.json:
        print(json.dumps({"error": why}))
    print(why, file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--json", action="store_true", help="answer in JSON")
    parser = argparse.ArgumentParser(prog="python -m edi_metrics", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Command, help_: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help_, parents=[shared])
        made.set_defaults(run=run, command=name)
        return made

    sample = command("sample", _sample, "make the invented service: load its records, build, release")
    sample.add_argument("--seed", type=int, default=2026)
    sample.add_argument("--progress", action="store_true", help="print each step as a line of JSON")
    template = command("template", _template, "write an empty file to fill in")
    template.add_argument("dataset")
    template.add_argument("--format", choices=["csv"], default="csv")
    template.add_argument("--out", type=Path)
    for name, run, help_ in (
        ("check", _check, "say what is wrong with a file; nothing is loaded"),
        ("load", _load, "accept a file, whole or not at all"),
    ):
        made = command(name, run, help_)
        made.add_argument("dataset")
        made.add_argument("file", type=Path)
        made.add_argument("--day", type=date.fromisoformat, help="the snapshot's day, when the file has none")
    build = command("build", _build, "make new figures from what has been accepted")
    build.add_argument("--progress", action="store_true", help="print each step as a line of JSON")
    reference = command("reference", _reference, "write the reference from what is declared")
    reference.add_argument("--out", type=Path, default=Path("docs/reference"))
    command("release", _release, "let partners see the current published figures")
    journal = command(
        "journal", _journal, "verify the plan's journal, back it up, restore it, or list what left"
    )
    journal.add_argument("action", choices=["verify", "backup", "restore", "taken"])
    journal.add_argument("file", type=Path, nargs="?", help="the backup to write, or to restore")
    remind = command("remind", _remind, "write what is late or due soon: a digest an owner, and a calendar")
    remind.add_argument("--out", type=Path, metavar="FOLDER", help="where to; reminders/ beside the records")
    remind.add_argument("--days", type=int, default=14, help="how many days ahead is soon")
    for name, what in (
        ("deck", "slides, as PowerPoint"),
        ("paper", "the board paper, as PDF"),
        ("workbook", "every table, as Excel"),
        ("pack", "everything in one web page that needs no network"),
        ("report", "the yearly impact and learning report, as PDF"),
        ("tables", "every table, as CSV files in a ZIP"),
    ):
        taking = command(name, _take, f"take figures away: {what}")
        taking.add_argument(
            "--story", nargs="+", default=[], metavar="PAGE", help="which pages; the main ones"
        )
        taking.add_argument("--level", type=Level, choices=list(Level), default=Level.PUBLISHED)
        taking.add_argument("--reason", default="", help="why inside figures have to leave")
        taking.add_argument("--out", type=Path, metavar="FILE", help="where to; a name that says its level")
        taking.set_defaults(medium=name)
    command("metrics", _metrics, "list every metric")
    ask = command("ask", _ask, "answer one question from protected figures")
    ask.add_argument("metric")
    ask.add_argument("--by", metavar="SPLIT", default=WHOLE)
    ask.add_argument("--within", metavar="NARROWING=PART")
    ask.add_argument("--period", metavar="P")
    ask.add_argument("--level", default=Level.INSIDE.value)
    return parser


def _sample(options: argparse.Namespace) -> None:
    from edi_metrics import publisher  # imported where it is needed, as below: asking is quick without it
    from edi_metrics.sample.load import load_sample

    chosen = settings()
    load_sample(chosen.private, seed=options.seed, progress=_progress(options))
    version = publisher.build(chosen, today=_today(), progress=_progress(options))
    publisher.release(chosen)
    _say(options, {"version": version}, f"The sample service is ready: version {version}.")


def _template(options: argparse.Namespace) -> None:
    from edi_metrics import importer

    text = importer.template(options.dataset)
    if options.out is None:
        _say(options, {"template": text}, text.rstrip("\n"))
        return
    options.out.write_text(text, encoding="utf-8")
    _say(options, {"out": str(options.out)}, f"Wrote {options.out}.")


def _check(options: argparse.Namespace) -> int:
    from edi_metrics import importer

    report = importer.check(options.dataset, options.file, day=_as_at(), snapshot=options.day)
    _say(options, report.as_json(), report.words)
    return 0 if report.ok else 1


def _load(options: argparse.Namespace) -> None:
    from edi_metrics import importer

    batch = importer.load(
        options.dataset,
        options.file,
        private=settings().private,
        who="command line",
        when=datetime.now(UTC),
        day=_as_at(),
        snapshot=options.day,
    )
    _say(
        options,
        {"batch": batch.batch, "dataset": batch.dataset, "rows": batch.rows},
        f"Accepted {batch.rows} rows of {batch.dataset}. Build to see them in the figures.",
    )


def _build(options: argparse.Namespace) -> None:
    from edi_metrics import publisher

    version = publisher.build(settings(), today=_today(), progress=_progress(options))
    _say(options, {"version": version}, f"The figures are ready: version {version}.")


def _release(options: argparse.Namespace) -> None:
    from edi_metrics import publisher

    version = publisher.release(settings())
    _say(options, {"version": version}, f"Partners now see version {version}.")


def _journal(options: argparse.Namespace) -> int:
    from edi_metrics.journal import keeping

    private, file = settings().private, options.file
    if options.action == "verify":
        report = keeping.verify(private)
        _say(options, report.as_json(), report.words)
        return 0 if report.whole else 1
    if options.action == "taken":
        return _files_taken(options, private)
    if file is None:
        raise RefusedFile(f"Name the backup: python -m edi_metrics journal {options.action} FILE.")
    if options.action == "backup":
        events = keeping.backup(private, file)
        _say(options, {"out": str(file), "events": events}, f"Wrote {events:,} events to {file}.")
        return 0
    restored = keeping.restore(private, file)
    aside = None if restored.aside is None else str(restored.aside)
    words = f"Restored {restored.events:,} events."
    if aside:
        words += f" The journal that was there is kept in {aside}."
    _say(options, {"events": restored.events, "aside": aside}, words)
    return 0


def _files_taken(options: argparse.Namespace, private: Path) -> int:
    from edi_metrics.plan.telling import told
    from edi_metrics.planner import Planner

    events = Planner(private).files_taken()
    words = [f"{one.happened_on} {one.by_role}: {told(one.fact)} Reference {one.about}." for one in events]
    data = [one.model_dump(mode="json") for one in events]
    _say(options, data, "\n".join(words) or "No file has left yet.")
    return 0


def _take(options: argparse.Namespace) -> None:
    """Write one file of pages. What makes files is imported now, since most commands make none."""
    from edi_metrics.exports.command import take

    file, taken = take(settings(), options.medium, options.story, options.level, reason=options.reason)
    path: Path = options.out or Path(file.name)
    path.write_bytes(file.data)
    pages = [chapter.slug for chapter in taken.chapters]
    told = {"file": str(path), "level": taken.level, "reference": taken.reference, "pages": pages}
    words = f"Wrote {path}. {taken.stamp}; reference {taken.reference}."
    print(json.dumps(told) if options.json else words)


def _remind(options: argparse.Namespace) -> None:
    from edi_metrics import publisher
    from edi_metrics.exports.remind import remind

    chosen = settings()
    day, sample = publisher.service_day(chosen.private, _today())
    written = remind(
        chosen.private, day, service=chosen.service, sample=sample, folder=options.out, days=options.days
    )
    _say(options, written.as_json, written.words)


def _reference(options: argparse.Namespace) -> None:
    from edi_metrics import reference

    written = [str(path) for path in reference.write(options.out)]
    _say(options, {"written": written}, f"Wrote {', '.join(written)}.")


def _metrics(options: argparse.Namespace) -> None:
    found = [
        {
            "key": one.key,
            "title": one.title,
            "splits": list(one.splits),
            "narrowings": list(one.narrowings),
            "counts_people": one.counts_people,
            "unit": one.unit,
            "cadence": list(one.cadence),
            "strand": one.strand,
            "tier": one.tier,
        }
        for one in metrics().values()
    ]
    _say(options, found, "\n".join(f"{one.key:40} {one.title}" for one in metrics().values()))


def _ask(options: argparse.Namespace) -> None:
    if options.level not in list(Level):
        raise UnknownName("level", options.level, known=list(Level))
    period = Period.parse(options.period) if options.period else None
    reader = open_reader(Level(options.level), settings())
    answers = [
        _answer(cell)
        for measured in _tables(reader, options, period)
        for cell in measured.cells
        if period in (None, cell.period)
    ]
    reader.close()
    if period is not None and not answers:
        raise NotDeclared(f"'{options.metric}' has no figure for {period.label}.")
    words = "\n".join(_line(answer) for answer in answers)
    _say(options, answers, words or f"No figure of '{options.metric}' can be made from what has been loaded.")


def _tables(reader: Reader, options: argparse.Namespace, period: Period | None) -> list[Measured]:
    asked = metric(options.metric)
    grains: Sequence[Grain] = asked.cadence if period is None else [period.grain]
    choice = EVERYONE
    if options.within:
        narrowing, equals, within = options.within.partition("=")
        if not equals:
            raise NotDeclared(f"Write --within as NARROWING=PART, for example {_example(asked)}.")
        choice = Choice(narrowing, within)
    return [reader.measure(asked.key, split=options.by, choice=choice, grain=grain) for grain in grains]


def _example(asked: Metric) -> str:
    narrowing = asked.narrowings[0] if asked.narrowings else "contract_ace"
    return f"{narrowing}={dimension(narrowing).parts[0]}"


def _answer(cell: Cell) -> dict[str, object]:
    return {
        "period": cell.period.label,
        "part": cell.part,
        "within": cell.within,
        "numerator": cell.numerator,
        "denominator": cell.denominator,
        "value": cell.value,
        "low": None if cell.low is None else round(cell.low, 2),
        "high": None if cell.high is None else round(cell.high, 2),
        "symbol": cell.symbol,
    }


def _line(answer: dict[str, object]) -> str:
    figures = [answer["symbol"] or answer["value"], answer["numerator"], answer["denominator"]]
    shown = "".join(f"{'' if figure is None else figure!s:>12}" for figure in figures)
    return f"{answer['period']:16} {answer['part']:28} {answer['within']:16}{shown}"


def _say(options: argparse.Namespace, data: object, words: str) -> None:
    print(json.dumps(data, indent=None) if options.json else words)


def _progress(options: argparse.Namespace) -> Callable[[str, int, int], None]:
    def tell(step: str, done: int, of: int) -> None:
        if options.progress:
            print(json.dumps({"step": step, "done": done, "of": of}), flush=True)
        elif not options.json:
            print(f"  {step}", file=sys.stderr)

    return tell


def _today() -> date:
    return datetime.now().astimezone().date()


def _as_at() -> date:
    """The day that a file's dates must not be later than."""
    from edi_metrics import publisher

    return publisher.service_day(settings().private, _today()).day


if __name__ == "__main__":
    sys.exit(main())
