"""A counter whose record was salvaged with a gap: what is missing comes home from the others."""

from __future__ import annotations

from hall_assistant.casefile.records import state_of
from hall_assistant.cases import desk
from hall_assistant.store.chains import Gap, mark_salvaged
from hall_assistant.store.journal import heads, subject_keys
from tests.core.sync.hall import Hall, dump


def test_facts_that_a_salvage_could_not_bring_back_come_from_another_counter(three: Hall) -> None:
    case = three.reception("02", "第一句")
    store = three.counters["02"]
    for words in ("第二句", "第三句", "第四句"):
        desk.note(store, by=three.who("王敏", "02"), case=case, text=words)
    three.meet()
    with store.reading() as at:
        end = heads(at.connection)[store.chain].seq
        assert subject_keys(at.connection, case)
    gap = Gap(store.chain, end - 2, end - 1)
    with store.write() as w:  # as a salvage leaves it: two facts gone from the middle, named, a new chain to begin
        w.connection.execute("DELETE FROM journal WHERE chain = ? AND seq BETWEEN ? AND ?", gap)
        mark_salvaged(w.connection, three.who("周伟").staff, [gap])
    store.close()
    store = three.open("02")
    assert store.verify().holds and store.verify().given_up == 2
    store.rebuild()
    with store.reading() as at:
        assert [note.text for note in state_of(at, case).notes] == ["第一句", "第四句"]
    three.reception("02", "抢救以后记的")
    three.meet()
    with store.reading() as at:
        assert [note.text for note in state_of(at, case).notes] == ["第一句", "第二句", "第三句", "第四句"]
    assert store.verify().holds and store.verify().given_up == 0
    assert len({str(dump(each)) for each in three.counters.values()}) == 1
