"""One reception as a timeline: every fact a line, in order, with what was corrected or taken back still there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from hall_assistant.casefile.amending import CORRECTABLE, amended
from hall_assistant.casefile.legs import URGE_WAYS, UrgeWay
from hall_assistant.casefile.number import DELETED, NEWER
from hall_assistant.casefile.promising import KIND_NAMES, REACHED_NAMES, WAY_NAMES, PromiseKind, Reached, Way
from hall_assistant.casefile.solved import REDRESSES, Redress
from hall_assistant.casefile.values import EVIDENCE_NAMES, OUTCOME_NAMES, CaseId, Evidence, Outcome
from hall_assistant.clock import local_day, local_text, local_time
from hall_assistant.library.library import Library
from hall_assistant.people.records import names
from hall_assistant.store.facts import Fact, Json
from hall_assistant.store.store import Reading

FIELD_NAMES: Mapping[str, str] = {
    "started": "开始时间",
    "topic": "话题",
    "line": "说的话",
    "text": "内容",
    "value": "内容",
    "number": "工单号",
    "outcome": "结果",
    "sentence": "一句话结果",
    "words": "答应的话",
    "due": "几点前",
    "how": "怎么兑现的",
    "question": "请部门办的事",
    "answer": "部门答复",
    "where": "去哪里",
}
"""What the entries that may be corrected are called, in the order they are asked."""


@dataclass(frozen=True, slots=True)
class Amendable:
    """An entry of a fact that may be corrected (可更正项), with its value as it stands now."""

    field: str
    name: str
    value: Json
    """Text; UTC milliseconds for `started` and `due`; an id for `topic` and `outcome`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline."""

    at: int
    day: str
    """Local day where it happened, `2026-03-12`."""
    hour: str
    """Local hour where it happened."""
    who: str
    what: str
    """Kind in a word: 开卷, 说, 记, 承诺 …"""
    text: str
    kind: str
    """Kind of the fact, as `case.noted`."""
    chain: str
    seq: int
    covered: str = ""
    """What stands there on a filmed screen, where the text holds what is private."""
    undone: bool = False
    corrected: bool = False
    amendable: tuple[Amendable, ...] = ()
    """What of it may be corrected; nothing once it was undone or its words are deleted."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What wording an entry needs besides its fact."""

    library: Library
    staff: Mapping[str, str]
    offset: int


def timeline(at: Reading, case: CaseId, library: Library) -> list[Entry]:
    """Every fact of a reception as a line, oldest first. Of kinds it does not know it says that there is something."""
    facts = at.facts(case)
    staff = names(at)
    undone = {_target(fact) for fact in facts if fact.kind == "case.undone"}
    corrected = {_target(fact) for fact in facts if fact.kind == "case.corrected"}
    standing = {_ref(fact): fact for fact in amended(facts)}
    entries = [_entry(fact, _Words(library, staff, fact.offset)) for fact in facts]
    return [
        replace(
            entry,
            undone=_ref(fact) in undone,
            corrected=_ref(fact) in corrected,
            amendable=_amendable(standing.get(_ref(fact))),
        )
        for entry, fact in zip(entries, facts, strict=True)
    ]


def _amendable(fact: Fact | None) -> tuple[Amendable, ...]:
    if fact is None or (fact.sealed is None and fact.kind not in ("case.opened", "case.topic")):
        return ()
    fields = CORRECTABLE.get(fact.kind, frozenset())
    values: dict[str, Json] = {**fact.open, **(fact.sealed or {})}
    return tuple(Amendable(name, FIELD_NAMES[name], values.get(name)) for name in FIELD_NAMES if name in fields)


def _ref(fact: Fact) -> tuple[Any, Any]:
    return fact.chain, fact.seq


def _target(fact: Fact) -> tuple[Any, Any]:
    return str(fact.open.get("chain")), fact.open.get("seq")


