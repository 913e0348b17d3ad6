"""A hall's files as tables: every encoding, every mark between columns, and every file that is none."""

from __future__ import annotations

import codecs
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_assistant.authoring import tables, workbook
from hall_assistant.authoring.encoding import NAMED, decoded
from hall_assistant.authoring.tables import read_table
from hall_assistant.errors import StaffError, SurroundingsError
from tests.core.authoring.tables import HEADER, codes, put, sheet, texts, zipped

CSV = "问题,答案\n怎么开5G,到柜台开\n"
ROWS = [("怎么开5G", "到柜台开")]


@pytest.mark.parametrize(
    ("encoding", "form"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8 BOM"), ("gb18030", "GB18030"), ("gbk", "GB18030"), ("utf-16", "UTF-16")],
)
@pytest.mark.parametrize("mark", [",", ";", "\t", "，"])
def test_encoding_and_mark_are_told_from_the_file(tmp_path: Path, encoding: str, form: str, mark: str) -> None:
    table = read_table(put(tmp_path, "faq.csv", CSV.replace(",", mark).encode(encoding)))
    assert (table.form, table.columns, texts(table)) == (form, HEADER, ROWS)


@pytest.mark.parametrize("word", ["联通", "模", "锟斤拷", "烫", "囧", "𠮷", "€", "“好”", "镕", "一", "ＡＢ"])
def test_a_single_word_in_either_encoding_reads_the_same(word: str) -> None:
    for encoding in ("utf-8", "gb18030"):
        assert decoded(f"问题,答案\n{word},{word}".encode(encoding))[0].endswith(f"{word},{word}")


@given(st.text(st.sampled_from("办理停机话费套餐宽带联通移动电信模块陪同的了是在我有，。：（）5Gabc \n"), min_size=1))
def test_everyday_text_survives_either_encoding(text: str) -> None:
    for encoding in ("utf-8", "gb18030"):
        assert decoded(text.encode(encoding))[0] == text


def test_a_damaged_utf8_file_is_no_gb18030_one(tmp_path: Path) -> None:
    broken = f"{CSV}话费怎么查,发短信到十号\n".encode().replace("查".encode(), b"\xe6\x9f")
    with pytest.raises(StaffError) as refused:
        read_table(put(tmp_path, "faq.csv", broken))
    assert (refused.value.code, refused.value.values) == ("import.encoding", {"line": 3})


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("faq.csv", b"", "import.empty"),
        ("faq.csv", b"\xef\xbb\xbf\r\n", "import.empty"),
        ("faq.csv", b" ,\n , \n", "import.empty"),
        ("faq.csv", "问题,答案\n", "import.no_rows"),
        ("faq.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "import.binary"),
        ("faq.csv", b"\x01\x02\x03\x04abc", "import.binary"),
        ("faq.csv", b"%PDF-1.7\n\xff\xff\xfe\xfd\x80\x80", "import.encoding"),
        ("faq.csv", b"\xff\xfea\x00\x00\xd8", "import.encoding"),
        ("faq.doc", b"text", "import.form"),
        ("faq", b"text", "import.form"),
        ("faq.xls", b"text", "import.form"),
        ("faq.xlsx", b"text", "import.damaged"),
        ("faq.xlsx", b"PK\x03\x04 broken", "import.damaged"),
        ("faq.xlsx", zipped({"word/document.xml": b"<a/>"}), "import.damaged"),
        ("faq.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "import.locked"),
        ("faq.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + b"Workbook", "import.old_form"),
        ("faq.jsonl", b"", "import.empty"),
        ("faq.csv", ",".join(f"列{number}" for number in range(101)) + "\n1", "import.columns"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, name: str, content: bytes | str, code: str) -> None:
    with pytest.raises(StaffError) as refused:
        read_table(put(tmp_path, name, content))
    assert refused.value.code == code


def test_a_file_that_is_away_or_too_large_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SurroundingsError, match=r"import\.unreadable"):
        read_table(tmp_path / "nowhere.csv")
    with pytest.raises(SurroundingsError, match=r"import\.unreadable"):
        (tmp_path / "folder.csv").mkdir()
        read_table(tmp_path / "folder.csv")
    monkeypatch.setattr(tables, "LARGEST_FILE", 10)
    with pytest.raises(StaffError, match=r"import\.large"):
        read_table(put(tmp_path, "faq.csv", CSV))


def test_a_cell_of_100_000_characters_costs_only_its_row(tmp_path: Path) -> None:
    table = read_table(put(tmp_path, "faq.csv", f"{CSV}长,{'字' * 100_000}\n短,好\n"))
    assert texts(table) == [*ROWS, ("短", "好")]
    assert codes(table.errors) == [(3, "import.cell")]
    assert table.errors[0].told == "第3行：「答案」有100000个字，最多20000个。写短一些，或拆成几条。"


def test_uneven_rows_are_filled_up_or_named(tmp_path: Path) -> None:
    table = read_table(put(tmp_path, "faq.csv", "问题,答案,分类\n一\n二,好\n三,好,费,多\n四,好,费,\n\n五,好,费\n"))
    assert [row[0] for row in texts(table)] == ["一", "二", "四", "五"]
    assert [row.number for row in table.rows] == [2, 3, 5, 7]
    assert codes(table.errors) == [(4, "import.uneven")]


def test_quotes_hold_line_breaks_and_marks_and_rows_keep_the_line_they_begin_on(tmp_path: Path) -> None:
    table = read_table(put(tmp_path, "faq.csv", '问题,答案\r\n一,"先,再\r\n后"\r\n二,"说""好"""\r\n'))
    assert texts(table) == [("一", "先,再\r\n后"), ("二", '说"好"')]
    assert [row.number for row in table.rows] == [2, 4]


def test_a_quote_that_is_never_closed_is_named_where_it_begins(tmp_path: Path) -> None:
    table = read_table(put(tmp_path, "faq.csv", '问题,答案\n一,好\n二,"没收尾\n三,好\n'))
    assert texts(table) == [("一", "好")]
    assert codes(table.errors) == [(3, "import.quote")]


def test_a_spreadsheets_own_line_names_the_mark(tmp_path: Path) -> None:
    table = read_table(put(tmp_path, "faq.csv", "sep=;\n问题;答案\n一,二;好\n"))
    assert (table.columns, texts(table), table.rows[0].number) == (HEADER, [("一,二", "好")], 3)


def test_a_banner_above_the_header_is_passed_over(tmp_path: Path) -> None:
    path = sheet(tmp_path, [("城东厅常见问题",), (), HEADER, *ROWS], merged=["A1:B1"])
    table = read_table(path)
    assert (table.columns, texts(table), table.rows[0].number) == (HEADER, ROWS, 4)


def test_columns_without_a_name_or_with_the_same_get_one(tmp_path: Path) -> None:
    table = read_table(put(tmp_path, "faq.csv", "问题,答案,,答案\n一,二,三,四\n"))
    assert table.columns == ("问题", "答案", "第3列", "答案 #2")


def test_more_rows_than_an_import_may_hold_are_refused(tmp_path: Path) -> None:
    rows = "".join(f"{number},好\n" for number in range(20_001))
    with pytest.raises(StaffError, match=r"import\.rows"):
        read_table(put(tmp_path, "faq.csv", f"问题,答案\n{rows}"))
    table = read_table(put(tmp_path, "faq.csv", f"问题,答案\n{rows[: rows.rindex('20000')]}"))
    assert len(table.rows) == 20_000


def test_a_broken_line_of_json_costs_no_other(tmp_path: Path) -> None:
    lines = [
        '{"问题": "一", "答案": "好", "别名": ["甲", "乙"]}',
        '{"问题": "二", "答案": ',
        "",
        '["三"]',
        '{"答案": null, "问题": "四", "有效": true, "价": 1.5}',
        "[" * 50_000,
        '{"问题": "半\\ud83d", "答案": "好"}',
    ]
    table = read_table(put(tmp_path, "faq.jsonl", "\n".join(lines)))
    assert table.columns == ("问题", "答案", "别名", "有效", "价")
    assert texts(table) == [("一", "好", "甲\n乙", "", ""), ("四", "", "", "是", "1.5")]
    wrong = [(2, "import.json"), (4, "import.json"), (6, "import.json"), (7, "import.half")]
    assert codes(table.errors) == wrong


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("faq.csv", f"问题,答案{',' * 300_000}\n怎么开,到柜台开\n"),
        ("faq.jsonl", "".join(f'{{"键{line}": "值"}}\n' for line in range(20_000))),
    ],
)
def test_a_table_of_countless_columns_is_refused_before_it_fills_the_memory(
    tmp_path: Path, name: str, content: str
) -> None:
    with pytest.raises(StaffError, match=r"import\.columns"):
        read_table(put(tmp_path, name, content))


def test_only_broken_lines_are_told_row_by_row(tmp_path: Path) -> None:
    table = read_table(put(tmp_path, "faq.jsonl", "{\n{\n"))
    assert (table.rows, codes(table.errors)) == ((), [(1, "import.json"), (2, "import.json")])


def test_a_formula_comes_as_text_and_is_never_worked_out(tmp_path: Path) -> None:
    table = read_table(sheet(tmp_path, [HEADER, ("一", "=1+1"), ("二", '=HYPERLINK("http://x","点")')]))
    assert texts(table) == [("一", "=1+1"), ("二", '=HYPERLINK("http://x","点")')]


def test_numbers_days_and_shares_read_as_on_the_sheet(tmp_path: Path) -> None:
    from datetime import date, time

    from openpyxl import Workbook, load_workbook  # type: ignore[import-untyped]  # openpyxl ships no types

    path = sheet(tmp_path, [("问题", "答案", "价", "日", "点", "折", "开")])
    book: Workbook = load_workbook(path)
    book.active.append(["一", 10.0, 0.1, date(2026, 3, 1), time(9, 30), 0.3, True])
    book.active["F2"].number_format = "0%"
    book.save(path)
    assert texts(read_table(path)) == [("一", "10", "0.1", "2026-03-01", "09:30:00", "30%", "是")]


def test_what_is_merged_downwards_counts_for_every_row_and_sideways_for_the_first_cell(tmp_path: Path) -> None:
    rows = [
        ("分类", "问题", "答案"),
        ("话费", "一", "好"),
        (None, "二", "好"),
        ("二、宽带", None, None),
        (None, "三", "好"),
    ]
    table = read_table(sheet(tmp_path, rows, merged=["A2:A3", "A4:C4"]))
    assert texts(table) == [("话费", "一", "好"), ("话费", "二", "好"), ("二、宽带", "", ""), ("", "三", "好")]


def test_the_first_visible_sheet_with_something_in_it_is_read(tmp_path: Path) -> None:
    from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl ships no types

    book = Workbook()
    book.active.title = "空"
    for name, state in (("旧的", "hidden"), ("问答", "visible"), ("附表", "visible")):
        page = book.create_sheet(name)
        page.append(HEADER)
        page.append([name, "好"])
        page.sheet_state = state
    book.save(tmp_path / "faq.xlsx")
    table = read_table(tmp_path / "faq.xlsx")
    assert (table.sheet, table.other_sheets, texts(table)) == ("问答", ("附表",), [("问答", "好")])


def test_an_empty_workbook_and_one_with_only_a_header_are_told(tmp_path: Path) -> None:
    with pytest.raises(StaffError, match=r"import\.empty"):
        read_table(sheet(tmp_path, []))
    with pytest.raises(StaffError, match=r"import\.no_rows"):
        read_table(sheet(tmp_path, [HEADER]))


def test_a_zip_bomb_is_told_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = sheet(tmp_path, [HEADER, *ROWS]).read_bytes()
    with pytest.raises(StaffError, match=r"import\.bomb"):
        read_table(put(tmp_path, "bomb.xlsx", zipped({"xl/worksheets/sheet1.xml": bytes(60 * 1024 * 1024)})))
    with pytest.raises(StaffError, match=r"import\.bomb"):
        entity = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
        read_table(put(tmp_path, "entity.xlsx", zipped({"xl/workbook.xml": entity})))
    monkeypatch.setattr(workbook, "UNPACKED", 1_000)
    with pytest.raises(StaffError, match=r"import\.bomb"):
        read_table(put(tmp_path, "large.xlsx", good))


@pytest.mark.parametrize(
    "name", ["../outside.xml", "xl/../../../outside.xml", "C:\\outside.xml", "xl/worksheets/..\\outside"]
)
def test_parts_named_after_other_places_are_never_unpacked(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    good = sheet(folder, [HEADER, *ROWS]).read_bytes()
    with ZipFile(BytesIO(good)) as packed:
        parts = {part: packed.read(part) for part in packed.namelist()}
    table = read_table(put(folder, "faq.xlsx", zipped(parts | {name: b"<a/>"})))
    assert texts(table) == [tuple(map(str, row)) for row in ROWS]
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["faq.xlsx"]


@pytest.mark.parametrize("target", ["../../../../etc/passwd", "file:///etc/passwd", "../outside.xml"])
def test_a_workbook_that_points_elsewhere_for_its_sheet_holds_nothing(tmp_path: Path, target: str) -> None:
    good = sheet(tmp_path, [HEADER, *ROWS]).read_bytes()
    with ZipFile(BytesIO(good)) as packed:
        parts = {part: packed.read(part) for part in packed.namelist()}
    links = "xl/_rels/workbook.xml.rels"
    parts[links] = parts[links].replace(b"/xl/worksheets/sheet1.xml", target.encode())
    assert target.encode() in parts[links]
    with pytest.raises(StaffError, match=r"import\.empty"):
        read_table(put(tmp_path, "faq.xlsx", zipped(parts)))


def test_a_zip_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    path = sheet(tmp_path, [HEADER, *ROWS])
    data = bytearray(path.read_bytes())
    with ZipFile(path) as packed:
        size = packed.getinfo("xl/worksheets/sheet1.xml").file_size
    wrong = bytes(data).replace(size.to_bytes(4, "little"), (20).to_bytes(4, "little"))
    with pytest.raises(StaffError, match=r"import\.damaged"):
        read_table(put(tmp_path, "lies.xlsx", wrong))


@given(st.data())
def test_a_workbook_with_any_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    good = _GOOD[0] if _GOOD else _GOOD.append(_made()) or _GOOD[0]
    place = data.draw(st.integers(0, len(good) - 1))
    wrong = good[:place] + data.draw(st.binary(min_size=1, max_size=8)) + good[place + 1 :]
    try:
        workbook.read(wrong)
    except StaffError as refused:
        assert refused.code.startswith("import.")


_GOOD: list[bytes] = []


def _made() -> bytes:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        return sheet(Path(folder), [HEADER, *ROWS]).read_bytes()


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(data: bytes) -> None:
    from hall_assistant.authoring import delimited, json_lines

    for reader in (delimited, json_lines):
        try:
            reader.read(data or codecs.BOM_UTF8)
        except StaffError as refused:
            assert refused.code in ("import.binary", "import.encoding")


def test_a_person_may_name_the_encoding(tmp_path: Path) -> None:
    for name in NAMED:
        codec = {"UTF-16": "utf-16-le"}.get(name, name)
        for data in (CSV.encode(codec), *([codecs.BOM_UTF16_LE + CSV.encode(codec)] if name == "UTF-16" else [])):
            found = read_table(put(tmp_path, "faq.csv", data), encoding=name)
            assert (found.form, texts(found)) == (name, ROWS)
    with pytest.raises(StaffError) as refused:
        read_table(put(tmp_path, "faq.csv", CSV.encode("gb18030")), encoding="UTF-8")
    assert refused.value.code == "import.encoding"
    lines = put(tmp_path, "faq.jsonl", '{"问题": "怎么开5G", "答案": "到柜台开"}'.encode("gb18030"))
    assert texts(read_table(lines, encoding="GB18030")) == ROWS
