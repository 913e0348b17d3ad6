"""What the checker finds in hard words, terms, rules, law rows, figures and synonyms."""

from __future__ import annotations

import random
import re
import time
from datetime import date

import pytest

from hall_assistant.library.check_base import alike, bigrams
from hall_assistant.library.check_rules import unsound
from tests.core.library.conftest import CARD, Told

HARD = "provocations:\n  - {id: boss, topic: stop, heard: 叫你们领导来, answers: [行，我去请。, 您先说一句。]}\n"
TERM = "jargon:\n  - {term: 合约期, also: [在网期], topic: stop, plain: 说好要用满的日子, say: 就是说好用满几个月。}\n"


def hard(told: Told, text: str) -> list[str]:
    return told(scripts_zh__provocations__hall=text)


def test_hard_words_with_good_answers_pass(told: Told) -> None:
    assert hard(told, HARD) == []


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("topic: stop", "topic: gone", "主题「gone」没有"),
        (", 您先说一句。]", "]", "要 2 到 3 条回话，现在 1 条"),
        ("您先说一句。", "请您冷静。", "回话：不说「冷静」"),
        ("您先说一句。", "这件事情我已经前前后后给您从头到尾都讲得很明白了。", "一句最多 22 个字"),
        ("您先说一句。", "'{{没有}}前答您。'", "空位「没有」没有在"),
    ],
)
def test_an_answer_that_is_not_ours_is_named(told: Told, old: str, new: str, finding: str) -> None:
    found = hard(told, HARD.replace(old, new))
    assert any(finding in each for each in found), found


def test_the_same_hard_words_or_answers_twice_are_named(told: Told) -> None:
    again = "  - {id: other, heard: 叫你们领导来！, answers: [先坐。, 我记着。]}\n"
    assert any("是同一句难听话" in each for each in hard(told, HARD + again))
    also = "  - {id: other, heard: 找经理, also: [叫你们领导来], answers: [先坐。, 我记着。]}\n"
    assert hard(told, HARD + also) == ["3: 「other」与「boss」一字不差：叫你们领导来"]
    answer = "  - {id: other, heard: 找经理, answers: [先坐。, 行！我去请。]}\n"
    assert "一字不差：行！我去请。" in hard(told, HARD + answer)[0]


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("", "", ""),
        ("topic: stop", "topic: gone", "主题「gone」没有"),
        ("说好要用满的日子", "合约期。", "的解释就是它自己"),
        ("就是说好用满几个月。", "请您耐心。", "不说「耐心」"),
        ("说好要用满的日子", "'{{时间}}之前'", "只有口径数能放在这里"),
    ],
)
def test_a_term_without_a_plain_gloss_is_named(told: Told, old: str, new: str, finding: str) -> None:
    found = told(scripts_zh__jargon__terms=TERM.replace(old, new) if old else TERM)
    assert [finding in each for each in found] == ([True] if finding else []), found


def test_a_name_of_two_terms_is_named(told: Told) -> None:
    found = told(scripts_zh__jargon__terms=TERM + "  - {term: 在网期, plain: 用了多久}\n")
    assert found == ["3: 「在网期」与「合约期」一字不差：在网期"]


@pytest.mark.parametrize(
    ("rule", "finding"),
    [
        ("{pattern: 甲乙, why: 错, better: 丙, kind: vague}", ""),
        ("{pattern: 甲乙, why: 错, better: 丙}", "「甲乙」要写 kind"),
        ("{pattern: 甲乙, why: 错, better: 请您冷静, kind: vague}", "的 better：不说「冷静」"),
        ("{pattern: 丁|深表, why: 错, better: 丙, kind: vague}", "与「深表」重了：深表"),
        ("{pattern: 甲.*乙, why: 错, better: 丙, kind: vague}", "重复要有上限"),
    ],
)
def test_a_rule_that_breaks_the_rules_is_named(told: Told, rule: str, finding: str) -> None:
    found = told(knowledge__rules__more=f"rules:\n  - {rule}\n")
    assert [finding in each for each in found] == ([True] if finding else []), found


@pytest.mark.parametrize(
    "pattern",
    [
        "尽快|尽早",
        "您(的)?心情",
        "(?<!没)一定能",
        "(?:a|b)c",
        ".{0,8}不",
        ".{0,3}?x",
        "x{3}",
        r"\*x",
        "[*+]x",
        "[^]a]{0,3}b",
    ],
)
def test_plain_patterns_are_taken(pattern: str) -> None:
    assert unsound(pattern) == ""


