"""The appeal pack: what was promised, answered and by which ground, in two profiles, each fact with its proof."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import pytest

from hall_assistant.appeal.desk import Pack, make_pack, subject_of
from hall_assistant.audit.checking import check_seals
from hall_assistant.audit.seals import every_seal
from hall_assistant.casefile.promising import Way
from hall_assistant.casefile.values import CaseId, Evidence, Outcome
from hall_assistant.cases import desk, ending, telling
from hall_assistant.clock import HOUR, SetClock
from hall_assistant.deadlines import desk as deadlines
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.logbook.profiles import Profile
from hall_assistant.orders import desk as orders
from hall_assistant.orders.values import OrderId
from hall_assistant.people.values import Actor
from hall_assistant.personal import desk as personal
from hall_assistant.promises import contacting
from hall_assistant.promises import desk as promises
from hall_assistant.promises.ledger import Contacted
from hall_assistant.settings import desk as settings
from tests.core.appeal.packs import unpacked
from tests.core.audit.test_verify_record import script
from tests.core.counter import START, Counter, open_counter

NUMBER = "13812345678"
INSIDE = ("悄悄话", "发火", "情绪", "多跑一趟是我没问清", "他们组长口气冲")
"""A line said, a mood, why a new hour was needed, and what a colleague noted of a call."""
HOSTILE = "../../<script>alert(1)</script>.html"


class Told(NamedTuple):
    """A counter with one matter on it."""

    counter: Counter
    case: CaseId
    order: OrderId
    outward: dict[str, str]
    inward: dict[str, str]


def _story(counter: Counter, library: Library) -> tuple[CaseId, OrderId]:
    by, store = counter.wang, counter.store
    settings.change(store, by=counter.zhou, receipt_on=True, emotion_on=True)
    case = counter.begun()
    desk.note(store, by=by, case=case, text=HOSTILE, kind="request")
    desk.identify(store, by=by, case=case, surname="慕容", honorific="女士", phone=NUMBER)
    desk.set_topic(store, by=by, case=case, topic="fee")
    desk.set_emotion(store, by=by, case=case, level=5, step="listen")
    desk.say(store, by=by, case=case, line="悄悄话，您慢慢说", step="calm")
    for card in library.cards:
        desk.show_card(store, by=by, case=case, card=card, version=library.fingerprint[:12])
        break
    deadlines.start(store, by=by, case=case, rule=library.later("deadlines")["reply_15"], law=library.law)
    promises.promise(store, by=by, case=case, words=f"退三十，打 {NUMBER}", due=counter.clock.now() + HOUR)
    told = Contacted(Way.PHONE, words="他们组长口气冲")
    contacting.contact(store, by=by, case=case, promise="P1", told=told)
    due, why = counter.clock.now() + 2 * HOUR, "多跑一趟是我没问清"
    promises.renew(store, by=by, case=case, promise="P1", words="退三十", due=due, why=why)
    desk.set_evidence(store, by=by, case=case, evidence=Evidence.OURS)
    telling.answer_finally(store, by=by, case=case, answer="三十块退到话费", who="周伟", basis="账单核过")
    order, _ = orders.receive(
        store,
        by=counter.li,
        source="other",
        number="T/../9",
        received=counter.clock.now(),
        answer_due=counter.clock.now() + HOUR,
        phone=NUMBER,
        text="催办",
    )
    orders.link(store, by=counter.li, order=order, case=case)
    promises.keep(store, by=by, case=case, promise="P2", how="退到账了")
    ending.end(store, by=by, case=case, outcome=Outcome.SOLVED, sentence="三十块退了")
    return case, order


def _pack(
    counter: Counter, library: Library, subject: CaseId | OrderId, profile: Profile, by: Actor | None = None
) -> Pack:
    return make_pack(counter.store, by=by or counter.li, subject=subject, profile=profile, library=library)[0]


@pytest.fixture(scope="module")
def told(founded: Path, tmp_path_factory: pytest.TempPathFactory, shipped: Library) -> Iterator[Told]:
    counter = open_counter(founded, tmp_path_factory.mktemp("told") / "hall", SetClock.at(START))
    case, order = _story(counter, shipped)
    outward, inward = (unpacked(_pack(counter, shipped, case, profile)) for profile in Profile)
    yield Told(counter, case, order, outward, inward)
    counter.store.close()


def test_the_outward_pack_tells_what_was_promised_answered_and_by_which_ground(told: Told) -> None:
    pages = told.outward
    assert "P1 2026-03-12 10:50 → P2 2026-03-12 11:50" in pages["promises.html"] and "已兑现" in pages["promises.html"]
    assert "电话" in pages["contacts.html"] and "说到了" in pages["contacts.html"]
    assert "三十块退到话费" in pages["answers.html"]
    assert "办到" in pages["clocks.html"] or "在走" in pages["clocks.html"]
    assert "开卷" in pages["course.html"] and "退到账了" in pages["course.html"] and "催办" in pages["course.html"]
    assert "慕容女士 138****5678" in pages["course.html"]
    assert "受理回执" in pages["slip-1.html"]
    assert "今日口径" not in pages["basis.html"]


def test_nothing_that_stays_in_the_hall_is_in_the_outward_pack_and_no_full_number_in_either(told: Told) -> None:
    outward, inward = "".join(told.outward.values()), "".join(told.inward.values())
    assert not [word for word in INSIDE if word in outward]
    assert [word for word in INSIDE if word in inward] == list(INSIDE[:1]) + list(INSIDE[2:])
    assert NUMBER not in outward + inward and told.case not in outward


def test_every_page_that_the_index_names_is_there_and_nothing_typed_is_markup_or_a_name(told: Told) -> None:
    for pages in (told.outward, told.inward):
        named = re.findall(r'href="([^"]+)"', pages["index.html"])
        assert len(named) == 8 and set(named) <= set(pages)
        assert all(re.fullmatch(r"[a-z0-9.-]+", name) for name in pages)
        assert "<script>" not in "".join(text for name, text in pages.items() if name.endswith(".html"))
        assert "&lt;script&gt;" in pages["course.html"]


def test_the_name_of_the_file_holds_no_place_from_a_number_typed_outside(told: Told, shipped: Library) -> None:
    pack = _pack(told.counter, shipped, told.order, Profile.INWARD)
    assert pack.name == "申诉材料 T9 对内.zip"
    with ZipFile(BytesIO(pack.content)) as archive:
        assert "verify_record.py" in archive.namelist()


def test_an_order_is_packed_with_the_receptions_linked_to_it(told: Told, shipped: Library) -> None:
    pages = unpacked(_pack(told.counter, shipped, told.order, Profile.OUTWARD))
    assert "T/../9" in pages["index.html"] and "三十块退到话费" in pages["answers.html"]


def test_every_fact_leads_to_a_seal_and_an_outsider_can_follow(told: Told, tmp_path: Path) -> None:
    with told.counter.store.reading() as at:
        codes = {seal.line for seal in every_seal(at)}
        assert check_seals(at).holds
    for pages in (told.outward, told.inward):
        proof = json.loads(pages["proof.json"])
        assert proof["facts"] and "没有封住" not in pages["proof.html"]
        (tmp_path / "proof.json").write_text(pages["proof.json"], encoding="utf-8")
        said = script(tmp_path / "proof.json")
        assert said.returncode == 0, said.stdout
        assert {line.removeprefix("seal ") for line in said.stdout.splitlines()[:-1]} <= codes
        proof["facts"][0]["hash"] = "00" * 32
        (tmp_path / "proof.json").write_text(json.dumps(proof), encoding="utf-8")
        assert script(tmp_path / "proof.json").returncode == 1
    outward, inward = (len(json.loads(pages["proof.json"])["facts"]) for pages in (told.outward, told.inward))
    assert outward < inward


def test_that_a_pack_was_made_stays_on_the_record(told: Told) -> None:
    with told.counter.store.reading() as at:
        kinds = [fact.kind for fact in at.facts(f"view:{told.case}")]
    assert kinds.count("view.packed") == 2


def test_a_number_finds_its_reception_or_order(told: Told) -> None:
    with told.counter.store.reading() as at:
        number = told.counter.state(told.case).number
        assert subject_of(at, number) == subject_of(at, number.replace("-", "").lower()) == told.case
        assert subject_of(at, "t/../9") == told.order
        with pytest.raises(StaffError, match=r"appeal\.unknown"):
            subject_of(at, "没有的号")


def test_who_does_not_lead_makes_none_and_what_is_not_there_is_said(counter: Counter, shipped: Library) -> None:
    case = counter.reception()
    with pytest.raises(StaffError, match=r"access\.denied"):
        _pack(counter, shipped, case, Profile.INWARD, counter.wang)
    with pytest.raises(StaffError, match=r"case\.unknown"):
        _pack(counter, shipped, CaseId("case:0"), Profile.INWARD)
    with pytest.raises(StaffError, match=r"order\.unknown"):
        _pack(counter, shipped, OrderId("order:0"), Profile.INWARD)


def test_a_forgotten_reception_says_so_and_keeps_its_hours_and_its_proof(counter: Counter, shipped: Library) -> None:
    case, order = _story(counter, shipped)
    orders.close(counter.store, by=counter.li, order=order, closed_as="mistake", why="登错了")
    personal.forget(counter.store, by=counter.zhou, phone=NUMBER)
    for profile in Profile:
        pages = unpacked(_pack(counter, shipped, case, profile))
        assert "已删除" in pages["course.html"] and "三十" not in "".join(pages.values())
        assert "2026-03-12 11:50" in pages["promises.html"]
        assert json.loads(pages["proof.json"])["facts"]
