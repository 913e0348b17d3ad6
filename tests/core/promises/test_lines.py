"""A line with an hour makes its promise when it is said; without an hour it makes none (S82)."""

from __future__ import annotations

import pytest

from hall_assistant.casefile.promising import PromiseKind
from hall_assistant.cases import desk
from hall_assistant.cases.ending import undo
from hall_assistant.clock import HOUR
from hall_assistant.errors import StaffError
from hall_assistant.library.kinds import Phrase
from hall_assistant.library.library import Library
from hall_assistant.promises.desk import promise
from hall_assistant.promises.lines import promised_hour
from tests.core.counter import Counter

LINE = Phrase(id="a.b", topic="stop", step="agree", cue="几点前打您", say="{{时间}}前我打您电话。查没查完，我都打。")
SAID = "今天17:00前我打您电话。查没查完，我都打。"


def test_a_line_with_an_hour_makes_the_promise_in_the_same_write(counter: Counter) -> None:
    case, due = counter.begun(), counter.clock.now() + 3 * HOUR
    desk.say(counter.store, by=counter.wang, case=case, line=SAID, step="agree", phrase=LINE, due=due)
    (one,) = counter.state(case).promises
    assert (one.words, one.due, one.owner, one.kind) == (SAID, due, counter.wang.staff, PromiseKind.CALL_BACK)
    assert counter.kinds(case) == ["case.opened", "case.said", "promise.made"]
    assert counter.facts(case)[-1].open["phrase"] == "a.b"
    with pytest.raises(StaffError, match=r"undo\.nothing"):
        undo(counter.store, by=counter.wang, case=case)


def test_the_same_line_without_an_hour_makes_none(counter: Counter) -> None:
    case = counter.begun()
    desk.say(counter.store, by=counter.wang, case=case, line=SAID, step="agree", phrase=LINE)
    assert counter.state(case).promises == ()


def test_a_line_that_repeats_the_hour_just_promised_makes_no_second_promise(counter: Counter) -> None:
    case, due = counter.begun(), counter.clock.now() + 3 * HOUR
    promise(counter.store, by=counter.wang, case=case, words="我打给您", due=due)
    desk.say(counter.store, by=counter.wang, case=case, line=SAID, step="agree", phrase=LINE, due=due)
    assert len(counter.state(case).promises) == 1
    desk.say(counter.store, by=counter.chen, case=case, line=SAID, step="agree", phrase=LINE, due=due)
    assert len(counter.state(case).promises) == 2, "another person's word is another word"


def test_an_hour_gone_by_is_refused_and_nothing_is_recorded(counter: Counter) -> None:
    case = counter.reception()
    before = counter.kinds(case)
    with pytest.raises(StaffError, match=r"promise\.past"):
        desk.say(
            counter.store, by=counter.wang, case=case, line=SAID, step="agree", phrase=LINE, due=counter.clock.now()
        )
    assert counter.kinds(case) == before


@pytest.mark.parametrize("line", ["{{时间}}您拨一下老号。", "到{{时间}}还不通，您不用再跑。", "您坐。", "{{金额}}块"])
def test_lines_that_name_no_hour_of_ours_promise_nothing(counter: Counter, line: str) -> None:
    now = counter.clock.now()
    assert promised_hour(line, "明天下午五点", now=now, offset=480) is None
    assert promised_hour(LINE.say, "", now=now, offset=480) is None
    assert promised_hour(LINE.say, "过两天", now=now, offset=480) is None
    assert promised_hour(LINE.say, "今天下班", now=now, offset=480, closes="17:30") is not None


def test_most_shipped_lines_with_an_hour_promise_it(counter: Counter, shipped: Library) -> None:
    lines = [one.say for one in shipped.phrases.values() if "{{时间}}" in one.say]
    now = counter.clock.now()
    ours = [line for line in lines if promised_hour(line, "明天下午五点", now=now, offset=480) is not None]
    assert len(lines) > 100 and len(ours) >= 0.95 * len(lines)
