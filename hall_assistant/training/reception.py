"""One reception of the demo month, told from its beginning to its end or to where it waits."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from hall_assistant.casefile.promising import Way
from hall_assistant.casefile.rated import PARTS, RatingWay
from hall_assistant.casefile.values import CaseId, Evidence, Outcome
from hall_assistant.cases import desk, ending, handover, rating
from hall_assistant.cases.writeup import WriteUp, write_up
from hall_assistant.clock import DAY, HOUR, MINUTE
from hall_assistant.flow.suggest import Situation, suggest
from hall_assistant.people.values import Actor
from hall_assistant.promises import desk as promises
from hall_assistant.promises.ledger import Contacted
from hall_assistant.training.matters import (
    HANDED_ON,
    LEFT,
    NOTES,
    PASSED,
    RENEWED,
)
from hall_assistant.training.month import Month, Telling
from hall_assistant.training.speaking import spoken
from hall_assistant.training.visits import Visit

LATE_WORDS = "过点了，先打电话说了缘由"
_STEPS = ("listen", "empathy", "inform", "apologise", "solve")


def told_live(month: Month, v: Visit) -> Telling:
    """A reception served with the tool beside: lines said, a card looked at, notes, perhaps a promise."""
    yield v.begins
    case, _ = desk.begin(month.store, by=month.at(v.clerk))
    yield month.later(0, 1)
    _first_words(month, v, case)
    for step in _STEPS:
        yield month.later(0, 3)
        _step(month, v, case, step)
    yield month.later(0, 4)
    _facts_found(month, v, case)
    yield from _kept_or_ended(month, v, case)


def _first_words(month: Month, v: Visit, case: CaseId) -> None:
    store, by = month.store, month.at(v.clerk)
    desk.set_topic(store, by=by, case=case, topic=v.matter.topic)
    desk.note(store, by=by, case=case, text=month.chance.choice(v.matter.verbatim), kind="verbatim")
    if any(v.who):
        surname, honorific, phone = v.who
        desk.identify(store, by=by, case=case, surname=surname, honorific=honorific, phone=phone)


def _step(month: Month, v: Visit, case: CaseId, step: str) -> None:
    store, by, chance = month.store, month.at(v.clerk), month.chance
    if chance.random() < 0.25:
        desk.mark_step(store, by=by, case=case, step=step, state="skipped")
        return
    _say(month, v, case, step)
    desk.mark_step(store, by=by, case=case, step=step, state="done")
    if step == "listen":
        for name, values in v.matter.details:
            desk.detail(store, by=by, case=case, name=name, value=chance.choice(values))
    if step == "inform":
        _card(month, v, case)


def _say(month: Month, v: Visit, case: CaseId, step: str) -> None:
    lines = month.library.phrases_for(v.matter.topic, step)
    offered = suggest(Situation(step=step, topic=v.matter.topic, said=v.said), lines)
    if offered:
        phrase = month.chance.choice(offered).phrase
        v.said.append(phrase.id)
        line = spoken(phrase, month.library, {"姓名": v.clerk.name, "工号": v.clerk.number})
        desk.say(month.store, by=month.at(v.clerk), case=case, line=line, step=step, phrase=phrase)


def _card(month: Month, v: Visit, case: CaseId) -> None:
    card = month.library.first_card(v.matter.topic)
    if card is None:
        return
    version = month.library.fingerprint[:12]
    desk.show_card(month.store, by=month.at(v.clerk), case=case, card=card.id, version=version)
    for item in card.must_tell[: month.chance.randint(0, len(card.must_tell))]:
        desk.tell(month.store, by=month.at(v.clerk), case=case, card=card.id, item=item)


def _facts_found(month: Month, v: Visit, case: CaseId) -> None:
    store, by, chance = month.store, month.at(v.clerk), month.chance
    desk.note(store, by=by, case=case, text=chance.choice(v.matter.request), kind="request")
    desk.note(store, by=by, case=case, text=v.course.checked, kind="checked")
    desk.note(store, by=by, case=case, text=chance.choice(v.matter.explained), kind="explained")
    if v.course.evidence is not Evidence.UNKNOWN:
        desk.set_evidence(store, by=by, case=case, evidence=v.course.evidence)
    if chance.random() < 0.2:
        desk.note(store, by=by, case=case, text=chance.choice(NOTES))


def _kept_or_ended(month: Month, v: Visit, case: CaseId) -> Telling:
    if v.promise is None:
        _end(month, v, case, v.clerk, _outcome(month.chance))
        return
    words, _ = v.promise
    promises.promise(month.store, by=month.at(v.clerk), case=case, words=words, due=max(v.due, month.later(20, 40)))
    yield from promise_runs(month, v, case)


def promise_runs(month: Month, v: Visit, case: CaseId) -> Telling:
    """From a promise to the end: perhaps handed over, perhaps renewed before its hour, kept, then closed."""
    owner, name, due = v.clerk, "P1", max(v.due, month.clock.now() + 40 * MINUTE)
    if v.to is not None and due - month.clock.now() > 20 * HOUR:
        yield month.later(60, 90)
        why = month.chance.choice(HANDED_ON)
        handover.offer(month.store, by=month.at(owner), case=case, to=v.to.staff, why=why)
        if v.unanswered:
            return
        yield month.opening_hour(month.clock.now() + 14 * HOUR)
        handover.accept(month.store, by=month.at(v.to), case=case)
        owner = v.to
    if v.renewed:
        yield due - month.chance.randint(10, 30) * MINUTE
        why, due = month.chance.choice(RENEWED), due + DAY
        promises.renew(month.store, by=month.at(owner), case=case, promise=name, due=due, why=why)
        name = "P2"
    if v.forgotten:
        return
    yield due + month.chance.randint(15, 90) * MINUTE if v.late else due - month.chance.randint(5, 50) * MINUTE
    how = v.promise[1] if v.promise else ""
    told = Contacted(Way.PHONE, words=LATE_WORDS) if month.clock.now() > due else None
    promises.keep(month.store, by=month.at(owner), case=case, promise=name, how=how, contacted=told)
    yield month.later(1, 3)
    _end(month, v, case, owner, _outcome(month.chance, settled=True))


def _outcome(chance: Random, *, settled: bool = False) -> Outcome:
    weights = (70, 30, 0, 0) if settled else (68, 16, 9, 7)
    return chance.choices(tuple(Outcome), weights)[0]


def _end(month: Month, v: Visit, case: CaseId, by: Actor, outcome: Outcome) -> None:
    chance = month.chance
    sentences: dict[Outcome, Sequence[str]] = {Outcome.PASSED: PASSED, Outcome.LEFT: LEFT}
    sentence = chance.choice(sentences.get(outcome, (v.course.ended,)))
    if outcome is not Outcome.LEFT and chance.random() < 0.4:
        marks = [chance.choice((5, 5, 5, 4, 4, 3)), chance.choice((5, 4, 4, 3)), chance.choice((4, 3, 3, 2))]
        given = dict(zip(PARTS, marks, strict=True))
        rating.rate(month.store, by=month.at(by), case=case, marks=given, way=RatingWay.WINDOW)
    order = order_number(month) if outcome is Outcome.ORDERED else ""
    ending.end(month.store, by=month.at(by), case=case, outcome=outcome, sentence=sentence, order_number=order)


def order_number(month: Month) -> str:
    """A work order's number as an official system might give it."""
    return f"GD{month.clock.now() // 1000 % 10**8:08d}{month.chance.randrange(100):02d}"


