"""How long ``inspel --help`` takes, the median of ten."""

import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.measure import measured, progress

INSPEL = str(Path(sys.executable).parent / "inspel")
GOAL = 0.3  # seconds
_TIMES = 10


@dataclass(frozen=True, slots=True)
class Startup:
    """Seconds, from starting the process to its end."""

    median: float
    slowest: float


def startup(times: int = _TIMES) -> Startup:
    """Measure; one run before, so that the files are in memory."""
    progress("start-up: inspel --help")
    measured([INSPEL, "--help"])
    seconds = [measured([INSPEL, "--help"]).seconds for _ in range(times)]
    return Startup(median(seconds), max(seconds))


if __name__ == "__main__":
    found = startup()
    print(f"inspel --help: median {found.median:.3f} s, slowest {found.slowest:.3f} s (goal: {GOAL} s)")
