"""On what it rested (依据): cards in the version that was used, words of the day then in force, papers given."""

from __future__ import annotations

from collections.abc import Iterator

from hall_assistant.appeal.values import Matter, Page, Table
from hall_assistant.authoring.records import every_notice
from hall_assistant.authoring.values import Notice
from hall_assistant.casefile.informed import CONSENTS, INFORMED_BY, PURPOSES
from hall_assistant.casefile.values import CaseState
from hall_assistant.errors import StaffError
from hall_assistant.library.kinds import Card
from hall_assistant.store.facts import text_in

_VERSION = 12
"""Figures of the content's fingerprint that stand with a card."""


def basis_page(matter: Matter) -> Page:
    """Cards with version and ground. Outside only those that were checked; words of the day are the house's own."""
    tables = [Table("用过的知识卡", ("何时", "知识卡", "内容版本", "依据"), tuple(_cards(matter)))]
    if not matter.outward:
        tables.append(Table("当时的今日口径", ("标题", "文号", "从", "到", "第几稿"), tuple(_notices(matter))))
    notes = ("内容版本是当时整套知识的指纹；和现在一样的，写着「没改过」。",)
    return Page("basis.html", "依据和版本", tuple(tables), notes)


def _cards(matter: Matter) -> Iterator[tuple[str, ...]]:
    now = matter.library.fingerprint[:_VERSION]
    for state in matter.receptions:
        for fact in matter.at.facts(state.case):
            card = matter.library.cards.get(text_in(fact.open, "card")) if fact.kind == "case.card" else None
            if card is None or (matter.outward and not matter.library.is_checked(card)):
                continue
            version = text_in(fact.open, "version")
            yield matter.hour(fact.at), card.title, version + ("（没改过）" if version == now else ""), _grounds(card)


def _grounds(card: Card) -> str:
    checked = (one for one in card.basis if one.status == "verified")
    return "；".join(f"{one.text}（{one.checked} 核过）" if one.checked else one.text for one in checked)


def _notices(matter: Matter) -> Iterator[tuple[str, ...]]:
    """Those in force while the receptions ran that touch their topic or a card that was used."""
    for one in every_notice(matter.at, withdrawn=True):
        if any(_touches(one, state) for state in matter.receptions):
            yield one.title, one.number, matter.hour(one.start), matter.hour(one.end), str(one.version)


def _touches(notice: Notice, state: CaseState) -> bool:
    ends = [end for end in (notice.end, notice.withdrawn_at) if end is not None]
    in_force = notice.start <= (state.ended or state.started) and all(end >= state.started for end in ends)
    return in_force and (state.topic in notice.topics or bool(set(notice.cards) & set(state.cards)))


def papers_page(matter: Matter) -> Page:
    """What the customer was told about their data and how; the slip itself lies beside, made anew from the record."""
    informed = tuple(
        (matter.hour(one.at), INFORMED_BY[one.how], PURPOSES[one.purpose], CONSENTS[one.consent])
        for state in matter.receptions
        for one in state.informed
    )
    tables = (
        Table("个人信息怎么告知的", ("何时", "怎么告知", "用来做什么", "同意没有"), informed),
        Table("受理回执", ("接待", "文件"), tuple((state.number, file) for file, state, _ in slips(matter))),
    )
    return Page("papers.html", "给过的纸", tables, ("回执是按记录重出的一张；打印过几回，本程序不记。",))


def slips(matter: Matter) -> list[tuple[str, CaseState, str]]:
    """File, reception and page of each slip; none where the hall has turned slips off."""
    from hall_assistant.cases.summary import receipt

    made = []
    for place, state in enumerate(matter.receptions, start=1):
        try:
            page = receipt(matter.at, state.case, matter.library, offset=matter.offset)
        except StaffError:  # off, or with a slot still open: there was no slip to give
            continue
        made.append((f"slip-{place}.html", state, page))
    return made
