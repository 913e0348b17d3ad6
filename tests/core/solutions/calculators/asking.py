"""What the calculator tests share: a hall that knows the law rows, and how a form is filled in."""

from __future__ import annotations

from datetime import datetime

from hall_assistant.solutions.calculators.registry import calculate, calculator
from hall_assistant.solutions.calculators.values import Known, Result

NOW = datetime(2026, 3, 12, 9, 50)  # noqa: DTZ001  # local time, as on the counter's clock
KNOWN = Known(
    NOW,
    {"异常话费倍数": "5倍", "停机后留号天数": "以本省公布为准"},
    frozenset({"telecom_regs_32", "telecom_regs_33", "telecom_regs_34"}),
)


def examples(name: str) -> dict[str, str]:
    """The fields of a calculator with their examples."""
    return {field.name: field.example for field in calculator(name).fields if field.example}


def worked(name: str, known: Known = KNOWN, **typed: str) -> Result:
    """The result of a calculator whose fields hold their examples, or what is typed instead."""
    return calculate(name, {**examples(name), **typed}, known)
