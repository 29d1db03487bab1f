"""Run a command as a process of its own, and say how long it took and how much memory it and its workers held."""

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.quality.labelled import ROOT

BENCH = ROOT / "var/bench"
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS", "RAYON_NUM_THREADS")
ONE_THREAD = dict.fromkeys(_THREADS, "1")
_EVERY = 0.05  # seconds between two looks at the memory
_TAIL = 2000  # letters of what a command said before it failed


@dataclass(frozen=True, slots=True)
class Measured:
    """``largest_mb`` is the peak of the process that held most (high-water mark of its resident set); ``together_mb``
    the peak of the sum over the process and all below it, looked at twenty times a second (shared pages count in each).
    ``said`` is the last line it printed, read as JSON; {} if it is none."""

    seconds: float
    largest_mb: float
    together_mb: float
    said: Mapping[str, Any]


class RunError(RuntimeError):
    """The command ended with an error; the message is the end of what it said."""


def measured(command: Sequence[str], env: Mapping[str, str] | None = None) -> Measured:
    """Run to the end. Raises RunError."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=err, cwd=ROOT, env={**os.environ, **(env or {})})
        largest, together = _watch(process)
        seconds = time.perf_counter() - began
        if process.returncode:
            raise RunError(_read(err)[-_TAIL:] or _read(out)[-_TAIL:])
        return Measured(seconds, largest, together, _last_json(_read(out)))


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for what a run reads and writes, gone afterwards; on the disk that var/bench is on."""
    BENCH.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="work-", dir=BENCH) as folder:
        yield Path(folder)


def progress(text: str) -> None:
    """A line about how far it has come, on standard error."""
    print(f"{datetime.now():%H:%M:%S}  {text}", file=sys.stderr, flush=True)


def machine() -> str:
    """The machine and what runs on it, in one line."""
    names = (line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name"))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    processor = f"{os.cpu_count()} cores ({next(names, platform.machine())}), {memory:.0f} GB memory"
    return f"{processor}, {platform.system()} {platform.release()}, Python {platform.python_version()}"


def _watch(process: subprocess.Popen[bytes] | subprocess.Popen[str]) -> tuple[float, float]:
    highest, together, next_look = dict[int, int](), 0, time.perf_counter()
    while process.poll() is None:
        if time.perf_counter() >= next_look:
            now = 0
            for pid in _family(process.pid):
                resident, high = _memory(pid)
                highest[pid] = max(highest.get(pid, 0), high)
                now += resident
            together, next_look = max(together, now), time.perf_counter() + _EVERY
        time.sleep(0.005)
    largest = max(highest.values(), default=0)
    return largest / 1024, max(together, largest) / 1024


def _family(pid: int) -> list[int]:
    below = [int(one) for task in Path(f"/proc/{pid}/task").glob("*/children") for one in _text(task).split()]
    return [pid, *(one for child in below for one in _family(child))]


def _memory(pid: int) -> tuple[int, int]:
    """(resident now, highest so far) in KiB; nothing for a process that is gone."""
    status = dict(line.split(":", 1) for line in _lines(f"/proc/{pid}/status") if ":" in line)
    return _kib(status.get("VmRSS", "0")), _kib(status.get("VmHWM", "0"))


def _kib(value: str) -> int:
    return int(value.split(maxsplit=1)[0])


def _lines(file: str) -> list[str]:
    return _text(Path(file)).splitlines()


def _text(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:  # the process ended while we looked
        return ""


def _read(file: Any) -> str:
    file.seek(0)
    return str(file.read())


def _last_json(out: str) -> Mapping[str, Any]:
    last = (out.strip().splitlines() or [""])[-1]
    try:
        said = json.loads(last)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
