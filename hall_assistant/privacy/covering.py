"""Full numbers stay behind (不留全号): what people type about customers is masked before it is kept.

One place sees to it, where the store takes in words: the read models of receptions and orders name `covered`, those
of incidents, walks, findings and improvement items `always_covered`; drafts go through `kept_text`. Where a hall keeps
full numbers on purpose, those one is reached by are kept as typed in receptions and orders; identity and bank cards
never are. Source: S207, N12, N15.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from hall_assistant.privacy.masking import masked
from hall_assistant.settings.records import hall_settings
from hall_assistant.settings.values import HallSettings
from hall_assistant.store.facts import Json, canonical
from hall_assistant.store.store import Reading

_LEFT_ALONE: frozenset[tuple[str, str]] = frozenset(
    {
        ("case.ordered", "number"),
        ("case.corrected", "number"),
        ("order.received", "number"),
        ("order.resent", "number"),
        ("order.corrected", "number"),
        ("leg.opened", "contact"),
    }
)
"""Entries that are no customer's number though they may look like one: work orders' numbers, a department's telephone.
Of a correction the name of the entry that it corrects."""

_REACHED_BY = ("mobile", "landline", "email")


def covered(at: Reading, kind: str, open: Mapping[str, Json], sealed: Mapping[str, Json]) -> Mapping[str, Json]:
    """The words of a fact as this hall keeps them."""
    if _holds_none(kind, open, sealed):
        return sealed
    settings = hall_settings(at)
    return _covered(kind, open, sealed, own_numbers(settings), kept_whole(settings))


def always_covered(at: Reading, kind: str, open: Mapping[str, Json], sealed: Mapping[str, Json]) -> Mapping[str, Json]:
    """The words of a fact that is about the hall and not about a customer: no number but the hall's own is kept whole,
    whatever it keeps of receptions.
    """
    if _holds_none(kind, open, sealed):
        return sealed
    return _covered(kind, open, sealed, own_numbers(hall_settings(at)), ())


def _holds_none(kind: str, open: Mapping[str, Json], sealed: Mapping[str, Json]) -> bool:
    """Whether nothing in it looks like a number: the settings are not asked for nothing."""
    return canonical(_covered(kind, open, sealed, (), ())) == canonical(sealed)


def kept_text(at: Reading, text: str) -> str:
    """A draft as this hall keeps it."""
    if masked(text) == text:
        return text
    settings = hall_settings(at)
    return masked(text, own_numbers(settings), kept_whole(settings))


def always_kept(at: Reading, text: str) -> str:
    """A text as `always_covered` keeps it: what one typed again is held against."""
    return text if masked(text) == text else masked(text, own_numbers(hall_settings(at)))


def kept_whole(settings: HallSettings) -> Collection[str]:
    """Kinds of numbers that this hall keeps as they are typed (留全号): those a customer is reached by, or none."""
    return _REACHED_BY if settings.full_numbers else ()


def own_numbers(settings: HallSettings) -> frozenset[str]:
    """The numbers of the hall, its duty ladder and its departments, in figures."""
    texts = (
        settings.address,
        *(rung.phone for rung in settings.ladder),
        *(department.phone for department in settings.departments),
    )
    return frozenset(number for text in texts for number in (_figures(text), *_pieces(text)) if len(number) >= 7)


def _figures(text: str) -> str:
    return re.sub(r"\D", "", text)


def _pieces(text: str) -> list[str]:
    return [_figures(piece) for piece in re.split(r"[/、，,;；转 ]", text)]


def _covered(
    kind: str, open: Mapping[str, Json], sealed: Mapping[str, Json], exempt: Collection[str], whole: Collection[str]
) -> dict[str, Json]:
    label = f"{open.get('label', '')}：" if kind == "sheet.filled" else ""
    left = {name for fact, name in _LEFT_ALONE if fact == kind}
    if kind.endswith(".corrected"):
        left = {"value"} if open.get("field") in left else set()
    return {name: value if name in left else _plain(value, label, exempt, whole) for name, value in sealed.items()}


def _plain(value: Json, label: str, exempt: Collection[str], whole: Collection[str]) -> Json:
    if isinstance(value, str):
        return masked(f"{label}{value}", exempt, whole).removeprefix(label)
    if isinstance(value, Mapping):
        return {name: _plain(one, label, exempt, whole) for name, one in value.items()}
    if isinstance(value, Sequence):
        return [_plain(one, label, exempt, whole) for one in value]
    return value