def told_afterwards(month: Month, v: Visit) -> Telling:
    """A reception written up when the queue was gone, with its start set back."""
    yield v.begins + month.chance.randint(20, 70) * MINUTE
    chance, promised = month.chance, v.promise is not None
    surname, honorific, phone = v.who
    answers = WriteUp(
        started=v.begins,
        surname=surname,
        honorific=honorific,
        phone=phone,
        topic=v.matter.topic,
        request=chance.choice(v.matter.request),
        done=f"{v.course.checked}；{chance.choice(v.matter.explained)}",
        evidence=v.course.evidence,
        promise=v.promise[0] if v.promise else "",
        due=max(v.due, month.clock.now() + 40 * MINUTE) if promised else None,
        outcome=None if promised else Outcome.SOLVED,
        sentence="" if promised else v.course.ended,
    )
    case, _ = write_up(month.store, by=month.at(v.clerk), answers=answers)
    if promised:
        yield from promise_runs(month, v, case)


def told_by_mistake(month: Month, v: Visit) -> Telling:
    """A reception opened for somebody who only wanted a ticket, and voided the same day."""
    yield v.begins
    case, _ = desk.begin(month.store, by=month.at(v.clerk))
    desk.set_topic(month.store, by=v.clerk, case=case, topic=v.matter.topic)
    yield month.later(1, 6)
    ending.void(month.store, by=month.at(v.clerk), case=case)
