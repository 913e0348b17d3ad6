"""What is thrown at the program: texts made of everything that ever broke one, and good files with damages."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.core.cases.test_hostile_text import HOSTILE

TOKENS = (
    *(text for text in HOSTILE.values() if len(text) < 1_000),
    *'"\\\'()[]{}<>:;,.-+*/^~?!&|=%$#@_ \n\t　：，。「」',
    *("AND", "OR", "NOT", "NEAR(", "title:", "*:*", "[a TO z]", "^9", "~2", "a~1000000", "NULL", "--", "/*", "\\u0000"),
    *("{{", "}}", "{%", "%}", "{{时间}}", "{#", "<table>", "<!--", "]]>", "&#x110000;", "&amp", "<a href=x>", "<br/>"),
    *("13800005678", "2026-02-30 25:61", "1e999", "-0", "٣", "0x10", "9" * 20, "NaN", "true", "null", "1.5"),
    *("停机", "話費", "tj", "tingji", "wifi", "5G", "𠮷", "ｗｉｆｉ", "①", "㎡", "ﬁ", "İ", "ß"),
    *("\u0301", "\u200d", "\ufeff", "yes", "~", "&a", "*a", "<<:", "- ", "? ", "|", ">-", "---", "...", "id:"),
    *("!!python/object:os.system", "topic: stop"),
)  # fmt: skip

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=20)
TEXT = st.builds(
    lambda parts, times: "".join(parts) * times,
    st.lists(st.one_of(st.sampled_from(TOKENS), ANY_TEXT), max_size=12),
    st.sampled_from((1, 1, 1, 1, 1, 1, 30, 1_000)),
)
"""Texts with half characters and control characters in them, some of them long."""

_EDITS = st.lists(
    st.tuples(
        st.integers(0, 1 << 30),
        st.sampled_from(("flip", "cut", "put", "drop", "twice")),
        st.one_of(st.binary(max_size=12), st.sampled_from(TOKENS).map(lambda token: token.encode("utf-8", "replace"))),
        st.integers(1, 200),
    ),
    min_size=1,
    max_size=8,
)


def damaged(*good: bytes) -> st.SearchStrategy[bytes]:
    """Good files with a few damages each."""
    return st.builds(_with_edits, st.sampled_from(good), _EDITS)


def _with_edits(content: bytes, edits: list[tuple[int, str, bytes, int]]) -> bytes:
    for where, what, data, size in edits:
        at = where % (len(content) + 1)
        rest = content[at:]
        if what == "cut":
            content = content[:at]
        elif what == "put":
            content = content[:at] + data + rest
        elif what == "drop":
            content = content[:at] + rest[size:]
        elif what == "twice":
            content = content[:at] + rest[:size] * 2 + rest[size:]
        elif rest:
            content = content[:at] + bytes([rest[0] ^ 1 << size % 8]) + rest[1:]
    return content


def bodies(entries: tuple[str, ...]) -> st.SearchStrategy[dict[str, object]]:
    """Bodies of facts: the entries facts have, with values no fact has."""
    plain = st.one_of(st.none(), st.booleans(), st.integers(-(1 << 63), (1 << 63) - 1), _sound(TEXT))
    plain |= st.sampled_from(("case:1", "P1", "O1", "s1", "stop", "open", "solved", "1", "", "12.50", 0, -1, 1 << 62))
    inner = st.recursive(
        plain,
        lambda values: st.lists(values, max_size=3) | st.dictionaries(st.sampled_from(entries), values, max_size=3),
        max_leaves=6,
    )
    return st.dictionaries(st.sampled_from(entries), inner, max_size=8)


def _sound(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Half characters left out: no fact can hold one."""
    return texts.map(lambda text: text.encode("utf-8", "replace").decode()[:5_000])
