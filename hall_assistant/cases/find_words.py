"""Finding a past reception by what was said and written in it: notes, the customer's words, facts asked, the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from hall_assistant.casefile.texts import TOPIC, text_rows, topic_word
from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.find import CaseLine, find, lines
from hall_assistant.search import words as cutting
from hall_assistant.search.cutting import cut
from hall_assistant.store.holding import Term, holding, holding_among, waiting
from hall_assistant.store.store import Reading
from hall_assistant.text import whole

_LONGEST = 100
"""Characters of a question; more is no question."""
MOST_BY_WORDS = 50
"""Receptions found by words that are listed after the others; older ones want another word."""
_LOOKED_AT = 200
"""Receptions whose texts are compared for one question."""
_AT_ONCE = 50
_READ_AT_ONCE = 500
_WAITING = 100
"""Receptions the index has yet to follow that are folded for one question; there are rarely more than ten."""
_BEFORE, _AFTER = 8, 40
"""Characters of a text shown before and from the words found."""
SHOWN_IN_PUBLIC = frozenset({"sentence", "promise", "detail", "checked", "explained"})
"""Kinds of text the public view may show, masked; the customer's words and loose notes are for the private view."""
_Texts = Sequence[tuple[str, str, str]]
"""Texts of one reception: kind, text, and the text folded so that places in it stay."""
_Meant = Mapping[str, frozenset[str]]
"""The words wanted, each with the topics in whose name it stands."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The stretch of a text that holds words looked for (字句); they stand at `text[start:end]`."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One reception found by words; without pieces where only its topic holds them."""

    line: CaseLine
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Receptions that fit, and for those found by words the pieces that hold them, best first."""

    lines: tuple[CaseLine, ...] = ()
    pieces: Mapping[CaseId, tuple[Piece, ...]] = field(default_factory=dict)


def find_any(at: Reading, words: str, *, year: int, topics: Mapping[str, str], limit: int = 50) -> Found:
    """Receptions that fit what was typed: by number, order, phone, surname or day first, then by words.

    As `find` and `find_words`, which say what may be typed.
    """
    first = find(at, words, year=year, limit=limit)
    known = {line.case for line in first}
    hits = (
        find_words(at, words, topics=topics, limit=min(limit - len(first), MOST_BY_WORDS)) if len(first) < limit else []
    )
    after = [hit for hit in hits if hit.line.case not in known]
    return Found((*first, *(hit.line for hit in after)), {hit.line.case: hit.pieces for hit in after})


def find_words(at: Reading, words: str, *, topics: Mapping[str, str], limit: int = 50) -> list[Hit]:
    """Receptions in which all the words stand, with the pieces that hold them.

    words: what somebody remembers, parts divided by blanks. Newest first: where they stand as typed; if that is
    nowhere, where the words of a longer sentence stand in any order. topics: names by id; a reception's topic counts
    among its words.
    """
    if len(words) > _LONGEST or not whole(words):
        return []
    runs = tuple(dict.fromkeys(run for run, _ in cutting.runs(cutting.fold(words))))
    return (_holding(at, [runs], topics, limit) if runs else []) or _holding(at, _loose(runs), topics, limit)


def with_words(at: Reading, words: str, cases: Sequence[CaseId]) -> frozenset[CaseId]:
    """Which of these receptions hold all the words typed, as typed; for days that were picked, however long ago.

    It takes as long as there are receptions among these that may hold them, however many the hall has.
    """
    if len(words) > _LONGEST or not whole(words):
        return frozenset()
    runs = tuple(dict.fromkeys(run for run, _ in cutting.runs(cutting.fold(words))))
    late = set(waiting(at, _WAITING)).intersection(cases)
    kept: Sequence[str] = [case for case in cases if case not in late] if runs else []
    # A number may stand within a longer one in the index, where it is found by its beginning only.
    if han := {run: frozenset[str]() for run in runs if cutting.is_han(run[0])}:
        kept = holding_among(at, _terms(han), kept)
    texts = {
        CaseId(subject): "\n".join(
            str(row["text"]) for row in text_rows(subject, at.facts(subject)) if row["kind"] != TOPIC
        )
        for subject in late
    }
    for first in range(0, len(kept), _READ_AT_ONCE):
        texts |= _whole_texts(at, kept[first : first + _READ_AT_ONCE])
    return frozenset(case for case, text in texts.items() if runs and _holds(text, runs))


def _folded_now(at: Reading, subject: str) -> str:
    rows = text_rows(subject, at.facts(subject))
    return "\n".join(str(row["text"]) for row in rows if row["kind"] != TOPIC)


def _whole_texts(at: Reading, cases: Sequence[str]) -> Mapping[CaseId, str]:
    """All that was said and written in each of these, a line each: one row of the table's dozen costs least."""
    rows = at.rows(
        f"SELECT subject, group_concat(text, char(10)) AS whole FROM case_texts"
        f" WHERE subject IN ({', '.join('?' * len(cases))}) AND kind <> '{TOPIC}' GROUP BY subject",
        cases,
    )
    return {CaseId(row["subject"]): row["whole"] for row in rows}


def _holds(text: str, runs: Sequence[str]) -> bool:
    """Whether all these words stand in the lines; a quick look first, for folding them costs the most."""
    if not all(rough.search(text) for rough in map(_rough, runs) if rough is not None):
        return False
    plain = "\n".join(map(cutting.aligned, text.split("\n")))
    return all(_pattern(run).search(plain) for run in runs)


def _loose(runs: Iterable[str]) -> list[tuple[str, ...]]:
    """A sentence as its words in any order, and as its longer words alone; nothing where it has no longer ones."""
    words = tuple(dict.fromkeys(word for run in runs for word in (cut(run) if cutting.is_han(run[0]) else (run,))))
    longer = tuple(word for word in words if len(word) > 1)
    return [words, longer] if longer and words != tuple(runs) else []


