"""One JSON object a line (jsonl): its keys are the columns; a broken line is named and costs no other."""

from __future__ import annotations

import json
from typing import Any

from hall_assistant.authoring.encoding import decoded
from hall_assistant.authoring.tables import Found, RowError, within_columns, within_rows
from hall_assistant.errors import StaffError

_DEEPEST = 20
"""Levels of brackets a line may nest; what goes deeper is no table."""


def read(data: bytes, encoding: str = "") -> Found:
    """The objects of a file, columns in the order their keys first come.

    Raises StaffError as `decoded`, `import.rows` and `import.columns`.
    """
    text, form = decoded(data, encoding)
    found, objects = Found(form), list[tuple[int, dict[str, str]]]()
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                objects.append((number, _object(line)))
            except (ValueError, RecursionError):
                found.errors.append(RowError(number, StaffError("import.json")))
            within_rows(len(objects) + len(found.errors))
    keys = dict.fromkeys(key for _, values in objects for key in values)
    within_columns(len(keys))
    found.columns = tuple(keys)
    found.rows = [(number, [values.get(key, "") for key in keys]) for number, values in objects]
    return found


def _object(line: str) -> dict[str, str]:
    """A line's object with every value as text. Raises ValueError for what is none."""
    if line.count("[") + line.count("{") > 10_000:
        raise ValueError("brackets")
    value = json.loads(line)
    if not isinstance(value, dict):
        raise ValueError(type(value).__name__)
    return {" ".join(key.split()): _text(inner) for key, inner in value.items()}


def _text(value: Any, depth: int = 0) -> str:
    """A value as text: lists line by line, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list | dict):
        if depth == _DEEPEST:
            raise ValueError("deep")
        inner = value.values() if isinstance(value, dict) else value
        return "\n".join(text for each in inner if (text := _text(each, depth + 1)))
    return str(value)
