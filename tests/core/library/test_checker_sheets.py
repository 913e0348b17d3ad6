"""What the checker finds in verification sheets."""

from __future__ import annotations

import pytest

from tests.core.library.conftest import CARD, Told

SHEET = """id: hall
title: 小表
topics: [stop]
groups:
  - id: what
    name: 什么
    fields:
      - {id: kind, label: 哪一种, kind: choice, need: true, options: [{id: one, name: 甲}, {id: two, name: 乙}]}
      - {id: price, label: 多少钱, kind: amount}
      - {id: other, label: 另一个价, kind: amount}
  - id: course
    name: 先后
    rows: true
    course:
      day: day
      hour: hour
      event: event
      place: place
      rules:
        - {events: [open], not_before: stop, says: 反了}
    fields:
      - {id: event, label: 什么事, kind: choice, need: true, options: [{id: stop, name: 停}, {id: open, name: 开}]}
      - {id: day, label: 哪天, kind: date}
      - {id: hour, label: 几点, kind: time}
      - {id: place, label: 在哪儿}
findings:
  - id: wrong
    when: [{flagged: true}]
    finding: 先后对不上
    route: 后台
    say: [几个钟点对不上，我先去核。]
  - id: first
    when: [{field: kind, is: [one]}, {field: price, least: 1}]
    finding: 是甲
    route: 柜台
    say: [是甲，我现在就办。]
    cards: [lift]
    law: [known]
  - id: more
    finding: 还不知道
    route: 柜台
    say: [我再问一样。]
"""


def sheet(told: Told, text: str) -> list[str]:
    return told(card=CARD, knowledge__sheets__hall=text)


def test_a_good_sheet_passes(told: Told) -> None:
    assert [each for each in sheet(told, SHEET) if "核查表" in each] == []


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("id: hall", "id: house", "应当放在 knowledge/sheets/house.yaml"),
        ("topics: [stop]", "topics: [gone]", "主题「gone」没有"),
        ("{id: other,", "{id: price,", "有 2 个栏叫「price」"),
        ("  - id: course\n", "  - id: what\n", "有 2 个组叫「what」"),
        ("  - id: first\n", "  - id: wrong\n", "有 2 个判定叫「wrong」"),
        (", {id: two, name: 乙}]", "]", "选择栏要两样以上可选"),
        ("kind: amount}", "kind: choice}", "选择栏要两样以上可选"),
        ("name: 乙", "name: 甲", "有两样都叫「甲」"),
        ("kind: choice, need: true, options: [{id: one", "kind: choice, options: [{id: one", "没有一栏算数"),
        ("label: 多少钱", "label: 涉诈的钱", "不说「涉诈」"),
        ("      day: day", "      day: hour", "时间线要用 date 栏"),
        ("place: place\n      rules", "place: gone\n      rules", "没有「gone」这一栏"),
        ("    rows: true\n", "", "要写 rows: true"),
        ("not_before: stop", "not_before: gone", "没有「gone」这件事"),
        ("not_before: stop", "not_before: stop, apart: 30", "正好写一样"),
        ("not_before: stop", "until: stop", "正好写一样"),
        ("when: [{flagged: true}]", "when: [{}]", "有一条 when 没写哪一栏"),
        ("{field: price, least: 1}", "{field: gone, least: 1}", "「gone」没有这一栏"),
        ("is: [one]", "is: [three]", "没有「three」这一样"),
        ("{field: price, least: 1}", "{field: price, is: [one]}", "不是选的"),
        ("{field: price, least: 1}", "{field: place, least: 1}", "不是数"),
        ("{field: price, least: 1}", "{field: price, same: day}", "不能跟「day」比"),
        ("cards: [lift]", "cards: [gone]", "卡「gone」没有"),
        ("law: [known]", "law: [gone]", "依据「gone」没有"),
        ("是甲，我现在就办。", "请您耐心。", "不说「耐心」"),
        ("是甲，我现在就办。", "'{{没有}}前办。'", "空位「没有」"),
        (
            "    finding: 还不知道",
            "    when: [{field: price, filled: true}]\n    finding: 还不知道",
            "最后一条判定不写 when",
        ),
        ("    when: [{flagged: true}]\n", "", "后面的都到不了"),
        ("when: [{flagged: true}]", "when: [{field: kind, is: [one]}]", "「first」到不了，「wrong」先占了"),
    ],
)
def test_what_is_wrong_with_a_sheet_is_named(told: Told, old: str, new: str, finding: str) -> None:
    assert old in SHEET
    found = sheet(told, SHEET.replace(old, new, 1))
    assert any(finding in each for each in found), found
