"""记为知识缺口: what was searched and not found goes to whoever writes the content."""

from __future__ import annotations

from ui.context import Context


def note_gap(context: Context, *, query: str) -> None:
    """Note it; that is said quietly, also when it could not be done."""
    from hall_assistant.search import gaps

    by = context.who
    context.runner.write(
        lambda store: gaps.note_gap(store, by=by, query=query),
        owner=context,
        then=lambda _changes: context.say("记成知识缺口了，店长在「日志」里看得到。"),
    )
