"""What was found, where, and of what kind."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

KINDS = ("email", "phone", "personal_number", "address", "name", "vehicle")


class Trace(NamedTuple):
    """A place in a text that points to a private person: code points, end exclusive, and one of KINDS."""

    start: int
    end: int
    kind: str


def touches(traces: Sequence[Trace], start: int, end: int) -> bool:
    """Whether any of the traces, in order of place and none overlapping another, shares a letter with a span."""
    return first_touched(traces, start, end) < end


def first_touched(traces: Sequence[Trace], start: int, end: int) -> int:
    """Where in a span the first of such traces begins (at its start at the earliest); its end if none is in it."""
    first = bisect_right(traces, start, key=lambda trace: trace.end)
    return min(end, max(start, traces[first].start)) if first < len(traces) else end
