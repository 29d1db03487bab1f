"""Weights that make who answered look like who lives here, and what that costs in certainty."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inspel_text.errors import ReadError
from inspel_text.table import ATTRIBUTES, Table

Population = Mapping[str, Mapping[str, float]]  # attribute → value → number of residents

_ROUNDS, _CLOSE, _HIGHEST = 200, 1e-6, 8.0


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight a row (0 where an attribute is unknown), their design effect, and what they were fitted to."""

    by_row: NDArray[np.float64]
    design_effect: float
    weighted_rows: int
    attributes: tuple[str, ...]
    trimmed: int


def rake(table: Table, population: Population, counted: NDArray[np.bool_]) -> Weights:
    """Fit weights to each attribute in turn until all agree (iterative proportional fitting; Deming and Stephan 1940).

    Weights above eight times the mean are cut, and said. The design effect is Kish's: n * sum(w**2) / sum(w)**2.
    """
    known = counted.copy()
    for name in population:
        index = table.attributes[name].index
        targets = _targets(table, name, population)
        known &= (index >= 0) & (targets[index] > 0)
    weights = known.astype(float)
    for _ in range(_ROUNDS):
        before = weights.copy()
        for name in population:
            weights *= _correction(weights, table.attributes[name].index, _targets(table, name, population), known)
        if np.abs(weights - before).max(initial=0.0) < _CLOSE:
            break
    return _trim(weights, known, tuple(population))


def _targets(table: Table, name: str, population: Population) -> NDArray[np.float64]:
    people = {value.casefold(): number for value, number in population[name].items()}
    return np.array([people.get(value.casefold(), 0.0) for value in table.attributes[name].names] + [0.0])


def _correction(
    weights: NDArray[np.float64], index: NDArray[np.int32], targets: NDArray[np.float64], known: NDArray[np.bool_]
) -> NDArray[np.float64]:
    have = np.bincount(index[known], weights[known], minlength=len(targets)).astype(float)  # of no rows: integers
    wanted = np.where(have > 0, targets, 0.0)
    factor = np.divide(wanted / max(wanted.sum(), 1e-12) * have.sum(), have, out=np.ones_like(have), where=have > 0)
    return np.where(known, factor[index], 0.0)


def _trim(weights: NDArray[np.float64], known: NDArray[np.bool_], attributes: tuple[str, ...]) -> Weights:
    number = int(known.sum())
    if not number or not weights.sum():
        return Weights(weights, 1.0, 0, attributes, 0)
    weights = weights / weights[known].mean()
    trimmed = int((weights > _HIGHEST).sum())
    weights = np.minimum(weights, _HIGHEST)
    effect = number * float((weights**2).sum()) / float(weights.sum()) ** 2
    return Weights(weights, round(effect, 4), number, attributes, trimmed)


def check_population(population: Population, table: Table, file: str) -> None:
    """Refuse a population table that names a column the contributions do not have, or none of its values."""
    known = [name for name in ATTRIBUTES if table.attributes[name].names]
    for name, values in population.items():
        if name not in known:
            raise ReadError("population.unknown_column", file=file, column=name, known=", ".join(known) or "–")
        if not {value.casefold() for value in values} & {value.casefold() for value in table.attributes[name].names}:
            raise ReadError("population.no_value", file=file, column=name)
