"""Deeds and results about the same matter again (同一件事), what others said, needs and the final answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from hall_assistant.casefile.values import CaseId
from hall_assistant.cases import linking, needs, telling
from hall_assistant.cases.repeat import Known, known_of
from hall_assistant.clock import local_day
from hall_assistant.deadlines.fitting import rules_of
from hall_assistant.library.needs import Channel, Need, Remedy
from hall_assistant.logbook.figures import span
from hall_assistant.logbook.radars.page import look
from hall_assistant.logbook.radars.values import Radar
from hall_assistant.training.comparing import differs, holds, quoted_whole
from hall_assistant.training.fault import Unclear
from hall_assistant.training.forms import HOUR, QUOTED, labelled, matched
from hall_assistant.training.looking import one_of
from hall_assistant.training.stage import Stage


def link(stage: Stage, rest: str) -> None:
    """`同一件事 YS03-260714-001`: the reception at hand repeats, or is repeated by, the one of that number."""
    words = rest.strip()
    row = _row(stage, words)
    linking.link(
        stage.store,
        by=stage.actor,
        case=stage.at_hand(),
        other=row,
        rules=rules_of(stage.library),
        law=stage.library.law,
    )


def unlink(stage: Stage, rest: str) -> None:
    """`不是同一件事 YS03-260714-001`: the link is taken back."""
    linking.unlink(stage.store, by=stage.actor, case=stage.at_hand(), other=_row(stage, rest.strip()))


def _row(stage: Stage, number: str) -> CaseId:
    with stage.store.reading() as at:
        row = at.one("SELECT subject FROM cases WHERE number LIKE ? || '%'", (number,))
    if not number or row is None:
        raise Unclear(f"没有编号「{number}」的接待")
    return CaseId(row["subject"])


def hear(stage: Stage, rest: str) -> None:
    """`别处说 10086 热线「给减了」（我们说：…，给了）`: both wordings side by side."""
    channels: dict[str, Channel] = {one.name: one for one in stage.library.later("channels").values()}
    form = rf"([^「]+?)\s*{QUOTED.pattern}\s*(?:（(?:我们说：([^，）]+))?，?(给了)?）)?"
    found = matched(form, rest, "别处说 10086 热线「…」（我们说：…，给了）")
    telling.hear(
        stage.store,
        by=stage.actor,
        case=stage.at_hand(),
        channel=one_of(channels, found[1], "别处说"),
        theirs=found[2],
        ours=found[3] or "",
        granted=bool(found[4]),
    )


def answer_finally(stage: Stage, rest: str) -> None:
    """`最终答复（答复：…，谁定的：…，依据：…，还能去：12315、法院）`."""
    parts = labelled(matched(r"（(.+)）", rest, "最终答复（答复：…，谁定的：…，依据：…，还能去：…）")[1])
    known: dict[str, Remedy] = {one.name: one for one in stage.library.later("remedies").values()}
    told = [one_of(known, name, "还能去") for name in parts.get("还能去", "").split("、") if name]
    telling.answer_finally(
        stage.store,
        by=stage.actor,
        case=stage.at_hand(),
        answer=parts.get("答复", ""),
        who=parts.get("谁定的", ""),
        basis=parts.get("依据", ""),
        remedies=told,
    )


def _need(stage: Stage, name: str) -> Need:
    known: dict[str, Need] = {one.name: one for one in stage.library.later("needs").values()}
    return one_of(known, name, "需要")


def ask_for(stage: Stage, rest: str) -> None:
    """`需要 要书面答复`: a need, never a name for a person."""
    needs.ask_for(
        stage.store,
        by=stage.actor,
        case=stage.at_hand(),
        need=_need(stage, rest),
        rules=rules_of(stage.library),
        law=stage.library.law,
    )


def answer_need(stage: Stage, rest: str) -> None:
    """`需要答 要书面答复「店长写，当面给」`, perhaps `07-16 10:00 前` behind it, which promises."""
    found = matched(rf"([^「]+?)\s*{QUOTED.pattern}\s*(?:({HOUR})\s*前)?", rest, "需要答 要书面答复「…」")
    needs.answer(
        stage.store,
        by=stage.actor,
        case=stage.at_hand(),
        need=_need(stage, found[1]),
        how=found[2],
        due=stage.hour(found[3]) if found[3] else None,
    )


def needed(stage: Stage, rest: str) -> str | None:
    """`需要 要书面答复 答了`, `需要 要书面答复 没答`, `需要 0 样`."""
    held = stage.state().needs
    if count := re.fullmatch(r"(\d+)\s*样", rest):
        return differs(len(held), int(count[1]), "需要")
    found = matched(r"(\S+)\s+(答了|没答)", rest, "需要 要书面答复 答了")
    one = next((each for each in held if each.name == found[1]), None)
    if one is None:
        return f"没记「{found[1]}」"
    return differs("没答" if one.answered is None else "答了", found[2], found[1])


def _known(stage: Stage) -> Known:
    state = stage.state()
    with stage.store.reading() as at:
        return known_of(at, state.person, now=stage.clock.now(), but=state.case)


def visits(stage: Stage, rest: str) -> str | None:
    """`来过 30天 1 回 90天 2 回`: what the private view shows of the number, this reception left out."""
    found = matched(r"30天\s*(\d+)\s*回\s*90天\s*(\d+)\s*回", rest, "来过 30天 1 回 90天 2 回")
    known = _known(stage)
    return differs((known.month, known.quarter), (int(found[1]), int(found[2])), "来过")


def final_seen(stage: Stage, rest: str) -> str | None:
    """`见得到最终答复「三百没同意」`, `见得到最终答复 无`: of earlier receptions of the number."""
    finals = "；".join(f"{one.answer} {one.who} {'、'.join(one.remedies)}" for _, one in _known(stage).finals)
    return differs(finals, "", "最终答复") if rest == "无" else holds(finals, quoted_whole(rest), "最终答复")


def final_here(stage: Stage, rest: str) -> str | None:
    """`最终答复「…」`: of the reception at hand: answer, who decided, ground, outside remedies."""
    final = stage.state().final
    told = f"{final.answer} {final.who} {final.basis} {'、'.join(final.remedies)}" if final else ""
    return holds(told, quoted_whole(rest), "最终答复")


def given_already(stage: Stage, rest: str) -> str | None:
    """`给过的提醒 1 笔`: the warning before a second giving: what others, or visits of the number, gave for it."""
    count = matched(r"(\d+)\s*笔", rest, "给过的提醒 1 笔")
    return differs(len(_known(stage).given), int(count[1]), "给过的提醒")


def linked(stage: Stage, rest: str) -> str | None:
    """`头回登记 07-14 15:00`: the first registration of the matter, whatever its repeats."""
    first = stage.state().first_registered
    return None if first == stage.hour(rest) else f"头回登记不是 {rest}"


def clashing(stage: Stage, rest: str) -> str | None:
    """`两边的话 1 处`: of the day of the clock, as the manager lists them."""
    count = matched(r"(\d+)\s*处", rest, "两边的话 1 处")
    now, offset = stage.clock.now(), stage.clock.offset()
    today, by = local_day(now, offset), stage.colleague("周伟")
    with stage.store.reading() as at:
        found = look(at, span(today, today, offset), by=by, library=stage.library, now=now, offset=offset)
    return differs(found.of(Radar.BOTH_SIDES).count, int(count[1]), "两边的话")


VERBS: Mapping[str, Callable[[Stage, str], None]] = {
    "同一件事": link,
    "不是同一件事": unlink,
    "别处说": hear,
    "最终答复": answer_finally,
    "需要": ask_for,
    "需要答": answer_need,
}
"""Deeds about repeats, needs and answers."""
CHECKS: Mapping[str, Callable[[Stage, str], str | None]] = {
    "需要": needed,
    "来过": visits,
    "见得到最终答复": final_seen,
    "最终答复": final_here,
    "给过的提醒": given_already,
    "头回登记": linked,
    "两边的话": clashing,
}
"""Forms of result about repeats, needs and answers."""
