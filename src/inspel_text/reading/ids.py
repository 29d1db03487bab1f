"""Ids that stay unique within a corpus, however many files it comes from."""


class Ids:
    """Hands out ids: the second to ask for "7" gets "7#2", the third "7#3"."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def unique(self, wanted: str) -> str:
        """The id itself, or with the first number that makes it new."""
        times = self._times.get(wanted, 0) + 1
        given = wanted if times == 1 else f"{wanted}#{times}"
        while times > 1 and given in self._times:
            times += 1
            given = f"{wanted}#{times}"
        self._times[wanted] = times
        if given != wanted:
            self._times[given] = 1
        return given
