"""The live work on a reception, one short function per thing a clerk does; rules live here and nowhere else."""

from __future__ import annotations

from hall_assistant.casefile.opening import ready_for_content
from hall_assistant.casefile.records import begun, state_of
from hall_assistant.casefile.values import CaseId, CaseState, Evidence
from hall_assistant.changes import Changes
from hall_assistant.clock import DAY
from hall_assistant.errors import StaffError
from hall_assistant.library.kinds import Phrase
from hall_assistant.library.slots import slots_in
from hall_assistant.people.access import check, may
from hall_assistant.people.records import on_the_roll
from hall_assistant.people.values import Actor
from hall_assistant.phrases.render import open_slots
from hall_assistant.phrases.templates import shortened
from hall_assistant.privacy.identity import remember
from hall_assistant.store.drafts import drop
from hall_assistant.store.facts import Json
from hall_assistant.store.ids import new_id
from hall_assistant.store.store import Store, Writing
from hall_assistant.text import blank, one_line, required, typed

LONGEST_AGO = 366 * DAY
"""How far back a start may be set, milliseconds."""
NOTE_KINDS = frozenset({"note", "verbatim", "request", "checked", "explained", "expected"})
STEP_STATES = frozenset({"doing", "done", "skipped"})


def begin(
    store: Store,
    *,
    by: Actor,
    flow: str = "eight_steps",
    mode: str = "live",
    started: int | None = None,
    first_asked: str = "",
) -> tuple[CaseId, Changes]:
    """Begin a reception: nothing is asked, nothing recorded yet; whoever begins is its first-asked owner.

    started: UTC milliseconds, now if left out; never later than now. first_asked: staff id of a colleague without a PC
    (引导员) who was asked first; whoever begins handles it then. Raises StaffError `case.future`, `case.long_ago`,
    `staff.unknown`. Source: S18, N25.
    """
    with store.write() as w:
        check(w, by, "cases.begin")
        start = w.now if started is None else started
        if start > w.now:
            raise StaffError("case.future")
        if start < w.now - LONGEST_AGO:
            raise StaffError("case.long_ago")
        case = CaseId(f"case:{new_id(w.now)}")
        w.execute(
            "INSERT INTO begun(case_id, staff, counter, at, flow, mode, first_asked) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (case, by.staff, by.counter, start, flow, mode, _named(w, by, first_asked)),
        )
        w.touch("begun")
    return case, w.changes


def _named(w: Writing, by: Actor, staff: str) -> str:
    return "" if staff in ("", by.staff) else on_the_roll(w, staff)


def name_first_asked(store: Store, *, by: Actor, case: CaseId, staff: str) -> Changes:
    """Name who was asked first while a reception begun here holds nothing yet: a floor guide without a PC (引导员).

    Once it is a record the first-asked stands for good. Raises StaffError `first_asked.fixed`, `case.not_yours`,
    `staff.unknown`. Source: S18, N25.
    """
    with store.write() as w:
        check(w, by, "cases.name_first_asked")
        start = begun(w, case)
        if start is None:
            raise StaffError("first_asked.fixed")
        if start.staff != by.staff:
            raise StaffError("case.not_yours")
        w.execute("UPDATE begun SET first_asked = ? WHERE case_id = ?", (_named(w, by, staff), case))
        w.touch("begun")
    return w.changes


def leave(store: Store, *, by: Actor, case: CaseId) -> Changes:
    """Leave a reception that was begun and holds nothing: it vanishes without a trace, drafts included.

    One that has become a record stays as it is. Raises StaffError `case.not_yours` for one that someone else began,
    unless the person leads: what is being typed in it is not theirs to drop.
    """
    with store.write() as w:
        check(w, by, "cases.leave")
        start = begun(w, case)
        if start is not None:
            if start.staff != by.staff and not may(by.role, "cases.act_for_another"):
                raise StaffError("case.not_yours")
            w.execute("DELETE FROM begun WHERE case_id = ?", (case,))
            w.touch("begun")
            drop(w, case)
    return w.changes


