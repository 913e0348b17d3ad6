"""The timeline: every fact a line; corrected and undone ones still there, and what may be corrected."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk, ending
from hall_assistant.clock import parse_local
from hall_assistant.library.library import Library
from hall_assistant.logbook.telling.words import UNREADABLE
from hall_assistant.logbook.timeline import _TOLD, Entry, timeline
from hall_assistant.promises.desk import promise
from hall_assistant.store.facts import Fact
from hall_assistant.store.reading import Reading
from tests.core.counter import Counter


def lines(counter: Counter, case: CaseId, shipped: Library) -> list[Entry]:
    with counter.store.reading() as at:
        return timeline(at, case, shipped)


def of(entries: list[Entry], kind: str) -> Entry:
    return next(entry for entry in entries if entry.kind == kind)


def correct(counter: Counter, case: CaseId, entry: Entry, field: str, value: str | int) -> None:
    ending.correct(
        counter.store,
        by=counter.wang,
        case=case,
        chain=entry.chain,
        seq=entry.seq,
        field=field,
        value=value,
        reason="口误",
    )


def test_a_corrected_entry_keeps_its_words_and_offers_those_in_force(counter: Counter, shipped: Library) -> None:
    case = counter.reception(words="说了四点")
    correct(counter, case, of(lines(counter, case, shipped), "case.noted"), "text", "说了五点")
    entries = lines(counter, case, shipped)
    noted = of(entries, "case.noted")
    assert noted.corrected and noted.text == "说了四点"
    assert [one.value for one in noted.amendable] == ["说了五点"]
    assert of(entries, "case.corrected").text == "内容改为「说了五点」（口误）"


def test_an_undone_entry_stays_and_offers_no_correction(counter: Counter, shipped: Library) -> None:
    case = counter.reception(words="查了原因")
    ending.undo(counter.store, by=counter.wang, case=case)
    noted = of(lines(counter, case, shipped), "case.noted")
    assert noted.undone and noted.text == "查了原因" and noted.amendable == ()


def test_a_corrected_outcome_and_hour_are_told_in_words(counter: Counter, shipped: Library) -> None:
    case = counter.reception()
    promise(counter.store, by=counter.wang, case=case, words="我打您", due=parse_local("2026-03-12 17:00", 480))
    made = of(lines(counter, case, shipped), "promise.made")
    correct(counter, case, made, "due", parse_local("2026-03-12 18:30", 480))
    assert "几点前改为「2026-03-12 18:30」" in of(lines(counter, case, shipped), "case.corrected").text
    other = counter.reception()
    ending.end(counter.store, by=counter.wang, case=other, outcome=Outcome.SOLVED, sentence="好了")
    correct(counter, other, of(lines(counter, other, shipped), "case.ended"), "outcome", Outcome.PASSED.value)
    assert "结果改为「已转出」" in of(lines(counter, other, shipped), "case.corrected").text


def test_a_corrected_topic_is_told_by_its_name(counter: Counter, shipped: Library) -> None:
    case = counter.reception()
    desk.set_topic(counter.store, by=counter.wang, case=case, topic="stop")
    correct(counter, case, of(lines(counter, case, shipped), "case.topic"), "topic", "fee")
    told = of(lines(counter, case, shipped), "case.corrected").text
    assert f"话题改为「{shipped.topics['fee'].name}」" in told


def test_entries_after_midnight_carry_the_next_day(counter: Counter, shipped: Library) -> None:
    counter.clock.move_to("2026-03-12 23:58")
    case = counter.reception()
    counter.clock.move_to("2026-03-13 00:03")
    desk.note(counter.store, by=counter.wang, case=case, text="还在办")
    assert [(entry.day, entry.hour) for entry in lines(counter, case, shipped)] == [
        ("2026-03-12", "23:58"),
        ("2026-03-12", "23:58"),
        ("2026-03-13", "00:03"),
    ]


def test_a_note_of_ten_thousand_characters_is_there_whole(counter: Counter, shipped: Library) -> None:
    long = "停机三天了。" * 1700
    case = counter.reception(words=long)
    assert of(lines(counter, case, shipped), "case.noted").text == long


def test_values_of_a_newer_program_and_a_broken_flow_file_are_told_as_they_are_written(
    counter: Counter, shipped: Library
) -> None:
    case = counter.reception()
    with counter.store.write() as w:
        w.append(case, "case.evidence", by=counter.wang.staff, open={"evidence": "partly_ours"})
        w.append(case, "case.step", by=counter.wang.staff, open={"step": "listen", "state": "done"})
        w.append(case, "case.ended", by=counter.wang.staff, open={"outcome": "paused"}, sealed={"sentence": "改天"})
    entries = lines(counter, case, Library.of(topics=shipped.topics.values()))
    assert [entry.text for entry in entries][-3:] == ["partly_ours", "listen 完成", "paused：改天"]


ENTRIES = ["promise", "due", "at", "leg", "to", "evidence", "state", "outcome", "number", "mode", "field", "value"]
VALUES = st.one_of(st.none(), st.booleans(), st.integers(-5, 10**15), st.text(max_size=3), st.just([1]), st.just({}))
BODY = st.dictionaries(st.sampled_from(ENTRIES), VALUES, max_size=4)


def test_damaged_facts_are_a_line_each_and_break_no_page(counter: Counter, shipped: Library) -> None:
    case = counter.reception(words="原来的话")
    facts = counter.facts(case)

    class Read(Reading):
        def facts(self, subject: str) -> list[Fact]:
            return [*facts, *more]

    more: list[Fact] = []

    @settings(max_examples=30, deadline=None)
    @given(st.lists(st.tuples(st.sampled_from(sorted(_TOLD)), BODY, st.none() | BODY), min_size=1, max_size=12))
    def each(damaged: list[tuple[str, Any, Any]]) -> None:
        more[:] = [
            replace(facts[-1], seq=90 + place, kind=kind, open=opened, sealed=sealed)
            for place, (kind, opened, sealed) in enumerate(damaged)
        ]
        with counter.store.reading() as at:
            entries = timeline(Read(at.connection, counter.store.folder), case, shipped)
        assert len(entries) == len(facts) + len(damaged)

    each()


def test_a_promise_without_its_name_says_that_it_cannot_be_read_whole(counter: Counter, shipped: Library) -> None:
    case = counter.reception()
    with counter.store.write() as w:
        w.append(case, "promise.kept", by=counter.wang.staff, open={}, sealed={"how": "打过了"})
    kept = of(lines(counter, case, shipped), "promise.kept")
    assert (kept.what, kept.text) == ("兑现", UNREADABLE)
