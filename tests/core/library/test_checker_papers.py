"""What the checker finds in lists of papers."""

from __future__ import annotations

import pytest

from tests.core.library.conftest import Told

COMERS = """comers:
  - {id: self, name: 本人, papers: [{what: 身份证原件, status: verified, law: [known]}]}
  - {id: agent, name: 替别人来}
"""
ERRANDS = """errands:
  - id: close
    name: 销户
    papers: [{what: 手机卡}]
    comers: [{who: self}, {who: agent, cannot: 要本人来，我先把单子写好。}]
"""


def papers(told: Told, errands: str, comers: str = COMERS) -> list[str]:
    return told(knowledge__papers__comers=comers, knowledge__papers__errands=errands)


def test_a_good_list_passes(told: Told) -> None:
    assert papers(told, ERRANDS) == []


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("{what: 手机卡}", "{what: 手机卡, law: [gone]}", "「gone」没有"),
        ("{what: 手机卡}", "{what: 手机卡, status: verified, law: [open]}", "依据行「open」还没核"),
        ("{what: 手机卡}", "{what: 手机卡, status: verified}", "没写依据行"),
        ("{who: self}", "{who: self}, {who: self}", "写了两遍"),
        ("{who: self}", "{who: heir}", "没有在 comers.yaml 里"),
        ("name: 销户", "name: 销户\n    topics: [moon]", "话题「moon」没有"),
        ("cannot: 要本人来，我先把单子写好。", "cannot: 要本人来。, papers: [{what: 委托书}]", "又说办不了、又列材料"),
        ("要本人来，我先把单子写好。", "给您带来不便，敬请谅解。", "不说"),
    ],
)
def test_what_is_wrong_is_told(told: Told, old: str, new: str, finding: str) -> None:
    assert any(finding in each for each in papers(told, ERRANDS.replace(old, new)))
