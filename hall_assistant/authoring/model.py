"""How the hall's own content becomes read rows: the folds of `notice:`, `import:` and `card:` subjects. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from hall_assistant.store.facts import Fact, Json, text_in, whole_in
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
            row |= {
                "confirmed_by": fact.actor,
                "confirmed_at": fact.at,
                "confirmed_until": whole_in(fact.open, "until"),
            }
        elif fact.kind == "notice.withdrawn":
            row |= {"withdrawn_by": fact.actor, "withdrawn_at": fact.at, "why": text_in(fact.sealed, "why", GONE)}
        elif fact.kind == "notice.read":
            staff, version = text_in(fact.open, "staff", fact.actor), whole_in(fact.open, "version") or 0
            reads[staff] = {"staff": staff, "version": version, "at": fact.at, "noted_by": fact.actor}
            continue
        row["changed"] = fact.clock
    if not row["version"]:
        return {}
    return {"notices": [row], "notice_reads": [reads[staff] for staff in sorted(reads)]}


def _written(fact: Fact) -> dict[str, object]:
    """What a published or corrected wording says; what was confirmed was another wording."""
    return {
        **{name: text_in(fact.sealed, name, GONE) for name in ("title", "text", "number")},
        "starts": whole_in(fact.open, "starts") or fact.at,
        **{name: whole_in(fact.open, name) for name in ("ends", "lapses")},
        "kind": text_in(fact.open, "kind", "word"),
        "cards": _kept(fact.open.get("cards")),
        "topics": _kept(fact.open.get("topics")),
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
            row = {"import": subject.partition(":")[2], "at": fact.at, "made_by": fact.actor}
            row |= {"file": text_in(fact.sealed, "file", GONE), "digest": text_in(fact.sealed, "digest")}
            row |= {name: whole_in(fact.open, name) or 0 for name in ("cards", "duplicates", "errors")}
        elif fact.kind == "import.undone" and row:
            row |= {"undone_at": fact.at, "undone_by": fact.actor}
    return {"imports": [row | {"changed": facts[-1].clock}]} if row else {}


def fold_hall_card(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    """The row of an imported card; none once it was taken back."""
    row: dict[str, object] = {}
    for fact in facts:
        if fact.kind == "card.imported":
            row = {"card": subject.partition(":")[2], "at": fact.at, "made_by": fact.actor, "changed": fact.clock}
            row |= {name: text_in(fact.sealed, name, GONE) for name in ("title", "folded", "answer", "category")}
            row |= {"aliases": _kept((fact.sealed or {}).get("aliases")), "topic": text_in(fact.open, "topic")}
            row |= {"import": text_in(fact.open, "import"), "row": whole_in(fact.open, "row") or 0}
        elif fact.kind == "card.taken_back":
            row = {}
    return {"hall_cards": [row]} if row else {}


def fold_card_check(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    """The row of the hall's own check of a card (本厅已核); none once it was taken back."""
    row: dict[str, object] = {}
    for fact in facts:
        if fact.kind == "card.checked":
            row = {"card": subject.partition(":")[2], "checked_by": fact.actor, "at": fact.at}
            row |= {"note": text_in(fact.sealed, "note", GONE), "wording": text_in(fact.open, "wording")}
        elif fact.kind == "card.check_withdrawn":
            row = {}
    return {"card_checks": [row]} if row else {}


def fold_card(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    """All that is read from the facts of a card."""
    return {**fold_hall_card(subject, facts), **fold_card_check(subject, facts)}


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _kept(values: Json) -> str:
    """A list of texts as JSON; what is none of these is left out."""
    texts = [value for value in values if isinstance(value, str)] if isinstance(values, list) else []
    return json.dumps(texts, ensure_ascii=False)


NOTICES = ReadModel(subject_kind="notice", tables=("notices", "notice_reads"), fold=fold_notice)
IMPORTS = ReadModel(subject_kind="import", tables=("imports",), fold=fold_import)
CARDS = ReadModel(subject_kind="card", tables=("hall_cards", "card_checks"), fold=fold_card)
