"""Words of an improvement item: nobody in them by name or number; for the wall also no inside word and no promise.

A machine hears only so much: a bare full name it does not know. Whoever picks what hangs on the wall reads it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from hall_assistant.errors import StaffError
from hall_assistant.phrases.slips import slips
from hall_assistant.privacy.masking import masked
from hall_assistant.text import required

if TYPE_CHECKING:
    from hall_assistant.library.kinds import Rule

WALL = 60
"""Characters of what was said, and of what was done, on the wall."""
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭林罗高梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_CALLED = re.compile(
    f"[{_SURNAMES}](?:某{{1,2}}|[一-龥]{{0,2}})"
    "(?:先生|女士|小姐|师傅|大爷|大妈|大姐|大哥|大叔|阿姨|叔叔|奶奶|爷爷|老师|经理|主任|店长|班长)"
    f"|[{_SURNAMES}][姐哥叔姨]|[{_SURNAMES}]某"
)
_SERVICE = re.compile(r"(?<!\d)(?:1[02]\d{3}|110|119|120)(?!\d)")
"""Numbers anybody may ring: 10086, 12345, 110."""
_FIGURES = re.compile(r"(?:[\d〇零○一二三四五六七八九幺][ \-]?){4,}")
_LEAD = re.compile(r"^(?:您说|您讲|我们|咱们)[，,：:\s]*")


def nobody_in(text: str) -> str:
    """The words as a radar or a list had them, with forms of address covered; numbers the store covers."""
    return _CALLED.sub("客户", text)


def about_the_work(text: str, *, what: str, limit: int) -> str:
    """Words about the work, one line; the store covers numbers. Raises StaffError `improvement.name` where they call
    somebody.
    """
    line = required(text, what=what, limit=limit)
    if called := _called_in(line):
        raise StaffError("improvement.name", found=called)
    return line


def for_the_wall(text: str, *, what: str, rules: Iterable[Rule], names: Iterable[str]) -> str:
    """Words that may hang where customers read them; a leading 您说 or 我们 is left out, the sheet says it.

    names: everybody's on the roll. Raises StaffError `text.empty`, `text.too_long`, `improvement.name`,
    `improvement.number`, `improvement.words` (what was found and why it is not ours).
    """
    line = required(text, what=what, limit=WALL)
    line = required(_LEAD.sub("", line).rstrip("。.；; "), what=what)
    if (figures := _FIGURES.search(_SERVICE.sub("、", line))) is not None or masked(line) != line or "**" in line:
        raise StaffError("improvement.number", found=figures[0].strip() if figures else line)
    named = next((name for name in names if len(name) > 1 and name in line), "")
    if called := named or _called_in(line):
        raise StaffError("improvement.name", found=called)
    if found := slips(line, rules):
        raise StaffError("improvement.words", found=found[0].said, why=found[0].why)
    return line


def _called_in(line: str) -> str:
    called = _CALLED.search(line)
    return called[0] if called is not None else ""
