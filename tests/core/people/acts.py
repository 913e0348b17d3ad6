"""Every act of the desk with arguments that make it succeed: one row each, read by the test of the roles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hall_assistant.appeal import desk as appeal
from hall_assistant.audit import exporting, sealing
from hall_assistant.audit.seals import Seal
from hall_assistant.authoring import confirming, importing
from hall_assistant.authoring import desk as notices
from hall_assistant.authoring.columns import ColumnMap
from hall_assistant.authoring.preview import NewCard, Preview
from hall_assistant.backup import desk as backup
from hall_assistant.backup import unlocking
from hall_assistant.casefile.legs import UrgeWay
from hall_assistant.casefile.promising import Way
from hall_assistant.casefile.rated import RatingWay
from hall_assistant.casefile.reviewed import StageGrade
from hall_assistant.casefile.solved import Redress, SolutionType
from hall_assistant.casefile.values import CaseId, Evidence, Outcome
from hall_assistant.cases import (
    carrying,
    drafting,
    ending,
    handover,
    hops,
    legs,
    linking,
    rating,
    senders,
    settling,
    telling,
    writeup,
)
from hall_assistant.cases import desk as cases
from hall_assistant.cases import needs as case_needs
from hall_assistant.checklists import desk as checks
from hall_assistant.checklists.records import look_at_findings
from hall_assistant.checklists.values import FindingId, PhotoId
from hall_assistant.clock import HOUR
from hall_assistant.deadlines import desk as deadlines
from hall_assistant.floor import desk as floor
from hall_assistant.floor.records import incidents
from hall_assistant.floor.values import IncidentId
from hall_assistant.improvements import desk as improvements
from hall_assistant.improvements import records as bettering
from hall_assistant.improvements import sheet
from hall_assistant.improvements.values import ItemId
from hall_assistant.library.deadlines import Deadline
from hall_assistant.library.kinds import Card
from hall_assistant.library.library import Library
from hall_assistant.library.needs import Need
from hall_assistant.library.sheets import Sheet
from hall_assistant.logbook import (
    closing,
    coaching,
    exports,
    manager_lists,
    morning,
    morning_case,
    review,
    seal_page,
    shift_sheet,
    today,
    today_page,
    wanting,
)
from hall_assistant.logbook.day import LogFilter, listed
from hall_assistant.logbook.figures import span
from hall_assistant.logbook.profiles import Profile
from hall_assistant.logbook.radars import page as radars
from hall_assistant.logbook.reports import desk as county
from hall_assistant.logbook.reports.making import Job, make
from hall_assistant.logbook.reports.picks import CellPick, Picks
from hall_assistant.logbook.reports.reading import read_report
from hall_assistant.logbook.reports.records import TemplateId
from hall_assistant.logbook.reports.values import Report
from hall_assistant.orders import correcting as order_correcting
from hall_assistant.orders import desk as orders
from hall_assistant.orders.values import OrderId
from hall_assistant.people import desk as people
from hall_assistant.people.values import Actor, Role
from hall_assistant.personal import desk as personal
from hall_assistant.personal import handing_out, informing, lapsing, looking
from hall_assistant.personal import photos as personal_photos
from hall_assistant.promises import contacting
from hall_assistant.promises import desk as promises
from hall_assistant.promises.ledger import Contacted
from hall_assistant.search import gaps, usage
from hall_assistant.settings import days, rostering
from hall_assistant.settings import desk as settings
from hall_assistant.settings.values import Rung
from hall_assistant.solutions import desk as solutions
from hall_assistant.solutions import guiding, ladder
from hall_assistant.solutions import sheet_desk as sheets
from hall_assistant.solutions.guides import Walk
from hall_assistant.store import recovery, unlock
from hall_assistant.store.store import Reading, Store
from hall_assistant.sync import joining
from hall_assistant.sync.members import members
from tests.core.counter import PIN as COUNTER_PIN
from tests.core.counter import Counter
from tests.core.logbook.reports.books import SHEET, county_book, saved

PIN = "135790"
CUSTOMER = "13812345678"
JPEG = b"\xff\xd8\xff\xe0 as small as it gets \xff\xd9"
PREVIEW = Preview(
    "faq.csv", "0", ColumnMap(0, 1), (NewCard(2, "靓号怎么转", "靓号怎么转", "带证来", "", "", ()),), (), ()
)
DAY = LogFilter("2026-03-12", "2026-03-12")
ONE_DAY = span("2026-03-12", "2026-03-12", 480)
NOON = ONE_DAY.start + 12 * HOUR
PICKS = Picks((CellPick(SHEET, "B3", "receptions"),))
JOB = Job(DAY.first, DAY.last, "csv")
REPORT = Report("演示厅", "2026-03-12", "2026-03-12", {"receptions": 1}, {})


@dataclass(frozen=True)
class Scene:
    """A hall in which somebody is about to act."""

    counter: Counter
    by: Actor
    works_here: bool
    """False for someone removed or made up: what they try, they try on the clerk's reception."""
    library: Library
    copy: Path

    @property
    def store(self) -> Store:
        return self.counter.store

    @property
    def owner(self) -> Actor:
        return self.by if self.works_here else self.counter.wang

    @property
    def other(self) -> Actor:
        return self.counter.chen if self.by != self.counter.chen else self.counter.wang

    def county(self) -> TemplateId:
        """A county's workbook the hall keeps."""
        return county.keep_template(self.store, by=self.counter.li, name="县周报", data=saved(county_book()))[0]

    def picked(self) -> TemplateId:
        """One for which somebody has said what goes where."""
        template = self.county()
        county.pick(self.store, by=self.counter.li, template=template, picks=PICKS)
        return template

    def held(self) -> CaseId:
        """An open reception in the actor's own hands."""
        return self.counter.reception(self.owner)

    def named(self) -> CaseId:
        """An open reception in the actor's own hands, of a customer who gave their number."""
        case = self.held()
        cases.identify(self.store, by=self.owner, case=case, surname="王", phone=CUSTOMER)
        return case

    def known(self, *, on_hold: bool = False) -> str:
        """The number of a customer who was here."""
        self.named()
        if on_hold:
            until = self.store.clock.now() + HOUR
            personal.hold(self.store, by=self.counter.zhou, phone=CUSTOMER, basis="申诉在办", until=until)
        return CUSTOMER

    def whole(self) -> CaseId:
        """A reception of a customer whose full number is kept."""
        personal.keep_full_numbers(self.store, by=self.counter.zhou, on=True, why="要回拨")
        return self.named()

    def promised(self) -> CaseId:
        """The same with promise P1."""
        case = self.held()
        due = self.store.clock.now() + HOUR
        promises.promise(self.store, by=self.owner, case=case, words="给您回电", due=due)
        return case

    def optioned(self, amount: str) -> dict[str, Any]:
        """A reception with an option of that sum, as the acts on an option name it."""
        case, by = self.held(), self.owner if self.owner != self.counter.zhou else self.counter.wang
        _, name = solutions.offer(
            self.store,
            by=by,
            case=case,
            type=SolutionType.NOW,
            redress=Redress.REFUND,
            amount=amount,
            words="多收的退您",
        )
        return {"case": case, "solution": name}

    def above(self) -> dict[str, Any]:
        """A reception with a gift, which is signed whatever it costs, in a hall with a ladder."""
        settings.change(self.store, by=self.counter.zhou, ladder=(Rung("值班经理", "周伟", "8001"),))
        case = self.held()
        type, redress = SolutionType.NOW, Redress.GIFT
        offered = solutions.offer(
            self.store, by=self.owner, case=case, type=type, redress=redress, amount="5", words="送您一把伞"
        )
        return {"case": case, "solution": offered[1]}

    def climbed(self) -> dict[str, Any]:
        """The same with the first rung asked."""
        named = self.above()
        ladder.climb(self.store, by=self.owner, **named)
        return named

    @property
    def rule(self) -> Deadline:
        """A rule that can be counted."""
        found: Deadline = self.library.later("deadlines")["house_reply"]
        return found

    def clocked(self) -> CaseId:
        """A reception in the actor's own hands with clock C1."""
        case = self.held()
        deadlines.start(self.store, by=self.owner, case=case, rule=self.rule, law=self.library.law)
        return case

    @property
    def grounds(self) -> dict[str, Any]:
        """What a clock may be counted by."""
        return {"rules": self.library.later("deadlines"), "law": self.library.law}

    def linked(self) -> dict[str, Any]:
        """Two receptions said to be the same matter, as the acts on a link name them."""
        case, other = self.held(), self.held()
        linking.link(self.store, by=self.owner, case=case, other=other, **self.grounds)
        return {"case": case, "other": other}

    @property
    def need(self) -> Need:
        """A need that is shipped."""
        found: Need = self.library.later("needs")["superior"]
        return found

    def needing(self) -> CaseId:
        """A reception in which somebody wants a superior."""
        case = self.held()
        case_needs.ask_for(self.store, by=self.owner, case=case, need=self.need, **self.grounds)
        return case

    def kept(self, by: Actor) -> CaseId:
        """A reception whose promise P1 somebody gave and marked as kept."""
        case = self.counter.reception(by)
        promises.promise(self.store, by=by, case=case, words="给您回电", due=self.store.clock.now() + HOUR)
        promises.keep(self.store, by=by, case=case, promise="P1")
        return case

    def rated(self, by: Actor) -> CaseId:
        """A reception in somebody's hands, rated at the customer's window."""
        case = self.counter.reception(by)
        rating.rate(self.store, by=by, case=case, marks={"solution": 1}, way=RatingWay.WINDOW)
        return case

    def appealed(self) -> CaseId:
        """The same of a clerk, who appealed."""
        case = self.rated(self.counter.chen)
        rating.appeal_rating(self.store, by=self.counter.chen, case=case, reason="不是我定的")
        return case

    def offered(self) -> CaseId:
        """A colleague's reception, offered to the actor."""
        case = self.counter.reception(self.other)
        handover.offer(self.store, by=self.other, case=case, to=self.owner.staff)
        return case

    def asked(self) -> CaseId:
        """An open reception in the actor's own hands with leg L1."""
        case = self.held()
        due = self.store.clock.now() + HOUR
        legs.open_leg(self.store, by=self.owner, case=case, department="装维", question="哪天修", due=due)
        return case

    @property
    def sheet(self) -> Sheet:
        """The time line, a sheet with rows."""
        found: Sheet = self.library.later("sheets")["course"]
        return found

    def checked_by_sheet(self) -> CaseId:
        """An open reception in the actor's own hands with one row of a sheet."""
        case = self.held()
        sheets.fill(self.store, by=self.owner, case=case, sheet=self.sheet, values={"event": "came"})
        return case

    @property
    def card(self) -> Card:
        """Any card of the library."""
        return next(iter(self.library.cards.values()))

    def checked(self) -> str:
        """A card the manager vouched for."""
        confirming.confirm_card(self.store, by=self.counter.zhou, card=self.card, note="问了省里")
        return self.card.id

    def noticed(self) -> str:
        """A word of the day that the manager put up."""
        return notices.publish_notice(self.store, by=self.counter.zhou, text="今天断网两小时")[0]

    def imported(self) -> str:
        """An import that the manager made."""
        return importing.import_cards(self.store, by=self.counter.zhou, preview=PREVIEW)[0]

    def outside(self) -> OrderId:
        """An order from outside in the actor's own hands."""
        now = self.store.clock.now()
        return orders.receive(
            self.store,
            by=self.counter.zhou,
            source="hotline_10086",
            number=f"GD{self.counter.count('orders')}",
            received=now,
            answer_due=now + HOUR,
            to=self.owner.staff,
        )[0]

    def incident(self) -> IncidentId:
        """An open incident that the actor opened."""
        return floor.open_incident(self.store, by=self.owner, kind="crowd")[0]

    def found(self, *, done: bool = False) -> FindingId:
        """A finding that the actor sees to; put right as they say, if `done`."""
        finding, _ = checks.open_finding(
            self.store, by=self.counter.zhou, text="灯箱灭了", owner=self.owner.staff, due="2026-03-20"
        )
        if done:
            checks.put_right(self.store, by=self.owner, finding=finding, text="换了")
        return finding

    def bettered(self, *, done: bool = False) -> ItemId:
        """An improvement item; done, if wanted."""
        item, _ = improvements.open_item(
            self.store, by=self.counter.zhou, words="门口没坡道", owner=self.owner.staff, due="2026-03-20"
        )
        if done:
            improvements.finish(
                self.store, by=self.counter.zhou, item=item, said="门口没坡道", did="修了坡道", library=self.library
            )
        return item

    def bettered_read(self) -> object:
        """An item read where it was written."""
        item = self.bettered()
        with self.store.write() as w:
            return bettering.look_at_item(w, item, by=self.by)

    def hung(self) -> str:
        """The sheet of a month with one done item, read where it was written."""
        improvements.pick(self.store, by=self.counter.zhou, item=self.bettered(done=True), on=True)
        with self.store.write() as w:
            return sheet.wall_html(w, by=self.by, library=self.library, month="2026-03")

    def pictured(self) -> PhotoId:
        """A photo at such a finding."""
        return checks.add_photo(self.store, by=self.owner, finding=self.found(), jpeg=JPEG)[0]

    def roomed(self) -> CaseId:
        """An open reception in the actor's own hands, in a hall with one room."""
        settings.change(self.store, by=self.counter.zhou, rooms=("一间",))
        return self.held()

    def answered(self) -> OrderId:
        """The same, answered."""
        order = self.outside()
        orders.answer(self.store, by=self.counter.zhou, order=order, text="已退")
        return order

    def sealed(self) -> Seal:
        """A seal that stands."""
        return sealing.seal_now(self.store, by=self.counter.zhou)[0]

    def exchanging(self) -> Path:
        """A folder to exchange through, in a hall that does."""
        joining.start_exchange(self.store, by=self.counter.zhou)
        folder = self.store.folder / "exchange"
        folder.mkdir(exist_ok=True)
        return folder

    def guest(self) -> str:
        """Another computer of the hall."""
        joining.invite(self.store, self.exchanging(), by=self.counter.zhou, counter="4")
        with self.store.reading() as at:
            return next(device.device for device in members(at) if device.counter == "04")

    def finished(self) -> CaseId:
        """A reception that has ended."""
        case = self.counter.reception(self.counter.wang)
        ending.end(self.store, by=self.counter.wang, case=case, outcome=Outcome.SOLVED, sentence="好了")
        return case

    def reading(self, ask: Callable[[Reading], object]) -> object:
        with self.store.reading() as at:
            return ask(at)


