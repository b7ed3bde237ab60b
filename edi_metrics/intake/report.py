"""What a file's check found: every problem with its row, column, rule and cure, and what to know."""

from dataclasses import asdict, dataclass

_SHOWN = 20


@dataclass(frozen=True)
class Problem:
    """One kind of problem: where it first is, what rule it breaks, how to mend it, how many rows have it."""

    row: int | None  # as a spreadsheet numbers it, the header being row 1; None for the file itself
    column: str
    value: str
    rule: str
    fix: str
    count: int = 1

    @property
    def words(self) -> str:
        """The problem in a sentence or two."""
        place = ", ".join(([f"Row {self.row}"] if self.row else []) + ([self.column] if self.column else []))
        value = f"'{self.value}' " if self.value else ""
        more = f" ({self.count} rows.)" if self.count > 1 else ""
        said = f"{place}: {value}{self.rule}" if place else f"{value}{self.rule}".capitalize()
        return f"{said}. {self.fix}{more}"


@dataclass(frozen=True)
class Report:
    """A dry run of one file. Nothing is kept."""

    dataset: str
    form: str
    rows: int
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the file may be loaded."""
        return not self.problems

    @property
    def words(self) -> str:
        """The whole report, for a person to read."""
        if self.ok:
            lines = [f"{self.rows:,} rows of {self.dataset} are ready to load."]
        else:
            kinds = len(self.problems)
            lines = [f"Nothing was loaded. {_problems(kinds)} in {self.dataset}:"]
            lines += [problem.words for problem in self.problems[:_SHOWN]]
            if kinds > _SHOWN:
                lines.append(f"And {_problems(kinds - _SHOWN)} more.")
        return "\n".join([*lines, *(f"Note: {notice}" for notice in self.notices)])

    def as_json(self) -> dict[str, object]:
        """The report as plain data."""
        return {
            "dataset": self.dataset,
            "form": self.form,
            "rows": self.rows,
            "ok": self.ok,
            "problems": [asdict(problem) for problem in self.problems],
            "notices": list(self.notices),
        }


def _problems(kinds: int) -> str:
    return "1 problem" if kinds == 1 else f"{kinds} kinds of problem"
