"""Making an appeal pack (申诉材料): one archive with an index page. Source: M32, S105, N05, N22."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from hall_assistant.appeal.basis import basis_page, papers_page, slips
from hall_assistant.appeal.course import course_page
from hall_assistant.appeal.given import answers_page, clocks_page, contacts_page, promises_page
from hall_assistant.appeal.proof import Proof, proof_file, proof_of, proof_page
from hall_assistant.appeal.values import Matter, Page, Table
from hall_assistant.audit.drafting import seal_all
from hall_assistant.casefile.number import spellings
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, CaseState
from hall_assistant.changes import Changes
from hall_assistant.clock import local, local_text
from hall_assistant.content import content_root
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.logbook.profiles import Profile
from hall_assistant.orders.records import known_as, order_state, orders_of_case
from hall_assistant.orders.values import OrderId, OrderState
from hall_assistant.people.access import check
from hall_assistant.people.records import names
from hall_assistant.people.values import Actor
from hall_assistant.phrases.templates import fill
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.chains import PROGRAM
from hall_assistant.store.store import Reading, Store, Writing

Around = tuple[list[CaseState], list[OrderState]]
"""Receptions and orders of one matter."""
PROFILE_NAMES: Mapping[Profile, str] = {Profile.OUTWARD: "对外", Profile.INWARD: "对内"}
SCRIPT = "docs/verify_record.py"
_NOTES: Mapping[Profile, tuple[str, ...]] = {
    Profile.OUTWARD: ("能对外的都在这里；号码遮着。", "哪一条能给，先看一遍再交出去。"),
    Profile.INWARD: ("对内一份，只在厅里看，不交出去；号码遮着。",),
}


@dataclass(frozen=True, slots=True)
class Pack:
    """A finished pack: a name for its file, and the archive."""

    name: str
    content: bytes


def make_pack(
    store: Store, *, by: Actor, subject: CaseId | OrderId, profile: Profile, library: Library
) -> tuple[Pack, Changes]:
    """The pack of a reception or an order with what is linked to it; that it was made stays on the record.

    The record is sealed up to this moment, so that every fact in the pack has its proof. What was forgotten reads
    「已删除」. Raises StaffError `access.denied`, `case.unknown`, `order.unknown`, `template.broken`.
    """
    with store.write() as w:
        check(w, by, "appeal.pack")
        matter = _matter(w, subject, profile, library)
        w.append(f"view:{subject}", "view.packed", by=by.staff, open={"profile": profile.value})
        seal_all(w, PROGRAM)
        files = _files(w, matter, by)
    number = matter.receptions[0].number if subject.startswith("case:") else matter.orders[0].number
    name = f"申诉材料 {_safe(number)} {PROFILE_NAMES[profile]}.zip"
    return Pack(name, _archive(files, store)), w.changes


def subject_of(at: Reading, number: str) -> CaseId | OrderId:
    """The reception or the order that bears a number as typed. Raises StaffError `appeal.unknown`."""
    asked = [number.strip(), *spellings(number)]
    marks = ", ".join("?" * len(asked))
    row = at.one(f"SELECT subject FROM cases WHERE number IN ({marks}) LIMIT 1", asked)
    if row is not None:
        return CaseId(row["subject"])
    orders = known_as(at, number)
    if not orders:
        raise StaffError("appeal.unknown", number=number)
    return orders[0].order


def _matter(w: Writing, subject: CaseId | OrderId, profile: Profile, library: Library) -> Matter:
    if subject.startswith("case:"):
        receptions, orders = _around_reception(w, CaseId(subject))
    else:
        receptions, orders = _around_order(w, OrderId(subject))
    return Matter(w, library, profile, w.offset, names(w), receptions, orders)


def _around_reception(w: Writing, case: CaseId) -> Around:
    state = state_of(w, case)
    if not state.number:
        raise StaffError("case.unknown")
    return [state], [order_state(w, line.order) for line in orders_of_case(w, case)]


def _around_order(w: Writing, order: OrderId) -> Around:
    state = order_state(w, order)
    if not state.number:
        raise StaffError("order.unknown")
    linked = (state_of(w, case) for case in dict.fromkeys(link.case for link in state.links))
    return [one for one in linked if one.number], [state]


def _files(w: Writing, matter: Matter, by: Actor) -> dict[str, bytes]:
    """Every file by name; the names are ours, whatever was typed."""
    proof = proof_of(matter)
    pages = [
        course_page(matter),
        promises_page(matter),
        clocks_page(matter),
        contacts_page(matter),
        answers_page(matter),
        basis_page(matter),
        papers_page(matter),
        proof_page(matter, proof),
    ]
    files = {"index.html": _filled(matter, _index(w, matter, proof, by), pages)}
    files |= {page.file: _filled(matter, page) for page in pages}
    files |= {file: text for file, _, text in slips(matter)}
    files["proof.json"] = proof_file(proof)
    return {name: text.encode() for name, text in files.items()}


def _filled(matter: Matter, page: Page, pages: Sequence[Page] = ()) -> str:
    words = {
        "题": page.title,
        "说明": page.notes,
        "页们": [(one.file, one.title) for one in pages],
        "表们": [{"题": table.title, "栏": table.columns, "行": table.rows} for table in page.tables],
    }
    return fill(matter.library.template("appeal_page"), words)


def _index(w: Writing, matter: Matter, proof: Proof, by: Actor) -> Page:
    """Whose it is, for whom, about what, and under which seal."""
    numbers = [*(f"接待 {one.number}" for one in matter.receptions), *(f"派单 {one.number}" for one in matter.orders)]
    rows = [
        ("营业厅", hall_settings(w).hall),
        ("哪一档", PROFILE_NAMES[matter.profile]),
        ("里面是", "、".join(numbers)),
        ("制作", f"{by.name} {local_text(w.now, w.offset)}"),
        ("日封条", proof.seals[-1].line if proof.seals else ""),
    ]
    return Page("index.html", "申诉材料", (Table("这一份", ("栏", "内容"), tuple(rows)),), _NOTES[matter.profile])


def _archive(files: Mapping[str, bytes], store: Store) -> bytes:
    """The zip; every file bears the hour it was made."""
    made = local(store.clock.now(), store.clock.offset()).timetuple()[:6]
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in {**files, **_script()}.items():
            archive.writestr(ZipInfo(name, (max(made[0], 1980), *made[1:])), content, ZIP_DEFLATED)
    return out.getvalue()


def _script() -> dict[str, bytes]:
    """The script for outsiders; an installation without it makes the pack all the same."""
    file = content_root().path(SCRIPT)
    return {file.name: file.read_bytes()} if file.is_file() else {}


def _safe(number: str) -> str:
    """A number from outside as a part of a file's name: letters, figures and hyphens, and not many."""
    return re.sub(r"[^0-9A-Za-z\u4e00-\u9fff-]+", "", number)[:40] or "单"
