"""Quality on both labelled collections, to docs/reference/quality.md. Run: python -m benchmarks.quality"""

import argparse
from pathlib import Path

from benchmarks.measure import progress
from benchmarks.quality import report


def write(why: str, out: Path = report.PAGE.parent) -> str:
    """Measure, log the look, write the page into ``out``; the table."""
    progress("quality: open corpus and demo collection")
    seen = report.look()
    looks = report.log(seen.untuned, why)
    (out / report.PAGE.name).write_text(report.page(seen, looks), encoding="utf-8")
    return report.table(seen)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("--why", default="measured", help="what this look is for: one line for the log")
    parser.add_argument("--open", action="store_true", help="only the open corpus, for those who tune")
    given = parser.parse_args()
    print(report.table(report.look(at_demo=False)) if given.open else write(given.why))


if __name__ == "__main__":
    main()
