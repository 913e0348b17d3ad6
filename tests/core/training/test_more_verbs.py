"""Solutions, departments, orders from outside and sums in a story: each deed does its thing, each result can fail."""

from __future__ import annotations

import pytest

from hall_assistant.errors import StaffError
from hall_assistant.training import checks
from hall_assistant.training.fault import Unclear
from hall_assistant.training.stage import Stage
from tests.core.training.test_verbs import do


def wrong(stage: Stage, *stated: str) -> list[str]:
    """Those of the results that do not hold."""
    told = [(one, *checks.understood(one)) for one in stated]
    return [one for one, form, rest in told if checks.CHECKS[form](stage, rest)]


def test_a_sum_above_the_clerk_is_signed_and_counts_in_the_reception(stage: Stage) -> None:
    do(stage, "接待", "核查 查实是我们的", "给方案 当场办 退费 60.00「退进话费里」（谁定：值班长）")
    assert not wrong(stage, "要第二人 S1", "方案 S1 退费 60.00 还没定 没人签", "一共给 0.00", "还能定 张敏 退费 50.00")
    with pytest.raises(StaffError, match=r"solution\.above"):
        do(stage, "接受 S1")
    do(stage, "签 S1 陈静", "接受 S1")
    assert not wrong(
        stage, "方案 1 个", "方案 S1 当场办 退费 60.00 接受 陈静签", "一共给 60.00", "还能定 陈静 退费 140.00"
    )
    assert wrong(
        stage, "方案 2 个", "方案 S1 没接受", "方案 S1 周伟签", "方案 S9", "一共给 1.00", "还能定 陈静 退费 200.00"
    )


def test_a_no_a_gift_and_a_permission_by_telephone(stage: Stage) -> None:
    do(
        stage,
        "接待",
        "拒办（办不了：现金退不了，为什么：人没核上，能办的是：新卡免卡费）",
        "给方案 换个法子办 礼品 30.00「茶」",
    )
    do(stage, "电话请示 S1 周伟 6201", "接受 S1", "给方案 说准几点再办「查完打您」", "没接受 S2")
    held = ("拒办过 1 次", "拒办过「人没核上」", "待补签 1 笔", "礼品台账 1 笔", "方案 S1 待补签", "方案 S2 没接受")
    assert not wrong(stage, *held)
    assert wrong(stage, "拒办过 2 次", "拒办过「免了」", "待补签 0 笔", "礼品台账 0 笔", "不用第二人 S1") == [
        "拒办过 2 次",
        "拒办过「免了」",
        "待补签 0 笔",
        "礼品台账 0 笔",
        "不用第二人 S1",
    ]


def test_a_department_is_asked_urged_and_answers(stage: Stage) -> None:
    do(stage, "接待", "转部门 网络岗 03-13 09:00 前「几时修好」", "催部门 L1 打电话 姓周的")
    assert not wrong(stage, "部门 L1 等答复 03-13 09:00 催过1次", "等部门 1 件", "转手 1 次", "结不了：L1")
    do(stage, "部门退回 L1「不归我」", "重转 L1 网络岗 03-13 10:00 前「几时修好」", "部门答复 L2「今晚」")
    do(stage, "请去别处「药店」", "可免的转手 第1次「窗口能问」")
    assert not wrong(stage, "部门 L1 重新转了", "部门 L2 答复了", "等部门 0 件", "转手 3 次 可免1")
    assert wrong(stage, "部门 L9", "部门 L2 等答复", "转手 1 次", "转手 3 次 可免0", "交接退回 李强 没接") != []


def test_an_offer_nobody_takes_comes_back_with_its_brief(stage: Stage) -> None:
    do(stage, "接待", "记 诉求「取消彩铃」", "转给 李强「我下班了」")
    stage.clock.move_to("2026-03-12 10:05")
    do(stage, "没人接的退回")
    assert not wrong(stage, "交接退回 李强 没人接", "简报含「取消彩铃」", "待接 无")


def test_an_order_from_outside_goes_its_way(stage: Stage) -> None:
    stage.actor = stage.actors["陈静"]
    do(stage, "登派单 10086 GD1（收到：09:00，联系：11:00，回单：03-14 09:00，客户：江女士 15200007784，给：张敏）")
    stage.actor = stage.actors["张敏"]
    assert not wrong(stage, "派单 待联系 联系没迟 回单没迟")
    do(stage, "接待", "记 核查「收了两遍」", "承诺 17:00 前 打电话说", "派单关联 P1", "派单联系 电话 接通「说了」")
    do(stage, "派单记 结果「已退」", "兑现 P1 打了", "回单", "用户意见 满意「行」")
    assert not wrong(stage, "派单 已回单 联系没迟 回单没迟", "回单含「收了两遍」")
    stage.actor = stage.actors["陈静"]
    do(stage, "派单被退回「没写依据」", "派单再来 03-15 09:00", "回单「补上依据」", "派单办结")
    assert not wrong(stage, "派单 办结 再来1次")
    assert wrong(stage, "派单 待回单", "派单 联系迟了", "派单 再来3次", "回单含「没有的话」") != []


def test_sums_are_worked_out_by_what_the_screen_calls_its_fields(stage: Stage) -> None:
    do(stage, "接待", "算 短信条数（短信原文：福×145）")
    assert not wrong(stage, "算出「3 条」", "可以念给客户")
    do(stage, "算 双倍返还（多收了多少：98，查到哪一步：「查实了，是这边的错」）", "记下算的")
    assert not wrong(stage, "算出「双倍是 196 元」", "内部参考", "摘要不含「196」", "记着 核查「内部参考」")
    assert wrong(stage, "算出「1 元」", "可以念给客户") == ["算出「1 元」", "可以念给客户"]
    with pytest.raises(Unclear, match="没有「多少」这一栏"):
        do(stage, "算 双倍返还（多少：98）")


