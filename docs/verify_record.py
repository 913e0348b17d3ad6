"""Check a hall's record without the program: needs Python and nothing else.

    python verify_record.py journal.jsonl     the whole record, from `export-journal`
    python verify_record.py proof.json        the proof in an appeal pack

It prints the code of every seal it has worked out: compare them with those on paper. Exit 0: all of it holds.
"""

import json
import sys
from hashlib import sha256
from pathlib import Path


def fact_hash(f):
    """SHA-256 over every field of a fact, each with its length in front."""
    names = ("chain", "seq", "clock", "offset", "actor", "subject", "kind", "version")
    fields = ["hall fact 1", *(f[name] for name in names)]
    parts = [str(one).encode() for one in fields] + [f["open"].encode()]
    parts += [None if f["sealed"] is None else bytes.fromhex(f["sealed"]), bytes.fromhex(f["prev"])]
    told = [b"\xff" * 4 if one is None else len(one).to_bytes(4, "big") + one for one in parts]
    return sha256(b"".join(told)).hexdigest()


def root_of(hashes):
    """The root of the tree over the facts under a seal."""
    level = [sha256(b"\0" + bytes.fromhex(one)).digest() for one in hashes]
    while len(level) > 1:
        pairs = [level[at : at + 2] for at in range(0, len(level), 2)]
        level = [sha256(b"\1" + b"".join(pair)).digest() if len(pair) == 2 else pair[0] for pair in pairs]
    return level[0].hex() if level else ""


def climbed(hash, path):
    """Where the way from one fact leads: each step is a neighbour's hash, on its left or right."""
    at = sha256(b"\0" + bytes.fromhex(hash)).digest()
    for step in path:
        beside = bytes.fromhex(step[1:])
        at = sha256(b"\1" + (beside + at if step[0] == "L" else at + beside)).digest()
    return at.hex()


def line_of(seal):
    """Day and code of a seal, as on paper."""
    told = ["hall seal 1", seal["day"], str(seal["until"]), seal["root"]]
    told += ["{chain} {after} {seq} {hash}".format(**head) for head in seal["heads"]]
    code = sha256("\n".join(told).encode()).hexdigest()[:20].upper()
    return seal["day"] + " " + "-".join(code[at : at + 5] for at in range(0, 20, 5))


def check_journal(lines):
    """Faults of a whole record: order, links, hashes, missing ends, seals."""
    ends, facts, last, seals, left = json.loads(lines[0])["heads"], {}, {}, [], set()
    for fact in map(json.loads, lines[1:]):
        chain, seq = fact["chain"], fact["seq"]
        before = last.get(chain)
        if seq != (before["seq"] if before else 0) + 1 or (not before and fact["kind"] != "chain.started"):
            yield f"{chain}: fact {seq} does not come next"
        elif fact["prev"] != (before["hash"] if before else "00" * 32):
            yield f"{chain}: fact {seq} does not follow from the one before"
        elif fact_hash(fact) != fact["hash"]:
            yield f"{chain}: fact {seq} is not as it was written"
        last[chain], facts[chain, seq] = fact, fact["hash"]
        body = json.loads(fact["open"]) if fact["kind"] in ("day.sealed", "chain.started") else {}
        seals += [body] if "heads" in body else []
        if body.get("why") == "restored" and body["parent"]:  # the end given up by going back to a copy
            left.add((body["parent"]["chain"], body["parent"]["seq"]))
    for chain, seq, hash in ends:
        end = last[chain]["seq"] if chain in last else 0
        if facts.get((chain, seq)) != hash and (chain, end) not in left:
            yield f"{chain}: the end should be fact {seq}, and is {end} or another"
    for seal in sorted(seals, key=lambda one: one["until"]):
        sys.stdout.write(f"seal {line_of(seal)}\n")
        under = [facts.get((h["chain"], seq)) for h in seal["heads"] for seq in range(h["after"] + 1, h["seq"] + 1)]
        fits = all(facts.get((head["chain"], head["seq"])) == head["hash"] for head in seal["heads"])
        if not fits or None in under or root_of(under) != seal["root"]:
            yield f"the seal {line_of(seal)} does not fit the facts"


def check_proof(proof):
    """Faults of a pack's proof: every fact must lead to the root of its seal."""
    for seal in proof["seals"]:
        sys.stdout.write(f"seal {line_of(seal)}\n")
    for fact in proof["facts"]:
        if climbed(fact["hash"], fact["path"]) != proof["seals"][fact["seal"]]["root"]:
            yield f"fact {fact['seq']} does not lead to its seal"


if __name__ == "__main__":
    file = Path(sys.argv[1])
    text = file.read_text(encoding="utf-8")
    faults = list(check_proof(json.loads(text)) if file.suffix == ".json" else check_journal(text.splitlines()))
    sys.stdout.write("\n".join(faults or ["it holds"]) + "\n")
    sys.exit(bool(faults))
