"""What goes out: everything that is held of the person and may leave, and nothing that stays in the hall."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from hall_assistant.appeal.desk import make_pack
from hall_assistant.casefile.informed import Consent, InformedBy, Purpose
from hall_assistant.casefile.values import CaseId, Evidence, Outcome
from hall_assistant.cases import desk, ending, hops
from hall_assistant.cases.summary import receipt, summary
from hall_assistant.clock import HOUR
from hall_assistant.errors import StaffError
from hall_assistant.improvements import desk as improvements
from hall_assistant.improvements.records import months_over
from hall_assistant.improvements.sheet import wall_html
from hall_assistant.improvements.values import Source, SourceKind
from hall_assistant.library.kinds import Template
from hall_assistant.library.library import Library
from hall_assistant.logbook.counted import span
from hall_assistant.logbook.day import LogFilter, figures
from hall_assistant.logbook.exports import day_csv, day_html
from hall_assistant.logbook.profiles import EXPORTS, Profile
from hall_assistant.logbook.reports.papers import report_csv, report_html
from hall_assistant.logbook.reports.reading import read_report
from hall_assistant.logbook.reports.values import Report
from hall_assistant.logbook.six_lines import six_lines
from hall_assistant.orders import desk as orders
from hall_assistant.orders.reply import reply
from hall_assistant.orders.values import OrderId
from hall_assistant.people.values import Actor
from hall_assistant.personal.handing_out import HandedOut, hand_out
from hall_assistant.personal.informing import inform, notice_text
from hall_assistant.promises import desk as promises
from hall_assistant.settings import desk as settings
from hall_assistant.store.store import Reading
from tests.core.appeal.packs import unpacked
from tests.core.counter import Counter

NUMBER = "13812345678"
INWARD = ("悄悄话一", "悄悄话二", "悄悄话三", "情绪", "发火")
"""What was said to calm them, why a step was skipped, why a hop was avoidable, and words for tempers."""
DAY = LogFilter("2026-03-12", "2026-03-12")


def _all_of_it(counter: Counter) -> tuple[CaseId, OrderId]:
    by, store, now = counter.wang, counter.store, counter.clock.now()
    settings.change(store, by=counter.zhou, receipt_on=True, emotion_on=True)
    case = counter.begun()
    desk.note(store, by=by, case=case, text="想把多扣的退回来<b>&", kind="request")
    desk.identify(store, by=by, case=case, surname="慕容", honorific="女士", phone=NUMBER)
    desk.set_topic(store, by=by, case=case, topic="fee")
    desk.set_emotion(store, by=by, case=case, level=5, step="listen")
    desk.say(store, by=by, case=case, line="悄悄话一，您慢慢说", step="calm")
    desk.mark_step(store, by=by, case=case, step="calm", state="skipped", reason="悄悄话二")
    hops.send_on(store, by=by, case=case, where="2号柜")
    sent = next(fact for fact in counter.facts(case) if fact.kind == "case.sent")
    hops.judge_hop(store, by=by, case=case, chain=sent.chain, seq=sent.seq, avoidable=True, why="悄悄话三")
    desk.note(store, by=by, case=case, text="账单上多扣三十", kind="checked")
    desk.set_evidence(store, by=by, case=case, evidence=Evidence.OURS)
    inform(store, by=by, case=case, how=InformedBy.SHOWN)
    promises.promise(store, by=by, case=case, words="退三十到话费", due=now + HOUR)
    promises.keep(store, by=by, case=case, promise="P1", how="退了")
    order, _ = orders.receive(
        store,
        by=counter.li,
        source="other",
        number="T-9",
        received=now,
        answer_due=now + HOUR,
        phone=NUMBER,
        text="催办",
    )
    orders.link(store, by=counter.li, order=order, case=case)
    ending.end(store, by=by, case=case, outcome=Outcome.SOLVED, sentence="三十块退了")
    return case, order


def _copy(counter: Counter, shipped: Library, by: Actor | None = None) -> HandedOut:
    return hand_out(counter.store, by=by or counter.zhou, phone=NUMBER, library=shipped)[0]


def _lines(at: Reading, shipped: Library, now: int) -> str:
    return six_lines(figures(at, span(DAY.first, DAY.last, 480), now=now), shipped, hall="厅")


def _report(at: Reading, by: Actor, shipped: Library, now: int) -> Report:
    days = {"first": DAY.first, "last": DAY.last}
    return read_report(at, by=by, library=shipped, now=now, offset=480, cases=True, outward=True, **days)


def _wall(counter: Counter, shipped: Library, case: CaseId) -> str:
    """The wall's sheet with an item that took the inward words of a reception along."""
    words, source = "".join(INWARD)[:150], Source(SourceKind.CASE, case, f"{''.join(INWARD)[:150]} {NUMBER}")
    item, _ = improvements.open_item(
        counter.store, by=counter.zhou, words=words, source=source, owner=counter.li.staff, due="2026-12-31"
    )
    said, did = "门口没坡道", "门口修了坡道"
    improvements.finish(counter.store, by=counter.zhou, item=item, said=said, did=did, library=shipped)
    improvements.pick(counter.store, by=counter.zhou, item=item, on=True)
    with counter.store.reading() as at:
        month = months_over(at)[0]
        return wall_html(at, by=counter.zhou, library=shipped, month=month)


