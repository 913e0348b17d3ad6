"""What the clerk has in hand: one reception's state with the choices that live on screen only. A plain value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from hall_assistant.casefile.values import CaseId, CaseState
from hall_assistant.privacy.identity import NOBODY, Person
from ui.widgets.own_card import OwnText

NO_CASE = CaseId("")


@dataclass(frozen=True, slots=True)
class Hand:
    """A reception as it is shown, or none yet (`state.case` is empty): lines and cards work without."""

    state: CaseState = field(default_factory=lambda: CaseState(case=NO_CASE))
    began: int | None = None
    """When the reception was begun, UTC ms; None while there is none."""
    person: Person = NOBODY
    silenced: frozenset[str] = frozenset()
    """Lines the clerk does not want in this reception."""
    slots: Mapping[str, str] = field(default_factory=dict)
    """Gaps filled in by the clerk: 时间, 金额 …"""
    card: str = ""
    """A card chosen by hand; empty shows the topic's first."""
    own: OwnText | None = None
    """A text of the hall's own taken from the search; it stands in the card's place until a card is chosen."""
    pinned: str = ""
    """A line taken from the search; it stands first until topic or step is another."""

    grade: str = ""
    """The grade of apology chosen: `wait`, `experience` or `fault`; empty offers what fits."""
    seen_before: bool = False
    """有上次记录: the number just given fits an earlier reception."""

    @property
    def begun(self) -> bool:
        """Whether a reception is running (its id may still be on its way from the writer)."""
        return self.began is not None

    def of_state(self, state: CaseState) -> Hand:
        """The same hand with another state; another topic forgets what was chosen by hand."""
        same_topic = state.topic == self.state.topic
        same_place = same_topic and state.step == self.state.step
        return replace(
            self,
            state=state,
            card=self.card if same_topic else "",
            own=self.own if same_topic else None,
            pinned=self.pinned if same_place else "",
        )
