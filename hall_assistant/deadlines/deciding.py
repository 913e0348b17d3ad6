"""What a rule means for one start (定时限): the law row of that day, the hall's own figure, the due hour and warnings.

The outcome stands in the fact; nothing of it is ever counted again, whatever figures, tables or clocks say later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hall_assistant.clock import DAY, MINUTE, local
from hall_assistant.deadlines.amounts import Amount, read_amount
from hall_assistant.deadlines.counting import Counted, Surroundings, count
from hall_assistant.deadlines.workdays import Calendar
from hall_assistant.errors import StaffError
from hall_assistant.library.deadlines import Deadline
from hall_assistant.library.grounds import Law
from hall_assistant.settings.values import HallSettings
from hall_assistant.store.facts import Json

LONGEST_AGO = 3 * 366 * DAY
"""How far back a start may lie, milliseconds: windows of two years are counted from what happened then."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A clock as it was decided, before it is a fact."""

    rule: Deadline
    start: int
    due: int
    """UTC milliseconds, after `start`."""
    warnings: tuple[int, ...]
    amount: Amount | None
    """None where the due hour was told, not counted."""
    counted: Counted
    law: Law | None
    own: str = ""
    """The hall's own figure it was counted by; empty where the rule's own amount stood."""

    def body(self) -> dict[str, Json]:
        """The open entries of its fact; `own` is typed by people and goes into the sealed ones."""
        rule, law = self.rule, self.law
        return {
            "rule": rule.id,
            "name": rule.name,
            "whose": rule.whose,
            "starts": rule.starts,
            "met_by": rule.met_by,
            "ends": rule.ends,
            "bounds": list(rule.bounds),
            "layer": law.layer if law else rule.layer,
            "law": law.id if law else "",
            "article": law.name if law else "",
            "standing": standing(rule, law),
            "checked": law.checked.isoformat() if law and law.checked else "",
            "unit": self.amount.unit if self.amount else "",
            "start": self.start,
            "due": self.due,
            "warnings": list(self.warnings),
            "amount": self.amount.number if self.amount else None,
            "skipped": [[each.day, each.name] for each in self.counted.skipped],
            "beyond": self.counted.beyond,
        }


def surroundings(settings: HallSettings, offset: int) -> Surroundings:
    """What a hall counts by: its table of days, its hours, and how far east it lies (minutes)."""
    return Surroundings(Calendar(settings.own_days, settings.whole_years), offset, settings.opens, settings.closes)


def decide(
    rule: Deadline,
    *,
    start: int,
    law: Mapping[str, Law],
    settings: HallSettings,
    offset: int,
    told: int | None = None,
) -> Decided:
    """What the rule means for a start (UTC milliseconds).

    told: a due hour that stands on a message or was published, for rules that cannot be counted; for others it may only
    be earlier. Raises StaffError `clock.needs_hour`, `clock.told_before`, `clock.told_late`.
    """
    at = surroundings(settings, offset)
    row = row_of(rule, law, start, offset)
    amount, counted, own = _counted(rule, start, at, settings.figures.get(rule.figure, "").strip())
    if told is not None:
        if told <= start:
            raise StaffError("clock.told_before")
        if counted is not None and told > counted.due:
            raise StaffError("clock.told_late", name=rule.name)
        amount, counted, own = None, Counted(told), ""
    if counted is None:
        raise StaffError("clock.needs_hour", name=rule.name)
    warnings = _warnings(rule, start, counted.due, amount, at)
    return Decided(rule, start, counted.due, warnings, amount, counted, row, own)


def refuse_start(start: int, now: int) -> None:
    """Raise StaffError `clock.future` for a start (UTC milliseconds) to come, `clock.long_ago` for one too far back."""
    if start > now:
        raise StaffError("clock.future")
    if start < now - LONGEST_AGO:
        raise StaffError("clock.long_ago")


def row_of(rule: Deadline, law: Mapping[str, Law], start: int, offset: int) -> Law | None:
    """The law row that holds on the local day of a start; None where none of the rule's does."""
    day = local(start, offset).date()
    return next((law[each] for each in rule.law if each in law and law[each].holds(day)), None)


def standing(rule: Deadline, row: Law | None) -> str:
    """`verified` where its wording was checked and a customer may hear it, else `pending`."""
    return row.status if row is not None else "pending"


def _counted(rule: Deadline, start: int, at: Surroundings, own: str) -> tuple[Amount | None, Counted | None, str]:
    """By the rule's amount or the hall's figure, whichever counts: a figure never stretches what a law laid down."""
    ours = rule.whose == "ours"
    plain = Amount(rule.amount or 1, rule.unit) if rule.amount or rule.unit == "month_end" else None
    by_rule = count(start, plain, at, ours=ours) if plain else None
    figure = read_amount(own)
    if figure is None:
        return plain, by_rule, ""
    by_figure = count(start, figure, at, ours=ours)
    if by_rule is not None and rule.own == "shorter" and by_figure.due >= by_rule.due:
        return plain, by_rule, ""
    return figure, by_figure, own


def _warnings(rule: Deadline, start: int, due: int, amount: Amount | None, at: Surroundings) -> tuple[int, ...]:
    """When to remind: after so many units, and so many minutes before; only what lies between start and due."""
    unit = amount.unit if amount else rule.unit
    after = [] if unit == "month_end" else [count(start, Amount(each, unit), at).due for each in rule.warn_after]
    wanted = {*after, *(due - each * MINUTE for each in rule.warn_before)}
    return tuple(sorted(one for one in wanted if start < one < due))
