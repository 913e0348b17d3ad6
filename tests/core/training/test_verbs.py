"""Deeds: each does its one thing at the desk, and one that is worded wrongly says how to word it."""

from __future__ import annotations

import pytest

from hall_assistant.casefile.values import Evidence, Outcome, PromiseState
from hall_assistant.clock import local_text
from hall_assistant.errors import StaffError
from hall_assistant.training import checks, texts, verbs
from hall_assistant.training.fault import Unclear
from hall_assistant.training.stage import Stage


def do(stage: Stage, *deeds: str) -> None:
    for deed in deeds:
        verb, rest = verbs.understood(deed)
        verb(stage, rest)


def test_begin_holds_nothing_until_something_is_written(stage: Stage) -> None:
    do(stage, "接待")
    assert stage.state().number == ""
    do(stage, "记「来了」")
    assert stage.state().first_asked == stage.actors["张敏"].staff


def test_notes_take_the_customers_words_of_the_row(stage: Stage) -> None:
    stage.says = "跑了两家都不收"
    do(stage, "接待", "记 原话", "记 核查「问了店里」", "记「白跑一趟」")
    kinds = [(note.kind, note.text) for note in stage.state().notes]
    assert kinds == [("verbatim", "跑了两家都不收"), ("checked", "问了店里"), ("note", "白跑一趟")]


def test_a_promise_is_made_renewed_and_kept(stage: Stage) -> None:
    do(stage, "接待", "承诺 17:00 前 打电话说结果", "改约 P1 到 03-13 10:00 因为「还没回」", "兑现 P2 打了")
    first, second = stage.state().promises
    assert (first.state, first.how) == (PromiseState.RENEWED, "还没回")
    assert (second.state, second.renews, second.words) == (PromiseState.KEPT, "P1", "打电话说结果")
    assert local_text(second.due, 480) == "2026-03-13 10:00"


def test_ending_takes_outcome_order_number_and_sentence(stage: Stage) -> None:
    do(stage, "接待", "结束 已立单 ZG20260418001「转后台，三天内回」")
    state = stage.state()
    assert (state.outcome, state.order_number, state.sentence) == (Outcome.ORDERED, "ZG20260418001", "转后台，三天内回")


def test_a_line_is_found_by_topic_and_step_alone(stage: Stage) -> None:
    stage.step = "listen"
    do(stage, "接待", "话题 保护性停机", "说 第1句")
    (said,) = stage.state().said
    assert stage.library.phrases[said.phrase].topic == "fraud_stop"
    assert "{{" not in said.line


def test_slots_are_filled_as_written_or_by_what_is_known(stage: Stage) -> None:
    stage.step = "agree"
    do(stage, "接待", "说 第1句（时间：今天下午五点）", "说 第2句")
    spoken = "".join(said.line for said in stage.state().said)
    assert "今天下午五点" in spoken
    assert "〔" not in spoken


def test_the_fault_apology_is_refused_until_the_check_says_ours(stage: Stage) -> None:
    stage.step = "apologise"
    do(stage, "接待", "话题 保护性停机")
    with pytest.raises(StaffError, match=r"apology\.too_early"):
        do(stage, "说 认错 第1句")
    do(stage, "核查 查实是我们的", "说 认错 第1句")
    assert stage.state().evidence is Evidence.OURS
    assert len(stage.state().said) == 1


def test_correction_finds_the_entry_by_its_words(stage: Stage) -> None:
    do(stage, "接待", "记 核查「首次回电03-19」", "更正「03-19」为「04-19」 因为「口误」")
    assert stage.state().notes[0].text == "首次回电04-19"
    assert texts.kept_beside(stage, "") is None


def test_write_up_reads_its_answers_in_any_order(stage: Stage) -> None:
    do(stage, "补记（办了什么「退了，短信看过」，开始 09:10，客户 乔先生 18700002256，答应 17:00 前「打电话说」）")
    state = stage.state()
    assert (state.mode, local_text(state.started, 480), len(state.open_promises)) == ("writeup", "2026-03-12 09:10", 1)


def test_finding_puts_the_newest_reception_at_hand(stage: Stage) -> None:
    do(stage, "接待", "认人 何女士 13900002046")
    found = stage.case
    do(stage, "接待", "认人 王先生 13800005678", "找 2046")
    assert stage.case == found


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        ("打发走", "看不懂"),
        ("承诺 下午 打电话", "承诺 04-20 15:30 前"),
        ("结束 解决「好了」", "结束 现场化解"),
        ("话题 没有这个", "没有叫「没有这个」的话题"),
        ("查卡 没有这张", "没有标题是「没有这张」的卡"),
        ("核查 好像是", "查实是我们的"),
        ("转给 王五", "名单里没有「王五」"),
        ("评价 好 好 好", "评价 4 4 2"),
        ("更正「没写过」为「写过」", "没有一条写着"),
        ("告知 第1条", "先写「查卡」"),
        ("认人 某某某某某人", "何女士 13900002046"),
        ("补记（随便）", "看不懂"),
    ],
)
def test_a_deed_worded_wrongly_says_how(stage: Stage, deed: str, told: str) -> None:
    do(stage, "接待", "记「在」")
    with pytest.raises(Unclear, match=told):
        do(stage, deed)


def test_deeds_without_a_reception_say_so(stage: Stage) -> None:
    with pytest.raises(Unclear, match="手上还没有接待"):
        do(stage, "记「在」")


@pytest.mark.parametrize("form", sorted(checks.CHECKS))
def test_every_result_form_is_found_by_its_own_name(form: str) -> None:
    assert checks.understood(f"{form} 1") == (form, "1")


@pytest.mark.parametrize("verb", sorted(verbs.VERBS))
def test_every_verb_is_found_by_its_own_name(verb: str) -> None:
    assert verbs.understood(f"{verb} 1") == (verbs.VERBS[verb], "1")
