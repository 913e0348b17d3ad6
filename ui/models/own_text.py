"""Texts of the hall's own as they stand where a card would: an imported answer, a word of the day that was searched."""

from __future__ import annotations

from hall_assistant.authoring.values import HALL_WORD, NOTICE_WORD, HallCard, Notice
from ui.widgets.own_card import OwnText


def of_hall_card(card: HallCard) -> OwnText:
    """An imported answer; nobody has checked it."""
    foot = " · ".join(part for part in (card.category, f"导入的表第{card.row}行") if part)
    return OwnText(f"hall_card:{card.id}", f"{HALL_WORD} · 待核实", card.title, card.answer, foot)


def of_notice(notice: Notice) -> OwnText:
    """A word of the day."""
    return OwnText(f"notice:{notice.id}", NOTICE_WORD, notice.title, notice.text, notice.number)
