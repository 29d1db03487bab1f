"""All benchmarks in one run, one process at a time; writes docs/reference/benchmarks.md and docs/reference/quality.md.

Run on a quiet machine: python -m benchmarks [--million]
"""

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from benchmarks import growth, peer_env, peers
from benchmarks.measure import RunError, machine, progress
from benchmarks.page import NAME, Results, page
from benchmarks.quality import report
from benchmarks.quality.__main__ import write as write_quality
from benchmarks.startup import startup

PARTS = ("startup", "quality", "growth", "peers")


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    given = _parser().parse_args(arguments)
    if given.out != report.PAGE.parent:
        given.out.mkdir(parents=True, exist_ok=True)
    numbers = [*given.numbers, *([growth.MILLION] if given.million else [])]
    command = " ".join(["python -m benchmarks", *(sys.argv[1:] if arguments is None else arguments)])
    results, began = Results(machine(), command, datetime.now()), time.perf_counter()
    if "startup" in given.parts:
        results.startup = startup()
    if "quality" in given.parts:
        print(write_quality(given.why, given.out))
    if "growth" in given.parts:
        results.growth = growth.growth(numbers)
        results.whole = growth.whole_command(min(growth.COMMAND_AT, max(numbers)))
    if "peers" in given.parts:
        results.peers = list(peers.peers(given.large))
        results.versions = _versions()
    results.minutes = (time.perf_counter() - began) / 60
    made = page(results)
    (given.out / NAME).write_text(made, encoding="utf-8")
    print(made)
    progress(f"written: {given.out / NAME} after {results.minutes:.1f} minutes")


def _versions() -> dict[str, str]:
    made = {}
    for name in peer_env.PACKAGES:
        try:
            made[name] = peer_env.versions(name)
        except (RunError, OSError) as error:
            progress(f"peers: {name}: {error}")
    return made


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--million", action="store_true", help="also a million contributions")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, help="only these")
    parser.add_argument("--numbers", nargs="+", type=int, default=list(growth.NUMBERS), help="sizes for growth")
    parser.add_argument("--large", type=int, default=peers.LARGE, help="recombined texts for the peers")
    parser.add_argument("--why", default="measured", help="what the look at the demo collection is for: one line")
    parser.add_argument("--out", type=Path, default=report.PAGE.parent, help="another folder for the pages: a trial")
    return parser


if __name__ == "__main__":
    main()
