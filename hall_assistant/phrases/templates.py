"""Summaries, the daily six lines and pages made from shipped templates, in a sandbox that knows only what
it is given.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hall_assistant.errors import StaffError
from hall_assistant.library.kinds import Template

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment


def fill(template: Template, values: Mapping[str, object]) -> str:
    """The template's text with `values`, cut to its limit with 「…」 at the end where it would be longer.

    Raises StaffError `template.broken` (name) where it asks for a value not given, reaches for anything
    forbidden or is no valid template.
    """
    from jinja2 import TemplateError

    try:
        text = _environment(template.html).from_string(template.text).render(values)
    except (TemplateError, TypeError, ValueError, ArithmeticError, RecursionError, MemoryError) as error:
        raise StaffError("template.broken", name=template.name) from error
    return shortened(text, template.limit)


def shortened(text: str, limit: int) -> str:
    """The text, cut to `limit` characters with 「…」 as the last; 0 means no limit."""
    if limit <= 0 or len(text) <= limit:
        return text
    return text[: limit - 1].rstrip() + "…"


def _environment(html: bool) -> SandboxedEnvironment:
    """A fresh sandbox: no files, no globals, unknown names refused; pages get what is filled in escaped."""
    from jinja2 import StrictUndefined
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Sandbox(ImmutableSandboxedEnvironment):
        """No multiplying either: `'x' * 10**9` would fill the memory, and no text of ours needs it."""

        intercepted_binops = frozenset({"*", "**"})

        def call_binop(self, context: object, operator: str, left: object, right: object) -> object:
            raise SecurityError(operator)

    environment = Sandbox(undefined=StrictUndefined, autoescape=html, trim_blocks=True, lstrip_blocks=True)
    environment.globals.clear()
    return environment
