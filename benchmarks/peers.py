"""Ours against BERTopic on the same Swedish texts. Run: python -m benchmarks.peers [NUMBER of recombined texts]

Every run is a process of its own, started by this one, one at a time. All are held to one thread; BERTopic is also run
as it comes, on all cores and without a seed, and ours on all cores, with a process a core.
"""

import json
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import agreement, grow, peer_env
from benchmarks.measure import ONE_THREAD, Measured, RunError, measured, progress, scratch
from benchmarks.quality.labelled import ROOT, Labelled, corpus, demo

LARGE = 10_000
SEEDS = (1, 2)
_SEED_WORDS = 100  # a goal, in guided runs
_OFFLINE = {"HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}


@dataclass(frozen=True, slots=True)
class Way:
    """One way of doing it. ``embedding`` "" is ours; ``threads`` 0 means as it comes."""

    name: str
    embedding: str
    guided: bool
    threads: int
    smallest: int = 10  # texts in a topic; BERTopic's default
    clusters: int = 0  # k-means with so many in place of HDBSCAN

    @property
    def plain(self) -> bool:
        """Neither guided nor set in another way."""
        return not self.guided and not self.clusters and self.smallest == 10

    @property
    def environment(self) -> str:
        return {"svd": "bertopic", "minilm": "bertopic-minilm"}.get(self.embedding, "")


OURS = Way("Inspel, one process", "", False, 1)
WAYS = (
    OURS,
    Way("BERTopic, no model", "svd", False, 1),
    Way("BERTopic, no model, all cores", "svd", False, 0),
    Way("BERTopic, no model, guided by our cues", "svd", True, 1),
    Way("BERTopic, no model, topics from five texts", "svd", False, 1, 5),
    Way("BERTopic, no model, told that there are 16", "svd", False, 1, clusters=16),
    Way("BERTopic, MiniLM", "minilm", False, 1),
    Way("BERTopic, MiniLM, all cores", "minilm", False, 0),
    Way("BERTopic, MiniLM, guided by our cues", "minilm", True, 1),
    Way("BERTopic, MiniLM, topics from five texts", "minilm", False, 1, 5),
    Way("BERTopic, MiniLM, told that there are 16", "minilm", False, 1, clusters=16),
)
LARGE_WAYS = (
    OURS,
    Way("Inspel, all cores", "", False, 0),
    *(way for way in WAYS if way.embedding and way.plain),
)


@dataclass(frozen=True, slots=True)
class Compared:
    """A way on a collection: its first run, and what came of the quality (shares of 1; None where there is none)."""

    collection: str
    texts: int
    way: Way
    run: Measured | None
    quality: Mapping[str, float | None]
    failure: str = ""


def peers(large: int = LARGE) -> Iterator[Compared]:
    """All ways on both labelled collections, then time and memory on recombined texts."""
    for name, labelled in (("demo", demo()), ("open corpus, dev part", corpus())):
        rows = swedish(labelled)
        texts, goals = [one.contribution.text for one in rows], [one.labels["goal"] for one in rows]
        for way in WAYS:
            yield _compared(name, way, texts, goals)
    recombined = [row["inspel"] for row in grow.grown(large)]
    for way in LARGE_WAYS:
        yield _compared("recombined", way, recombined, None)


def swedish(rows: Sequence[Labelled]) -> list[Labelled]:
    """The Swedish texts that have a goal."""
    return [one for one in rows if one.labels["language"] == "sv" and one.labels["goal"]]


def _compared(collection: str, way: Way, texts: Sequence[str], goals: Sequence[str] | None) -> Compared:
    progress(f"peers: {way.name}, {collection} ({len(texts):,} texts)")
    seeds: tuple[int | None, ...] = SEEDS if goals and way.plain and way.threads else SEEDS[:1]
    if way.embedding and not way.threads:
        seeds = (None,) * len(seeds)  # as it comes: no seed
    try:
        runs = [_run(way, texts, seed, score=goals is not None and not place) for place, seed in enumerate(seeds)]
    except RunError as error:
        progress(f"peers: {way.name}: {error}")
        return Compared(collection, len(texts), way, None, {}, str(error).strip().splitlines()[-1][:200])
    quality = _quality([made for _, made in runs], goals) if goals else {}
    return Compared(collection, len(texts), way, runs[0][0], quality)


def _run(way: Way, texts: Sequence[str], seed: int | None, *, score: bool) -> tuple[Measured, dict[str, Any]]:
    with scratch() as folder:
        asked, made = folder / "asked.json", folder / "made.json"
        guided = _seed_words() if way.guided else None
        plain = {"texts": list(texts), "embedding": way.embedding, "seed": seed, "guided": guided, "score": score}
        settings = {"threads": way.threads, "smallest": way.smallest, "clusters": way.clusters}
        asked.write_text(json.dumps({**plain, **settings}), encoding="utf-8")
        if way.embedding:
            command = [peer_env.python_of(way.environment), str(ROOT / "benchmarks/bertopic_run.py")]
        else:
            command = [sys.executable, "-m", "benchmarks.peers", "--work"]
        threads = ONE_THREAD if way.threads else {}
        run = measured([*command, str(asked), str(made)], {**_OFFLINE, **threads})
        return run, json.loads(made.read_text(encoding="utf-8"))


def _quality(runs: Sequence[Mapping[str, Any]], goals: Sequence[str]) -> dict[str, float | None]:
    found = runs[0]["topics"]
    kept, their_goals = agreement.placed(found, goals)
    out = runs[0].get("handed_out")
    ranked, left = runs[0].get("ranked"), runs[0].get("left")
    return {
        "topics": len(set(kept)),
        "outliers": 1 - len(kept) / len(found),
        "nmi": agreement.mutual_information(found, goals),
        "nmi_placed": agreement.mutual_information(kept, their_goals),
        "nmi_handed_out": agreement.mutual_information(out, goals) if out else None,
        "purity": agreement.purity(kept, their_goals),
        "agreement": agreement.best_match(found, runs[1]["topics"]) if len(runs) > 1 else None,
        "top1": _share(goal == codes[0] for goal, codes in zip(goals, ranked, strict=True)) if ranked else None,
        "top3": _share(goal in codes[:3] for goal, codes in zip(goals, ranked, strict=True)) if ranked else None,
        "left": left,
    }


def _share(hits: Iterator[bool]) -> float:
    every = list(hits)
    return sum(every) / max(1, len(every))


def _seed_words() -> list[list[str]]:
    """The strongest single-word Swedish cues of each goal, without the stars of stems."""
    from inspel_text.codebook import WEIGHTS, Codebook

    made = []
    for code in Codebook.load("norrbotten-2040").coded:
        cues = [cue for topic in code.topics for cue in topic.cues if cue.language == "sv"]
        strong = [cue.text.strip("*") for cue in cues if cue.weight >= WEIGHTS["strong"] and " " not in cue.text]
        made.append(list(dict.fromkeys(strong))[:_SEED_WORDS])
    return made


def work(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Ours on a list of texts: the whole analysis; the first code of each, the ranking, the share left to people."""
    began = time.perf_counter()
    from inspel_text.analysis import Settings, analyse
    from inspel_text.codebook import Codebook
    from inspel_text.corpus import Corpus

    book = Codebook.load("norrbotten-2040")
    ready = time.perf_counter()
    settings = Settings(seed=asked["seed"], workers=asked["threads"] or os.cpu_count() or 1)
    with analyse(Corpus.of(asked["texts"]), book, settings) as outcome:
        lines = [json.loads(line) for line in outcome.bag()["lines"]]
    ranked = [[one["code"] for one in line["codes"]] for line in lines]
    left = sum(line["state"] == "review" for line in lines) / max(1, len(lines))
    print(json.dumps({"load": ready - began, "fit": time.perf_counter() - ready}))
    return {"topics": [codes[0] for codes in ranked], "ranked": ranked, "left": left}


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        answer = work(json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")))
        Path(sys.argv[3]).write_text(json.dumps(answer), encoding="utf-8")
    else:
        for one in peers(int(sys.argv[1]) if sys.argv[1:] else LARGE):
            if one.run:
                figures = " ".join(f"{name} {value:.2f}" for name, value in one.quality.items() if value is not None)
                memory = f"{one.run.largest_mb:.0f} MB {dict(one.run.said)}"
                print(f"{one.collection}: {one.way.name}: {one.run.seconds:.1f} s, {memory} {figures}", flush=True)
            else:
                print(f"{one.collection}: {one.way.name}: {one.failure}", flush=True)
