"""The search as it is used: what is shown for what was typed, by hand only, and where each answer opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.authoring.desk import publish_notice
from hall_assistant.people.values import Actor
from hall_assistant.search.usage import opened
from ui.context import Context
from ui.main_window import MainWindow
from ui.mini_window import MiniWindow
from ui.models.answers import KINDS
from ui.models.counter_desk import CounterDesk
from ui.models.looking import Looking
from ui.operations import cases
from ui.pages.desk.finder import Finder
from ui.pages.handbook import HandbookPage
from ui.widgets.answer_list import AnswerList

Calm = Callable[[], None]
Shown = Callable[..., QWidget]
Look = Callable[[str], AnswerList]


@pytest.fixture
def wide(at_desk: Context, calm: Calm, shown: Shown) -> Iterator[MainWindow]:
    window = MainWindow(at_desk)
    window.resize(1280, 700)
    at_desk.wide_wanted.connect(window.turn_to)
    shown(window)
    calm()
    yield window
    calm()


@pytest.fixture
def finder(wide: MainWindow) -> Finder:
    found = wide.findChild(Finder, "wide_search")
    assert found is not None
    found.setFocus()
    return found


@pytest.fixture
def look(finder: Finder, qtbot: QtBot, calm: Calm) -> Look:
    def look(text: str) -> AnswerList:
        finder.clear()
        if text.isascii():
            qtbot.keyClicks(finder, text)
        else:
            finder.insert(text)
            finder.textEdited.emit(text)
        QApplication.processEvents()
        calm()
        found = finder.window().findChild(AnswerList, "wide_search_answers")
        assert found is not None and found.isVisible(), text
        return found

    return look


def go_to(rows: AnswerList, finder: Finder, qtbot: QtBot, kind: str) -> str:
    """Go down by key to the first row of a kind, and take it; its id."""
    for _ in rows.rows:
        if rows.current is not None and rows.current.kind == kind:
            taken = rows.current.id
            qtbot.keyClick(finder, Qt.Key.Key_Return)
            return taken
        qtbot.keyClick(finder, Qt.Key.Key_Down)
    raise AssertionError(f"{kind}: {[row.kind for row in rows.rows]}")


@pytest.mark.parametrize(
    ("typed", "word"), [("停机", "停机"), ("tingji", "停机"), ("tj", "停机"), ("停机怎么办", "停机")]
)
def test_titles_come_with_what_was_typed_marked(look: Look, typed: str, word: str) -> None:
    first = look(typed).rows[0]
    assert first.kind in KINDS.values()
    assert any(word in first.title[start:end] for start, end in first.marks), (first.title, first.marks)


def test_a_line_to_say_stands_below_and_none_that_is_not_checked(look: Look, hall: Hall) -> None:
    library = hall.library
    pending = [card for card in library.cards.values() if not library.is_checked(card) and card.say]
    for card in pending[:6]:
        for row in look(card.title).rows:
            if row.id == f"card:{card.id}":
                assert row.pending
                assert not any(line in row.below for line in card.say)


def test_nothing_quite_fits_offers_what_is_near_and_a_gap(look: Look) -> None:
    rows = look("这个月账单里的飞碟套餐").rows
    gap = next(row for row in rows if row.id == "gap:")
    assert gap.quiet and gap is rows[-1]
    rows = look("飞碟").rows
    assert not rows[0].id and rows[0].title.startswith("「飞碟」")
    assert "没有正好的，差不多的有" in rows[0].title or len(rows) == 2


def test_hard_words_open_where_the_card_stands_and_a_card_takes_their_place(
    look: Look, finder: Finder, qtbot: QtBot, wide: MainWindow, context: Context, hall: Hall, calm: Calm
) -> None:
    thrown = next(one for one in hall.library.provocations.values() if one.dont)
    entry = go_to(look(thrown.heard), finder, qtbot, "怎么接")
    calm()
    looking = Looking.shared(context)
    view = wide.findChild(QWidget, "desk_entry")
    assert view is not None and view.isVisible() and looking.shown is not None and looking.shown.id == entry
    words = "\n".join(view.rest.words)
    thrown = hall.library.provocations[entry.removeprefix("provocation:")]
    assert "这么接" in words and not any(one in words for one in thrown.dont), "public: nothing about what not to say"
    context.show_private(True)
    QApplication.processEvents()
    assert all(one in view.rest.words for one in thrown.dont)
    cases.set_topic(CounterDesk.shared(context), topic="fee")
    calm()
    assert looking.shown is None
    qtbot.waitUntil(lambda: not view.isVisible())


def test_a_term_opens_in_plain_words(look: Look, finder: Finder, qtbot: QtBot, context: Context, calm: Calm) -> None:
    term = next(iter(context.hall.library.jargon.values()))
    go_to(look(term.term), finder, qtbot, "行话")
    calm()
    shown = Looking.shared(context).shown
    assert shown is not None and shown.title == term.term and shown.parts[0] == ("说白了", (term.plain,))


def test_the_handbook_opens_at_the_heading(
    look: Look, finder: Finder, qtbot: QtBot, wide: MainWindow, calm: Calm
) -> None:
    go_to(look("给客户看得见的屏幕"), finder, qtbot, "手册")
    calm()
    page = wide.findChild(HandbookPage)
    assert page is not None and page.isVisible() and page.text.toPlainText().strip()


def test_todays_word_comes_first(look: Look, hall: Hall, manager: Actor, context: Context, calm: Calm) -> None:
    _, changes = publish_notice(hall.store, by=manager, text="停机复机一律当天办完\n县里今天的通知", topics=("stop",))
    context.runner.changed.emit(changes)
    calm()
    context.runner.aside(hall.follow, owner=context, then=lambda _any: None)
    calm()
    first = look("停机").rows[0]
    assert first.kind == "口径" and first.title.startswith("停机复机")


def test_what_is_opened_often_or_fits_the_case_is_marked_as_lifted(
    look: Look, finder: Finder, qtbot: QtBot, hall: Hall, context: Context, calm: Calm
) -> None:
    entry = go_to(look("停机"), finder, qtbot, "卡")
    calm()
    with hall.store.reading() as at:
        assert opened(at, now=hall.clock.now(), offset=hall.clock.offset()) == {entry: 1}
    row = next(row for row in look("停机").rows if row.id == entry)
    assert "开过 1 次" in row.lifted and "一个话题" in row.lifted


def test_by_hand_alone_down_up_enter_and_escape(look: Look, finder: Finder, qtbot: QtBot, wide: MainWindow) -> None:
    rows = look("停机")
    first = rows.current
    qtbot.keyClick(finder, Qt.Key.Key_Down)
    assert rows.current is not first and rows.accessibleDescription()
    qtbot.keyClick(finder, Qt.Key.Key_Up)
    assert rows.current is first
    qtbot.keyClick(finder, Qt.Key.Key_Escape)
    assert not rows.isVisible() and not finder.text()


def test_a_click_takes_the_row_under_the_mouse(look: Look, qtbot: QtBot, finder: Finder, calm: Calm) -> None:
    rows = look("停机")
    with qtbot.waitSignal(finder.chosen) as chosen:
        qtbot.mouseClick(rows, Qt.MouseButton.LeftButton, pos=rows.rect().topLeft() + rows.rect().center() * 0.1)
    assert chosen.args == [rows.rows[0].id]
    calm()


def test_long_words_and_large_type_are_cut_not_spilled(look: Look, context: Context, wide: MainWindow) -> None:
    context.theme.take("dark", 200)
    rows = look("停机" * 60)
    assert rows.geometry().right() <= wide.width() and rows.geometry().bottom() <= wide.height()
    rows.grab()
    context.theme.take("light", 100)


def test_the_mini_window_reads_hard_words_and_comes_back(
    at_desk: Context, shown: Shown, qtbot: QtBot, calm: Calm
) -> None:
    mini = MiniWindow(at_desk)
    shown(mini)
    calm()
    entry = f"provocation:{next(iter(at_desk.hall.library.provocations))}"
    assert Looking.shared(at_desk).open_entry(entry)
    assert mini.faces.front is mini.reading and mini.reading.entry.isVisible()
    back = mini.findChild(QWidget, "mini_entry_back")
    assert back is not None and mini.rect().contains(back.mapTo(mini, back.rect().bottomRight()))
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert mini.faces.front is mini.home
    mini.close()
    calm()


def test_what_notes_a_gap_stays_in_sight_however_small_the_window(
    at_desk: Context, shown: Shown, qtbot: QtBot, calm: Calm
) -> None:
    mini = MiniWindow(at_desk)
    shown(mini)
    calm()
    finder = mini.home.finder
    finder.setFocus()
    finder.insert("飞碟套餐")
    finder.textEdited.emit(finder.text())
    qtbot.waitUntil(lambda: finder.is_open)
    rows = mini.findChild(AnswerList, "mini_search_answers")
    assert rows is not None and rows.height_of(99) > rows.height(), "there are more than fit"
    assert mini.rect().contains(rows.geometry())
    with qtbot.waitSignal(finder.chosen) as chosen:
        qtbot.mouseClick(rows, Qt.MouseButton.LeftButton, pos=rows.rect().bottomLeft() + QPoint(20, -8))
    assert chosen.args == ["gap:"]
    calm()
    mini.close()
