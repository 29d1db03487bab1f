"""Intervals, comparisons and error control. Shares are 0–1; intervals are 95 % unless said."""

from collections.abc import Sequence
from math import sqrt

import numpy as np
from numpy.typing import NDArray

_Z = 1.959964
_EXACT_UP_TO = 2000  # above this many units the normal approximation is as good as the exact test


def wilson(successes: float, total: float) -> tuple[float, float]:
    """Interval of a share (Wilson 1927); (0, 1) when there is nothing to count."""
    if total <= 0:
        return 0.0, 1.0
    share = successes / total
    middle = share + _Z**2 / (2 * total)
    reach = _Z * sqrt(share * (1 - share) / total + _Z**2 / (4 * total**2))
    below = 1 + _Z**2 / total
    return max(0.0, (middle - reach) / below), min(1.0, (middle + reach) / below)


def difference_interval(a: int, of_a: int, b: int, of_b: int) -> tuple[float, float]:
    """Interval of the difference a/of_a - b/of_b between two groups apart (Newcombe 1998, method 10)."""
    share_a, share_b = a / of_a, b / of_b
    (low_a, high_a), (low_b, high_b) = wilson(a, of_a), wilson(b, of_b)
    below = sqrt((share_a - low_a) ** 2 + (high_b - share_b) ** 2)
    above = sqrt((high_a - share_a) ** 2 + (share_b - low_b) ** 2)
    return share_a - share_b - below, share_a - share_b + above


def two_shares(a: int, of_a: int, b: int, of_b: int) -> float:
    """p-value that two groups have the same share: Fisher's exact test, for large groups the pooled z-test."""
    if of_a + of_b <= _EXACT_UP_TO:
        from scipy.stats import fisher_exact  # scipy is slow to import

        return float(fisher_exact([[a, of_a - a], [b, of_b - b]])[1])
    from scipy.special import erfc

    pooled = (a + b) / (of_a + of_b)
    spread = sqrt(pooled * (1 - pooled) * (1 / of_a + 1 / of_b))
    return float(erfc(abs(a / of_a - b / of_b) / spread / sqrt(2))) if spread else 1.0


def false_discovery(p_values: Sequence[float]) -> list[float]:
    """q-values (Benjamini and Hochberg 1995): the share of false finds among all with a q this low or lower."""
    if not p_values:
        return []
    p = np.asarray(p_values, float)
    order = np.argsort(-p, kind="stable")
    steps = p[order] * len(p) / np.arange(len(p), 0, -1)
    q = np.empty(len(p))
    q[order] = np.minimum(np.minimum.accumulate(steps), 1.0)
    return [float(one) for one in q]


def percentile_interval(draws: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The middle 95 % of bootstrap draws, along the first axis."""
    low, high = np.percentile(draws, [2.5, 97.5], axis=0)
    return low, high


def ranks(values: NDArray[np.float64]) -> NDArray[np.int64]:
    """Rank along the last axis, 1 for the largest; equals share the better rank."""
    return np.asarray(1 + (values[..., None, :] > values[..., :, None]).sum(axis=-1), np.int64)
