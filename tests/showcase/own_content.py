"""本店内容: the manager pastes a word of the day, calls the roll, looks at an import before it is made and makes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.showcase.album import Album
from tests.showcase.month_end import choose_topic
from tests.showcase.stage import Stage
from ui.widgets.notice_strip import FoldLine

if TYPE_CHECKING:
    from ui.pages.imports.page import ImportsPage

TEXT = "关于停机复机材料的补充说明：即日起只收身份证和用途说明一份，不再收单位证明，材料齐的当场报。"
ROWS = (
    "序号,客户问题,标准答复,业务分类,关键词\n"
    "1,停车怎么登记,地下停车场一小时免费，小票给前台盖章。,服务,停车\n"
    "2,雨伞借不借,借，押证件，三天内还。,服务,\n"
    "3,自助机能不能打发票,能，一楼大门左手那台，数电票扫码领。,话费,发票机\n"
    "4,停车怎么登记？,重复的一行,服务,\n"
    "5,大厅WiFi密码,,服务,\n"
    "6,附近哪能复印,隔壁图文店，一块一张。,服务,\n"
)


def play(stage: Stage, album: Album, folder: Path) -> None:
    """As the manager, in the wide window."""
    _paste(stage, album)
    _import(stage, album, folder)


def _paste(stage: Stage, album: Album) -> None:
    hand = stage.hand
    stage.pass_seconds(10)
    hand.click("nav_notices")
    stage.calm()
    album.show("notices_none", "口径：厅里贴过的都在")
    hand.click("notices_paste")
    hand.fill("notice_text", TEXT)
    hand.fill("notice_number", "17号")
    hand.fill("notice_touched_search", "停机")
    hand.see("notice_touched_search_answers")
    stage.calm()
    hand.key(Qt.Key.Key_Return)
    album.show("notice_form", "贴一条：原文、文号、管哪几张卡")
    hand.click("notice_save")
    stage.calm()
    album.show("notices", "贴上马上生效，48小时内要确认；谁看了谁没看")
    hand.click("notices_roll")
    album.show("notices_roll", "班前会念过，点一次名")
    hand.click("roll_leave")
    hand.click("nav_desk")
    choose_topic(stage, "stop", "fraud_stop")
    if hand.seen("desk_right") is None:
        hand.click("desk_card")
    stage.calm()
    album.show("notice_on_card", "今日口径排在卡片最前面，一行，点开看原文")
    line = next(one for one in hand.see("desk_notices").findChildren(FoldLine) if one.isVisible())
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(20, line.height() // 2))
    stage.calm()
    album.show("notice_open", "口径原文：给营业员看的，不是照着念的")


def _import(stage: Stage, album: Album, folder: Path) -> None:
    hand = stage.hand
    file = folder / "本店常见问题.csv"
    file.write_bytes(ROWS.encode("gb18030"))
    stage.pass_seconds(10)
    hand.click("nav_imports")
    stage.calm()
    _page(stage).taking.look(file)  # the file dialog is the system's own
    stage.calm()
    album.show("import_preview", "导入先预览：能导的、重复的、有问题的，列对应能改")
    hand.click("import_now")
    stage.calm()
    hand.see("imports_made")
    album.show("imports", "导入过的：看这批，或整批撤回")


def _page(stage: Stage) -> ImportsPage:
    from ui.pages.imports.page import ImportsPage

    found = stage.hand.see("imports_page")
    assert isinstance(found, ImportsPage)
    return found
