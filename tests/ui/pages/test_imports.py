"""资料 on screen: a file looked at, its columns put right, imported aside, taken back; bad files told in a sentence."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QListWidget, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant.app import Hall
from hall_assistant.authoring.records import hall_cards, imports
from hall_assistant.people.values import Actor
from ui.context import Context
from ui.mini_window import MiniWindow
from ui.operations.own_cards import open_hall_card
from ui.pages.imports.page import ImportsPage

LEFT = Qt.MouseButton.LeftButton
GOOD = "问题,答案,分类\n停车怎么登记,一小时免费<br>凭小票<script>x</script>,停机\n雨伞借不借,借，押证件,杂项\n"
Calm = Callable[[], None]
Show = Callable[..., QWidget]


@pytest.fixture
def page(context: Context, manager: Actor, shown: Show, calm: Calm) -> ImportsPage:
    context.sign_in(manager)
    page = ImportsPage(context)
    page.resize(1200, 680)
    shown(page)
    calm()
    return page


def put(tmp_path: Path, name: str, content: bytes | str) -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def press(qtbot: QtBot, page: QWidget, name: str, calm: Calm) -> None:
    found = [one for one in page.findChildren(QAbstractButton, name) if one.isVisible()]
    assert found and found[0].isEnabled(), f"{name} cannot be pressed"
    qtbot.mouseClick(found[0], LEFT)
    calm()


def text(page: QWidget, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisible() else ""


def choose(page: QWidget, name: str, wanted: str) -> None:
    box = page.findChild(QComboBox, name)
    assert box is not None
    box.setCurrentIndex(box.findText(wanted))
    box.activated.emit(box.currentIndex())


def cells(page: ImportsPage, column: int) -> list[str]:
    model = page.taking.table.rows
    return [str(model.data(model.index(row, column))) for row in range(model.rowCount())]


def count(hall: Hall) -> int:
    with hall.store.reading() as at:
        return len(hall_cards(at))


def test_a_file_is_looked_at_before_anything_is_written(
    qtbot: QtBot, page: ImportsPage, hall: Hall, tmp_path: Path, calm: Calm
) -> None:
    shipped = next(iter(hall.library.cards.values())).title
    page.taking.look(
        put(tmp_path, "问答.csv", f"{GOOD}停车怎么登记？,重复,\n{shipped},重复,\n空着的,,\n".encode("gb18030"))
    )
    calm()
    assert cells(page, 1) == ["能导", "能导", "重复", "重复", "有问题"]
    assert "第6行：「答案」空着，这行没导。" in cells(page, 3)
    encoding = page.findChild(QComboBox, "import_encoding")
    assert encoding is not None and encoding.currentText() == "GB18030"
    press(qtbot, page, "preview_again", calm)
    assert len(cells(page, 1)) == 2
    press(qtbot, page, "import_cancel", calm)
    assert count(hall) == 0 and page.faces.front is not page.taking


def test_it_is_imported_looked_at_and_taken_back_as_a_whole(
    qtbot: QtBot, page: ImportsPage, hall: Hall, tmp_path: Path, calm: Calm
) -> None:
    page.taking.look(put(tmp_path, "问答.csv", GOOD))
    calm()
    press(qtbot, page, "import_now", calm)
    calm()
    with hall.store.reading() as at:
        made = imports(at)[0]
    assert count(hall) == 2
    press(qtbot, page, f"import_look_{made.id}", calm)
    listed = page.findChild(QListWidget, "import_cards_list")
    assert listed is not None and [listed.item(row).text() for row in range(listed.count())] == [
        "停车怎么登记",
        "雨伞借不借",
    ]
    assert page.cards._answer.toPlainText() == "一小时免费\n凭小票"
    press(qtbot, page, "import_cards_back", calm)
    press(qtbot, page, f"import_undo_{made.id}", calm)
    undo = page.findChild(QAbstractButton, f"import_undo_{made.id}")
    assert undo is not None
    qtbot.mouseDClick(undo, LEFT)  # the rest of a double click is no second word
    qtbot.mouseRelease(undo, LEFT)
    calm()
    assert count(hall) == 2
    press(qtbot, page, f"import_undo_{made.id}", calm)
    calm()
    assert count(hall) == 0
    qtbot.waitUntil(lambda: "整批撤回" in text(page, f"import_about_{made.id}"))


def test_a_person_says_which_column_is_what_and_which_encoding(
    qtbot: QtBot, page: ImportsPage, hall: Hall, tmp_path: Path, calm: Calm
) -> None:
    page.taking.look(put(tmp_path, "表.csv", "甲,乙\n停车怎么登记,一小时免费\n"))
    calm()
    assert text(page, "import_told") == "先选好哪一列是问题、哪一列是答案。"
    for name, wanted in (("column_title", "甲"), ("column_answer", "乙")):
        choose(page, name, wanted)
        calm()
    assert cells(page, 2) == ["停车怎么登记"] and text(page, "import_told") == ""
    choose(page, "import_encoding", "GB18030")
    calm()
    assert cells(page, 2) != ["停车怎么登记"]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("问答.doc", "x", "不认识「问答.doc」这种文件"),
        ("空.csv", "", "「空.csv」是空的"),
        ("表头.csv", "问题,答案\n", "只有表头"),
        ("坏.csv", "问题,答案\n停车怎么登记这件事,".encode() + b"\xff\xfe\x81", "有认不出的字节"),
        ("坏.xlsx", "不是表", "这个表打不开"),
        ("老.xlsx", bytes.fromhex("d0cf11e0a1b11ae1"), "老格式的表"),
        ("图.csv", b"\x89PNG\0\0", "不是文字"),
        ("宽.csv", ",".join(f"列{n}" for n in range(101)) + "\n1", "最多100列"),
        ("长.csv", "问题,答案\n" + "问,答\n" * 20_001, "一次最多导20000行"),
    ],
)
def test_a_bad_file_is_told_in_a_sentence(
    page: ImportsPage, hall: Hall, tmp_path: Path, calm: Calm, name: str, content: bytes | str, told: str
) -> None:
    page.taking.look(put(tmp_path, name, content))
    calm()
    assert told in text(page, "import_told")
    assert not page.taking._import.isEnabled() and count(hall) == 0


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("甲,乙,丙,丁", "多出来的不知道放哪"),
        (",有答案,", "「标题」空着"),
        ("问" * 300 + ",答,", "最多200个"),
        ('没收尾的,"答案', "有个引号没收尾"),
    ],
)
def test_a_bad_row_is_told_at_its_line_and_the_others_come_in(
    page: ImportsPage, tmp_path: Path, calm: Calm, row: str, told: str
) -> None:
    page.taking.look(put(tmp_path, "问答.csv", f"{GOOD}{row}\n"))
    calm()
    wrong = [cell for kind, cell in zip(cells(page, 1), cells(page, 3), strict=True) if kind == "有问题"]
    assert len(wrong) == 1 and told in wrong[0] and wrong[0].startswith("第4行")
    assert cells(page, 1).count("能导") == 2


def test_a_large_file_leaves_the_screen_and_the_clerk_free(
    qtbot: QtBot, page: ImportsPage, hall: Hall, context: Context, tmp_path: Path, calm: Calm
) -> None:
    rows = "".join(f"第{n}个停车的问题,地下停车场一小时免费，小票给前台盖章\n" for n in range(3_000))
    page.taking.look(put(tmp_path, "大.csv", f"问题,答案\n{rows}"))
    calm()
    bar = page.findChild(QProgressBar, "import_progress")
    assert bar is not None
    seen: list[int] = []
    page.taking.intake.written.connect(seen.append)
    noted: list[float] = []
    began = time.perf_counter()
    qtbot.mouseClick(page.taking._import, LEFT)
    assert bar.isVisible() and not page.taking._cancel.isEnabled()
    context.runner.write(lambda _store: None, owner=page, then=lambda _none: noted.append(time.perf_counter() - began))
    qtbot.waitUntil(lambda: bool(noted), timeout=10_000)
    first = len(seen)
    calm()
    assert seen == [1_000, 2_000, 3_000] and first < 3, "a click waited for the whole import"
    assert count(hall) == 500 and not bar.isVisible()


def test_reading_can_be_stopped(page: ImportsPage, tmp_path: Path, calm: Calm) -> None:
    page.taking.look(put(tmp_path, "问答.csv", GOOD))
    page.taking.leave()
    calm()
    assert page.faces.front is not page.taking and page.taking._looked is None


def test_a_clerk_looks_and_nothing_else(
    qtbot: QtBot, page: ImportsPage, context: Context, clerk: Actor, tmp_path: Path, hall: Hall, calm: Calm
) -> None:
    page.taking.look(put(tmp_path, "问答.csv", GOOD))
    calm()
    press(qtbot, page, "import_now", calm)
    calm()
    context.sign_in(clerk)
    calm()
    shown = {one.objectName().partition("_")[2][:4] for one in page.made.findChildren(QPushButton) if one.isVisible()}
    assert shown == {"look"}
    assert not page._take_in.isVisible()


def test_an_imported_answer_opens_in_the_card_place_and_is_no_line_to_say(
    qtbot: QtBot, page: ImportsPage, context: Context, hall: Hall, shown: Show, tmp_path: Path, calm: Calm
) -> None:
    page.taking.look(put(tmp_path, "问答.csv", GOOD))
    calm()
    press(qtbot, page, "import_now", calm)
    calm()
    with hall.store.reading() as at:
        card, without_topic = hall_cards(at)
    mini = MiniWindow(context)
    shown(mini)
    open_hall_card(mini.counter, card=card.id)
    calm()
    own = mini.talk.own
    assert own.isVisible() and text(own, "mini_own_mark").startswith("本店资料 · 待核实")
    assert text(own, "mini_own_title") == "停车怎么登记" and not mini.talk.first.isVisible()
    assert mini.counter.sight.topic == "stop"
    press(qtbot, mini, "mini_own_back", calm)
    assert not own.isVisible() and mini.talk.first.isVisible()
    mini.counter.put_away()
    open_hall_card(mini.counter, card=without_topic.id)
    calm()
    assert own.isVisible() and mini.counter.sight.topic == ""


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_is_cut_in_large_type(
    qtbot: QtBot, page: ImportsPage, context: Context, tmp_path: Path, calm: Calm, percent: int
) -> None:
    context.theme.take("light", percent)
    page.resize(1000, 560)
    page.taking.look(put(tmp_path, "问答.csv", GOOD))
    calm()
    for shown in page.findChildren(QPushButton):
        if shown.isVisible():
            qtbot.waitUntil(lambda shown=shown: shown.width() >= shown.minimumSizeHint().width())
            assert page.rect().contains(shown.mapTo(page, shown.rect().bottomRight())), shown.text()
    context.theme.take("light", 100)
