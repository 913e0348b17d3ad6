"""How long what was said of a matter is kept (保存期限) as content: by topic, on what ground."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from hall_assistant.library.kinds import Id, Kind, Words

LONGEST = 1096
"""Days: three years, the time within which a court can be called on."""
SHORTEST = 30
"""Days: below it a hall could not answer for what it did a month ago."""
OTHER = "other"
"""Id of the rule for what no other rule names."""


class RetentionRule(Kind, frozen=True, kw_only=True):
    """One rule (保存规则). Source: N19."""

    id: Id
    name: Words
    topics: tuple[Id, ...] = ()
    """Tiles or topics it is for, with what stands below them; none for the rule that takes the rest."""
    days: Annotated[int, Meta(ge=SHORTEST, le=LONGEST)]
    """Days from the end of the reception; a hall may set fewer, or more with a reason."""
    why: Words
    law: tuple[Id, ...] = ()
    source: tuple[str, ...] = ()
