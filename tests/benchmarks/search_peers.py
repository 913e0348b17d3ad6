"""What others would have taken: FTS5 with 2-grams or trigrams, tantivy over rjieba's words, rapidfuzz over titles.

Each is given the same entries, folded as ours are, and is asked in the way that finds most: any piece, best first.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from hall_assistant.search import Entry, Hit, Index
from hall_assistant.search.words import bigrams, fold, runs
from hall_assistant.store.driver import driver

LIMIT = 10
BOOSTS = {"title": 2.0, "names": 2.0, "body": 1.0}
"""Fields of tantivy over words and what each counts; so many for FTS5 are 10, 6 and 1."""
Ask = Callable[[str], list[str]]


def build(name: str, folder: Path, entries: Iterable[Entry]) -> None:
    """Build one engine in its folder, unless it is there."""
    done = folder / "done"
    if not done.exists():
        folder.mkdir(parents=True, exist_ok=True)
        {"ours": _build_ours, "tantivy + rjieba": _build_words, "rapidfuzz titles": _build_titles}.get(
            name, lambda where, what: _build_fts(where, what, name)
        )(folder, entries)
        done.touch()


def open_one(name: str, folder: Path) -> Ask:
    """Open a built engine; what comes back gives ids, best first."""
    if name == "ours":
        index = Index.open(folder / "index")
        return lambda text: [hit.id for hit in index.search(text, LIMIT)]
    if name == "tantivy + rjieba":
        return _open_words(folder)
    return _open_titles(folder) if name == "rapidfuzz titles" else _open_fts(folder, name)


def change_one(name: str, folder: Path, entry: Entry) -> Callable[[], float] | None:
    """What changes a single entry and gives back seconds; only of ours, the others are not asked to."""
    if name != "ours":
        return None
    index = Index.open(folder / "index")

    def change() -> float:
        start = time.perf_counter()
        index.update(entry)
        return time.perf_counter() - start

    return change


def ours(folder: Path, synonyms: Iterable[tuple[str, ...]]) -> Callable[[str], list[Hit]]:
    """Ours with the words of our own library that mean the same."""
    index = Index.open(folder / "index", synonyms=synonyms)
    return lambda text: index.search(text, LIMIT)


def _build_ours(folder: Path, entries: Iterable[Entry]) -> None:
    Index.build(folder / "index", entries)


def _said(entry: Entry) -> tuple[str, str, str]:
    return entry.title, " ".join((*entry.aliases, *entry.said)), entry.text


def _two(text: str) -> list[str]:
    return [piece for run, han in runs(fold(text)) for piece in (bigrams(run) or [run] if han else [run])]


def _words(text: str) -> list[str]:
    import rjieba

    return [word for run, han in runs(fold(text)) for word in (rjieba.cut(run, True) if han else [run])]


def _build_fts(folder: Path, entries: Iterable[Entry], name: str) -> None:
    trigram = name == "FTS5 trigram"
    connection = driver.connect(str(folder / "fts.db"))
    tokenizer = "trigram" if trigram else "unicode61 remove_diacritics 0"
    connection.execute("CREATE TABLE ids (place INTEGER PRIMARY KEY, id TEXT)")
    connection.execute(f"CREATE VIRTUAL TABLE f USING fts5(title, names, body, content='', tokenize='{tokenizer}')")
    for place, entry in enumerate(entries):
        said = [fold(part) if trigram else " ".join(_two(part)) for part in _said(entry)]
        connection.execute("INSERT INTO ids VALUES (?, ?)", (place, entry.id))
        connection.execute("INSERT INTO f(rowid, title, names, body) VALUES (?, ?, ?, ?)", (place, *said))
    connection.commit()
    connection.close()


def _open_fts(folder: Path, name: str) -> Ask:
    connection = driver.connect(str(folder / "fts.db"))
    trigram = name == "FTS5 trigram"

    def ask(text: str) -> list[str]:
        plain = fold(text)
        pieces = [plain[place : place + 3] for place in range(len(plain) - 2)] if trigram else _two(text)
        if not pieces:
            return []
        sentence = " OR ".join(f'"{piece}"' for piece in dict.fromkeys(pieces))
        rows = connection.execute(
            "SELECT id FROM ids JOIN (SELECT rowid FROM f WHERE f MATCH ? ORDER BY bm25(f, 10, 6, 1) LIMIT ?) found"
            " ON ids.place = found.rowid",
            (sentence, LIMIT),
        )
        return [row[0] for row in rows]

    return ask


def _build_words(folder: Path, entries: Iterable[Entry]) -> None:
    import tantivy

    schema = tantivy.SchemaBuilder()
    schema.add_text_field("id", stored=True, tokenizer_name="raw")
    for field in BOOSTS:
        schema.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    index = tantivy.Index(schema.build(), os.fspath(folder))
    writer = index.writer(128_000_000, 1)
    for entry in entries:
        writer.add_document(_document(entry))
    writer.commit()
    writer.wait_merging_threads()


def _document(entry: Entry) -> Any:
    import tantivy

    parts = zip(BOOSTS, _said(entry), strict=True)
    return tantivy.Document(id=entry.id, **{field: " ".join(_words(part)) for field, part in parts})


def _open_words(folder: Path) -> Ask:
    import tantivy

    index = tantivy.Index.open(os.fspath(folder))
    searcher = index.searcher()

    def ask(text: str) -> list[str]:
        term, boosted, words = tantivy.Query.term_query, tantivy.Query.boost_query, _words(text)
        parts = [
            (tantivy.Occur.Should, boosted(term(index.schema, field, word, "freq"), boost))
            for field, boost in BOOSTS.items()
            for word in words
        ]
        found = searcher.search(tantivy.Query.boolean_query(parts), LIMIT, count=False).hits if parts else []
        return [searcher.doc(place)["id"][0] for _, place in found]

    return ask


def _build_titles(folder: Path, entries: Iterable[Entry]) -> None:
    titles = [(name, entry.id) for entry in entries for name in (entry.title, *entry.aliases, *entry.said)]
    (folder / "titles.json").write_text(json.dumps(titles, ensure_ascii=False), encoding="utf-8")


def _open_titles(folder: Path) -> Ask:
    from rapidfuzz import fuzz, process

    titles = json.loads((folder / "titles.json").read_text(encoding="utf-8"))
    names = [fold(name) for name, _ in titles]

    def ask(text: str) -> list[str]:
        found = process.extract(fold(text), names, scorer=fuzz.ratio, limit=LIMIT)
        return list(dict.fromkeys(titles[place][1] for _, _, place in found))

    return ask


PEERS = ("ours", "FTS5 2-grams", "FTS5 trigram", "tantivy + rjieba", "rapidfuzz titles")
"""Ours and the others."""
