"""What a hall's own work-order summary (工单摘要) may ask for, what it begins with, and a reception to try it on."""

from __future__ import annotations

from collections.abc import Mapping

SUMMARY_SLOTS = (
    *("编号", "称呼", "号码", "首问", "经办", "时间", "诉求", "要点"),
    *("经过", "核查", "已解释", "期望", "时限", "结果", "工单号"),
)
"""Slots of the work-order summary (工单摘要); each may be empty."""

SUMMARY_START = """\
{% if 诉求 %}
诉求：{{诉求|一行}}
{% endif %}
{% if 经过 %}
经过：{{经过|一行}}
{% endif %}
{% if 核查 %}
核查：{{核查|一行}}
{% endif %}
{% if 已解释 %}
已解释：{{已解释|一行}}
{% endif %}
{% if 期望 %}
期望：{{期望|一行}}
{% endif %}
{% if 时限 %}
时限：{{时限}}
{% endif %}
编号：{{编号}}　首问：{{首问}}
"""
"""What a hall that writes its own summary begins with."""

SUMMARY_EXAMPLE: Mapping[str, str] = {
    "编号": "YS-03-260312-07",
    "称呼": "王女士",
    "号码": "138****5678",
    "首问": "李玲",
    "经办": "李玲",
    "时间": "2026-03-12 09:50",
    "诉求": "停机；要求今天复机",
    "要点": "时间昨晚八点，号码尾号5678",
    "经过": "昨晚号码停了，收不到验证码",
    "核查": "系统停的，材料齐",
    "已解释": "报上去48小时内有回音",
    "期望": "今天能用",
    "时限": "2026-03-12 17:00前回电话",
    "结果": "已立单：材料报上去了",
    "工单号": "",
}
"""A made-up reception, to look at a summary with; the order's number is empty as it is before there is one."""
