"""A plan to be lowered before the month is closed (月底降档): wide window, handed over, ended as a work order."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from hall_assistant.casefile.values import CaseId, Evidence
from tests.showcase.fraud_stop import DAY, Show
from tests.showcase.stage import Stage

NEXT = "2026-03-31"
WORDS = "电话里说能改，你们厅里又说不能，到底听谁的？"
ASKED = "129元降到59元，这个月改"
CHECKED = "没有合约，不欠费；被一条旧活动卡住，是去年我们给错挂上的"
PROMISED = "摘没摘掉都打电话，早于关账"
HALF_TYPED = "短信还没到，让他"
ORDER = "KF20260331042"
RESULT = "旧活动已摘，关账前改成59元档"


def play(stage: Stage, show: Show) -> CaseId:
    """李强 takes it, 张敏 takes it over and ends it as 已立单. Returns the reception."""
    _open_wide(stage, show)
    case = _listen(stage, show)
    _check(stage, show)
    _apologise(stage, show)
    _promise(stage, show)
    _switch_flow(stage, show)
    _hand_over(stage, show, case)
    _end_as_order(stage, show, case)
    return case


def _open_wide(stage: Stage, show: Show) -> None:
    hand = stage.hand
    stage.at(f"{DAY} 16:50")
    hand.click("mini_wide")
    window = hand.see("wide_window")
    window.setGeometry(window.screen().availableGeometry())
    hand.until(lambda: hand.seen("desk_page"), "接待页")
    take_over(stage, "8034")
    show("desk", "大窗·接待：左边开着的，中间说什么，右边谁和卡")


def take_over(stage: Stage, number: str) -> None:
    """换人接柜 from the top bar: another clerk is here in two clicks and a PIN."""
    hand = stage.hand
    hand.click("bar_clerk")
    hand.choose("clerk_menu", "换人接柜")
    hand.see(f"staff_{number}")
    stage.sign_in(number)
    hand.see("desk_page")


def _listen(stage: Stage, show: Show) -> CaseId:
    hand = stage.hand
    begin = "desk_begin" if hand.seen("desk_begin") else "begin"
    hand.click(begin, within="desk_page")
    choose_topic(stage, "plan", "downgrade")
    _note(stage, "verbatim", WORDS)
    case = stage.case()
    show("verbatim", "听：原话一字不改记下来")
    _note(stage, "request", ASKED)
    _fact(stage, "金额", "129元")
    _fact(stage, "时间", "三月三十一号晚八点关账")
    show("facts", "听：要紧的四样，知道的填上，不知道的看得见")
    _identify(stage)
    show("identified", "认人：号码只露尾号")
    return case


def choose_topic(stage: Stage, tile: str, topic: str) -> None:
    """Click a tile and a topic below it; where room is short both stand in one row."""
    hand = stage.hand
    if hand.seen("desk_tiles_other"):
        hand.click(f"desk_tiles_{tile}")
    else:
        hand.click("desk_tiles_other_topic")
        hand.click(f"desk_tiles_{tile}")
    hand.until(lambda: stage.counter.sight.tile == tile, tile)
    hand.click(f"desk_topics_{topic}" if hand.seen(f"desk_topics_{topic}") else f"desk_tiles_{topic}")
    hand.until(lambda: stage.counter.sight.topic == topic, topic)


def _identify(stage: Stage) -> None:
    hand = stage.hand
    show_column(stage, "identity")
    hand.click("identity_change")
    hand.fill("identity_surname", "林")
    hand.click("identity_title_女士")
    hand.fill("identity_phone", "13600007720")
    hand.click("identity_take")
    hand.until(lambda: "136****7720" in hand.text("identity_known"), "遮了号码")
    stage.calm()
    hide_column(stage)


def show_column(stage: Stage, part: str) -> None:
    """Below 1200 pixels the right column is an overlay."""
    if stage.hand.seen(part) is None:
        stage.hand.click("desk_card")
    stage.hand.see(part)


def hide_column(stage: Stage) -> None:
    """Put the overlay away again."""
    if stage.hand.seen("desk_card") is not None and stage.hand.seen("identity") is not None:
        stage.hand.click("desk_card")


def _note(stage: Stage, kind: str, text: str) -> None:
    hand = stage.hand
    before = len(stage.counter.state.notes)
    hand.click(f"note_kinds_{kind}", within="desk_page")
    hand.fill("note_field", text, within="desk_page")
    hand.enter()
    hand.until(lambda: len(stage.counter.state.notes) > before, "记上了")
    stage.calm()


def _fact(stage: Stage, name: str, value: str) -> None:
    hand = stage.hand
    hand.click(f"facts_{name}")
    hand.fill("desk_ask_field", value)
    hand.enter()
    hand.until(lambda: stage.counter.state.details.get(name) == value, name)
    stage.calm()


def _step(stage: Stage, step: str) -> None:
    hand = stage.hand
    stage.pass_seconds(90)
    hand.click(f"step_{step}", within="desk_page")
    hand.until(lambda: stage.counter.sight.step == step, f"到了 {step}")
    stage.calm()


def _check(stage: Stage, show: Show) -> None:
    hand = stage.hand
    _step(stage, "inform")
    show_column(stage, "must_tell")
    hand.click("must_tell_1")
    hand.until(lambda: stage.counter.state.told, "说到一条")
    stage.calm()
    show("card", "查：卡在右边，说到的打上勾")
    hide_column(stage)
    assert stage.counter.state.evidence is Evidence.UNKNOWN


def _apologise(stage: Stage, show: Show) -> None:
    hand = stage.hand
    _step(stage, "apologise")
    fault = hand.see("apology_grade_fault")
    assert not fault.isEnabled(), "还没查实，认错的话应当锁着"
    show("apology_locked", "歉：没查实以前，「认下来」点不动")
    _note(stage, "checked", CHECKED)
    hand.click("evidence_ours")
    hand.until(lambda: stage.counter.state.evidence is Evidence.OURS, "查实")
    stage.calm()
    hand.click("apology_grade_fault")
    _say_with_gaps(stage)
    show("apology_free", "歉：查实了，认错的话才给出来")


def _say_with_gaps(stage: Stage) -> None:
    """Say the first line offered, filling its gaps where it has any."""
    hand = stage.hand
    before = len(stage.counter.state.said)
    known = {"金额": "70元", "时间": "明天12:00"}
    for _gap in range(4):
        line = stage.counter.sight.lines[0]
        if not line.missing:
            break
        slot = line.missing[0][0]
        hand.click(f"line_1_slots_{slot}")
        hand.fill("desk_ask_field", known.get(slot, "您"))
        hand.enter()
        hand.until(lambda slot=slot: all(slot != one for one, _ in stage.counter.sight.lines[0].missing), slot)
    hand.click("line_1_said")
    hand.until(lambda: len(stage.counter.state.said) > before, "说过")
    stage.calm()


def _promise(stage: Stage, show: Show) -> None:
    hand = stage.hand
    _step(stage, "agree")
    while hand.text("promise_day", within="step_tools") != "明天":
        hand.click("promise_day", within="step_tools")
    for _turn in range(48):
        shown = hand.text("hour_picker", within="step_tools")
        if shown == "12:00":
            break
        hand.click("hour_picker", within="step_tools", side=0.8 if shown < "12:00" else 0.2)
    hand.fill("promise_words", f"前{PROMISED}", within="step_tools")
    hand.click("promise_give", within="step_tools")
    hand.until(lambda: any(one.words == PROMISED for one in stage.counter.state.open_promises), "承诺")
    stage.calm()
    show("promise", "定：明天12:00前，早于晚八点关账")


def _switch_flow(stage: Stage, show: Show) -> None:
    """Half a note is typed, the flow is switched, nothing is lost."""
    hand = stage.hand
    before = stage.state(stage.case())
    hand.fill("note_field", HALF_TYPED, within="desk_page")
    hand.click("flows_short")
    hand.until(lambda: stage.counter.state.flow == "short", "短流程")
    stage.calm()
    after = stage.state(stage.case())
    assert _input_of(stage) == HALF_TYPED, "打了一半的话要留着"
    assert (after.notes, after.details, after.promises, after.said) == (
        before.notes,
        before.details,
        before.promises,
        before.said,
    )
    show("flow_short", "换成「简」：打了一半的和记过的都在")
    hand.click("flows_eight_steps")
    hand.until(lambda: stage.counter.state.flow == "eight_steps", "八步")
    stage.calm()


def _input_of(stage: Stage) -> str:
    field = stage.hand.see("note_field", within="desk_page")
    assert isinstance(field, QPlainTextEdit)
    return field.toPlainText()


def _hand_over(stage: Stage, show: Show, case: CaseId) -> None:
    hand = stage.hand
    hand.fill("note_field", "单子已报后台，写明关账时间", within="desk_page")
    hand.enter()
    stage.calm()
    hand.click("desk_hand")
    show("hand_menu", "李强要下班：请同事接手")
    hand.choose("hand_menu", "hand_8021")
    hand.until(lambda: bool(hand.text("hand_brief")), "简报")
    show("hand_brief", "转之前先看简报：接手的人二十秒就知道该知道的")
    hand.click("hand_give")
    hand.until(lambda: bool(stage.counter.state.offered_to), "等着接")
    stage.calm()
    show("offered", "等对方点「接过来」，没接以前还是他的")
    take_over(stage, "8021")
    offer_of(stage, case)
    show("offer", "张敏登进来，看得见谁请她接什么")
    hand.click("offer_accept", within="desk_page")
    hand.until(lambda: stage.counter.case == case, "接过来了")
    stage.calm()
    show("accepted", "接过来：经办换成张敏，首问还是李强")


def offer_of(stage: Stage, case: CaseId) -> None:
    """Give back what else was offered, until this one is asked about."""
    hand = stage.hand
    hand.see("offer_accept", within="desk_page")
    for _other in range(5):
        first = next(face for face in stage.counter.receptions if face.offered_to_me)
        if first.case == case:
            return
        hand.click("offer_decline", within="desk_page")
        hand.click("offer_reason_0", within="desk_page")
        stage.calm()
    raise AssertionError("没有等到这一件")


def _end_as_order(stage: Stage, show: Show, case: CaseId) -> None:
    hand = stage.hand
    stage.at(f"{NEXT} 11:40")
    _step(stage, "agree")
    for name in [one.promise for one in stage.counter.state.open_promises]:  # the line's own hour is one of them
        hand.click(f"promise_{name}_keep", within="step_tools")
        stage.calm()
    hand.until(lambda: not stage.counter.state.open_promises, "兑现")
    stage.calm()
    QGuiApplication.clipboard().clear()
    hand.click("desk_summary" if hand.seen("desk_summary") else "copy_summary", within="desk_page")
    hand.until(lambda: bool(QGuiApplication.clipboard().text()), "摘要")
    hand.fill("order_back", ORDER, within="desk_page")
    show("order_back", "摘要贴进工单系统，号贴回来")
    hand.enter()
    hand.until(lambda: stage.counter.state.order_number == ORDER or stage.state(case).order_number == ORDER, "工单号")
    stage.calm()
    stage.pass_seconds(60)
    hand.click("desk_end_top" if hand.seen("desk_end_top") else "end", within="desk_page")
    hand.click("outcome_ordered", within="end_panel")
    hand.fill("sentence", RESULT, within="end_panel")
    show("end", "已立单：号已经在，写一句怎么了结的")
    hand.click("end_now", within="desk_page")
    hand.until(lambda: stage.counter.case is None, "手上空了")
    stage.calm()
    assert stage.state(case).state == "ended"
    show("ended", "结了：首问李强，经办张敏，都在记录里")
