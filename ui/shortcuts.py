"""The one table of keys. No bare letters and none of the browser's keys; each can be changed or switched off.

While an input method is composing (preedit text is open) every key here is inert: digits and Enter pick candidates.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.context import Context


@dataclass(frozen=True, slots=True)
class Action:
    """Something a key can do: its id, its name on screen, the key it comes with."""

    id: str
    name: str
    key: str
    page: str
    """Where it works: 随处 everywhere, 接待 while a reception is shown."""


ACTIONS: tuple[Action, ...] = (
    Action("begin", "接待开始", "Ctrl+Alt+J", "随处"),
    Action("write_up", "事后补记", "Ctrl+Alt+B", "随处"),
    Action("search", "找知识、找说法", "Ctrl+Alt+F", "随处"),
    Action("summary", "复制工单摘要", "Ctrl+Alt+Z", "接待"),
    Action("promise", "添一条承诺", "Ctrl+Alt+C", "接待"),
    Action("note", "记一笔", "Ctrl+Alt+N", "接待"),
    Action("private", "私密视图 开/关", "Ctrl+Alt+P", "接待"),
    Action("end", "结束接待", "Ctrl+Alt+E", "接待"),
    Action("safety", "人身安全：后退、叫人、110", "Ctrl+Alt+S", "随处"),
    Action("neutral", "中性页（盖住屏幕）", "Ctrl+Alt+H", "随处"),
    Action("lock", "锁屏", "Ctrl+Alt+K", "随处"),
    Action("switch", "换人接柜", "Ctrl+Alt+R", "随处"),
    Action("window", "小窗/大窗 切换", "Ctrl+Alt+W", "随处"),
    *(
        Action(f"step_{number}", f"第{number}步 {name}", f"Alt+{number}", "接待")
        for number, name in enumerate("听接查座歉办定访", start=1)
    ),
)

BROWSER_KEYS = frozenset(
    (
        "F1",
        "F3",
        "F5",
        "F6",
        "F7",
        "F11",
        "F12",
        "Alt+Left",
        "Alt+Right",
        "Alt+Home",
        "Alt+F4",
        "Alt+D",
        "Alt+E",
    )
    + tuple(f"Ctrl+{key}" for key in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    + tuple(f"Ctrl+Shift+{key}" for key in "BCDIJKMNOPRTW")
)
"""Keys that mean something to the browser the official system runs in: pressed over there, a form may be lost."""


def clash(keys: Mapping[str, str], action: str, key: str) -> str:
    """Why `key` cannot be given to `action`, as a sentence on screen; "" if it can."""
    if not key:
        return ""
    sequence = QKeySequence(key)
    if sequence.count() != 1:
        return "只认一次按下的组合键，比如 Ctrl+Alt+J。"
    modifiers = sequence[0].keyboardModifiers()
    if not modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return "要带 Ctrl 或 Alt，单个字母会打进输入框里。"
    text = sequence.toString()
    if text in BROWSER_KEYS:
        return f"{text} 是浏览器的键，在工单系统里按会丢表单，换一个。"
    taken = next(
        (other for other in ACTIONS if other.id != action and same(keys.get(other.id, other.key), text)), None
    )
    return f"{text} 已经给了「{taken.name}」，先把那边改掉。" if taken else ""


def same(one: str, other: str) -> bool:
    """Whether two key texts mean the same key; "" is no key."""
    return bool(one and other) and QKeySequence(one) == QKeySequence(other)


class Shortcuts(QObject):
    """Puts the table's keys on windows, after the counter's own choices; inert while preedit text is open."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._bound: list[tuple[str, QShortcut]] = []
        self._composing: QObject | None = None
        app = QGuiApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        context.settings_changed.connect(self.refresh)

    def on(self, window: QWidget, action: str, call: Callable[[], object]) -> None:
        """Call `call` when the action's key is pressed anywhere in `window`."""
        shortcut = QShortcut(window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(lambda: None if self.composing else call())
        shortcut.destroyed.connect(lambda: self._forget(shortcut))
        self._bound.append((action, shortcut))
        self._set(action, shortcut)

    def key_of(self, action: str) -> str:
        """The key in force for an action, "" if it is off."""
        default = next(entry.key for entry in ACTIONS if entry.id == action)
        return self._context.counter.keys.get(action, default) if self._context.counter.keys_on else ""

    def tip(self, text: str, action: str) -> str:
        """A tool tip that names the key, if there is one."""
        key = self.key_of(action)
        return f"{text}（{key}）" if key else text

    @property
    def composing(self) -> bool:
        """Whether an input method has preedit text open in the widget that has the focus."""
        return self._composing is not None and self._composing is QGuiApplication.focusObject()

    def refresh(self) -> None:
        """Take the counter's keys anew."""
        for action, shortcut in self._bound:
            self._set(action, shortcut)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note where preedit text opens and closes, and hold back keys while it is open."""
        if isinstance(event, QInputMethodEvent):
            self._composing = watched if event.preeditString() else None
        elif event.type() == QEvent.Type.ShortcutOverride and self.composing:
            event.accept()
            return True
        return False

    def _set(self, action: str, shortcut: QShortcut) -> None:
        shortcut.setKey(QKeySequence(self.key_of(action)))

    def _forget(self, shortcut: QShortcut) -> None:
        self._bound = [(action, bound) for action, bound in self._bound if bound is not shortcut]
