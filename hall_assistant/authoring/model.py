"""How the hall's own content becomes read rows: the folds of `notice:`, `import:` and `card:` subjects. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from hall_assistant.store.facts import Fact
from hall_assistant.store.readmodel import ReadModel, Row

GONE = "已删除"


def fold_notice(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    """The row of a word of the day and one row for everybody who has read it."""
    row: dict[str, object] = {"subject": subject, "notice": subject.partition(":")[2], "version": 0}
    reads: dict[str, Row] = {}
    for fact in facts:
        if fact.kind in ("notice.published", "notice.corrected"):
            row |= _written(fact) | {"version": _whole(row["version"]) + 1}
            row.setdefault("published", fact.at)
        elif fact.kind == "notice.confirmed":
            row |= {"confirmed_by": fact.actor, "confirmed_at": fact.at, "confirmed_until": fact.open["until"]}
        elif fact.kind == "notice.withdrawn":
            row |= {"withdrawn_by": fact.actor, "withdrawn_at": fact.at, "why": _sealed(fact).get("why", GONE)}
        elif fact.kind == "notice.read":
            staff = str(fact.open.get("staff", fact.actor))
            version = fact.open["version"]
            reads[staff] = {"staff": staff, "version": version, "at": fact.at, "noted_by": fact.actor}
            continue
        row["changed"] = fact.clock
    if not row["version"]:
        return {}
    return {"notices": [row], "notice_reads": [reads[staff] for staff in sorted(reads)]}


def _written(fact: Fact) -> dict[str, object]:
    """What a published or corrected wording says; what was confirmed was another wording."""
    sealed = _sealed(fact)
    return {
        **{name: sealed.get(name, GONE) for name in ("title", "text", "number")},
        **{name: fact.open[name] for name in ("starts", "ends", "lapses")},
        "cards": _kept(fact.open["cards"]),
        "topics": _kept(fact.open["topics"]),
        "written_by": fact.actor,
        "confirmed_by": None,
        "confirmed_at": None,
        "confirmed_until": None,
    }


def fold_import(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    """The row of an import; undoing it says when and by whom."""
    row: dict[str, object] = {}
    for fact in facts:
        if fact.kind == "import.made":
            sealed = _sealed(fact)
            row = {"import": subject.partition(":")[2], "at": fact.at, "made_by": fact.actor}
            row |= {"file": sealed.get("file", GONE), "digest": sealed.get("digest", "")}
            row |= {name: fact.open[name] for name in ("cards", "duplicates", "errors")}
        elif fact.kind == "import.undone" and row:
            row |= {"undone_at": fact.at, "undone_by": fact.actor}
    return {"imports": [row | {"changed": facts[-1].clock}]} if row else {}


def fold_hall_card(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    """The row of an imported card; none once it was taken back."""
    row: dict[str, object] = {}
    for fact in facts:
        if fact.kind == "card.imported":
            sealed = _sealed(fact)
            row = {"card": subject.partition(":")[2], "at": fact.at, "made_by": fact.actor, "changed": fact.clock}
            row |= {name: sealed.get(name, GONE) for name in ("title", "folded", "answer", "category")}
            row |= {"aliases": _kept(sealed.get("aliases", [])), "topic": fact.open["topic"]}
            row |= {"import": fact.open["import"], "row": fact.open["row"]}
        elif fact.kind == "card.taken_back":
            row = {}
    return {"hall_cards": [row]} if row else {}


def fold_card_check(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    """The row of the hall's own check of a card (本厅已核); none once it was taken back."""
    row: dict[str, object] = {}
    for fact in facts:
        if fact.kind == "card.checked":
            row = {"card": subject.partition(":")[2], "checked_by": fact.actor, "at": fact.at}
            row |= {"note": _sealed(fact).get("note", GONE), "wording": fact.open["wording"]}
        elif fact.kind == "card.check_withdrawn":
            row = {}
    return {"card_checks": [row]} if row else {}


def fold_card(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    """All that is read from the facts of a card."""
    return {**fold_hall_card(subject, facts), **fold_card_check(subject, facts)}


def _sealed(fact: Fact) -> Mapping[str, Any]:
    return fact.sealed or {}


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _kept(values: object) -> str:
    return json.dumps(values, ensure_ascii=False)


NOTICES = ReadModel(subject_kind="notice", tables=("notices", "notice_reads"), fold=fold_notice)
IMPORTS = ReadModel(subject_kind="import", tables=("imports",), fold=fold_import)
CARDS = ReadModel(subject_kind="card", tables=("hall_cards", "card_checks"), fold=fold_card)
