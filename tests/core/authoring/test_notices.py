"""Today's word: live at once, lapses after 48 hours unless confirmed; its end, its withdrawal, its readers."""

from __future__ import annotations

import pytest

from hall_assistant.authoring.desk import (
    call_roll,
    confirm_notice,
    correct_notice,
    publish_notice,
    read_notice,
    withdraw_notice,
)
from hall_assistant.authoring.reading import live, touching
from hall_assistant.authoring.records import every_notice, notice_of, read_by, unread_by
from hall_assistant.authoring.values import Notice, NoticeId, NoticeStanding, NoticeState, notice_state
from hall_assistant.clock import DAY, HOUR, MINUTE
from hall_assistant.errors import StaffError
from tests.core.counter import Counter

WORDS = "各厅：即日起停机复核改到十楼。\n请告知客户。"


def published(counter: Counter, **more: object) -> NoticeId:
    return publish_notice(counter.store, by=counter.zhou, **{"text": WORDS, **more})[0]  # type: ignore[arg-type]


def standing(counter: Counter, notice: str) -> NoticeStanding:
    return notice_state(one(counter, notice), counter.clock.now())


def one(counter: Counter, notice: str) -> Notice:
    with counter.store.reading() as at:
        found = notice_of(at, notice)
    assert found is not None
    return found


def live_ids(counter: Counter) -> list[str]:
    with counter.store.reading() as at:
        return [notice.id for notice in live(every_notice(at), counter.clock.now())]


def test_a_pasted_text_is_live_at_once_with_its_first_line_as_title(counter: Counter) -> None:
    notice = published(counter, number=" 省客服〔2026〕18号 ", cards=["stop_lift", "stop_lift"], topics=["stop"])
    found = one(counter, notice)
    assert live_ids(counter) == [notice]
    assert (found.title, found.text, found.number) == ("各厅：即日起停机复核改到十楼。", WORDS, "省客服〔2026〕18号")
    assert (found.cards, found.topics, found.by) == (("stop_lift",), ("stop",), counter.zhou.staff)


@pytest.mark.parametrize(
    ("passed", "state", "left"),
    [
        (0, NoticeState.LIVE, 48),
        (1, NoticeState.LIVE, 48),
        (HOUR, NoticeState.LIVE, 47),
        (48 * HOUR - 1, NoticeState.LIVE, 1),
        (48 * HOUR, NoticeState.LAPSED, 0),
        (90 * DAY, NoticeState.LAPSED, 0),
    ],
)
def test_nobody_confirms_it_and_it_lapses_after_48_hours(
    counter: Counter, passed: int, state: NoticeState, left: int
) -> None:
    notice = published(counter)
    counter.clock.advance(passed)
    told = standing(counter, notice)
    assert (told.state, told.hours_left, told.unconfirmed) == (state, left, True)
    assert live_ids(counter) == ([notice] if state is NoticeState.LIVE else [])


def test_confirmed_it_lives_until_its_own_end(counter: Counter) -> None:
    end = counter.clock.now() + 10 * DAY
    notice = published(counter, end=end)
    confirm_notice(counter.store, by=counter.zhou, notice=notice)
    counter.clock.advance(10 * DAY - 1)
    assert standing(counter, notice) == NoticeStanding(NoticeState.LIVE, end, 1, False)
    counter.clock.advance(1)
    assert standing(counter, notice).state is NoticeState.ENDED
    with pytest.raises(StaffError, match=r"notice\.ended"):
        confirm_notice(counter.store, by=counter.zhou, notice=notice)


def test_its_own_end_comes_before_the_48_hours(counter: Counter) -> None:
    notice = published(counter, end=counter.clock.now() + 5 * HOUR)
    assert standing(counter, notice).hours_left == 5
    counter.clock.advance(5 * HOUR)
    assert standing(counter, notice).state is NoticeState.ENDED


def test_without_an_end_a_confirmation_carries_thirty_days_and_can_be_given_again(counter: Counter) -> None:
    notice = published(counter)
    confirm_notice(counter.store, by=counter.zhou, notice=notice)
    counter.clock.advance(30 * DAY)
    assert standing(counter, notice).state is NoticeState.LAPSED
    confirm_notice(counter.store, by=counter.zhou, notice=notice)
    assert standing(counter, notice).hours_left == 720


def test_a_lapsed_text_comes_back_when_somebody_confirms_it(counter: Counter) -> None:
    notice = published(counter)
    counter.clock.advance(3 * DAY)
    assert live_ids(counter) == []
    confirm_notice(counter.store, by=counter.zhou, notice=notice, until=counter.clock.now() + DAY)
    assert standing(counter, notice).hours_left == 24


def test_one_pasted_ahead_goes_live_at_its_beginning_and_lapses_48_hours_from_there(counter: Counter) -> None:
    start = counter.clock.now() + 3 * DAY
    notice = published(counter, start=start)
    assert standing(counter, notice).state is NoticeState.NOT_YET
    with pytest.raises(StaffError, match=r"notice\.times"):
        confirm_notice(counter.store, by=counter.zhou, notice=notice, until=start)
    counter.clock.advance(3 * DAY)
    assert standing(counter, notice).hours_left == 48
    counter.clock.advance(2 * DAY)
    assert standing(counter, notice).state is NoticeState.LAPSED


