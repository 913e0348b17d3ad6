"""Settings: the hall's are facts and the manager's, the counter's stay on this PC; what cannot hold is refused."""

from __future__ import annotations

import pytest

from hall_assistant.errors import StaffError
from hall_assistant.settings.desk import change, change_counter, set_figure
from hall_assistant.settings.records import counter_settings, figure_changes, hall_settings
from hall_assistant.settings.values import CounterSettings, Department, FigureChange, HallSettings, Rung
from tests.core.counter import Counter, open_store


def _hall(counter: Counter) -> HallSettings:
    with counter.store.reading() as at:
        return hall_settings(at)


def test_what_the_manager_sets_is_read_back_and_the_rest_stays_as_it_was(counter: Counter) -> None:
    ladder = (Rung("值班经理", "李强", "13900000000"), Rung("店长", "周伟", ""))
    change(counter.store, by=counter.zhou, address="人民路1号", closes="18:30", ladder=ladder, receipt_on=True)
    hall = _hall(counter)
    assert (hall.address, hall.closes, hall.ladder, hall.receipt_on) == ("人民路1号", "18:30", ladder, True)
    assert (hall.hall, hall.code, hall.opens) == ("演示厅", "YS", "09:00")


def test_settings_outlive_closing_and_rebuilding(counter: Counter) -> None:
    change(counter.store, by=counter.zhou, address="人民路1号")
    change_counter(counter.store, by=counter.wang, theme="dark")
    assert counter.store.rebuild().equal
    counter.store.close()
    again = open_store(counter.store.folder, counter.clock)
    with again.reading() as at:
        assert hall_settings(at).address == "人民路1号"
        assert counter_settings(at).theme == "dark"
    again.close()


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"opens": "9点"}, "setting.hours"),
        ({"closes": "24:00"}, "setting.hours"),
        ({"summary_limit": 49}, "setting.number"),
        ({"idle_seconds": 0}, "setting.number"),
        ({"code": "XX"}, "setting.fixed"),
        ({"address": "路" * 201}, "text.too_long"),
        ({"address": "路\udfff"}, "text.broken"),
        ({"ladder": (Rung("店长", "周\ud800", ""),)}, "text.broken"),
        ({"ladder": (Rung("店长", "周" * 300, ""),)}, "text.too_long"),
    ],
)
def test_a_setting_that_cannot_hold_is_refused_and_nothing_changes(
    counter: Counter, values: dict[str, object], code: str
) -> None:
    before = _hall(counter)
    with pytest.raises(StaffError) as told:
        change(counter.store, by=counter.zhou, **values)
    assert told.value.code == code
    assert _hall(counter) == before


@pytest.mark.parametrize("address", ["<b>1号</b>", "{{ 7*7 }}", "'; DROP TABLE cases; --", "人民路\u202e1号", "🙂"])
def test_an_address_is_kept_as_typed(counter: Counter, address: str) -> None:
    change(counter.store, by=counter.zhou, address=address)
    assert _hall(counter).address == address


def test_look_and_keys_are_anyones_the_backup_folder_is_the_managers(counter: Counter) -> None:
    change_counter(counter.store, by=counter.wang, theme="dark", text_percent=125, keys={"say.1": ""})
    with pytest.raises(StaffError, match=r"access\.denied"):
        change_counter(counter.store, by=counter.wang, theme="light", backup_folder="D:/备份")
    change_counter(counter.store, by=counter.zhou, backup_folder="D:/备份")
    with counter.store.reading() as at:
        now = counter_settings(at)
    wanted = CounterSettings("03", theme="dark", text_percent=125, keys={"say.1": ""}, backup_folder="D:/备份")
    assert now == wanted


def test_a_counters_own_settings_are_no_facts(counter: Counter) -> None:
    before = counter.count("journal")
    change_counter(counter.store, by=counter.wang, theme="dark")
    assert counter.count("journal") == before


