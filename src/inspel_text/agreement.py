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


def krippendorff_alpha(pairs: Sequence[tuple[object, object]]) -> float:
    """Krippendorff's alpha for two coders without gaps, nominal (Krippendorff 2011); 1 when all is one code."""
    labels = Counter(label for pair in pairs for label in pair)
    number = 2 * len(pairs)
    differing = sum(one != other for one, other in pairs) / max(1, len(pairs))
    by_chance = 1 - sum(many * (many - 1) for many in labels.values()) / max(1, number * (number - 1))
    return 1 - differing / by_chance if by_chance else 1.0
