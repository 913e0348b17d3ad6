"""Deeds about what was promised, in whose hands it is and how it ends (承诺、交接、收尾)."""

from __future__ import annotations

from hall_assistant.casefile.promising import KIND_NAMES, REACHED_NAMES, WAY_NAMES, Reached, Way
from hall_assistant.casefile.rated import PARTS, RatingWay
from hall_assistant.casefile.values import OUTCOME_NAMES
from hall_assistant.cases import desk, ending, handover, rating
from hall_assistant.people.desk import remove_staff
from hall_assistant.promises import contacting
from hall_assistant.promises import desk as promises
from hall_assistant.promises.ledger import Contacted
from hall_assistant.training.forms import HOUR, QUOTED, bare, matched
from hall_assistant.training.stage import Stage


def promise(stage: Stage, rest: str) -> None:
    """`承诺 04-20 15:30 前 打电话说结果`; `承诺 答复 04-20 …` names the kind, which the words tell otherwise."""
    kinds = {name: value for value, name in KIND_NAMES.items()}
    found = matched(rf"(?:({'|'.join(kinds)})\s+)?({HOUR})\s*前\s*(.+)", rest, "承诺 04-20 15:30 前 打电话说结果")
    due, kind = stage.hour(found[2]), kinds[found[1]] if found[1] else None
    promises.promise(stage.store, by=stage.actor, case=stage.at_hand(), words=bare(found[3]), due=due, kind=kind)


def broke_off(stage: Stage, rest: str) -> None:
    """`电话断了`: a call broke off and nothing was promised yet; ringing back stands for ten minutes from now."""
    matched("", rest, "电话断了")
    contacting.call_broke_off(stage.store, by=stage.actor, case=stage.at_hand())


def keep(stage: Stage, rest: str) -> None:
    """`兑现 P1 已打电话`."""
    found = matched(r"(P\d+)\s*(.*)", rest, "兑现 P1 已打电话")
    promises.keep(stage.store, by=stage.actor, case=stage.at_hand(), promise=found[1], how=bare(found[2]))


def renew(stage: Stage, rest: str) -> None:
    """`改约 P1 到 04-21 10:00`, perhaps `改成「…」` (new words) and `因为「…」`."""
    pattern = rf"(P\d+)\s*到\s*({HOUR})(?:\s*改成\s*{QUOTED.pattern})?(?:\s*因为\s*{QUOTED.pattern})?"
    found = matched(pattern, rest, "改约 P1 到 04-21 10:00 改成「…」 因为「…」")
    name, due, words, why = found.groups(default="")
    promises.renew(
        stage.store,
        by=stage.actor,
        case=stage.at_hand(),
        promise=name,
        due=stage.hour(due),
        words=words,
        why=why,
    )


def contact(stage: Stage, rest: str) -> None:
    """`联系 P1 电话 说到了「师傅还在路上」`; a call that broke off makes a promise to ring back."""
    ways, ends = ({name: value for value, name in names.items()} for names in (WAY_NAMES, REACHED_NAMES))
    form = rf"(P\d+)\s*({'|'.join(ways)})\s*({'|'.join(ends)})\s*(?:{QUOTED.pattern})?"
    found = matched(form, rest, "联系 P1 电话 说到了「…」")
    told = Contacted(Way(ways[found[2]]), Reached(ends[found[3]]), found[4] or "")
    contacting.contact(stage.store, by=stage.actor, case=stage.at_hand(), promise=found[1], told=told)


def urge(stage: Stage, rest: str) -> None:
    """`催 P1「单子到哪了」`: whom the promise waits for."""
    found = matched(rf"(P\d+)\s*(?:{QUOTED.pattern})?", rest, "催 P1「…」")
    contacting.urge(stage.store, by=stage.actor, case=stage.at_hand(), promise=found[1], words=found[2] or "")


def break_promise(stage: Stage, rest: str) -> None:
    """`没做到 P1「补办了什么」`."""
    found = matched(rf"(P\d+)\s*{QUOTED.pattern}", rest, "没做到 P1「补办了什么」")
    promises.break_promise(stage.store, by=stage.actor, case=stage.at_hand(), promise=found[1], done=found[2])


def reopen(stage: Stage, rest: str) -> None:
    """`重开 P1「点错了」`."""
    found = matched(rf"(P\d+)\s*{QUOTED.pattern}", rest, "重开 P1「点错了」")
    promises.reopen(stage.store, by=stage.actor, case=stage.at_hand(), promise=found[1], why=found[2])


def offer(stage: Stage, rest: str) -> None:
    """`转给 李强「我下班了」`."""
    found = matched(rf"([^「\s]+)\s*(?:{QUOTED.pattern})?", rest, "转给 李强「为什么」")
    to = stage.colleague(found[1])
    handover.offer(stage.store, by=stage.actor, case=stage.at_hand(), to=to.staff, why=found[2] or "")


def offer_all(stage: Stage, rest: str) -> None:
    """`交班给 李强`: all one's open receptions."""
    handover.offer_all(stage.store, by=stage.actor, to=stage.colleague(rest.strip()).staff)


def accept(stage: Stage, rest: str) -> None:
    """`接手`."""
    handover.accept(stage.store, by=stage.actor, case=stage.at_hand())


def decline(stage: Stage, rest: str) -> None:
    """`退回「手上满了」`."""
    why = matched(rf"(?:{QUOTED.pattern})?", rest, "退回「为什么」")[1] or ""
    handover.decline(stage.store, by=stage.actor, case=stage.at_hand(), why=why)


def remove(stage: Stage, rest: str) -> None:
    """`移出名单 张敏`: a colleague leaves the hall."""
    remove_staff(stage.store, by=stage.actor, staff=stage.colleague(rest.strip()).staff)


def order(stage: Stage, rest: str) -> None:
    """`立单 ZG20260418001`: the work order's number comes back."""
    desk.set_order(stage.store, by=stage.actor, case=stage.at_hand(), number=rest.strip())


def end(stage: Stage, rest: str) -> None:
    """`结束 现场化解「…」`, `结束 已立单 ZG20260418001「…」`."""
    names = "|".join(OUTCOME_NAMES.values())
    found = matched(rf"({names})\s*([^「]*?)\s*{QUOTED.pattern}", rest, "结束 现场化解「一句结果」")
    outcome = next(value for value, name in OUTCOME_NAMES.items() if name == found[1])
    ending.end(
        stage.store,
        by=stage.actor,
        case=stage.at_hand(),
        outcome=outcome,
        sentence=found[3],
        order_number=found[2],
    )


def void(stage: Stage, rest: str) -> None:
    """`误开作废`."""
    ending.void(stage.store, by=stage.actor, case=stage.at_hand())


def undo(stage: Stage, rest: str) -> None:
    """`撤销`."""
    ending.undo(stage.store, by=stage.actor, case=stage.at_hand())


def rate(stage: Stage, rest: str) -> None:
    """`评价 4 4 2`: manner, solution, rule."""
    given = map(int, matched(r"(\d+)\s+(\d+)\s+(\d+)", rest, "评价 4 4 2").groups())
    marks = dict(zip(PARTS, given, strict=True))
    rating.rate(stage.store, by=stage.actor, case=stage.at_hand(), marks=marks, way=RatingWay.WINDOW)
