"""How far two codings agree beyond chance."""

from collections import Counter
from collections.abc import Sequence


def cohen_kappa(one: Sequence[str], other: Sequence[str]) -> float:
    """Cohen's kappa (1960) of two codings of the same things; 1 when both are the same, also when all is one code."""
    if len(one) != len(other):
        raise ValueError("two codings of the same things have the same length")
    if not one:
        return 1.0
    number = len(one)
    agreed = sum(a == b for a, b in zip(one, other, strict=True)) / number
    mine, theirs = Counter(one), Counter(other)
    by_chance = sum(mine[code] * theirs[code] for code in mine) / number**2
    return 1.0 if by_chance == 1.0 else (agreed - by_chance) / (1 - by_chance)