def _record(
    store: Store,
    act: str,
    kind: str,
    *,
    by: Actor,
    case: CaseId,
    open: dict[str, Json] | None = None,
    sealed: dict[str, Json] | None = None,
) -> Changes:
    """Append one fact to a reception that takes content, opening its record first if this is its first content."""
    with store.write() as w:
        check(w, by, f"cases.{act}")
        ready_for_content(w, by=by, case=case)
        w.append(case, kind, by=by.staff, open=open or {}, sealed=sealed)
    return w.changes


def set_topic(store: Store, *, by: Actor, case: CaseId, topic: str) -> Changes:
    """Say what it is about: the id of a topic or tile."""
    return _record(store, "set_topic", "case.topic", by=by, case=case, open={"topic": topic})


def switch_flow(store: Store, *, by: Actor, case: CaseId, flow: str) -> Changes:
    """Go on by another flow template (八步, 简, 急 …); everything entered stays. Source: S11, S15, S17."""
    return _record(store, "switch_flow", "case.flow", by=by, case=case, open={"flow": flow})


def mark_step(store: Store, *, by: Actor, case: CaseId, step: str, state: str, reason: str = "") -> Changes:
    """Mark a step as `doing`, `done` or `skipped`, with a reason if the clerk cares to give one. Source: S01.

    Raises StaffError `step.state`.
    """
    if state not in STEP_STATES:
        raise StaffError("step.state")
    sealed: dict[str, Json] = {"reason": one_line(reason, what="跳过的原因")}
    opened: dict[str, Json] = {"step": step, "state": state}
    return _record(store, "mark_step", "case.step", by=by, case=case, open=opened, sealed=sealed)


def say(
    store: Store,
    *,
    by: Actor,
    case: CaseId,
    line: str,
    step: str,
    phrase: Phrase | None = None,
    apology: str = "",
    due: int | None = None,
) -> Changes:
    """Record a line as spoken, rendered as it was; `phrase` is the shipped line it came from, None for own words.

    apology: grade of own words (`wait`, `experience`, `fault`); a shipped line brings its own. A fault-grade apology
    before the check says that it was ours is refused: StaffError `apology.too_early`; so is a line with a slot still
    open: `line.open`. due: the hour the line names (UTC milliseconds), which makes the promise in the same write,
    unless one of the speaker's for that hour stands already; without an hour there is none. Source: S03, S06, S82, C3.
    """
    missing = open_slots(line, slots_in(phrase.say if phrase else line))
    if missing:
        raise StaffError("line.open", names="、".join(missing))
    grade = phrase.apology or "" if phrase else apology
    opened: dict[str, Json] = {"phrase": phrase.id if phrase else "", "step": step, "apology": grade}
    sealed: dict[str, Json] = {"line": required(line, what="说过的话", limit=2000)}
    with store.write() as w:
        check(w, by, "cases.say")
        ready_for_content(w, by=by, case=case)
        if grade == "fault" and state_of(w, case).evidence is not Evidence.OURS:
            raise StaffError("apology.too_early")
        w.append(case, "case.said", by=by.staff, open=opened, sealed=sealed)
        if due is not None and not _given(state_of(w, case), by, due):
            from hall_assistant.promises.ledger import make  # loaded with the first line that promises

            make(w, by=by, case=case, words=shortened(line, 500), due=due, phrase=phrase.id if phrase else "")
    return w.changes


def _given(state: CaseState, by: Actor, due: int) -> bool:
    """Whether the speaker gave a promise for that hour just before: the line repeats it and makes no second one."""
    return any(one.due == due and one.owner == by.staff for one in state.open_promises)


