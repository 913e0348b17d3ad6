"""The shipped verification sheets: complete, every row of every table reached, every word one of ours."""

from __future__ import annotations

import pytest

from hall_assistant.library.library import Library
from hall_assistant.library.sheets import Sheet
from hall_assistant.library.shelf import read_content
from hall_assistant.phrases.slips import slips
from hall_assistant.solutions.sheets import decide, line_of, marks_of, meter, offered, words_of
from tests.core.sheets import NOW, filled, way_to

LIBRARY = read_content()
SHEETS: list[Sheet] = list(LIBRARY.later("sheets").values())
ROWS = [(sheet, finding) for sheet in SHEETS for finding in sheet.findings]
NETWORK = ("network", 8)
OLD = {"handset", "weak", "unstable", "broken", "no_access", "echo", "no_service", "drop", "one_way"}
TODAY = {"slow_5g", "volte", "basement", "evening", "one_app", "throttled", "home_wifi"}


@pytest.fixture(scope="module")
def library() -> Library:
    return LIBRARY


def test_the_sheets_that_were_asked_for_are_there() -> None:
    names = {sheet.id for sheet in SHEETS}
    assert names >= {"network", "order_proof", "stop_reminders", "bundle_serial", "two_sided", "course"}


def test_the_network_sheet_has_eight_groups_and_the_symptoms_of_then_and_now(library: Library) -> None:
    sheet = library.later("sheets")["network"]
    assert (sheet.id, len(sheet.groups)) == NETWORK
    assert {option.id for option in sheet.field("symptom").options} == OLD | TODAY


@pytest.mark.parametrize(("sheet", "finding"), ROWS, ids=[f"{sheet.id}.{finding.id}" for sheet, finding in ROWS])
def test_every_row_of_every_table_is_reached(sheet: Sheet, finding: object) -> None:
    assert way_to(sheet, finding) is not None  # type: ignore[arg-type]


@pytest.mark.parametrize("symptom", sorted(OLD | TODAY))
def test_every_symptom_alone_leads_somewhere_of_its_own(library: Library, symptom: str) -> None:
    sheet = library.later("sheets")["network"]
    found = decide(sheet, filled(sheet, {"symptom": symptom, "spot": "room"}), now=NOW)
    assert found is not None
    assert found.id != "more"


def test_what_a_table_says_is_said_in_our_words_and_rests_on_what_is_checked(library: Library) -> None:
    for sheet, finding in ROWS:
        assert words_of(finding, library, sheet.topics[0]) == finding.say, (sheet.id, finding.id)
        for text in (*finding.say, finding.finding):
            assert slips(text, library.rules) == [], (sheet.id, finding.id, text)


def test_nothing_is_ours_or_not_ours_before_something_was_filled_in(library: Library) -> None:
    for sheet in SHEETS:
        assert decide(sheet, filled(sheet), now=NOW) is None
        assert sheet.findings[-1].evidence == "unknown"


def test_the_line_of_every_way_is_short_enough_for_a_work_order(library: Library) -> None:
    for sheet, finding in ROWS:
        state = way_to(sheet, finding)
        assert state is not None
        assert 0 < len(line_of(sheet, state, finding)) <= 120, (sheet.id, finding.id)


def test_an_empty_sheet_shows_nought_of_all_its_groups(library: Library) -> None:
    assert meter(marks_of(library.later("sheets")["network"], filled(library.later("sheets")["network"]))) == "0/8"


def test_every_topic_is_offered_every_sheet_its_own_first(library: Library) -> None:
    assert offered(library, "weak_signal")[0].id == "network"
    assert offered(library, "sales_call")[0].id == "order_proof"
    for topic in ("", *library.topics):
        assert len(offered(library, topic)) == len(SHEETS)
