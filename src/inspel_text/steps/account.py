"""Put every contribution in exactly one accounting state, with the reason where there is one."""

from collections.abc import Mapping
from typing import Any

from inspel_text.ledger import account
from inspel_text.steps.scope import IN


class Account:
    """The state of each contribution. "review" means that a person must look: nothing was decided."""

    requires = ("rows", "offset", "quality", "scope", "decided", "resent")
    provides, over = ("state",), "shard"

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        resent = bag["resent"][bag["offset"] : bag["offset"] + len(bag["rows"])]
        columns = zip(bag["quality"], bag["scope"], bag["decided"], resent, strict=True)
        return {"state": [_state(quality, scope.code, decided, again) for quality, scope, decided, again in columns]}


def _state(quality: str, scope: str, decided: tuple[str, ...], again: bool) -> str:
    if quality == "empty":
        return "empty"
    if again:
        return "duplicate"
    if quality in ("spam", "abusive"):
        return "withheld"
    if scope != IN:
        return "outside"
    return "coded" if decided else "review"


class Balance:
    """The ledger of the whole run; stops it if the sums do not agree."""

    requires, provides, over = ("state", "size"), ("ledger",), "corpus"

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        return {"ledger": account(bag["state"], bag["size"])}
