"""What the demo month holds besides ordinary visits (部门、签字、拒办、又来): a few of each, always the same.

Told like every reception of the month: generators that yield the instant at which they go on.
"""

from __future__ import annotations

from collections.abc import Iterator

from hall_assistant.casefile.legs import UrgeWay
from hall_assistant.casefile.solved import Redress, SolutionType
from hall_assistant.casefile.told import Elsewhere
from hall_assistant.casefile.values import CaseId, Evidence, Outcome
from hall_assistant.cases import desk, ending, legs, linking, needs, telling
from hall_assistant.clock import DAY, HOUR, MINUTE, day_bounds, local_day
from hall_assistant.deadlines import desk as deadlines
from hall_assistant.deadlines.fitting import rules_of
from hall_assistant.people.values import Actor
from hall_assistant.promises import desk as promises
from hall_assistant.solutions import desk as solutions
from hall_assistant.training.crew import PIN
from hall_assistant.training.month import Month, Telling

YAN = ("严", "先生", "18900003318")


def duties(month: Month) -> Iterator[Telling]:
    """All of them, each on its day before the present one."""
    today = day_bounds(local_day(month.until, month.clock.offset()), month.clock.offset())[0]
    yield _signed(month, today - 6 * DAY + 15 * HOUR)
    yield _permitted(month, today - 2 * DAY + 11 * HOUR)
    yield _gift(month, today - 3 * DAY + 16 * HOUR)
    yield _refused_and_back(month, today - 8 * DAY + 10 * HOUR, today - 3 * DAY + 14 * HOUR)
    yield _asks_a_department(month, today - DAY + 14 * HOUR, today + 2 * DAY)


def begin_as(month: Month, clerk: str, topic: str, who: tuple[str, str, str], said: str) -> CaseId:
    """A reception begun by one of the crew: topic, the customer's own words, who they are."""
    store, by = month.store, month.at(month.crew[clerk])
    case, _ = desk.begin(store, by=by)
    desk.set_topic(store, by=by, case=case, topic=topic)
    desk.note(store, by=by, case=case, text=said, kind="verbatim")
    surname, honorific, phone = who
    desk.identify(store, by=by, case=case, surname=surname, honorific=honorific, phone=phone)
    return case


def _end(month: Month, clerk: Actor, case: CaseId, sentence: str) -> None:
    ending.end(month.store, by=month.at(clerk), case=case, outcome=Outcome.SOLVED, sentence=sentence)


def _offer(
    month: Month, by: Actor, case: CaseId, words: str, redress: Redress, amount: str, *, decides: str = "值班长"
) -> str:
    return solutions.offer(
        month.store,
        by=month.at(by),
        case=case,
        type=SolutionType.NOW if redress is Redress.REFUND else SolutionType.SUBSTITUTE,
        words=words,
        redress=redress,
        amount=amount,
        decides=decides,
    )[1]


def _signed(month: Month, begins: int) -> Telling:
    """A refund above the clerk's own sum, signed by the lead on the spot."""
    yield begins
    zhang, chen = month.crew["张敏"], month.crew["陈静"]
    case = begin_as(month, "张敏", "phone_serial", ("方", "先生", "13900004471"), "说换绑成功，钱呢？")
    desk.set_evidence(month.store, by=month.at(zhang), case=case, evidence=Evidence.OURS)
    yield month.clock.now() + 9 * MINUTE
    name = _offer(month, zhang, case, "漏的那笔照办法退", Redress.REFUND, "60.00")
    solutions.sign(month.store, by=month.at(zhang), case=case, solution=name, second=chen.staff, pin=PIN)
    solutions.agree(month.store, by=month.at(zhang), case=case, solution=name)
    yield month.clock.now() + 4 * MINUTE
    _end(month, zhang, case, "两个串号都绑，漏的补退60.00元")


