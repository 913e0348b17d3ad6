"""What sends customers to a hall (谁支来的), and the ports messages come from (端口), as content. Source: S114, S115.

A new kind or port is a row in `knowledge/senders/`; ports nobody has looked up are typed at the counter and stay there.
"""

from __future__ import annotations

from hall_assistant.library.kinds import Id, Kind, Standing, Words


class Sender(Kind, frozen=True, kw_only=True):
    """One kind of thing that sends people: a short message, a call, the app, another hall."""

    id: Id
    name: Words
    port: bool = False
    """Whether it comes from a number that can be noted."""
    always: str = ""
    """The number it always comes from, in figures; empty where it has none of its own."""
    asks: str = ""
    """What else may be noted in a few words: 哪个活动, 哪个厅; empty where nothing is."""
    source: tuple[str, ...] = ()


class Port(Kind, frozen=True, kw_only=True):
    """What is known of a port (端口号), for the clerk to look up."""

    id: Id
    number: Words
    """In figures."""
    begins: bool = False
    """Whether every port that begins so is meant."""
    name: Words
    says: Words
    """Who is behind it, in plain words for the clerk."""
    law: tuple[Id, ...] = ()
    status: Standing = "pending"
    """While it is `pending` the clerk reads that it has not been looked up yet; it is no word for a customer."""
    where: str | None = None
    """Where it was looked up."""
    source: tuple[str, ...] = ()
