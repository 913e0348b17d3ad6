"""What sent the customer here (谁支来的): one tap, and the port or a few words where somebody has them. S114, S115."""

from __future__ import annotations

from collections.abc import Iterable

from hall_assistant.casefile.opening import ready_for_content
from hall_assistant.casefile.sent_by import LONGEST, port_figures
from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.library.senders import Port, Sender
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.store.facts import Json
from hall_assistant.store.store import Store
from hall_assistant.text import one_line


def note_sender(
    store: Store, *, by: Actor, case: CaseId, sender: Sender, port: str = "", campaign: str = ""
) -> Changes:
    """Note what sent the customer here; noted again, the last word stands.

    port: the number it came from, 5 to 20 figures; empty takes the one the sender always has. campaign: what it was
    about, or which hall. Each is kept only where the sender asks for it. Raises StaffError `sender.port`,
    `text.too_long`, and what `ready_for_content` raises.
    """
    sealed: dict[str, Json] = {}
    if sender.port:
        sealed["port"] = port_figures(port) if port.strip() else sender.always
    if sender.asks:
        sealed["campaign"] = one_line(campaign, what=sender.asks, limit=LONGEST)
    with store.write() as w:
        check(w, by, "cases.note_sender")
        ready_for_content(w, by=by, case=case)
        w.append(case, "case.sent_by", by=by.staff, open={"kind": sender.id, "name": sender.name}, sealed=sealed)
    return w.changes


def port_known(port: str, ports: Iterable[Port]) -> Port | None:
    """What is known of a port (figures): its own row, else the row of how it begins; None where nothing is. Pure."""
    rows = list(ports)
    own = next((one for one in rows if not one.begins and one.number == port), None)
    return own or next((one for one in rows if one.begins and port.startswith(one.number)), None)
