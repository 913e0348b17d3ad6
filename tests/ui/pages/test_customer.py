"""With the customer: pages to turn round, their own window, a screen pulled out, lists of papers, the message."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.casefile.rated import RatingWay
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, CaseState
from hall_assistant.cases import desk
from hall_assistant.clock import HOUR
from hall_assistant.people.values import Actor
from hall_assistant.promises.desk import promise
from hall_assistant.settings.desk import change, change_counter
from ui.context import Context, read_settings
from ui.models.counter_desk import CounterDesk
from ui.operations import cases
from ui.pages.customer.big_page import BigPage
from ui.pages.customer.panel import CustomerPanel
from ui.pages.customer.side import CustomerSide
from ui.pages.day_log import DayLogPage
from ui.pages.reading.reception import ReceptionView

Calm = Callable[[], None]
LEFT = Qt.MouseButton.LeftButton


def all_on(context: Context, manager: Actor, calm: Calm, *, window: bool = True) -> None:
    store = context.hall.store
    change(store, by=manager, big_page_on=True, paper_lists_on=True, rating_on=True)
    change_counter(store, by=manager, customer_window=window)
    with store.reading() as at:
        context.take_settings(read_settings(at))
    calm()


@pytest.fixture
def panel(at_desk: Context, manager: Actor, calm: Calm, shown: Callable[..., QWidget]) -> Iterator[CustomerPanel]:
    all_on(at_desk, manager, calm)
    counter = CounterDesk.shared(at_desk)
    counter.begin()
    cases.set_topic(counter, topic="port_out")
    calm()
    panel = CustomerPanel(at_desk, counter)
    panel.resize(900, 560)
    shown(panel)
    yield panel
    side = CustomerSide.shared(at_desk)
    if side.window is not None:
        side.window.close()
    calm()
    QApplication.processEvents()


def press(qtbot: QtBot, house: QWidget, name: str, calm: Calm) -> None:
    found = [one for one in house.findChildren(QAbstractButton, name) if one.isVisible()]
    assert found, f"{name} is not shown"
    qtbot.mouseClick(found[0], LEFT)
    calm()


def promised(context: Context, clerk: Actor, calm: Calm) -> CaseId:
    case = CounterDesk.shared(context).case
    assert case is not None
    due = context.hall.clock.now() + 7 * HOUR
    promise(context.hall.store, by=clerk, case=case, words="打您电话说结果", due=due)
    calm()
    return case


def stored(hall: Hall, case: CaseId) -> CaseState:
    with hall.store.reading() as at:
        return state_of(at, case)


def big(panel: CustomerPanel) -> BigPage | None:
    return next((one for one in panel.findChildren(BigPage) if one.isVisible()), None)


def test_nothing_agreed_is_said_and_what_is_agreed_turns_round_until_esc(
    qtbot: QtBot, panel: CustomerPanel, at_desk: Context, clerk: Actor, calm: Calm
) -> None:
    with qtbot.waitSignal(at_desk.said) as said:
        press(qtbot, panel, "customer_big", calm)
    assert "还没有说定的事" in said.args[0] and big(panel) is None
    promised(at_desk, clerk, calm)
    press(qtbot, panel, "customer_big", calm)
    page = big(panel)
    assert page is not None
    words = page.findChild(QLabel, "agreed_words_0")
    assert words is not None and words.text() == "打您电话说结果" and words.font().pixelSize() >= 40
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: big(panel) is None)


def test_what_is_written_together_is_kept_only_as_a_note(
    qtbot: QtBot, panel: CustomerPanel, at_desk: Context, hall: Hall, calm: Calm
) -> None:
    case = CounterDesk.shared(at_desk).case
    assert case is not None
    for keeps in (False, True):
        press(qtbot, panel, "customer_write", calm)
        page = big(panel)
        assert page is not None
        field = page.findChild(QPlainTextEdit, "write_field")
        assert field is not None
        field.insertPlainText("王家巷3号")
        press(qtbot, page, "write_keep" if keeps else "write_page_leave", calm)
        qtbot.waitUntil(lambda: big(panel) is None)
        assert [note.text for note in stored(hall, case).notes] == (["王家巷3号"] if keeps else [])


def test_each_face_pressed_is_on_record_at_once_and_a_screen_pulled_out_loses_nothing(
    qapp: QApplication, qtbot: QtBot, panel: CustomerPanel, at_desk: Context, hall: Hall, calm: Calm
) -> None:
    side, case = CustomerSide.shared(at_desk), CounterDesk.shared(at_desk).case
    assert case is not None
    press(qtbot, panel, "customer_rate", calm)
    assert side.window is not None and side.window.screen() is not panel.screen()
    press(qtbot, side.window, "face_manner_5", calm)
    assert stored(hall, case).ratings == {"manner": 5}
    with qtbot.waitSignal(at_desk.said) as said:
        qapp.screenRemoved.emit(side.window.screen())
    assert "点过的1样都记上了" in said.args[0] and side.window is None
    press(qtbot, panel, "customer_rate", calm)
    window = side.window
    assert window is not None
    for face in ("face_solution_3", "face_rule_1"):
        press(qtbot, window, face, calm)
    press(qtbot, window, "face_manner_5", calm)
    rated = stored(hall, case).rated
    assert stored(hall, case).ratings == {"manner": 5, "solution": 3, "rule": 1}
    assert rated is not None and rated.way is RatingWay.WINDOW
    assert window.findChild(QLabel, "customer_thanks") is not None
    window._rest.setInterval(1)
    window._rest.start()
    qtbot.waitUntil(lambda: side.window is None)


def test_with_one_screen_the_window_is_a_plain_one_and_heat_is_never_asked(
    qtbot: QtBot,
    panel: CustomerPanel,
    at_desk: Context,
    clerk: Actor,
    hall: Hall,
    calm: Calm,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own: list[QScreen] = [panel.screen()]
    monkeypatch.setattr(QGuiApplication, "screens", lambda: own)
    side = CustomerSide.shared(at_desk)
    case = promised(at_desk, clerk, calm)
    press(qtbot, panel, "customer_screen", calm)
    assert side.window is not None and not side.window.isFullScreen()
    side.window.close()
    desk.set_emotion(hall.store, by=clerk, case=case, level=5, step="listen")
    with qtbot.waitSignal(at_desk.said) as said:
        press(qtbot, panel, "customer_rate", calm)
    assert "气头上" in said.args[0] and side.window is None


def test_the_list_of_papers_begins_with_the_topic_and_marks_what_is_not_checked(
    qtbot: QtBot, panel: CustomerPanel, calm: Calm
) -> None:
    press(qtbot, panel, "customer_papers", calm)
    view = panel.findChild(QWidget, "papers_view")
    assert view is not None
    told = [one.text() for one in view.findChildren(QLabel) if one.isVisible()]
    assert any(one.startswith("1. 本人有效身份证件原件") for one in told)
    press(qtbot, view, "paper_errands_close", calm)
    press(qtbot, view, "paper_comers_heir", calm)
    told = [one.text() for one in view.findChildren(QLabel) if one.isVisible()]
    assert any("过世证明" in one and "待核实" in one for one in told)


def test_the_parts_of_the_message_are_told_as_one_types(
    qtbot: QtBot, panel: CustomerPanel, at_desk: Context, clerk: Actor, calm: Calm
) -> None:
    promised(at_desk, clerk, calm)
    press(qtbot, panel, "customer_fill", calm)
    field, count = panel.message.field, panel.message.count.label
    assert "打您电话说结果" in field.toPlainText() and "发 1 条" in count.text()
    field.setPlainText("说" * 71)
    assert count.text() == "71 个字，拆成 2 条（67、4）"
    field.setPlainText("ok")
    assert count.text() == "2 个字符，发 1 条"


def test_the_one_rated_appeals_and_another_manager_answers_in_the_private_view(
    qtbot: QtBot,
    context: Context,
    clerk: Actor,
    manager: Actor,
    hall: Hall,
    calm: Calm,
    shown: Callable[..., QWidget],
) -> None:
    from hall_assistant.cases.rating import rate

    case, _ = desk.begin(hall.store, by=clerk)
    desk.note(hall.store, by=clerk, case=case, text="嫌贵")
    rate(hall.store, by=clerk, case=case, marks={"rule": 1}, way=RatingWay.WINDOW)
    view = ReceptionView(context)
    view.resize(900, 600)
    context.sign_in(clerk)
    shown(view)
    view.open(case)
    calm()
    strip = view.findChild(QWidget, "rated_strip")
    assert strip is not None and not strip.isVisible(), "nothing of it in public"
    log = DayLogPage(context)
    shown(log)

    def act(actor: Actor, words: str) -> None:
        context.sign_in(actor)
        context.show_private(True)
        calm()
        line = strip.findChild(QLineEdit, "rated_line")
        assert line is not None and line.isVisible()
        line.setText(words)
        press(qtbot, strip, "rated_send", calm)

    act(clerk, "资费不是我定的")
    context.sign_in(manager)
    calm()
    ratings = log.findChild(QLabel, "log_ratings")
    assert ratings is not None and "规定 0/1（不满意 1）" in ratings.text() and "申诉 1 件" in ratings.text()
    act(manager, "明白，不算你的")
    appeal = stored(hall, case).rating_appeal
    assert appeal is not None and (appeal.reason, appeal.note) == ("资费不是我定的", "明白，不算你的")
    told = strip.findChild(QLabel, "rated_appeal")
    assert told is not None and "明白" in told.text()


def test_paper_is_entered_by_a_colleague(
    qtbot: QtBot,
    context: Context,
    clerk: Actor,
    other_clerk: Actor,
    manager: Actor,
    hall: Hall,
    calm: Calm,
    shown: Callable[..., QWidget],
) -> None:
    case, _ = desk.begin(hall.store, by=clerk)
    desk.note(hall.store, by=clerk, case=case, text="嫌贵")
    all_on(context, manager, calm, window=False)
    view = ReceptionView(context)
    view.resize(900, 600)
    context.sign_in(other_clerk)
    context.show_private(True)
    shown(view)
    view.open(case)
    calm()
    press(qtbot, view, "paper_manner_5", calm)
    press(qtbot, view, "rated_send", calm)
    rated = stored(hall, case).rated
    assert rated is not None and rated.way is RatingWay.PAPER and rated.by == other_clerk.staff


def test_after_writing_up_a_promise_its_message_is_there_and_counted(
    qtbot: QtBot, at_desk: Context, calm: Calm, shown: Callable[..., QWidget]
) -> None:
    from ui.pages.write_up import WriteUpPage

    page = WriteUpPage(at_desk, CounterDesk.shared(at_desk))
    page.resize(900, 620)
    shown(page)
    calm()
    page._take_promise("打您电话说结果", at_desk.hall.clock.now() + 7 * HOUR)
    press(qtbot, page, "writeup_message", calm)
    field, count = (
        page.findChild(QPlainTextEdit, "writeup_message_box_text"),
        page.findChild(QLabel, "writeup_message_box_count"),
    )
    assert field is not None and field.toPlainText() == "【演示厅】今天跟您说定：3月12日 16:50 前打您电话说结果。"
    assert count is not None and count.text().endswith("发 1 条")
