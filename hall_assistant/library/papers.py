"""Papers to bring (要带的材料) as content: what each errand asks for, and what changes with who comes."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from hall_assistant.library.kinds import Id, Kind, Standing, Words

Who = Literal["self", "agent", "elder", "minor", "company", "heir"]
"""Who comes: the holder, someone acting for them, an elder, a child with a guardian, a company, an heir."""
Short = Annotated[str, Meta(min_length=1, max_length=40)]
"""One thing to bring: it has to be read at arm's length."""


class Paper(Kind, frozen=True, kw_only=True):
    """One thing to bring (一样材料)."""

    what: Short
    about: str = ""
    """What to mind, in a few words; empty where there is nothing."""
    status: Standing = "pending"
    """Pending until the official wording was read: shown with 待核实 then, and in no words to a customer."""
    law: tuple[Id, ...] = ()


class Comer(Kind, frozen=True, kw_only=True):
    """Who comes (谁来办), and what they bring whatever it is about."""

    id: Who
    name: Words
    papers: tuple[Paper, ...] = ()
    say: str = ""
    """A line for the foot of the list, spoken to them."""


class ForComer(Kind, frozen=True, kw_only=True):
    """What an errand asks of one kind of comer besides."""

    who: Who
    papers: tuple[Paper, ...] = ()
    cannot: str = ""
    """Why it cannot be done by them, and what can; the list is not offered then."""


class Errand(Kind, frozen=True, kw_only=True):
    """What people come to do (办什么), and what it takes."""

    id: Id
    name: Words
    topics: tuple[Id, ...] = ()
    """Topics at which it is put first."""
    papers: tuple[Paper, ...] = ()
    """What everybody brings."""
    comers: tuple[ForComer, ...] = ()
    """Who may come; the order is the one shown."""
    clear: tuple[Short, ...] = ()
    """What has to be settled before (先清)."""
    source: tuple[str, ...] = ()
