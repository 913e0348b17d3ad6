"""A list of papers to bring (材料单), put together from an errand and who comes; shown, printed, and said. N20, S189.

What is not checked stays on the list with 待核实, and never gets into words for a customer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hall_assistant.library.grounds import Law
from hall_assistant.library.library import Library
from hall_assistant.library.papers import Comer, Errand, ForComer, Paper
from hall_assistant.phrases.templates import fill
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.store import Reading


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """One thing to bring as the customer reads it."""

    what: str
    about: str
    checked: bool
    """False where it says 待核实."""


@dataclass(frozen=True, slots=True)
class PaperList:
    """What one comer brings for one errand."""

    errand: str
    comer: str
    papers: tuple[ListedPaper, ...]
    clear: tuple[str, ...]
    say: str
    cannot: str = ""
    """Why it cannot be done by them; there are no papers then."""


def errands_for(library: Library, topic: str) -> list[Errand]:
    """All errands, those of a topic or of its tile first."""
    tile = library.tile_of(topic)
    near = {topic, tile.id if tile else topic}
    all_of_them: list[Errand] = list(library.later("errands").values())
    return sorted(all_of_them, key=lambda one: (topic not in one.topics, near.isdisjoint(one.topics)))


def comers_of(library: Library, errand: Errand) -> list[Comer]:
    """Who may be asked about for an errand, in its order."""
    comers = library.later("comers")
    return [comers[each.who] for each in errand.comers if each.who in comers]


def paper_list(library: Library, errand: str, who: str) -> PaperList:
    """What one comer brings. Raises KeyError for an errand or comer that is none."""
    found: Errand = library.later("errands")[errand]
    comer: Comer = library.later("comers")[who]
    own = next((each for each in found.comers if each.who == who), ForComer(who=comer.id))
    if own.cannot:
        return PaperList(found.name, comer.name, (), (), comer.say, own.cannot)
    listed = {each.what: _listed(each, library.law) for each in (*comer.papers, *found.papers, *own.papers)}
    return PaperList(found.name, comer.name, tuple(listed.values()), found.clear, comer.say)


def _listed(paper: Paper, law: Mapping[str, Law]) -> ListedPaper:
    rows = [law.get(each) for each in paper.law]
    checked = paper.status == "verified" and all(row is not None and row.status == "verified" for row in rows)
    return ListedPaper(paper.what, paper.about, checked)


def said_list(found: PaperList) -> str:
    """The list as words to say or send: what is checked by name, of the rest only that it will be asked.

    Empty where nothing is checked.
    """
    sure = "、".join(each.what for each in found.papers if each.checked)
    rest = "" if all(each.checked for each in found.papers) else "别的几样我问准了告诉您。"
    return f"{found.errand}（{found.comer}）要带：{sure}。{rest}" if sure else ""


def paper_html(at: Reading, library: Library, found: PaperList, *, day: str, by: str) -> str:
    """The list as a page for paper. by: who wrote it, name and number. Raises as `templates.fill`."""
    hall = hall_settings(at)
    words = {
        "厅名": hall.hall,
        "地址": hall.address,
        "营业时间": f"{hall.opens}-{hall.closes}",
        "办什么": found.errand,
        "谁来": found.comer,
        "材料": [{"名": each.what, "注": each.about, "核": each.checked} for each in found.papers],
        "先清": list(found.clear),
        "办不了": found.cannot,
        "话": found.say,
        "日期": day,
        "写单人": by,
    }
    return fill(library.template("paper_list"), words)