@pytest.mark.parametrize(
    "pattern",
    [
        "(", "x{9999999999}", "", "a*", "a?", "(a+)+b", "xa*", "xa+", "x{2,}", "x.{0,21}y", "(ab){1,3}",
        "(a|a)?" * 12 + "b",        ".{0,20}.{0,20}.{0,20}x", r"(a)\1b", "(?P<x>a)b", "(?i)x", "甲" * 201,
    ],
)  # fmt: skip
def test_patterns_that_could_take_for_ever_or_mean_nothing_are_refused(pattern: str) -> None:
    assert unsound(pattern)


def test_what_is_taken_is_fast_on_any_text() -> None:
    chance = random.Random(3)
    pieces = ["a", ".", "[ab]", "(a|b)", "(a|ab)?", "a?", ".{0,9}", "a{0,20}", "b{1,4}", "(?:aa|a)?", "[^c]{0,20}"]
    text = "aab" * 700
    for _ in range(300):
        pattern = "".join(chance.choices(pieces, k=8)) + "c"
        if unsound(pattern):
            continue
        before = time.process_time()
        re.compile(pattern).search(text)
        assert time.process_time() - before < 2, pattern


LAW = "law:\n  - {id: mine, title: 甲法, says: 停了可以问为什么。, from: 2025-01-01, %s}\n"


@pytest.mark.parametrize(
    ("more", "finding"),
    [
        ("to: 2026-01-01", ""),
        ("to: 2025-01-01", "to 应当在 from 之后"),
        ("status: verified, checked: 2026-01-01, where: 公报", ""),
        ("status: verified, checked: 2026-01-01", "要写哪天"),
        ("status: verified, where: 公报", "要写哪天"),
        ("checked: 2027-06-01", "2027-06-01 还没到"),
    ],
)
def test_a_law_row_without_sane_dates_is_named(told: Told, more: str, finding: str) -> None:
    found = told(date(2026, 11, 22), knowledge__law__mine=LAW % more)
    assert [finding in each for each in found] == ([True] if finding else []), found


def test_the_same_law_row_twice_is_named(told: Told) -> None:
    again = "  - {id: twin, title: 甲法, says: 停了可以问为什么。, from: 2025-01-01}\n"
    assert told(knowledge__law__mine=LAW % "to: null" + again) == ["3: 「twin」与「mine」几乎一样，合成一行"]


def test_a_card_on_a_law_row_that_no_longer_holds_is_named(told: Told) -> None:
    card = CARD.replace("status: pending", "status: pending\nbasis: [{law: open}]")
    assert told(date(2027, 3, 31), card=card) == []
    assert told(date(2027, 4, 1), card=card) == ["1: 「lift」依据的法条行「open」今天不生效"]


@pytest.mark.parametrize(
    ("figure", "finding"),
    [
        ("{name: 押金, label: 押多少, default: 一百块}", ""),
        ("{name: 时间, label: 几点, default: 五点}", "已经是空位的名字"),
        ("{name: 押 金, label: 押多少, default: 一百块}", "不带空格和标点"),
        ("{name: 押金, label: 押多少, default: '{{金额}}'}", "不放花括号"),
    ],
)
def test_a_figure_that_cannot_stand_in_a_line_is_named(told: Told, figure: str, finding: str) -> None:
    found = told(knowledge__figures=f"figures:\n  - {figure}\n")
    assert [finding in each for each in found] == ([True] if finding else []), found


@pytest.mark.parametrize(
    ("slot", "finding"),
    [
        ("{name: 月份, label: 哪月, example: 三月, choices: [三月, 四月]}", ""),
        ("{name: 月 份, label: 哪月, example: 三月}", "不带空格和标点"),
        ("{name: 月份, label: 哪月, example: '{{时间}}'}", "不放花括号"),
        ("{name: 月份, label: 哪月, example: 三月, fallback: '{那月}'}", "不放花括号"),
        ("{name: 月份, label: 哪月, example: 三月, choices: [三月, 三月]}", "写了两遍"),
    ],
)
def test_a_slot_that_cannot_be_filled_well_is_named(told: Told, slot: str, finding: str) -> None:
    found = told(scripts_zh__slots=f"slots:\n  - {slot}\n")
    assert [finding in each for each in found] == ([True] if finding else []), found


def test_a_word_in_two_groups_of_synonyms_is_named(told: Told) -> None:
    text = "synonyms:\n  - [退钱, 返还, 退费]\n  - [赔钱, 返还]\n  - [销户, 销户]\n"
    assert told(knowledge__synonyms=text) == [
        "3: 「返还」在「退钱」那一组里也有",
        "4: 「销户」这一组里有词写了两遍",
    ]


def test_alike_is_nearly_all_characters_in_the_same_order() -> None:
    same = bigrams("号停了，先看停的是哪一种")
    assert alike(same, bigrams("号停了先看停的是哪一种？"))
    assert not alike(same, bigrams("宽带没网，先看光猫的灯"))
    assert not alike(same, bigrams("号停了"))