def _holding(at: Reading, ways: Sequence[tuple[str, ...]], topics: Mapping[str, str], limit: int) -> list[Hit]:
    """Receptions that fit the first of the ways that any fits; the index is asked for the last, which is the widest."""
    if not ways:
        return []
    meant = [{run: _topics(run, topics) for run in way} for way in ways]
    found: list[dict[CaseId, tuple[Piece, ...]]] = [{} for _ in ways]
    for case, texts in _texts(at, _terms(meant[-1])):
        _sort_in(case, texts, meant, found)
        if len(found[0]) >= limit:
            break
    best = dict(islice(next(filter(None, found), {}).items(), limit))
    return _hits(at, best) if best else []


def _sort_in(
    case: CaseId, texts: _Texts, meant: Sequence[_Meant], found: Sequence[dict[CaseId, tuple[Piece, ...]]]
) -> None:
    """Put a reception to the first way that it fits, if there is one."""
    for words, fitting in zip(meant, found, strict=True):
        pieces = _pieces(texts, words)
        if pieces is not None:
            fitting[case] = pieces
            return


def _hits(at: Reading, found: Mapping[CaseId, tuple[Piece, ...]]) -> list[Hit]:
    inside = ", ".join("?" * len(found))
    newest = lines(at, f"subject IN ({inside})", tuple(found), order="started DESC, subject", limit=len(found))
    return [Hit(line, found[line.case]) for line in newest]


def _topics(run: str, topics: Mapping[str, str]) -> frozenset[str]:
    """The texts that stand for topics in whose name the words stand."""
    if len(run) < 2:
        return frozenset()
    return frozenset(topic_word(topic) for topic, name in topics.items() if run in _folded(name))


@lru_cache(maxsize=512)
def _folded(name: str) -> str:
    return cutting.fold(name)


def _terms(meant: _Meant) -> list[Term]:
    """What the index is asked for; single characters of a sentence stand everywhere, so only the texts are."""
    longer = [run for run in meant if len(run) > 1]
    return [_term(run, meant[run]) for run in longer or meant]


def _term(run: str, topics: Iterable[str]) -> Term:
    instead = tuple(sorted(cutting.fold(topic) for topic in topics))
    if not cutting.is_han(run[0]):
        return Term(start=run, instead=instead)
    return Term(pieces=tuple(cutting.bigrams(run)) or (run,), instead=instead)


def _texts(at: Reading, terms: Sequence[Term]) -> Iterator[tuple[CaseId, _Texts]]:
    """Receptions that may fit with their texts: those the index has yet to follow, then what the index names."""
    late = waiting(at, _WAITING)
    for subject in late:
        rows = text_rows(subject, at.facts(subject))
        yield CaseId(subject), [_aligned(str(row["kind"]), str(row["text"])) for row in rows]
    named = (subject for subject in islice(holding(at, terms), _LOOKED_AT) if subject not in set(late))
    while some := list(islice(named, _AT_ONCE)):
        kept = at.rows(
            f"SELECT subject, kind, text FROM case_texts WHERE subject IN ({', '.join('?' * len(some))})", some
        )
        texts: dict[str, list[tuple[str, str, str]]] = {subject: [] for subject in some}
        for row in kept:
            texts[row["subject"]].append(_aligned(row["kind"], row["text"]))
        yield from ((CaseId(subject), found) for subject, found in texts.items())


def _pieces(texts: _Texts, meant: _Meant) -> tuple[Piece, ...] | None:
    """The pieces that hold the words, or None where one of them stands nowhere."""
    found: list[Piece] = []
    for run, topics in meant.items():
        places = [(kind, text, place) for kind, text, plain in texts if kind != TOPIC and (place := _place(plain, run))]
        if not places and not any(kind == TOPIC and text in topics for kind, text, _ in texts):
            return None
        found.extend(_piece(kind, text, *place) for kind, text, place in places)
    return tuple(found)


def _aligned(kind: str, text: str) -> tuple[str, str, str]:
    return kind, text, cutting.aligned(text)


def _place(plain: str, run: str) -> tuple[int, int] | None:
    """Where the words stand in a folded text; a Latin word or a number only where one begins so."""
    found = _pattern(run).search(plain)
    return found.span() if found else None


@lru_cache(maxsize=256)
def _pattern(run: str) -> re.Pattern[str]:
    if cutting.is_han(run[0]):
        return re.compile(re.escape(run))
    return re.compile(r"(?<![0-9a-z])" + r"[-_'’.·]?".join(map(re.escape, run)))


@lru_cache(maxsize=256)
def _rough(run: str) -> re.Pattern[str] | None:
    """What a text must hold as it was typed, so that the word can stand in it: full-width signs count too.

    None for Chinese, which the index has looked up already and which may be typed in traditional characters.
    """
    if cutting.is_han(run[0]):
        return None
    wide = (
        {each, chr(ord(each) + 0xFEE0), chr(ord(each.upper()) + 0xFEE0)} if "!" <= each <= "~" else {each}
        for each in run
    )
    signs = (f"[{''.join(map(re.escape, sorted(each)))}]" for each in wide)
    return re.compile(r"[-_'’.·－＿＇．]?".join(signs), re.IGNORECASE)


def _piece(kind: str, text: str, start: int, end: int) -> Piece:
    first = max(start - _BEFORE, 0)
    front = "…" if first else ""
    shown = f"{front}{text[first : start + _AFTER]}"
    rest = "…" if start + _AFTER < len(text) else ""
    moved = len(front) - first
    return Piece(kind, " ".join(f"{shown}{rest}".split("\n")), start + moved, min(end + moved, len(shown)))
