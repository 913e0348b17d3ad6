from __future__ import annotations

import pytest

from hall_assistant.errors import StaffError
from hall_assistant.logbook.reports import desk
from hall_assistant.logbook.reports.picks import CellPick, Picks
from hall_assistant.logbook.reports.records import file_of, template_of, templates
from hall_assistant.logbook.reports.values import Report
from tests.core.counter import Counter
from tests.core.logbook.reports.books import SHEET, county_book, opened, saved

PICKS = Picks((CellPick(SHEET, "B3", "receptions"),))
REPORT = Report("演示厅", "2026-03-01", "2026-03-31", {"receptions": 12}, {})


def test_a_template_is_kept_picked_and_filled(counter: Counter) -> None:
    data = saved(county_book())
    kept, changes = desk.keep_template(counter.store, by=counter.li, name=" 县月报 ", data=data)
    desk.pick(counter.store, by=counter.zhou, template=kept, picks=PICKS)
    with counter.store.reading() as at:
        [found] = templates(at)
        assert (found.name, found.picks) == ("县月报", PICKS)
        assert file_of(at, kept) == data
        filled = desk.fill_template(at, by=counter.li, template=kept, report=REPORT)
    assert opened(filled)[SHEET]["B3"].value == 12
    assert "county_templates" in changes.kinds


def test_a_file_lies_sealed_in_the_record(counter: Counter) -> None:
    data = saved(county_book())
    kept, _ = desk.keep_template(counter.store, by=counter.li, name="县月报", data=data)
    with counter.store.reading() as at:
        [fact] = at.facts(kept)
        row = at.one("SELECT sealed FROM journal WHERE subject = ?", (kept,))
    assert set(fact.open) == {"size"}
    assert row is not None
    assert b"UEsDB" not in row["sealed"], "the file's own beginning in base64"


def test_a_newer_file_keeps_the_picks_it_still_fits(counter: Counter) -> None:
    kept, _ = desk.keep_template(counter.store, by=counter.li, name="县月报", data=saved(county_book()))
    desk.pick(counter.store, by=counter.li, template=kept, picks=PICKS)
    newer = county_book()
    newer[SHEET]["A1"] = "新版"
    desk.keep_template(counter.store, by=counter.li, name="县月报", data=saved(newer), template=kept)
    with counter.store.reading() as at:
        assert template_of(at, kept).picks == PICKS
        assert opened(file_of(at, kept))[SHEET]["A1"].value == "新版"
    newer[SHEET].title = "换了名"
    with pytest.raises(StaffError, match=r"county\.pick"):
        desk.keep_template(counter.store, by=counter.li, name="县月报", data=saved(newer), template=kept)


def test_a_name_stands_once_and_a_dropped_template_is_gone(counter: Counter) -> None:
    data = saved(county_book())
    kept, _ = desk.keep_template(counter.store, by=counter.li, name="县月报", data=data)
    with pytest.raises(StaffError, match=r"county\.twice"):
        desk.keep_template(counter.store, by=counter.li, name="县月报", data=data)
    desk.drop_template(counter.store, by=counter.li, template=kept)
    with counter.store.reading() as at:
        assert templates(at) == []
        with pytest.raises(StaffError, match=r"county\.unknown"):
            template_of(at, kept)
    with pytest.raises(StaffError, match=r"county\.unknown"):
        desk.pick(counter.store, by=counter.li, template=kept, picks=PICKS)


def test_a_book_that_cannot_be_opened_leaves_nothing_behind(counter: Counter) -> None:
    before = counter.count("journal")
    with pytest.raises(StaffError, match=r"county\.damaged"):
        desk.keep_template(counter.store, by=counter.li, name="县月报", data=b"PK no")
    assert counter.count("journal") == before


def test_a_clerk_neither_keeps_nor_makes(counter: Counter) -> None:
    with pytest.raises(StaffError, match=r"access\.denied"):
        desk.keep_template(counter.store, by=counter.wang, name="县月报", data=saved(county_book()))


def test_templates_are_the_same_after_a_rebuild(counter: Counter) -> None:
    kept, _ = desk.keep_template(counter.store, by=counter.li, name="县月报", data=saved(county_book()))
    desk.pick(counter.store, by=counter.li, template=kept, picks=PICKS)
    assert counter.store.rebuild().equal


def test_forgotten_words_leave_a_template_that_cannot_be_filled(counter: Counter) -> None:
    kept, _ = desk.keep_template(counter.store, by=counter.li, name="县月报", data=saved(county_book()))
    with counter.store.write() as w:
        w.forget(kept)
    with counter.store.reading() as at, pytest.raises(StaffError, match=r"county\.(damaged|nothing)"):
        desk.fill_template(at, by=counter.li, template=kept, report=REPORT)
