"""Receptions of the demo month as content tells them (`knowledge/demo/visits.yaml`): what every page is to show.

Each goes through the desk functions at its own hours; what would lie after the present instant is not told yet.
"""

from __future__ import annotations

from collections.abc import Iterator

from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.reviewed import StageGrade
from hall_assistant.casefile.solved import Redress, SolutionType
from hall_assistant.casefile.values import CaseId, Evidence, Outcome
from hall_assistant.cases import carrying, desk, ending, hops, linking, senders, telling
from hall_assistant.clock import DAY, HOUR, MINUTE, day_bounds, local_day
from hall_assistant.deadlines.fitting import rules_of
from hall_assistant.library.demo import Carried, DemoVisit, Given, Heard, Promised, SentBy, SentOn, told
from hall_assistant.logbook import coaching, review
from hall_assistant.people.values import Actor
from hall_assistant.promises import desk as promises
from hall_assistant.search.gaps import note_gap
from hall_assistant.solutions import desk as solutions
from hall_assistant.training.month import Month, Telling
from hall_assistant.training.told_orders import OrderCourse

LEAD, MANAGER = "陈静", "周伟"


def visits_told(month: Month) -> Iterator[Telling]:
    """All of them, each on its day."""
    cases: dict[str, CaseId] = {}
    visits: tuple[DemoVisit, ...] = tuple(month.library.later("demo_visits").values())
    for visit in visits:
        yield _told(month, visit, cases)
        if visit.looked_back or visit.note:
            yield _looked_back(month, visit, cases)


def moment(month: Month, when: str) -> int:
    """The instant of so many days before the month's end at a local time."""
    back, minutes = told(when)
    offset = month.clock.offset()
    return day_bounds(local_day(month.until - back * DAY, offset), offset)[0] + minutes * MINUTE


def _told(month: Month, visit: DemoVisit, cases: dict[str, CaseId]) -> Telling:
    yield moment(month, visit.at)
    by, who = month.crew[visit.clerk], _customer(visit)
    order = OrderCourse(month, by, visit.order, who) if visit.order is not None else None
    if order is not None:
        order.comes_in()
        yield order.rings_at
    case = cases[visit.id] = _begin(month, by, visit, who)
    if order is not None:
        order.rings(case)
    _besides(month, by, visit, case, cases)
    yield month.clock.now() + visit.minutes // 2 * MINUTE
    _found(month, by, visit, case)
    yield month.clock.now() + visit.minutes // 2 * MINUTE
    if visit.sent_on is not None:
        _sent_on(month, by, visit.sent_on, case)
    if visit.promise is not None:
        yield from _promised(month, by, visit.promise, case)
    if visit.carried is not None:
        yield from _carried(month, by, visit.carried, case)
    if visit.sentence:
        ending.end(month.store, by=month.at(by), case=case, outcome=Outcome.SOLVED, sentence=visit.sentence)
    if order is not None:
        yield from order.answered()


def _customer(visit: DemoVisit) -> tuple[str, str, str]:
    surname, honorific, phone = visit.who.split() if visit.who else ("", "", "")
    return surname, honorific, phone


def _begin(month: Month, by: Actor, visit: DemoVisit, who: tuple[str, str, str]) -> CaseId:
    store, by = month.store, month.at(by)
    case, _ = desk.begin(store, by=by)
    desk.set_topic(store, by=by, case=case, topic=visit.topic)
    desk.note(store, by=by, case=case, text=visit.said, kind="verbatim")
    surname, honorific, phone = who
    if surname:
        desk.identify(store, by=by, case=case, surname=surname, honorific=honorific, phone=phone)
    return case


def _besides(month: Month, by: Actor, visit: DemoVisit, case: CaseId, cases: dict[str, CaseId]) -> None:
    """What sent the customer, what was said elsewhere, that it was here before, what was searched in vain."""
    store, by = month.store, month.at(by)
    if visit.sent_by is not None:
        _sent_by(month, by, visit.sent_by, case)
    if visit.heard is not None:
        _heard(month, by, visit.heard, case)
    if visit.again and visit.again in cases:
        rules, law = rules_of(month.library), month.library.law
        linking.link(store, by=by, case=case, other=cases[visit.again], rules=rules, law=law)
    if visit.searched:
        note_gap(store, by=by, query=visit.searched)


