"""The open receptions of the clerk, loaded whole so that going from one to another paints at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hall_assistant.casefile.number import short
from hall_assistant.casefile.records import begun, begun_by, state_of
from hall_assistant.casefile.values import CaseId, CaseState
from hall_assistant.cases.drafting import drafts_of
from hall_assistant.cases.find import CaseLine, came_before, open_of
from hall_assistant.people.records import roll
from hall_assistant.people.values import StaffMember
from hall_assistant.privacy.identity import NOBODY, Person, shown

if TYPE_CHECKING:
    from hall_assistant.app import Reading


@dataclass(frozen=True, slots=True)
class Loaded:
    """One reception as stored now."""

    case: CaseId
    state: CaseState
    began: int
    person: Person = NOBODY
    drafts: dict[str, str] = field(default_factory=dict)
    seen_before: bool = False
    """有上次记录: another reception bears the same number."""


@dataclass(frozen=True, slots=True)
class ReceptionFace:
    """One line of the list of open receptions."""

    case: CaseId
    number: str
    """Short: `3-0312-007`; empty while nothing is recorded yet."""
    surname: str
    topic: str
    started: int
    handler: str = ""
    offered_to_me: bool = False
    offered_to: str = ""
    promises: int = 0
    offer_until: int | None = None
    returned_from: str = ""
    """Who did not take it over, until that was seen."""


def load_case(at: Reading, case: CaseId) -> Loaded:
    """One reception; one that was begun and holds nothing has no number yet."""
    state = state_of(at, case)
    start = begun(at, case)
    began = start.at if start else state.started
    person = state.person
    seen = person is not None and came_before(at, person, but=case)
    return Loaded(case, state, began, shown(at, person), drafts_of(at, case), seen)


@dataclass(frozen=True, slots=True)
class OpenList:
    """All open receptions of a person, and those offered to them, with the names of who works here."""

    faces: tuple[ReceptionFace, ...]
    loaded: tuple[Loaded, ...]
    staff: tuple[StaffMember, ...]


def load_open(at: Reading, staff: str) -> OpenList:
    """All open receptions of a person, and those offered to them."""
    lines = open_of(at, staff)
    waiting = begun_by(at, staff)
    faces = [_face(line, staff) for line in lines]
    faces += [ReceptionFace(one.case, "", "", "", one.at) for one in waiting]
    loaded = [load_case(at, face.case) for face in faces]
    return OpenList(tuple(faces), tuple(loaded), tuple(roll(at, everyone=True)))


def _face(line: CaseLine, staff: str) -> ReceptionFace:
    return ReceptionFace(
        case=line.case,
        number=short(line.number),
        surname=line.person.surname,
        topic=line.topic,
        started=line.started,
        handler=line.handler,
        offered_to_me=line.offered_to == staff,
        offered_to=line.offered_to,
        promises=line.open_promises,
        offer_until=line.offer_until,
        returned_from=line.returned_from or "",
    )
