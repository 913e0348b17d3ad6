"""Looking back on a reception: stages, marks, private notes; for two people only."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from hall_assistant.appeal import desk as appeal
from hall_assistant.casefile.fold import fold
from hall_assistant.casefile.reviewed import COACHING, StageGrade
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk, ending, handover, rating
from hall_assistant.cases.find_words import find_words
from hall_assistant.clock import HOUR
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.logbook.coaching import coach
from hall_assistant.logbook.profiles import Profile
from hall_assistant.logbook.review import LookedBack, looked_back, review_stage
from hall_assistant.logbook.stages import AFTER, review_flow, stages_of
from hall_assistant.logbook.timeline import timeline
from hall_assistant.people.values import Actor
from hall_assistant.promises.desk import keep, promise
from hall_assistant.store.facts import Fact
from tests.core.counter import Counter

SECRET = "那句凭什么接硬了"


def seen(counter: Counter, case: CaseId, who: Actor) -> LookedBack:
    with counter.store.reading() as at:
        return looked_back(at, case, by=who)


def refused(code: str, call: object) -> None:
    with pytest.raises(StaffError) as caught:
        call()  # type: ignore[operator]
    assert caught.value.code == code


def said(
    counter: Counter, case: CaseId, library: Library, *, stage: str = "greet", sentence: str = SECRET, **more: object
) -> None:
    values = {"by": counter.li, "grade": StageGrade.PRACTISE, "whom": counter.wang.staff, **more}
    review_stage(counter.store, case=case, library=library, stage=stage, sentence=sentence, **values)  # type: ignore[arg-type]


def test_the_stages_are_content_and_cover_all_eight_steps_once(shipped: Library) -> None:
    flow = review_flow(shipped)
    assert flow is not None and [step.name for step in flow.steps] == ["问候", "切入", "转化", "协议", "结束"]
    covered = [step for stage in flow.steps for step in stage.covers]
    assert sorted(covered) == sorted(step.id for step in shipped.flows["eight_steps"].steps)


def test_each_line_stands_in_its_stage_ticked_or_not(counter: Counter, shipped: Library) -> None:
    case, by = counter.reception(), counter.wang
    desk.mark_step(counter.store, by=by, case=case, step="empathy", state="doing")
    desk.note(counter.store, by=by, case=case, text="接了一句")
    desk.mark_step(counter.store, by=by, case=case, step="settle", state="doing")
    promise(counter.store, by=by, case=case, words="我打您", due=counter.clock.now() + HOUR)
    keep(counter.store, by=by, case=case, promise="P1")
    ending.end(counter.store, by=by, case=case, outcome=Outcome.SOLVED, sentence="好了")
    rating.rate(counter.store, by=by, case=case, marks={"manner": 5}, way=rating.RatingWay.WINDOW)
    facts = counter.facts(case)
    stages = stages_of(facts, shipped)
    assert [stages[fact.chain, fact.seq] for fact in facts] == [
        "greet",  # opened
        "greet",
        "enter",
        "enter",
        "turn",
        "agreement",
        "agreement",
        "close",
        AFTER,
    ]


def test_a_mark_and_a_note_are_read_by_two_people_and_by_nobody_else(counter: Counter, shipped: Library) -> None:
    case = counter.reception()
    said(counter, case, shipped)
    coach(counter.store, by=counter.li, case=case, whom=counter.wang.staff, text=SECRET)
    for who in (counter.li, counter.wang):
        shown = seen(counter, case, who)
        assert [one.sentence for one in shown.stages] == [SECRET] and [one.text for one in shown.notes] == [SECRET]
    for who in (counter.zhou, counter.chen):
        assert seen(counter, case, who).stages == () and seen(counter, case, who).notes == ()


def test_it_stands_in_no_timeline_no_search_no_pack_and_no_row(counter: Counter, shipped: Library) -> None:
    case = counter.reception()
    ending.end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="好了")
    before = counter.row(case)
    said(counter, case, shipped)
    coach(counter.store, by=counter.li, case=case, whom=counter.wang.staff, text=SECRET)
    counter.store.follow()
    assert counter.row(case) == before and counter.agrees(case)
    with counter.store.reading() as at:
        told = timeline(at, case, shipped)
        assert not COACHING & {entry.kind for entry in told} and not any(SECRET in entry.text for entry in told)
        assert find_words(at, SECRET[:4], topics={}) == []
    for profile in Profile:
        pack, _ = appeal.make_pack(counter.store, by=counter.li, subject=case, profile=profile, library=shipped)
        with ZipFile(BytesIO(pack.content)) as archive:
            whole = "".join(archive.read(name).decode() for name in archive.namelist())
        places = [f"第{fact.seq}条" for fact in counter.facts(case) if fact.kind in COACHING]
        assert len(places) == 2 and not any(one in whole for one in (SECRET, *places))


def test_the_last_word_about_a_stage_stands(counter: Counter, shipped: Library) -> None:
    case = counter.reception()
    said(counter, case, shipped)
    said(counter, case, shipped, grade=StageGrade.GOOD, sentence="")
    said(counter, case, shipped, by=counter.zhou, stage="close")
    assert [(one.stage, one.grade) for one in seen(counter, case, counter.wang).stages] == [
        ("greet", StageGrade.GOOD),
        ("close", StageGrade.PRACTISE),
    ]


def test_what_is_to_be_practised_wants_a_sentence(counter: Counter, shipped: Library) -> None:
    case = counter.reception()
    refused("text.empty", lambda: said(counter, case, shipped, sentence=" "))


def test_only_clerks_who_had_it_are_spoken_to_and_nobody_to_themselves(counter: Counter, shipped: Library) -> None:
    case = counter.reception()
    refused("review.whom", lambda: said(counter, case, shipped, whom=counter.chen.staff))
    own = counter.reception(counter.li)
    refused("review.own", lambda: said(counter, own, shipped, whom=counter.li.staff))
    refused("review.stage", lambda: said(counter, case, shipped, stage="nothing"))
    handover.offer(counter.store, by=counter.wang, case=case, to=counter.chen.staff)
    handover.accept(counter.store, by=counter.chen, case=case)
    said(counter, case, shipped, whom=counter.chen.staff)
    said(counter, case, shipped, whom=counter.wang.staff)
    assert len(seen(counter, case, counter.chen).stages) == 1
    assert seen(counter, case, counter.li).whom == (counter.chen.staff, counter.wang.staff)


def test_nothing_is_said_of_what_was_voided_or_never_was(counter: Counter, shipped: Library) -> None:
    refused("case.unknown", lambda: said(counter, counter.begun(), shipped))
    case = counter.reception()
    ending.void(counter.store, by=counter.wang, case=case)
    refused("case.voided", lambda: coach(counter.store, by=counter.li, case=case, whom=counter.wang.staff, text="好"))


def test_a_long_note_is_kept_whole_with_its_numbers_covered(counter: Counter) -> None:
    case = counter.reception()
    coach(counter.store, by=counter.li, case=case, whom=counter.wang.staff, text="练" * 9_980 + " 13912345678")
    text = seen(counter, case, counter.wang).notes[0].text
    assert len(text) == 9_992 and text.endswith("139****5678")


def test_damaged_facts_of_it_are_passed_over(counter: Counter) -> None:
    case = counter.reception()
    facts = counter.facts(case)
    last = facts[-1]
    bad = [
        Fact(last.chain, 90 + place, last.clock, 480, "x", case, kind, 1, open=body, sealed={})
        for place, (kind, body) in enumerate(
            (
                ("case.reviewed", {}),
                ("case.reviewed", {"stage": 3, "grade": "x", "whom": []}),
                ("case.coached", {"whom": 1}),
                ("case.carried", {"due": "morgen"}),
            )
        )
    ]
    state = fold(case, [*facts, *bad])
    assert state.stage_reviews == () and state.coaching == () and state.carried is None


class TestLines:
    def test_a_line_is_put_in_a_stage_with_a_mark_and_read_by_two(self, counter: Counter, shipped: Library) -> None:
        case = counter.reception()
        line = counter.facts(case)[-1].ref
        said(counter, case, shipped, stage="turn", tag="turn_but", sentence="", line=line)
        said(counter, case, shipped, stage="turn", tag="turn_but")
        shown = seen(counter, case, counter.wang)
        assert [(one.stage, one.words, one.line) for one in shown.stages] == [
            ("turn", "用「但是」顶回去", tuple(line)),
            ("turn", f"用「但是」顶回去，{SECRET}", None),
        ]
        assert seen(counter, case, counter.zhou).stages == ()
        assert counter.agrees(case)

    def test_a_line_put_elsewhere_leaves_where_it_was(self, counter: Counter, shipped: Library) -> None:
        case = counter.reception()
        line = counter.facts(case)[-1].ref
        said(counter, case, shipped, stage="turn", line=line)
        said(
            counter, case, shipped, stage="enter", grade=StageGrade.GOOD, tag="enter_own_words", sentence="", line=line
        )
        (one,) = seen(counter, case, counter.li).stages
        assert (one.stage, one.grade, one.words) == ("enter", StageGrade.GOOD, "用了他的词")

    def test_marks_of_another_stage_or_grade_and_lines_that_are_not_there_are_refused(
        self, counter: Counter, shipped: Library
    ) -> None:
        case, other = counter.reception(), counter.reception()
        refused("review.tag", lambda: said(counter, case, shipped, tag="turn_but"))
        refused("review.tag", lambda: said(counter, case, shipped, stage="turn", tag="turn_can_do"))
        refused("review.tag", lambda: said(counter, case, shipped, tag="nothing"))
        refused("review.line", lambda: said(counter, case, shipped, line=counter.facts(other)[-1].ref))
        said(counter, case, shipped)
        refused("review.line", lambda: said(counter, case, shipped, line=counter.facts(case)[-1].ref))
        desk.note(counter.store, by=counter.wang, case=case, text="点错了")
        line = counter.facts(case)[-1].ref
        ending.undo(counter.store, by=counter.wang, case=case)
        refused("review.line", lambda: said(counter, case, shipped, line=line))

    def test_what_ships_has_both_kinds_of_mark_for_every_stage(self, shipped: Library) -> None:
        flow = review_flow(shipped)
        assert flow is not None
        held = {(one.stage, one.grade) for one in shipped.later("review_tags").values()}
        assert held == {(step.id, grade.value) for step in flow.steps for grade in StageGrade}
