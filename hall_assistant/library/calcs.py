"""The calculators a card may name (算一算), by the id content uses, with their names on screen.

They stand here, below the calculators themselves, so that a card can be checked and shown without loading one.
"""

from __future__ import annotations

from collections.abc import Mapping

CALCULATOR_NAMES: Mapping[str, str] = {
    "contract_left": "合约剩余和违约金",
    "over_quota": "超量封顶",
    "abnormal_bill": "异常话费",
    "plan_fit": "套餐合不合适",
    "double_return": "双倍返还",
    "rent_waiver": "故障免月租",
    "stop_dates": "停机和留号日期",
    "bundle_return": "分月返还",
    "sms_parts": "短信条数",
    "imei": "手机串号",
    "card_number": "卡号校验",
}
"""In the order shown: what is asked most stands first."""
PRIVATE = frozenset({"double_return"})
"""Not named where a customer or a camera reads along."""
