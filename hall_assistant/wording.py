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
    "store.newer": (
        "这份记录是新版柜台助手写的，这台的程序旧一版，先不打开，免得写坏。记录都在，一条没动。"
        "把程序更新到新版再开。"
    ),
    "store.wrong_key": (
        "钥匙对不上，记录没有打开，里面一条没动。口令再核一遍；还不行，用打印的那张恢复码打开。"
    ),
    "store.locked": (
        "另一个程序正在写记录，等了三秒没让出来，刚才这一笔还没存。已存的都在。把多开的柜台助手关掉，"
        "再存一次。"
    ),
    "store.read_only": (
        "这个文件夹只能看、不能写：{folder}。已有的记录都在。换个能写的位置，"
        "或请管理员给这个文件夹写权限。"
    ),
    "store.damaged": (
        "记录文件有一处坏了，先不往里写，免得坏得更多。文件原样留着。什么都别删，用最近一份备份恢复。"
    ),
    "store.disk_full": "磁盘满了，刚才这一笔还没存，之前存的都在。清出些空间，再存一次。",
    "store.disk_fault": (
        "磁盘读写出错，刚才这一笔还没存，之前存的都在。看看盘是不是松了、满了，再存一次；"
        "还不行就请管理员看盘。"
    ),
    "store.missing": (
        "原来放记录的地方找不到文件了：{folder}。没有另建新的，免得盖住旧的。"
        "看是不是被移走或被杀毒软件收走，放回原处再开；找不回来就用备份恢复。"
    ),
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
