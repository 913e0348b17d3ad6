"""Reads the content folders into typed values; what is broken is listed with file and line, and left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec

from hall_assistant.content import ContentRoot
from hall_assistant.library.checklists import Checklist, Factor
from hall_assistant.library.deadlines import Deadline
from hall_assistant.library.demo import DemoItem, DemoVisit
from hall_assistant.library.floor import IncidentKind
from hall_assistant.library.grounds import Figure, Law
from hall_assistant.library.guides import Guide
from hall_assistant.library.kinds import Card, Flow, Kind, Phrase, Rule, Slot, Template, Topic
from hall_assistant.library.needs import Channel, Need, Remedy
from hall_assistant.library.outside import OrderField, OrderSource
from hall_assistant.library.papers import Comer, Errand
from hall_assistant.library.problems import Problem, in_chinese
from hall_assistant.library.radars import Rising
from hall_assistant.library.retention import RetentionRule
from hall_assistant.library.review_tags import ReviewTag
from hall_assistant.library.senders import Port, Sender
from hall_assistant.library.sheets import Sheet
from hall_assistant.library.talk import Jargon, Provocation, SynonymGroup
from hall_assistant.library.yaml_page import Page, Unreadable, read_page, read_text

K = TypeVar("K", bound=Kind)

SHELVES: tuple[tuple[str, str, type[Kind]], ...] = (
    ("knowledge/topics.yaml", "topics", Topic),
    ("knowledge/cards/", "cards", Card),
    ("knowledge/flows/", "flows", Flow),
    ("knowledge/rules/", "rules", Rule),
    ("knowledge/guides/", "guides", Guide),
    ("knowledge/deadlines/", "deadlines", Deadline),
    ("knowledge/law/", "law", Law),
    ("knowledge/figures.yaml", "figures", Figure),
    ("knowledge/orders/sources.yaml", "order_sources", OrderSource),
    ("knowledge/orders/fields.yaml", "order_fields", OrderField),
    ("knowledge/needs/needs.yaml", "needs", Need),
    ("knowledge/needs/channels.yaml", "channels", Channel),
    ("knowledge/needs/remedies.yaml", "remedies", Remedy),
    ("knowledge/review/", "review_tags", ReviewTag),
    ("knowledge/senders/kinds.yaml", "senders", Sender),
    ("knowledge/senders/ports.yaml", "ports", Port),
    ("knowledge/floor/", "incident_kinds", IncidentKind),
    ("knowledge/papers/comers.yaml", "comers", Comer),
    ("knowledge/papers/errands.yaml", "errands", Errand),
    ("knowledge/checklists/factors.yaml", "factors", Factor),
    ("knowledge/checklists/", "checklists", Checklist),
    ("knowledge/radars/", "rising", Rising),
    ("knowledge/demo/visits.yaml", "demo_visits", DemoVisit),
    ("knowledge/demo/items.yaml", "demo_items", DemoItem),
    ("knowledge/retention/", "retention", RetentionRule),
    ("knowledge/synonyms.yaml", "synonyms", SynonymGroup),
    ("knowledge/sheets/", "sheets", Sheet),
    ("scripts_zh/phrases/", "phrases", Phrase),
    ("scripts_zh/provocations/", "provocations", Provocation),
    ("scripts_zh/jargon/", "jargon", Jargon),
    ("scripts_zh/slots.yaml", "slots", Slot),
    ("scripts_zh/templates/", "templates", Template),
)
"""Where each kind lies: path or folder, the name of its list in a file, and the kind."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an item stands: file and line."""

    file: str
    line: int


