"""`python -m tests.showcase [--out FOLDER] [--size 1366x768] [--scale 1.0] [--dark]`: pictures of every step.

The pictures, the receipt and the day's log as PDF, and an index of them in order are left in the folder.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.showcase.album import Album
    from tests.showcase.stage import Stage


def main() -> int:
    """Play everything; 0 when all of it held."""
    wanted = _arguments()
    with tempfile.TemporaryDirectory(prefix="hall-assistant-showcase-") as scratch:
        _choose_screen(Path(scratch), *map(int, wanted.size.split("x")), wanted.scale)
        out = Path(wanted.out).resolve()
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        try:
            return _play(Path(scratch), out, "dark" if wanted.dark else "light")
        finally:
            sys.excepthook = sys.__excepthook__


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.showcase", description="三件投诉走过真窗口，每一步留图")
    parser.add_argument("--out", default="build/demo", metavar="FOLDER")
    parser.add_argument("--size", default="1366x768", metavar="WxH")
    parser.add_argument("--scale", default="1.0")
    parser.add_argument("--dark", action="store_true")
    return parser.parse_args()


def _choose_screen(scratch: Path, width: int, height: int, scale: str) -> None:
    """Before Qt is loaded. Without a display the screen is one of our own making."""
    os.environ["QT_SCALE_FACTOR"] = scale
    if os.environ.get("DISPLAY") and os.environ.get("QT_QPA_PLATFORM", "") != "offscreen":
        return
    dpi = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screen = {"name": "counter", "x": 0, "y": 0, "width": width, "height": height, **dpi}
    file = scratch / "screen.json"
    file.write_text(json.dumps({"synchronousWindowSystemEvents": False, "screens": [screen]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"


def _play(scratch: Path, out: Path, look: str) -> int:
    from PySide6.QtWidgets import QApplication

    from tests.showcase import fraud_stop, month_end, own_content, sales_call, searching, tour
    from tests.showcase.album import Album, say
    from tests.showcase.hand import Hand
    from tests.showcase.stage import open_demo_stage

    album = Album(out, Hand(), "start")
    QApplication.setCursorFlashTime(0)
    tour.first_start(scratch / "new", album)
    stage = open_demo_stage(scratch / "hall", look=look)
    album.hand = stage.hand
    album.chapter = "offer"
    _put_the_offer_aside(stage, album)
    album.chapter = "manager"
    _as_manager(stage, album, scratch)
    album.chapter = "a-stop"
    fraud_stop.play(stage, album.show)
    fraud_stop.search_by_initials(stage, album.show)
    album.chapter = "b-month-end"
    month_end.play(stage, lambda name, told: _show_with_slip(stage, album, name, told))
    album.chapter = "c-writeup"
    _case, watch = sales_call.play(stage, album.show)
    say(watch.line)
    album.chapter = "pages"
    tour.wide_pages(stage, album)
    tour.settings(stage, album)
    tour.day_log(stage, album)
    own_content.play(stage, album, scratch)
    tour.private_view(stage, album)
    searching.searches(stage, album)
    searching.own_words(stage, album)
    album.chapter = "look"
    tour.dark(stage, album)
    verdict, rebuilt = stage.hall.store.verify(), stage.hall.store.rebuild()
    stage.close()
    held = verdict.holds and rebuilt.equal
    record = f"记录查过：{'连着，没缺没改' if verdict.holds else '不对'}；重建{'一样' if rebuilt.equal else '不一样'}。"
    index = album.write_index([watch.line, "", record])
    for one in album.cut:
        say(f"放不下：{one}")
    say(record)
    say(f"都在 {out}，先看 {index.name}。")
    return 0 if held else 1


def _show_with_slip(stage: Stage, album: Album, name: str, told: str) -> None:
    """The picture, and once something is promised the slip that goes with it."""
    from tests.showcase import tour

    album.show(name, told)
    if name == "promise":
        tour.slip(stage, album, stage.case())
        stage.pass_seconds(10)


def _as_manager(stage: Stage, album: Album, scratch: Path) -> None:
    """The manager's pages over the month, in the wide window; the mini window is in front again after."""
    from tests.showcase import manager

    hand = stage.hand
    stage.sign_in("8001")
    hand.click("mini_wide")
    window = hand.see("wide_window")
    window.setGeometry(window.screen().availableGeometry())
    hand.see("desk_page")
    manager.the_day(stage, album, scratch)
    hand.click("nav_desk")
    hand.click("bar_mini")
    stage.calm()
    stage.context.lock_wanted.emit()
    hand.see("staff_8021")


def _put_the_offer_aside(stage: Stage, album: Album) -> None:
    """What a colleague asked for yesterday: taken, and put away again."""
    hand = stage.hand
    stage.sign_in("8021")
    stage.calm()
    if hand.seen("offer_accept") is not None:
        album.show("asked", "同事昨天请她接手的一件")
        hand.click("offer_accept")
        stage.calm()
        album.show("taken", "接过来就在手上")
        hand.click("running")
        hand.choose("running_menu", "put_away")
        stage.calm()
    stage.context.lock_wanted.emit()
    hand.see("staff_8021")


if __name__ == "__main__":
    sys.exit(main())
