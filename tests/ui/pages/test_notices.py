"""今日口径 on screen: pasted, confirmed, corrected, withdrawn, read, called out; first and folded on its card."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.authoring import desk
from hall_assistant.authoring.records import every_notice, notice_of, read_by
from hall_assistant.authoring.values import NoticeKind
from hall_assistant.clock import DAY, HOUR, SetClock, local_text
from hall_assistant.people.values import Actor
from ui.context import Context
from ui.main_window import MainWindow
from ui.mini_window import MiniWindow
from ui.models.own_content import OwnContent
from ui.pages.desk.page import DeskPage
from ui.pages.desk.standing import KEPT_BACK
from ui.pages.notices.moment import read_moment
from ui.pages.notices.page import NoticesPage
from ui.widgets.notice_strip import NoticeStrip
from ui.widgets.search_box import SearchBox

LEFT = Qt.MouseButton.LeftButton
TEXT = "关于停机复机材料的补充说明\n即日起只收身份证和用途说明。<b>不收</b>单位证明。"
Calm = Callable[[], None]
Show = Callable[..., QWidget]


@pytest.fixture
def page(context: Context, manager: Actor, shown: Show, calm: Calm) -> NoticesPage:
    context.sign_in(manager)
    page = NoticesPage(context)
    page.resize(1200, 680)
    shown(page)
    calm()
    return page


def button(page: QWidget, name: str) -> QAbstractButton:
    found = [one for one in page.findChildren(QAbstractButton, name) if one.isVisible()]
    assert found, f"{name} is not shown"
    return found[0]


def press(qtbot: QtBot, page: QWidget, name: str, calm: Calm) -> None:
    qtbot.mouseClick(button(page, name), LEFT)
    calm()


def texts(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def strips(house: QWidget) -> list[NoticeStrip]:
    return [one for one in house.findChildren(NoticeStrip) if one.isVisible()]


def publish(hall: Hall, by: Actor, *, text: str = TEXT, **more: object) -> str:
    notice, _changes = desk.publish_notice(hall.store, by=by, text=text, **more)  # type: ignore[arg-type]  # as given
    return notice


def stored(hall: Hall) -> list[str]:
    with hall.store.reading() as at:
        return [notice.title for notice in every_notice(at)]


def test_a_text_is_pasted_with_what_it_touches_and_lives_at_once(
    qtbot: QtBot, page: NoticesPage, hall: Hall, context: Context, calm: Calm
) -> None:
    press(qtbot, page, "notices_paste", calm)
    field = page.findChild(QPlainTextEdit, "notice_text")
    search = page.findChild(SearchBox, "notice_touched_search")
    assert field is not None and search is not None
    field.setPlainText(TEXT)
    qtbot.keyClicks(search, "tingji")
    qtbot.waitUntil(lambda: page.window().findChild(QWidget, "notice_touched_search_answers") is not None)
    calm()
    search.chosen.emit("topic:stop")
    qtbot.keyClicks(page.findChild(QLineEdit, "notice_number"), "17")
    press(qtbot, page, "notice_kind_outage", calm)
    press(qtbot, page, "notice_save", calm)
    with hall.store.reading() as at:
        made = every_notice(at)[0]
    assert (made.text, made.number, made.topics, made.kind) == (TEXT, "17", ("stop",), NoticeKind.OUTAGE)
    assert [notice.id for notice in OwnContent.shared(context).live] == [made.id]
    assert "还剩 48 小时，没人确认就停" in texts(page)
    assert page.form.isHidden()


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("notice_text", "", "口径原文"),
        ("notice_end", "3月80日", "写成 3-15 18:00 这样"),
        ("notice_end", "3-11", "先起后止"),
        ("notice_number", "长" * 81, "文号"),
    ],
)
def test_what_will_not_do_is_told_and_what_was_typed_stays(
    qtbot: QtBot, page: NoticesPage, hall: Hall, calm: Calm, field: str, typed: str, told: str
) -> None:
    press(qtbot, page, "notices_paste", calm)
    text = page.findChild(QPlainTextEdit, "notice_text")
    assert text is not None
    text.setPlainText("" if field == "notice_text" else TEXT)
    if field != "notice_text":
        line = page.findChild(QLineEdit, field)
        assert line is not None
        line.setText(typed)
    press(qtbot, page, "notice_save", calm)
    assert any(told in one for one in texts(page))
    assert not stored(hall)
    assert page.form.isVisible() and text.toPlainText() == ("" if field == "notice_text" else TEXT)


def test_what_is_half_written_is_lost_by_no_click_on_the_page(
    qtbot: QtBot, page: NoticesPage, hall: Hall, manager: Actor, calm: Calm
) -> None:
    notice = publish(hall, manager)
    page.read()
    calm()
    press(qtbot, page, "notices_paste", calm)
    field = page.findChild(QPlainTextEdit, "notice_text")
    assert field is not None
    press(qtbot, page, f"correct_{notice}", calm)
    assert field.toPlainText() == TEXT  # nothing was written: straight on to the other
    press(qtbot, page, "notice_leave", calm)
    press(qtbot, page, "notices_paste", calm)
    field.setPlainText("写了一半")
    press(qtbot, page, "notices_paste", calm)
    press(qtbot, page, "notices_roll", calm)
    press(qtbot, page, "roll_leave", calm)
    press(qtbot, page, "notices_paste", calm)
    assert field.toPlainText() == "写了一半"
    press(qtbot, page, f"correct_{notice}", calm)
    assert field.toPlainText() == "写了一半"
    assert "这条还没弄完。先点「贴上」或「先不贴」，再弄别的。" in texts(page)
    press(qtbot, page, "notice_leave", calm)
    press(qtbot, page, "notices_paste", calm)
    assert field.toPlainText() == ""


def test_the_second_half_of_a_double_click_does_not_press_what_moved_there(
    qtbot: QtBot, page: NoticesPage, hall: Hall, manager: Actor, calm: Calm
) -> None:
    first, second = publish(hall, manager, text="一"), publish(hall, manager, text="二")
    page.read()
    calm()
    press(qtbot, page, f"confirm_{second}", calm)
    under = button(page, f"confirm_{first}")
    qtbot.mouseDClick(under, LEFT)
    qtbot.mouseRelease(under, LEFT)
    calm()
    with hall.store.reading() as at:
        waiting, confirmed = notice_of(at, first), notice_of(at, second)
    assert waiting is not None and waiting.confirmed_until is None
    assert confirmed is not None and confirmed.confirmed_until is not None


def test_groups_by_where_a_word_stands_and_the_minute_moves_them(
    page: NoticesPage, hall: Hall, manager: Actor, clock: SetClock, context: Context, calm: Calm
) -> None:
    now = clock.now()
    confirmed = publish(hall, manager, text="确认过的")
    desk.confirm_notice(hall.store, by=manager, notice=confirmed)
    publish(hall, manager, text="没人确认的")
    publish(hall, manager, text="后天起的", start=now + 3 * DAY)
    publish(hall, manager, text="今天止的", end=now + HOUR)
    gone = publish(hall, manager, text="发错的")
    context.runner.changed.emit(desk.withdraw_notice(hall.store, by=manager, notice=gone, why="邻县的"))
    calm()
    assert [one for one in texts(page) if one.endswith((" 1", " 2"))] == ["等着确认 2", "生效中 1", "还没到日子 1"]
    page._over.setChecked(True)
    assert any("邻县的" in one for one in texts(page))
    clock.advance(49 * HOUR)
    page.look_at_hour()
    assert "没人确认，停了 1" in texts(page) and "到期了 1" in texts(page)
    assert [notice.text for notice in OwnContent.shared(context).live] == ["确认过的"]


def test_confirming_correcting_and_withdrawing(
    qtbot: QtBot, page: NoticesPage, hall: Hall, manager: Actor, context: Context, calm: Calm
) -> None:
    notice = publish(hall, manager)
    page.read()
    calm()
    press(qtbot, page, f"confirm_{notice}", calm)
    press(qtbot, page, f"correct_{notice}", calm)
    field = page.findChild(QPlainTextEdit, "notice_text")
    assert field is not None and field.toPlainText() == TEXT
    field.setPlainText("改过的")
    press(qtbot, page, "notice_save", calm)
    with hall.store.reading() as at:
        found = notice_of(at, notice)
    assert found is not None and (found.text, found.version, found.confirmed_until) == ("改过的", 2, None)
    press(qtbot, page, f"withdraw_{notice}", calm)
    press(qtbot, page, f"withdraw_now_{notice}", calm)
    assert "写一句为什么撤，大家看得明白。" in texts(page)
    why = page.findChild(QLineEdit, f"why_{notice}")
    assert why is not None
    why.setText("发错了")
    qtbot.keyClick(why, Qt.Key.Key_Return)
    calm()
    with hall.store.reading() as at:
        found = notice_of(at, notice)
    assert found is not None and found.why == "发错了" and not OwnContent.shared(context).live


def test_everybody_reads_for_themselves_and_one_roll_call_reads_for_all(
    qtbot: QtBot, page: NoticesPage, hall: Hall, manager: Actor, context: Context, calm: Calm
) -> None:
    notice = publish(hall, manager)
    page.read()
    calm()
    assert any(one == "已看 0 人 · 还没看：张敏、李玲、王强" for one in texts(page))
    press(qtbot, page, f"read_{notice}", calm)
    assert any(one == "已看 1 人 · 还没看：李玲、王强" for one in texts(page))
    press(qtbot, page, "notices_roll", calm)
    absent = next(box for box in page.roll.findChildren(QCheckBox) if box.text().startswith("王强"))
    absent.setChecked(False)
    press(qtbot, page, "roll_done", calm)
    assert any(one == "已看 2 人 · 还没看：王强" for one in texts(page))
    with hall.store.reading() as at:
        receipts = read_by(at, notice).read
    assert {receipt.by for receipt in receipts} == {manager.staff}


def test_a_clerk_reads_and_nothing_else(
    page: NoticesPage, hall: Hall, manager: Actor, clerk: Actor, context: Context, calm: Calm
) -> None:
    notice = publish(hall, manager)
    context.sign_in(clerk)
    calm()
    shown = {one.objectName() for one in page.findChildren(QPushButton) if one.isVisible()}
    assert {f"open_{notice}", f"read_{notice}"} <= shown
    assert not shown & {"notices_paste", "notices_roll", f"confirm_{notice}", f"correct_{notice}", f"withdraw_{notice}"}


def test_it_stands_first_and_folded_on_what_it_touches_in_both_windows(
    qtbot: QtBot, context: Context, hall: Hall, manager: Actor, clerk: Actor, shown: Show, calm: Calm, clock: SetClock
) -> None:
    notice = publish(hall, manager, topics=("stop",))
    context.sign_in(clerk)
    mini, page = MiniWindow(context), DeskPage(context)
    page.resize(1290, 680)
    for window in (mini, page):
        shown(window)
    calm()
    press(qtbot, mini, "tile_stop", calm)
    for house in (mini, page):
        qtbot.waitUntil(lambda house=house: bool(strips(house)))
        strip = strips(house)[0]
        assert not strip.unfolded and strip.face.unread
        assert not [one for one in strip.findChildren(QPlainTextEdit) if one.isVisible()]
        text = strip.findChild(QPlainTextEdit)
        qtbot.mouseClick(strip.line, LEFT)
        assert text is not None and text.isVisible() and text.toPlainText() == TEXT
    card = page.right.card
    strip = strips(page)[0]
    assert strip.mapTo(page, strip.rect().topLeft()).y() < card.mapTo(page, card.rect().topLeft()).y()
    assert TEXT not in [face.say for face in page.counter.sight.lines]
    press(qtbot, page, f"notice_{notice}_read", calm)
    with hall.store.reading() as at:
        assert [one.staff for one in read_by(at, notice).read] == [clerk.staff]
    assert not any(one.isVisible() for one in mini.findChildren(QPushButton, f"notice_{notice}_read"))
    clock.advance(49 * HOUR)
    mini._minute()
    assert not strips(mini) and not strips(page)
    press(qtbot, mini, "mini_other_topic", calm)
    press(qtbot, mini, "tile_plan", calm)
    assert not strips(mini)


def test_what_no_customer_should_read_is_kept_back_from_the_folded_strip_in_public(
    qtbot: QtBot, context: Context, hall: Hall, manager: Actor, shown: Show, calm: Calm
) -> None:
    desk.publish_notice(hall.store, by=manager, text="关于涉诈停机材料的补充说明\n只收身份证。", topics=("stop",))
    context.sign_in(manager)
    mini = MiniWindow(context)
    shown(mini)
    calm()
    press(qtbot, mini, "tile_stop", calm)
    qtbot.waitUntil(lambda: bool(strips(mini)))
    assert strips(mini)[0].face.title == KEPT_BACK and not any("涉诈" in text for text in texts(mini))
    context.show_private(True)
    assert "涉诈" in strips(mini)[0].face.title


def test_an_unread_word_is_a_quiet_dot(
    context: Context, hall: Hall, manager: Actor, clerk: Actor, shown: Show, calm: Calm
) -> None:
    context.sign_in(clerk)
    mini, wide = MiniWindow(context), MainWindow(context)
    for window in (mini, wide):
        shown(window)
    calm()
    nav, small = wide.findChild(QPushButton, "nav_notices"), mini.findChild(QPushButton, "unread_open")
    assert nav is not None and small is not None
    assert nav.text() == "口径" and not small.isVisible()
    notice, changes = desk.publish_notice(hall.store, by=manager, text=TEXT)
    context.runner.changed.emit(changes)
    calm()
    assert nav.text() == "口径 •" and nav.accessibleName() == "口径，1 条还没看" and small.isVisible()
    context.runner.changed.emit(desk.read_notice(hall.store, by=clerk, notice=notice))
    calm()
    assert nav.text() == "口径" and not small.isVisible()


@pytest.mark.parametrize(
    ("text", "ends", "wanted"),
    [
        ("3-15 18:00", False, "2026-03-15 18:00"),
        ("3月15日", False, "2026-03-15 00:00"),
        ("3月15日", True, "2026-03-15 23:59"),
        ("2026年3月15日18时", True, "2026-03-15 18:00"),
        ("3/15 18点30分", False, "2026-03-15 18:30"),
        ("2027.1.2 9：05", False, "2027-01-02 09:05"),
        ("2-30", False, None),
        ("明天", False, None),
        ("3-15 25:00", False, None),
    ],
)
def test_a_moment_is_read_as_people_write_it(clock: SetClock, text: str, ends: bool, wanted: str | None) -> None:
    found = read_moment(text, clock.now(), clock.offset(), ends=ends)
    assert (local_text(found, clock.offset()) if found is not None else None) == wanted
