"""What is searched in the comparison: our own library with labelled questions, and 400,000 made entries.

The made ones are for speed only. Their words are met as words are in speech: a few in every other question (怎么), most
of them almost never. The same seed makes the same entries.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path

from hall_assistant.search import Entry
from hall_assistant.search.cutting import DATA, cut, how_often

QUERIES = Path(__file__).parent.parent / "search_queries"
COMMON = [*"我的了是不在要有吗好会", "怎么", "什么", "为什么", "可以", "一个", "多少", "这个", "没有", "怎么办"]
CHARACTERS, PAIRS, RARE = 2_500, 300_000, 60_000
"""Characters used, pairs of them tried for being a word, and pairs that are none but are taken for seldom ones."""
SEED = 4


def labelled(pattern: str = "*.tsv") -> list[tuple[str, str, frozenset[str]]]:
    """Questions of people: the question, its kind, and the ids of the entries that answer it.

    pattern: of the files; `held_out.tsv` holds those that nothing was ever tuned on.
    """
    rows = []
    for path in sorted(QUERIES.glob(pattern)):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                query, kind, expected = line.split("\t")
                rows.append((query, kind, frozenset(expected.split("|"))))
    return rows


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """Words and the running sum of how often each is met (by Zipf's law)."""
    rng = random.Random(SEED)
    by_use = sorted(_characters(), key=lambda one: (-how_often(one), one))[:CHARACTERS]
    pairs = dict.fromkeys("".join(rng.choices(by_use, k=2)) for _ in range(PAIRS))
    real = sorted((pair for pair in pairs if how_often(pair)), key=lambda one: (-how_often(one), one))
    trade = (DATA / "trade.txt").read_text(encoding="utf-8").split()
    words = list(dict.fromkeys([*COMMON, *real[:1_000], *trade, *real, *list(pairs)[:RARE]]))
    return words, list(accumulate(1 / (rank + 2) ** 0.9 for rank in range(len(words))))


def made_entries(count: int) -> Iterator[Entry]:
    """Questions with answers, of words as they are met."""
    rng = random.Random(SEED + 1)
    words, sums = vocabulary()
    for number in range(count):
        title = "".join(rng.choices(words, cum_weights=sums, k=rng.randint(3, 9)))
        text = "".join(rng.choices(words, cum_weights=sums, k=rng.randint(10, 60)))
        yield Entry(f"made:{number}", title, text)


def made_keys(entries: int, questions: int, keys: int) -> list[str]:
    """What is typed, key by key: questions with some of the words of an entry, and common ones around them."""
    rng = random.Random(SEED + 2)
    chosen = set(rng.sample(range(entries), questions))
    typed = []
    for number, entry in enumerate(made_entries(entries)):
        if number in chosen:
            kept = [word for word in cut(entry.title) if rng.random() < 0.7] or [entry.title]
            asked = rng.choice(COMMON) + "".join(kept) + rng.choice(COMMON)
            typed += [asked[:place] for place in range(1, len(asked) + 1)]
    return rng.sample(typed, min(keys, len(typed)))


def _characters() -> set[str]:
    lines = (DATA / "readings.txt").read_text(encoding="utf-8").splitlines()
    return {character for line in lines for character in line.split()[2]}
