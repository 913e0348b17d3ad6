"""What is fuzzed: each target takes something hostile and may refuse it with a sentence, but never break or hang."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple

from hypothesis import strategies as st

from hall_assistant.app import MODELS
from hall_assistant.authoring.columns import guess
from hall_assistant.authoring.desk import publish_notice, withdraw_notice
from hall_assistant.authoring.html_text import plain
from hall_assistant.authoring.importing import import_cards, undo_import
from hall_assistant.authoring.preview import NewCard, Preview, preview
from hall_assistant.authoring.tables import read_table
from hall_assistant.backup.restoring import bring_home
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.brief import brief_of
from hall_assistant.cases.summary import summary
from hall_assistant.content import ContentRoot
from hall_assistant.errors import HallError
from hall_assistant.library.checker import check
from hall_assistant.library.loader import load
from hall_assistant.library.shelf import library_of
from hall_assistant.logbook.timeline import timeline
from hall_assistant.orders.course import course
from hall_assistant.orders.records import order_state
from hall_assistant.phrases.render import render
from hall_assistant.phrases.templates import fill
from hall_assistant.settings.desk import change
from hall_assistant.store import unlock
from hall_assistant.sync.parcels import parcel_in, segment_in
from hall_assistant.sync.sealed_file import Content, label, opened, packed, read_label
from hall_assistant.wording import sentence
from tests.core.authoring.tables import zipped
from tests.core.orders.test_pasted import ORDER, read
from tests.fuzz.bench import CSV, LINES, Bench
from tests.fuzz.hostile import TEXT, bodies, damaged


class Target(NamedTuple):
    """What is thrown, and at what."""

    thrown: Callable[[Bench], st.SearchStrategy[Any]]
    at: Callable[[Bench, Any], object]


def attempt(target: Target, bench: Bench, thrown: object) -> None:
    """Throw once. Raises whatever is not a refusal, or is one without a sentence."""
    try:
        target.at(bench, thrown)
    except HallError as refused:
        sentence(refused).encode("utf-8", "surrogatepass")


def _content(bench: Bench, thrown: tuple[str, bytes]) -> None:
    root = bench.folder / "content"
    shutil.rmtree(root, ignore_errors=True)
    file = root / thrown[0]
    file.parent.mkdir(parents=True)
    file.write_bytes(thrown[1])
    content = load(ContentRoot(root))
    check(content)
    library = library_of(content)
    for line in library.phrases.values():
        render(line.say, {}, library.slots)


def _content_files(bench: Bench) -> st.SearchStrategy[Any]:
    one = st.sampled_from(bench.content_files)
    return one.flatmap(lambda file: st.tuples(st.just(file[0]), damaged(file[1])))


def _table(bench: Bench, thrown: tuple[str, bytes]) -> None:
    file = bench.folder / f"import{thrown[0]}"
    file.write_bytes(thrown[1])
    table = read_table(file)
    seen = preview(table, guess(table.columns), bench.library, {})
    seen.told.encode()


def _tables(bench: Bench) -> st.SearchStrategy[Any]:
    names = st.sampled_from(("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "../../outside.xml"))
    parts = st.dictionaries(names, damaged(b"<worksheet><sheetData/></worksheet>"), max_size=3)
    books = damaged(bench.workbook) | parts.map(zipped)
    texts = damaged(CSV, LINES) | TEXT.map(lambda text: text.encode("utf-8", "surrogatepass"))
    return st.tuples(st.just(".xlsx"), books) | st.tuples(st.sampled_from((".csv", ".jsonl", ".xlsx")), texts)


def _search(bench: Bench, thrown: str) -> None:
    for hit in bench.hall.find(thrown).hits:
        assert hit.id


def _hall_text(bench: Bench, thrown: tuple[str, str, str]) -> None:
    at, by = bench.hall.store, bench.counter.zhou
    text, title, number = thrown
    plain(text)
    with suppress(HallError):
        change(at, by=by, hall=title, address=text)
    with suppress(HallError):
        notice, _ = publish_notice(at, by=by, text=text, title=title, number=number, topics=("stop",))
        bench.hall.follow()
        _search(bench, text[:50])
        withdraw_notice(at, by=by, notice=notice, why=title)
    text, title, number = (one.encode("utf-8", "replace").decode() for one in thrown)  # tables hold no half characters
    row = NewCard(2, text[:200], text, text, "stop", title, (number,))
    with suppress(HallError):
        source, _ = import_cards(at, by=by, preview=Preview(title, "", guess(("问题", "答案")), (row,), (), ()))
        bench.hall.follow()
        _search(bench, title[:50])
        undo_import(at, by=by, source=source)


def _slots(bench: Bench, thrown: tuple[int, str]) -> None:
    which, text = thrown
    library = bench.library
    lines = list(library.phrases.values())
    line = lines[which % len(lines)].say
    found = render(line, dict.fromkeys(library.slots, text), library.slots)
    assert "".join(piece.text for piece in found.pieces) == found.text
    templates = list(library.templates.values())
    template = templates[which % len(templates)]
    values = dict.fromkeys(library.slots, text)
    filled = fill(template, values)
    assert not template.html or "<script" not in filled


def _facts(bench: Bench, thrown: list[tuple[str, dict[str, Any], dict[str, Any]]]) -> None:
    class TakeBack(Exception):
        """Nothing of it is kept."""

    names = [f"{model.subject_kind}:1" if model.subject_kind != "hall" else "hall" for model in MODELS]
    with suppress(TakeBack), bench.hall.store.write() as w:
        for name in names:
            for kind, body, words in thrown:
                w.append(name, kind, by="s1", open=body, sealed=words)
        w.settled()
        case = CaseId("case:1")
        state_of(w, case)
        timeline(w, case, bench.library)
        for ask in (_told, _ordered):
            with suppress(HallError):
                ask(w, bench)
        raise TakeBack


def _told(at: Any, bench: Bench) -> None:
    case = CaseId("case:1")
    brief_of(at, case, bench.library, now=bench.hall.clock.now(), offset=480)
    summary(at, case, bench.library, template="summary_standard", limit=500, offset=480)


def _ordered(at: Any, bench: Bench) -> None:
    order = "order:1"
    order_state(at, order)  # type: ignore[arg-type]  # an order's id is a text
    course(at, order)  # type: ignore[arg-type]  # an order's id is a text


def _thrown_facts(bench: Bench) -> st.SearchStrategy[Any]:
    kinds, entries = bench.words_of_facts
    begins = [kind for kind in kinds if kind.endswith(("opened", "received", "published", "imported"))]
    first = st.tuples(st.sampled_from(begins), bodies(entries), bodies(entries))
    later = st.tuples(st.sampled_from(kinds), bodies(entries), bodies(entries))
    return st.tuples(first, st.lists(later, min_size=1, max_size=5)).map(lambda facts: [facts[0], *facts[1]])


def _backup(bench: Bench, thrown: tuple[bytes, bytes]) -> None:
    folder, copy = bench.folder / "new", bench.folder / "copy.db"
    shutil.rmtree(folder, ignore_errors=True)
    copy.write_bytes(thrown[0])
    copy.with_suffix(".unlock.json").write_bytes(thrown[1])
    bring_home(folder, copy, bench.wraps[0])


def _backups(bench: Bench) -> st.SearchStrategy[Any]:
    copies, wraps = damaged(bench.copy), damaged(bench.wraps[1])
    whole = st.tuples(copies, st.just(bench.wraps[1])) | st.tuples(st.just(bench.copy), wraps)
    return whole | st.tuples(st.binary(max_size=5_000), st.binary(max_size=200))


def _keys(bench: Bench, thrown: tuple[bytes, str]) -> None:
    folder = bench.folder / "locked"
    folder.mkdir(exist_ok=True)
    (folder / unlock.NAME).write_bytes(thrown[0])
    unlock.open_with_text(folder, thrown[1])


def _wrapped(bench: Bench) -> st.SearchStrategy[Any]:
    code, wraps = bench.wraps
    return st.tuples(damaged(wraps), st.just(code)) | st.tuples(st.just(wraps), TEXT)


def _pasted(bench: Bench, thrown: bytes | str) -> None:
    read(thrown if isinstance(thrown, str) else thrown.decode("utf-8", "replace"), bench.library)


def _exchanged(bench: Bench, thrown: tuple[str, bytes]) -> None:
    """A file of the exchange, and what would lie in it if whoever holds the hall key wrote it in bad faith."""
    name, content = thrown
    mine, publics, chain = bench.exchanging
    wanted = Content.FACTS if name.endswith(".facts") else Content.KEYS
    if name.startswith("sealed "):
        content = packed(mine, label(mine, wanted, chain=chain, first=1, last=5), content)
    _, held = opened(content, mine, publics, wanted)
    if wanted is Content.FACTS:
        segment_in(held, chain, 1, 5)
    else:
        parcel_in(held)


def _exchange_files(bench: Bench) -> st.SearchStrategy[Any]:
    files = bench.exchange_files
    outer = st.sampled_from(sorted(files)).flatmap(lambda name: st.tuples(st.just(name), damaged(files[name])))
    inner = st.sampled_from(("sealed .facts", "sealed .keys"))
    held = damaged(*(opened_content(bench, name) for name in files))
    return outer | st.tuples(inner, held | st.binary(max_size=500))


def opened_content(bench: Bench, name: str) -> bytes:
    """What lies in a file of the exchange."""
    mine, publics, _ = bench.exchanging
    return opened(bench.exchange_files[name], mine, publics, read_label(bench.exchange_files[name])[0].content)[1]


TARGETS = {
    "content": Target(_content_files, _content),
    "imports": Target(_tables, _table),
    "search": Target(lambda _bench: TEXT, _search),
    "hall text": Target(lambda _bench: st.tuples(TEXT, TEXT, TEXT), _hall_text),
    "slots": Target(lambda _bench: st.tuples(st.integers(0, 10_000), TEXT), _slots),
    "facts": Target(_thrown_facts, _facts),
    "backups": Target(_backups, _backup),
    "keys": Target(_wrapped, _keys),
    "exchange": Target(_exchange_files, _exchanged),
    "pasted orders": Target(lambda _bench: TEXT | damaged(ORDER.encode()), _pasted),
}
