"""Three counters of one hall: three processes of the program, three data folders, one folder to exchange through.

Everything is done at their windows with mouse and keys; only in the end, with all of them closed, the command exchanges
until nothing is left to be moved, and the three records must be the same.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from select import select

import pytest

from hall_assistant.__main__ import main
from hall_assistant.app import MODELS, unlock
from hall_assistant.clock import SystemClock
from hall_assistant.store.store import Store
from tests.core.sync.hall import dump
from tests.house.sources import ROOT

PATIENCE_S = 40
PIN, OTHER_PIN = "135790", "246813"
WORDS, LATER = "blue peacock ring tone", "came after the kill"

pytestmark = pytest.mark.skipif(not Path("/proc/locks").exists(), reason="sees there who holds a lock")


class Counter:
    """One of them; what it is asked to do and cannot fails the test with what is on its screen."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.start()

    def start(self) -> None:
        """Start the program; it is ten in the morning or so wherever these tests run."""
        east = (10 - time.gmtime().tm_hour + 12) % 24 - 12
        self.program = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.at_counter", str(self.folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "TZ": f"HERE{-east:+d}"},
            start_new_session=True,
        )

    def say(self, do: str, **values: str) -> None:
        """Ask for something without waiting for it."""
        assert self.program.stdin is not None
        self.program.stdin.write(json.dumps({"do": do, **values}) + "\n")
        self.program.stdin.flush()

    def do(self, do: str, name: str = "", **values: str) -> object:
        """Ask for something and wait for the answer."""
        self.say(do, **({"name": name} if name else {}), **values)
        assert self.program.stdout is not None
        assert select([self.program.stdout], [], [], PATIENCE_S)[0], f"no answer to {do} {name} {values}"
        answer = json.loads(self.program.stdout.readline())
        assert "fault" not in answer, (self.folder.name, do, name, answer)
        return answer["got"]

    def click(self, *names: str) -> None:
        """Click one after the other."""
        for name in names:
            self.do("click", name)

    def fill(self, **texts: str) -> None:
        """Type into fields."""
        for name, text in texts.items():
            self.do("fill", name, text=text)

    def enter(self) -> None:
        """Press Enter."""
        self.do("key", key="Return")

    def sign_in(self, number: str, pin: str) -> None:
        """Who it is, by card and PIN."""
        self.click(f"staff_{number}")
        self.do("type", text=pin)
        self.enter()
        self.do("until_gone", "sign_in_page")
        self.do("calm")

    def take_over(self, number: str, pin: str) -> None:
        """Another clerk takes the counter."""
        self.click("bar_clerk")
        self.do("choose", menu="clerk_menu", entry="换人接柜")
        self.sign_in(number, pin)

    def exchange(self) -> None:
        """现在交换, and wait until it is through."""
        self.click("nav_settings", "section_exchange")
        self.click("exchange_now")
        self.do("until_enabled", "exchange_now")
        self.do("calm")

    def read(self, words: str) -> list[str]:
        """Find a reception by words in it and read its timeline."""
        self.click("nav_find")
        self.fill(find_field=words)
        self.do("until", "find_told", holds="找到 1 个")
        self.enter()
        self.do("see", "timeline_row")
        self.do("calm")
        found = self.do("words")
        assert isinstance(found, list)
        return found

    def lock_holder(self) -> int | None:
        """The process that exchanges for it, while it holds the lock."""
        try:
            place = (self.folder / "exchange.lock").stat().st_ino
        except FileNotFoundError:
            return None
        for line in Path("/proc/locks").read_text().splitlines():
            words = line.split()
            if "->" not in words and words[5].rpartition(":")[2] == str(place):
                return int(words[4])
        return None

    def close(self) -> None:
        """Close its windows in order."""
        self.say("close")
        assert self.program.wait(PATIENCE_S) == 0
        self._close_pipes()
        assert not (faults := self.folder / "logs" / "faults.log").exists(), faults.read_text(encoding="utf-8")

    def kill(self) -> None:
        """The power is gone: the windows and whatever they started."""
        os.killpg(self.program.pid, signal.SIGKILL)
        self.program.wait(PATIENCE_S)
        self._close_pipes()

    def _close_pipes(self) -> None:
        for pipe in (self.program.stdin, self.program.stdout):
            assert pipe is not None
            pipe.close()


@pytest.fixture
def place(tmp_path: Path, shelf: Path) -> Callable[[str], Counter]:
    """A new computer with the program on it; what the content gives is there already, or each would make it anew."""
    (tmp_path / "share").mkdir()

    def make(name: str) -> Counter:
        shutil.copytree(shelf / "search", tmp_path / name / "search")
        shutil.copy(shelf / "library.db", tmp_path / name / "library.db")
        return Counter(tmp_path / name)

    return make


@pytest.fixture
def counters(place: Callable[[str], Counter]) -> Iterator[list[Counter]]:
    """Three of them, started; none is left running."""
    made = [place(name) for name in ("one", "two", "three")]
    yield made
    for each in made:
        if each.program.poll() is None:
            each.kill()


