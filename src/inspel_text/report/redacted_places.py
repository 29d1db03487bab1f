"""Where a place in the original text lies in the redacted one, which has labels of other lengths in it."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

from inspel_text.steps.personal_data import LABELS


class RedactedPlaces:
    """Places of one text. ``traces`` are its line's "personal_data": in order, none overlapping another."""

    def __init__(self, traces: Sequence[Mapping[str, Any]]) -> None:
        self._traces, self._starts = traces, [trace["start"] for trace in traces]
        grown = (len(LABELS[trace["kind"]]) - (trace["end"] - trace["start"]) for trace in traces)
        self._shifts: list[int] = [0, *accumulate(grown)]  # after so many traces

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the redacted text; a trace that it cuts is taken in whole."""
        return self._moved(start, inside=0), self._moved(end, inside=1)

    def _moved(self, place: int, inside: int) -> int:
        """``inside`` a trace, a place goes to its label's beginning (0) or end (1)."""
        before = bisect_right(self._starts, place)
        if before:
            last = self._traces[before - 1]
            if last["start"] < place < last["end"]:
                return int(last["start"]) + self._shifts[before - 1] + inside * len(LABELS[last["kind"]])
            if place < last["end"]:  # right at its beginning
                before -= 1
        return place + self._shifts[before]
