from __future__ import annotations

import threading
from pathlib import Path

import pytest

from hall_assistant.clock import MINUTE, SetClock
from hall_assistant.errors import StaffError
from hall_assistant.store.store import Fact, ReadModel, Store
from tests.core.store.toy import KEY, START, TOY, fold, kinds, note, open_store


def test_what_was_written_is_there_after_reopening(store: Store, folder: Path, clock: SetClock) -> None:
    with store.write() as w:
        w.append("case:1", "topic", by="s1", open={"topic": "stop"})
        w.append("case:1", "said", by="s1", sealed={"words": "卡一停，验证码都收不着"})
    store.close()
    again = open_store(folder, clock)
    with again.reading() as at:
        assert [fact.kind for fact in at.facts("case:1")] == ["topic", "said"]
        assert at.facts("case:1")[1].sealed == {"words": "卡一停，验证码都收不着"}
        row = at.one("SELECT * FROM cases")
        assert row is not None
        assert (row["topic"], row["sentence"]) == ("stop", "卡一停，验证码都收不着")
    again.close()


def test_append_returns_the_fact_as_readers_see_it(store: Store) -> None:
    with store.write() as w:
        fact = w.append("case:1", "topic", by="s1", open={"topic": "stop", "more": (1, 2)}, sealed={"a": [None]})
    with store.reading() as at:
        assert at.facts("case:1") == [fact]
    assert fact.open == {"topic": "stop", "more": [1, 2]}
    assert (fact.chain, fact.seq, fact.offset, fact.actor, fact.version) == (store.chain, 2, 480, "s1", 1)
    assert fact.at == store.clock.now()


def test_a_fact_without_a_sealed_body_has_an_empty_one(store: Store) -> None:
    assert note(store).sealed == {}


def test_what_was_typed_is_not_readable_without_the_subjects_key(store: Store) -> None:
    with store.write() as w:
        w.append("case:1", "said", by="s1", sealed={"words": "王女士很急"})
    with store.reading() as at:
        row = at.one("SELECT sealed, open FROM journal WHERE subject = 'case:1'")
        assert row is not None
        assert "王女士".encode() not in row["sealed"]
        assert row["open"] == b"{}"


def test_a_destroyed_key_reads_as_deleted(store: Store) -> None:
    with store.write() as w:
        w.append("case:1", "said", by="s1", sealed={"words": "王女士很急"})
    with store.write() as w:
        w.forget("case:1")
        assert w.facts("case:1")[0].sealed is None
    with store.reading() as at:
        row = at.one("SELECT sentence FROM cases")
        assert row is not None and row["sentence"] == "已删除"


def test_a_forgotten_subject_takes_no_more_words_and_stays_readable(store: Store) -> None:
    with store.write() as w:
        w.append("case:1", "said", by="s1", sealed={"words": "王女士很急"})
    with store.write() as w:
        w.forget("case:1")
    with pytest.raises(StaffError, match=r"subject\.forgotten"), store.write() as w:
        w.append("case:1", "said", by="s1", sealed={"words": "又来了"})
    with store.write() as w:
        w.append("case:1", "topic", by="s1", open={"topic": "stop"})
    with store.reading() as at:
        assert [fact.sealed for fact in at.facts("case:1")] == [None, {}]
    assert store.rebuild().equal and store.verify().holds


def test_nothing_of_a_failed_write_remains(store: Store) -> None:
    note(store)
    with pytest.raises(RuntimeError), store.write() as w:
        w.append("case:1", "topic", by="s1", open={"topic": "fee"})
        w.execute("INSERT INTO pin_tries VALUES ('s1', 1, 0)")
        raise RuntimeError
    assert kinds(store, "case:1") == ["topic"]
    after = note(store, topic="plan")
    assert after.seq == 3
    with store.reading() as at:
        assert at.rows("SELECT * FROM pin_tries") == []
    assert store.verify().holds


def test_an_inner_write_joins_the_outer_one(store: Store) -> None:
    with store.write() as w:
        w.append("case:1", "topic", by="s1", open={"topic": "stop"})
        note(store, "case:2")
        with store.reading() as at:
            assert at.facts("case:2") == []
    assert kinds(store, "case:1") == kinds(store, "case:2") == ["topic"]


