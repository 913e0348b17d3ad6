"""Past receptions found by what was said and written in them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hall_assistant.casefile.texts import cut, hidden, text_rows
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk
from hall_assistant.cases.ending import correct, end, undo
from hall_assistant.cases.find_words import Found, Hit, find_any, find_words
from hall_assistant.clock import HOUR, MINUTE, SetClock
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.promises.desk import keep, promise
from hall_assistant.search.words import fold, runs
from hall_assistant.training.speaking import spoken
from tests.core.counter import START, Counter, Planned, open_counter

TOPICS = {"stop": "停机复机", "broadband": "宽带", "fee": "话费有疑问"}


def hits(counter: Counter, words: str, *, limit: int = 50) -> list[Hit]:
    with counter.store.reading() as at:
        return find_words(at, words, topics=TOPICS, limit=limit)


def cases(counter: Counter, words: str) -> list[CaseId]:
    """Found while the index has yet to follow, and found the same when it has."""
    before = [hit.line.case for hit in hits(counter, words)]
    counter.store.follow()
    after = [hit.line.case for hit in hits(counter, words)]
    assert before == after
    return after


@pytest.fixture
def past(counter: Counter) -> list[CaseId]:
    """Three receptions, oldest first: a stopped card, a bill, and a line that is slow."""
    at, wang = counter.store, counter.wang
    stop = counter.begun()
    desk.set_topic(at, by=wang, case=stop, topic="stop")
    desk.note(at, by=wang, case=stop, text="好好的卡说停就停，验证码都收不着", kind="verbatim")
    desk.detail(at, by=wang, case=stop, name="用途", value="跑业务")
    desk.say(at, by=wang, case=stop, line="您坐，我先看系统里怎么写的。", step="listen")
    counter.clock.advance(MINUTE)
    fee = counter.begun()
    desk.set_topic(at, by=wang, case=fee, topic="fee")
    desk.note(at, by=wang, case=fee, text="上月扣了三次 VoLTE 包，一次十块，ＡＰＰ上看的", kind="verbatim")
    promise(at, by=wang, case=fee, words="五点前把退费说清", due=counter.clock.now() + HOUR)
    keep(at, by=wang, case=fee, promise="P1", how="退到余额了")
    end(at, by=wang, case=fee, outcome=Outcome.SOLVED, sentence="三十元退了，包也退订了")
    counter.clock.advance(MINUTE)
    slow = counter.begun()
    desk.note(at, by=wang, case=slow, text="晚上網速慢，刷视频都轉圈；Ｗｉ－Fi满格，验证码倒是收得到", kind="verbatim")
    return [stop, fee, slow]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        # the customer's words, two characters, one, a sentence, several parts in any order
        ("验证码", [2, 0]),
        ("验证码都收不着", [0]),
        ("停", [0]),
        ("验证码 转圈", [2]),
        ("转圈 验证码", [2]),
        ("网速慢", [2]),
        ("網速慢", [2]),
        # a longer sentence whose words stand in another order
        ("收不着验证码", [0]),
        # Latin from its front on, full width, capitals
        ("volte", [1]),
        ("VoL", [1]),
        ("app", [1]),
        ("olte", []),
        ("wifi", [2]),
        ("wi", [2]),
        # notes, facts of the matter, promises and how they were kept, own lines, the sentence of the end
        ("跑业务", [0]),
        ("退费", [1]),
        ("退到余额", [1]),
        ("看系统里怎么写", [0]),
        ("退订", [1]),
        # the topic's name, alone and with words
        ("停机", [0]),
        ("话费有疑问", [1]),
        ("停机 验证码", [0]),
        ("话费 验证码", []),
        # nothing to find
        ("码证验", []),
        ("宽带", []),
        ("topic", []),
        ("topicstop", []),
        ("topic_stop", []),
        ("", []),
        ("  \u3000", []),
        ("，。！", []),
        ("%", []),
        ("' OR 1=1 --", []),
        ("\ud800", []),
        ("停\ud800", []),
        ("\x00", []),
        ("验" * 100_000, []),
        ("😀", []),
    ],
)
def test_it_finds_what_was_said_and_written(counter: Counter, past: list[CaseId], words: str, found: list[int]) -> None:
    assert [past.index(case) for case in cases(counter, words)] == found


def test_a_piece_shows_where_the_words_stand(counter: Counter, past: list[CaseId]) -> None:
    (hit,) = hits(counter, "转圈")
    (piece,) = hit.pieces
    assert (piece.kind, piece.text[piece.start : piece.end]) == ("verbatim", "轉圈")
    (hit,) = hits(counter, "停机")
    assert hit.pieces == (), "only its topic is called so"


def test_a_long_text_is_shown_around_the_words(counter: Counter) -> None:
    counter.reception(words="前" * 500 + "\n麒麟\n" + "后" * 500)
    ((piece,),) = (hit.pieces for hit in hits(counter, "麒麟"))
    assert piece.text[piece.start : piece.end] == "麒麟"
    assert len(piece.text) < 60 and "\n" not in piece.text and piece.text[0] == piece.text[-1] == "…"


def test_a_correction_is_found_by_its_new_words_and_its_reason_and_no_more_by_the_old(counter: Counter) -> None:
    case = counter.reception(words="宽带断了")
    noted = counter.facts(case)[-1]
    assert cases(counter, "断了") == [case]
    correct(
        counter.store,
        by=counter.wang,
        case=case,
        chain=noted.chain,
        seq=noted.seq,
        field="text",
        value="宽带慢",
        reason="听岔了",
    )
    assert cases(counter, "宽带慢") == cases(counter, "听岔") == [case]
    assert cases(counter, "断了") == []


def test_what_was_taken_back_is_not_found(counter: Counter) -> None:
    case = counter.reception()
    desk.note(counter.store, by=counter.wang, case=case, text="写错客户了")
    assert cases(counter, "写错") == [case]
    undo(counter.store, by=counter.wang, case=case)
    assert cases(counter, "写错") == []


def test_lines_of_the_library_are_not_found_they_stand_everywhere(counter: Counter, shipped: Library) -> None:
    case, phrase = counter.reception(), shipped.phrases_for("fraud_stop", "listen")[0]
    line = spoken(phrase, shipped, {})
    desk.say(counter.store, by=counter.wang, case=case, phrase=phrase, line=line, step="listen")
    assert line in str(counter.facts(case)) and cases(counter, line[:4]) == []


@pytest.mark.parametrize(
    "number",
    [
        "13812345678",
        "138 1234 5678",
        "138-1234-5678",
        "１３８１２３４５６７８",
        "①③⑧①②③④⑤⑥⑦⑧",
        "一三八一二三四五六七八",
        "11010119900307851X",
        "6222021234567890123",
        "5551234",
    ],
)
def test_numbers_stay_out(counter: Counter, number: str) -> None:
    case = counter.reception(words=f"打{number}找他")
    counter.store.follow()
    with counter.store.reading() as at:
        kept = "".join(row["piece"] for row in at.rows("SELECT piece FROM word_pieces ORDER BY piece"))
        assert not any(
            row["piece"] in number for row in at.rows("SELECT piece FROM word_pieces") if len(row["piece"]) > 4
        )
    assert "12345" not in kept and "一二三" not in kept
    assert [hit.line.case for hit in hits(counter, "找他")] == [case]
    assert hits(counter, number) == []


def test_who_the_customer_is_stays_out(counter: Counter) -> None:
    case = counter.reception()
    desk.identify(counter.store, by=counter.wang, case=case, surname="欧阳", phone="13812345678")
    for name, value in (("地址", "东大街七号"), ("联系人", "欧阳锋"), ("号码", "5678"), ("金额", "三十元")):
        desk.detail(counter.store, by=counter.wang, case=case, name=name, value=value)
    assert cases(counter, "东大街") == cases(counter, "欧阳") == []
    assert cases(counter, "三十元") == [case]


def test_short_numbers_are_kept(counter: Counter) -> None:
    assert hidden("扣了30元，打10086问过") == "扣了30元，打10086问过"
    assert {"30", "10086"} <= cut(["扣了30元，打10086问过"])


def test_a_forgotten_reception_is_found_by_none_of_its_words(counter: Counter, past: list[CaseId]) -> None:
    counter.store.settle()
    with counter.store.write() as w:
        w.forget(past[0])
    assert cases(counter, "验证码") == [past[2]]
    assert cases(counter, "停机") == []
    assert text_rows(past[0], counter.facts(past[0])) == []


def test_no_more_than_asked_for_come_and_the_newest_of_them(counter: Counter) -> None:
    made = []
    for _ in range(12):
        made.append(counter.reception(words="路由器灯不亮"))
        counter.clock.advance(MINUTE)
    counter.store.follow()
    assert [hit.line.case for hit in hits(counter, "路由器", limit=5)] == made[:-6:-1]


def found(counter: Counter, words: str, limit: int = 50) -> Found:
    with counter.store.reading() as at:
        return find_any(at, words, year=2026, topics=TOPICS, limit=limit)


def test_the_known_ways_come_first_and_words_after_each_once(counter: Counter, past: list[CaseId]) -> None:
    at, wang = counter.store, counter.wang
    desk.identify(at, by=wang, case=past[0], surname="王", phone="13812345678")
    desk.note(at, by=wang, case=past[0], text="他妈妈也姓王")
    desk.note(at, by=wang, case=past[2], text="王字拆开写")
    told = found(counter, "王")
    assert [line.case for line in told.lines] == [past[0], past[2]]
    assert set(told.pieces) == {past[2]}
    assert [line.case for line in found(counter, "王", limit=1).lines] == [past[0]]


@pytest.mark.parametrize("words", ["验证码", "停", "volte", "停机 验证码", "昨天卡说停就停验证码收不着"])
def test_every_word_is_found_through_the_index(counter: Counter, past: list[CaseId], words: str) -> None:
    counter.store.follow()
    with counter.store.reading() as plain:
        at = Planned(plain, counter.store.folder)
        find_words(at, words, topics=TOPICS)
    assert at.plans
    assert {plan for plan in at.scans if "word_marks" not in plan} == set()


TYPED = st.text(st.sampled_from("停机验证码收不着退费 ，12３VoＬ-te網速😀\n"), min_size=1, max_size=20)
ACTS = st.lists(
    st.tuples(
        st.integers(0, 2), st.sampled_from(["note", "detail", "topic", "undo", "settle", "forget", "follow"]), TYPED
    ),
    max_size=14,
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(acts=ACTS)
def test_whatever_happened_the_index_equals_a_rebuild_and_every_note_is_found(
    founded: Path, tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[int, str, str]]
) -> None:
    counter = open_counter(founded, tmp_path_factory.mktemp("any") / "hall", SetClock.at(START))
    try:
        made = [counter.reception() for _ in range(3)]
        for which, act, text in acts:
            with suppress(StaffError):
                _do(counter, made[which], act, text)
        _every_note_is_found(counter, made)
        kept = dump(counter)
        report = counter.store.rebuild()
        assert report.equal and report.differences == ()
        assert dump(counter) == kept
        _every_note_is_found(counter, made)
    finally:
        counter.store.close()


def _do(counter: Counter, case: CaseId, act: str, text: str) -> None:
    at, wang = counter.store, counter.wang
    match act:
        case "note":
            desk.note(at, by=wang, case=case, text=text)
        case "detail":
            desk.detail(at, by=wang, case=case, name="金额", value=text)
        case "topic":
            desk.set_topic(at, by=wang, case=case, topic="stop")
        case "undo":
            undo(at, by=wang, case=case)
        case "settle":
            at.settle()
        case "follow":
            at.follow()
        case "forget":
            with at.write() as w:
                w.forget(case)


def dump(counter: Counter) -> list[tuple[object, ...]]:
    counter.store.follow()
    with counter.store.reading() as at:
        rows = at.rows("SELECT block, piece, places FROM word_pieces ORDER BY block, piece")
        texts = at.rows("SELECT subject, entry, kind, text FROM case_texts ORDER BY subject, entry")
        return [tuple(row) for row in (*rows, *texts)]


def _every_note_is_found(counter: Counter, made: list[CaseId]) -> None:
    for case in made:
        state = counter.state(case)
        for note in () if state.forgotten else state.notes:
            for run, han in runs(fold(hidden(note.text))):
                if han or sum(each.isdigit() for each in run) < 7:
                    assert case in [hit.line.case for hit in hits(counter, run)], (note.text, run)