def _permitted(month: Month, begins: int) -> Telling:
    """A refund permitted by telephone; the signature still waits."""
    yield begins
    li = month.crew["李强"]
    case = begin_as(month, "李强", "auto_renew", ("孟", "女士", "13800006210"), "到期没说一声又续上了")
    desk.set_evidence(month.store, by=month.at(li), case=case, evidence=Evidence.OURS)
    yield month.clock.now() + 12 * MINUTE
    name = _offer(month, li, case, "续上的那一期退回来", Redress.REFUND, "88.00", decides="店长")
    solutions.permit_by_phone(month.store, by=month.at(li), case=case, solution=name, who="周伟", phone="6201")
    solutions.agree(month.store, by=month.at(li), case=case, solution=name)
    yield month.clock.now() + 3 * MINUTE
    _end(month, li, case, "续订关了，退88.00元，店长电话里同意")


def _gift(month: Month, begins: int) -> Telling:
    """A small gift, in the ledger with its second signature."""
    yield begins
    zhang, chen = month.crew["张敏"], month.crew["陈静"]
    case = begin_as(month, "张敏", "bb_install", ("段", "女士", "13500006012"), "三天又三天，孩子网课咋上？")
    yield month.clock.now() + 10 * MINUTE
    name = _offer(month, zhang, case, "一份小礼品", Redress.GIFT, "20.00")
    solutions.sign(month.store, by=month.at(zhang), case=case, solution=name, second=chen.staff, pin=PIN)
    solutions.agree(month.store, by=month.at(zhang), case=case, solution=name)
    _end(month, zhang, case, "当天装好，说明了缘由")


def _refused_and_back(month: Month, first: int, again: int) -> Telling:
    """A no in three parts with the final answer; he asks once more and hears the same answer."""
    yield first
    store, zhang, li = month.store, month.crew["张敏"], month.crew["李强"]
    case = begin_as(month, "张敏", "law_versed", YAN, "别处赔了三百，你们也该给三百")
    _needs_it_written(month, zhang, case)
    yield month.clock.now() + 15 * MINUTE
    solutions.refuse(
        store,
        by=month.at(zhang),
        case=case,
        cannot="三百元这儿给不了",
        why="那是一件事上的心意，不是别人的规矩",
        can="今天改回便宜的档，不收钱",
        elsewhere=Elsewhere.NONE,
    )
    remedies = month.library.later("remedies")
    told = [remedies[name] for name in ("telecom_appeal", "association", "court")]
    telling.answer_finally(
        store,
        by=month.at(zhang),
        case=case,
        answer="三百没同意",
        who="周伟",
        basis="签字单、到期前的短信",
        remedies=told,
    )
    _end(month, zhang, case, "书面答复交到手上，其他途径写给他了")
    yield again
    later = begin_as(month, "李强", "law_versed", YAN, "还是那事，我再问问")
    linking.link(store, by=month.at(li), case=later, other=case, rules=rules_of(month.library), law=month.library.law)
    yield month.clock.now() + 5 * MINUTE
    _end(month, li, later, "念了原答复，没有重新谈")


def _needs_it_written(month: Month, by: Actor, case: CaseId) -> None:
    need = month.library.later("needs")["written"]
    rules, law = rules_of(month.library), month.library.law
    needs.ask_for(month.store, by=month.at(by), case=case, need=need, rules=rules, law=law)
    needs.answer(month.store, by=month.at(by), case=case, need=need, how="店长看过，当面交给他")


def _asks_a_department(month: Month, begins: int, due: int) -> Telling:
    """A signal matter that waits for the network people, urged once, under a promise to the customer."""
    yield begins
    store, zhang = month.store, month.crew["张敏"]
    case = begin_as(month, "张敏", "weak_signal", ("邓", "女士", "15900008037"), "在家接电话老是断断续续")
    rule = rules_of(month.library)["reply_15"]
    deadlines.start(store, by=month.at(zhang), case=case, rule=rule, law=month.library.law)
    legs.open_leg(
        store, by=month.at(zhang), case=case, department="网络岗", question="基站几时调好", due=due + 11 * HOUR
    )
    promises.promise(store, by=month.at(zhang), case=case, words="修好没修好都打电话", due=due + 16 * HOUR)
    yield month.clock.now() + 2 * HOUR
    legs.urge_leg(store, by=month.at(zhang), case=case, leg="L1", how=UrgeWay.PHONE, whom="值班的")