@dataclass(frozen=True)
class Act:
    """One thing a person can do: which function, under which name in `MAY`, and how to try it."""

    function: str
    may: str
    act: Callable[[Scene], object] = field(repr=False)


def _way(library: Library) -> Walk:
    walk = Walk(library.later("guides")["topup"])
    while walk.question is not None:
        walk = walk.answered(walk.question.answers[0].name)
    return walk


def _undo(scene: Scene) -> object:
    return ending.undo(scene.store, by=scene.by, case=scene.held())


def _correct(scene: Scene) -> object:
    case = scene.held()
    with scene.store.write() as w:  # sees the write this try runs in, as a reader would not
        noted = next(fact for fact in w.facts(case) if fact.kind == "case.noted")
    return ending.correct(
        scene.store, by=scene.by, case=case, chain=noted.chain, seq=noted.seq, field="text", value="话费多了"
    )


def _correct_order(scene: Scene) -> object:
    order = scene.outside()
    with scene.store.write() as w:
        came = next(fact for fact in w.facts(order) if fact.kind == "order.received")
    return order_correcting.correct(
        scene.store,
        by=scene.by,
        order=order,
        chain=came.chain,
        seq=came.seq,
        field="text",
        value="多扣三十元",
        reason="抄错了",
    )


def _judge(scene: Scene) -> object:
    case = scene.asked()
    with scene.store.write() as w:
        leg = next(fact for fact in w.facts(case) if fact.kind == "leg.opened")
    return hops.judge_hop(scene.store, by=scene.by, case=case, chain=leg.chain, seq=leg.seq, avoidable=True)


