from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hall_assistant.clock import SetClock
from hall_assistant.store import database
from hall_assistant.store.rebuild import Difference
from hall_assistant.store.store import Store
from tests.core.store.toy import KEY, START, note, open_store

names = st.sampled_from(["p1", "p2", "p3"])
acts = st.tuples(
    st.sampled_from(["case:1", "case:2", "case:3"]),
    st.one_of(
        st.tuples(st.just("topic"), st.fixed_dictionaries({"topic": st.sampled_from(["stop", "fee", "'); --", "😀"])})),
        st.tuples(st.just("promised"), st.fixed_dictionaries({"promise": names, "due": st.integers(0, 2**40)})),
        st.tuples(st.just("kept"), st.fixed_dictionaries({"promise": names})),
        st.tuples(st.just("said"), st.fixed_dictionaries({"words": st.text(st.characters(exclude_categories=["Cs"]))})),
        st.tuples(st.sampled_from(["voided", "heard"]), st.just({})),
    ),
)


def _play(store: Store, clock: SetClock, batch: list[tuple[str, tuple[str, dict[str, object]]]], fails: bool) -> None:
    clock.advance(7)
    try:
        with store.write() as w:
            for subject, (kind, body) in batch:
                sealed = body if kind == "said" else None
                w.append(subject, kind, by="s1", open={} if sealed else body, sealed=sealed)  # type: ignore[arg-type]
            if fails:
                raise RuntimeError
    except RuntimeError:
        return


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.lists(acts, max_size=6), st.booleans()), max_size=8))
def test_the_read_tables_always_equal_a_rebuild(batches: list[tuple[list[object], bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        clock = SetClock.at(START)
        store = open_store(Path(folder), clock)
        for batch, fails in batches:
            _play(store, clock, batch, fails)  # type: ignore[arg-type]
        report = store.rebuild()
        assert report.equal
        assert report.differences == ()
        assert store.verify().holds
        store.close()


def test_a_rebuild_names_what_differed_and_mends_it(store: Store) -> None:
    note(store)
    note(store, "case:2")
    with store.write() as w:
        w.append("case:2", "promised", by="s1", open={"promise": "p1", "due": 5})
    other = database.connect(store.file, KEY)
    other.execute("UPDATE cases SET topic = 'altered' WHERE subject = 'case:1'")
    other.execute("DELETE FROM promises")
    other.execute("INSERT INTO cases (subject, topic) VALUES ('case:stray', 'nobody')")
    other.close()
    report = store.rebuild()
    assert not report.equal
    assert set(report.differences) == {
        Difference("cases", "case:1"),
        Difference("promises", "case:2"),
        Difference("cases", "case:stray"),
    }
    assert store.rebuild().equal
    with store.reading() as at:
        assert [row["topic"] for row in at.rows("SELECT topic FROM cases ORDER BY subject")] == ["stop", "stop"]
        assert len(at.rows("SELECT * FROM promises")) == 1


def test_a_note_that_changes_no_row_writes_none(store: Store) -> None:
    note(store)
    with store.write() as w:
        w.append("case:1", "heard", by="s1")
        before = w.connection.total_changes
        w.settled()
        assert w.connection.total_changes == before
