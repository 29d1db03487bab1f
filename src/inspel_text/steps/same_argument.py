"""The same argument in other words: texts that are no copies but say nearly the same, counted apart from copies.

Likeness is the cosine of letter 2–4-grams, which finds paraphrases that share no run of words (see the method page).
It is looked for among texts with the same first code, and joins only texts that share two weighty words.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from inspel_text.lang.weighty import shortest_stem, weighty
from inspel_text.shelf import evenly

_FEWEST_WORDS, _SHARED_WORDS = 4, 2


class SameArgument:
    """Groups of two or more rows that make the same argument in other words; the first of each campaign speaks for it.

    At most ``read`` contributions, evenly spread, and ``block`` texts a code are compared.
    """

    requires, provides, over = ("rows", "state", "codes", "first_of"), ("same_argument",), "corpus"

    def __init__(self, *, alike_from: float = 0.5, read: int = 10_000, block: int = 1_000) -> None:
        self.alike_from, self.read, self.block = alike_from, read, block

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        blocks: dict[str, list[tuple[int, str]]] = defaultdict(list)
        first_of = bag["first_of"]
        for number, (row, state, codes) in evenly(bag, ("rows", "state", "codes"), self.read):
            told = state in ("coded", "review") and first_of[number] == number
            if told and len(blocks[codes[0].code]) < self.block:
                blocks[codes[0].code].append((number, row.text))
        groups = [group for code in sorted(blocks) for group in self._groups(blocks[code])]
        return {"same_argument": sorted(groups)}

    def _groups(self, texts: Sequence[tuple[int, str]]) -> list[list[int]]:
        said = [frozenset(map(shortest_stem, weighty(text))) for _, text in texts]
        kept = [place for place, words in enumerate(said) if len(words) >= _FEWEST_WORDS]
        if len(kept) < 2:  # one text has nothing to be like
            return []
        group_of = list(range(len(kept)))
        for one, other in self._alike([texts[place][1] for place in kept]):
            if len(said[kept[one]] & said[kept[other]]) >= _SHARED_WORDS:
                old, new = sorted((group_of[one], group_of[other]), reverse=True)
                group_of = [new if group == old else group for group in group_of]
        members: dict[int, list[int]] = defaultdict(list)
        for place, group in zip(kept, group_of, strict=True):
            members[group].append(texts[place][0])
        return [rows for rows in members.values() if len(rows) > 1]

    def _alike(self, texts: Sequence[str]) -> list[tuple[int, int]]:
        from sklearn.feature_extraction.text import TfidfVectorizer

        matrix = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True).fit_transform(texts)
        cosine = (matrix @ matrix.T).tocoo()
        near = (cosine.row < cosine.col) & (cosine.data >= self.alike_from)
        return sorted(zip(cosine.row[near].tolist(), cosine.col[near].tolist(), strict=True))
