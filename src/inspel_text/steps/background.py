"""Who is behind each contribution, gathered in one pass: ids, and the background columns the counting needs."""

import sys
from collections.abc import Mapping
from typing import Any

from inspel_text.steps.personal_data import of_nobody

COLUMNS = ("municipality", "group", "channel", "age", "gender", "sender")


class Background:
    """ "ids" in order, and "background": each column's values in order, "" where unknown, blanks around them off."""

    requires, provides, over = ("rows",), ("ids", "background"), "corpus"

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        ids: list[str] = []
        columns: dict[str, list[str]] = {name: [] for name in COLUMNS}
        for row in bag["rows"]:
            ids.append(row.id)
            for name, values in columns.items():
                said = row.fields.get(name, "").strip()
                values.append(sys.intern(said if name == "sender" else of_nobody(name, said)))
        return {"ids": ids, "background": columns}
