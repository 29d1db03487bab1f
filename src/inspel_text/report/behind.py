"""Every number can be opened: the contributions behind it, as a named list, or as a query where the list is long."""

from collections.abc import Iterable, Sequence
from typing import Any

LISTED_UP_TO = 20_000  # rows in the material; above that lists hold a stated sample


class Behind:
    """Keeps the lists behind the numbers. The same rows are kept once, under the first name they got."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._ids = ids
        self._key_of: dict[tuple[int, ...], str] = {}
        self.lists: dict[str, dict[str, Any]] = {}
        self.stride = max(1, -(-len(ids) // LISTED_UP_TO))

    def number(self, rows: Iterable[int], sv: str, en: str, query: str = "") -> dict[str, Any]:
        """{"n": how many, "behind": the list's key}; ``query`` finds the same lines in contributions.jsonl with jq."""
        found = tuple(sorted(set(rows)))
        if not found:
            return {"n": 0, "behind": None}
        if found not in self._key_of:
            key = self._key_of[found] = f"b{len(self.lists) + 1}"
            shown = [row for row in found if row % self.stride == 0]
            self.lists[key] = {"sv": sv, "en": en, "n": len(found), "rows": shown, "query": query}
        return {"n": len(found), "behind": self._key_of[found]}

    def plain(self) -> dict[str, dict[str, Any]]:
        """The lists with ids in place of row numbers, for report.json."""
        return {
            key: {
                **{name: part[name] for name in ("sv", "en", "n", "query")},
                "ids": [self._ids[row] for row in part["rows"]],
            }
            for key, part in self.lists.items()
        }
