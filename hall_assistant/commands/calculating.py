"""The calculators (算一算) on the command line."""

from __future__ import annotations

from argparse import Namespace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hall_assistant.clock import SystemClock
from hall_assistant.commands.opening import opened, tell, tell_json

if TYPE_CHECKING:
    from hall_assistant.library.library import Library
    from hall_assistant.solutions.calculating import Answer
    from hall_assistant.solutions.calculators.registry import Calculator


def calc(args: Namespace) -> int:
    """Work one out; without a name list them, without fields list what it asks for."""
    from hall_assistant.solutions.calculators.registry import CALCULATORS, calculator

    if not args.name:
        for each in CALCULATORS.values():
            tell(f"{each.id}　{each.name}：{each.about}")
        return 0
    one = calculator(args.name)
    if not args.field:
        _tell_fields(one)
        return 0
    if args.data:
        with opened(args) as hall:
            _work_out(hall.library, one, args)
    else:
        from hall_assistant.library.shelf import open_library

        with TemporaryDirectory() as own:
            _work_out(open_library(Path(own) / "library.db"), one, args)
    return 0


def _tell_fields(one: Calculator) -> None:
    tell(f"{one.name}：{one.about}")
    for field in one.fields:
        names = "、".join(f"{name}（{words}）" for name, words in field.choices) or field.example.replace("\n", " / ")
        tell(f"  {field.name}　{field.label}{'' if field.needed else '，可空'}　{names} {field.unit}".rstrip())


def _work_out(library: Library, one: Calculator, args: Namespace) -> None:
    from hall_assistant.solutions.calculating import answer

    clock = SystemClock()
    typed = {name: value.replace("\\n", "\n") for name, value in args.field}
    made = answer(library, one.id, typed, now=clock.now(), offset=clock.offset())
    if args.json:
        tell_json(_as_json(made))
        return
    tell(made.text)
    for unknown in made.result.unknown:
        tell(f"还不知道：{unknown}")


def _as_json(made: Answer) -> dict[str, object]:
    result = made.result
    values = {name: str(one) if isinstance(one, Decimal) else one for name, one in result.values.items()}
    return {
        "name": made.of.id,
        "headline": result.headline,
        "steps": result.steps,
        "values": values,
        "internal": result.internal,
        "unknown": result.unknown,
        "law": [{"id": one.id, "name": one.name, "checked": one.checked} for one in made.grounds],
        "source": made.of.source,
    }
