"""An import: what the preview says, what is written, what stands afterwards, and taking the whole of it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hall_assistant.authoring import importing
from hall_assistant.authoring.columns import ColumnMap, guess
from hall_assistant.authoring.desk import confirm_notice, correct_notice, publish_notice, read_notice, withdraw_notice
from hall_assistant.authoring.importing import import_cards, undo_import
from hall_assistant.authoring.preview import Preview, preview
from hall_assistant.authoring.records import (
    content_mark,
    every_notice,
    hall_card,
    hall_cards,
    hall_titles,
    import_of,
    imports,
)
from hall_assistant.authoring.tables import read_table
from hall_assistant.authoring.values import Import
from hall_assistant.errors import StaffError
from hall_assistant.library.kinds import Card, FirstMinute, Topic
from hall_assistant.library.library import Library
from tests.core.authoring.tables import codes, put, seen
from tests.core.counter import Counter, Planned

LIBRARY = Library.of(
    topics=[Topic(id="bill", name="话费", aliases=("账单",))],
    cards=[
        Card(
            id="stop_lift",
            title="停机了怎么复？",
            topic="bill",
            first_minute=FirstMinute(now="能", needs="证", who="台", time="天"),
        )
    ],
)
FILE = """问题,答案,分类,关键词
５Ｇ怎么开,<p>到柜台</p><p>带证</p>,账单,五G；5g开通/开五G
停机了 怎么复,已有,账单,
5g怎么开？,再写一遍,话费,
,没有问题,话费,
没有答案, ,话费,
半年账单,=1+1,没这类,
"""


@pytest.fixture
def made(counter: Counter, tmp_path: Path) -> tuple[Preview, Import]:
    """The file above, previewed and taken in."""
    shown = seen(put(tmp_path, "faq.csv", FILE), LIBRARY)
    source, _ = import_cards(counter.store, by=counter.zhou, preview=shown)
    with counter.store.reading() as at:
        found = import_of(at, source)
    assert found is not None
    return shown, found


def test_a_preview_says_what_would_come_what_is_double_and_what_is_wrong(tmp_path: Path) -> None:
    shown = seen(put(tmp_path, "faq.csv", FILE), LIBRARY)
    first, second = shown.cards
    assert (first.row, first.title, first.answer, first.topic) == (2, "５Ｇ怎么开", "到柜台\n带证", "bill")
    assert first.aliases == ("五G", "5g开通", "开五G")
    assert (second.answer, second.topic, second.category) == ("=1+1", "", "没这类")
    assert [(one.row, one.where, one.name) for one in shown.duplicates] == [(3, "card", "stop_lift"), (4, "file", "2")]
    assert shown.duplicates[1].told == "第4行「5g怎么开？」和第2行重复，这行不导。"
    assert codes(shown.errors) == [(5, "import.no_text"), (6, "import.no_text")]
    assert shown.errors[0].told == "第5行：「标题」空着，这行没导。"
    assert shown.told == "「faq.csv」能导入2条，重复2条，有问题2条。"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (f"{'长' * 201},好", "import.cell"),
        (f"一,好,{'长' * 201}", "import.cell"),
        ("\u200b,好", "import.no_text"),
        ("<br>,好", "import.no_text"),
        ("一,<script>只有脚本</script>", "import.no_text"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named(tmp_path: Path, row: str, code: str) -> None:
    shown = seen(put(tmp_path, "faq.csv", f"问题,答案,分类\n{row}\n二,好,\n"))
    assert codes(shown.errors) == [(2, code)]
    assert [card.title for card in shown.cards] == ["二"]


def test_control_characters_stay_as_they_were_and_do_no_harm(counter: Counter, tmp_path: Path) -> None:
    shown = seen(put(tmp_path, "faq.jsonl", '{"问题": "怎\\u0000么\\n办", "答案": "先\\u0007查\\r\\n再办"}'))
    source, _ = import_cards(counter.store, by=counter.zhou, preview=shown)
    with counter.store.reading() as at:
        (card,) = hall_cards(at, source=source)
    assert (card.title, card.answer) == ("怎\0么 办", "先\a查\n再办")
    assert counter.store.rebuild().equal


def test_a_table_whose_columns_say_nothing_is_told_what_is_missing(tmp_path: Path) -> None:
    table = read_table(put(tmp_path, "faq.csv", "甲,答案\n一,好\n"))
    with pytest.raises(StaffError, match=r"import\.no_title"):
        preview(table, guess(table.columns), LIBRARY, {})
    with pytest.raises(StaffError, match=r"import\.no_answer"):
        preview(table, ColumnMap(title=0), LIBRARY, {})
    assert len(preview(table, ColumnMap(title=0, answer=1), LIBRARY, {}).cards) == 1


def test_each_card_is_a_fact_of_its_own_and_the_import_names_file_counts_and_rows(
    counter: Counter, made: tuple[Preview, Import]
) -> None:
    shown, found = made
    assert (found.file, found.digest, found.by) == ("faq.csv", shown.digest, counter.zhou.staff)
    assert (found.cards, found.duplicates, found.errors, found.undone_at) == (2, 2, 2, None)
    with counter.store.reading() as at:
        first, second = hall_cards(at, source=found.id)
        (fact,) = at.facts(f"card:{first.id}")
        (whole,) = at.facts(f"import:{found.id}")
        assert hall_card(at, second.id) == second
        assert hall_cards(at, topic="bill") == [first]
    assert (fact.kind, fact.open["import"]) == ("card.imported", found.id)
    assert whole.open["rows"] == [2, 7]
    assert [first.id, second.id] == [importing.card_id(found.id, row) for row in (2, 7)]
    assert (first.title, first.answer, first.aliases) == ("５Ｇ怎么开", "到柜台\n带证", ("五G", "5g开通", "开五G"))


def test_what_was_imported_is_double_the_next_time(
    counter: Counter, made: tuple[Preview, Import], tmp_path: Path
) -> None:
    with counter.store.reading() as at:
        titles = hall_titles(at)
    again = seen(put(tmp_path, "faq.csv", FILE), LIBRARY, titles)
    assert again.cards == ()
    assert [one.where for one in again.duplicates] == ["hall_card", "card", "hall_card", "hall_card"]
    with pytest.raises(StaffError, match=r"import\.nothing"):
        import_cards(counter.store, by=counter.zhou, preview=again)


def test_a_second_click_on_the_same_preview_writes_nothing(counter: Counter, made: tuple[Preview, Import]) -> None:
    before = counter.count("journal")
    with pytest.raises(StaffError, match=r"import\.changed"):
        import_cards(counter.store, by=counter.zhou, preview=made[0])
    assert counter.count("journal") == before


def test_taken_back_the_whole_import_is_gone_and_its_facts_stay(counter: Counter, made: tuple[Preview, Import]) -> None:
    shown, found = made
    with counter.store.reading() as at:
        card = hall_cards(at, source=found.id)[0]
    undo_import(counter.store, by=counter.zhou, source=found.id)
    assert counter.count("hall_cards") == 0
    with counter.store.reading() as at:
        assert (hall_titles(at), hall_card(at, card.id)) == ({}, None)
        undone = import_of(at, found.id)
        assert undone is not None and undone.undone_by == counter.zhou.staff
        assert imports(at, undone=False) == []
        assert [fact.kind for fact in at.facts(f"card:{card.id}")] == ["card.imported", "card.taken_back"]
        assert (at.facts(f"card:{card.id}")[0].sealed or {})["title"] == "５Ｇ怎么开"
    assert counter.store.rebuild().equal
    with pytest.raises(StaffError, match=r"import\.undone"):
        undo_import(counter.store, by=counter.zhou, source=found.id)
    import_cards(counter.store, by=counter.zhou, preview=shown)
    assert counter.count("hall_cards") == 2


def test_an_import_nobody_made_is_unknown(counter: Counter) -> None:
    with pytest.raises(StaffError, match=r"import\.unknown"):
        undo_import(counter.store, by=counter.zhou, source="nothing")


def test_an_import_broken_off_stands_in_the_list_and_is_taken_back_whole(
    counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "SLICE", 2)
    rows = "".join(f"问题{number},好\n" for number in range(7))
    shown = seen(put(tmp_path, "faq.csv", f"问题,答案\n{rows}"))
    real, count = importing._append, iter(range(100))

    def breaking(*args: object) -> None:
        if next(count) == 5:
            raise KeyboardInterrupt
        real(*args)  # type: ignore[arg-type]  # passed on as they came

    with monkeypatch.context() as patched:
        patched.setattr(importing, "_append", breaking)
        with pytest.raises(KeyboardInterrupt):
            import_cards(counter.store, by=counter.zhou, preview=shown)
    assert counter.count("hall_cards") == 4
    with counter.store.reading() as at:
        (found,) = imports(at)
    undo_import(counter.store, by=counter.zhou, source=found.id)
    assert counter.count("hall_cards") == 0
    assert counter.store.rebuild().equal
    import_cards(counter.store, by=counter.zhou, preview=shown)
    assert counter.count("hall_cards") == 7


def test_an_import_that_is_taken_back_while_it_runs_writes_no_further(
    counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "SLICE", 2)
    rows = "".join(f"问题{number},好\n" for number in range(7))
    shown = seen(put(tmp_path, "faq.csv", f"问题,答案\n{rows}"))
    with pytest.raises(StaffError, match=r"import\.undone"):
        import_cards(counter.store, by=counter.zhou, preview=shown, written=lambda _: _undo_last(counter))
    assert counter.count("hall_cards") == 0


def test_taking_back_broken_off_changes_the_mark_and_goes_on_when_asked_again(
    counter: Counter, made: tuple[Preview, Import], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "SLICE", 1)
    with counter.store.reading() as at:
        before = content_mark(at)
    asked = iter(range(10))

    def breaking(*_: object) -> None:
        if next(asked) == 1:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(importing, "_refuse_undone", breaking)
        with pytest.raises(KeyboardInterrupt):
            undo_import(counter.store, by=counter.zhou, source=made[1].id)
    assert counter.count("hall_cards") == 1
    with counter.store.reading() as at:
        assert content_mark(at) != before
    undo_import(counter.store, by=counter.zhou, source=made[1].id)
    assert counter.count("hall_cards") == 0
    assert counter.store.rebuild().equal


def test_no_question_about_the_halls_content_reads_a_table_from_end_to_end(
    counter: Counter, made: tuple[Preview, Import]
) -> None:
    """But for the list of imports and of notices, which are as short as they are shown, and covering indexes."""
    with counter.store.reading() as at:
        planned = Planned(at, counter.store.folder)
        content_mark(planned)
        hall_card(planned, "any")
        hall_cards(planned, source=made[1].id)
        hall_cards(planned, topic="bill")
        hall_titles(planned)
        planned.one("SELECT 1 FROM hall_cards WHERE folded IN (?, ?) LIMIT 1", ("一", "二"))
    assert [plan for plan in planned.scans if "COVERING INDEX" not in plan] == []


def test_a_mark_goes_back_with_what_it_marks(counter: Counter, made: tuple[Preview, Import]) -> None:
    with counter.store.reading() as at:
        before = content_mark(at)
    notice, _ = publish_notice(counter.store, by=counter.zhou, text="今天断网")
    with counter.store.reading() as at:
        with_notice = content_mark(at)
    read_notice(counter.store, by=counter.wang, notice=notice)
    with counter.store.reading() as at:
        assert content_mark(at) == with_notice != before
    confirm_notice(counter.store, by=counter.zhou, notice=notice)
    with counter.store.reading() as at:
        assert content_mark(at) not in (with_notice, before)


Step = Callable[[Counter, list[str]], object]


def _import(counter: Counter, rows: int) -> None:
    from hall_assistant.authoring.preview import NewCard

    start = counter.count("journal")
    cards = tuple(NewCard(row, f"问{start}.{row}", f"问{start}.{row}", "答", "", "", ()) for row in range(2, rows + 2))
    shown = Preview("faq.csv", "0", ColumnMap(0, 1), cards, (), ())
    import_cards(counter.store, by=counter.zhou, preview=shown)


def _undo_last(counter: Counter) -> None:
    with counter.store.reading() as at:
        standing = imports(at, undone=False)
    if standing:
        undo_import(counter.store, by=counter.zhou, source=standing[0].id)


def _on_last(act: Callable[[Counter, str], object]) -> Callable[[Counter], None]:
    def run(counter: Counter) -> None:
        with counter.store.reading() as at:
            found = every_notice(at)
        if found:
            act(counter, found[0].id)

    return run


STEPS: tuple[Callable[[Counter], object], ...] = (
    lambda c: publish_notice(c.store, by=c.zhou, text="断网", cards=["a"], topics=["bill"]),
    _on_last(lambda c, n: correct_notice(c.store, by=c.zhou, notice=n, text="断网两小时")),
    _on_last(lambda c, n: confirm_notice(c.store, by=c.zhou, notice=n)),
    _on_last(lambda c, n: read_notice(c.store, by=c.wang, notice=n)),
    _on_last(lambda c, n: withdraw_notice(c.store, by=c.zhou, notice=n)),
    lambda c: _import(c, 3),
    _undo_last,
    lambda c: c.clock.advance(3_600_000),
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(STEPS), max_size=8))
def test_whatever_was_done_the_rows_are_what_a_rebuild_says(
    counter: Counter, steps: list[Callable[[Counter], object]]
) -> None:
    for step in steps:
        step(counter)
    assert counter.store.rebuild().equal
