"""The table of figures, the log of looks at the demo collection, and the page they stand on."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.quality.figures import DRAWS, FOUR_KINDS, LANGUAGES, QUALITIES, Figure, figures, lines_of
from benchmarks.quality.labelled import ROOT, Labelled, corpus, demo
from inspel_text import __version__

LOOKS = Path(__file__).parent / "looks.csv"
PAGE = ROOT / "docs/reference/quality.md"
OPEN, DEMO = "open corpus", "demo collection"
_LOGGED = ("goal_first", "goal_three", "area", "decided_share", "decided_right", "kind", "outside", "personal_recall")
_LANGUAGE_NAMES = dict(
    zip(LANGUAGES, ("Swedish", "Finnish", "Meänkieli", "Northern Sami", "English", "Norwegian"), strict=True)
)

Figures = Mapping[str, Figure | None]

NAMES: Mapping[str, str] = {
    "goal_first": "right goal first, of 16",
    "goal_either": "right goal first, the second label counted as right",
    "goal_three": "right goal among the first three",
    "area": "right area first, of 4",
    **{f"goal_{code}": f"right goal first: {name}" for code, name in _LANGUAGE_NAMES.items()},
    "decided_share": "decided without a person",
    "decided_right": "right among the decided",
    "calibration": "calibration error of the first code (ECE; lower is better)",
    "kind": f"right kind ({', '.join(FOUR_KINDS)})",
    "challenge": "challenge or not",
    "outside": "outside the strategy or not, F1",
    "outside_why": "outside, with the right reason, F1",
    "points": "right number of points",
    "language": "right language",
    **{f"quality_{name}": f"quality {name}, F1" for name in QUALITIES},
    "duplicate_pairs": "pairs of near-duplicates, F1",
    "personal_recall": "personal data found",
    "personal_false": "spans taken for personal data by mistake, a hundred contributions (lower is better)",
}

_HEAD = """# How good it is

<!-- Written by `python -m benchmarks.quality`. Do not edit: change benchmarks/quality/report.py instead. -->

Measured {day} with Inspel {version} by `python -m benchmarks.quality`. Two labelled collections made up for the
project by language models; no resident wrote any of it. Labels are those of each text's own author, by the project's
rules; how far a second coder agrees is in the [coding guide](../explanation/coding-guide.md).

- **{open}, its dev part** (`src/inspel_text/corpora/norrbotten`, {open_size} contributions, more than half of them
  hard: said by situation, object or irony, without the topic's usual words): settings are chosen on it. The cue lists
  were written without sight of it; the model for kind was fitted on the train part.
- **{demo}** (`src/inspel_text/corpora/demo/inspel.csv`, {demo_size} contributions): never trained or tuned on. Its
  figures are the ones to expect of texts like these. Every look at the figures is logged below. Once its
  report was read as a reader would, which mended three words taken for names and one for a street: so the figure for
  spans taken by mistake is not untouched.

Both are made up, and by the same project; texts from a real dialogue will differ, so label some of your own
([add a codebook](../guides/add-a-codebook.md)) before you rely on a figure. In brackets: 95 % interval from {draws}
bootstrap draws of contributions (it covers which texts happened to be there, not what another labeller would say);
after the dot: over how many contributions. An interval over fewer than thirty says little. F1 is over contributions
that are labelled so or were found so. The bootstrap makes a calibration error look larger, so its interval leans up.

"""
_TABLE = "| what | {open}, dev: settings chosen on it | {demo}: never tuned on |\n|---|---|---|\n"
_LOG = """
## Looks at the demo collection

Each line is a run whose figures differ from the line before. A collection that is looked at often is slowly tuned on by
those who look, so the lines are counted.

"""


@dataclass(frozen=True, slots=True)
class Look:
    """Both collections' sizes and figures."""

    sizes: tuple[int, int]
    tuned: Figures
    untuned: Figures


def look(*, at_demo: bool = True) -> Look:
    """Measure; without the demo collection all its figures are missing."""
    ours, shown = corpus(), demo()
    tuned = measure(ours)
    return Look((len(ours), len(shown)), tuned, measure(shown) if at_demo else dict.fromkeys(tuned))


def measure(rows: Sequence[Labelled]) -> Figures:
    """The figures of the standard run on a collection."""
    return figures(rows, lines_of(rows))


def table(seen: Look) -> str:
    """Markdown."""
    rows = (f"| {NAMES[name]} | {_cell(seen.tuned[name])} | {_cell(seen.untuned[name])} |" for name in NAMES)
    return _TABLE.format(open=OPEN, demo=DEMO) + "\n".join(rows) + "\n"


def log(untuned: Figures, why: str, file: Path = LOOKS) -> list[dict[str, str]]:
    """Add a look, unless it shows the same as the last one; all looks."""
    looks = read_looks(file)
    new = {name: f"{figure.value:.3f}" if (figure := untuned[name]) else "" for name in _LOGGED}
    if not looks or any(looks[-1][name] != value for name, value in new.items()):
        looks.append({"date": date.today().isoformat(), "version": __version__, **new, "why": why})
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, list(looks[-1]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(looks)
    return looks


def read_looks(file: Path = LOOKS) -> list[dict[str, str]]:
    """The looks so far, the first one first."""
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def page(seen: Look, looks: Sequence[Mapping[str, str]]) -> str:
    """The whole page."""
    head = _HEAD.format(
        day=date.today().isoformat(),
        version=__version__,
        open=OPEN.capitalize(),
        open_size=seen.sizes[0],
        demo=DEMO.capitalize(),
        demo_size=seen.sizes[1],
        draws=f"{DRAWS:,}",
    )
    return head + table(seen) + _LOG + _looks(looks)


def _looks(looks: Sequence[Mapping[str, str]]) -> str:
    titles = ["date", "version", *(NAMES[name].split(" (")[0] for name in _LOGGED), "why"]
    rows = [[one["date"], one["version"], *(one[name] for name in _LOGGED), one["why"]] for one in looks]
    rule = ["---"] * len(titles)
    return "".join(f"| {' | '.join(cells)} |\n" for cells in [titles, rule, *rows])


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return "–"
    return f"**{figure.value:.3f}** ({figure.low:.2f}–{figure.high:.2f}) · {figure.over}"
