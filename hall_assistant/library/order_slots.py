"""What a hall's own text for an order's answer (回单) may ask for, what it begins with, and an order to try it on."""

from __future__ import annotations

from collections.abc import Mapping

ORDER_PARTS = ("联系时间", "核查", "依据", "结果", "用户意见")
"""The five parts of an answer; one that is empty is named before it is sent."""

ORDER_SLOTS = (
    *("派单号", "来源", "收单时间", "回单时限", "称呼", "号码", "经办"),
    *(*ORDER_PARTS, "联系情况", "诉求", "接待编号", "承诺"),
)
"""Slots of the answer to an order from outside; each may be empty."""

ORDER_START = """\
{% if 联系时间 %}
联系时间：{{联系时间}}（{{联系情况|一行}}）
{% endif %}
{% if 核查 %}
核查：{{核查|一行}}
{% endif %}
{% if 依据 %}
依据：{{依据|一行}}
{% endif %}
{% if 结果 %}
结果：{{结果|一行}}
{% endif %}
{% if 承诺 %}
后续：{{承诺|一行}}
{% endif %}
{% if 用户意见 %}
用户意见：{{用户意见|一行}}
{% endif %}
经办：{{经办}}
"""
"""What a hall that writes its own answer begins with."""

ORDER_EXAMPLE: Mapping[str, str] = {
    "派单号": "GD20260312001",
    "来源": "10086",
    "收单时间": "2026-03-12 09:10",
    "回单时限": "2026-03-13 09:10",
    "称呼": "王女士",
    "号码": "138****5678",
    "经办": "李玲",
    "联系时间": "2026-03-12 10:02",
    "联系情况": "电话接通，说明来意",
    "诉求": "上月多扣二十元",
    "核查": "开通短信和录音都查了，没有客户同意的记录",
    "依据": "电信服务规范",
    "结果": "已取消业务，二十元退回话费",
    "用户意见": "满意",
    "接待编号": "YS03-260312-007-41",
    "承诺": "",
}
"""A made-up order, to look at an answer with."""
