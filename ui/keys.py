"""The one table of keys: no bare letters, none of the browser's; each can be changed or switched off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence


@dataclass(frozen=True, slots=True)
class Action:
    """Something a key can do: its id, its name on screen, the key it comes with."""

    id: str
    name: str
    key: str
    where: str
    """随处: in both windows; 接待: while a reception is shown."""


ACTIONS: tuple[Action, ...] = (
    Action("begin", "接待开始", "Ctrl+Alt+J", "随处"),
    Action("write_up", "事后补记", "Ctrl+Alt+B", "随处"),
    Action("search", "找知识、找说法", "Ctrl+Alt+F", "随处"),
    Action("summary", "复制工单摘要", "Ctrl+Alt+Y", "接待"),
    Action("promise", "添一条承诺", "Ctrl+Alt+C", "接待"),
    Action("note", "记一笔", "Ctrl+Alt+N", "接待"),
    Action("private", "私密视图开关", "Ctrl+Alt+P", "接待"),
    Action("end", "结束接待", "Ctrl+Alt+E", "接待"),
    Action("safety", "人身安全：后退、叫人、110", "Ctrl+Alt+S", "随处"),
    Action("neutral", "中性页（盖住屏幕）", "Ctrl+Alt+H", "随处"),
    Action("lock", "锁上柜台", "Ctrl+Alt+K", "随处"),
    Action("switch", "换人接柜", "Ctrl+Alt+R", "随处"),
    Action("window", "小窗和大窗切换", "Ctrl+Alt+X", "随处"),
    *(
        Action(f"step_{number}", f"第{number}步 {name}", f"Alt+{number}", "接待")
        for number, name in enumerate("听接查座歉办定访", start=1)
    ),
)

BROWSER_KEYS = frozenset(
    [
        *(f"F{number}" for number in range(1, 13)),
        *(f"Alt+{key}" for key in ("Left", "Right", "Home", "F4", "D", "E", "F")),
        *(f"Ctrl+{key}" for key in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        *(f"Ctrl+Shift+{key}" for key in "BCDIJKMNOPRTW"),
    ]
)
"""Keys of the browser that the official system runs in: pressed over there, a form may be lost."""

OTHERS_KEYS = frozenset(f"Ctrl+Alt+{key}" for key in ("A", "D", "L", "T", "W", "Z", "Del"))
"""Keys that chat programs and desktops take everywhere (screenshot, open chat, lock, terminal)."""


def clash(keys: Mapping[str, str], action: str, key: str) -> str:
    """Why `key` cannot be given to `action`, as a sentence on screen; "" if it can.

    keys: the counter's own choices by action; what it does not name has the key it came with.
    """
    if not key:
        return ""
    sequence = QKeySequence(key)
    text = sequence.toString()
    if sequence.count() != 1:
        return "只认一次按下的组合键，比如 Ctrl+Alt+J。"
    if "Ctrl+" not in text and "Alt+" not in text:
        return "要带 Ctrl 或 Alt，单个字母会打进输入框里。"
    if text in BROWSER_KEYS:
        return f"{text} 是浏览器的键，在工单系统里按会丢表单，换一个。"
    if text in OTHERS_KEYS:
        return f"{text} 多半被微信、QQ 或系统占着，按了没反应，换一个。"
    others = (other for other in ACTIONS if other.id != action)
    taken = next((other for other in others if same(keys.get(other.id, other.key), text)), None)
    return f"{text} 已经给了「{taken.name}」，先把那边改掉。" if taken else ""


def same(one: str, other: str) -> bool:
    """Whether two key texts mean the same key; "" is no key."""
    return bool(one and other) and QKeySequence(one) == QKeySequence(other)


def default_key(action: str) -> str:
    """The key an action comes with. Raises KeyError for an action the table does not name."""
    found = next((entry.key for entry in ACTIONS if entry.id == action), None)
    if found is None:
        raise KeyError(action)
    return found


def key_page() -> str:
    """The handbook's page of keys (`docs/handbook/keys.md`), made from the table."""
    lines = [
        "# 快捷键",
        "",
        "鼠标就够用；键是第二条路。打中文、候选框还开着的时候，这些键都不起作用。",
        "每个键都能在「设置 → 快捷键」里改掉或关掉，改完打印一张贴在柜里。",
        "",
        "| 做什么 | 键 | 哪里管用 |",
        "|---|---|---|",
        *(f"| {action.name} | `{action.key}` | {action.where} |" for action in ACTIONS),
        "",
        "打开「导引」时：数字选答案，`Esc`、退格键或 `←` 回上一问，在第一问按 `Esc` 收起。",
        "",
        "浏览器的键（F1–F12、Alt+←/→、Ctrl+字母、Ctrl+数字）一个都不占：工单系统开在浏览器里，按错会丢表单。",
        "",
    ]
    return "\n".join(lines)
