"""What the checker finds in a guide: ways that do not end, ends that are not complete, grounds that are not there."""

from __future__ import annotations

import pytest

from tests.core.library.conftest import CARD, Told

CHECKED = CARD.replace("status: pending", "status: verified\npapers: [身份证]\nbasis: [{law: known}]")
GUIDE = """id: lift_way
topic: stop
title: 停机怎么办
questions:
  - id: what
    ask: 停的是哪种？
    answers:
      - {label: 欠费, to: paid}
      - {label: 别的, to: report}
  - id: paid
    ask: 交了没有？
    answers:
      - {label: 交了, to: opened}
      - {label: 没交, to: report}
ends:
  - id: opened
    title: 当场开
    type: now
    route: 柜台办
    words: [现在就开。, 拨一个试试。]
    result: 当场开了
    cards: [lift]
  - id: report
    title: 报上去
    type: later
    route: 后台批
    words: [我现在就报。, '{{时间}}前打您。']
    promise: {kind: reply, words: 我打给您，说批没批, hours: 24}
    papers: [身份证]
    cards: [lift]
"""


def guide(told: Told, text: str, card: str = CHECKED) -> list[str]:
    return told(card=card, knowledge__guides__lift_way=text)


def test_a_guide_whose_every_way_ends_passes(told: Told) -> None:
    assert [each for each in guide(told, GUIDE) if "导引" in each] == []


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("topic: stop", "topic: gone", "主题「gone」没有"),
        ("id: lift_way", "id: other_way", "应当放在 knowledge/guides/other_way.yaml"),
        ("{label: 没交, to: report}", "{label: 没交, to: what}", "绕回了「what」"),
        ("{label: 没交, to: report}", "{label: 没交, to: nowhere}", "去的「nowhere」没有"),
        ("{label: 欠费, to: paid}", "{label: 欠费, to: opened}", "「paid」走不到"),
        ("{label: 别的, to: report}", "{label: 欠费, to: report}", "有两个答案都写「欠费」"),
        ("{label: 没交, to: report}", "{label: 没交, to: opened}", "有两个答案都叫「opened」"),
        ("  - id: paid\n", "  - id: what\n", "「what」用了 2 次"),
        ("    result: 当场开了\n", "", "要有承诺或者一句结果"),
        (
            "    promise: {kind: reply, words: 我打给您，说批没批, hours: 24}\n",
            "    result: 报了\n",
            "是说准几点再办，要有承诺",
        ),
        ("[现在就开。, 拨一个试试。]", "[现在就开。]", "要 2 到 3 句话，现在 1 句"),
        ("现在就开。", "请您耐心等。", "不说「耐心」"),
        ("ask: 交了没有？", "ask: '{{时间}}交了没有？'", "只有口径数能放在这里"),
        ("    ask: 交了没有？", "    to_ask: 请您冷静。\n    ask: 交了没有？", "问法：不说「冷静」"),
        ("papers: [身份证]", "papers: [身份证]\n    deadlines: [gone]", "起的时限「gone」没有"),
        ("papers: [身份证]", "papers: [户口本]", "要的「户口本」不在它的卡里"),
        ("cards: [lift]\n  - id: report", "cards: [gone]\n  - id: report", "凭的卡「gone」没有"),
        ("cards: [lift]\n  - id: report", "cards: []\n  - id: report", "要写凭哪张卡"),
        ("说批没批", "尽快办", "不说「尽快」"),
    ],
)
def test_what_is_wrong_with_a_guide_is_named(told: Told, old: str, new: str, finding: str) -> None:
    assert old in GUIDE
    found = guide(told, GUIDE.replace(old, new))
    assert any(finding in each for each in found), found


def test_an_end_does_not_rest_on_a_card_that_waits_for_its_check(told: Told) -> None:
    found = guide(told, GUIDE, CHECKED.replace("status: verified", "status: pending"))
    assert any("凭的卡「lift」还待核" in each for each in found), found
    found = guide(told, GUIDE, CHECKED.replace("law: known", "law: open"))
    assert any("凭的卡「lift」还待核" in each for each in found), found


def test_a_guide_of_thirteen_questions_is_too_long(told: Told) -> None:
    more = "".join(
        f"  - id: q{place}\n    ask: 第{place}问？\n    answers:\n      - {{label: 是, to: q{place + 1}}}\n"
        f"      - {{label: 不是, to: report}}\n"
        for place in range(1, 12)
    )
    text = GUIDE.replace("{label: 没交, to: report}", "{label: 没交, to: q1}").replace("ends:\n", f"{more}ends:\n")
    found = guide(told, text.replace("to: q12}", "to: opened}"))
    assert any("要 1 到 12 问，现在 13 问" in each for each in found), found
