"""What the checker says of what happened in the demo hall."""

from __future__ import annotations

from tests.core.library.conftest import Told


def test_it_names_only_what_is_there_and_its_hours_follow_one_another(told: Told) -> None:
    found = told(
        knowledge__demo__visits="demo_visits:\n"
        "  - {id: a, at: '3 10:00', clerk: 张敏, topic: gone, said: 在吗, again: nobody,"
        " heard: {channel: gone, theirs: 能办}, sent_by: {kind: gone}}\n"
        "  - {id: b, at: '3 10:00', clerk: 张敏, topic: gone, said: 在吗, sentence: 办好了,"
        " promise: {words: 打电话, due: '4 10:00'}}\n"
        "  - {id: c, at: '3 10:00', clerk: 张敏, topic: gone, said: 在吗, looked_back:"
        " [{stage: gone, grade: good, words: 好}]}\n",
        knowledge__demo__items="demo_items:\n"
        "  - {id: a, at: '3 10:00', words: 没处坐, owner: 张敏, due: '1 18:00', picked: true}\n"
        "  - {id: b, at: '3 10:00', words: 没处坐, owner: 张敏, due: '1 18:00', done: '2 18:00', dropped: '1 18:00'}\n",
    )
    wanted = {"话题没有": 3, "前一次没有": 1, "渠道没有": 1, "谁支来的没有": 1, "回看的一段没有": 1, "一个比一个晚": 1}
    wanted |= {"承诺还没办": 1, "没做到的不上墙": 1, "做到了就不写不做了": 1, "两样都写": 1}
    for part, times in wanted.items():
        assert sum(part in line for line in found) == times, (part, found)
