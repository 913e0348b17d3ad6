"""派单台账 on screen: an order pasted, rung, answered, sent back and come again; one click from its reception."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.casefile.values import CaseId
from hall_assistant.cases import desk as cases
from hall_assistant.cases.drafting import drafts_of
from hall_assistant.clock import DAY, HOUR, MINUTE, SetClock
from hall_assistant.library.order_slots import ORDER_START
from hall_assistant.orders import desk
from hall_assistant.orders.records import open_orders, order_state
from hall_assistant.orders.reply import reply
from hall_assistant.orders.values import OrderId, OrderState, Stage
from hall_assistant.people.values import Actor
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.orders.page import OrdersPage
from ui.pages.reading.reception import ReceptionView
from ui.pages.settings.order_reply import OrderReplySection
from ui.widgets.chips import Chip

LEFT = Qt.MouseButton.LeftButton
ORDER = """【12345热线】工单编号：SZ20260312-0077
派单时间：2026-03-12 09:10
客户姓名：王先生  联系电话：13812345678
诉求内容：宽带退订一个月没办
首次联系时限：2小时
办结时限：2026年3月17日 18:00
"""
Calm = Callable[[], None]
Show = Callable[..., QWidget]


@pytest.fixture
def page(context: Context, manager: Actor, shown: Show, calm: Calm) -> OrdersPage:
    context.sign_in(manager)
    page = OrdersPage(context)
    page.resize(1200, 680)
    shown(page)
    calm()
    return page


def press(qtbot: QtBot, page: QWidget, name: str, calm: Calm) -> None:
    found = [one for one in page.findChildren(QAbstractButton, name) if one.isVisible()]
    assert found, f"{name} is not shown"
    qtbot.mouseClick(found[0], LEFT)
    calm()


def choose(qtbot: QtBot, page: QWidget, name: str) -> None:
    chip = next(one for one in page.findChildren(Chip, name) if one.isVisible())
    qtbot.mouseClick(chip, LEFT)


def fill(page: QWidget, name: str, text: str) -> None:
    field = page.findChild(QLineEdit, name)
    assert field is not None
    field.setText(text)


def texts(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def received(hall: Hall, by: Actor, **more: Any) -> OrderId:
    now = hall.clock.now()
    values = {"source": "hotline_10086", "number": "GD1", "received": now - HOUR, "contact_due": now + HOUR}
    return desk.receive(hall.store, by=by, **{**values, "answer_due": now + DAY, "text": "多扣二十元", **more})[0]


def state(hall: Hall, order: OrderId) -> OrderState:
    with hall.store.reading() as at:
        return order_state(at, order)


def test_what_is_being_entered_is_kept_without_who_it_is_and_comes_back(
    qtbot: QtBot, page: OrdersPage, hall: Hall, calm: Calm
) -> None:
    press(qtbot, page, "orders_enter", calm)
    paste = page.findChild(QPlainTextEdit, "order_paste")
    assert paste is not None
    paste.setPlainText(ORDER)
    calm()
    press(qtbot, page, "order_leave", calm)
    with hall.store.reading() as at:
        kept = drafts_of(at, CaseId(f"orderform:{page._context.who.staff}"))
    assert kept["number"] == "SZ20260312-0077" and "13812345678" not in str(kept) and "王先生" not in kept["text"]
    press(qtbot, page, "orders_enter", calm)
    assert "宽带退订一个月没办" in paste.toPlainText()
    fill(page, "order_number", "SZ-9")
    press(qtbot, page, "order_save", calm)
    with hall.store.reading() as at:
        assert open_orders(at)[0].number == "SZ-9"
        assert drafts_of(at, CaseId(f"orderform:{page._context.who.staff}")) == {}


def test_a_pasted_order_fills_the_form_and_keeps_no_number(
    qtbot: QtBot, page: OrdersPage, hall: Hall, calm: Calm
) -> None:
    press(qtbot, page, "orders_enter", calm)
    paste = page.findChild(QPlainTextEdit, "order_paste")
    assert paste is not None
    paste.setPlainText(ORDER)
    press(qtbot, page, "order_save", calm)
    with hall.store.reading() as at:
        made = open_orders(at)[0]
    assert (made.number, made.source, made.person.line) == ("SZ20260312-0077", "city_12345", "王先生 138****5678")
    assert "13812345678" not in made.text and "王先生" not in made.text
    assert page.form.isHidden()
    assert "今天 11:10前首次联系" in texts(page)
    assert "12345 政务热线　SZ20260312-0077" in texts(page)


def test_an_order_without_an_hour_for_the_answer_is_told_and_stays_in_the_form(
    qtbot: QtBot, page: OrdersPage, hall: Hall, calm: Calm
) -> None:
    press(qtbot, page, "orders_enter", calm)
    fill(page, "order_number", "GD9")
    press(qtbot, page, "order_save", calm)
    assert "写上几点前回单" in texts(page)
    fill(page, "order_answer_due", "17:30")
    press(qtbot, page, "order_save", calm)
    assert "今天 17:30前回单" in texts(page)


def test_a_number_that_stands_there_already_is_told_beside_it(
    qtbot: QtBot, page: OrdersPage, hall: Hall, manager: Actor, calm: Calm
) -> None:
    received(hall, manager)
    press(qtbot, page, "orders_enter", calm)
    fill(page, "order_number", "gd 1")
    fill(page, "order_answer_due", "24小时")
    press(qtbot, page, "order_save", calm)
    assert "登记过了" in texts(page)
    assert page.form.isVisible()


def test_an_order_is_rung_answered_and_closed(
    qtbot: QtBot, page: OrdersPage, hall: Hall, manager: Actor, calm: Calm
) -> None:
    order = received(hall, manager)
    page.read()
    calm()
    press(qtbot, page, "order_open", calm)
    press(qtbot, page, "order_do_contact", calm)
    choose(qtbot, page, "order_contact_choice_phone.no")
    fill(page, "order_contact_at", "9:40")
    press(qtbot, page, "order_contact_done", calm)
    assert state(hall, order).stage is Stage.CONTACT
    assert state(hall, order).first_tried == hall.clock.now() - 10 * MINUTE
    press(qtbot, page, "order_do_contact", calm)
    fill(page, "order_contact_text", "说明来意")
    press(qtbot, page, "order_contact_done", calm)
    press(qtbot, page, "order_do_note", calm)
    note = page.findChild(QPlainTextEdit, "order_note_text")
    assert note is not None
    note.setPlainText("短信记录查了")
    press(qtbot, page, "order_note_done", calm)
    press(qtbot, page, "order_do_reply", calm)
    assert "还差：依据、结果、用户意见" in texts(page)
    press(qtbot, page, "order_reply_extra", calm)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("联系时间：2026-03-12 09:50（电话联系上，说明来意）\n核查：短信记录查了")
    assert state(hall, order).answers == ()
    press(qtbot, page, "order_reply_done", calm)
    assert state(hall, order).answers[0].text == copied
    press(qtbot, page, "order_do_hear", calm)
    press(qtbot, page, "order_hear_done", calm)
    press(qtbot, page, "order_do_close", calm)
    press(qtbot, page, "order_close_done", calm)
    assert (state(hall, order).stage, state(hall, order).word) == (Stage.CLOSED, "satisfied")
    press(qtbot, page, "order_do_again", calm)
    press(qtbot, page, "order_again_done", calm)
    assert state(hall, order).stage is Stage.RETURNED


def test_what_is_past_its_hour_stands_first(
    page: OrdersPage, hall: Hall, manager: Actor, clock: SetClock, calm: Calm
) -> None:
    received(hall, manager, number="SLOW")
    received(hall, manager, number="SOON", contact_due=clock.now() + MINUTE)
    clock.advance(5 * MINUTE)
    page.read()
    calm()
    told = texts(page)
    assert told.index("超时 1") < told.index("SOON") < told.index("待联系 1") < told.index("SLOW")
    assert "超时 过了 4 分" in told


def test_a_clerk_sees_their_own_orders_and_enters_none(
    qtbot: QtBot, page: OrdersPage, hall: Hall, context: Context, manager: Actor, clerk: Actor, calm: Calm
) -> None:
    received(hall, manager, number="HERS", to=clerk.staff)
    received(hall, manager, number="NOT")
    context.sign_in(clerk)
    calm()
    assert "HERS" in texts(page) and "NOT" not in texts(page)
    assert not page.findChild(QAbstractButton, "orders_enter").isVisible()
    press(qtbot, page, "order_open", calm)
    names = {one.objectName() for one in page.detail.findChildren(QAbstractButton) if one.isVisible()}
    assert {"order_do_contact", "order_do_reply"} <= names
    assert not names & {"order_do_close", "order_do_assign", "order_do_back"}


def test_a_reception_is_linked_by_its_number_and_leads_back(
    qtbot: QtBot, page: OrdersPage, hall: Hall, context: Context, manager: Actor, shown: Show, calm: Calm
) -> None:
    order = received(hall, manager)
    case = cases.begin(hall.store, by=manager)[0]
    cases.note(hall.store, by=manager, case=case, kind="checked", text="录音听了")
    page.read()
    page.open_order(order)
    calm()
    press(qtbot, page, "order_do_link", calm)
    fill(page, "order_link_text", "0312-001")
    press(qtbot, page, "order_link_done", calm)
    calm()
    assert state(hall, order).links[0].case == case
    press(qtbot, page, "order_do_reply", calm)
    reply = page.findChild(QPlainTextEdit, "order_reply_text")
    assert reply is not None and "核查：录音听了" in reply.toPlainText()
    press(qtbot, page, "order_case_3-0312-001", calm)
    assert page.reception.isVisible()
    view = ReceptionView(context)
    view.resize(600, 500)
    shown(view)
    view.open(case)
    calm()
    with qtbot.waitSignal(context.wide_wanted) as wanted:
        press(qtbot, view, "order_link", calm)
    assert wanted.args == [f"orders:{order}"]


def test_the_window_turns_to_one_order(context: Context, hall: Hall, manager: Actor, shown: Show, calm: Calm) -> None:
    order = received(hall, manager)
    context.sign_in(manager)
    window = MainWindow(context)
    shown(window)
    page = window.turn_to(f"orders:{order}")
    calm()
    assert isinstance(page, OrdersPage)
    assert page.detail.isVisible()
    assert "10086　GD1" in texts(page.detail)


def test_an_entry_is_corrected_where_it_stands(
    qtbot: QtBot, page: OrdersPage, hall: Hall, manager: Actor, calm: Calm
) -> None:
    order = received(hall, manager)
    page.open_order(order)
    calm()
    correct = next(
        one
        for one in page.detail.findChildren(QAbstractButton)
        if one.objectName().startswith("order_correct_") and one.isVisible()
    )
    qtbot.mouseClick(correct, LEFT)
    fill(page, "order_correct_text", "GD2")
    press(qtbot, page, "order_correct_done", calm)
    assert "更正原因" in texts(page)
    fill(page, "order_correct_second", "抄错了")
    press(qtbot, page, "order_correct_done", calm)
    assert state(hall, order).number == "GD2"
    correct = next(
        one
        for one in page.detail.findChildren(QAbstractButton)
        if one.objectName().startswith("order_correct_") and one.isVisible()
    )
    qtbot.mouseClick(correct, LEFT)
    choose(qtbot, page, "order_correct_choice_answer_due")
    fill(page, "order_correct_second", "看错了")
    fill(page, "order_correct_text", "3-20 18:00")
    press(qtbot, page, "order_correct_done", calm)
    assert state(hall, order).answer_due > hall.clock.now() + 7 * DAY


def test_the_hint_says_what_the_hall_set(
    qtbot: QtBot, page: OrdersPage, hall: Hall, manager: Actor, calm: Calm
) -> None:
    from hall_assistant.settings.desk import set_figure

    set_figure(hall.store, by=manager, name="派单首次联系时限", text="2小时")
    hall.reread()
    press(qtbot, page, "orders_enter", calm)
    contact = page.findChild(QLineEdit, "order_contact_due")
    assert contact is not None and contact.placeholderText() == "空着按本厅定的 2小时"
    fill(page, "order_number", "GD5")
    fill(page, "order_answer_due", "24小时")
    press(qtbot, page, "order_save", calm)
    with hall.store.reading() as at:
        order = open_orders(at)[0].order
    made = state(hall, order)
    assert made.contact_due == made.received + 2 * HOUR
    assert (made.contact_why, made.answer_why) == ("本厅定的2小时", "照派单写的")


def test_the_hall_writes_its_own_answer_in_the_settings(
    qtbot: QtBot, context: Context, hall: Hall, manager: Actor, shown: Show, calm: Calm
) -> None:
    context.sign_in(manager)
    section = OrderReplySection(context)
    section.resize(900, 640)
    shown(section)
    press(qtbot, section, "reply_write", calm)
    text = section.findChild(QPlainTextEdit, "reply_text")
    assert text is not None and text.toPlainText() == ORDER_START
    text.setPlainText("{{诉求}}{{星座}}")
    assert "星座" in texts(section)
    text.setPlainText("单号{{派单号}}，{{结果}}")
    press(qtbot, section, "reply_save", calm)
    assert context.settings.order_reply_text == "单号{{派单号}}，{{结果}}"
    order = received(hall, manager)
    with hall.store.reading() as at:
        assert reply(at, order, hall.library, offset=480).text == "单号GD1，"


def test_what_says_who_the_customer_is_leaves_the_pasted_text(qtbot: QtBot, page: OrdersPage, calm: Calm) -> None:
    press(qtbot, page, "orders_enter", calm)
    paste = page.findChild(QPlainTextEdit, "order_paste")
    assert paste is not None
    paste.setPlainText(ORDER)
    qtbot.waitUntil(lambda: "13812345678" not in paste.toPlainText())
    assert "宽带退订一个月没办" in paste.toPlainText()
    phone = page.findChild(QLineEdit, "order_phone")
    assert phone is not None and phone.text() == "13812345678"


def test_the_customers_number_is_covered_while_nobody_types_it(at_desk: Context) -> None:
    from ui.widgets.shy_line import ShyLine

    line = ShyLine()
    line.setText("13812345678")
    assert line.displayText() == "●" * 11 and line.text() == "13812345678"
    line.deleteLater()


def test_a_count_of_the_overview_opens_its_list(
    qtbot: QtBot, page: OrdersPage, context: Context, manager: Actor, clerk: Actor, clock: SetClock, calm: Calm
) -> None:
    now = clock.now()
    for number, source, hour in (("1", "city_12345", 1), ("2", "city_12345", 3), ("3", "hotline_10086", 1)):
        hours = {"received": now, "contact_due": now + hour * HOUR, "answer_due": now + 3 * DAY}
        desk.receive(context.hall.store, by=manager, source=source, number=number, to=clerk.staff, **hours)
    clock.advance(2 * HOUR)
    page.read()
    calm()

    def chips() -> list[str]:
        return [chip.text() for chip in page.findChildren(Chip) if chip.isVisible()]

    def rows() -> int:
        return len([row for row in page.findChildren(QWidget, "order_row") if row.isVisible()])

    assert (
        chips() == ["首联超时 2张", "今天要首联 1张", "10086 1张", "12345 政务热线 2张", "待联系 3张"] and rows() == 3
    )
    press(qtbot, page, "overview_hour_contact_late", calm)
    assert rows() == 2 and chips()[0] == "首联超时 2张"
    press(qtbot, page, "overview_source_city_12345", calm)
    assert rows() == 1
    press(qtbot, page, "overview_hour_contact_late", calm)
    assert rows() == 2
    press(qtbot, page, "orders_mine", calm)
    assert rows() == 0 and not chips()
