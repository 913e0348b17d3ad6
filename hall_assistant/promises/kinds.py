"""Which kind of promise some words are, where nobody says so: the chip and the lines carry words and an hour only."""

from __future__ import annotations

from hall_assistant.casefile.promising import PromiseKind

_SIGNS: tuple[tuple[PromiseKind, tuple[str, ...]], ...] = (
    (PromiseKind.ASK_FIRST, ("先问准", "问准再", "问好再请", "问准了再")),
    (PromiseKind.VISIT, ("上门", "师傅到", "去您家", "到您家", "到家里", "来测")),
    (PromiseKind.REFUND, ("退回", "退到", "退您", "退给", "退款", "补返", "退进", "退话费")),
    (PromiseKind.RESTORE, ("恢复", "修好", "复通", "接通", "能用", "开通")),
    (PromiseKind.CALL_BACK, ("打给", "打您", "打来", "打回", "回电", "来电", "电话", "打一个", "都打", "也打")),
)
"""Words that tell a kind; those that stand first win: who rings to say that the money is back promised the money."""


def kind_of(words: str) -> PromiseKind:
    """The kind a promise's words tell, an answer where they tell none. It is written down with the promise."""
    return next((kind for kind, signs in _SIGNS if any(sign in words for sign in signs)), PromiseKind.REPLY)
