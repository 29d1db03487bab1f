"""How well a grouping of texts agrees with labels, and with another grouping of the same texts."""

from collections import Counter
from collections.abc import Hashable, Sequence

OUTLIER = -1
Groups = Sequence[Hashable]


def mutual_information(found: Groups, labels: Groups) -> float:
    """Normalised by the mean of the two entropies: 1 when they say the same, 0 when knowing one tells nothing."""
    from sklearn.metrics import normalized_mutual_info_score

    return float(normalized_mutual_info_score(_numbers(labels), _numbers(found))) if found else 0.0


def purity(found: Groups, labels: Groups) -> float:
    """The share of texts that have the commonest label of their group."""
    together = Counter(zip(found, labels, strict=True))
    best = {group: max(n for (one, _), n in together.items() if one == group) for group in set(found)}
    return sum(best.values()) / max(1, len(found))


def placed(found: Groups, labels: Groups) -> tuple[list[Hashable], list[Hashable]]:
    """Both without the outliers."""
    kept = [(one, label) for one, label in zip(found, labels, strict=True) if one != OUTLIER]
    return [one for one, _ in kept], [label for _, label in kept]


def best_match(one: Groups, other: Groups) -> float:
    """For each group the likeness (shared of all texts in either) of its best match in the other run, weighted by size
    and averaged over both directions. Outliers are no group."""
    return (_matched(one, other) + _matched(other, one)) / 2


def _matched(one: Groups, other: Groups) -> float:
    mine, theirs = _members(one), _members(other)
    total = sum(len(group) for group in mine.values())
    if not total or not theirs:
        return 0.0
    best = (len(group) * max(len(group & it) / len(group | it) for it in theirs.values()) for group in mine.values())
    return sum(best) / total


def _members(groups: Groups) -> dict[Hashable, set[int]]:
    made: dict[Hashable, set[int]] = {}
    for place, group in enumerate(groups):
        if group != OUTLIER:
            made.setdefault(group, set()).add(place)
    return made


def _numbers(groups: Groups) -> list[int]:
    seen: dict[Hashable, int] = {}
    return [seen.setdefault(group, len(seen)) for group in groups]