def _sent_by(month: Month, by: Actor, sent: SentBy, case: CaseId) -> None:
    sender = month.library.later("senders")[sent.kind]
    senders.note_sender(month.store, by=by, case=case, sender=sender, port=sent.port, campaign=sent.campaign)


def _heard(month: Month, by: Actor, heard: Heard, case: CaseId) -> None:
    channel = month.library.later("channels")[heard.channel]
    words, granted = (heard.theirs, heard.ours), heard.granted
    telling.hear(month.store, by=by, case=case, channel=channel, theirs=words[0], ours=words[1], granted=granted)


def _found(month: Month, by: Actor, visit: DemoVisit, case: CaseId) -> None:
    """What was asked, checked, explained and given."""
    store, by = month.store, month.at(by)
    card = month.library.first_card(visit.topic)
    if card is not None:
        desk.show_card(store, by=by, case=case, card=card.id, version=month.library.fingerprint[:12])
    for kind, text in (("request", visit.request), ("checked", visit.checked), ("explained", visit.explained)):
        if text:
            desk.note(store, by=by, case=case, text=text, kind=kind)
    if visit.evidence != "unknown":
        desk.set_evidence(store, by=by, case=case, evidence=Evidence(visit.evidence))
    if visit.given is not None:
        _given(month, by, visit.given, case)


def _given(month: Month, by: Actor, given: Given, case: CaseId) -> None:
    redress = Redress(given.redress)
    _, name = solutions.offer(
        month.store,
        by=by,
        case=case,
        type=SolutionType.NOW,
        words=given.words,
        redress=redress,
        amount=given.amount,
        why=given.why,
    )
    solutions.agree(month.store, by=by, case=case, solution=name)


def _sent_on(month: Month, by: Actor, sent: SentOn, case: CaseId) -> None:
    """Sent somewhere; the lead says of it the same day whether that was needed."""
    hops.send_on(month.store, by=month.at(by), case=case, where=sent.where)
    if not sent.avoidable:
        return
    lead = month.at(month.crew[LEAD])
    with month.store.write() as w:
        hop = state_of(w, case).hops[-1]
        hops.judge_hop(
            month.store, by=lead, case=case, chain=hop.chain, seq=hop.seq, avoidable=True, why=sent.avoidable
        )


def _promised(month: Month, by: Actor, given: Promised, case: CaseId) -> Telling:
    """A promise, the new hours it was given, and how it was kept; it waits where it was not."""
    store, name = month.store, "P1"
    promises.promise(store, by=month.at(by), case=case, words=given.words, due=moment(month, given.due))
    for turn, moved in enumerate(given.moved, start=2):
        yield moment(month, moved.at)
        due = moment(month, moved.due)
        promises.renew(store, by=month.at(by), case=case, promise=name, due=due, why=moved.why)
        name = f"P{turn}"
    if given.kept is not None:
        yield moment(month, given.kept)
        if given.broken:
            promises.break_promise(store, by=month.at(by), case=case, promise=name, done=given.how)
        else:
            promises.keep(store, by=month.at(by), case=case, promise=name, how=given.how)


def _carried(month: Month, by: Actor, carried: Carried, case: CaseId) -> Telling:
    yield moment(month, carried.at)
    due = moment(month, carried.due)
    carrying.carry_over(month.store, by=month.at(by), case=case, due=due, words=carried.words)


def _looked_back(month: Month, visit: DemoVisit, cases: dict[str, CaseId]) -> Telling:
    """The morning after it began: a word on its stages, and one in private."""
    yield moment(month, visit.at) + DAY - HOUR
    case, whom = cases[visit.id], month.crew[visit.clerk].staff
    by = month.crew[MANAGER if visit.clerk == LEAD else LEAD]
    for one in visit.looked_back:
        review.review_stage(
            month.store,
            by=month.at(by),
            case=case,
            library=month.library,
            stage=one.stage,
            grade=StageGrade(one.grade),
            whom=whom,
            sentence=one.words,
        )
    if visit.note:
        coaching.coach(month.store, by=month.at(month.crew[MANAGER]), case=case, whom=whom, text=visit.note)
