"""Which acts an order offers, and what each asks for. Plain values, worked out from what is shown."""

from __future__ import annotations

from hall_assistant.orders.course import OrderEntry
from hall_assistant.orders.values import CLOSINGS, NOTE_KINDS, WORDS, Stage
from hall_assistant.people.access import may
from hall_assistant.people.values import Actor
from hall_assistant.privacy.masking import masked
from ui.models.orders import OrderShown
from ui.pages.orders.act_bar import ActSpec

CONTACTS = (
    ("phone.yes", "电话接通"),
    ("phone.no", "电话没接通"),
    ("counter.yes", "到厅见到"),
    ("visit.yes", "上门见到"),
    ("visit.no", "上门没人"),
    ("message.yes", "短信有回"),
)
BACKS = (("theirs", "回单被退回"), ("ours", "我们退单"))


def offered(shown: OrderShown, actor: Actor) -> tuple[tuple[str, str, str], ...]:
    """(id, words, tip) of what this person may do about the order now, in the order of the work."""
    state = shown.state
    leads = may(actor.role, "orders.act_for_another")
    if state.holder != actor.staff and not leads:
        return ()
    again = ("again", "再次派来", "同一张又派下来，时限按头一次算")
    if state.stage is Stage.CLOSED:
        return (again,) if leads else ()
    acts = [
        ("contact", "记联系", "几点、怎么、接没接通"),
        ("note", "写核查结果", "核查、依据、结果，回单会带上"),
        ("reply", "回单", "看一遍，复制，记已回单"),
        ("hear", "用户意见", "满意、不满意、没表态"),
        ("link", "关联接待", "接待里的核查和结果带进回单"),
    ]
    if state.person is None:
        acts.append(("person", "客户是谁", "号码只留头尾"))
    if leads:
        acts += [("assign", "改派", "换个人办"), ("back", "退回", "被退回，或我们退单"), again]
        acts.append(("close", "办结", "了结这张单，记录都在"))
    if state.stage is Stage.AWAY:
        acts = [one for one in acts if one[0] not in ("reply", "contact")]
    return tuple(acts)


def spec_of(act: str, shown: OrderShown, *, private: bool) -> ActSpec:
    """What an act asks for."""
    match act:
        case "contact":
            return ActSpec(
                act, "联系客户", "记上", CONTACTS, hint="说了什么（可以不写）", moment="几点（空着就是现在）"
            )
        case "note":
            return ActSpec(act, "写进回单的", "记上", _notes(shown), hint="查了什么、凭什么、怎么办的", lines=3)
        case "reply":
            return _reply(shown)
        case "hear":
            return ActSpec(act, "客户怎么说", "记上", tuple(WORDS.items()), hint="客户原话（可以不写）")
        case "link":
            return ActSpec(act, "关联接待", "关联", _links(shown, private), hint="接待编号、工单号或手机号")
        case "person":
            return ActSpec(act, "客户是谁", "记上", hint="客户号码", second="怎么称呼，像王女士")
        case "assign":
            people = tuple((one.staff, one.name) for one in shown.staff if one.staff != shown.state.holder)
            return ActSpec(act, "改派给谁", "改派", people)
        case "back":
            backs = BACKS if shown.state.answers else BACKS[1:]
            return ActSpec(act, "退回", "记上", backs, hint="为什么退")
        case "again":
            return ActSpec(act, "再次派来", "记上", hint="新单号（没变就空着）", moment="这次要求几点前（没写就空着）")
    return ActSpec(act, "了结这张单", "了结", tuple(CLOSINGS.items()), hint="为什么（办结可以不写）")


def _notes(shown: OrderShown) -> tuple[tuple[str, str], ...]:
    """核查 first, then what the answer still lacks."""
    kinds = ("checked", "basis", "result", "note")
    lacking = [kind for kind in kinds if NOTE_KINDS[kind] in shown.reply.missing]
    ordered = dict.fromkeys((*lacking, *kinds))
    return tuple((kind, NOTE_KINDS[kind]) for kind in ordered)


def _reply(shown: OrderShown) -> ActSpec:
    reply = shown.reply
    lacks = f"还差：{'、'.join(reply.missing)}。能补先补，补不上也能回。" if reply.missing else ""
    cut = f"只放得下 {reply.limit} 字，后面截了。" if reply.cut else ""
    return ActSpec(
        "reply",
        "回单，可以改",
        "复制并记已回单",
        hint="回单",
        lines=7,
        text=reply.text,
        warning=f"{lacks}{cut}",
        extra="只复制",
    )


def _links(shown: OrderShown, private: bool) -> tuple[tuple[str, str], ...]:
    """Open promises of what is linked; in the private view also receptions of the same number."""
    promises = [
        (f"{linked.line.case}|{name}", f"承诺：{masked(words)[:20]}")
        for linked in shown.linked
        for name, words in linked.promises.items()
    ]
    same = [(f"{one.case}|", f"{one.number} {one.sentence[:12]}".strip()) for one in shown.fitting[:4]]
    return (*(same if private else ()), *promises)


def correction_of(entry: OrderEntry, hours: dict[str, str]) -> ActSpec:
    """What a correction of an entry asks for. hours: the hours of the entry as they are written."""
    texts = {one.field: hours.get(one.field, str(one.value or "")) for one in entry.amendable}
    choices = tuple((one.field, one.name) for one in entry.amendable)
    first = choices[0][0]
    return ActSpec(
        "correct",
        "更正这一条，原来的也留着",
        "存更正",
        choices,
        hint="改成什么",
        text=texts[first],
        texts=texts,
        second="为什么改",
    )
