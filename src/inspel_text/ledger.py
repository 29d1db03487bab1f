"""The accounting: every contribution in exactly one state, and the sums printed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from inspel_text.errors import StepError

STATES = ("coded", "review", "outside", "duplicate", "empty", "withheld")


@dataclass(frozen=True, slots=True)
class Ledger:
    """How many contributions stand in each state."""

    received: int
    states: Mapping[str, int]

    def check(self) -> "Ledger":
        """Itself, if the states sum to what came in; else StepError, so that nothing is published."""
        accounted = sum(self.states.values())
        if accounted != self.received or set(self.states) != set(STATES):
            raise StepError("step.ledger_sum", received=self.received, accounted=accounted)
        return self


def account(states: Iterable[str], received: int) -> Ledger:
    """Count the states against an independently counted number received. Raises StepError if they do not agree."""
    counts = Counter(states)
    unknown = sum(number for state, number in counts.items() if state not in STATES)
    if unknown:
        raise StepError("step.ledger_sum", received=received, accounted=sum(counts.values()) - unknown)
    return Ledger(received, {state: counts[state] for state in STATES}).check()
