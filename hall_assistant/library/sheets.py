"""Verification sheets (核查表) as content: what is asked, group by group, and which finding the answers lead to.

A new sheet is a file in `knowledge/sheets/`; the one engine that reads them is `hall_assistant/solutions/sheets.py`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from hall_assistant.library.kinds import Evidence, Id, Kind, Words

FieldKind = Literal["text", "choice", "number", "date", "time", "amount", "yes_no", "phone", "imei"]
"""What may be filled in: free words, one of some, a count, day, hour, yuan, yes or no, a number, a handset's serial."""
YES, NO = "yes", "no"
"""The values of a `yes_no` field."""


class Option(Kind, frozen=True, kw_only=True):
    """One answer of a choice."""

    id: Id
    name: Words


class Field(Kind, frozen=True, kw_only=True):
    """One thing to fill in (栏)."""

    id: Id
    label: Words
    kind: FieldKind = "text"
    options: tuple[Option, ...] = ()
    """Of a `choice`, in the order they are shown."""
    hint: str = ""
    need: bool = False
    """Whether its group counts as complete only with it; nobody is forced to fill it."""
    private: bool = False
    """Whether the public view covers it."""
    told: bool = False
    """Whether it stands in the one line for the work order's summary."""

    @property
    def answers(self) -> tuple[Option, ...]:
        """What can be chosen; empty for a field that is typed."""
        return YES_NO if self.kind == "yes_no" else self.options


YES_NO = (Option(id=YES, name="是"), Option(id=NO, name="否"))


class OrderRule(Kind, frozen=True, kw_only=True):
    """An order of events that cannot be (先后矛盾). Exactly one of `not_before`, `stopped_by`, `apart` says how.

    Source: S166.
    """

    events: Annotated[tuple[Id, ...], Meta(min_length=1)]
    not_before: Id | None = None
    """None of them can come before the first of this event."""
    stopped_by: Id | None = None
    """None of them can come after this event, unless `until` came between."""
    until: Id | None = None
    apart: Annotated[int, Meta(ge=1, le=1440)] | None = None
    """Two of them in different places must lie this many minutes apart: nobody is in two places at once."""
    says: Words
    """What is wrong, for the clerk."""


class Course(Kind, frozen=True, kw_only=True):
    """Which fields of a group of rows make a course of events (时间线), and what cannot be in it."""

    day: Id
    hour: Id
    event: Id
    """The `choice` that says what happened."""
    place: Id | None = None
    ahead: tuple[Id, ...] = ()
    """Events that may lie in the future: what was agreed for a later hour."""
    rules: tuple[OrderRule, ...] = ()


class Group(Kind, frozen=True, kw_only=True):
    """Fields that belong together (组); with `rows` they are asked again and again, a row each time."""

    id: Id
    name: Words
    fields: Annotated[tuple[Field, ...], Meta(min_length=1)]
    rows: bool = False
    least: Annotated[int, Meta(ge=1, le=10)] = 1
    """Rows from which on a group of rows counts as complete."""
    course: Course | None = None


class Condition(Kind, frozen=True, kw_only=True, rename={"among": "is", "none_of": "but"}):
    """What must hold for a finding. In a group of rows one row is enough, except for `but`: no row may have it."""

    field: Id | None = None
    among: tuple[str, ...] = ()
    """It is one of these (in the file: `is`)."""
    none_of: tuple[str, ...] = ()
    """It is filled in, and none of these (in the file: `but`)."""
    filled: bool | None = None
    least: Annotated[int, Meta(ge=0)] | None = None
    most: Annotated[int, Meta(ge=0)] | None = None
    same: Id | None = None
    """Both are filled in and alike."""
    differs: Id | None = None
    """Both are filled in and not alike."""
    flagged: bool | None = None
    """Whether a course of events in the sheet has an order that cannot be; stands without a field."""


class Finding(Kind, frozen=True, kw_only=True):
    """One row of the decision table (判定): when it holds, what it means, who goes on, what to say. Source: S155."""

    id: Id
    when: tuple[Condition, ...] = ()
    """All must hold; the last row of a table has none and holds always."""
    finding: Words
    """What the check has shown, in one sentence."""
    route: Words
    """Who goes on with it, and by what."""
    say: Annotated[tuple[Words, ...], Meta(min_length=1, max_length=3)]
    evidence: Evidence = "unknown"
    """The state it proposes; only the clerk sets it (C3)."""
    asks: tuple[Words, ...] = ()
    """What still has to be got hold of (还要拿的凭据)."""
    cards: tuple[Id, ...] = ()
    law: tuple[Id, ...] = ()
    """Law rows its words rest on; while one is pending they are not offered."""


class Sheet(Kind, frozen=True, kw_only=True):
    """A verification sheet (核查表). Source: S153, S159."""

    id: Id
    title: Words
    topics: tuple[Id, ...] = ()
    """Topics it is offered for first; every sheet can be taken for every matter."""
    about: str = ""
    groups: Annotated[tuple[Group, ...], Meta(min_length=1)]
    findings: Annotated[tuple[Finding, ...], Meta(min_length=1)]
    """The first that holds counts."""
    order: int = 0
    source: tuple[str, ...] = ()

    def field(self, id: str) -> Field | None:
        """The field of that id, in whatever group."""
        return next((field for group in self.groups for field in group.fields if field.id == id), None)

    def group_of(self, id: str) -> Group | None:
        """The group a field stands in."""
        return next((group for group in self.groups if any(field.id == id for field in group.fields)), None)

    def finding(self, id: str) -> Finding | None:
        """The row of the table with that id."""
        return next((each for each in self.findings if each.id == id), None)