def _fill(scene: Scene) -> object:
    template = scene.picked()
    with scene.store.write() as w:
        return county.fill_template(w, by=scene.by, template=template, report=REPORT)


def _take_row_back(scene: Scene) -> object:
    case = scene.checked_by_sheet()
    with scene.store.write() as w:
        row = next(str(fact.open["row"]) for fact in w.facts(case) if fact.kind == "sheet.filled")
    return sheets.take_row_back(scene.store, by=scene.by, case=case, sheet=scene.sheet, row=row)


ACTS: tuple[Act, ...] = (
    Act(
        "solutions.sheet_desk.fill",
        "solutions.fill_sheet",
        lambda s: sheets.fill(s.store, by=s.by, case=s.held(), sheet=s.sheet, values={"matter": "话费"}),
    ),
    Act(
        "solutions.guiding.take_way",
        "solutions.take_way",
        lambda s: guiding.take_way(s.store, by=s.by, case=s.held(), walk=_way(s.library)),
    ),
    Act("solutions.sheet_desk.take_row_back", "solutions.fill_sheet", _take_row_back),
    Act(
        "solutions.sheet_desk.conclude",
        "solutions.conclude_sheet",
        lambda s: sheets.conclude(s.store, by=s.by, case=s.checked_by_sheet(), sheet=s.sheet),
    ),
    Act(
        "cases.settling.take_room",
        "cases.take_room",
        lambda s: settling.take_room(s.store, by=s.by, case=s.roomed(), room="一间"),
    ),
    Act(
        "cases.settling.free_room",
        "cases.take_room",
        lambda s: settling.free_room(s.store, by=s.by, case=s.held()),
    ),
    Act(
        "cases.settling.set_watched",
        "cases.set_watched",
        lambda s: settling.set_watched(s.store, by=s.by, case=s.held(), watched=True),
    ),
    Act(
        "cases.settling.note_wait",
        "cases.note_wait",
        lambda s: settling.note_wait(s.store, by=s.by, case=s.held(), minutes=30),
    ),
    Act(
        "cases.carrying.carry_over",
        "cases.carry_over",
        lambda s: carrying.carry_over(s.store, by=s.by, case=s.held(), due=s.store.clock.now() + 24 * HOUR),
    ),
    Act(
        "logbook.review.review_stage",
        "logbook.review",
        lambda s: review.review_stage(
            s.store,
            by=s.by,
            case=s.counter.reception(s.other),
            library=s.library,
            stage="greet",
            grade=StageGrade.GOOD,
            whom=s.other.staff,
        ),
    ),
    Act(
        "logbook.coaching.coach",
        "logbook.coach",
        lambda s: coaching.coach(
            s.store, by=s.by, case=s.counter.reception(s.other), whom=s.other.staff, text="这句接得好"
        ),
    ),
    Act(
        "checklists.desk.tick",
        "checklists.tick",
        lambda s: checks.tick(
            s.store, by=s.by, list=s.library.later("checklists")["opening"], day="2026-03-12", item="lights"
        ),
    ),
    Act(
        "checklists.desk.open_finding",
        "checklists.open_finding",
        lambda s: checks.open_finding(s.store, by=s.by, text="灯箱灭了", owner=s.other.staff, due="2026-03-20"),
    ),
    Act(
        "checklists.desk.add_photo",
        "checklists.work",
        lambda s: checks.add_photo(s.store, by=s.by, finding=s.found(), jpeg=JPEG),
    ),
    Act(
        "checklists.desk.put_right",
        "checklists.work",
        lambda s: checks.put_right(s.store, by=s.by, finding=s.found(), text="换了"),
    ),
    Act(
        "checklists.desk.hand_to",
        "checklists.hand_to",
        lambda s: checks.hand_to(s.store, by=s.by, finding=s.found(), owner=s.other.staff, due="2026-03-21"),
    ),
    Act(
        "checklists.desk.recheck",
        "checklists.recheck",
        lambda s: checks.recheck(s.store, by=s.by, finding=s.found(done=True), passed=True),
    ),
    Act(
        "checklists.desk.withdraw",
        "checklists.withdraw",
        lambda s: checks.withdraw(s.store, by=s.by, finding=s.found(), why="记重了"),
    ),
    Act(
        "improvements.desk.open_item",
        "improvements.open",
        lambda s: improvements.open_item(s.store, by=s.by, words="没坡道", owner=s.other.staff, due="2026-03-20"),
    ),
    Act(
        "improvements.desk.change",
        "improvements.change",
        lambda s: improvements.change(
            s.store, by=s.by, item=s.bettered(), owner=s.other.staff, due="2026-03-21", why="师傅周末来"
        ),
    ),
    Act(
        "improvements.desk.finish",
        "improvements.finish",
        lambda s: improvements.finish(
            s.store, by=s.by, item=s.bettered(), said="门口没坡道", did="修了坡道", library=s.library
        ),
    ),
    Act(
        "improvements.desk.reword",
        "improvements.finish",
        lambda s: improvements.reword(
            s.store, by=s.by, item=s.bettered(done=True), said="门口没坡道", did="门口有坡道了", library=s.library
        ),
    ),
    Act(
        "improvements.desk.drop",
        "improvements.drop",
        lambda s: improvements.drop(s.store, by=s.by, item=s.bettered(), why="门脸要重装"),
    ),
    Act(
        "improvements.desk.reopen",
        "improvements.reopen",
        lambda s: improvements.reopen(s.store, by=s.by, item=s.bettered(done=True), due="2026-03-25", why="坡道又坏了"),
    ),
    Act(
        "improvements.desk.pick",
        "improvements.pick",
        lambda s: improvements.pick(s.store, by=s.by, item=s.bettered(done=True), on=True),
    ),
    Act(
        "improvements.records.look_at_item",
        "improvements.look",
        lambda s: s.bettered_read(),
    ),
    Act(
        "improvements.records.look_at_items",
        "improvements.look",
        lambda s: s.reading(lambda at: bettering.look_at_items(at, "2026-03", by=s.by)),
    ),
    Act(
        "checklists.records.look_at_findings",
        "checklists.look",
        lambda s: s.reading(lambda at: look_at_findings(at, by=s.by)),
    ),
    Act(
        "improvements.sheet.wall_html",
        "improvements.pick",
        lambda s: s.hung(),
    ),
    Act(
        "personal.photos.forget_photo",
        "personal.forget_photo",
        lambda s: personal_photos.forget_photo(s.store, by=s.by, photo=s.pictured()),
    ),
    Act(
        "floor.desk.open_incident",
        "floor.open_incident",
        lambda s: floor.open_incident(s.store, by=s.by, kind="violence", called="110"),
    ),
    Act("floor.desk.call", "floor.call", lambda s: floor.call(s.store, by=s.by, incident=s.incident(), number="120")),
    Act(
        "floor.desk.set_kind",
        "floor.note_incident",
        lambda s: floor.set_kind(s.store, by=s.by, incident=s.incident(), kind="media"),
    ),
    Act(
        "floor.desk.note",
        "floor.note_incident",
        lambda s: floor.note(s.store, by=s.by, incident=s.incident(), field="people", text="3人"),
    ),
    Act(
        "floor.desk.keep_footage",
        "floor.keep_footage",
        lambda s: floor.keep_footage(s.store, by=s.by, incident=s.incident(), until="2026-06-01"),
    ),
    Act(
        "floor.desk.report",
        "floor.report",
        lambda s: floor.report(s.store, by=s.by, incident=s.incident(), text="三人在厅里等说法"),
    ),
    Act(
        "floor.desk.close",
        "floor.close_incident",
        lambda s: floor.close(s.store, by=s.by, incident=s.incident()),
    ),
    Act(
        "orders.desk.receive",
        "orders.receive",
        lambda s: orders.receive(
            s.store,
            by=s.by,
            source="hotline_10086",
            number="GD1",
            received=s.store.clock.now(),
            answer_due=s.store.clock.now() + HOUR,
        ),
    ),
    Act(
        "orders.desk.assign",
        "orders.assign",
        lambda s: orders.assign(s.store, by=s.by, order=s.outside(), to=s.other.staff),
    ),
    Act(
        "orders.desk.identify",
        "orders.identify",
        lambda s: orders.identify(s.store, by=s.by, order=s.outside(), surname="王", phone="13812345678"),
    ),
    Act(
        "orders.desk.contact",
        "orders.contact",
        lambda s: orders.contact(s.store, by=s.by, order=s.outside(), reached=True),
    ),
    Act(
        "orders.desk.note",
        "orders.note",
        lambda s: orders.note(s.store, by=s.by, order=s.outside(), kind="checked", text="查了"),
    ),
    Act(
        "orders.desk.answer",
        "orders.answer",
        lambda s: orders.answer(s.store, by=s.by, order=s.outside(), text="已退"),
    ),
    Act(
        "orders.desk.send_back",
        "orders.send_back",
        lambda s: orders.send_back(s.store, by=s.by, order=s.outside(), ours=True, why="不是本厅的"),
    ),
    Act("orders.desk.resend", "orders.resend", lambda s: orders.resend(s.store, by=s.by, order=s.outside())),
    Act("orders.desk.hear", "orders.hear", lambda s: orders.hear(s.store, by=s.by, order=s.outside(), word="none")),
    Act("orders.desk.link", "orders.link", lambda s: orders.link(s.store, by=s.by, order=s.outside(), case=s.held())),
    Act(
        "orders.desk.unlink",
        "orders.link",
        lambda s: orders.unlink(s.store, by=s.by, order=s.outside(), case=s.held()),
    ),
    Act("orders.desk.close", "orders.close", lambda s: orders.close(s.store, by=s.by, order=s.answered())),
    Act("orders.correcting.correct", "orders.correct", _correct_order),
    Act(
        "people.desk.add_staff",
        "people.add_staff",
        lambda s: people.add_staff(s.store, by=s.by, name="何田", number="8099", role=Role.CLERK, pin=PIN),
    ),
    Act(
        "people.desk.remove_staff",
        "people.remove_staff",
        lambda s: people.remove_staff(s.store, by=s.by, staff=s.counter.chen.staff),
    ),
    Act(
        "people.desk.change_role",
        "people.change_role",
        lambda s: people.change_role(s.store, by=s.by, staff=s.counter.chen.staff, role=Role.LEAD),
    ),
    Act(
        "people.desk.set_pin",
        "people.set_pin",
        lambda s: people.set_pin(s.store, by=s.by, staff=s.by.staff, pin=PIN),
    ),
    Act(
        "people.desk.set_pin",
        "people.set_pin_of_another",
        lambda s: people.set_pin(s.store, by=s.by, staff=s.counter.chen.staff, pin=PIN),
    ),
    Act("settings.desk.change", "settings.change", lambda s: settings.change(s.store, by=s.by, address="人民路1号")),
    Act(
        "settings.desk.change_counter",
        "settings.look",
        lambda s: settings.change_counter(s.store, by=s.by, theme="dark"),
    ),
    Act(
        "settings.desk.change_counter",
        "settings.change",
        lambda s: settings.change_counter(s.store, by=s.by, backup_folder="D:/备份"),
    ),
    Act(
        "cases.drafting.keep_draft",
        "cases.keep_draft",
        lambda s: drafting.keep_draft(s.store, by=s.by, case=s.held(), field="note", text="话"),
    ),
    Act("cases.desk.begin", "cases.begin", lambda s: cases.begin(s.store, by=s.by)),
    Act("cases.desk.leave", "cases.leave", lambda s: cases.leave(s.store, by=s.by, case=s.counter.begun(s.owner))),
    Act(
        "cases.desk.set_topic",
        "cases.set_topic",
        lambda s: cases.set_topic(s.store, by=s.by, case=s.held(), topic="stop"),
    ),
    Act(
        "cases.desk.switch_flow",
        "cases.switch_flow",
        lambda s: cases.switch_flow(s.store, by=s.by, case=s.held(), flow="short"),
    ),
    Act(
        "cases.desk.mark_step",
        "cases.mark_step",
        lambda s: cases.mark_step(s.store, by=s.by, case=s.held(), step="listen", state="done"),
    ),
    Act(
        "cases.desk.say",
        "cases.say",
        lambda s: cases.say(s.store, by=s.by, case=s.held(), line="您从头说，我记着。", step="listen"),
    ),
    Act("cases.desk.note", "cases.note", lambda s: cases.note(s.store, by=s.by, case=s.held(), text="多扣三十")),
    Act(
        "cases.desk.detail",
        "cases.detail",
        lambda s: cases.detail(s.store, by=s.by, case=s.held(), name="金额", value="30"),
    ),
    Act(
        "cases.desk.show_card",
        "cases.show_card",
        lambda s: cases.show_card(s.store, by=s.by, case=s.held(), card="stop", version="1"),
    ),
    Act("cases.desk.tell", "cases.tell", lambda s: cases.tell(s.store, by=s.by, case=s.held(), card="stop", item="a")),
    Act(
        "cases.desk.set_evidence",
        "cases.set_evidence",
        lambda s: cases.set_evidence(s.store, by=s.by, case=s.held(), evidence=Evidence.OURS),
    ),
    Act(
        "cases.desk.set_emotion",
        "cases.set_emotion",
        lambda s: cases.set_emotion(s.store, by=s.by, case=s.held(), level=3, step="listen"),
    ),
    Act(
        "cases.desk.identify",
        "cases.identify",
        lambda s: cases.identify(s.store, by=s.by, case=s.held(), surname="王", honorific="女士", phone="13812345678"),
    ),
    Act(
        "cases.rating.rate",
        "cases.rate",
        lambda s: rating.rate(s.store, by=s.by, case=s.held(), marks={"manner": 5}, way=RatingWay.WINDOW),
    ),
    Act(
        "cases.rating.appeal_rating",
        "cases.appeal_rating",
        lambda s: rating.appeal_rating(s.store, by=s.by, case=s.rated(s.owner), reason="单子是后台退的"),
    ),
    Act(
        "cases.rating.answer_rating_appeal",
        "cases.answer_rating_appeal",
        lambda s: rating.answer_rating_appeal(s.store, by=s.by, case=s.appealed(), note="说得对"),
    ),
    Act(
        "cases.desk.set_order",
        "cases.set_order",
        lambda s: cases.set_order(s.store, by=s.by, case=s.held(), number="GD1"),
    ),
    Act(
        "cases.ending.end",
        "cases.end",
        lambda s: ending.end(s.store, by=s.by, case=s.held(), outcome=Outcome.SOLVED, sentence="退了三十元"),
    ),
    Act("cases.ending.void", "cases.void", lambda s: ending.void(s.store, by=s.by, case=s.held())),
    Act("cases.ending.correct", "cases.correct", _correct),
    Act("cases.ending.undo", "cases.undo", _undo),
    Act(
        "cases.handover.offer",
        "cases.offer",
        lambda s: handover.offer(s.store, by=s.by, case=s.held(), to=s.other.staff),
    ),
    Act("cases.handover.offer_all", "cases.offer", lambda s: handover.offer_all(s.store, by=s.by, to=s.other.staff)),
    Act("cases.handover.accept", "cases.accept", lambda s: handover.accept(s.store, by=s.by, case=s.offered())),
    Act(
        "cases.handover.decline",
        "cases.decline",
        lambda s: handover.decline(s.store, by=s.by, case=s.offered(), why="手上有客人"),
    ),
    Act("cases.handover.accept_all", "cases.accept_all", lambda s: handover.accept_all(s.store, by=s.by)),
    Act(
        "cases.handover.return_unaccepted",
        "cases.return_unaccepted",
        lambda s: handover.return_unaccepted(s.store, by=s.by),
    ),
    Act(
        "cases.handover.see_return", "cases.see_return", lambda s: handover.see_return(s.store, by=s.by, case=s.held())
    ),
    Act(
        "cases.desk.name_first_asked",
        "cases.name_first_asked",
        lambda s: cases.name_first_asked(s.store, by=s.by, case=s.counter.begun(s.owner), staff=s.other.staff),
    ),
    Act("cases.hops.send_on", "cases.send_on", lambda s: hops.send_on(s.store, by=s.by, case=s.held(), where="银行")),
    Act("cases.hops.judge_hop", "cases.judge_hop", _judge),
    Act(
        "cases.legs.open_leg",
        "cases.open_leg",
        lambda s: legs.open_leg(
            s.store, by=s.by, case=s.held(), department="装维", question="哪天修", due=s.store.clock.now() + HOUR
        ),
    ),
    Act(
        "cases.legs.urge_leg",
        "cases.urge_leg",
        lambda s: legs.urge_leg(s.store, by=s.by, case=s.asked(), leg="L1", how=UrgeWay.PHONE),
    ),
    Act(
        "cases.legs.answer_leg",
        "cases.answer_leg",
        lambda s: legs.answer_leg(s.store, by=s.by, case=s.asked(), leg="L1", answer="明早修"),
    ),
    Act(
        "cases.legs.return_leg",
        "cases.return_leg",
        lambda s: legs.return_leg(s.store, by=s.by, case=s.asked(), leg="L1", why="不归我们"),
    ),
    Act(
        "cases.legs.withdraw_leg",
        "cases.withdraw_leg",
        lambda s: legs.withdraw_leg(s.store, by=s.by, case=s.asked(), leg="L1", why="客人不修了"),
    ),
    Act(
        "cases.linking.link",
        "cases.link",
        lambda s: linking.link(s.store, by=s.by, case=s.held(), other=s.held(), **s.grounds),
    ),
    Act(
        "cases.linking.unlink",
        "cases.unlink",
        lambda s: linking.unlink(s.store, by=s.by, **s.linked()),
    ),
    Act(
        "cases.telling.hear",
        "cases.hear",
        lambda s: telling.hear(
            s.store, by=s.by, case=s.held(), channel=s.library.later("channels")["hotline"], theirs="说能减"
        ),
    ),
    Act(
        "cases.senders.note_sender",
        "cases.note_sender",
        lambda s: senders.note_sender(
            s.store, by=s.by, case=s.held(), sender=s.library.later("senders")["sms"], port="10086"
        ),
    ),
    Act(
        "cases.telling.answer_finally",
        "cases.answer_finally",
        lambda s: telling.answer_finally(
            s.store, by=s.by, case=s.held(), answer="免不了", who="周店长", basis="合同第三条"
        ),
    ),
    Act(
        "cases.needs.ask_for",
        "cases.ask_for",
        lambda s: case_needs.ask_for(s.store, by=s.by, case=s.held(), need=s.need, **s.grounds),
    ),
    Act(
        "cases.needs.answer",
        "cases.answer_need",
        lambda s: case_needs.answer(s.store, by=s.by, case=s.needing(), need=s.need, how="店长来了"),
    ),
    Act(
        "cases.needs.take_back",
        "cases.take_back_need",
        lambda s: case_needs.take_back(s.store, by=s.by, case=s.needing(), need=s.need),
    ),
    Act(
        "cases.writeup.write_up",
        "cases.write_up",
        lambda s: writeup.write_up(
            s.store, by=s.by, answers=writeup.WriteUp(started=s.store.clock.now(), request="查话费")
        ),
    ),
    Act(
        "promises.desk.promise",
        "promises.promise",
        lambda s: promises.promise(s.store, by=s.by, case=s.held(), words="给您回电", due=s.store.clock.now() + HOUR),
    ),
    Act(
        "promises.desk.keep",
        "promises.keep",
        lambda s: promises.keep(s.store, by=s.by, case=s.promised(), promise="P1"),
    ),
    Act(
        "promises.desk.renew",
        "promises.renew",
        lambda s: promises.renew(s.store, by=s.by, case=s.promised(), promise="P1", due=s.store.clock.now() + 2 * HOUR),
    ),
    Act(
        "solutions.desk.offer",
        "solutions.offer",
        lambda s: solutions.offer(s.store, by=s.by, case=s.held(), type=SolutionType.NOW, words="当场改回来"),
    ),
    Act(
        "solutions.desk.sign",
        "solutions.sign",
        lambda s: solutions.sign(s.store, by=s.by, **s.optioned("5"), second=s.counter.zhou.staff, pin=COUNTER_PIN),
    ),
    Act(
        "solutions.desk.permit_by_phone",
        "solutions.permit_by_phone",
        lambda s: solutions.permit_by_phone(s.store, by=s.by, **s.optioned("5"), who="周店长", phone="8001"),
    ),
    Act("solutions.ladder.climb", "solutions.climb", lambda s: ladder.climb(s.store, by=s.by, **s.above())),
    Act(
        "solutions.ladder.hear",
        "solutions.climb",
        lambda s: ladder.hear(s.store, by=s.by, **s.climbed(), agrees=True),
    ),
    Act("solutions.desk.agree", "solutions.agree", lambda s: solutions.agree(s.store, by=s.by, **s.optioned("5"))),
    Act(
        "solutions.desk.decline",
        "solutions.decline",
        lambda s: solutions.decline(s.store, by=s.by, **s.optioned("5")),
    ),
    Act(
        "solutions.desk.refuse",
        "solutions.refuse",
        lambda s: solutions.refuse(s.store, by=s.by, case=s.held(), cannot="免不掉", why="签了两年", can="先算清"),
    ),
    Act(
        "deadlines.desk.start",
        "deadlines.start",
        lambda s: deadlines.start(s.store, by=s.by, case=s.held(), rule=s.rule, law=s.library.law),
    ),
    Act(
        "deadlines.desk.meet",
        "deadlines.meet",
        lambda s: deadlines.meet(s.store, by=s.by, case=s.clocked(), clock="C1"),
    ),
    Act(
        "deadlines.desk.correct",
        "deadlines.correct",
        lambda s: deadlines.correct(
            s.store,
            by=s.by,
            case=s.clocked(),
            clock="C1",
            rule=s.rule,
            law=s.library.law,
            started=s.store.clock.now() - HOUR,
            reason="早上就报了",
        ),
    ),
    Act(
        "deadlines.desk.withdraw",
        "deadlines.withdraw",
        lambda s: deadlines.withdraw(s.store, by=s.by, case=s.clocked(), clock="C1", reason="点错了"),
    ),
    Act(
        "settings.days.set_day",
        "settings.set_day",
        lambda s: days.set_day(s.store, by=s.by, day="2027-02-08", kind="休"),
    ),
    Act(
        "settings.days.set_whole_year",
        "settings.set_day",
        lambda s: days.set_whole_year(s.store, by=s.by, year="2027", whole=True),
    ),
    Act(
        "promises.desk.break_promise",
        "promises.break",
        lambda s: promises.break_promise(s.store, by=s.by, case=s.promised(), promise="P1", done="改派师傅"),
    ),
    Act(
        "promises.desk.reopen",
        "promises.reopen",
        lambda s: promises.reopen(s.store, by=s.by, case=s.kept(s.owner), promise="P1", why="点错"),
    ),
    Act(
        "promises.contacting.contact",
        "promises.contact",
        lambda s: contacting.contact(s.store, by=s.by, case=s.promised(), promise="P1", told=Contacted(Way.PHONE)),
    ),
    Act(
        "promises.contacting.call_broke_off",
        "promises.contact",
        lambda s: contacting.call_broke_off(s.store, by=s.by, case=s.held()),
    ),
    Act(
        "promises.contacting.urge",
        "promises.urge",
        lambda s: contacting.urge(s.store, by=s.by, case=s.promised(), promise="P1", to=s.other.staff),
    ),
    Act(
        "settings.rostering.set_away",
        "settings.set_roster",
        lambda s: rostering.set_away(s.store, by=s.by, staff=s.other.staff, day="weekday:1"),
    ),
    Act(
        "settings.rostering.set_here",
        "settings.set_roster",
        lambda s: rostering.set_here(s.store, by=s.by, staff=s.other.staff, day="weekday:1"),
    ),
    Act(
        "backup.desk.back_up",
        "backup.back_up",
        lambda s: backup.back_up(s.store, by=s.by, folder=s.copy.parent / "kept"),
    ),
    Act(
        "backup.unlocking.set_password",
        "unlock.set_password",
        lambda s: unlocking.set_password(s.store, by=s.by, password="春眠不觉晓，处处闻啼鸟。"),
    ),
    Act(
        "backup.unlocking.remove_password",
        "unlock.remove_password",
        lambda s: unlocking.remove_password(s.store, by=s.by),
    ),
    Act("backup.unlocking.new_code", "unlock.new_code", lambda s: unlocking.new_code(s.store, by=s.by)),
    Act("backup.unlocking.bind", "unlock.bind", lambda s: unlocking.bind(s.store, by=s.by)),
    Act(
        "backup.unlocking.rehearse",
        "unlock.rehearse",
        lambda s: unlocking.rehearse(s.store, by=s.by, code=unlock.new_code(s.store.folder, s.store.key)),
    ),
    Act(
        "backup.unlocking.rekey",
        "unlock.rekey",
        lambda s: unlocking.rekey(s.store, by=s.by, code=recovery.printed(recovery.new_secret())),
    ),
    Act(
        "backup.unlocking.prepare_rekey",
        "unlock.rekey",
        lambda s: unlocking.prepare_rekey(s.store, by=s.by),
    ),
    Act(
        "settings.desk.set_figure",
        "settings.set_figure",
        lambda s: settings.set_figure(s.store, by=s.by, name="回复时限", text="72小时"),
    ),
    Act(
        "authoring.confirming.confirm_card",
        "authoring.check_card",
        lambda s: confirming.confirm_card(s.store, by=s.by, card=s.card, note="问了省里"),
    ),
    Act(
        "authoring.confirming.withdraw_card_check",
        "authoring.check_card",
        lambda s: confirming.withdraw_card_check(s.store, by=s.by, card=s.checked()),
    ),
    Act(
        "search.usage.note_opened",
        "search.note_opened",
        lambda s: usage.note_opened(s.store, by=s.by, entry="card:fraud_stop"),
    ),
    Act("search.gaps.note_gap", "search.note_gap", lambda s: gaps.note_gap(s.store, by=s.by, query="靓号转赠")),
    Act(
        "authoring.desk.publish_notice",
        "authoring.publish_notice",
        lambda s: notices.publish_notice(s.store, by=s.by, text="今天断网两小时"),
    ),
    Act(
        "authoring.desk.correct_notice",
        "authoring.correct_notice",
        lambda s: notices.correct_notice(s.store, by=s.by, notice=s.noticed(), text="今天断网一小时"),
    ),
    Act(
        "authoring.desk.confirm_notice",
        "authoring.confirm_notice",
        lambda s: notices.confirm_notice(s.store, by=s.by, notice=s.noticed()),
    ),
    Act(
        "authoring.desk.withdraw_notice",
        "authoring.withdraw_notice",
        lambda s: notices.withdraw_notice(s.store, by=s.by, notice=s.noticed()),
    ),
    Act(
        "authoring.desk.read_notice",
        "authoring.read_notice",
        lambda s: notices.read_notice(s.store, by=s.by, notice=s.noticed()),
    ),
    Act(
        "authoring.desk.call_roll",
        "authoring.call_roll",
        lambda s: notices.call_roll(s.store, by=s.by, notices=[s.noticed()], present=[s.owner.staff]),
    ),
    Act(
        "authoring.importing.import_cards",
        "authoring.import_cards",
        lambda s: importing.import_cards(s.store, by=s.by, preview=PREVIEW),
    ),
    Act(
        "authoring.importing.undo_import",
        "authoring.undo_import",
        lambda s: importing.undo_import(s.store, by=s.by, source=s.imported()),
    ),
    Act("backup.desk.compare", "backup.restore", lambda s: backup.compare(s.store, by=s.by, copy=s.copy)),
    Act("backup.desk.restore_over", "backup.restore", lambda s: backup.restore_over(s.store, by=s.by, copy=s.copy)),
    Act(
        "logbook.morning_case.pick_case",
        "logbook.pick_case",
        lambda s: morning_case.pick_case(s.store, by=s.by, case=s.finished()),
    ),
    Act(
        "logbook.morning.read_morning",
        "logbook.read_morning",
        lambda s: s.reading(lambda at: morning.read_morning(at, by=s.by, library=s.library, now=NOON, offset=480)),
    ),
    Act(
        "logbook.morning.morning_html",
        "logbook.read_morning",
        lambda s: s.reading(lambda at: morning.morning_html(at, by=s.by, library=s.library, now=NOON, offset=480)),
    ),
    Act(
        "logbook.today.look",
        "logbook.look_at_today",
        lambda s: s.reading(lambda at: today.look(at, ONE_DAY, by=s.by, library=s.library, now=NOON, offset=480)),
    ),
    Act(
        "logbook.today_page.today_html",
        "logbook.look_at_today",
        lambda s: s.reading(
            lambda at: today_page.today_html(at, ONE_DAY, by=s.by, library=s.library, now=NOON, offset=480)
        ),
    ),
    Act(
        "logbook.manager_lists.manager_lists",
        "logbook.manager_lists",
        lambda s: s.reading(lambda at: manager_lists.manager_lists(at, ONE_DAY, by=s.by, library=s.library)),
    ),
    Act(
        "logbook.wanting.wanting",
        "logbook.look_at_today",
        lambda s: s.reading(lambda at: wanting.wanting(at, by=s.by, library=s.library, now=NOON, offset=480)),
    ),
    Act(
        "logbook.today.promises_behind",
        "logbook.look_at_today",
        lambda s: s.reading(lambda at: today.promises_behind(at, today.Tile.KEPT, ONE_DAY, by=s.by, now=NOON)),
    ),
    Act(
        "logbook.today.receptions_behind",
        "logbook.look_at_today",
        lambda s: s.reading(lambda at: today.receptions_behind(at, today.Tile.OPEN, ONE_DAY, by=s.by)),
    ),
    Act(
        "logbook.today.receptions_before",
        "logbook.look_at_today",
        lambda s: s.reading(lambda at: today.receptions_before(at, ONE_DAY, by=s.by)),
    ),
    Act(
        "logbook.radars.page.look",
        "logbook.look_at_radars",
        lambda s: s.reading(lambda at: radars.look(at, ONE_DAY, by=s.by, library=s.library, now=NOON, offset=480)),
    ),
    Act(
        "logbook.radars.page.receptions_behind",
        "logbook.look_at_radars",
        lambda s: s.reading(lambda at: radars.receptions_behind(at, [], by=s.by)),
    ),
    Act(
        "logbook.exports.day_csv",
        "logbook.export",
        lambda s: s.reading(lambda at: exports.day_csv(at, by=s.by, wanted=DAY, library=s.library, offset=480)),
    ),
    Act(
        "logbook.day.listed",
        "logbook.read",
        lambda s: s.reading(lambda at: listed(at, DAY, by=s.by, limit=9)),
    ),
    Act(
        "logbook.closing.still_open",
        "logbook.shift_sheet",
        lambda s: s.reading(lambda at: closing.still_open(at, by=s.by, tonight=NOON)),
    ),
    Act(
        "logbook.closing.still_open",
        "logbook.shift_sheet_of_another",
        lambda s: s.reading(lambda at: closing.still_open(at, by=s.by, tonight=NOON, hall=True)),
    ),
    Act(
        "logbook.shift_sheet.read_sheet",
        "logbook.shift_sheet",
        lambda s: s.reading(
            lambda at: shift_sheet.read_sheet(at, by=s.by, library=s.library, now=s.store.clock.now(), offset=480)
        ),
    ),
    Act(
        "logbook.shift_sheet.read_sheet",
        "logbook.shift_sheet_of_another",
        lambda s: s.reading(
            lambda at: shift_sheet.read_sheet(
                at, by=s.by, library=s.library, now=s.store.clock.now(), offset=480, hall=True
            )
        ),
    ),
    Act(
        "logbook.shift_sheet.shift_html",
        "logbook.shift_sheet",
        lambda s: s.reading(
            lambda at: shift_sheet.shift_html(at, by=s.by, library=s.library, now=s.store.clock.now(), offset=480)
        ),
    ),
    Act(
        "logbook.shift_sheet.shift_html",
        "logbook.shift_sheet_of_another",
        lambda s: s.reading(
            lambda at: shift_sheet.shift_html(
                at, by=s.by, library=s.library, now=s.store.clock.now(), offset=480, hall=True
            )
        ),
    ),
    Act(
        "logbook.exports.day_html",
        "logbook.export",
        lambda s: s.reading(lambda at: exports.day_html(at, by=s.by, wanted=DAY, now=0, library=s.library, offset=480)),
    ),
    Act(
        "logbook.reports.desk.keep_template",
        "reports.keep_template",
        lambda s: county.keep_template(s.store, by=s.by, name="县月报", data=saved(county_book())),
    ),
    Act(
        "logbook.reports.desk.pick",
        "reports.pick",
        lambda s: county.pick(s.store, by=s.by, template=s.county(), picks=PICKS),
    ),
    Act(
        "logbook.reports.desk.drop_template",
        "reports.drop_template",
        lambda s: county.drop_template(s.store, by=s.by, template=s.county()),
    ),
    Act(
        "logbook.reports.desk.fill_template",
        "reports.make",
        _fill,
    ),
    Act(
        "logbook.reports.making.make",
        "reports.make",
        lambda s: s.reading(
            lambda at: make(
                at, by=s.by, job=JOB, library=s.library, now=s.store.clock.now(), offset=480, paper=lambda _page: b""
            )
        ),
    ),
    Act(
        "logbook.reports.reading.read_report",
        "reports.make",
        lambda s: s.reading(
            lambda at: read_report(
                at,
                by=s.by,
                first="2026-03-01",
                last="2026-03-12",
                library=s.library,
                now=s.store.clock.now(),
                offset=480,
            )
        ),
    ),
    Act(
        "personal.desk.look_up",
        "personal.look_up",
        lambda s: personal.look_up(s.store, by=s.by, phone=s.known(), why="本人来查"),
    ),
    Act(
        "personal.desk.correct",
        "personal.correct",
        lambda s: personal.correct(s.store, by=s.by, phone=s.known(), surname="汪"),
    ),
    Act(
        "personal.desk.hold",
        "personal.hold",
        lambda s: personal.hold(s.store, by=s.by, phone=s.known(), basis="申诉在办", until=s.store.clock.now() + HOUR),
    ),
    Act(
        "personal.desk.let_go",
        "personal.let_go",
        lambda s: personal.let_go(s.store, by=s.by, phone=s.known(on_hold=True), why="办结了"),
    ),
    Act("personal.desk.forget", "personal.forget", lambda s: personal.forget(s.store, by=s.by, phone=s.known())),
    Act(
        "personal.desk.keep_full_numbers",
        "personal.keep_full_numbers",
        lambda s: personal.keep_full_numbers(s.store, by=s.by, on=True, why="要回拨"),
    ),
    Act(
        "personal.handing_out.hand_out",
        "personal.export",
        lambda s: handing_out.hand_out(s.store, by=s.by, phone=s.known(), library=s.library),
    ),
    Act(
        "personal.lapsing.let_lapse",
        "personal.let_lapse",
        lambda s: lapsing.let_lapse(s.store, by=s.by, library=s.library, subjects=[]),
    ),
    Act(
        "personal.lapsing.set_retention",
        "personal.set_retention",
        lambda s: lapsing.set_retention(s.store, by=s.by, library=s.library, rule="fee", days=90),
    ),
    Act(
        "personal.looking.note_view",
        "personal.note_view",
        lambda s: looking.note_view(s.store, by=s.by, case=s.counter.reception(s.other)),
    ),
    Act(
        "personal.looking.reveal",
        "personal.reveal",
        lambda s: looking.reveal(s.store, by=s.by, case=s.whole(), why="给客人回电话"),
    ),
    Act("floor.records.incidents", "floor.look", lambda s: s.reading(lambda at: incidents(at, by=s.by))),
    Act(
        "personal.lapsing.lapsing",
        "personal.let_lapse",
        lambda s: s.reading(lambda at: lapsing.lapsing(at, s.library, by=s.by, now=s.store.clock.now(), offset=480)),
    ),
    Act(
        "logbook.review.looked_back",
        "logbook.look_back",
        lambda s: s.reading(lambda at: review.looked_back(at, s.held(), by=s.by)),
    ),
    Act("personal.looking.views", "personal.see_views", lambda s: s.reading(lambda at: looking.views(at, by=s.by))),
    Act("personal.informing.inform", "personal.inform", lambda s: informing.inform(s.store, by=s.by, case=s.held())),
    Act("sync.joining.start_exchange", "sync.manage", lambda s: joining.start_exchange(s.store, by=s.by)),
    Act(
        "sync.joining.invite",
        "sync.manage",
        lambda s: joining.invite(s.store, s.exchanging(), by=s.by, counter="4"),
    ),
    Act("sync.joining.leave", "sync.manage", lambda s: joining.leave(s.store, by=s.by, device=s.guest())),
    Act("audit.sealing.seal_now", "audit.seal", lambda s: sealing.seal_now(s.store, by=s.by)),
    Act(
        "audit.sealing.latest_seals",
        "audit.seal",
        lambda s: s.reading(lambda at: sealing.latest_seals(at, by=s.by)),
    ),
    Act(
        "logbook.seal_page.seal_html",
        "audit.seal",
        lambda s: s.reading(
            lambda at: seal_page.seal_html(at, by=s.by, seal=s.sealed(), library=s.library, now=0, offset=480)
        ),
    ),
    Act(
        "audit.exporting.journal_lines",
        "audit.export",
        lambda s: list(exporting.journal_lines(s.store, by=s.by)),
    ),
    Act(
        "appeal.desk.make_pack",
        "appeal.pack",
        lambda s: appeal.make_pack(s.store, by=s.by, subject=s.held(), profile=Profile.OUTWARD, library=s.library),
    ),
)
