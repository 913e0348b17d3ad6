"""Lists of papers: by errand and who comes; what is not checked is marked, and said to nobody."""

from __future__ import annotations

import pytest

from hall_assistant.library.library import Library
from hall_assistant.phrases.paper_lists import comers_of, errands_for, paper_html, paper_list, said_list
from tests.core.counter import Counter


def test_what_is_checked_comes_from_law_that_is_and_the_rest_is_marked(shipped: Library) -> None:
    found = paper_list(shipped, "close", "agent")
    told = {each.what: each.checked for each in found.papers}
    assert told["机主身份证件原件"] and told["您自己的身份证件原件"]
    assert not told["委托书"] and not told["手机卡"]
    said = "销户（替别人来）要带：机主身份证件原件、您自己的身份证件原件。别的几样我问准了告诉您。"
    assert said_list(found) == said
    assert "欠费" in found.clear


def test_where_they_cannot_no_papers_are_asked_for(shipped: Library) -> None:
    found = paper_list(shipped, "port", "agent")
    assert found.cannot and not found.papers and said_list(found) == ""


def test_the_errand_of_the_topic_comes_first_and_everybody_of_every_errand_has_a_list(shipped: Library) -> None:
    assert errands_for(shipped, "port_out")[0].id == "port"
    assert errands_for(shipped, "")
    for errand in errands_for(shipped, "fee"):
        for comer in comers_of(shipped, errand):
            found = paper_list(shipped, errand.id, comer.id)
            assert bool(found.papers) != bool(found.cannot)
            assert "诈" not in str(found)


def test_an_errand_that_is_none_is_no_list(shipped: Library) -> None:
    with pytest.raises(KeyError):
        paper_list(shipped, "moon", "self")


def test_the_page_marks_what_is_not_checked(counter: Counter, shipped: Library) -> None:
    with counter.store.reading() as at:
        html = paper_html(at, shipped, paper_list(shipped, "close", "heir"), day="2026-03-12", by="王敏 8003")
    assert "<b>过世证明或户口注销证明</b>（待核实）" in html and "<b>来办的人身份证件原件</b></td>" in html
    assert "演示厅" in html and "王敏 8003" in html and "销户" in html
