"""What the checker says of needs, channels and outside remedies."""

from __future__ import annotations

from tests.core.library.conftest import Told


def test_a_need_is_no_name_for_a_person_and_its_cards_are_there(told: Told) -> None:
    found = told(
        knowledge__needs__needs="needs:\n"
        "  - {id: a, name: 要书面答复, hint: 一条对一条。}\n"
        "  - {id: b, name: 懂法的客人, hint: 念原文。}\n"
        "  - {id: c, name: 要闹事的, hint: 请店长。}\n"
        "  - {id: d, name: 要依据, hint: 念原文。, cards: [nowhere], deadline: never}\n"
    )
    assert {line.partition(":")[0] for line in found} == {"3", "4", "5"}
    assert sum("不给人起名字" in line for line in found) == 2
    assert {line for line in found if "nowhere" in line or "never" in line} == {
        line for line in found if line.startswith("5:")
    }


def test_channels_have_names_of_their_own_and_remedies_a_ground(told: Told) -> None:
    found = told(
        knowledge__needs__channels="channels:\n  - {id: a, name: 热线}\n  - {id: b, name: 热线}\n",
        knowledge__needs__remedies="remedies:\n  - {id: a, name: 申诉}\n  - {id: b, name: 消协, law: [gone, known]}\n",
    )
    assert sum("写了两遍" in line for line in found) == 2
    assert sum("要写依据行" in line for line in found) == 1
    assert sum("gone" in line for line in found) == 1
