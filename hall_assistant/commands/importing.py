"""The command that takes in a hall's own questions and answers, shows them first, or takes an import back."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hall_assistant.commands.opening import acting, opened, tell, tell_json

if TYPE_CHECKING:
    from hall_assistant.authoring.preview import Preview
    from hall_assistant.authoring.tables import Table

_SHOWN = 20
"""Rows told one by one; the others as a number."""


def import_cards(args: Namespace) -> int:
    """Take in a file, or with `--preview` only say what would come, or with `--undo` take an import back."""
    return _undo(args) if args.undo else _import(args)


def _import(args: Namespace) -> int:
    from hall_assistant.authoring.columns import mapped
    from hall_assistant.authoring.importing import import_cards as write_cards
    from hall_assistant.authoring.preview import preview
    from hall_assistant.authoring.records import hall_titles
    from hall_assistant.authoring.tables import read_table

    with opened(args) as hall:
        table = read_table(Path(args.file))
        with hall.store.reading() as at:
            existing = hall_titles(at)
        shown = preview(table, mapped(table.columns, dict(args.map or ())), hall.library, existing)
        source = "" if args.preview else write_cards(hall.store, by=acting(hall, args), preview=shown)[0]
    if args.json:
        tell_json(_as_json(table, shown, source))
    else:
        _tell(table, shown, source)
    return 0


def _tell(table: Table, shown: Preview, source: str) -> None:
    tell(f"{shown.told}（{table.form}{'，工作表「' + table.sheet + '」' if table.sheet else ''}）")
    for name, place in _places(shown).items():
        tell(f"{name}：{'、'.join(table.columns[each] for each in place) or '没有'}")
    told = [error.told for error in shown.errors] + [again.told for again in shown.duplicates]
    for line in told[:_SHOWN]:
        tell(line)
    if len(told) > _SHOWN:
        tell(f"还有{len(told) - _SHOWN}行没列出来。")
    if source:
        tell(f"导入了{len(shown.cards)}条，都是待核实的本店资料。要整批撤回：import-cards --undo {source}")
    else:
        tell("这是预览，什么都没写。去掉 --preview 再来一次就导入。")


def _places(shown: Preview) -> dict[str, tuple[int, ...]]:
    """Columns by the name of what they were taken for."""
    from hall_assistant.authoring.columns import FIELDS

    found: dict[str, tuple[int, ...]] = {}
    for field, name in FIELDS.items():
        place = getattr(shown.columns, field)
        found[name] = place if isinstance(place, tuple) else (() if place is None else (place,))
    return found


def _as_json(table: Table, shown: Preview, source: str) -> dict[str, Any]:
    return {
        "file": shown.file,
        "form": table.form,
        "sheet": table.sheet,
        "columns": {name: [table.columns[each] for each in place] for name, place in _places(shown).items()},
        "cards": len(shown.cards),
        "duplicates": [{"row": one.row, "told": one.told} for one in shown.duplicates],
        "errors": [{"row": one.row, "told": one.told} for one in shown.errors],
        "import": source or None,
    }


def _undo(args: Namespace) -> int:
    from hall_assistant.authoring.importing import undo_import
    from hall_assistant.authoring.records import import_of

    with opened(args) as hall:
        undo_import(hall.store, by=acting(hall, args), source=args.undo)
        with hall.store.reading() as at:
            found = import_of(at, args.undo)
    assert found is not None  # undo_import has found it
    if args.json:
        tell_json({"undone": found.id, "file": found.file, "cards": found.cards})
    else:
        tell(f"「{found.file}」导入的{found.cards}条整批撤回了，记录里还留着这件事。")
    return 0
