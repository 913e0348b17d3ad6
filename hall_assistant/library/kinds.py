"""The kinds of content (内容种类): what a topic, card, phrase, flow or template file may hold.

Every kind is frozen and refuses fields it does not know: a slip in a file is named, not ignored.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

StepId = Literal["listen", "empathy", "inform", "settle", "apologise", "solve", "agree", "confirm"]
"""The eight canonical steps 听·接·查·座·歉·办·定·访 (S01), which every flow template refers to."""
STEPS: tuple[StepId, ...] = (
    "listen",
    "empathy",
    "inform",
    "settle",
    "apologise",
    "solve",
    "agree",
    "confirm",
)
Evidence = Literal["unknown", "ours", "not_ours", "unverifiable"]
"""What is known about whose fault it was (证据): not yet · ours · not ours · cannot be found out."""
Grade = Literal["wait", "experience", "fault"]
"""Apology grades (致歉分寸): for the wait, for the experience, for our fault (S06)."""
Tool = Literal[
    "facts",
    "verbatim",
    "lines",
    "card",
    "must_tell",
    "comfort",
    "apology",
    "promise",
    "receipt",
    "rating",
    "follow_up",
    "end",
    "guide",
    "sheet",
    "solution",
    "calc",
    "leg",
    "clock",
    "room",
    "who",
    "inform",
    "sender",
]
"""The small tools a step shows beside its lines."""
Technique = Literal[
    "consequence",
    "restate",
    "own_words",
    "concrete_hour",
    "open_question",
    "sum_up",
    "offer",
    "limit",
    "protect",
    "not_knowing",
    "read_back",
    "thank",
]
"""Why a line works (S86)."""
Standing = Literal["verified", "pending"]
"""Whether the official wording behind a text has been checked (已核 / 待核)."""

Layer = Literal["nation", "ministry", "province", "operator", "hall"]
"""Who laid a rule down, from the state to our own house."""
RuleKind = Literal[
    "negation",
    "blames_customer",
    "blames_company",
    "vague",
    "shirking",
    "provoking",
    "insulting",
    "forceful",
    "advertising",
    "address",
    "stock",
    "jargon",
]
"""What is wrong with a way of speaking (S31–S33, S58, S67, S72, S78, S83, S88, S127)."""

Id = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$")]
Words = Annotated[str, Meta(min_length=1, max_length=2000)]
Level = Annotated[int, Meta(ge=1, le=5)]

GENERAL = "general"
"""The topic of lines that fit any matter (通用)."""


class Kind(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """What all content has in common."""


class Topic(Kind, frozen=True, kw_only=True):
    """A matter people come with (诉求主题). One without parent is a tile (首屏方块), the first click."""

    id: Id
    name: Words
    order: int = 0
    parent: Id | None = None
    aliases: tuple[Words, ...] = ()
    share: float | None = None
    """Percent of real counter complaints, by judgement."""
    first_card: Id | None = None
    source: tuple[str, ...] = ()

    @property
    def is_tile(self) -> bool:
        """Whether it stands on the first screen."""
        return self.parent is None


class FirstMinute(Kind, frozen=True, kw_only=True):
    """The four answers a card must give in the first minute, each one short sentence."""

    now: Words
    """Can it be done here and now (当场能否办)."""
    needs: Words
    """What it takes (要什么)."""
    who: Words
    """Who decides (谁批)."""
    time: Words
    """How long (多久)."""


class Basis(Kind, frozen=True, kw_only=True):
    """What a card rests on (依据), with the day or month its wording was last checked.

    One that names a law row takes text, layer, standing and day from there (`grounded`).
    """

    text: str = ""
    law: Id | None = None
    layer: Layer = "nation"
    status: Standing = "pending"
    checked: Annotated[str, Meta(pattern=r"^\d{4}-\d{2}(-\d{2})?$")] | None = None


class Card(Kind, frozen=True, kw_only=True):
    """One answer beside the CRM (知识卡)."""

    id: Id
    title: Words
    topic: Id
    first_minute: FirstMinute
    tags: tuple[Words, ...] = ()
    aliases: tuple[Words, ...] = ()
    asked: tuple[Words, ...] = ()
    """What people say when they come with it, a sentence each; only searched, never shown."""
    points: tuple[Words, ...] = ()
    means: str = ""
    """What it means for the customer, in one sentence (对您来说)."""
    must_tell: tuple[Words, ...] = ()
    say: tuple[Words, ...] = ()
    dont: tuple[Words, ...] = ()
    """What not to say or do; shown in the private view only."""
    steps: tuple[Words, ...] = ()
    papers: tuple[Words, ...] = ()
    basis: tuple[Basis, ...] = ()
    status: Standing = "pending"
    links: tuple[Id, ...] = ()
    """Other cards that go with it."""
    calc: tuple[Id, ...] = ()
    """Calculators (算一算) that help with it."""
    valid_from: date | None = None
    valid_until: date | None = None
    """Last day it holds; none while it holds."""
    review_by: date | None = None
    owner: str = ""
    source: tuple[str, ...] = ()


class Phrase(Kind, frozen=True, kw_only=True):
    """A line to say (话术) with the cue the clerk glances at (提示词)."""

    id: Id
    topic: Id
    step: StepId
    cue: Words
    say: Words
    technique: Technique | None = None
    emotion: tuple[Level, Level] | None = None
    """Lowest and highest emotion level it fits; without it the line fits every mood."""
    evidence: tuple[Evidence, ...] = ()
    """Evidence states it fits; empty means all."""
    apology: Grade | None = None
    when: Literal["watched", "waited"] | None = None
    """Offered only while others look on (S109), or after a wait that was too long (S113)."""
    status: Standing = "verified"
    """A line that claims what has not been checked is pending, and offered to nobody."""
    source: tuple[str, ...] = ()


class Slot(Kind, frozen=True, kw_only=True):
    """A gap in a line to be filled (空位), written `{{时间}}` in the text."""

    name: Words
    label: Words
    example: Words
    choices: tuple[Words, ...] = ()
    fallback: str | None = None
    """What stands there when nothing is filled in; without it the gap stays visible."""


class Step(Kind, frozen=True, kw_only=True):
    """One step of a flow (步骤) with its purpose, do and don't (S12)."""

    id: Id
    mark: Words
    name: Words
    headline: Words
    covers: tuple[StepId, ...]
    """Canonical steps it stands for, so that switching the template keeps what was entered."""
    beside: tuple[Id, ...] = ()
    """Steps that may run in parallel with it."""
    purpose: Words
    do: tuple[Words, ...] = ()
    dont: tuple[Words, ...] = ()
    tools: tuple[Tool, ...] = ()
    source: tuple[str, ...] = ()


class Flow(Kind, frozen=True, kw_only=True):
    """A way through a reception (流程模板): eight steps, short, urgent, five, review stages (S10–S17)."""

    id: Id
    name: Words
    kind: Literal["full", "short", "urgent", "alternative", "review"]
    steps: tuple[Step, ...]
    about: str = ""
    source: tuple[str, ...] = ()

    def step(self, step: str) -> Step | None:
        """The step of that id."""
        return next((each for each in self.steps if each.id == step), None)


class Template(Kind, frozen=True, kw_only=True):
    """A text made from a reception or a day (摘要、日报、回执模板), and how long it may be."""

    id: Id
    name: Words
    text: str
    limit: int = 0
    """Characters; 0 means no limit."""
    html: bool = False
    """Whether what is filled in must be escaped (pages that go on paper)."""
    source: tuple[str, ...] = ()


class Rule(Kind, frozen=True, kw_only=True):
    """A way of speaking that is not ours (禁用说法): a regular expression, why, and what to say instead."""

    pattern: Words
    why: Words
    better: Words
    kind: RuleKind | None = None
    where: Literal["say", "screen", "wall"] = "say"
    """`say`: lines spoken; `screen`: any text a customer or a camera might read; `wall`: what hangs in the hall."""
