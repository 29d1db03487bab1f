"""The standard run: all steps in order over a corpus."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inspel_text.codebook import Codebook
from inspel_text.corpus import Contribution
from inspel_text.facet_model import facet_models
from inspel_text.facets import matcher_for, swedish
from inspel_text.pipeline import Outcome, Pipeline
from inspel_text.shelf import Shelf
from inspel_text.steps.account import Account, Balance
from inspel_text.steps.background import Background
from inspel_text.steps.code import CodeSegments
from inspel_text.steps.conflicts import Conflicts, FindTensions
from inspel_text.steps.cues import FindCues
from inspel_text.steps.differences import Differences
from inspel_text.steps.duplicates import Duplicates
from inspel_text.steps.emerge import Emerge
from inspel_text.steps.fingerprint import Fingerprint
from inspel_text.steps.kind import Kind
from inspel_text.steps.language import Language
from inspel_text.steps.learn import Learn
from inspel_text.steps.lines import Lines
from inspel_text.steps.personal_data import PersonalData
from inspel_text.steps.priority import Prioritise
from inspel_text.steps.quality import Quality
from inspel_text.steps.same_argument import SameArgument
from inspel_text.steps.scope import Scope
from inspel_text.steps.segment import Segment
from inspel_text.steps.split import Split
from inspel_text.steps.summarise import Summarise
from inspel_text.steps.tally import Tally
from inspel_text.steps.topics import Topics
from inspel_text.taught import taught

LANGUAGES = ("sv", "fi", "se", "fit", "en", "nb")
KEPT = (
    "rows", "lines", "state", "decided", "codes", "segments", "segment_codes", "segment_kinds", "redacted", "language",
    "kind", "quality", "scope", "personal_data", "pathways",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """What may be chosen about a run. ``workers`` never changes what comes out."""

    seed: int = 2040
    workers: int = 1


def standard_pipeline(codebook: Codebook, settings: Settings) -> Pipeline:
    """Every step in the order of docs/explanation/method.md."""
    languages = LANGUAGES if codebook.language in LANGUAGES else (*LANGUAGES, codebook.language)
    return Pipeline(
        Background(),
        Language(languages=languages),
        PersonalData(),
        Split(),
        FindCues(),
        Quality(),
        Segment(),
        Kind(),
        Scope(),
        FindTensions(),
        Fingerprint(),
        Duplicates(),
        Learn(),
        CodeSegments(),
        Account(),
        Lines(),
        Balance(),
        SameArgument(),
        Tally(),
        Topics(),
        Prioritise(seed=settings.seed),
        Differences(),
        Conflicts(),
        Summarise(),
        Emerge(),
    )


@contextmanager
def analyse(
    rows: Iterable[Contribution],
    codebook: Codebook,
    settings: Settings | None = None,
    tell: Callable[[str, int, int], None] = lambda *_: None,
) -> Iterator[Outcome]:
    """Run the standard pipeline. The outcome's columns lie in a temporary folder that is gone when the block ends."""
    chosen = settings or Settings()
    with tempfile.TemporaryDirectory(prefix="inspel-") as folder, _one_thread():
        shelf = Shelf.fill(Path(folder), rows)
        shared = _given(codebook)
        yield standard_pipeline(codebook, chosen).run(shelf, shared, workers=chosen.workers, keep=KEPT, tell=tell)


def _given(codebook: Codebook) -> Mapping[str, Any]:
    return {
        "codebook": codebook,
        "matcher": matcher_for(codebook),
        "scope_reasons": swedish("scope"),
        "models": facet_models(),
        "taught": taught(codebook),
    }


@contextmanager
def _one_thread() -> Iterator[None]:
    """Numeric libraries on one thread: sums in the same order, the same bytes on every run."""
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        yield
