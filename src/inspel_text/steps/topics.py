"""Which sub-topics of each goal people talk about: the themes of the report."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any


class Topics:
    """The rows behind each topic of each code: those coded so, with a point whose strongest topic it is."""

    requires, provides, over = ("state", "decided", "codes", "segment_codes"), ("topic_rows",), "corpus"

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        rows: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        columns = zip(bag["state"], bag["decided"], bag["codes"], bag["segment_codes"], strict=True)
        for row, (state, decided, whole, segments) in enumerate(columns):
            if state != "coded":
                continue
            said = [one for part in (*segments, whole) for one in part if one.topics and one.code in decided]
            for code, topic in sorted({(one.code, one.topics[0]) for one in said}):
                rows[code][topic].append(row)
        return {"topic_rows": {code: dict(topics) for code, topics in rows.items()}}
