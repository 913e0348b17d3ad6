"""The floor for its pages: incidents as a list, one with its form, what is said into the telephone. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hall_assistant.clock import local, local_time
from hall_assistant.errors import StaffError
from hall_assistant.floor.quick_report import missing, quick_report
from hall_assistant.floor.records import IncidentLine, incident_of, incidents
from hall_assistant.floor.values import Incident, IncidentId
from hall_assistant.people.access import may
from hall_assistant.people.records import roll
from hall_assistant.settings.records import hall_settings
from ui.models.names import shown_names

if TYPE_CHECKING:
    from hall_assistant.app import Reading
    from hall_assistant.library.floor import IncidentKind
    from hall_assistant.library.library import Library
    from hall_assistant.people.values import Actor


@dataclass(frozen=True, slots=True)
class FloorBoard:
    """The list of incidents: all for who leads, for a clerk their own."""

    lines: tuple[IncidentLine, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Names of kinds by id."""
    all: bool = False


@dataclass(frozen=True, slots=True)
class IncidentShown:
    """One incident as its form shows it."""

    incident: Incident
    kinds: tuple[IncidentKind, ...]
    who: str
    report: str
    missing: tuple[str, ...]

    @property
    def kind(self) -> IncidentKind | None:
        """Its kind, if the content knows it."""
        return next((kind for kind in self.kinds if kind.id == self.incident.kind), None)


def kinds_of(library: Library) -> tuple[IncidentKind, ...]:
    """All kinds in the order of their file."""
    return tuple(library.later("incident_kinds").values())


def load_board(at: Reading, library: Library, by: Actor) -> FloorBoard:
    """The list as this person may see it."""
    leads = may(by.role, "floor.act_for_another")
    lines = incidents(at, by=by)
    return FloorBoard(tuple(lines), shown_names(roll(at)), {kind.id: kind.name for kind in kinds_of(library)}, leads)


def load_incident(at: Reading, incident: IncidentId, library: Library, offset: int) -> IncidentShown:
    """One incident with the report it would make now. Raises StaffError `incident.unknown`."""
    state, kinds = incident_of(at, incident), kinds_of(library)
    if not state.kind:
        raise StaffError("incident.unknown")
    name = next((kind.name for kind in kinds if kind.id == state.kind), "其他")
    report = quick_report(state, library, hall=hall_settings(at).hall, kind=name, offset=offset)
    return IncidentShown(state, kinds, shown_names(roll(at)).get(state.by, "同事"), report, missing(state))


def when_words(at: int, offset: int) -> str:
    """3月12日 09:50."""
    day = local(at, offset)
    return f"{day.month}月{day.day}日 {local_time(at, offset)}"
