"""What the checker says of what sends people, and of ports."""

from __future__ import annotations

from tests.core.library.conftest import Told


def test_names_and_numbers_are_their_own_and_what_is_verified_says_where(told: Told) -> None:
    found = told(
        knowledge__senders__kinds="senders:\n"
        "  - {id: a, name: 短信}\n"
        "  - {id: b, name: 短信}\n"
        "  - {id: c, name: 热线, always: 一零零}\n",
        knowledge__senders__ports="ports:\n"
        "  - {id: a, number: '10086', name: 热线, says: 客服}\n"
        "  - {id: b, number: '10086', name: 热线, says: 客服}\n"
        "  - {id: c, number: '1008', name: 短号, says: 客服, status: verified}\n"
        "  - {id: d, number: '106', begins: true, name: 群发, says: 客服, law: [gone]}\n",
    )
    for part, times in {"写了两遍": 4, "always": 1, "5 到 20 位。": 0, "where": 1, "gone": 1}.items():
        assert sum(part in line for line in found) == times, part
    assert any("「短号」的 number" in line for line in found)
