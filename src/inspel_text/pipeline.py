"""Small steps in a checked order.

A step says what it ``requires`` and ``provides`` and is data in, data out: it is handed a mapping of columns and
returns the new ones. Settings are given in its constructor and never change. A step works ``over`` one shard at a
time (then it may run in several processes) or over the whole corpus.
"""

import gc
import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from multiprocessing import get_context
from typing import Any, Protocol, runtime_checkable

from inspel_text.errors import StepError
from inspel_text.shelf import Bag, Shelf

GIVEN = ("rows", "size", "offset", "matcher", "codebook", "scope_reasons", "models", "taught")
_PARALLEL_FROM = 4  # shards; below that starting processes costs more than it saves


@runtime_checkable
class Step(Protocol):
    """What every step is. Names in ``provides`` are exactly the keys of what it returns."""

    @property
    def requires(self) -> tuple[str, ...]: ...
    @property
    def provides(self) -> tuple[str, ...]: ...
    @property
    def over(self) -> str: ...

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]: ...


@dataclass(slots=True)
class Outcome:
    """What a run left: columns on the shelf, and what was found out over the whole corpus."""

    shelf: Shelf
    shared: dict[str, Any] = field(default_factory=dict)

    def bag(self) -> Bag:
        """All columns and findings, as a corpus step would see them."""
        return Bag(self.shelf, self.shared)


class Pipeline:
    """Steps in order. A wrong order is refused when the pipeline is made, not when it runs."""

    def __init__(self, *steps: Step) -> None:
        self.steps = steps
        known = set(GIVEN)
        for step in steps:
            missing = sorted(set(step.requires) - known)
            if missing:
                raise StepError("step.missing_input", step=name_of(step), missing=", ".join(missing))
            known |= set(step.provides)

    def without(self, name: str) -> "Pipeline":
        """The same pipeline without the step called so; refused if another step needs it."""
        return Pipeline(*(step for step in self.steps if name_of(step) != name))

    def replace(self, name: str, new: Step) -> "Pipeline":
        """The same pipeline with another step in that place."""
        return Pipeline(*(new if name_of(step) == name else step for step in self.steps))

    def settings(self) -> dict[str, dict[str, Any]]:
        """Every step's settings, for the manifest."""
        return {name_of(step): _plain(vars(step)) for step in self.steps}

    def run(
        self,
        shelf: Shelf,
        shared: Mapping[str, Any],
        *,
        workers: int = 1,
        keep: Sequence[str] = (),
        tell: Callable[[str, int, int], None] = lambda *_: None,
    ) -> Outcome:
        """Run all steps over the shelf. ``tell(step, done, of)`` is called as work goes on."""
        outcome = Outcome(shelf, {"size": sum(shelf.sizes), **shared})
        with _Pool(workers if len(shelf.sizes) >= _PARALLEL_FROM else 1) as pool:
            for place, stage in self._stages():
                if stage[0].over == "corpus":
                    tell(name_of(stage[0]), 0, 1)
                    outcome.shared.update(_call(stage[0], outcome.bag()))
                else:
                    needed = {name for step in self.steps[place:] for name in step.requires} | set(keep)
                    asked = {name for step in stage for name in step.requires}
                    known = {name: value for name, value in outcome.shared.items() if name in asked}
                    work = _Work(stage, shelf, known, needed)
                    for done, _ in enumerate(pool.each(work, range(len(shelf.sizes))), 1):
                        tell(name_of(stage[-1]), done, len(shelf.sizes))
        return outcome

    def _stages(self) -> Iterator[tuple[int, list[Step]]]:
        """Runs of shard steps together, corpus steps alone; with the place of the first step after."""
        place = 0
        for over, group in groupby(self.steps, key=lambda step: step.over):
            steps = list(group)
            for stage in [steps] if over == "shard" else [[step] for step in steps]:
                place += len(stage)
                yield place, stage


@dataclass(frozen=True, slots=True)
class _Work:
    """A stage on one shard; writes only the columns that later steps need."""

    steps: Sequence[Step]
    shelf: Shelf
    shared: Mapping[str, Any]
    needed: set[str]

    def __call__(self, shard: int) -> None:
        offset = sum(self.shelf.sizes[:shard])
        bag = Bag(self.shelf, {**self.shared, "offset": offset}, shard)
        for step in self.steps:
            made = _call(step, bag)
            bag.fresh.update(made)
            for name in sorted(self.needed & set(made)):
                self.shelf.put(shard, name, made[name])


class _Pool:
    """Processes, or none: the caller's own when one worker is asked for."""

    def __init__(self, workers: int) -> None:
        self._executor = ProcessPoolExecutor(workers, get_context("spawn"), _start) if workers > 1 else None

    def __enter__(self) -> "_Pool":
        return self

    def __exit__(self, *_: object) -> None:
        if self._executor:
            self._executor.shutdown(cancel_futures=True)

    def each(self, work: _Work, shards: range) -> Iterator[None]:
        if self._executor is None:
            return map(work, shards)
        _hand_over(work)
        with _deaf_children():
            return self._executor.map(_do, [work.shelf.folder] * len(shards), shards)


@contextmanager
def _deaf_children() -> Iterator[None]:
    """Processes started here never hear Ctrl-C, not even while they start: only this process answers it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_WORK: dict[Any, Any] = {}


def _hand_over(work: _Work) -> None:
    """Lay the stage itself on the shelf, so that it is sent once a process and not once a shard."""
    number = work.shelf.get(0, "_stage") + 1 if work.shelf.has("_stage") else 0
    work.shelf.put(0, "_stage", number)
    work.shelf.put(0, f"_stage{number}", work)


def _start() -> None:
    """In a worker: numeric libraries on one thread, and no search for reference cycles, since shards make none."""
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
    gc.disable()


def _do(folder: Any, shard: int) -> None:
    number = Shelf(folder).get(0, "_stage")
    if _WORK.get("number") != (folder, number):
        _WORK.update(number=(folder, number), work=Shelf(folder).get(0, f"_stage{number}"))
    _WORK["work"](shard)


def _call(step: Step, bag: Mapping[str, Any]) -> dict[str, Any]:
    made = step(bag)
    if set(made) != set(step.provides):
        raise StepError("step.broken_promise", step=name_of(step), made=", ".join(sorted(made)))
    return made


def name_of(step: Step) -> str:
    """The step's name: its class's."""
    return type(step).__name__


def _plain(settings: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in settings.items() if not key.startswith("_")}
