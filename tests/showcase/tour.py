"""A walk through the other pages: follow-up, find, log, settings, neutral page, first start, and the dark look."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from hall_assistant.casefile.values import CaseId
from hall_assistant.logbook.day import LogFilter
from hall_assistant.logbook.reports.making import Job
from tests.showcase.album import Album
from tests.showcase.fraud_stop import DAY
from tests.showcase.hand import Hand
from tests.showcase.month_end import NEXT, choose_topic, take_over
from tests.showcase.stage import Stage
from ui.operations import logbook
from ui.report_process import ReportProcess

MANAGER = "8001"
OTHER_LOOK = (
    *("desk", "follow_up", "orders", "checks", "find", "today", "log", "radars", "reports", "improvements"),
    *("notices", "imports", "settings"),
)
"""Places shown once more in the other look."""
SECTIONS = ("look", "keys", "hall", "ladder", "figures", "summary", "switches", "staff", "backup", "exchange")


def first_start(folder: Path, album: Album) -> None:
    """A folder with nothing in it: three things are asked, and the recovery code is shown once."""
    from ui.app import App

    hand = Hand()
    app = App(folder)
    app.opening.begin()
    hand.see("found_hall")
    album.show("first_start", "第一次打开：填三样，或者先进演示厅看看")
    for name, text in (
        ("found_hall", "城东营业厅"),
        ("found_code", "CD"),
        ("found_counter", "3"),
        ("found_name", "周伟"),
        ("found_number", "8001"),
        ("found_pin", "1357"),
        ("found_again", "1375"),
    ):
        hand.fill(name, text)
    hand.enter()
    hand.see("found_again_told")
    album.show("first_start_refused", "两遍密码不一样：说在那一格下面，填的都在")
    hand.fill("found_again", "1357")
    hand.enter()
    hand.see("recovery_code")
    album.show("recovery_code", "恢复码只出现这一次")
    for window in hand.windows():
        window.close()
    app.leave()


def wide_pages(stage: Stage, album: Album) -> None:
    """The pages of the wide window as the manager finds them."""
    hand = stage.hand
    if hand.seen("bar_clerk") is None:
        hand.click("mini_wide")
    hand.click("bar_clerk")
    album.show("clerk_menu", "点名字：换人、锁上、改密码")
    hand.key(Qt.Key.Key_Escape)
    take_over(stage, MANAGER)
    _page(stage, album, "follow_up", "跟进：先到点的在前，逾期的先联系")
    hand.click("follow_late")
    stage.calm()
    album.show("follow_up_late", "跟进·逾期：先联系，说清楚，再给新钟点")
    hand.click("promise_renew")
    album.show("follow_up_renew", "改约：换新钟点，写一句缘由")
    hand.click("follow_shift")
    stage.calm()
    album.show("follow_up_shift", "交班：手上没结的都交给同事")
    _find(stage, album)
    _log(stage, album)


def _page(stage: Stage, album: Album, page: str, told: str) -> None:
    stage.pass_seconds(10)
    stage.hand.click(f"nav_{page}")
    stage.calm()
    album.show(page, told)


def _find(stage: Stage, album: Album) -> None:
    hand = stage.hand
    _page(stage, album, "find", "查找：打一样就行")
    hand.fill("find_field", "7720")
    stage.calm()
    album.show("found", "查后四位：一件")
    hand.enter()
    stage.calm()
    album.show("timeline", "一次接待的时间线")


def _log(stage: Stage, album: Album) -> None:
    hand = stage.hand
    stage.at(f"{NEXT} 17:50")
    _page(stage, album, "log", "日志：今天的接待和数")
    hand.click("log_daily")
    stage.calm()
    album.show("daily", "日报六行，复制了贴群里")


def settings(stage: Stage, album: Album) -> None:
    """Every section of the settings."""
    hand = stage.hand
    hand.click("nav_settings")
    for section in SECTIONS:
        stage.pass_seconds(10)
        hand.click(f"section_{section}")
        stage.calm()
        album.show(f"settings_{section}", f"设置 · {hand.text(f'section_{section}')}")


def slip(stage: Stage, album: Album, case: CaseId) -> None:
    """The customer's slip on A5."""
    file = album.folder / "receipt.pdf"
    logbook.save_receipt(stage.context, case, file)
    stage.hand.until(file.exists, "回执 PDF")
    stage.calm()
    album.add_paper(file, "受理回执 A5")


def day_log(stage: Stage, album: Album) -> None:
    """The day's log on A4."""
    log = album.folder / "day-log.pdf"
    process = ReportProcess(stage.context, Job(DAY, DAY, "pdf", log=LogFilter(DAY, DAY)), log, stage.context)
    process.start()
    stage.hand.until(log.exists, "日志 PDF")
    stage.calm()
    album.add_paper(log, f"{DAY} 的日志 A4")


def private_view(stage: Stage, album: Album) -> None:
    """What only the clerk should see, and the neutral page over everything."""
    hand = stage.hand
    stage.pass_seconds(10)
    hand.click("nav_desk")
    choose_topic(stage, "stop", "fraud_stop")
    stage.calm()
    stage.put_card_aside()
    hand.click("desk_private")
    stage.calm()
    album.show("private", "私密视图：整句、缘由、不要这样说；不碰自己会关")
    hand.click("desk_private")
    hand.click("bar_neutral")
    hand.see("neutral_page")
    album.show("neutral", "中性页：一点就盖住，没有一个字怕拍")
    hand.click("neutral_page")
    hand.see("desk_page")


def dark(stage: Stage, album: Album) -> None:
    """The same windows in the other look."""
    hand, theme = stage.hand, stage.context.theme
    theme.take("light" if theme.dark else "dark", theme.percent)
    told = "深色" if theme.dark else "浅色"
    for page in OTHER_LOOK:
        hand.click(f"nav_{page}")
        stage.calm()
        album.show(f"{page}_other_look", f"{told} · {hand.text(f'nav_{page}')}")
    hand.click("bar_mini")
    stage.calm()
    if hand.seen("tile_plan") is None:
        hand.click("mini_other_topic")
    hand.see("tile_plan")
    album.show("mini_other_look", f"{told} · 小窗")
    hand.click("tile_plan")
    stage.calm()
    album.show("talk_other_look", f"{told} · 小窗说话")
    hand.click("mini_neutral")
    hand.see("neutral_page")
    album.show("neutral_other_look", f"{told} · 中性页")
    hand.click("neutral_page")
    stage.calm()
    stage.context.lock_wanted.emit()
    hand.see("staff_8021")
    stage.calm()
    album.show("lock_other_look", f"{told} · 锁着，等人登进来")