def _walk(counter: Counter, shipped: Library, case: CaseId, order: OrderId) -> dict[str, str]:
    """Every export of the outward profile that speaks of receptions, as text."""

    def read(ask: Callable[[Reading], str]) -> str:
        with counter.store.reading() as at:
            return ask(at)

    by, now = counter.zhou, counter.clock.now()
    copy = _copy(counter, shipped)
    packs = [
        make_pack(counter.store, by=by, subject=subject, profile=Profile.OUTWARD, library=shipped)[0]
        for subject in (case, order)
    ]
    return {
        "day_log.csv": read(lambda at: day_csv(at, by=by, wanted=DAY, library=shipped, offset=480)),
        "day_log": read(lambda at: day_html(at, by=by, wanted=DAY, now=now, library=shipped, offset=480)),
        "range_report": read(
            lambda at: report_html(_report(at, by, shipped, now), library=shipped, now=now, offset=480)
        ).replace("12345、", ""),  # the hotline is named, and bears figures of the number
        "range_report.csv": read(lambda at: report_csv(_report(at, by, shipped, now), outward=True)),
        "six_lines": read(lambda at: _lines(at, shipped, now)),
        "receipt": read(lambda at: receipt(at, case, shipped, offset=480)),
        "order_reply": read(lambda at: reply(at, order, shipped, offset=480).text),
        "person_data": copy.page,
        "person_data.json": copy.file,
        "you_said": _wall(counter, shipped, case),
        "privacy_notice": read(lambda at: notice_text(at, shipped)),
        "appeal_page": "".join(text for pack in packs for text in unpacked(pack).values()),
        **{
            name: read(lambda at, name=name: summary(at, case, shipped, template=name, limit=0, offset=480).text)
            for name in ("summary_standard", "summary_short")
        },
    }


def test_no_emotion_no_line_said_and_no_coaching_stands_in_anything_that_goes_out(
    counter: Counter, shipped: Library
) -> None:
    told = _walk(counter, shipped, *_all_of_it(counter))
    for name, text in told.items():
        assert not [word for word in INWARD if word in text], name
        assert NUMBER not in text and NUMBER[3:7] not in text, name
    templates = {name for name, profile in EXPORTS.items() if profile is Profile.OUTWARD}
    speaking_of_others = {"customer_message", "paper_list", "quick_report", "day_seal"}
    assert templates - speaking_of_others <= set(told)


def test_every_shipped_template_says_whom_it_is_for(shipped: Library) -> None:
    templates: dict[str, Template] = shipped.templates
    assert set(templates) == set(EXPORTS)


def test_the_person_gets_what_is_held_of_them_readable_and_for_programs(counter: Counter, shipped: Library) -> None:
    _all_of_it(counter)
    copy = _copy(counter, shipped)
    told = json.loads(copy.file)
    assert told["称呼"] == "慕容女士 138****5678"
    assert told["接待"][0]["诉求"] == ["想把多扣的退回来<b>&"]
    assert told["接待"][0]["告知"] == ["屏上给看了，只办这件事用，不用另外同意"]
    assert told["派单"][0]["原文"] == ["催办"]
    assert "退三十到话费" in copy.page and "&lt;b&gt;" in copy.page and "<b>&" not in copy.page


@pytest.mark.parametrize(
    ("purpose", "consent", "fine"),
    [
        (Purpose.HANDLING, None, True),
        (Purpose.HANDLING, Consent.GIVEN, False),
        (Purpose.PASSING_ON, None, False),
        (Purpose.PASSING_ON, Consent.REFUSED, True),
        (Purpose.SENSITIVE, Consent.GIVEN, True),
        (Purpose.SENSITIVE, Consent.NOT_NEEDED, False),
    ],
)
def test_a_consent_is_asked_where_the_law_wants_one_and_nowhere_else(
    counter: Counter, purpose: Purpose, consent: Consent | None, fine: bool
) -> None:
    case = counter.reception()
    if fine:
        inform(counter.store, by=counter.wang, case=case, purpose=purpose, consent=consent)
        assert counter.state(case).informed[0].purpose is purpose
    else:
        with pytest.raises(StaffError, match=r"inform\.consent"):
            inform(counter.store, by=counter.wang, case=case, purpose=purpose, consent=consent)


def test_who_leaves_no_name_is_served_all_the_same(counter: Counter) -> None:
    case = counter.reception()
    inform(counter.store, by=counter.wang, case=case, anonymous=True)
    ending.end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="办好了")
    assert counter.state(case).informed[0].anonymous and counter.state(case).person is None
