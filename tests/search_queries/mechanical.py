"""Questions made from titles by rule: what a hand types or an input method gives instead of the characters.

Pure and seeded by title: the same titles give the same questions, and a new card changes none of the others. Readings
are pypinyin's, in the context of the whole title, so they are not the search's own. Each question is a row like the
labelled ones: question, kind, ids of the entries that answer it. These are the title's own entry and every other one
whose title gives the very same code: bare syllables are ambiguous by nature.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from pypinyin import lazy_pinyin

from hall_assistant.search.cutting import DATA

Row = tuple[str, str, frozenset[str]]
"""A question, its kind, the ids that answer it."""
Slip = Callable[[str, random.Random], str]
"""What is written for a title; empty where this cannot happen to it."""

SEED = 11
LENGTHS = range(4, 13)
"""Han characters of a title that is asked for."""
ASKED = ("card:", "topic:", "jargon:", "provocation:")
"""Entries asked for; lines are no names, so they are only found by the way."""

_COMMON = [bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF)]
"""The first level of GB 2312: 3,755 characters, those an input method offers first."""
_SOUNDS = [("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l")]
"""Beginnings taken for one another, either way."""
_NASALS = [("ing", "in"), ("eng", "en"), ("ang", "an")]
"""Ends taken for one another, either way."""
_WRITTEN = dict(
    zip("发里后干复准冲征余几钟尽历签获帐恶奖录纤线证当", "發裡後幹復準沖徵餘幾鐘盡歷簽獲帳惡獎錄纖線證當", strict=True)
)
"""Which traditional character is meant where the table knows several."""
_STAYS = frozenset("面只台系表回制千丑占卜升志才卷合吊吁舍范向出同家吃扣念真核私修玩矩查群旗捆彩采")
"""Also good traditional characters as they are, in the words we use."""


def mechanical(entries: Iterable[tuple[str, str]], asked: tuple[str, ...] = ASKED, seed: int = SEED) -> list[Row]:
    """Questions for all titles of 4–12 Han characters (blanks and marks aside; with a letter or digit they are left).

    `entries` are ids with titles, all that the searched index has; `asked` are beginnings of ids to make questions
    for. Kinds: `initials` bfh, `pinyin` banfeihua, `mixed` 办fh and 办feihua, `homophone` 采铃 for 彩铃, `confused`
    n/l, z/zh, in/ing, `missing` one character left out, `traditional` 辦.
    """
    titles = {entry: bare for entry, title in entries if (bare := _bare(title))}
    wanted = [entry for entry, title in titles.items() if entry.startswith(asked) and len(title) in LENGTHS]
    found = [*_by_code(titles, wanted), *_by_slip(titles, wanted, seed)]
    return sorted(set(found), key=lambda row: (row[1], row[0]))


def _bare(title: str) -> str:
    """The title without marks and blanks; empty where it has letters or digits."""
    kept = "".join(filter(str.isalnum, title))
    return kept if all("\u4e00" <= each <= "\u9fff" for each in kept) else ""


def _by_code(titles: Mapping[str, str], wanted: Iterable[str]) -> Iterator[Row]:
    """Questions of letters; all titles with the same letters are right."""
    wanted = tuple(wanted)
    for kind, code in _CODES:
        alike = defaultdict(set)
        for entry, title in titles.items():
            alike[code(title)].add(entry)
        for entry in wanted:
            yield (letters := code(titles[entry])), kind, frozenset(alike[letters])


def _by_slip(titles: Mapping[str, str], wanted: Iterable[str], seed: int) -> Iterator[Row]:
    """Questions of characters, not all of them right; one that happens to be another's title is no question."""
    same, sounds, shorter = defaultdict(set), defaultdict(set), defaultdict(set)
    for entry, title in titles.items():
        same[title].add(entry)
        sounds[_pinyin(title)].add(entry)
        for place in range(len(title)):
            shorter[_without(title, place)].add(entry)
    for title in map(titles.__getitem__, wanted):
        for kind, slip in _SLIPS:
            written = slip(title, random.Random(f"{seed} {kind} {title}"))
            if written and written not in same:
                alike = {"homophone": sounds[_pinyin(title)], "missing": shorter[written]}.get(kind, same[title])
                yield written, kind, frozenset(alike)


@cache
def _syllables(title: str) -> tuple[str, ...]:
    return tuple(lazy_pinyin(title))


def _pinyin(title: str) -> str:
    return "".join(_syllables(title))


def _initials(title: str) -> str:
    return "".join(syllable[0] for syllable in _syllables(title))


def _head(title: str) -> int:
    """How many characters are typed as characters: one or two, by the length, so that alike titles are cut alike."""
    return 1 + len(title) % 2


def _mixed_initials(title: str) -> str:
    return title[: _head(title)] + _initials(title)[_head(title) :]


def _mixed_pinyin(title: str) -> str:
    return title[: _head(title)] + "".join(_syllables(title)[_head(title) :])


@cache
def _sounding() -> dict[str, str]:
    """Common characters by their syllable, each under its commonest reading only."""
    found: dict[str, str] = defaultdict(str)
    for raw in _COMMON:
        character = raw.decode("gb2312", "ignore")
        found["".join(lazy_pinyin(character))] += character
    return found


def _replaced(title: str, rng: random.Random, heard: Callable[[str], list[str]]) -> str:
    """One character replaced by another that sounds like one of what `heard` makes of its syllable."""
    ways = []
    for place, (character, syllable) in enumerate(zip(title, _syllables(title), strict=True)):
        others = "".join(_sounding().get(other, "") for other in heard(syllable)).replace(character, "")
        if others:
            ways.append((place, others))
    if not ways:
        return ""
    place, others = rng.choice(ways)
    return title[:place] + rng.choice(others) + title[place + 1 :]


def _homophone(title: str, rng: random.Random) -> str:
    return _replaced(title, rng, lambda syllable: [syllable])


def _confused(title: str, rng: random.Random) -> str:
    return _replaced(title, rng, _mistaken)


def _mistaken(syllable: str) -> list[str]:
    """Syllables that this one is taken for: zhang → zang, zhan; nin → lin, ning."""
    found = []
    for long, short in _SOUNDS:
        if syllable.startswith(long):
            found.append(short + syllable[len(long) :])
        elif syllable.startswith(short):
            found.append(long + syllable[len(short) :])
    for long, short in _NASALS:
        if syllable.endswith(long):
            found.append(syllable[: -len(long)] + short)
        elif syllable.endswith(short):
            found.append(syllable[: -len(short)] + long)
    return found


def _missing(title: str, rng: random.Random) -> str:
    return _without(title, rng.randrange(len(title)))


def _without(title: str, place: int) -> str:
    return title[:place] + title[place + 1 :]


@cache
def _traditional_table() -> dict[int, str]:
    """Each simplified character with one traditional one."""
    old, new = (DATA / "traditional.txt").read_text(encoding="utf-8").split()
    table = {simple: other for other, simple in reversed(list(zip(old, new, strict=True))) if simple not in _STAYS}
    return str.maketrans(table | _WRITTEN)


def _traditional(title: str, rng: random.Random) -> str:
    return title.translate(_traditional_table())


_CODES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("initials", _initials),
    ("pinyin", _pinyin),
    ("mixed", _mixed_initials),
    ("mixed", _mixed_pinyin),
)
_SLIPS: tuple[tuple[str, Slip], ...] = (
    ("homophone", _homophone),
    ("confused", _confused),
    ("missing", _missing),
    ("traditional", _traditional),
)
KINDS = tuple(dict.fromkeys(kind for kind, _ in (*_CODES, *_SLIPS)))
