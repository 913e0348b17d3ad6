"""Orders from outside: sources with known grounds, fields that are read, no label meaning two things."""

from __future__ import annotations

from collections.abc import Iterator

from hall_assistant.library.check_base import Bench
from hall_assistant.library.grounds import Law
from hall_assistant.library.outside import FIELDS, OrderField, OrderSource


def order_source_findings(source: OrderSource, at: Bench) -> Iterator[str]:
    """Its law rows are there, its hours hold figures only, its marks are no other's."""
    for law in source.law:
        if law not in at.content.of(Law):
            yield f"「{source.name}」的依据行「{law}」没有"
    yield from (f"「{source.name}」{finding}" for finding in at.stray_slots([source.contact, source.answer]))
    others = (each for each in at.content.of(OrderSource).values() if each.id != source.id)
    taken = {mark for each in others for mark in each.marks}
    yield from (f"「{mark}」在别的来源里也有" for mark in source.marks if mark in taken)


def order_field_findings(field: OrderField, at: Bench) -> Iterator[str]:
    """It is a field that is read, with labels of its own."""
    if field.id not in FIELDS:
        yield f"没有「{field.id}」这一栏，只能写：{'、'.join(FIELDS)}"
    if not field.labels:
        yield f"「{field.id}」一个叫法都没写"
    others = (each for each in at.content.of(OrderField).values() if each.id != field.id)
    taken = {label for each in others for label in each.labels}
    yield from (f"「{label}」在别的栏目里也有" for label in field.labels if label in taken)
