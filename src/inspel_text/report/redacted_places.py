"""Where a place in the original text lies in the redacted one, which has labels of other lengths in it."""

from collections.abc import Mapping, Sequence
from typing import Any

from inspel_text.steps.personal_data import LABELS

Traces = Sequence[Mapping[str, Any]]


def in_redacted(start: int, end: int, traces: Traces) -> tuple[int, int]:
    """The span in the redacted text. ``traces`` are a line's "personal_data"; one that is cut is taken in whole."""
    return _moved(start, traces, inside=0), _moved(end, traces, inside=1)


def _moved(place: int, traces: Traces, inside: int) -> int:
    """``inside`` a trace, a place goes to its label's beginning (0) or end (1)."""
    shift = 0
    for trace in traces:
        label = len(LABELS[trace["kind"]])
        if trace["start"] < place < trace["end"]:
            return int(trace["start"]) + shift + inside * label
        if trace["end"] <= place:
            shift += label - (trace["end"] - trace["start"])
    return place + shift
