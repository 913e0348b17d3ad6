"""A reception that may not have its id yet: writes queue behind its beginning and find the id there."""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.casefile.values import CaseId
from hall_assistant.errors import StaffError


@dataclass(slots=True, eq=False)
class Ticket:
    """Stands for one reception from the click that begins it.

    The id is written once on the writer thread before any later write of the same reception runs there.
    """

    case: CaseId | None = None
    waiting: int = 0
    """Writes under way; while there are any, what is shown is ahead of what is stored."""

    def id(self) -> CaseId:
        """The id. Raises StaffError `case.unknown` if the reception could not be begun."""
        if self.case is None:
            raise StaffError("case.unknown")
        return self.case
