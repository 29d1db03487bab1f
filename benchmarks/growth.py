"""How time and memory grow with the number of contributions. Run: python -m benchmarks.growth [NUMBER…]"""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression

from benchmarks import grow
from benchmarks.measure import Measured, measured, progress, scratch
from benchmarks.startup import INSPEL

NUMBERS = (1_000, 10_000, 100_000)
MILLION = 1_000_000
COMMAND_AT = 10_000
_FITTED_FROM = 10_000  # below that starting up weighs too much


@dataclass(frozen=True, slots=True)
class Grown:
    """A run over ``number`` contributions."""

    number: int
    run: Measured


def growth(numbers: Iterable[int] = NUMBERS) -> list[Grown]:
    """Analysis, contributions.jsonl and report.json, each size in a process of its own."""
    return [Grown(number, _run(number)) for number in sorted(numbers)]


def exponent(runs: Sequence[Grown]) -> float | None:
    """Slope of log time on log number, over 10,000 and more; None when there are no two such sizes."""
    from math import log

    fitted = [one for one in runs if one.number >= _FITTED_FROM]
    if len(fitted) < 2:
        return None
    return linear_regression([log(one.number) for one in fitted], [log(one.run.seconds) for one in fitted]).slope


def whole_command(number: int = COMMAND_AT) -> Grown:
    """``inspel analyse`` with everything it writes."""
    source = _input(number)
    progress(f"growth: inspel analyse, {number:,} contributions")
    with scratch() as folder:
        return Grown(number, measured([INSPEL, "analyse", str(source), "--out", str(folder / "report")]))


def work(file: Path, out: Path, workers: int) -> dict[str, int]:
    """What is measured: read, analyse, write the two files. The number of rows and of near-duplicates."""
    from inspel_text.analysis import Settings, analyse
    from inspel_text.codebook import Codebook
    from inspel_text.reading import iterate
    from inspel_text.report.build import Head, build

    book = Codebook.load("norrbotten-2040")
    with analyse(iterate([str(file)]), book, Settings(workers=workers)) as outcome:
        report, _ = build(outcome, book, Head(title="Growth"))
        with (out / "contributions.jsonl").open("w", encoding="utf-8", newline="\n") as lines:
            lines.writelines(line + "\n" for line in outcome.bag()["lines"])
        (out / "report.json").write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return {"rows": outcome.shared["size"], "repeated": len(outcome.shared["duplicate_of"])}


def _run(number: int) -> Measured:
    source = _input(number)
    progress(f"growth: {number:,} contributions")
    with scratch() as folder:
        workers = str(os.cpu_count() or 1)
        return measured([sys.executable, "-m", "benchmarks.growth", "--work", str(source), str(folder), workers])


def _input(number: int) -> Path:
    file = grow.FOLDER / f"{number}.csv"
    if not file.exists():
        progress(f"growth: making {number:,} contributions")
    return grow.write(file, number)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        print(json.dumps(work(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))))
    else:
        for one in growth([int(text) for text in sys.argv[1:]] or NUMBERS):
            memory = f"{one.run.largest_mb:.0f} MB largest, {one.run.together_mb:.0f} MB together"
            print(f"{one.number:>9,}  {one.run.seconds:.1f} s  {memory}  {one.run.said}")
