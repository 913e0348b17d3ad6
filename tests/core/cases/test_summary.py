"""The text for the official work order and the customer's slip: only what is on record, and never run as anything."""

from __future__ import annotations

import re

import pytest

from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk
from hall_assistant.cases.ending import end
from hall_assistant.cases.receipt_code import code_of, seal_of
from hall_assistant.cases.summary import Summary, receipt, summary
from hall_assistant.clock import HOUR
from hall_assistant.errors import StaffError
from hall_assistant.library.kinds import Slot, Template
from hall_assistant.library.library import Library
from hall_assistant.promises.desk import promise
from hall_assistant.settings.desk import change
from hall_assistant.settings.records import hall_settings
from tests.core.counter import Counter

SLOTS = re.findall(r"\S+", "编号 称呼 号码 首问 经办 时间 诉求 要点 经过 核查 已解释 期望 时限 结果 工单号")
SLIP = [*SLOTS, "厅名", "地址", "营业时间", "事项", "要求", "首问工号", "封条", "二维码"]
PLAIN = Library.of(
    templates=[
        Template(id="all", name="全项", text="\n".join(f"{slot}：{{{{ {slot} }}}}" for slot in SLOTS)),
        Template(id="receipt", name="回执", text="".join(f"<p>{{{{ {slot} }}}}</p>" for slot in SLIP), html=True),
    ]
)
HOSTILE = [
    "<script>alert(1)</script>",
    "{{7*7}}",
    "{% for x in range(10**9) %}",
    "{{''.__class__.__mro__}}",
    "&amp;\"'",
]


def told(counter: Counter, case: CaseId, *, library: Library = PLAIN, template: str = "all", limit: int = 0) -> Summary:
    with counter.store.reading() as at:
        return summary(at, case, library, template=template, limit=limit, offset=480)


def slip(counter: Counter, case: CaseId, library: Library = PLAIN) -> str:
    change(counter.store, by=counter.zhou, receipt_on=True)
    with counter.store.reading() as at:
        return receipt(at, case, library, offset=480)


def full(counter: Counter) -> CaseId:
    at, by = counter.store, counter.wang
    case = counter.begun()
    desk.identify(at, by=by, case=case, surname="王", honorific="女士", phone="13812345678")
    for kind, text in (
        ("verbatim", "卡一停，\n验证码都收不着"),
        ("request", "当天恢复"),
        ("note", "核了证"),
        ("checked", "系统停机"),
        ("explained", "材料齐今天报"),
        ("expected", "五点前能用"),
    ):
        desk.note(at, by=by, case=case, text=text, kind=kind)
    desk.detail(at, by=by, case=case, name="金额", value="30元")
    promise(at, by=by, case=case, words="我打您这个号", due=counter.clock.now() + 7 * HOUR)
    desk.set_order(at, by=by, case=case, number="GD1")
    return case


def test_every_slot_says_what_the_record_holds(counter: Counter) -> None:
    case = full(counter)
    assert told(counter, case).text.splitlines() == [
        f"编号：{counter.state(case).number}",
        "称呼：王女士",
        "号码：138****5678",
        "首问：王敏",
        "经办：王敏",
        "时间：2026-03-12 09:50",
        "诉求：当天恢复；「卡一停， 验证码都收不着」",
        "要点：金额30元",
        "经过：核了证",
        "核查：系统停机",
        "已解释：材料齐今天报",
        "期望：五点前能用",
        "时限：2026-03-12 16:50前我打您这个号",
        "结果：",
        "工单号：GD1",
    ]


def test_what_the_record_does_not_hold_is_left_empty(counter: Counter) -> None:
    lines = told(counter, counter.begun()).text.splitlines()
    assert [line.split("：")[1] for line in lines] == [""] * len(SLOTS)


def test_a_result_is_told_once_there_is_one(counter: Counter) -> None:
    case = counter.reception()
    end(counter.store, by=counter.wang, case=case, outcome=Outcome.PASSED, sentence="转宽带班")
    assert "结果：已转出：转宽带班" in told(counter, case).text


@pytest.mark.parametrize("limit", [1, 20, 80, 200])
def test_it_never_exceeds_what_the_official_system_takes_and_says_when_it_was_cut(counter: Counter, limit: int) -> None:
    case = full(counter)
    whole, cut = told(counter, case), told(counter, case, limit=limit)
    assert (whole.cut, cut.cut) == (False, limit < len(whole.text))
    assert len(cut.text) <= limit
    assert not cut.cut or cut.text.endswith("…")
    assert told(counter, case, limit=len(whole.text)) == Summary(whole.text, len(whole.text), cut=False)


def test_the_shipped_summary_holds_who_what_and_until_when(counter: Counter, shipped: Library) -> None:
    case = full(counter)
    text = told(counter, case, library=shipped, template="summary_standard", limit=500).text
    for part in ("王女士", "138****5678", "当天恢复", "系统停机", "材料齐今天报", "16:50前我打您这个号"):
        assert part in text
    assert "13812345678" not in text
    assert counter.state(case).number in text


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_told_as_words(counter: Counter, words: str) -> None:
    case = counter.reception(words=words)
    desk.note(counter.store, by=counter.wang, case=case, text=words, kind="request")
    desk.detail(counter.store, by=counter.wang, case=case, name="金额", value=words)
    text = told(counter, case).text
    assert text.count(words) == 3 and "49" not in text


