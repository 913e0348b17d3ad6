"""What the checker finds, each with file and line, and what it lets pass."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from hall_assistant.library.kinds import Rule, Slot
from hall_assistant.library.report import content_report
from hall_assistant.library.voice import Voice, sentences, spoken_length
from tests.core.library.conftest import CARD, Told

HEAD = "topic: stop\nphrases:\n"


def phrase(number: int, step: str, cue: str, say: str, more: str = "") -> str:
    return f"  - {{id: stop.{step}.{number}, step: {step}, cue: {cue}, say: '{say}'{more}}}\n"


def test_a_good_line_and_a_good_card_pass(told: Told) -> None:
    line = phrase(1, "agree", "几点前回话", "{{时间}}前我打您这个号。查没查完，我都打。")
    assert told(card=CARD, lines=HEAD + line) == []


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        (phrase(1, "listen", "听", "您从头说。"), "提示词要 4 到 10 个字，现在 1 个"),
        (phrase(1, "listen", "听他从头到尾慢慢说完再问", "您从头说。"), "提示词要 4 到 10 个字，现在 12 个"),
        (phrase(1, "listen", "从头说一遍", "请您冷静，慢慢说。"), "不说「冷静」"),
        (phrase(1, "listen", "从头说一遍", "我们会尽快答复。"), "不说「尽快」"),
        (phrase(1, "listen", "从头说一遍", "您的号涉嫌诈骗。"), "不说「涉嫌」"),
        (phrase(1, "listen", "从头说一遍", "您说的不假，但是要先看单子。"), "不说「但是」"),
        (phrase(1, "listen", "从头说一遍", "一。二。三。四。"), "一条说 1 到 3 句，现在 4 句"),
        (phrase(1, "listen", "从头说一遍", "……"), "现在 0 句"),
        (phrase(1, "listen", "从头说一遍", "您从头把这件事情前前后后一样不落地都讲给我听一听吧。"), "一句最多 22 个字"),
        (phrase(1, "agree", "几点前回话", "{{时辰}}前我打给您。"), "空位「时辰」没有在 slots.yaml 里"),
        (phrase(1, "agree", "几点前回话", "{时间}前我打给您。"), "花括号没写对"),
        (phrase(1, "listen", "从头说一遍", "对不起。", ", apology: wait"), "不在道歉一步"),
        (phrase(1, "apologise", "是我们错了", "开错了，对不起。", ", apology: fault"), "写 evidence: [ours]"),
        (
            phrase(1, "apologise", "是我们错了", "开错了，对不起。", ", apology: fault, evidence: [ours, unknown]"),
            "写 evidence: [ours]",
        ),
        (phrase(1, "listen", "从头说一遍", "您从头说。", ", emotion: [4, 2]"), "下限比上限大"),
        ("  - {id: stop.solve.1, step: listen, cue: 从头说一遍, say: 您说。}\n", "应当以「stop.listen.」开头"),
        ("  - {id: gone.listen.1, topic: gone, step: listen, cue: 从头说一遍, say: 您说。}\n", "主题「gone」没有"),
    ],
)
def test_a_line_that_is_not_ours_is_named(told: Told, line: str, finding: str) -> None:
    found = told(lines=HEAD + line)
    assert len(found) == 1 or finding.startswith("不说")
    assert any(each.startswith("3: ") and finding in each for each in found), found


def test_slots_count_as_their_example(told: Told) -> None:
    fits = phrase(1, "agree", "几点前回话", "{{时间}}前我打给您，您看这样行不行呀好。")
    over = phrase(1, "agree", "几点前回话", "{{时间}}前我打给您，您看这样行不行呀好吧吧吧。")
    assert told(lines=HEAD + fits) == []
    assert "有 23 个" in told(lines=HEAD + over)[0]


def test_the_same_words_twice_are_named_at_the_second_place(told: Told) -> None:
    lines = HEAD + phrase(1, "listen", "从头说一遍", "您从头说。") + phrase(2, "listen", "再说一遍吧", "您从头说。")
    assert told(lines=lines) == ["4: 「stop.listen.2」与「stop.listen.1」一字不差：您从头说。"]


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("topic: stop", "topic: gone", "主题「gone」没有"),
        ("id: lift", "id: other", "应当放在 knowledge/cards/stop/other.yaml"),
        ("now: 能报", "now: " + "能" * 31, "第一分钟「能否办」最多 30 个字，现在 31 个"),
        ("[怎么解, 怎么开, 怎么复]", "[怎么解]", "客户的叫法至少 3 个"),
        ("[为什么停, 谁来批]", "[谁来批]", "必须告知 2 到 5 条"),
        ("[材料齐，我现在就报。]", "[]", "怎么说 1 到 3 条"),
        ("我现在就报。]", "请您耐心等。]", "怎么说：不说「耐心」"),
        ("title: 能不能复", "title: 涉嫌的卡", "不说「涉嫌」"),
        ("review_by: 2027-05-31\n", "", "要写生效日、复核日和负责人"),
        ("2027-05-31", "2025-05-31", "两年以内"),
        ("2027-05-31", "2029-05-31", "两年以内"),
        ("status: pending", "status: verified\nbasis: [{text: 某法, status: pending}]", "卡不能写已核"),
        ("status: pending", "status: verified", "写了已核，要写依据"),
        ("status: pending", "status: verified\nbasis: [{law: open}]", "卡不能写已核"),
        ("status: pending", "status: verified\nbasis: [{law: known}]", ""),
        ("status: pending", "basis: [{law: none}]\nstatus: pending", "法条行「none」没有"),
        ("status: pending", "basis: [{layer: hall}]\nstatus: pending", "依据要写 law"),
        ("status: pending", "links: [lift]\nstatus: pending", "连到的卡「lift」是它自己"),
        ("status: pending", "links: [gone]\nstatus: pending", "连到的卡「gone」没有"),
        ("status: pending", "valid_until: 2026-01-01\nstatus: pending", "失效日应当在生效日之后"),
        ("must_tell:", "points: ['{{时间}}前办']\nmust_tell:", "「{{时间}}」只有口径数能放在这里"),
        ("must_tell:", "points: ['{{没有的}}办']\nmust_tell:", "「{{没有的}}」没有在 figures.yaml 里"),
        ("must_tell:", "points: ['{{时限}}内有回音']\nmust_tell:", ""),
        ("now: 能报", "now: '{{时限}}" + "能" * 26 + "'", ""),
        ("now: 能报", "now: '{{时限}}" + "能" * 27 + "'", "现在 31 个"),
        ("must_tell:", "points: [一, 二, 三, 四, 五, 六]\nmust_tell:", "要点最多 5 条"),
    ],
)
def test_a_card_that_would_not_help_is_named(told: Told, old: str, new: str, finding: str) -> None:
    assert old in CARD
    found = told(card=CARD.replace(old, new))
    assert [finding in each for each in found] == ([True] if finding else []), found


def test_a_card_past_its_review_is_named_only_when_the_day_is_known(told: Told) -> None:
    assert told(card=CARD) == []
    assert told(date(2027, 5, 31), card=CARD) == []
    ended = CARD.replace("review_by", "valid_until: 2026-12-31\nreview_by")
    assert "2026-12-31 就失效了" in told(date(2027, 1, 1), card=ended)[0]
    assert told(date(2026, 12, 31), card=ended) == []
    assert "请店长核对" in told(date(2027, 6, 1), card=CARD)[0]


def test_two_cards_that_say_the_same_are_named_once(told: Told) -> None:
    found = told(card=CARD, knowledge__cards__stop__twin=CARD.replace("id: lift", "id: twin"))
    assert found == ["1: 「twin」与「lift」几乎一样，合成一张"]


def test_topics_stand_on_two_levels_and_name_cards_that_exist(told: Told) -> None:
    text = (
        "topics:\n  - {id: stop, name: 停机}\n  - {id: lost, name: 挂失, parent: stop, first_card: gone}\n"
        "  - {id: a, name: 甲, parent: lost}\n  - {id: b, name: 乙, parent: gone}\n"
    )
    found = told(knowledge__topics=text)
    assert [each for each in found if "级" in each or "张卡「" in each] == [
        "3: 「挂失」的首张卡「gone」没有",
        "4: 「甲」的上一级「lost」不是首屏大类，只能有两层",
        "5: 「乙」的上一级「gone」没有",
    ]


def test_a_main_topic_short_of_lines_is_named_with_what_is_missing(told: Told) -> None:
    lines = HEAD + "".join(phrase(each, "listen", "从头说一遍", f"{each}您说。") for each in range(1, 6))
    upset = "".join(phrase(each, "solve", "先办这一样", f"{each}我来办。", ", emotion: [3, 5]") for each in range(1, 6))
    found = told(lines=lines + upset, knowledge__topics="topics:\n  - {id: stop, name: 停机}\n")
    assert "listen" not in found[0]
    assert "solve 0 条" in found[0]
    assert found[1] == "2: 「停机」没有首张卡（first_card）"


def test_a_full_flow_covers_the_eight_steps_and_parallel_steps_name_each_other(told: Told) -> None:
    step = "  - {id: %s, mark: 听, name: 听, headline: 听, covers: [%s], purpose: 听, beside: [%s]}\n"
    text = "id: mine\nname: 我的\nkind: full\nsteps:\n" + step % ("a", "listen", "b") + step % ("b", "listen", "")
    assert told(knowledge__flows__mine=text) == [
        "1: 「听」与「b」并行要两边都写",
        "1: 完整流程「我的」要按顺序包住八步",
        "1: 流程「我的」里有一步被包了两次",
    ]


def test_a_rule_that_is_no_pattern_is_named_and_the_others_still_work(told: Told) -> None:
    bad = "rules:\n  - {pattern: '(', why: 错, better: 对}\n"
    line = phrase(1, "listen", "从头说一遍", "请您冷静。")
    assert told(knowledge__rules__more=bad, lines=HEAD + line)[0] == "2: 「(」不是正则"


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("'{{ 诉求 }}'", ""),
        ("'  '", "是空的"),
        ("'{{ 诉求'", "里第 1 行的花括号"),
        ('"a\\n{% if %}"', "里第 2 行的花括号"),
    ],
)
def test_a_template_that_cannot_be_one_is_named(told: Told, text: str, finding: str) -> None:
    found = told(scripts_zh__templates__mine=f"id: mine\nname: 我的\ntext: {text}\n")
    assert [finding in each for each in found] == ([True] if finding else [])


def test_lengths_count_what_is_spoken() -> None:
    assert sentences("开错了，对不起。38块退您！") == ["开错了，对不起", "38块退您"]
    assert spoken_length("「5G」慢，是吧") == 5


def test_on_screen_fewer_words_are_forbidden_than_when_spoken() -> None:
    voice = Voice(
        [Rule(pattern="双倍", why="未定", better="退多收的")], {"时间": Slot(name="时间", label="几点", example="五点")}
    )
    assert voice.words("要双倍", spoken=False) == []
    assert voice.words("要双倍", spoken=True) == ["不说「双倍」：未定。换成：退多收的"]


def test_the_report_counts_kinds_and_topics() -> None:
    report = content_report(today=date(2026, 11, 22))
    counts = {each.topic: each.phrases for each in report.topics}
    asked = {"cards", "phrases", "provocations", "jargon", "phrase_rules", "flows"}
    assert asked <= report.counts.keys()
    known = {each.topic for each in report.topics}
    assert report.counts["phrases"] == sum(counts.values()), known
    assert counts["general"] > 0
    by_topic = report.as_json()["by_topic"]
    assert isinstance(by_topic, dict)
    assert by_topic["stop"].keys() == asked - {"phrase_rules", "flows"}
    assert msgspec.json.decode(msgspec.json.encode(report.as_json()))["counts"] == report.counts