def _entry(fact: Fact, words: _Words) -> Entry:
    what, tell = _TOLD.get(fact.kind, (NEWER, _nothing))
    return Entry(
        at=fact.at,
        day=local_day(fact.at, fact.offset),
        hour=local_time(fact.at, fact.offset),
        who=words.staff.get(fact.actor, ""),
        what=what,
        text=tell(fact, words),
        covered=_covered(fact, words),
        kind=fact.kind,
        chain=fact.chain,
        seq=fact.seq,
    )


def _covered(fact: Fact, words: _Words) -> str:
    """The text without private fields of a verification sheet; empty where all of it may be seen."""
    if fact.kind == "sheet.filled" and fact.open.get("private") and _sealed(fact, "value"):
        return f"{fact.open.get('title', '')} · {fact.open.get('label', '')}：填了"
    return f"{_evidence(fact, words)} · {_sealed(fact, 'short')}" if fact.kind == "sheet.found" else ""


def _sealed(fact: Fact, name: str) -> str:
    return DELETED if fact.sealed is None else str(fact.sealed.get(name, ""))


def _nothing(fact: Fact, words: _Words) -> str:
    return ""


def _opened(fact: Fact, words: _Words) -> str:
    mode = "补记" if fact.open["mode"] == "writeup" else "现场"
    started = fact.open["started"]
    began = local_text(started, words.offset) if isinstance(started, int) else ""
    first = words.staff.get(str(fact.open["first_asked"]), "")
    entered = words.staff.get(str(fact.open.get("entered_by", "")), "")
    first += f"（{entered}代记）" if entered else ""
    return f"{fact.open['number']} · {mode} · 首问 {first} · {began}"


def _topic(fact: Fact, words: _Words) -> str:
    topic = words.library.topics.get(str(fact.open["topic"]))
    return topic.name if topic else str(fact.open["topic"])


def _flow(fact: Fact, words: _Words) -> str:
    flow = words.library.flows.get(str(fact.open["flow"]))
    return flow.name if flow else str(fact.open["flow"])


_STEP_STATES = {"doing": "开始", "done": "完成", "skipped": "略过"}


def _step(fact: Fact, words: _Words) -> str:
    flow = words.library.flows.get("eight_steps")
    known = flow.step(str(fact.open["step"])) if flow else None
    step = known.name if known else str(fact.open["step"])
    reason = _sealed(fact, "reason")
    return f"{step} {_STEP_STATES.get(str(fact.open['state']), '')}" + (f"（{reason}）" if reason else "")


def _evidence(fact: Fact, words: _Words) -> str:
    evidence = fact.open["evidence"]
    return EVIDENCE_NAMES[Evidence(evidence)] if evidence in set(Evidence) else str(evidence)


def _card(fact: Fact, words: _Words) -> str:
    card = words.library.cards.get(str(fact.open["card"]))
    return card.title if card else str(fact.open["card"])


def _told(fact: Fact, words: _Words) -> str:
    return f"{_card(fact, words)}：{fact.open['item']}"


def _promise(fact: Fact, words: _Words) -> str:
    due, kind = fact.open["due"], fact.open.get("kind")
    hour = local_text(due, words.offset) if isinstance(due, int) else ""
    named = f"（{KIND_NAMES[PromiseKind(kind)]}）" if kind in set(PromiseKind) else ""
    return f"{fact.open['promise']} {hour}前 {_sealed(fact, 'words')}{named}"


def _settled(fact: Fact, words: _Words) -> str:
    return f"{fact.open['promise']} {_sealed(fact, 'how')}".strip()


def _reopened(fact: Fact, words: _Words) -> str:
    return f"{fact.open['promise']} {_sealed(fact, 'why')}".strip()


def _contacted(fact: Fact, words: _Words) -> str:
    at, reached = fact.open.get("at"), fact.open.get("reached")
    hour = local_time(at, words.offset) if isinstance(at, int) else ""
    how = REACHED_NAMES[Reached(reached)] if reached in set(Reached) else ""
    return " ".join(part for part in (str(fact.open["promise"]), hour, _way(fact), how, _sealed(fact, "words")) if part)


def _urged(fact: Fact, words: _Words) -> str:
    whom = words.staff.get(str(fact.open.get("to", "")), "")
    return " ".join(part for part in (str(fact.open["promise"]), whom, _way(fact), _sealed(fact, "words")) if part)


