"""What was found, where, and of what kind."""

from typing import NamedTuple

KINDS = ("email", "phone", "personal_number", "address", "name", "vehicle")


class Trace(NamedTuple):
    """A place in a text that points to a private person: code points, end exclusive, and one of KINDS."""

    start: int
    end: int
    kind: str
