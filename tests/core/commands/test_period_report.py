"""Reports by command, and by the child process of the windows: whole files or none, refusals in a sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hall_assistant.__main__ import main
from hall_assistant.app import MODELS
from hall_assistant.cases import desk as cases
from hall_assistant.clock import SetClock
from hall_assistant.logbook.reports import desk
from hall_assistant.logbook.reports.picks import CellPick, ListPick, Picks
from hall_assistant.people.values import Actor
from hall_assistant.store import unlock
from hall_assistant.store.store import Store
from hall_assistant.training.crew import CREW, PIN, found_demo_hall
from tests.core.logbook.reports.books import SHEET, county_book, saved

DAYS = ("2026-3-1", "2026-03-31")
PICKS = Picks(
    (CellPick(SHEET, "B3", "receptions"), CellPick(SHEET, "B2", "period")),
    (ListPick(SHEET, "days", 7, 11, (("A", "day"), ("B", "receptions"))),),
)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with two receptions of March 2026 and the county's workbook; nothing in it changes here."""
    folder = tmp_path_factory.mktemp("period") / "hall"
    store = Store.open(folder, unlock.create(folder).key, clock=SetClock.at("2026-03-01 09:50"), models=MODELS)
    by = found_demo_hall(store)[CREW[0].name]
    for _ in range(2):
        case, _changes = cases.begin(store, by=by)
        cases.note(store, by=by, case=case, text="卡停了")
    kept, _ = desk.keep_template(store, by=by, name="县月报", data=saved(county_book()))
    desk.pick(store, by=by, template=kept, picks=PICKS)
    store.close()
    (folder.parent / "pin").write_text(PIN, encoding="utf-8")
    (folder.parent / "by.json").write_text(json.dumps(_said(by)), encoding="utf-8")
    yield folder


def _said(by: Actor) -> dict[str, object]:
    who = {"staff": by.staff, "name": by.name, "number": by.number, "role": by.role.value, "counter": by.counter}
    return {**who, "now": SetClock.at("2026-04-01 08:00").now(), "offset": 480}


def run(hall: Path, out: Path, *words: str) -> int:
    who = ("--staff", CREW[0].number, "--pin-file", str(hall.parent / "pin"), "--data", str(hall))
    return main(["period-report", *DAYS, "--out", str(out), *words, *who])


def test_each_form_is_written_whole(hall: Path, tmp_path: Path) -> None:
    for form in ("xlsx", "html", "csv"):
        assert run(hall, tmp_path / f"三月.{form}") == 0
    assert load_workbook(tmp_path / "三月.xlsx")["接待明细"].max_row == 3
    assert "2026年3月1日—3月31日" in (tmp_path / "三月.html").read_text(encoding="utf-8")
    assert len((tmp_path / "三月.csv").read_text(encoding="utf-8-sig").splitlines()) == 3
    assert not list(tmp_path.glob("*.part"))


def test_a_county_s_workbook_is_filled_by_its_name(hall: Path, tmp_path: Path) -> None:
    assert run(hall, tmp_path / "县月报.xlsx", "--template", "县月报") == 0
    sheet = load_workbook(tmp_path / "县月报.xlsx")[SHEET]
    assert (sheet["B3"].value, sheet["B2"].value) == (2, "2026年3月1日—3月31日")
    assert (sheet["B7"].value, sheet["B12"].value) == (2, "=SUM(B7:B11)")


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("月报.doc", (), "不认识"),
        ("没有/月报.xlsx", (), "写不进去"),
        ("月报.xlsx", ("--template", "别的表"), "没找到这张表"),
    ],
)
def test_what_cannot_be_made_is_one_sentence_and_no_file(
    hall: Path, tmp_path: Path, name: str, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(hall, tmp_path / name, *words) == 1
    told = capsys.readouterr().err
    assert said in told and told.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_child_process_gets_the_key_by_pipe_and_tells_how_far_it_is(hall: Path, tmp_path: Path) -> None:
    key = unlock.unlock_for_command(hall).hex()
    words = ["period-report", *DAYS, "--key-pipe", "--out", str(tmp_path / "三月.xlsx"), "--data", str(hall)]
    child = subprocess.run(
        [sys.executable, "-m", "hall_assistant", *words],
        input=f"{key}\n{(hall.parent / 'by.json').read_text(encoding='utf-8')}\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    told = [json.loads(line) for line in child.stdout.splitlines()]
    assert child.returncode == 0, child.stderr
    assert told[-1] == {"done": "三月.xlsx"}
    assert told[0]["of"] > 0
    assert (tmp_path / "三月.xlsx").exists()