@pytest.mark.parametrize("words", HOSTILE)
def test_the_slip_shows_hostile_words_and_holds_no_markup_of_theirs(counter: Counter, words: str) -> None:
    case = counter.reception(words=words)
    desk.note(counter.store, by=counter.wang, case=case, text=words, kind="request")
    page = slip(counter, case)
    assert set(re.findall(r"<[^>]*>", page)) == {"<p>", "</p>"}
    assert page.count("<p>") == len(SLIP)


def test_a_hall_that_has_not_turned_slips_on_gives_none(counter: Counter) -> None:
    case = counter.reception()
    with counter.store.reading() as at, pytest.raises(StaffError, match=r"receipt\.off"):
        receipt(at, case, PLAIN, offset=480)


def test_a_reception_without_content_has_no_slip(counter: Counter) -> None:
    with pytest.raises(StaffError, match=r"receipt\.empty"):
        slip(counter, counter.begun())


def test_hundred_thousand_characters_are_cut_for_the_summary_and_whole_on_record(counter: Counter) -> None:
    case = counter.reception(words="长" * 100_000)
    assert len(told(counter, case, limit=500).text) == 500
    assert len(counter.state(case).notes[0].text) == 100_000


def test_a_template_that_was_left_out_is_a_sentence_and_no_crash(counter: Counter) -> None:
    case, bare = counter.reception(), Library.of()
    change(counter.store, by=counter.zhou, receipt_on=True)
    with counter.store.reading() as at:
        for make in (
            lambda: summary(at, case, bare, template="summary_standard", limit=500, offset=480),
            lambda: receipt(at, case, bare, offset=480),
        ):
            with pytest.raises(StaffError, match=r"template\.missing"):
                make()


def test_a_slip_with_an_open_slot_is_refused_until_it_is_filled(counter: Counter) -> None:
    library = Library.of(
        templates=PLAIN.templates.values(), slots=[Slot(name="时间", label="几点前", example="明天下午五点")]
    )
    case = counter.begun()
    desk.note(counter.store, by=counter.wang, case=case, text="〔地点〕{{别的}}复机", kind="request")
    assert "复机" in slip(counter, case, library)
    desk.note(counter.store, by=counter.wang, case=case, text="〔时间〕前回话", kind="request")
    with pytest.raises(StaffError) as refused:
        slip(counter, case, library)
    assert (refused.value.code, refused.value.values) == ("receipt.open", {"names": "时间"})


def test_a_halls_own_summary_stands_in_place_of_the_template(counter: Counter) -> None:
    case = full(counter)
    own = (
        "【{{编号}}】{% if 诉求 %}{{诉求|一行}}{% else %}未记{% endif %}\n{% if 结果 %}\n结果：{{结果}}\n{% endif %}\n"
    )
    change(counter.store, by=counter.zhou, summary_text=own)
    number = counter.state(case).number
    assert told(counter, case).text == f"【{number}】当天恢复；「卡一停， 验证码都收不着」"
    change(counter.store, by=counter.zhou, summary_text="")
    assert told(counter, case).text.startswith("编号：")


def test_a_halls_own_summary_that_cannot_be_read_is_refused_with_its_line(counter: Counter) -> None:
    with pytest.raises(StaffError) as refused:
        change(counter.store, by=counter.zhou, summary_text="诉求\n{{诉求.upper()}}")
    assert (refused.value.code, refused.value.values["line"]) == ("written.slot", 2)


def test_the_slips_code_holds_number_and_seal_and_nothing_else(counter: Counter) -> None:
    case = full(counter)
    page = slip(counter, case)
    with counter.store.reading() as at:
        number, seal = state_of(at, case).number, seal_of(at, case)
    assert re.fullmatch(r"[0-9A-F]{5}-[0-9A-F]{5}", seal)
    assert code_of(number, seal) in page and seal in page
    assert code_of(number, seal) != code_of(number, "00000-00000")


def test_the_seal_is_of_this_reception_and_stays(counter: Counter) -> None:
    case, other = full(counter), full(counter)
    with counter.store.reading() as at:
        before, others = seal_of(at, case), seal_of(at, other)
    desk.note(counter.store, by=counter.wang, case=case, text="又说了一句")
    with counter.store.reading() as at:
        assert seal_of(at, case) == before != others
        assert seal_of(at, CaseId("case:nobody")) == ""


def test_a_paper_nobody_has_is_refused(counter: Counter) -> None:
    with pytest.raises(StaffError, match=r"setting\.paper"):
        change(counter.store, by=counter.zhou, receipt_paper="A3")
    change(counter.store, by=counter.zhou, receipt_paper="80mm")
    with counter.store.reading() as at:
        assert hall_settings(at).receipt_paper == "80mm"
