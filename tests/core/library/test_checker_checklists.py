"""What the checker finds in lists of checks and in factors."""

from __future__ import annotations

import pytest

from tests.core.library.conftest import CARD, Told

WALKS = """checklists:
  - id: opening
    name: 开门前
    when: opening
    hour: opens
    items:
      - {id: lights, text: 灯都亮着, look: 坏的当时报修。}
      - {id: clean, text: 地面台面干净}
"""
FACTORS = """factors:
  - {id: environment, code: 关爱1, name: 厅里的环境, look: [干净有座], items: [opening.lights], cards: [lift]}
  - {id: price, code: 诚信1, name: 价格明白, look: [看得见]}
"""


def found(told: Told, walks: str = WALKS, factors: str = FACTORS) -> list[str]:
    return told(card=CARD, knowledge__checklists__walks=walks, knowledge__checklists__factors=factors)


def test_good_lists_pass(told: Told) -> None:
    assert [each for each in found(told) if "开门前" in each or "关爱" in each or "诚信" in each] == []


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("id: clean", "id: lights", "「lights」写了两遍"),
        ("地面台面干净", "灯都亮着", "「灯都亮着」写了两遍"),
        ("地面台面干净", "净", "要 3 到 16 个字"),
        ("坏的当时报修。", "坏的" + "当时报修" * 12, "最多 40 个字"),
        ("地面台面干净", "'{{时限}}前干净'", ""),
        ("地面台面干净", "'{{几点}}前干净'", "没有在 figures.yaml 里"),
        ("坏的当时报修。", "给刁民看的。", "不说"),
    ],
)
def test_what_is_wrong_with_a_list_is_told(told: Told, old: str, new: str, finding: str) -> None:
    said = [each for each in found(told, walks=WALKS.replace(old, new)) if "「开门前」" in each]
    assert any(finding in each for each in said) if finding else said == []


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("opening.lights", "opening.lamps", "检查项「opening.lamps」没有"),
        ("opening.lights", "closing.lights", "检查项「closing.lights」没有"),
        ("cards: [lift]", "cards: [gone]", "卡「gone」没有"),
        ("code: 诚信1", "code: 关爱1", "写了两遍"),
        ("看得见", "看得见" * 14, "最多 40 个字"),
    ],
)
def test_what_is_wrong_with_a_factor_is_told(told: Told, old: str, new: str, finding: str) -> None:
    assert any(finding in each for each in found(told, factors=FACTORS.replace(old, new)))


def test_a_list_longer_than_anybody_walks_is_told(told: Told) -> None:
    many = "".join(f"      - {{id: more{place}, text: 第{place}样都好}}\n" for place in range(12))
    assert any("一张表 1 到 12 样" in each for each in found(told, walks=WALKS + many))
