"""A short day at the counter, act by act, through the real desk functions: what was said to be saved is noted.

Each act stands alone, so that one that fails (the disk was full) leaves the others their work.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hall_assistant.authoring.desk import publish_notice
from hall_assistant.backup.copies import thin_out, write_copy
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk
from hall_assistant.cases.drafting import drafts_of, keep_draft
from hall_assistant.cases.ending import end
from hall_assistant.cases.handover import accept, offer
from hall_assistant.clock import HOUR, MINUTE, SetClock
from hall_assistant.people.values import Actor
from hall_assistant.privacy.identity import shown
from hall_assistant.promises.desk import keep, promise
from hall_assistant.store import heads, unlock
from tests.core.counter import START, Counter, counter_of, open_store

Ref = tuple[str, int, bytes]


@dataclass
class Told:
    """What people were told is saved."""

    facts: set[Ref] = field(default_factory=set)
    drafts: dict[tuple[str, str], str] = field(default_factory=dict)
    """By reception and field."""
    names: dict[str, str] = field(default_factory=dict)
    """Surnames by reception."""

    def copy(self) -> Told:
        """As it stands now."""
        return Told(set(self.facts), dict(self.drafts), dict(self.names))

    def still(self, later: Told) -> Told:
        """What holds while the act is under way that leads to `later`: a draft it changes may be the old or the new."""
        drafts = {at: text for at, text in self.drafts.items() if later.drafts.get(at) == text}
        return Told(self.facts, drafts, {case: name for case, name in self.names.items() if case in later.names})

    def missing(self, at: Counter) -> list[str]:
        """What is not there, or is unsound, in a store opened again."""
        with at.store.reading() as reading:
            there = {tuple(row) for row in reading.rows("SELECT chain, seq, hash FROM journal")}
            faults = [f"acknowledged fact lost: {chain} {seq}" for chain, seq, _ in sorted(self.facts - there)]
            for (case, name), text in self.drafts.items():
                found = drafts_of(reading, CaseId(case)).get(name)
                # A draft is given up once its reception takes no more words.
                if found != text and at.state(CaseId(case)).state == "open":
                    faults.append(f"draft lost: {case} {name}: {found!r:.40}")
            for case, surname in self.names.items():
                if shown(reading, at.state(CaseId(case)).person).surname != surname:
                    faults.append(f"name lost: {case}")
        return faults + unsound(at)


class Day:
    """One counter on one day; `acts` in their order. What was `told` must be there whatever happens next."""

    def __init__(self, at: Counter, copies: Path) -> None:
        self.at = at
        self.copies = copies
        self.case: CaseId | None = None
        self.told = Told()
        self.acts: tuple[Callable[[], None], ...] = (
            self.receive, self.type, self.note, self.topic, self.identify, self.promise, self.settle, self.type,
            self.say, self.hand_over, self.type_much, self.keep, self.notice, self.settle, self.copy, self.new_code,
            self.end, self.receive, self.long_note, self.settle, self.reopen, self.copy, self.type, self.end,
        )  # fmt: skip

    def receive(self) -> None:
        self.case = None
        case = desk.begin(self.at.store, by=self.at.wang)[0]
        desk.note(self.at.store, by=self.at.wang, case=case, text="卡停了，要用")
        self.case = case

    def note(self) -> None:
        desk.note(self.at.store, by=self._by(), case=self._case(), text="说是昨天停的", kind="verbatim")

    def long_note(self) -> None:
        desk.note(self.at.store, by=self._by(), case=self._case(), text="从头说一遍。" * 3000)

    def type(self) -> None:
        self._type("note", f"客户说{len(self.told.facts)}")

    def type_much(self) -> None:
        self._type("request", "还说了" * 2000)

    def _type(self, name: str, text: str) -> None:
        case = self._case()
        self.told.drafts.pop((case, name), None)  # may be the old or the new text if this fails
        keep_draft(self.at.store, by=self._by(), case=case, field=name, text=text)
        self.told.drafts[case, name] = text

    def topic(self) -> None:
        desk.set_topic(self.at.store, by=self._by(), case=self._case(), topic="stop")

    def identify(self) -> None:
        desk.identify(self.at.store, by=self._by(), case=self._case(), surname="欧阳", phone="13800005678")
        self.told.names[self._case()] = "欧阳"

    def promise(self) -> None:
        due = self.at.clock.now() + HOUR
        promise(self.at.store, by=self._by(), case=self._case(), words="我打您这个号", due=due)

    def say(self) -> None:
        desk.say(self.at.store, by=self._by(), case=self._case(), line="您从头说，我记着。", step="listen")

    def hand_over(self) -> None:
        offer(self.at.store, by=self._by(), case=self._case(), to=self.at.chen.staff, why="下班")
        accept(self.at.store, by=self.at.chen, case=self._case())

    def keep(self) -> None:
        self.at.clock.advance(MINUTE)
        for one in self.at.state(self._case()).promises:
            if one.state == "open":
                keep(self.at.store, by=self._by(), case=self._case(), promise=one.promise, how="打了")

    def notice(self) -> None:
        publish_notice(self.at.store, by=self.at.zhou, text="今天系统升级", title="升级", topics=("stop",))

    def end(self) -> None:
        self.keep()
        end(self.at.store, by=self._by(), case=self._case(), outcome=Outcome.SOLVED, sentence="当场说清")

    def copy(self) -> None:
        self.at.clock.advance(MINUTE)
        thin_out(write_copy(self.at.store, self.copies).file)

    def new_code(self) -> None:
        unlock.new_code(self.at.store.folder, self.at.store.key)

    def settle(self) -> None:
        while self.at.store.settle():
            pass

    def reopen(self) -> None:
        """Close in the middle of the day and come back, as after a restart."""
        folder = self.at.store.folder
        self.at.store.close()
        self.at = counter_of(open_store(folder, self.at.clock), self.at.clock)

    def _case(self) -> CaseId:
        if self.case is None:
            self.receive()
        assert self.case is not None
        return self.case

    def _by(self) -> Actor:
        """Who has the reception in hand."""
        handler = self.at.state(self._case()).handler
        return self.at.chen if handler == self.at.chen.staff else self.at.wang

    def note_saved(self) -> None:
        """All that stands in the journal now was told as saved."""
        with self.at.store.reading() as at:
            self.told.facts |= {tuple(row) for row in at.rows("SELECT chain, seq, hash FROM journal")}


def opened(folder: Path) -> Counter:
    """The counter of a hall in `folder`, its clock at the morning."""
    clock = SetClock.at(START)
    store = open_store(folder, clock)
    try:
        return counter_of(store, clock)
    except BaseException:
        store.close()
        raise


def unsound(at: Counter) -> list[str]:
    """What is wrong with a store by its own word: chains, pages, ends, read tables."""
    verdict, report = at.store.verify(), at.store.rebuild()
    faults = [] if verdict.holds and verdict.chains == 1 else [f"verify: {verdict}"]
    logged = heads.read(at.store.folder / heads.NAME)
    with at.store.reading() as reading:
        for head in logged.values():
            row = reading.one("SELECT hash FROM journal WHERE chain = ? AND seq = ?", (head.chain, head.seq))
            if row is None or row["hash"] != head.hash:
                faults.append(f"head not in the journal: {head.chain} {head.seq}")
    return faults if report.equal else [*faults, f"rebuild: {report.differences}"]
