from __future__ import annotations

from hall_assistant.casefile.values import Outcome
from ui.models.write_up import Answers


def test_only_what_it_was_and_how_it_ended_is_asked() -> None:
    assert [one.id for one in Answers(started=0).missing()] == ["request", "outcome"]
    assert not Answers(started=0, request="停机", outcome=Outcome.SOLVED).missing()


def test_with_a_promise_no_result_is_asked_and_none_is_given() -> None:
    answers = Answers(started=0, request="停机", promise="我打给您", due=9, outcome=Outcome.SOLVED)
    assert not answers.missing()
    assert answers.for_the_core().outcome is None


def test_an_empty_result_sentence_takes_the_beginning_of_what_was_done() -> None:
    answers = Answers(started=0, request="停机", done="补了材料。下午回话。", outcome=Outcome.SOLVED)
    assert answers.for_the_core().sentence == "补了材料"
    assert len(Answers(started=0, request="长" * 100_000, outcome=Outcome.SOLVED).result) <= 60


def test_a_work_order_needs_its_number() -> None:
    answers = Answers(started=0, request="停机", outcome=Outcome.ORDERED)
    assert [one.id for one in answers.missing()] == ["order"]
