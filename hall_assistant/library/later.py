"""Kinds of content that are read when somebody first asks for one of them (用时才读): guides, sheets and the like.

They are used in one reception of many, so nothing of them is in memory, and nothing read, until then.
"""

from __future__ import annotations

from collections.abc import Callable

from hall_assistant.library.kinds import Kind


def _sheet() -> type[Kind]:
    from hall_assistant.library.sheets import Sheet

    return Sheet


def _guide() -> type[Kind]:
    from hall_assistant.library.guides import Guide

    return Guide


def _order_source() -> type[Kind]:
    from hall_assistant.library.outside import OrderSource

    return OrderSource


def _order_field() -> type[Kind]:
    from hall_assistant.library.outside import OrderField

    return OrderField


def _deadline() -> type[Kind]:
    from hall_assistant.library.deadlines import Deadline

    return Deadline


def _need() -> type[Kind]:
    from hall_assistant.library.needs import Need

    return Need


def _channel() -> type[Kind]:
    from hall_assistant.library.needs import Channel

    return Channel


def _review_tag() -> type[Kind]:
    from hall_assistant.library.review_tags import ReviewTag

    return ReviewTag


def _sender() -> type[Kind]:
    from hall_assistant.library.senders import Sender

    return Sender


def _port() -> type[Kind]:
    from hall_assistant.library.senders import Port

    return Port


def _remedy() -> type[Kind]:
    from hall_assistant.library.needs import Remedy

    return Remedy


def _incident_kind() -> type[Kind]:
    from hall_assistant.library.floor import IncidentKind

    return IncidentKind


def _comer() -> type[Kind]:
    from hall_assistant.library.papers import Comer

    return Comer


def _errand() -> type[Kind]:
    from hall_assistant.library.papers import Errand

    return Errand


def _retention() -> type[Kind]:
    from hall_assistant.library.retention import RetentionRule

    return RetentionRule


def _checklist() -> type[Kind]:
    from hall_assistant.library.checklists import Checklist

    return Checklist


def _factor() -> type[Kind]:
    from hall_assistant.library.checklists import Factor

    return Factor


def _rising() -> type[Kind]:
    from hall_assistant.library.radars import Rising

    return Rising


def _demo_visit() -> type[Kind]:
    from hall_assistant.library.demo import DemoVisit

    return DemoVisit


def _demo_item() -> type[Kind]:
    from hall_assistant.library.demo import DemoItem

    return DemoItem


LATER: dict[str, Callable[[], type[Kind]]] = {
    "deadlines": _deadline,
    "guides": _guide,
    "sheets": _sheet,
    "order_sources": _order_source,
    "order_fields": _order_field,
    "comers": _comer,
    "errands": _errand,
    "retention": _retention,
    "incident_kinds": _incident_kind,
    "needs": _need,
    "channels": _channel,
    "remedies": _remedy,
    "review_tags": _review_tag,
    "senders": _sender,
    "ports": _port,
    "checklists": _checklist,
    "factors": _factor,
    "rising": _rising,
    "demo_visits": _demo_visit,
    "demo_items": _demo_item,
}
"""Name of the board and how its kind is got hold of: imported when first asked for, so that a start knows none."""