def test_a_counters_number_is_held_to_two_digits_also_when_it_is_changed(counter: Counter) -> None:
    change_counter(counter.store, by=counter.zhou, counter="7号柜")
    for nonsense in ("", "0", "A", "100", "9" * 10_000):
        with pytest.raises(StaffError, match=r"hall\.counter"):
            change_counter(counter.store, by=counter.zhou, counter=nonsense)
    with counter.store.reading() as at:
        assert counter_settings(at).counter == "07"


def test_the_halls_name_is_one_line_and_shows_something(counter: Counter) -> None:
    change(counter.store, by=counter.zhou, hall=" 中山路厅\n二楼 ")
    assert _hall(counter).hall == "中山路厅 二楼"
    with pytest.raises(StaffError, match=r"text\.empty"):
        change(counter.store, by=counter.zhou, hall=" ")


def test_a_refused_setting_is_named_in_chinese(counter: Counter) -> None:
    with pytest.raises(StaffError) as told:
        change(counter.store, by=counter.zhou, address="路" * 201)
    assert told.value.values["what"] == "地址"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"theme": "pink"}, "setting.theme"),
        ({"theme": ""}, "setting.theme"),
        ({"text_percent": 99}, "setting.number"),
        ({"text_percent": 201}, "setting.number"),
        ({"backup_folder": "D:/\udfff"}, "text.broken"),
    ],
)
def test_a_counter_setting_that_cannot_hold_is_refused_and_nothing_changes(
    counter: Counter, values: dict[str, object], code: str
) -> None:
    with counter.store.reading() as at:
        before = counter_settings(at)
    with pytest.raises(StaffError) as told:
        change_counter(counter.store, by=counter.zhou, **values)
    with counter.store.reading() as at:
        assert (told.value.code, counter_settings(at)) == (code, before)


def test_ratings_are_off_until_the_manager_turns_them_on(counter: Counter) -> None:
    assert not _hall(counter).rating_on
    change(counter.store, by=counter.zhou, rating_on=True)
    assert _hall(counter).rating_on


def test_a_figure_is_the_halls_own_until_it_is_emptied_again(counter: Counter) -> None:
    set_figure(counter.store, by=counter.zhou, name="回复时限", text=" 72小时 ")
    set_figure(counter.store, by=counter.zhou, name="押金", text="五十块")
    assert _hall(counter).figures == {"回复时限": "72小时", "押金": "五十块"}
    set_figure(counter.store, by=counter.zhou, name="押金", text="")
    assert _hall(counter).figures == {"回复时限": "72小时"}
    assert counter.store.rebuild().equal
    with counter.store.reading() as at:
        changes = figure_changes(at)
    assert set(changes) == {"回复时限", "押金"}
    assert changes["押金"] == FigureChange(counter.zhou.staff, counter.clock.now())


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("押金", "{{时间}}", "figure.braces"),
        ("", "50", "text.empty"),
        ("押" * 21, "50", "text.too_long"),
        ("押金", "五" * 41, "text.too_long"),
    ],
)
def test_a_figure_that_will_not_do_is_refused(counter: Counter, name: str, text: str, code: str) -> None:
    with pytest.raises(StaffError) as told:
        set_figure(counter.store, by=counter.zhou, name=name, text=text)
    assert told.value.code == code
    assert _hall(counter).figures == {}


def test_what_a_newer_or_damaged_counter_stored_breaks_no_opening(counter: Counter) -> None:
    ladder = [{"post": "值班经理", "phone": "8001", "wechat": "zw"}, "县公司", {"name": "何主任"}]
    sealed = {"ladder": ladder, "departments": [{"fax": "1"}], "idle_seconds": "二十", "hall": None, "moon": [1]}
    with counter.store.write() as w:
        w.append("hall", "hall.set", by=counter.zhou.staff, sealed={**sealed, "receipt_on": 1})
    with counter.store.reading() as at:
        found = hall_settings(at)
    assert found.ladder == (Rung("值班经理", "", "8001"), Rung("", "何主任", ""))
    assert (found.departments, found.idle_seconds, found.hall) == ((Department("", ""),), 20, "")
    assert found.receipt_on is False
