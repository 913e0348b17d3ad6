"""Findings: an owner and a day, put right, looked at again, closed with what was done; photos can be forgotten."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_assistant.checklists import desk
from hall_assistant.checklists.fold import fold
from hall_assistant.checklists.photos import LARGEST, MOST, photo, photos_of
from hall_assistant.checklists.records import (
    FindingLine,
    Looked,
    finding_of,
    findings_by_factor,
    findings_over,
    overdue_findings,
    waiting_findings,
)
from hall_assistant.checklists.values import Finding, FindingId, Origin, Standing
from hall_assistant.clock import DAY
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.logbook.wanting import Matter, wanting
from hall_assistant.people.desk import remove_staff
from hall_assistant.personal.erasing import apply_list
from hall_assistant.personal.photos import forget_photo
from hall_assistant.store.facts import Fact
from tests.core.counter import Counter, Planned
from tests.core.people.acts import JPEG

TEXT = "3号柜没有迎声，客人 13812345678 站了两分钟"


def found(counter: Counter, **more: Any) -> FindingId:
    wanted = {"by": counter.zhou, "text": TEXT, "owner": counter.wang.staff, "due": "2026-03-15", **more}
    return desk.open_finding(counter.store, **wanted)[0]


def state(counter: Counter, finding: FindingId) -> Finding:
    with counter.store.reading() as at:
        return finding_of(at, finding)


def waiting(counter: Counter, **more: Any) -> list[FindingLine]:
    with counter.store.reading() as at:
        return waiting_findings(at, **more)


def refused(code: str, call: Any) -> None:
    with pytest.raises(StaffError) as caught:
        call()
    assert caught.value.code == code


def test_it_goes_from_seen_to_put_right_to_looked_at_again_and_back_until_it_is_right(counter: Counter) -> None:
    finding = found(counter, day="2026-03-10", item="floor_am.greeting", factor="service_standard")
    told = state(counter, finding)
    assert told.text == "3号柜没有迎声，客人 138****5678 站了两分钟" and told.day == "2026-03-10"
    refused("finding.not_done", lambda: desk.recheck(counter.store, by=counter.li, finding=finding, passed=True))
    desk.put_right(counter.store, by=counter.wang, finding=finding, text="早会练了三遍")
    refused(
        "text.empty",
        lambda: desk.recheck(counter.store, by=counter.li, finding=finding, passed=False, due="2026-03-20"),
    )
    desk.recheck(counter.store, by=counter.li, finding=finding, passed=False, text="下午又没有", due="2026-03-20")
    assert state(counter, finding).standing is Standing.OPEN and state(counter, finding).due == "2026-03-20"
    desk.put_right(counter.store, by=counter.wang, finding=finding, text="换了站位，进门正对")
    desk.recheck(counter.store, by=counter.li, finding=finding, passed=True)
    told = state(counter, finding)
    assert told.standing is Standing.CLOSED and told.done == "换了站位，进门正对" and len(told.rechecks) == 2
    refused("finding.over", lambda: desk.put_right(counter.store, by=counter.wang, finding=finding, text="再改"))
    with counter.store.reading() as at:
        assert [line.finding for line in findings_over(at)] == [finding] and waiting_findings(at) == []


def test_days_that_cannot_be_and_people_who_are_not_here_are_refused(counter: Counter) -> None:
    for due in ("2026-03-11", "2028-01-01", "3月15日", "2026-3-15", ""):
        refused("finding.due", lambda due=due: found(counter, due=due))
    for day in ("2026-03-13", "2024-01-01", "昨天"):
        refused("finding.day", lambda day=day: found(counter, day=day))
    refused("staff.unknown", lambda: found(counter, owner="nobody"))
    refused("text.empty", lambda: found(counter, text=" \n"))
    refused("text.too_long", lambda: found(counter, text="乱" * 10_000))
    refused("finding.unknown", lambda: desk.withdraw(counter.store, by=counter.zhou, finding=FindingId("x"), why="a"))
    assert counter.count("findings") == 0
    text = "=1+1；'); DROP TABLE findings;-- {{x}} 😀"
    assert state(counter, found(counter, text=text)).text == text


def test_its_owner_or_who_leads_puts_it_right_and_a_departed_owner_leaves_it_on_the_list(counter: Counter) -> None:
    finding = found(counter)
    refused("finding.not_yours", lambda: desk.put_right(counter.store, by=counter.chen, finding=finding, text="改了"))
    refused("finding.not_yours", lambda: desk.add_photo(counter.store, by=counter.chen, finding=finding, jpeg=JPEG))
    remove_staff(counter.store, by=counter.zhou, staff=counter.wang.staff)
    assert [line.owner for line in waiting(counter)] == [counter.wang.staff]
    desk.hand_to(counter.store, by=counter.li, finding=finding, owner=counter.chen.staff, due="2026-03-18")
    assert waiting(counter, owner=counter.wang.staff) == []
    assert [line.due for line in waiting(counter, owner=counter.chen.staff)] == ["2026-03-18"]
    desk.put_right(counter.store, by=counter.chen, finding=finding, text="改了")


def test_what_is_past_its_day_is_on_the_managers_list_and_what_waits_for_a_second_look_is_not_late(
    counter: Counter,
) -> None:
    late, done = found(counter), found(counter, origin=Origin.ABOVE)
    found(counter, due="2026-03-16")
    desk.put_right(counter.store, by=counter.wang, finding=done, text="改了")
    counter.clock.ms += 4 * DAY
    with counter.store.reading() as at:
        assert [line.finding for line in overdue_findings(at, "2026-03-16", limit=9)] == [late]
        assert overdue_findings(at, "2026-03-15", limit=9) == [] and state(counter, late).overdue("2026-03-16")
        planned = Planned(at, counter.store.folder)
        overdue_findings(planned, "2026-03-16", limit=9)
        waiting_findings(planned)
        findings_over(planned)
        findings_by_factor(planned, "2026-03-01", "2026-03-31")
        assert planned.scans == []


def test_the_managers_list_names_what_is_late_and_what_waits_for_a_second_look_and_not_what_was_seen(
    counter: Counter, shipped: Library
) -> None:
    late, done = found(counter), found(counter, due="2026-03-20")
    desk.put_right(counter.store, by=counter.wang, finding=done, text="改了")
    counter.clock.ms += 4 * DAY
    now, offset = counter.clock.now(), counter.clock.offset()
    with counter.store.reading() as at:
        listed = [
            one
            for one in wanting(at, by=counter.zhou, library=shipped, now=now, offset=offset)
            if one.matter is Matter.FINDING
        ]
    assert [(one.finding, one.late, one.who) for one in listed] == [(late, True, "王敏"), (done, False, "王敏")]
    assert all("迎声" not in one.words for one in listed)


def test_withdrawn_it_stays_on_the_record_and_out_of_the_counts(counter: Counter) -> None:
    first, second = found(counter, factor="one_counter"), found(counter, factor="one_counter")
    desk.withdraw(counter.store, by=counter.zhou, finding=first, why="记重了")
    with counter.store.reading() as at:
        assert findings_by_factor(at, "2026-03-01", "2026-03-31") == {"one_counter": Looked(1, 1)}
    assert state(counter, first).why == "记重了" and state(counter, first).standing is Standing.WITHDRAWN
    assert [line.finding for line in waiting(counter)] == [second]


def test_a_photo_is_bounded_sealed_and_asked_for_one_by_one(counter: Counter) -> None:
    finding = found(counter)
    refused("photo.form", lambda: desk.add_photo(counter.store, by=counter.wang, finding=finding, jpeg=b"PK\x03"))
    large = JPEG[:-2] + bytes(LARGEST) + JPEG[-2:]
    refused("photo.large", lambda: desk.add_photo(counter.store, by=counter.wang, finding=finding, jpeg=large))
    kept = [desk.add_photo(counter.store, by=counter.wang, finding=finding, jpeg=JPEG)[0] for _ in range(MOST)]
    refused("photo.many", lambda: desk.add_photo(counter.store, by=counter.wang, finding=finding, jpeg=JPEG))
    with counter.store.reading() as at:
        assert set(photos_of(at, finding)) == set(kept) and photo(at, kept[0]) == JPEG
        assert "jpeg" not in at.facts(kept[0])[0].open
    assert waiting(counter)[0].photos == MOST and state(counter, finding).photos == tuple(kept)


def test_a_forgotten_photo_is_gone_for_good_also_after_a_restore_and_the_finding_stays(
    counter: Counter, tmp_path: Path
) -> None:
    finding = found(counter)
    gone, stays = (desk.add_photo(counter.store, by=counter.wang, finding=finding, jpeg=JPEG)[0] for _ in range(2))
    forget_photo(counter.store, by=counter.li, photo=gone)
    with counter.store.reading() as at:
        assert photo(at, gone) is None and photo(at, stays) == JPEG and photos_of(at, finding) == [stays]
    refused("photo.unknown", lambda: forget_photo(counter.store, by=counter.li, photo=gone))
    assert apply_list(counter.store) == 1, "named on the list that every restore applies"
    assert state(counter, finding).text and waiting(counter)[0].photos == 1
    desk.add_photo(counter.store, by=counter.wang, finding=finding, jpeg=JPEG)
    assert counter.store.rebuild().equal


_WORDS = st.one_of(st.text(max_size=4), st.integers(), st.none(), st.booleans(), st.lists(st.integers(), max_size=2))
_KINDS = ("opened", "photo", "handed", "done", "rechecked", "withdrawn", "newer")
_NAMES = ("day", "owner", "due", "origin", "photo", "passed", "text", "why", "item")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(_KINDS),
            st.dictionaries(st.sampled_from(_NAMES), _WORDS, max_size=5),
            st.one_of(st.none(), st.dictionaries(st.sampled_from(_NAMES), _WORDS, max_size=3)),
        ),
        max_size=8,
    )
)
def test_no_damaged_fact_breaks_the_fold(told: list[tuple[str, dict[str, Any], dict[str, Any] | None]]) -> None:
    facts = [
        Fact("c", seq, seq << 16, 480, "s", "finding:x", f"finding.{kind}", 1, body, sealed)
        for seq, (kind, body, sealed) in enumerate(told, start=1)
    ]
    state = fold(FindingId("finding:x"), facts)
    assert state == fold(FindingId("finding:x"), facts)
    assert all(date.fromisoformat(day) for day in (state.day, state.due) if day), "lists reckon with them"
