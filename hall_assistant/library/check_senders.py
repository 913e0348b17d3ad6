"""What sends people: names and numbers of their own, figures where a number stands, words that sound like us."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hall_assistant.library.check_base import Bench
from hall_assistant.library.grounds import Law
from hall_assistant.library.senders import Port, Sender

_NUMBER = re.compile(r"[0-9]{5,20}")
_BEGINNING = re.compile(r"[0-9]{2,19}")


def sender_findings(sender: Sender, at: Bench) -> Iterator[str]:
    """Its name is no other's, the number it always comes from is one, its words are ours."""
    others = [each for each in at.content.of(Sender).values() if each.id != sender.id]
    if any(each.name == sender.name for each in others):
        yield f"「{sender.name}」写了两遍"
    if sender.always and not (sender.port and _NUMBER.fullmatch(sender.always)):
        yield f"「{sender.name}」的 always 要写 5 到 20 位数字，并写上 port: true"
    for text in (sender.name, sender.asks):
        yield from (f"「{sender.name}」{finding}" for finding in at.voice.words(text, spoken=False))


def port_findings(port: Port, at: Bench) -> Iterator[str]:
    """It is a number no other row has; what is verified says where; its law rows are there."""
    form, wanted = (_BEGINNING, "2 到 19") if port.begins else (_NUMBER, "5 到 20")
    if not form.fullmatch(port.number):
        yield f"「{port.name}」的 number 只写数字，{wanted} 位"
    others = [each for each in at.content.of(Port).values() if each.id != port.id]
    if any((each.number, each.begins) == (port.number, port.begins) for each in others):
        yield f"端口「{port.number}」写了两遍"
    if port.status == "verified" and not port.where:
        yield f"「{port.name}」写了已核实，要写在哪儿核的（where）"
    yield from (f"「{port.name}」的依据行「{law}」没有" for law in port.law if law not in at.content.of(Law))
    for text in (port.name, port.says):
        yield from (f"「{port.name}」{finding}" for finding in at.voice.words(text, spoken=False))
