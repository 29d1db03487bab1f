"""inspel compare: what differs between two runs."""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

from inspel_text.cli import Parser, say

_SHOWN = 20


def add_arguments(parser: Parser, lang: str) -> None:
    """What ``inspel compare`` takes."""
    parser.add_argument("first", type=Path, metavar="DIR", help=say("compare_first", lang))
    parser.add_argument("second", type=Path, metavar="DIR", help=say("compare_second", lang))


def run(given: argparse.Namespace, lang: str) -> int:
    """Print how far the runs agree and where they differ."""
    first, second = _outcomes(given.first), _outcomes(given.second)
    print("\n".join(_compared(first, second, (str(given.first), str(given.second)), lang)))
    return 0


def _outcomes(folder: Path) -> dict[str, tuple[str, str]]:
    """{id: (state, decided codes)}"""
    from inspel_text.report.read_back import lines_of

    return {line["id"]: (line["state"], " ".join(line["decided"])) for line in lines_of(folder)}


def _compared(
    first: Mapping[str, tuple[str, str]], second: Mapping[str, tuple[str, str]], names: tuple[str, str], lang: str
) -> Iterator[str]:
    from inspel_text.agreement import cohen_kappa

    both = [one for one in first if one in second]
    same = [one for one in both if first[one] == second[one]]
    if both:
        kappa = cohen_kappa([" ".join(first[one]) for one in both], [" ".join(second[one]) for one in both])
        yield say("same", lang, n=len(same), of=len(both), kappa=f"{kappa:.3f}")
    else:
        yield say("nothing_shared", lang)
    for name, alone in zip(names, (len(first) - len(both), len(second) - len(both)), strict=True):
        if alone:
            yield say("only_in", lang, folder=name, n=alone)
    changed = [one for one in both if first[one] != second[one]]
    if changed:
        yield f"{say('changed', lang)}:"
    for one in changed[:_SHOWN]:
        yield f"  {one}: {_told(first[one], lang)} → {_told(second[one], lang)}"
    if len(changed) > _SHOWN:
        yield f"  … {len(changed) - _SHOWN}"


def _told(outcome: tuple[str, str], lang: str) -> str:
    from inspel_text.report.wording import word

    state, codes = outcome
    return f"{word(f'state_{state}', lang)} {codes}".rstrip()
