"""谁支来的 at the desk: one tap records, a port and a campaign are added to it, a wrong port is said and kept typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from ui.context import Context
from ui.operations import cases
from ui.pages.desk.page import DeskPage


def press(page: QWidget, name: str) -> None:
    found = page.findChild(QPushButton, name) or page.findChild(QWidget, name)
    assert found is not None, name
    found.click()  # type: ignore[attr-defined]  # a chip or a button


def line(page: QWidget, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert found is not None, name
    return found


def test_one_tap_records_and_the_port_is_added(
    at_desk: Context, shown: Callable[..., QWidget], calm: Callable[[], None]
) -> None:
    said: list[str] = []
    at_desk.said.connect(said.append)
    page = DeskPage(at_desk)
    shown(page, full=True)
    page.counter.begin()
    cases.set_topic(page.counter, topic="fee")
    calm()
    press(page, "step_helpers_sender")
    calm()
    press(page, "sender_sms")
    calm()
    noted = page.counter.state.sent_by
    assert noted is not None and (noted.kind, noted.port) == ("sms", "")
    line(page, "sender_port").setText("1008")
    press(page, "sender_save")
    calm()
    assert "端口号只写数字" in said[-1] and line(page, "sender_port").text() == "1008"
    noted = page.counter.state.sent_by
    assert noted is not None and noted.port == ""
    press(page, "sender_known_port_10086")
    line(page, "sender_campaign").setText("流量包到期")
    press(page, "sender_save")
    calm()
    noted = page.counter.state.sent_by
    assert noted is not None and (noted.kind, noted.port, noted.campaign) == ("sms", "10086", "流量包到期")
    about = page.findChild(QLabel, "sender_port_about")
    assert about is not None and not about.text(), "a filmed screen says nothing of the port"
    at_desk.show_private(True)
    assert "待核实" in about.text()
    page.counter.begin()
    calm()
    assert line(page, "sender_port").text() == "" and page.counter.state.sent_by is None