def test_withdrawn_it_is_shown_nowhere_and_can_be_changed_no_more(counter: Counter) -> None:
    notice = published(counter)
    withdraw_notice(counter.store, by=counter.zhou, notice=notice, why="发错群了")
    assert standing(counter, notice).state is NoticeState.WITHDRAWN
    assert one(counter, notice).why == "发错群了"
    assert live_ids(counter) == []
    for act in (
        lambda: withdraw_notice(counter.store, by=counter.zhou, notice=notice),
        lambda: confirm_notice(counter.store, by=counter.zhou, notice=notice),
        lambda: correct_notice(counter.store, by=counter.zhou, notice=notice, text="换一句"),
        lambda: read_notice(counter.store, by=counter.wang, notice=notice),
    ):
        with pytest.raises(StaffError, match=r"notice\.withdrawn"):
            act()
    with counter.store.reading() as at:
        assert [found.id for found in every_notice(at, withdrawn=True)] == [notice]


def test_a_correction_is_a_new_wording_that_nobody_has_confirmed_or_read(counter: Counter) -> None:
    notice = published(counter)
    confirm_notice(counter.store, by=counter.zhou, notice=notice)
    read_notice(counter.store, by=counter.wang, notice=notice)
    counter.clock.advance(DAY)
    correct_notice(counter.store, by=counter.zhou, notice=notice, text="改到九楼。", cards=["stop_lift"])
    found = one(counter, notice)
    assert (found.text, found.version, found.cards) == ("改到九楼。", 2, ("stop_lift",))
    assert standing(counter, notice).hours_left == 48
    assert standing(counter, notice).unconfirmed
    with counter.store.reading() as at:
        assert read_by(at, notice).read == ()
        assert at.facts(f"notice:{notice}")[0].kind == "notice.published"
        assert str((at.facts(f"notice:{notice}")[0].sealed or {})["text"]) == WORDS


def test_who_has_read_it_and_who_has_not(counter: Counter) -> None:
    notice = published(counter)
    counter.clock.advance(MINUTE)
    read_notice(counter.store, by=counter.wang, notice=notice)
    before = counter.count("journal")
    assert not read_notice(counter.store, by=counter.wang, notice=notice)
    assert counter.count("journal") == before
    with counter.store.reading() as at:
        told = read_by(at, notice)
        assert [(receipt.staff, receipt.by) for receipt in told.read] == [(counter.wang.staff, counter.wang.staff)]
        assert told.read[0].at == counter.clock.now()
        assert told.unread == tuple(who.staff for who in (counter.zhou, counter.li, counter.chen))
        assert unread_by(at, counter.wang.staff) == frozenset()
        assert unread_by(at, counter.chen.staff) == {notice}


def test_one_roll_call_is_everybodys_receipt(counter: Counter) -> None:
    first, second = published(counter), published(counter, text="今天断网两小时。")
    read_notice(counter.store, by=counter.wang, notice=first)
    present = [counter.wang.staff, counter.chen.staff]
    call_roll(counter.store, by=counter.li, notices=[first, second], present=present)
    with counter.store.reading() as at:
        assert {(one.staff, one.by) for one in read_by(at, first).read} == {
            (counter.wang.staff, counter.wang.staff),
            (counter.chen.staff, counter.li.staff),
        }
        assert {one.staff for one in read_by(at, second).read} == set(present)
    with pytest.raises(StaffError, match=r"staff\.unknown"):
        call_roll(counter.store, by=counter.li, notices=[first], present=["f" * 12])


def test_it_stands_on_the_card_it_touches_and_on_every_card_of_its_topic(counter: Counter) -> None:
    published(counter, cards=["stop_lift"], topics=["bill"])
    with counter.store.reading() as at:
        found = live(every_notice(at), counter.clock.now())
    assert touching(found, card="stop_lift", topics=["stop"]) == found
    assert touching(found, card="any", topics=["plan", "bill"]) == found
    assert touching(found, card="any", topics=["stop"]) == []
    assert touching(found) == []


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"text": " \n\t"}, "text.empty"),
        ({"text": "字" * 20_001}, "text.too_long"),
        ({"text": "半\ud83d"}, "text.broken"),
        ({"number": "号" * 81}, "text.too_long"),
        ({"end": 1}, "notice.times"),
        ({"start": 1}, "notice.times"),
        ({"end": 10**15}, "notice.times"),
        ({"cards": [f"c{number}" for number in range(51)]}, "notice.touched"),
        ({"topics": [" "]}, "text.empty"),
    ],
)
def test_what_cannot_be_put_up_is_refused_and_leaves_nothing(
    counter: Counter, more: dict[str, object], code: str
) -> None:
    before = counter.count("journal")
    with pytest.raises(StaffError) as refused:
        published(counter, **more)
    assert refused.value.code == code
    assert counter.count("journal") == before


def test_a_notice_nobody_published_is_unknown(counter: Counter) -> None:
    with pytest.raises(StaffError, match=r"notice\.unknown"):
        read_notice(counter.store, by=counter.wang, notice="nothing")


def test_what_was_forgotten_reads_as_deleted(counter: Counter) -> None:
    notice = published(counter)
    with counter.store.write() as w:
        w.forget(f"notice:{notice}")
    assert one(counter, notice).text == "已删除"
    assert counter.store.rebuild().equal