def note(store: Store, *, by: Actor, case: CaseId, text: str, kind: str = "note", draft: str = "") -> Changes:
    """Write something down: a note, the customer's own words (`verbatim`), the request, what was checked or explained.

    draft: the field it was typed in, whose draft goes with it. Text that is blank is no content.
    Raises StaffError `note.kind`, `text.too_long`, `text.broken`.
    """
    if kind not in NOTE_KINDS:
        raise StaffError("note.kind")
    text = typed(text, what="记一笔")
    with store.write() as w:
        check(w, by, "cases.note")
        if not blank(text):
            ready_for_content(w, by=by, case=case)
            w.append(case, "case.noted", by=by.staff, open={"kind": kind}, sealed={"text": text})
        if draft:
            drop(w, case, draft)
    return w.changes


def detail(store: Store, *, by: Actor, case: CaseId, name: str, value: str) -> Changes:
    """Fill in one fact of the matter: 时间, 地点, 金额, 号码 … An empty value takes it back. Source: S02, S57."""
    name = required(name, what="要点", limit=20)
    sealed: dict[str, Json] = {"value": one_line(value, what=name)}
    return _record(store, "detail", "case.detail", by=by, case=case, open={"name": name}, sealed=sealed)


def show_card(store: Store, *, by: Actor, case: CaseId, card: str, version: str) -> Changes:
    """Record which knowledge card was used, and in which version. Source: S39."""
    return _record(store, "show_card", "case.card", by=by, case=case, open={"card": card, "version": version})


def tell(store: Store, *, by: Actor, case: CaseId, card: str, item: str) -> Changes:
    """Tick one item of a card's must-tell list (必须告知) as told. Source: S04, S190."""
    return _record(store, "tell", "case.told", by=by, case=case, open={"card": card, "item": item})


def set_evidence(store: Store, *, by: Actor, case: CaseId, evidence: Evidence) -> Changes:
    """Record what the check shows so far. Source: S06, S144."""
    return _record(store, "set_evidence", "case.evidence", by=by, case=case, open={"evidence": evidence.value})


def set_emotion(store: Store, *, by: Actor, case: CaseId, level: int, step: str) -> Changes:
    """Note how upset the customer is, 1 calm to 5 furious; nobody has to (M02). Raises StaffError `emotion.level`."""
    if not 1 <= level <= 5:
        raise StaffError("emotion.level")
    return _record(store, "set_emotion", "case.emotion", by=by, case=case, open={"level": level, "step": step})


def identify(
    store: Store, *, by: Actor, case: CaseId, surname: str = "", honorific: str = "", phone: str = ""
) -> Changes:
    """Say who the customer is; name and masked number go to the vault, the record holds only an id. Source: S54, N12.

    What is left empty stays as it was said before: a number that comes later takes nobody's name away.
    Raises StaffError `phone.form`, `text.too_long`.
    """
    with store.write() as w:
        check(w, by, "cases.identify")
        ready_for_content(w, by=by, case=case)
        row = w.one("SELECT person FROM cases WHERE subject = ?", (case,))
        earlier = row["person"] if row is not None else None
        person = remember(w, surname=surname, honorific=honorific, phone=phone, earlier=earlier)
        w.append(case, "case.person", by=by.staff, open={"person": person})
        _tidy(w, case)
    return w.changes


def _tidy(w: Writing, case: CaseId) -> None:
    from hall_assistant.privacy.vault import tidy  # loaded with the first customer who gives a name

    tidy(w, case, "case.person")


def set_order(store: Store, *, by: Actor, case: CaseId, number: str) -> Changes:
    """Take back the official work order's number (工单号); also after the reception has ended. Source: counter.md."""
    with store.write() as w:
        check(w, by, "cases.set_order")
        row = w.one("SELECT state FROM cases WHERE subject = ?", (case,))
        if row is None or row["state"] != "ended":
            ready_for_content(w, by=by, case=case)
        number = required(number, what="工单号", limit=60)
        w.append(case, "case.ordered", by=by.staff, sealed={"number": number})
    return w.changes