def _way(fact: Fact) -> str:
    way = fact.open.get("way")
    return WAY_NAMES[Way(way)] if way in set(Way) else ""


def _guided(fact: Fact, words: _Words) -> str:
    labels, title = _sealed(fact, "labels"), _sealed(fact, "title")
    return title if labels == title else f"{labels} → {title}"


def _hour(fact: Fact, name: str, words: _Words) -> str:
    value = fact.open.get(name)
    return local_text(value, words.offset) if isinstance(value, int) else ""


def _clock(fact: Fact, words: _Words) -> str:
    return f"{fact.open.get('clock', '')} {fact.open.get('name', '')} {_hour(fact, 'due', words)}到点"


def _clock_again(fact: Fact, words: _Words) -> str:
    return f"{fact.open.get('clock', '')} 钟点不变，按头一次算"


def _clock_done(fact: Fact, words: _Words) -> str:
    return f"{fact.open.get('clock', '')} {_hour(fact, 'done', words)} {_sealed(fact, 'how')}".strip()


def _clock_corrected(fact: Fact, words: _Words) -> str:
    done = "撤下" if fact.open.get("withdrawn") is True else f"改到 {_hour(fact, 'due', words)}到点"
    return f"{fact.open.get('clock', '')} {done}（{_sealed(fact, 'reason')}）"


def _ended(fact: Fact, words: _Words) -> str:
    return f"{_worded('outcome', fact.open['outcome'], words)}：{_sealed(fact, 'sentence')}"


def _rated(fact: Fact, words: _Words) -> str:
    return f"态度{fact.open['manner']} 方案{fact.open['solution']} 规定{fact.open['rule']}"


def _emotion(fact: Fact, words: _Words) -> str:
    return f"{fact.open['level']}"


def _offered(fact: Fact, words: _Words) -> str:
    return f"转给 {words.staff.get(str(fact.open['to']), '')} {_sealed(fact, 'why')}".strip()


def _returned(fact: Fact, words: _Words) -> str:
    return f"{words.staff.get(str(fact.open.get('to', '')), '同事')} 没接，退回来了"


def _judged(fact: Fact, words: _Words) -> str:
    why = _sealed(fact, "why")
    return ("这一手本来可以不转" if fact.open.get("avoidable") else "这一手该转") + (f"（{why}）" if why else "")


def _leg(fact: Fact, words: _Words) -> str:
    due = fact.open.get("due")
    hour = f"{local_text(due, words.offset)}前回" if isinstance(due, int) else ""
    asked = f"{_sealed(fact, 'department')}：{_sealed(fact, 'question')}"
    return " ".join(part for part in (str(fact.open.get("leg", "")), hour, asked) if part)


def _urged_leg(fact: Fact, words: _Words) -> str:
    how = fact.open.get("how")
    way = URGE_WAYS[UrgeWay(str(how))] if how in set(UrgeWay) else ""
    return " ".join(part for part in (str(fact.open.get("leg", "")), _sealed(fact, "whom"), way) if part)


def _leg_words(fact: Fact, words: _Words) -> str:
    return f"{fact.open.get('leg', '')} {_sealed(fact, 'answer')}".strip()


def _corrected(fact: Fact, words: _Words) -> str:
    field, reason = str(fact.open["field"]), _sealed(fact, "reason")
    body = fact.open if "value" in fact.open else fact.sealed
    value = DELETED if body is None else _worded(field, body["value"], words)
    return f"{FIELD_NAMES.get(field, '')}改为「{value}」" + (f"（{reason}）" if reason else "")


def _worded(field: str, value: Json, words: _Words) -> str:
    """A value that may be corrected as people read it; one of a newer program as it is written."""
    if field in ("started", "due") and isinstance(value, int):
        return local_text(value, words.offset)
    if field == "outcome" and value in set(Outcome):
        return OUTCOME_NAMES[Outcome(str(value))]
    topic = words.library.topics.get(str(value)) if field == "topic" else None
    return topic.name if topic else str(value)


