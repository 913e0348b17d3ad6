"""Settings as plain values with their defaults; the hall's travel with its facts, the counter's stay on this PC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of the duty ladder (升级阶梯): who is called, and on which number. Source: S23."""

    post: str
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class Department:
    """A department that is asked when the window cannot do it itself (部门), and how it is reached. Source: S43."""

    name: str
    phone: str


AUTHORITY: Mapping[str, str] = {
    f"{role}.{kind}": amount
    for role, amount in (("clerk", "20.00"), ("lead", "100.00"), ("manager", "300.00"))
    for kind in ("refund", "waiver", "credit", "gift", "unverifiable", "goodwill")
}
"""What each role may give in one reception until the hall sets its own: of each kind, and in all where a refund
rests on no proof (查不实) or it is goodwill (心意). A gift is signed by a second person all the same.
"""


REST_DAY, WORK_DAY = "休", "班"
"""What a day of the hall's own table is."""


RECEIPT_PAPERS = ("A5", "A4", "80mm")
"""Sizes of the reception slip; the last is the roll of a ticket printer."""


@dataclass(frozen=True, slots=True)
class HallSettings:
    """What holds for the whole hall."""

    hall: str = ""
    code: str = ""
    """Hall code that begins every reception number."""
    address: str = ""
    """Read out in an emergency call."""
    opens: str = "09:00"
    closes: str = "18:00"
    ladder: tuple[Rung, ...] = ()
    departments: tuple[Department, ...] = ()
    rooms: tuple[str, ...] = ()
    """Rooms a customer can be asked into (里间). Source: S107."""
    wait_minutes: int = 20
    """Minutes in the queue from which the wait is made up for with a word. Source: S113."""
    handover_minutes: int = 10
    """Minutes a colleague has to accept a hand-over before it returns. Source: S45."""
    summary_template: str = "summary_standard"
    """Id of the template for the official work order's summary (工单摘要)."""
    summary_text: str = ""
    """The hall's own text for that summary, with slots in it (`library.written`); empty for the shipped template."""
    summary_limit: int = 500
    """Characters the official system takes."""
    order_reply_text: str = ""
    """The hall's own text for the answer to an order from outside (回单); empty for the shipped template."""
    order_reply_limit: int = 500
    """Characters such an answer may have."""
    receipt_on: bool = False
    """Whether a reception slip (受理回执) can be printed."""
    receipt_paper: str = "A5"
    """What it is printed on: one of `RECEIPT_PAPERS`."""
    emotion_on: bool = False
    """Whether emotion dots are shown in the private view."""
    rating_on: bool = False
    """Whether the customer's three ratings (态度/方案/规定) are offered at the end. Source: S09, S186."""
    big_page_on: bool = False
    """Whether a large-type page (大字页) can be turned round to the customer, and written on together. Source: N20."""
    paper_lists_on: bool = False
    """Whether lists of papers to bring (要带的材料) can be shown and printed."""
    factors_on: bool = False
    """Whether the 46 factors of the handbook (沟通100因子) stand behind the checks. Source: S196."""
    full_numbers: bool = False
    """Whether customers' full numbers are kept (留全号); turned on by the manager with a reason. Source: N12."""
    full_numbers_why: str = ""
    retention: Mapping[str, int] = field(default_factory=dict)
    """Days that what was said is kept (保存期限), by id of the rule, where the hall set its own. Source: N19."""
    retention_why: str = ""
    idle_seconds: int = 20
    """Seconds without a touch until the neutral page."""
    authority: Mapping[str, str] = field(default_factory=lambda: dict(AUTHORITY))
    """What a role may give on its own, in yuan: `clerk.refund` → `20.00` (授权额度). Source: S29."""
    own_days: Mapping[str, str] = field(default_factory=dict)
    """The hall's own table of days (本厅放假表): `2027-02-08` → 休 or 班, where the published one ends. Source: N07."""
    whole_years: tuple[str, ...] = ()
    """Years whose holidays are all in that table."""
    figures: Mapping[str, str] = field(default_factory=dict)
    """The hall's own figures (口径数) by name, as they stand in cards and lines; without one the shipped default."""


@dataclass(frozen=True, slots=True)
class CounterSettings:
    """What holds for this PC only."""

    counter: str = "01"
    theme: str = "system"
    """`system`, `light` or `dark`."""
    text_percent: int = 100
    topmost: bool = True
    slips_on: bool = True
    """Whether what is written is looked through for slips (口误); in the private view only."""
    reminders_on: bool = True
    """Whether this counter is reminded of what falls due (提醒): in the program, and by the tray when it is small."""
    keys_on: bool = True
    keys: dict[str, str] = field(default_factory=dict)
    """Rebound keys: action → key sequence, empty for off."""
    customer_window: bool = False
    """Whether this counter has a screen on the customer's side (客户窗口). Source: M12."""
    backup_folder: str = ""
    shielded: bool = False
    """Whether windows are kept out of screen shots and shared screens (防截屏), where the system can."""
    exchange_folder: str = ""
    """Where this counter exchanges with the others by itself (交换文件夹): a share, or any folder kept in step."""
    windows: dict[str, str] = field(default_factory=dict)
    """Remembered window places: window name → geometry as text."""
    log_filters: tuple[str, ...] = ()
    """Filters of the log kept at this counter (常用筛法), see `ui.models.log_filters`: no name of anybody, no words."""


@dataclass(frozen=True, slots=True)
class FigureChange:
    """Who set a figure (口径数) last, or took the default again, and when (UTC milliseconds)."""

    by: str
    at: int