def test_a_failed_inner_write_takes_back_its_own_part_only(store: Store) -> None:
    with store.write() as w:
        w.append("case:1", "topic", by="s1", open={"topic": "stop"})
        with pytest.raises(RuntimeError), store.write() as inner:
            inner.append("case:1", "topic", by="s1", open={"topic": "fee"})
            inner.append("case:2", "topic", by="s1", open={"topic": "fee"})
            assert inner.one("SELECT topic FROM cases WHERE subject = 'case:1'")["topic"] == "fee"  # type: ignore[index]
            raise RuntimeError
        w.append("case:1", "promised", by="s1", open={"promise": "p1", "due": 5})
    with store.reading() as at:
        assert [row["topic"] for row in at.rows("SELECT topic FROM cases")] == ["stop"]
        assert [fact.seq for fact in at.facts("case:1")] == [2, 3]
    assert store.verify().holds
    assert store.rebuild().equal


def test_rows_asked_inside_a_write_already_say_what_was_appended(store: Store) -> None:
    with store.write() as w:
        w.append("case:1", "topic", by="s1", open={"topic": "stop"})
        row = w.one("SELECT topic FROM cases WHERE subject = ?", ("case:1",))
        assert row is not None and row["topic"] == "stop"
        assert [fact.kind for fact in w.facts("case:1")] == ["topic"]


def test_a_reader_sees_one_moment(store: Store) -> None:
    note(store)
    with store.reading() as at:
        assert len(at.rows("SELECT * FROM cases")) == 1
        note(store, "case:2")
        assert len(at.rows("SELECT * FROM cases")) == 1
        assert at.facts("case:2") == []
    with store.reading() as at:
        assert len(at.rows("SELECT * FROM cases")) == 2


def test_a_reader_cannot_write(store: Store) -> None:
    from hall_assistant.errors import SurroundingsError

    with store.reading() as at, pytest.raises(SurroundingsError) as caught:
        at.rows("DELETE FROM journal")
    assert caught.value.code == "store.read_only"
    assert store.verify().facts == 1


def test_our_own_wrong_sql_is_no_fault_of_the_surroundings(store: Store) -> None:
    from hall_assistant.store.driver import Error

    with pytest.raises(Error), store.reading() as at:
        at.rows("SELECT nothing FROM nowhere")


def test_changes_name_kinds_tables_and_subjects(store: Store) -> None:
    with store.write() as w:
        w.append("case:1", "topic", by="s1", open={"topic": "stop"})
        w.touch("drafts")
    assert w.changes.kinds == {"case", "cases", "drafts"}
    assert w.changes.subjects == {"case:1"}
    with store.write() as w:
        w.append("case:1", "heard", by="s1")
    assert w.changes.kinds == {"case"}


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO journal VALUES (1)",
        "DELETE FROM cases",
        "update subject_keys set key = ''",
        "DROP TABLE journal",
        "REPLACE INTO meta VALUES ('chain', 'x')",
        "WITH a AS (SELECT 1) DELETE FROM journal",
    ],
)
def test_there_is_no_side_door_past_the_facts(store: Store, sql: str) -> None:
    with pytest.raises(ValueError), store.write() as w:
        w.execute(sql)


def test_many_facts_in_one_write_are_folded_once_per_subject(folder: Path, clock: SetClock) -> None:
    folded: list[str] = []

    def counting(subject: str, facts: list[Fact]) -> object:
        folded.append(subject)
        return fold(subject, facts)

    model = ReadModel("case", TOY.tables, counting)  # type: ignore[arg-type]
    store = Store.open(folder, KEY, clock=clock, models=[model])
    with store.write() as w:
        for number in range(3000):
            w.append(f"case:{number % 300}", "topic", by="s1", open={"topic": str(number)})
    assert sorted(folded) == sorted(f"case:{number}" for number in range(300))
    with store.reading() as at:
        assert at.one("SELECT count(*) AS n FROM cases")["n"] == 300  # type: ignore[index]
        assert at.one("SELECT topic FROM cases WHERE subject = 'case:299'")["topic"] == "2999"  # type: ignore[index]
    assert store.rebuild().equal
    store.close()