def _sheet_filled(fact: Fact, words: _Words) -> str:
    shown = _sealed(fact, "shown") or "划掉"
    return f"{fact.open.get('title', '')} · {fact.open.get('label', '')}：{shown}"


def _sheet_found(fact: Fact, words: _Words) -> str:
    return f"{_evidence(fact, words)} · {_sealed(fact, 'line')}"


def _option(fact: Fact, words: _Words) -> str:
    redress = str(fact.open["redress"])
    money = f"{REDRESSES[Redress(redress)]} {fact.open['amount']}元" if redress in set(Redress) else ""
    return f"{fact.open['solution']} {_sealed(fact, 'words')}" + (f"（{money}）" if redress != "none" else "")


def _signed(fact: Fact, words: _Words) -> str:
    return f"{fact.open['solution']} {words.staff.get(str(fact.open['second']), '')}"


def _phoned(fact: Fact, words: _Words) -> str:
    return f"{fact.open['solution']} {_sealed(fact, 'who')}，待补签"


def _refused(fact: Fact, words: _Words) -> str:
    return "；".join((_sealed(fact, "cannot"), _sealed(fact, "why"), f"能办的是：{_sealed(fact, 'can')}"))


def _by(name: str) -> Callable[[Fact, _Words], str]:
    return lambda fact, words: _sealed(fact, name)


_TOLD: Mapping[str, tuple[str, Callable[[Fact, _Words], str]]] = {
    "case.opened": ("开卷", _opened),
    "case.topic": ("话题", _topic),
    "case.flow": ("换流程", _flow),
    "case.step": ("步骤", _step),
    "case.said": ("说", _by("line")),
    "case.noted": ("记", _by("text")),
    "case.detail": ("要点", lambda fact, words: f"{fact.open['name']}：{_sealed(fact, 'value')}"),
    "case.card": ("查卡", _card),
    "case.told": ("已告知", _told),
    "case.evidence": ("核查", _evidence),
    "case.emotion": ("情绪", _emotion),
    "case.person": ("认人", lambda fact, words: "已登记称呼和号码"),
    "case.rated": ("评价", _rated),
    "case.ordered": ("工单号", _by("number")),
    "case.offered": ("转交", _offered),
    "case.accepted": ("接手", _nothing),
    "case.declined": ("退回", _by("why")),
    "solution.offered": ("方案", _option),
    "solution.signed": ("第二人签", _signed),
    "solution.phoned": ("电话同意", _phoned),
    "solution.agreed": ("方案定下", lambda fact, words: str(fact.open["solution"])),
    "solution.declined": ("方案没接受", lambda fact, words: str(fact.open["solution"])),
    "case.refused": ("讲明办不了", _refused),
    "case.returned": ("没接上", _returned),
    "case.return_seen": ("知道退回了", _nothing),
    "case.sent": ("请客人去", _by("where")),
    "case.hop_judged": ("转手", _judged),
    "leg.opened": ("转部门", _leg),
    "leg.urged": ("催", _urged_leg),
    "leg.answered": ("部门答复", _leg_words),
    "leg.returned": ("部门退回", _leg_words),
    "leg.withdrawn": ("撤回转办", _leg_words),
    "case.ended": ("结束", _ended),
    "case.voided": ("误开作废", _nothing),
    "case.corrected": ("更正", _corrected),
    "case.undone": ("撤销", _nothing),
    "case.guided": ("按导引", _guided),
    "sheet.filled": ("核查表", _sheet_filled),
    "sheet.found": ("核查结论", _sheet_found),
    "promise.made": ("承诺", _promise),
    "clock.started": ("起时限", _clock),
    "clock.repeated": ("又报一次", _clock_again),
    "clock.met": ("时限办到", _clock_done),
    "clock.corrected": ("时限更正", _clock_corrected),
    "promise.kept": ("兑现", _settled),
    "promise.renewed": ("改约", _settled),
    "promise.broken": ("没做到", _settled),
    "promise.reopened": ("重开", _reopened),
    "promise.contact": ("联系", _contacted),
    "promise.urged": ("催", _urged),
}