def found(one: Counter, share: Path) -> list[str]:
    """The hall is founded, 李玲 and 王强 come on the roll, the exchange is turned on, two codes are given out."""
    one.fill(found_hall="城东营业厅", found_code="CD", found_counter="1", found_name="周伟", found_number="8001")
    one.fill(found_pin=PIN, found_again=PIN)
    one.enter()
    one.click("recovery_kept")
    one.sign_in("8001", PIN)
    one.click("mini_wide", "nav_settings", "section_staff")
    for name, number in (("李玲", "8002"), ("王强", "8003")):
        one.fill(add_name=name, add_number=number, add_pin=OTHER_PIN)
        one.click("add")
        one.do("see", f"row_{number}")
    one.click("section_exchange")
    one.fill(set_exchange=str(share))
    one.do("key", key="Tab")
    one.do("calm")
    one.click("exchange_found")
    one.do("until", "exchange_line", holds="已交换")
    return [_invite(one, counter) for counter in ("2", "3")]


def _invite(one: Counter, counter: str) -> str:
    one.fill(invite_counter=counter)
    one.click("invite")
    code = str(one.do("text", "invite_code"))
    one.do("until_enabled", "exchange_now")
    one.click("invite_away")
    return code


def join(newcomer: Counter, share: Path, code: str) -> None:
    """加入本厅 with folder and code; its end is not waited for."""
    newcomer.click("join")
    newcomer.do("pick", "joining_pick", folder=str(share))
    newcomer.fill(joining_code=code)
    newcomer.enter()


def begin_and_hand_over(one: Counter) -> None:
    """李玲 notes what the customer said and gives her word for today; 王强 is asked to take it."""
    one.click("nav_desk")
    one.take_over("8002", OTHER_PIN)
    one.do("click", "begin", within="desk_page")
    _note(one, WORDS)
    one.do("click", "step_agree", within="desk_page")
    one.do("click", "promise_give", within="step_tools")
    one.do("calm")
    one.exchange()


def _note(one: Counter, words: str) -> None:
    one.do("fill", "note_field", within="desk_page", text=words)
    one.enter()
    one.do("calm")


def killed_in_the_middle(two: Counter) -> None:
    """The exchange of one counter is held while it holds the lock, then everything of that counter is gone."""
    two.click("nav_settings", "section_exchange")
    two.say("click", name="exchange_now")
    until = time.monotonic() + PATIENCE_S
    while (exchanging := two.lock_holder()) is None:
        assert time.monotonic() < until, "it never exchanged"
        select([two.program.stdout], [], [], 0.001)  # it may say something meanwhile; nobody sleeps
    os.kill(exchanging, signal.SIGSTOP)
    assert two.lock_holder() == exchanging, "it was through already"
    two.kill()
    two.start()


def test_a_hall_of_three_from_the_first_start_to_the_same_record(counters: list[Counter], tmp_path: Path) -> None:
    one, two, three = counters
    share = tmp_path / "share"
    for newcomer, code in zip((two, three), found(one, share), strict=True):
        join(newcomer, share, code)
    begin_and_hand_over(one)
    for each, number, pin in ((two, "8001", PIN), (three, "8003", OTHER_PIN)):
        each.click("recovery_kept")
        each.sign_in(number, pin)
        each.click("mini_wide")
    two.exchange()
    assert any(WORDS in said for said in two.read("peacock"))
    one.click("nav_desk", "desk_hand")
    one.do("choose", menu="hand_menu", entry="hand_8003")
    one.do("see", "hand_brief")
    one.click("hand_give")
    one.do("see", "hand_waits")
    one.exchange()
    three.exchange()
    three.click("nav_desk")
    three.do("click", "offer_accept", within="desk_page")
    three.do("until_gone", "offer_accept")
    three.do("see", "step_tools")  # it is in hand: the desk shows it by itself, also over another page
    three.do("calm")
    three.click("nav_follow_up", "promise_keep")
    three.do("until_gone", "promise_keep")
    three.click("nav_desk")
    _note(three, LATER)
    three.exchange()
    killed_in_the_middle(two)
    one.exchange()
    told = one.read("peacock")
    assert any("兑现" in said for said in told) and any("王强" in said for said in told), told
    two.sign_in("8001", PIN)
    two.click("mini_wide")
    two.exchange()
    assert any(LATER in said for said in two.read("after the kill"))
    for each in counters:
        each.close()
    assert_same(counters)


def assert_same(counters: list[Counter]) -> None:
    """Exchanged by command until all is quiet, the three records are the same, row by row."""
    for _round in range(6):
        before = [_dump(each.folder) for each in counters]
        if before[0] == before[1] == before[2]:
            break
        for each in counters:
            assert main(["exchange", "--data", str(each.folder)]) == 0
    assert before[0]["journal"] and before[0] == before[1] == before[2]


def _dump(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    key = unlock.open_with(folder, unlock.device(folder))
    store = Store.open(folder, key, clock=SystemClock(), models=MODELS)
    try:
        assert store.verify().holds
        return dump(store)
    finally:
        store.close()
