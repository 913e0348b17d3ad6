"""Orders from outside in the demo month (派单): one answered and closed, one to be answered, one to be rung."""

from __future__ import annotations

from collections.abc import Iterator

from hall_assistant.casefile.values import Outcome
from hall_assistant.cases import desk, ending, telling
from hall_assistant.clock import DAY, HOUR, MINUTE, day_bounds, local_day
from hall_assistant.orders import desk as orders
from hall_assistant.orders.values import OrderId
from hall_assistant.training.duties import begin_as
from hall_assistant.training.month import Month, Telling

JIANG = ("江", "女士", "15200007784")
MU = ("穆", "先生", "13700001191")
FU = ("傅", "女士", "13700001192")


def orders_told(month: Month) -> Iterator[Telling]:
    """All of them, each on its day before the present one."""
    today = day_bounds(local_day(month.until, month.clock.offset()), month.clock.offset())[0]
    yield _order_done(month, today - 5 * DAY + 9 * HOUR)
    yield _order_waits(month, "10086", "ZT2026031188", MU, today - DAY + 16 * HOUR, due=today + DAY + 12 * HOUR)
    yield _order_waits(month, "12345", "RX2026031207", FU, today - DAY + 17 * HOUR, due=today + DAY + 17 * HOUR)


def _receive(
    month: Month, source: str, number: str, who: tuple[str, str, str], *, contact_due: int, due: int, text: str
) -> OrderId:
    sources = {one.name.split()[0]: one.id for one in month.library.later("order_sources").values()}
    surname, honorific, phone = who
    return orders.receive(
        month.store,
        by=month.at(month.crew["陈静"]),
        source=sources[source],
        number=number,
        received=month.clock.now() - 20 * MINUTE,
        contact_due=contact_due,
        answer_due=due,
        text=text,
        to=month.crew["李强"].staff,
        surname=surname,
        honorific=honorific,
        phone=phone,
    )[0]


def _order_done(month: Month, begins: int) -> Telling:
    """An order answered in time and closed, linked with its reception."""
    yield begins
    store, li, chen = month.store, month.crew["李强"], month.crew["陈静"]
    now = month.clock.now()
    order = _receive(
        month, "10086", "ZT2026030761", JIANG, contact_due=now + 2 * HOUR, due=now + DAY, text="流量包收两遍，要求退"
    )
    yield month.clock.now() + 25 * MINUTE
    case = begin_as(month, "李强", "no_answer", JIANG, "说好四十八小时，人呢？")
    channel = month.library.later("channels")["hotline"]
    telling.hear(store, by=month.at(li), case=case, channel=channel, theirs="48小时内回", ours="当天查、当天回")
    desk.note(store, by=month.at(li), case=case, text="计费：确实收了两遍，已退", kind="checked")
    orders.link(store, by=month.at(li), order=order, case=case)
    orders.contact(store, by=month.at(li), order=order, reached=True, words="当天退，她认")
    yield month.clock.now() + 30 * MINUTE
    ending.end(store, by=month.at(li), case=case, outcome=Outcome.SOLVED, sentence="多收的退了，短信到了")
    orders.answer(store, by=month.at(li), order=order, text="已联系，查实收两遍，当天退清，客户认可。")
    orders.hear(store, by=month.at(li), order=order, word="satisfied")
    yield month.clock.now() + 5 * HOUR
    orders.close(store, by=month.at(chen), order=order)


def _order_waits(
    month: Month, source: str, number: str, who: tuple[str, str, str], begins: int, *, due: int
) -> Telling:
    """An order that waits: for the answer where the customer was rung, else for the first call."""
    yield begins
    told = source == "10086"
    contact_due = month.clock.now() + 2 * HOUR if told else due - 6 * HOUR
    text = "月租比说的贵，要求说明" if told else "反映新装宽带约了三回没上门"
    order = _receive(month, source, number, who, contact_due=contact_due, due=due, text=text)
    if told:
        yield month.clock.now() + 30 * MINUTE
        li = month.crew["李强"]
        orders.contact(month.store, by=month.at(li), order=order, reached=True, words="说了明天上午给准话")
