"""How often a text is cut into as many points as a careful reader marked. Run: python -m benchmarks.quality.segments

``segments.txt`` holds 320 invented contributions in Swedish, Finnish and English, with " ‖ " where a new point begins.
They were marked without sight of the code, and nothing is tuned on them.
"""

from collections import defaultdict
from pathlib import Path

from inspel_text.analysis import analyse
from inspel_text.codebook import Codebook
from inspel_text.corpus import Contribution
from inspel_text.taught import TAUGHT

FILE = Path(__file__).with_name("segments.txt")
_MARK = " ‖ "


def main() -> None:
    """Print the share that is right, of all and by the number of points."""
    marked = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = [Contribution(str(number), line.replace(_MARK, " ")) for number, line in enumerate(marked)]
    with analyse(rows, Codebook.load(TAUGHT)) as outcome:
        found = [len(spans) for spans in outcome.bag()["segments"]]
    right: dict[int, list[bool]] = defaultdict(list)
    for line, number in zip(marked, found, strict=True):
        points = line.count(_MARK) + 1
        right[points].append(number == points)
    every = [one for shares in right.values() for one in shares]
    print(f"right number of points: {sum(every) / len(every):.3f} of {len(every)}")
    for points, shares in sorted(right.items()):
        print(f"  {points}: {sum(shares) / len(shares):.2f} of {len(shares)}")


if __name__ == "__main__":
    main()
