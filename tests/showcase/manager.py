"""The manager's day over the demo month: every page from the morning to the group's six lines, each on paper too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication

from hall_assistant.logbook.figures import span
from hall_assistant.logbook.reports.making import Job
from tests.core.logbook.reports.books import county_book, saved
from tests.showcase.album import Album
from tests.showcase.stage import Stage
from ui.operations import improvements, shift_sheet, today

MONTH = ("2026-03-01", "2026-03-31")


def the_day(stage: Stage, album: Album, scratch: Path) -> None:
    """Morning, what needs somebody, the log, orders, checks, radars, improvements, reports, the day's end."""
    _today(stage, album)
    _log(stage, album)
    _lists(stage, album)
    _radars(stage, album)
    _improvements(stage, album)
    _reports(stage, album, scratch)
    _closing(stage, album)
    _papers(stage, album)


def _page(stage: Stage, album: Album, place: str, told: str) -> None:
    stage.pass_seconds(10)
    stage.hand.click(f"nav_{place}")
    stage.calm()
    album.show(place, told)


def _press(stage: Stage, beginning: str) -> None:
    """Click the first button in sight whose name begins so, once it is there; names end in ids."""
    stage.hand.until(lambda: _named(stage, beginning), beginning)
    stage.hand.click(_named(stage, beginning)[0])
    stage.calm()


def _named(stage: Stage, beginning: str) -> list[str]:
    buttons = (one for window in stage.hand.windows() for one in window.findChildren(QAbstractButton))
    return [one.objectName() for one in buttons if one.isVisible() and one.objectName().startswith(beginning)]


def _today(stage: Stage, album: Album) -> None:
    _page(stage, album, "today", "今日：要办的、六块数、三张图")
    stage.hand.click("chart_table")
    stage.calm()
    album.show("today_table", "今日：同样的数列成表")
    stage.hand.click("chart_table")
    stage.hand.click("day_range")
    _press(stage, "chart_topic")
    album.show("today_week", "今日：看一段，按事项")
    stage.hand.click("day_today")
    stage.calm()
    _press(stage, "tile_kept")
    album.show("today_list", "点开一块：数和单子对得上")
    stage.hand.click("today_list_close")
    stage.hand.click("today_morning")
    stage.calm()
    album.show("morning", "班前一页：大字，念三分钟")
    stage.hand.click("morning_close")


def _log(stage: Stage, album: Album) -> None:
    hand = stage.hand
    _page(stage, album, "log", "日志")
    hand.click("day_range")
    stage.calm()
    hand.fill("filter_words", "短信")
    hand.enter()
    stage.calm()
    album.show("log_narrowed", "日志：挑出带「短信」的")
    table = hand.see("log_table")
    assert isinstance(table, QAbstractItemView)
    table.clicked.emit(table.model().index(0, 0))
    stage.calm()
    album.show("reception", "一次接待：五段、凭据、承诺")
    hand.click("reception_close")
    hand.click("filter_all")
    hand.click("day_today")


def _lists(stage: Stage, album: Album) -> None:
    _page(stage, album, "orders", "派单台账：两口钟")
    _press(stage, "order_open")
    album.show("order", "一张派单")
    _page(stage, album, "checks", "检查：今天的三张表")
    _press(stage, "checks_tab_findings")
    album.show("findings", "整改：谁、哪天、复查")
    _press(stage, "finding_open_")
    album.show("finding", "一条整改的经过")
    hand = stage.hand
    hand.click("finding_back")


def _radars(stage: Stage, album: Album) -> None:
    _page(stage, album, "radars", "雷达：七样，说事不说人")
    hand, context = stage.hand, stage.context
    hand.click("radars_private")
    stage.calm()
    if not context.private:  # without a display nobody tells which window is in front: it closed as if left
        context.show_private(True)
        stage.calm()
    album.show("radars_private", "雷达：写了什么只在私密视图里")
    hand.click("radars_private")


def _improvements(stage: Stage, album: Album) -> None:
    _page(stage, album, "improvements", "改进：谁来办、哪天")
    _press(stage, "improvements_tab_over")
    album.show("improvements_over", "办完的：挑几条上墙")


def _reports(stage: Stage, album: Album, scratch: Path) -> None:
    from ui.pages.reports.page import ReportsPage

    hand = stage.hand
    _page(stage, album, "reports", "报表：数一处定义")
    page = hand.see("reports_page")
    assert isinstance(page, ReportsPage)
    sent = scratch / "县月报.xlsx"
    sent.write_bytes(saved(county_book()))
    page.county.take_in(sent, None)
    stage.calm()
    _press(stage, "county_pick_")
    page.picking.sheet.setCurrentCell(2, 1)
    stage.calm()
    album.show("county", "县里的表：哪格填哪个数，指一次")
    hand.click("picking_leave")
    page.making.make(Job(*MONTH, "xlsx"), album.folder / "month.xlsx")
    hand.until(lambda: not page.making.busy, "月报 xlsx")
    page.making.make(Job(*MONTH, "pdf"), album.folder / "month.pdf")
    hand.until(lambda: not page.making.busy, "月报 PDF")
    album.add(album.folder / "month.xlsx", "月报 xlsx")
    album.add_paper(album.folder / "month.pdf", "月报 A4")


def _closing(stage: Stage, album: Album) -> None:
    hand = stage.hand
    _page(stage, album, "log", "日志：收工前")
    hand.click("log_closing")
    stage.calm()
    album.show("closing", "收工清零：一件件结掉或转明天")
    hand.click("closing_hall")
    stage.calm()
    album.show("closing_hall", "收工清零：全厅的")
    _press(stage, "closing_carry")
    album.show("carry", "转明日：定个钟点")
    hand.click("carry_leave")
    hand.click("closing_leave")


def _papers(stage: Stage, album: Album) -> None:
    context, days = stage.context, span(*MONTH, 480)
    files: dict[str, Callable[[Path], None]] = {
        "today.pdf": lambda file: today.save_today(context, days, path=file, owner=context),
        "morning.pdf": lambda file: today.save_morning(context, path=file, owner=context),
        "shift.pdf": lambda file: shift_sheet.save_sheet(context, hall=True, path=file, owner=context),
        "wall.pdf": lambda file: improvements.save_sheet(context, month=MONTH[0][:7], path=file, owner=context),
    }
    for name, save in files.items():
        file = album.folder / name
        save(file)
        stage.hand.until(file.exists, name)
        stage.calm()
        QApplication.processEvents()
        album.add_paper(file, name)
