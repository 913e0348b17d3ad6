"""What sent the customer here (谁支来的): a short message, a call, another hall. Source: S114, S115."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from hall_assistant.errors import StaffError

LONGEST = 60
"""Characters of a campaign's words."""
_PORT = re.compile(r"[0-9]{5,20}")
_BETWEEN = re.compile(r"[\s\-]")


@dataclass(frozen=True, slots=True)
class SentBy:
    """What sent the customer to this hall; noted again, the last word stands."""

    kind: str
    """Id of the kind (`knowledge/senders/kinds.yaml`)."""
    name: str
    """What the kind was called then."""
    port: str
    """Number the message or call came from (端口号), in figures; empty where nobody noted it or it was forgotten."""
    campaign: str
    """What it was about, or which hall, as typed; likewise."""
    by: str
    at: int
    """UTC milliseconds."""


def port_figures(text: str) -> str:
    """A port as typed, in plain figures without blanks and dashes.

    Raises StaffError `sender.port` for anything but 5 to 20 figures.
    """
    figures = _BETWEEN.sub("", unicodedata.normalize("NFKC", text))
    if not _PORT.fullmatch(figures):
        raise StaffError("sender.port")
    return figures
