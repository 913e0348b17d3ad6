"""The desk functions: every public function that acts for a person, read from the sources."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

from tests.house.sources import ROOT, constants, python_files, tree

DESKS = (
    "people/desk",
    "settings/desk",
    "settings/founding",
    "cases/desk",
    "cases/ending",
    "cases/handover",
    "cases/hops",
    "cases/legs",
    "cases/rating",
    "cases/writeup",
    "cases/linking",
    "cases/telling",
    "cases/needs",
    "cases/senders",
    "cases/drafting",
    "promises/desk",
    "promises/contacting",
    "settings/rostering",
    "deadlines/desk",
    "settings/days",
    "cases/settling",
    "cases/carrying",
    "logbook/review",
    "logbook/coaching",
    "floor/desk",
    "checklists/desk",
    "improvements/desk",
    "personal/photos",
    "orders/desk",
    "orders/correcting",
    "solutions/desk",
    "solutions/guiding",
    "solutions/ladder",
    "solutions/sheet_desk",
    "backup/desk",
    "backup/unlocking",
    "search/gaps",
    "search/usage",
    "authoring/confirming",
    "authoring/desk",
    "authoring/importing",
    "sync/joining",
    "personal/desk",
    "personal/lapsing",
    "personal/looking",
    "personal/informing",
    "personal/handing_out",
    "audit/sealing",
    "audit/exporting",
    "appeal/desk",
    "logbook/reports/desk",
    "logbook/morning_case",
)


@dataclass(frozen=True)
class Door:
    """One public function of the core."""

    module: str
    """Dotted below `hall_assistant`: `cases.desk`."""
    path: Path
    node: ast.FunctionDef

    @property
    def name(self) -> str:
        """`cases.desk.begin`."""
        return f"{self.module}.{self.node.name}"

    @property
    def first(self) -> str:
        """Name and annotation of the first parameter: `store: Store`; empty if there is none."""
        positional = self.node.args.args
        return ast.unparse(positional[0]) if positional else ""

    @property
    def takes_actor(self) -> bool:
        """Whether it takes `by: Actor`, by keyword only."""
        return "by: Actor" in [ast.unparse(one) for one in self.node.args.kwonlyargs]

    def checked(self) -> set[str]:
        """The acts it asks `check` about, itself or through the module's own `_record`."""
        acts: set[str] = set()
        for call in ast.walk(self.node):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                if call.func.id == "check" and len(call.args) == 3:
                    acts |= set(constants(call.args[2]))
                elif call.func.id == "_record" and len(call.args) >= 2:
                    acts |= {f"{self.module.split('.')[0]}.{act}" for act in constants(call.args[1])}
        return acts


def public_functions() -> list[Door]:
    """Every public function at the top of a core module, in order."""
    found = []
    for path in python_files("hall_assistant"):
        module = ".".join(path.relative_to(ROOT / "hall_assistant").with_suffix("").parts)
        found += [
            Door(module, path, node)
            for node in tree(path).body
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        ]
    return found


def desk_functions() -> list[Door]:
    """Public functions of the desk modules."""
    desks = {desk.replace("/", ".") for desk in DESKS}
    return [door for door in public_functions() if door.module in desks]


def acting_functions() -> list[Door]:
    """Every public function, wherever it stands, that acts for a person and is not a part of a running write."""
    return [door for door in public_functions() if door.takes_actor and not door.first.startswith("w:")]
