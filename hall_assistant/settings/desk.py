"""Changing settings: the hall's by its manager, the counter's by whoever sits at it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError
from hall_assistant.library.order_slots import ORDER_SLOTS
from hall_assistant.library.summary_slots import SUMMARY_SLOTS
from hall_assistant.library.written import written
from hall_assistant.money import yuan
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.settings.records import COUNTER_KEY, FIGURE, counter_settings, hall_settings
from hall_assistant.settings.values import AUTHORITY, RECEIPT_PAPERS, CounterSettings, Department, HallSettings, Rung
from hall_assistant.store.store import Store, Writing
from hall_assistant.text import one_line, required, typed

_NAMES = {"hall": "厅名", "address": "地址", "summary_template": "工单摘要"}
THEMES = ("system", "light", "dark")
_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def change(store: Store, *, by: Actor, **values: Any) -> Changes:
    """Set some of the hall's settings, by field name of `HallSettings`.

    The hall's code is fixed at founding. Raises StaffError `setting.hours`, `setting.number`, `setting.fixed`,
    `setting.paper`, those of `library.written` for a text with slots, `text.too_long`, `text.empty`, `access.denied`.
    """
    with store.write() as w:
        check(w, by, "settings.change")
        if "hall" in values:
            values["hall"] = required(values["hall"], what=_NAMES["hall"])
        now = hall_settings(w)
        if "authority" in values:
            values["authority"] = _authority(now.authority, values["authority"])
        wanted = replace(now, **values)
        _refuse_bad(wanted, values)
        sealed = {key: _plain(getattr(wanted, key)) for key in values}
        w.append("hall", "hall.set", by=by.staff, sealed=sealed)
    return w.changes


def set_figure(store: Store, *, by: Actor, name: str, text: str) -> Changes:
    """Set what stands for a figure (口径数) in this hall's cards and lines; empty takes the shipped default again.

    Raises StaffError `figure.braces`, `text.empty` and `text.too_long`, `access.denied`.
    """
    name, text = required(name, what="口径数", limit=20), one_line(text, what=name, limit=40)
    if "{" in text or "}" in text:
        raise StaffError("figure.braces", name=name)
    with store.write() as w:
        check(w, by, "settings.set_figure")
        w.append("hall", FIGURE, by=by.staff, open={"name": name}, sealed={"text": text})
    return w.changes


def _refuse_bad(wanted: HallSettings, values: dict[str, Any]) -> None:
    if "figures" in values:
        raise TypeError("figures are set one by one: set_figure")
    if {"full_numbers", "full_numbers_why", "retention", "retention_why"} & values.keys():
        raise TypeError("how numbers and words are kept takes a reason: personal.desk, personal.lapsing")
    if "code" in values:
        raise StaffError("setting.fixed")
    for name, value in values.items():
        if name == "summary_text":
            written(typed(value, what=_NAMES["summary_template"]), SUMMARY_SLOTS)
        elif name == "order_reply_text":
            written(typed(value, what="回单"), ORDER_SLOTS)
        elif isinstance(value, str):
            one_line(value, what=_NAMES.get(name, "设置"))
    for rung in wanted.ladder:
        for text in (rung.post, rung.name, rung.phone):
            one_line(text, what="升级阶梯")
    for department in wanted.departments:
        required(department.name, what="部门名称", limit=20)
        one_line(department.phone, what="部门电话", limit=40)
    for room in wanted.rooms:
        required(room, what="里间", limit=20)
    if not (1 <= wanted.wait_minutes <= 240):
        raise StaffError("setting.number", least=1, most=240)
    for hour in (wanted.opens, wanted.closes):
        if not _HOUR.fullmatch(hour):
            raise StaffError("setting.hours", hour=hour)
    if wanted.receipt_paper not in RECEIPT_PAPERS:
        raise StaffError("setting.paper", names="、".join(RECEIPT_PAPERS))
    if not (50 <= wanted.summary_limit <= 5000 and 50 <= wanted.order_reply_limit <= 5000):
        raise StaffError("setting.number", least=50, most=5000)
    if not (10 <= wanted.idle_seconds <= 600):
        raise StaffError("setting.number", least=10, most=600)
    if not (2 <= wanted.handover_minutes <= 240):
        raise StaffError("setting.number", least=2, most=240)


def _authority(now: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """What roles may give with some of it changed. Raises TypeError for a role or kind that is none, and what
    `money.yuan` raises for a sum that is none.
    """
    if unknown := given.keys() - AUTHORITY.keys():
        raise TypeError(f"no role may give {sorted(unknown)}")
    return dict(now) | {key: str(yuan(amount, what="授权额度")) for key, amount in given.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [asdict(rung) if isinstance(rung, Rung | Department) else rung for rung in value]
    return value


def change_counter(store: Store, *, by: Actor, **values: Any) -> Changes:
    """Set some of this counter's own settings, by field name of `CounterSettings`; they are no facts and stay here.

    Look, size, keys and window places are anyone's; the counter's number and its folders are the manager's.
    Raises StaffError `hall.counter`, `setting.theme`, `setting.number`, `text.broken`, `access.denied`.
    """
    with store.write() as w:
        check(w, by, "settings.look" if set(values) <= _COMFORT else "settings.change")
        set_counter(w, **values)
    return w.changes


_COMFORT = {"theme", "text_percent", "topmost", "slips_on", "reminders_on", "keys_on", "keys", "windows", "log_filters"}


def counter_number(text: str) -> str:
    """A counter's number as two digits. Raises StaffError `hall.counter` unless it is 1–99."""
    digits = text.strip().removesuffix("柜").removesuffix("号")
    if not (len(digits) < 10 and digits.isascii() and digits.isdigit() and 1 <= int(digits) <= 99):
        raise StaffError("hall.counter", counter=text)
    return f"{int(digits):02d}"


def set_counter(w: Writing, **values: Any) -> None:
    """Write counter settings inside a running write (founding the hall, or `change_counter`)."""
    if "counter" in values:
        values["counter"] = counter_number(values["counter"])
    if values.get("theme", "system") not in THEMES:
        raise StaffError("setting.theme")
    if not 100 <= values.get("text_percent", 100) <= 200:
        raise StaffError("setting.number", least=100, most=200)
    one_line(values.get("backup_folder", ""), what="备份文件夹", limit=1_000)
    one_line(values.get("exchange_folder", ""), what="交换文件夹", limit=1_000)
    wanted: CounterSettings = replace(counter_settings(w), **values)
    text = json.dumps(asdict(wanted), ensure_ascii=False)
    w.execute("INSERT OR REPLACE INTO local(key, value) VALUES (?, ?)", (COUNTER_KEY, text))
    w.touch("counter")
