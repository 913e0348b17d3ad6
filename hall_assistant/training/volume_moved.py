"""What a large hall has for the radars (雷达): what sent people, hops that were needless, hours moved again and again.

Shares are a judgement of what such a hall has. The facts are those that the desk functions write.
"""

from __future__ import annotations

from random import Random

from hall_assistant.casefile.values import CaseId
from hall_assistant.clock import DAY, HOUR
from hall_assistant.people.values import Actor
from hall_assistant.store.facts import Json
from hall_assistant.store.store import Writing

SENDERS = (("sms", "短信", "106550012345"), ("sms", "短信", "10655009"), ("hotline", "10086 热线", "10086"))
CAMPAIGNS = ("", "老用户回馈", "流量到期", "实名提醒")
PLACES = ("营业部", "银行", "回家拿身份证")
GAPS = ("彩铃退订", "流量结转", "副卡限速", "夜间包")


def moved(w: Writing, case: CaseId, by: Actor, chance: Random) -> None:
    """Tell it of one reception, by chance."""
    if chance.random() < 0.2:
        kind, name, port = chance.choice(SENDERS)
        told: dict[str, Json] = {"port": port, "campaign": chance.choice(CAMPAIGNS)}
        w.append(case, "case.sent_by", by=by.staff, open={"kind": kind, "name": name}, sealed=told)
    if chance.random() < 0.1:
        hop = w.append(case, "case.sent", by=by.staff, sealed={"where": chance.choice(PLACES)})
        judged: dict[str, Json] = {"chain": hop.chain, "seq": hop.seq, "avoidable": chance.random() < 0.6}
        w.append(case, "case.hop_judged", by=by.staff, open=judged, sealed={"why": "窗口就能办"})
    if chance.random() < 0.05:
        _again(w, case, by, chance.randint(2, 5))
    if chance.random() < 0.03:
        w.append("hall", "gap.noted", by=by.staff, sealed={"query": chance.choice(GAPS)})


def _again(w: Writing, case: CaseId, by: Actor, hours: int) -> None:
    """One matter whose hour was moved so often; the last one was kept."""
    for turn in range(1, hours + 1):
        made: dict[str, Json] = {"promise": f"R{turn}", "due": w.now + HOUR + turn * DAY, "owner": by.staff}
        if turn > 1:
            w.append(case, "promise.renewed", by=by.staff, open={"promise": f"R{turn - 1}"}, sealed={"how": "还没到货"})
            made["renews"] = f"R{turn - 1}"
        w.append(case, "promise.made", by=by.staff, open=made, sealed={"words": "到了打您"})
    w.append(case, "promise.kept", by=by.staff, open={"promise": f"R{hours}"}, sealed={"how": "到了"})
