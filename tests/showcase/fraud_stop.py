"""A man whose number was stopped by anti-fraud (保护性停机) cuts the queue: live, in the mini window, with one hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from hall_assistant.casefile.values import CaseId
from tests.showcase.stage import Stage

Show = Callable[[str, str], None]
"""Called at each step with a short name and a sentence: takes a picture, or does nothing."""

DAY = "2026-03-30"
PROMISED = "批没批都打您留的电话"
RESULT = "认上本人，当天复机，电话和验证码都试通"


def play(stage: Stage, show: Show) -> CaseId:
    """From the PIN to 现场化解. Returns the reception."""
    _begin(stage, show)
    case = _talk(stage, show)
    summary = _promise(stage, show)
    assert PROMISED in summary, summary
    _leave_open(stage, show)
    _keep_and_end(stage, show, case)
    return case


def _begin(stage: Stage, show: Show) -> None:
    hand = stage.hand
    stage.at(f"{DAY} 14:20")
    show("sign_in", "选自己的名字，输密码")
    stage.sign_in("8021")
    hand.see("tile_stop")
    show("tiles", "八个大类，一下就到；什么都不用先填")
    hand.click("tile_stop")
    hand.see("subtopics_fraud_stop")
    show("stop", "点了「停机」：话在上头，卡在下头，还没开始计时")
    hand.click("subtopics_fraud_stop")
    hand.until(lambda: "保护性停机" in hand.text("mini_who"), "保护性停机")


def _talk(stage: Stage, show: Show) -> CaseId:
    hand = stage.hand
    hand.click("begin")
    case = stage.case()
    show("begun", "接待开始：只起表，首问从这一刻归她")
    stage.pass_seconds(60)
    hand.click("step_empathy", within="mini_window")
    _say_first(stage, show, "empathy", "接：指到短句上看整句，说过点一下")
    stage.pass_seconds(45)
    hand.click("step_inform", within="mini_window")
    assert hand.text("first_minute_now") and hand.text("first_minute_needs")
    show("card", "查：卡上四样，当场能不能办、要什么、谁批、多久")
    _say_first(stage, show, "inform", "查：再说一句")
    return case


def _say_first(stage: Stage, show: Show, name: str, told: str) -> None:
    """Hold the first line without a gap open, read it, tick it as said."""
    hand = stage.hand
    before = len(stage.counter.state.said)
    line = next(line for line in stage.counter.sight.lines if not line.missing and not line.said)
    hand.click(f"cue_{line.id}")
    hand.until(lambda: line.say in hand.text("cue_whole"), "整句")
    show(name, told)
    hand.click("cue_said")
    hand.until(lambda: len(stage.counter.state.said) > before, "记上说过")
    stage.calm()


def _promise(stage: Stage, show: Show) -> str:
    hand = stage.hand
    stage.pass_seconds(60)
    hand.click("step_agree", within="mini_window")
    assert hand.text("promise_day", within="mini_talk") == "今天"
    hand.until(lambda: stage.counter.sight.step == "agree", "到了定")
    _turn_hour_to(stage, "17:00")
    hand.fill("promise_words", f"前{PROMISED}", within="mini_talk")
    show("promise_typed", "定：今天17:00前，一句话说死")
    hand.click("promise_give", within="mini_talk")
    hand.until(lambda: len(stage.counter.state.open_promises) == 1, "承诺记上")
    stage.calm()
    QGuiApplication.clipboard().clear()
    hand.click("copy_summary")
    hand.until(lambda: bool(QGuiApplication.clipboard().text()), "摘要在剪贴板上")
    stage.calm()
    show("summary", "摘要已复制：去工单系统粘贴，建了单把号贴回来")
    hand.click("order_away")
    return QGuiApplication.clipboard().text()


def _turn_hour_to(stage: Stage, hour: str) -> None:
    """Click the right half of the hour for later, the left half for earlier."""
    hand = stage.hand
    for _turn in range(48):
        shown = hand.text("hour_picker", within="promise_chip")
        if shown == hour:
            return
        hand.click("hour_picker", within="promise_chip", side=0.8 if shown < hour else 0.2)
    raise AssertionError(f"调不到 {hour}")


def _leave_open(stage: Stage, show: Show) -> None:
    hand = stage.hand
    stage.pass_seconds(60)
    hand.click("end", within="mini_window")
    hand.see("end_left_open")
    show("end_waits", "承诺没了，结不了：先开着，到点提醒")
    hand.click("end_left_open")
    hand.see("tile_stop")
    stage.calm()
    hand.until(lambda: "今天到期" in hand.text("due_open"), "今天到期")
    show("due_today", "回到首屏：开着的、今天到期的都在下面")


def _keep_and_end(stage: Stage, show: Show, case: CaseId) -> None:
    hand = stage.hand
    stage.at(f"{DAY} 16:45")
    hand.click("running")
    show("running_menu", "16:45 通了：从「开着」里点回来")
    hand.choose("running_menu", f"open_{case}")
    stage.calm()
    assert stage.counter.case == case
    hand.click("end", within="mini_window")
    hand.click("keep_P1")
    hand.until(lambda: not stage.counter.state.open_promises, "承诺兑现")
    stage.calm()
    hand.click("outcome_solved", within="end_panel")
    hand.fill("sentence", RESULT, within="end_panel")
    show("end", "兑现了，选「现场化解」，写一句")
    hand.click("end_now")
    hand.until(lambda: stage.counter.case is None, "手上空了")
    stage.calm()
    assert stage.state(case).state == "ended"
    hand.see("tile_stop")
    show("ended", "结了：首屏又空着等下一位")


def search_by_initials(stage: Stage, show: Show) -> None:
    """A look at the search: initials are enough; Esc puts it away."""
    hand = stage.hand
    hand.click("mini_search")
    hand.type("bhxtj")
    hand.see("mini_search_answers")
    stage.calm()
    show("search", "搜首字母就行")
    hand.key(Qt.Key.Key_Escape)