def test_read_rows_go_when_the_fold_gives_none(store: Store) -> None:
    with store.write() as w:
        w.append("case:1", "promised", by="s1", open={"promise": "p1", "due": 5})
    with store.write() as w:
        w.append("case:1", "voided", by="s1")
    with store.reading() as at:
        assert at.rows("SELECT * FROM cases") == []
        assert at.rows("SELECT * FROM promises") == []


def test_a_fold_that_names_an_unknown_column_is_our_fault(folder: Path, clock: SetClock) -> None:
    wrong = ReadModel("case", ("cases",), lambda subject, facts: {"cases": [{"no_such": 1}]})
    store = Store.open(folder, KEY, clock=clock, models=[wrong])
    with pytest.raises(KeyError), store.write() as w:
        w.append("case:1", "topic", by="s1")
    assert kinds(store, "case:1") == []
    store.close()


def test_writers_on_several_threads_wait_for_each_other(store: Store) -> None:
    def write() -> None:
        for _ in range(25):
            note(store, f"case:{threading.current_thread().name}")

    threads = [threading.Thread(target=write, name=str(number)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.verify().facts == 101
    assert store.verify().holds


def test_another_programs_facts_are_seen_by_the_next_write(store: Store, folder: Path, clock: SetClock) -> None:
    note(store)
    other = open_store(folder, clock)
    note(other, topic="fee")
    fact = note(store, topic="plan")
    assert fact.seq == 4
    with store.write() as w:
        assert [fact.open["topic"] for fact in w.facts("case:1")] == ["stop", "fee", "plan"]
    other.close()
    assert store.verify().holds
    assert store.rebuild().equal


def test_facts_of_one_moment_keep_their_order(store: Store, clock: SetClock) -> None:
    first = note(store)
    clock.advance(-10 * MINUTE)
    second = note(store)
    assert second.clock > first.clock
    with store.reading() as at:
        assert at.facts("case:1") == [first, second]


def test_settle_and_close_may_be_called_again_and_again(store: Store) -> None:
    note(store)
    store.settle()
    store.settle()
    store.close()
    store.close()


def test_a_reader_open_at_close_time_ends_well(store: Store) -> None:
    with store.reading() as at:
        store.close()
        assert at.facts("case:1") == []


def test_a_counter_told_in_one_file_has_a_chain_of_its_own(store: Store) -> None:
    old = store.chain
    store.begin_chain("02")
    assert store.chain != old
    assert note(store).ref == (store.chain, 2)
    assert store.counter == "02"
    assert store.verify().chains == 2
    assert store.verify().holds


def test_text_of_any_kind_comes_back_as_typed(store: Store) -> None:
    odd = [
        "",
        "长" * 100_000,
        "\x00\x07\x1b[31m",
        "👨‍👩‍👧‍👦",
        "\u202eabc",
        "'; DROP TABLE journal; --",
        "<b>{{7*7}}</b>",
    ]
    with store.write() as w:
        w.append("case:1", "said", by="s1", open={"texts": odd}, sealed={"words": odd[1], "texts": odd})
    with store.reading() as at:
        fact = at.facts("case:1")[0]
        assert fact.open["texts"] == odd
        assert fact.sealed is not None and fact.sealed["texts"] == odd


def test_the_start_needs_neither_sqlite_utils_nor_the_cipher_library(store: Store, folder: Path) -> None:
    import subprocess
    import sys

    store.close()
    script = (
        "import sys; from pathlib import Path; from hall_assistant.clock import SetClock\n"
        "from hall_assistant.store.store import Store\n"
        f"Store.open(Path({str(folder)!r}), bytes(range(32)), clock=SetClock.at({START!r}), models=[]).close()\n"
        "print(sorted({'sqlite_utils', 'nacl', 'cryptography', 'argon2', 'pysqlite3'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
