"""The proof (哈希证明): every fact told of, its hash, and its way to the seal that holds it. Source: M23, design §3.

Hashes and paths show nothing of any other reception, and nothing of what was typed. What they prove is that these
facts stood in the record when it was sealed; the words to them are opened in the hall.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from hall_assistant.appeal.values import Matter, Page, Table
from hall_assistant.audit.drafting import places
from hall_assistant.audit.seals import Seal, every_seal
from hall_assistant.audit.tree import Tree
from hall_assistant.casefile.reviewed import COACHING
from hall_assistant.clock import local_text
from hall_assistant.logbook.going_out import facts_out
from hall_assistant.store import journal
from hall_assistant.store.facts import Fact

FORMAT = "hall proof 1"


@dataclass(frozen=True, slots=True)
class Proven:
    """One fact with its way to a seal; `seal` is its place in the list of seals, None where none holds it."""

    fact: Fact
    hash: str
    seal: int | None
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """All of it."""

    seals: tuple[Seal, ...]
    facts: tuple[Proven, ...]


def proof_of(matter: Matter) -> Proof:
    """The facts of the matter that this profile tells of, each with its way to the first seal that holds it."""
    facts = [fact for subject in matter.subjects for fact in matter.at.facts(subject)]
    told = facts_out(facts) if matter.outward else [fact for fact in facts if fact.kind not in COACHING]
    every = every_seal(matter.at)
    holding = [next((seal for seal in every if _holds(seal, fact)), None) for fact in told]
    used = tuple(dict.fromkeys(seal for seal in holding if seal is not None))
    under = [places(matter.at, seal.heads) for seal in used]
    trees = [Tree(list(hashes.values())) for hashes in under]
    proven = []
    for fact, seal in zip(told, holding, strict=True):
        hash = journal.hash_at(matter.at.connection, fact.chain, fact.seq) or b""
        number = used.index(seal) if seal is not None else None
        fits = number is not None and trees[number].root == used[number].root
        path = trees[number].path(list(under[number]).index(fact.ref)) if number is not None and fits else []
        proven.append(Proven(fact, hash.hex(), number if fits else None, tuple(path)))
    return Proof(used, tuple(proven))


def _holds(seal: Seal, fact: Fact) -> bool:
    return any(head.chain == fact.chain and head.after < fact.seq <= head.seq for head in seal.heads)


def proof_file(proof: Proof) -> str:
    """The proof for `docs/verify_record.py`."""
    facts = [
        {"chain": one.fact.chain, "seq": one.fact.seq, "hash": one.hash, "seal": one.seal, "path": list(one.path)}
        for one in proof.facts
        if one.seal is not None
    ]
    whole = {"format": FORMAT, "seals": [seal.body for seal in proof.seals], "facts": facts}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def proof_page(matter: Matter, proof: Proof) -> Page:
    """Seals with their codes, and every fact with its hash and the seal it lies under."""
    sealed = tuple((one.day, one.code, matter.hour(one.at), str(one.facts)) for one in proof.seals)
    facts = tuple(
        (
            local_text(one.fact.at, one.fact.offset),
            f"{one.fact.chain} 第{one.fact.seq}条",
            one.hash,
            proof.seals[one.seal].line if one.seal is not None else "没有封住，或和日封条对不上",
        )
        for one in proof.facts
    )
    tables = (
        Table("日封条", ("日子", "封条", "何时封的", "封时共有几条"), sealed),
        Table("每一条记录", ("时间", "在哪条链", "哈希", "封在哪份日封条里"), facts),
    )
    notes = (
        "哈希和它到日封条的路，说明这些记录封的时候就在、往后没动过。拿厅外纸上的日封条对上面的封条。",
        "谁都能核：python verify_record.py proof.json，不用本程序，也不用钥匙。字句在本厅的记录里，当面打开对。",
    )
    return Page("proof.html", "核验", tables, notes)
