"""The search as a clerk uses it, and what the program says to one's own words while they are written."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.showcase.album import Album
from tests.showcase.stage import Stage
from ui.widgets.answer_list import AnswerList

QUESTIONS = (
    ("characters", "停机", "搜汉字：打到哪儿找到哪儿，打的字划出来"),
    ("initials", "bhxtj", "搜首字母"),
    ("slip", "采铃", "打错一个字：采铃也找得到彩铃"),
    ("sentence", "我这个月怎么莫名其妙多扣了三十块钱", "搜一整句客户的话"),
    ("empty", "飞碟", "没有正好的：差不多的列出来，还能记为知识缺口"),
)
SAID = "我跟他说了，我们会尽快处理，请他耐心等"


def searches(stage: Stage, album: Album) -> None:
    """One picture for each kind of question, and what is opened by hand alone."""
    hand = stage.hand
    hand.click("nav_desk")
    for name, typed, told in QUESTIONS:
        _look(stage, typed)
        album.show(f"search_{name}", told)
        hand.key(Qt.Key.Key_Escape)
    _open(stage, "你们就是骗子", "怎么接")
    album.show("search_hard_words", "难听话：怎么接，就在卡的地方")
    hand.click("desk_entry_back")
    stage.calm()
    _open(stage, "给客户看得见的屏幕", "手册")
    album.show("handbook", "手册也搜得到，翻到那一段")
    hand.click("nav_desk")


def own_words(stage: Stage, album: Album) -> None:
    """Words that are not ours, underlined in the private view."""
    hand = stage.hand
    stage.put_card_aside()
    hand.click("desk_private")
    hand.fill("note_field", SAID, within="desk_page")
    hand.see("note_slip")
    stage.calm()
    album.show("own_words", "私密视图里写字：不合适的话下面划线，一点就换")
    hand.click("note_slip_take")
    stage.calm()
    hand.fill("note_field", "", within="desk_page")
    hand.click("desk_private")


def _look(stage: Stage, text: str) -> AnswerList:
    hand = stage.hand
    hand.fill("wide_search", text)
    found = hand.see("wide_search_answers")
    stage.calm()
    assert isinstance(found, AnswerList)
    return found


def _open(stage: Stage, text: str, kind: str) -> None:
    """Go down by key to the first answer of a kind, and take it."""
    found = _look(stage, text)
    for _ in found.rows:
        if found.current is not None and found.current.kind == kind:
            break
        stage.hand.key(Qt.Key.Key_Down)
    stage.hand.enter()
    stage.calm()
