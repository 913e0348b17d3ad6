"""The figures and lists a report knows by name (报表栏目), and how each is counted: said once, shown everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hall_assistant.logbook.figures import DEFINITIONS


@dataclass(frozen=True, slots=True)
class Figure:
    """One named figure."""

    name: str
    told: str = ""
    """How it is counted, in a line."""
    head: bool = False
    """Whether it names the report (hall, days) and is no count; the own report has it as its heading."""


FIGURES: Mapping[str, Figure] = {
    "hall": Figure("厅名", head=True),
    "period": Figure("统计期间", "如 3月1日—3月31日", head=True),
    "first": Figure("起始日期", head=True),
    "last": Figure("截止日期", head=True),
    "made": Figure("制表日期", head=True),
    "receptions": Figure("接待", "这几天开始的，误开作废不算"),
    "open": Figure("未结", "这几天开始、现在还没结束的"),
    "ended": Figure("已结", "这几天开始、已经结束的"),
    "solved": Figure("现场化解", "已结里结果是现场化解的"),
    "ordered": Figure("已立单", "已结里结果是已立单的"),
    "passed": Figure("已转出", "已结里结果是已转出的"),
    "left": Figure("未留结果离开", "已结里没留结果就走的"),
    "solved_rate": Figure("现场化解率", "现场化解÷已结"),
    "repeated": Figure("重复投诉", DEFINITIONS["repeated"].part),
    "repeat_rate": Figure("重复投诉率", "重复投诉÷接待"),
    "above": Figure("越级", DEFINITIONS["above"].part),
    "above_rate": Figure("越级率", "越级÷接待"),
    "minutes": Figure("头一个准话（分钟）", "从接待开始到头一个有钟点的承诺或结束，取居中的一个"),
    "orders": Figure("收到派单", "这几天收到的，登错和重复登记的不算"),
    "contacts_due": Figure("定了首联时限的派单", DEFINITIONS["contacted"].whole),
    "contacts_kept": Figure("首联及时", DEFINITIONS["contacted"].part),
    "contact_rate": Figure("首联及时率", "首联及时÷定了首联时限的派单"),
    "promises_made": Figure("新给的承诺", "这几天给出去的"),
    "promises_kept": Figure("兑现的承诺", "这几天兑现的，过了点才兑现的也在内"),
    "promises_in_time": Figure("按点兑现", DEFINITIONS["kept"].part),
    "promises_broken": Figure("没做到的承诺", "这几天说明没做到的"),
    "promises_overdue": Figure("逾期的承诺", "过了点还没办的"),
    "kept_rate": Figure("承诺兑现率", "按点兑现÷（兑现＋没做到＋逾期）"),
}
"""Figure id → what it is; the ids stand in kept templates and never change."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One named list: its fields by id."""

    name: str
    fields: Mapping[str, str]


LISTS: Mapping[str, Listing] = {
    "days": Listing(
        "每天",
        {
            "day": "日期",
            "receptions": "接待",
            "open": "未结",
            "ended": "已结",
            "solved": "现场化解",
            "ordered": "已立单",
            "passed": "已转出",
            "left": "未留结果离开",
        },
    ),
    "topics": Listing(
        "话题",
        {
            "topic": "话题",
            "receptions": "接待",
            "ended": "已结",
            "solved": "现场化解",
            "solved_rate": "现场化解率",
        },
    ),
    "sources": Listing("派单来源", {"source": "来源", "orders": "收到", "contact_rate": "首联及时率"}),
    "cases": Listing(
        "接待明细",
        {
            "number": "编号",
            "started": "开始",
            "counter": "柜台",
            "mode": "方式",
            "topic": "话题",
            "result": "结果",
            "ended": "结束",
            "order": "工单号",
            "promises": "未了承诺",
            "person": "称呼",
            "sentence": "一句话",
        },
    ),
}
"""List id → what it is; the ids stand in kept templates and never change. None names who served (S47)."""
INWARD_ONLY = frozenset({"counter", "person", "sentence"})
"""Fields of `cases` that are not in what is made for outside; a counter there would stand for who sits at it."""


def fields_of(list_id: str, *, outward: bool) -> Mapping[str, str]:
    """The fields of a list as a profile has them."""
    fields = LISTS[list_id].fields
    return {field: name for field, name in fields.items() if not (outward and field in INWARD_ONLY)}
