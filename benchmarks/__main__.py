"""`python -m benchmarks COMMAND`: prints control, subject, ratio, goal and verdict; exits 1 on a miss.

EDI_PRIVATE and EDI_WAREHOUSE say which figures are read; make the sample first.
"""

import argparse
import logging
import sys
from collections.abc import Sequence

from benchmarks import drawing, exports, faults, first_run, importing, journalling, meeting, page, questions
from benchmarks.result import report

_COMMANDS = ("page", "reader", "first-run", "import", "charts", "journal", "meeting", "exports", "faults")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one benchmark."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("command", choices=_COMMANDS)
    parser.add_argument("--rounds", type=int, default=5, help="alternated rounds; the median is reported")
    parser.add_argument("--rows", type=float, default=1e6, help="rows to import")
    parser.add_argument("--browser", action="store_true", help="measure filter to painted in a real browser")
    options = parser.parse_args(arguments)
    logging.disable(logging.WARNING)  # Streamlit's test runner warns of having no browser
    match options.command:
        case "page" if options.browser:
            from benchmarks import painted

            results = painted.run(options.rounds)
        case "page":
            results = page.run(options.rounds)
        case "reader":
            results = questions.run(options.rounds)
        case "first-run":
            results = first_run.run(options.rounds)
        case "import":
            results = importing.run(int(options.rows))
        case "faults":
            results = faults.run()
        case "journal":
            results = journalling.run(options.rounds)
        case "meeting":
            results = meeting.run(options.rounds)
        case "exports":
            results = exports.run(options.rounds)
        case _:
            results = drawing.run(options.rounds)
    return report(options.command + (" --browser" if options.browser else ""), results)


if __name__ == "__main__":
    sys.exit(main())