@dataclass(slots=True)
class Content:
    """Everything read, in file order, with the place of each item and the problems found."""

    items: dict[type[Kind], dict[str, Any]] = field(
        default_factory=lambda: {kind: {} for _where, _plural, kind in SHELVES}
    )
    places: dict[tuple[type[Kind], str], Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def of(self, kind: type[K]) -> Mapping[str, K]:
        """Items of one kind by id."""
        return self.items[kind]

    def place(self, item: Kind) -> Place:
        """Where an item stands."""
        return self.places[type(item), identity(item)]

    def trouble(self, place: Place, message: str, *, left_out: bool = False) -> None:
        """Note a problem."""
        self.problems.append(Problem(place.file, place.line, message, left_out))

    def put(self, item: Kind, place: Place) -> None:
        """Take an item in; one with an id that is already there is listed and left out."""
        key = identity(item)
        first = self.places.get((type(item), key))
        if first:
            self.trouble(place, f"「{key}」与 {first.file}:{first.line} 重复", left_out=True)
            return
        self.items[type(item)][key] = item
        self.places[type(item), key] = place


def identity(item: Kind) -> str:
    """What an item is called within its kind: its id, or the one field that stands for it."""
    if isinstance(item, Slot | Figure):
        return item.name
    if isinstance(item, Rule):
        return item.pattern
    if isinstance(item, Jargon):
        return item.term
    if isinstance(item, SynonymGroup):
        return item.words[0]
    return str(item.id)  # type: ignore[attr-defined]  # every other kind has an id; their union is not spelled out


def load(root: ContentRoot) -> Content:
    """Read every content file below `root`. Never raises for what a file holds."""
    content = Content()
    for file in root.files():
        try:
            _read(root, file, content)
        except Unreadable as error:
            content.problems.append(error.problem)
    return content


def _read(root: ContentRoot, file: str, content: Content) -> None:
    """Read one file into `content`. Raises Unreadable."""
    shelf = next(((plural, kind) for where, plural, kind in SHELVES if file.startswith(where)), None)
    if file.endswith(".j2") and shelf and shelf[1] is Template:
        content.put(_bare_template(file, read_text(root.path(file), file)), Place(file, 1))
    elif not file.endswith(".yaml") or shelf is None:
        if not file.endswith((".md", ".txt")):
            content.trouble(Place(file, 1), "不认识这个文件：内容用 .yaml，放进各自的文件夹", left_out=True)
    else:
        page = read_page(root.path(file), file)
        for path, raw in _items(page, shelf[0], content):
            item = _typed(page, path, raw, shelf[1], content)
            if item is not None:
                content.put(item, Place(file, page.line(*path)))


def _bare_template(file: str, text: str) -> Template:
    """A template that is a file of its own: `receipt.html.j2` is called `receipt`."""
    name = file.rsplit("/", 1)[-1]
    return Template(id=name.split(".")[0], name=name, text=text, html=".html" in name)


def _items(page: Page, plural: str, content: Content) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Paths and raw values of the items of a file: those of its list, or the file itself as one item."""
    if not isinstance(page.data, dict):
        content.trouble(Place(page.file, 1), f"开头应当是「{plural}:」或一项内容的键和值", left_out=True)
        return
    if plural not in page.data:
        yield (), page.data
        return
    listed = page.data[plural]
    common = {key: value for key, value in page.data.items() if key != plural}
    if not isinstance(listed, list):
        content.trouble(Place(page.file, page.line(plural)), f"「{plural}」应当是列表", left_out=True)
        return
    for number, raw in enumerate(listed):
        yield (plural, number), {**common, **raw} if isinstance(raw, dict) else raw


def _typed(page: Page, path: tuple[str | int, ...], raw: Any, kind: type[K], content: Content) -> K | None:
    """The raw value as its kind; None, and a problem at its line, where it does not fit."""
    if kind is SynonymGroup and isinstance(raw, list):
        raw = {"words": raw}
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        message, inner = in_chinese(str(error))
    name = next((raw[key] for key in ("id", "name", "term") if key in raw), "") if isinstance(raw, dict) else ""
    where = ".".join(str(part) for part in inner)
    said = "".join([f"「{name}」" if name else "", f"{where}：" if where else "", message])
    content.trouble(Place(page.file, page.line(*path, *inner)), said, left_out=True)
    return None
