"""The Chinese sentence for every error code: what happened, that nothing is lost, what to do next.

It stands in the core, not in `ui/`, because the command line says the same sentences.
"""

from __future__ import annotations

from hall_assistant.errors import HallError

SENTENCES: dict[str, str] = {
    # text
    "text.too_long": "「{what}」最多写{limit}个字，现在有{length}个。内容还在输入框里，删短一些再存。",
    "text.broken": "「{what}」里有半个字符，存不下来。内容还在输入框里，把乱码那几个字删掉再存。",
    "text.empty": "「{what}」还空着，填上再继续。已填的都在。",
    # store
    # people
    # settings
    # casefile, cases
    # promises
    # backup, audit
    # library, search
    "content.missing": "柜台助手的话术和知识没找到（{folder}）。接待记录都在，请重新安装程序。",
    "template.broken": "模板「{name}」写错了，文字没做出来。记录都在，请店长在设置里换回原来的模板。",
    # command line, paper
}


def sentence(error: HallError) -> str:
    """The sentence for an error, filled with its values."""
    return SENTENCES[error.code].format(**error.values)