def test_kinds_chains_and_a_call_that_broke_off(stage: Stage) -> None:
    do(stage, "接待", "承诺 退款 17:00 前「看到账没有」", "电话断了", "改约 P1 到 18:00", "联系 P3 电话 说到了")
    assert not wrong(stage, "承诺 P2 未了 10:00 回电", "承诺 P3 接 P1 退款 第2回 联系1次", "承诺链 P1 到 P3 2 回")
    assert wrong(stage, "承诺 P2 退款", "承诺 P3 第1回", "承诺链 P1 到 P2 2 回") != []


def test_words_that_are_not_ours_are_marked(stage: Stage) -> None:
    assert not wrong(stage, "会提醒「您自己没数清」", "不提醒「我这就查」")
    assert wrong(stage, "不提醒「您自己没数清」", "会提醒「我这就查」") == [
        "不提醒「您自己没数清」",
        "会提醒「我这就查」",
    ]


def test_the_same_matter_again_needs_and_the_final_answer(stage: Stage) -> None:
    do(stage, "接待", "认人 严先生 18900003318", "起时限 首问答复", "需要 要书面答复")
    do(stage, "最终答复（答复：三百没同意，谁定的：周伟，依据：签字单，还能去：12315、法院）", "结束 现场化解「念了」")
    first = stage.state().number
    assert not wrong(stage, "需要 要书面答复 没答", "最终答复「法院」", "来过 30天 0 回 90天 0 回", "见得到最终答复 无")
    stage.clock.move_to("2026-03-14 09:50")
    do(stage, "接待", "认人 严先生 18900003318", "需要 要书面答复", "需要答 要书面答复「当面给」", f"同一件事 {first}")
    held = (
        "来过 30天 1 回 90天 1 回",
        "见得到最终答复「三百没同意」",
        "头回登记 03-12 09:50",
        "需要 要书面答复 答了",
        "时限 无",
    )
    assert not wrong(stage, *held)
    do(stage, f"不是同一件事 {first}")
    assert wrong(stage, "头回登记 03-12 09:50", "需要 0 样", "最终答复「法院」") != []


def test_what_others_said_and_gave_stands_beside_ours(stage: Stage) -> None:
    do(
        stage,
        "接待",
        "认人 温女士 13600009052",
        "别处说 10086 热线「给减了」（我们说：不能减，给了）",
        "别处说 别处「能减」",
    )
    do(stage, "拒办（办不了：再减一回，为什么：减过了，能办的是：停业务，别处给了：热线减12元）")
    assert not wrong(stage, "拒办过 1 次")
    assert wrong(stage, "给过的提醒 0 笔", "两边的话 0 处") == ["给过的提醒 0 笔", "两边的话 0 处"]


def test_what_sent_somebody_here_is_told_and_held(stage: Stage) -> None:
    do(stage, "接待", "支来的 别的厅（哪个：城东厅）")
    assert not wrong(stage, "支来的 别的厅")
    do(stage, "支来的 短信（端口：10086，哪个：流量包到期）")
    assert not wrong(stage, "支来的 短信 10086")
    assert wrong(stage, "支来的 没记") == ["支来的 没记"]


def test_the_ladder_is_climbed_rung_by_rung(stage: Stage) -> None:
    do(
        stage,
        "接待",
        "给方案 当场办 退费 60.00「退」",
        "上报 S1",
        "上面答 S1 没同意「先查」",
        "上报 S1",
        "上面答 S1 同意",
        "接受 S1",
    )
    assert not wrong(stage, "方案 S1 接受 待补签", "待补签 1 笔")


def test_rooms_onlookers_and_incidents(stage: Stage) -> None:
    do(
        stage,
        "接待",
        "情绪 5",
        "去里间 里间1号",
        "边上 有人",
        "等了 40 分钟",
        "记现场 肢体冲突、物损",
        "现场 措施「请到里间」",
    )
    assert not wrong(stage, "里间 里间1号 张敏", "里间 里间2号 空着", "现场记录 1 件")
    do(stage, "录像保存到 2026-04-16", "现场平稳了", "腾出里间", "边上 没人", "结束 现场化解「好了」")
    assert not wrong(stage, "里间 里间1号 空着", "劝歇会儿 是")
    assert wrong(stage, "里间 里间1号 张敏", "现场记录 0 件", "劝歇会儿 否") != []


def test_a_guide_is_walked_to_its_end(stage: Stage) -> None:
    do(stage, "接待", "走导引 信号弱、断话（没有公告→弱、断话→换机就好了）")
    assert not wrong(stage, "导引到「是手机，看设置再说修」")
    assert wrong(stage, "导引到「站拆了」")
    with pytest.raises(Unclear, match="没有公告"):
        do(stage, "走导引 信号弱、断话（不知道）")
    with pytest.raises(StaffError, match=r"guide\.unfinished"):
        do(stage, "走导引 信号弱、断话（没有公告）")


def test_what_their_data_is_for_is_told_and_answered(stage: Stage) -> None:
    do(stage, "接待", "告知用处 只办这件事用", "告知用处 转给外单位办 不同意")
    assert not wrong(stage, "用处 转给外单位办 不同意")
    with pytest.raises(StaffError, match=r"inform\.consent"):
        do(stage, "告知用处 转给外单位办")
