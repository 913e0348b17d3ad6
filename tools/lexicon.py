"""Write the tables of `hall_assistant/search/data` anew: words with their frequency, readings, traditional characters.

From three sources, which are not installed with this project: the word list of jieba (`dict.txt`, MIT), the characters
of OpenCC (`TSCharacters.txt`, Apache-2.0) and the readings of pypinyin (MIT). The words of our own trade stand in
`trade.txt` beside the tables and always count as words.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

from hall_assistant.search.cutting import DATA, EMPTY, LONGEST, SLOTS, step_of, trace
from hall_assistant.search.words import is_han

SELDOM = 10
"""Words met less often in jieba's counts are left out: cutting a question hardly needs them."""
OURS = 3_000
"""The frequency a word of our own trade counts with at least."""


def main() -> int:
    """Write the three tables."""
    parser = argparse.ArgumentParser(prog="tools/lexicon.py")
    parser.add_argument("--words", type=Path, required=True, help="dict.txt of jieba")
    parser.add_argument("--traditional", type=Path, required=True, help="TSCharacters.txt of OpenCC")
    asked = parser.parse_args()
    counted = _counted(asked.words)
    _write_words(counted)
    _write_readings([word for word in counted if len(word) == 1])
    _write_traditional(asked.traditional)
    return 0


def _counted(path: Path) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, count = line.split(" ")[:2]
        if all(map(is_han, word)) and (len(word) == 1 or (len(word) <= LONGEST and int(count) >= SELDOM)):
            found[word] = int(count)
    for word in (DATA / "trade.txt").read_text(encoding="utf-8").split():
        found[word] = max(found.get(word, 0), OURS)
    return found


def _write_words(counted: dict[str, int]) -> None:
    table = bytearray(SLOTS * 4)
    for word, count in counted.items():
        place, print_ = trace(word)
        while table[place * 4 + 3] != EMPTY:
            place = (place + 1) % SLOTS
        table[place * 4 : place * 4 + 4] = print_ + bytes([step_of(count)])
    (DATA / "words.bin").write_bytes(table)
    sys.stdout.write(f"{len(counted)} words\n")


def _write_readings(characters: list[str]) -> None:
    from pypinyin import Style, pinyin

    heard: dict[str, list[str]] = defaultdict(list)
    for character in characters:
        found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)
        syllables = dict.fromkeys(one for one in (found[0] if found else ()) if one.isascii() and one.isalpha())
        for turn, syllable in enumerate(list(syllables)[:3]):
            heard[f"{turn} {syllable}"].append(character)
    lines = [f"{key} {''.join(sorted(known))}" for key, known in sorted(heard.items())]
    (DATA / "readings.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write_traditional(path: Path) -> None:
    pairs = [line.split() for line in path.read_text(encoding="utf-8").splitlines()]
    kept = sorted((old, new[0]) for old, *new in pairs if old != new[0] and max(map(ord, old + new[0])) < 0x10000)
    text = "".join(old for old, _ in kept) + "\n" + "".join(new for _, new in kept) + "\n"
    (DATA / "traditional.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
