"""Options of a reception: offered, signed, agreed, declined; and refusals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from hall_assistant.casefile.folding import Fold, Folding, Words, text_in
from hall_assistant.casefile.solved import Approval, Redress, Refusal, Solution, SolutionState, SolutionType
from hall_assistant.money import MOST
from hall_assistant.store.facts import Fact

NOTHING = Decimal("0.00")
Change = Callable[[Solution, Fact, Words], Solution]


def _offered(folding: Folding, fact: Fact, words: Words) -> None:
    name, known = text_in(fact.open, "solution"), folding.lists["solutions"]
    taken = any(one.solution == name for one in known)
    kind, redress = text_in(fact.open, "type"), text_in(fact.open, "redress")
    known.append(
        Solution(
            solution=f"{name}·{fact.chain[:4]}" if taken else name,
            type=SolutionType(kind) if kind in set(SolutionType) else SolutionType.NOW,
            redress=Redress(redress) if redress in set(Redress) else Redress.NONE,
            amount=_amount(fact.open.get("amount")),
            words=text_in(words, "words"),
            limit=text_in(words, "limit"),
            decides=text_in(words, "decides"),
            why=text_in(words, "why"),
            by=fact.actor,
            at=fact.at,
            chain=fact.chain,
        )
    )


def _amount(text: object) -> Decimal:
    try:
        amount = Decimal(str(text))
    except InvalidOperation:
        return NOTHING
    return amount if amount.is_finite() and 0 <= amount <= MOST else NOTHING


def _of(change: Change) -> Fold:
    """A fold that changes the option a fact names, where it is still offered."""

    def fold(folding: Folding, fact: Fact, words: Words) -> None:
        name, chain = text_in(fact.open, "solution"), text_in(fact.open, "of") or fact.chain
        known = folding.lists["solutions"]
        for place, one in enumerate(known):
            if one.chain == chain and one.solution.partition("·")[0] == name:
                known[place] = change(one, fact, words)

    return fold


def _agreed(one: Solution, fact: Fact, words: Words) -> Solution:
    return _settled(one, fact, SolutionState.AGREED)


def _declined(one: Solution, fact: Fact, words: Words) -> Solution:
    return _settled(one, fact, SolutionState.DECLINED)


def _settled(one: Solution, fact: Fact, state: SolutionState) -> Solution:
    if one.state is not SolutionState.OFFERED:
        return one  # two counters settled it: the earlier stands
    return replace(one, state=state, settled=fact.at, settled_by=fact.actor)


def _signed(one: Solution, fact: Fact, words: Words) -> Solution:
    if one.approval is not None and one.approval.by:
        return one
    phoned = one.approval.phoned if one.approval is not None else ""
    return replace(one, approval=Approval(text_in(fact.open, "second"), phoned, fact.at))


def _phoned(one: Solution, fact: Fact, words: Words) -> Solution:
    return one if one.approval is not None else replace(one, approval=Approval("", text_in(words, "who"), fact.at))


def _refused(folding: Folding, fact: Fact, words: Words) -> None:
    refusal = Refusal(
        cannot=text_in(words, "cannot"),
        why=text_in(words, "why"),
        can=text_in(words, "can"),
        by=fact.actor,
        at=fact.at,
        elsewhere=text_in(fact.open, "elsewhere"),
        granted=text_in(words, "granted"),
    )
    folding.lists["refusals"].append(refusal)


FOLDS: Mapping[str, Fold] = {
    "solution.offered": _offered,
    "solution.signed": _of(_signed),
    "solution.phoned": _of(_phoned),
    "solution.agreed": _of(_agreed),
    "solution.declined": _of(_declined),
    "case.refused": _refused,
}
