"""The answer to paste: its five parts from the order and its receptions, what is missing named, never invented."""

from __future__ import annotations

from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk as cases
from hall_assistant.cases import ending
from hall_assistant.library.library import Library
from hall_assistant.library.order_slots import ORDER_EXAMPLE, ORDER_SLOTS, ORDER_START
from hall_assistant.library.written import written
from hall_assistant.orders import desk
from hall_assistant.orders.reply import Reply, reply
from hall_assistant.orders.values import OrderId
from hall_assistant.settings import desk as settings
from tests.core.counter import Counter
from tests.core.orders.test_orders import received


def made(counter: Counter, order: OrderId, library: Library) -> Reply:
    with counter.store.reading() as at:
        return reply(at, order, library, offset=counter.clock.offset())


def linked(counter: Counter, order: OrderId, library: Library) -> CaseId:
    """A reception with a check, a result and two cards, one of them not checked."""
    case = counter.reception(counter.zhou)
    cases.note(counter.store, by=counter.zhou, case=case, kind="checked", text="短信和录音都没有同意的记录")
    sure = next(card for card in library.cards.values() if library.is_checked(card) and card.basis)
    unsure = next(card for card in library.cards.values() if not library.is_checked(card) and card.basis)
    for card in (sure, unsure):
        cases.show_card(counter.store, by=counter.zhou, case=case, card=card.id, version="1")
    ending.end(counter.store, by=counter.zhou, case=case, outcome=Outcome.SOLVED, sentence="取消业务，退二十元")
    desk.link(counter.store, by=counter.zhou, order=order, case=case)
    return case


def test_all_parts_come_from_the_order_and_its_reception(counter: Counter, shipped: Library) -> None:
    order = received(counter)
    linked(counter, order, shipped)
    desk.contact(counter.store, by=counter.zhou, order=order, reached=False)
    desk.contact(counter.store, by=counter.zhou, order=order, reached=True, words="说明来意")
    desk.hear(counter.store, by=counter.zhou, order=order, word="satisfied", verbatim="行，退了就好")
    told = made(counter, order, shipped)
    sure = next(card for card in shipped.cards.values() if shipped.is_checked(card) and card.basis)
    unsure = next(card for card in shipped.cards.values() if not shipped.is_checked(card) and card.basis)
    assert told.missing == ()
    assert told.text.splitlines() == [
        "联系时间：2026-03-12 09:50（电话联系上，说明来意）",
        "核查：短信和录音都没有同意的记录",
        f"依据：{'；'.join(dict.fromkeys(basis.text for basis in sure.basis))}",
        "结果：现场化解：取消业务，退二十元",
        "用户意见：满意，说「行，退了就好」",
        "经办：周伟",
    ]
    pending = [basis.text for basis in unsure.basis if basis.status != "verified"]
    assert all(text not in told.text for text in pending)


def test_what_is_not_on_the_record_is_named_and_left_out(counter: Counter, shipped: Library) -> None:
    order = received(counter)
    told = made(counter, order, shipped)
    assert told.missing == ("联系时间", "核查", "依据", "结果", "用户意见")
    assert told.text == "经办：周伟"
    desk.note(counter.store, by=counter.zhou, order=order, kind="result", text="已退\n二十元。")
    assert "结果：已退 二十元" in made(counter, order, shipped).text


def test_a_number_that_never_answers_is_told_as_it_was(counter: Counter, shipped: Library) -> None:
    order = received(counter)
    for _ in range(3):
        desk.contact(counter.store, by=counter.zhou, order=order, reached=False)
    assert "（电话联系3次，没接通）" in made(counter, order, shipped).text


def test_no_whole_number_leaves_with_the_answer(counter: Counter, shipped: Library) -> None:
    order = received(counter, phone="13812345678")
    case = counter.reception(counter.zhou)
    cases.note(counter.store, by=counter.zhou, case=case, kind="checked", text="13812345678的账单查了")
    desk.link(counter.store, by=counter.zhou, order=order, case=case)
    assert "核查：138****5678的账单查了" in made(counter, order, shipped).text


def test_the_halls_own_text_takes_its_place_and_the_limit_cuts(counter: Counter, shipped: Library) -> None:
    order = received(counter)
    desk.note(counter.store, by=counter.zhou, order=order, kind="result", text="退" * 200)
    settings.change(counter.store, by=counter.zhou, order_reply_text="{{派单号}}：{{结果}}", order_reply_limit=60)
    told = made(counter, order, shipped)
    assert (len(told.text), told.limit, told.cut) == (60, 60, True)
    assert told.text.startswith("GD2026-0312-001：退退")


def test_the_start_of_ones_own_text_fits_its_slots() -> None:
    assert set(ORDER_EXAMPLE) == set(ORDER_SLOTS)
    text = written(ORDER_START, ORDER_SLOTS).fill(ORDER_EXAMPLE)
    assert text.startswith("联系时间：2026-03-12 10:02（电话接通，说明来意）\n核查：")
    assert "后续" not in text
