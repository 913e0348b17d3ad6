"""`python -m hall_assistant`: the front end without a screen, through the same door as the windows.

Exit 0: it holds. Exit 1: it does not, or one clear sentence on standard error says why. Exit 2: wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from io import TextIOWrapper

from hall_assistant.errors import HallError
from hall_assistant.wording import sentence

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _write_anything()
    args = _parser().parse_args(arguments)
    module, _, name = args.run.partition(":")
    command: Command = getattr(import_module(f"hall_assistant.commands.{module}"), name)
    try:
        return command(args)
    except HallError as error:
        sys.stderr.write(f"{sentence(error)}\n")
        return 1
    except Exception as fault:
        if not getattr(args, "key_pipe", False):
            raise
        _note_as_child(args, fault)
        return 1


def _note_as_child(args: argparse.Namespace, fault: Exception) -> None:
    """A fault in a process that the windows started: nobody reads its traceback, so its place goes to their log."""
    from hall_assistant import faults
    from hall_assistant.commands.opening import data_folder

    faults.note(faults.logs(data_folder(args)), type(fault), fault.__traceback__)


def _write_anything() -> None:
    """A terminal that lacks a character (an emoji under GBK) shows `?` for it; a command never breaks off for that."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _counted(text: str) -> int:
    """A number of things, from 1. Raises ValueError, which argparse tells."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m hall_assistant", description="柜台助手，不开窗口的命令。")
    commands = parser.add_subparsers(required=True, metavar="命令")
    search = _command(commands, "search", "content:search", "查知识库：汉字、拼音、首字母都行")
    search.add_argument("text", metavar="要查的话")
    search.add_argument("--limit", type=_counted, default=10, help="最多几条")
    _command(commands, "check-content", "content:check_content", "检查全部内容，报出文件和行号")
    play = _command(commands, "play", "stories:play", "按故事走一遍接待")
    play.add_argument("story", nargs="*", metavar="故事文件")
    play.add_argument("--all", action="store_true", help="全部故事")
    verify = _command(commands, "verify", "record:verify", "核对记录有没有断、有没有少，日封条对不对得上")
    verify.add_argument("--seal", metavar="日封条", help="纸上的日子和封条，一起核对")
    _command(commands, "seal", "record:seal", "封到现在，说出最近几天的日封条", acts=True)
    journal = _command(commands, "export-journal", "record:export_journal", "导出记录副本，给人核验", acts=True)
    journal.add_argument("--out", required=True, metavar="文件")
    pack = _command(commands, "appeal-pack", "appeal:appeal_pack", "一个接待或派单的申诉材料，压成一包", acts=True)
    pack.add_argument("number", metavar="编号", help="接待编号或派单号")
    pack.add_argument("--out", required=True, metavar="文件", help=".zip")
    pack.add_argument("--inward", action="store_true", help="对内一份；不写就是对外")
    _command(commands, "rebuild", "record:rebuild", "按记录重新整理各张表")
    report = _command(commands, "report", "record:report", "导出一天的日志", acts=True)
    report.add_argument("day", metavar="日期")
    report.add_argument("--out", required=True, metavar="文件", help=".csv、.html 或 .pdf")
    _period_command(commands)
    orders = _command(commands, "orders", "orders:orders", "列出要办的派单，或某一天收到的", acts=True)
    orders.add_argument("--day", metavar="日期", help="只列这一天收到的")
    backup = _command(commands, "backup", "safety:back_up", "备份到一个文件夹", acts=True)
    backup.add_argument("--to", required=True, metavar="文件夹")
    restore = _command(commands, "restore", "safety:restore", "先比较，再换回一份备份", acts=True)
    restore.add_argument("copy", metavar="备份文件")
    restore.add_argument("--yes", action="store_true", help="比较之后真的换回")
    salvage = _command(commands, "salvage", "safety:salvage", "记录坏了：抢救，少的从备份里补")
    salvage.add_argument("--from", dest="copies", default="", metavar="文件夹", help="备份文件夹，空着用设置里的")
    salvage.add_argument("--yes", action="store_true", help="看过之后真的换上")
    _import_command(commands)
    _exchange_commands(commands)
    calc = _command(commands, "calc", "calculating:calc", "算一笔账：违约金、超量、短信条数等")
    calc.add_argument("name", nargs="?", metavar="哪一种", help="空着列出全部")
    calc.add_argument("field", nargs="*", type=_filled, metavar="栏=值", help="空着列出要填的")
    ways = _command(commands, "ways", "guides:ways", "数一数按导引走了哪些路")
    ways.add_argument("--since", metavar="日期", help="从哪一天起，默认近三十天")
    ways.add_argument("--until", metavar="日期", help="到哪一天，默认今天")
    demo = _command(commands, "demo-data", "stories:demo_data", "造一个大厅的数据，用来测速")
    demo.set_defaults(data="build/demo-data")
    demo.add_argument("--cases", type=_counted, default=1000, help="多少个接待")
    demo.add_argument("--seed", type=int, default=1, help="随机种子")
    return parser


def _period_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    about = "一周、一月或一段日子的报表，或者填好县里的表"
    period = _command(commands, "period-report", "reporting:period_report", about, acts=True)
    period.add_argument("first", metavar="从哪天")
    period.add_argument("last", metavar="到哪天")
    period.add_argument("--out", required=True, metavar="文件", help=".xlsx、.pdf、.html 或 .csv")
    period.add_argument("--inward", action="store_true", help="对内一份，带柜台、称呼和一句话；不写就是对外")
    period.add_argument("--template", metavar="表名", help="填哪一张县里的表")
    period.add_argument("--key-pipe", action="store_true", help=argparse.SUPPRESS)


def _import_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    bring = _command(commands, "import-cards", "importing:import_cards", "导入本店的问答，或整批撤回", acts=True)
    what = bring.add_mutually_exclusive_group(required=True)
    what.add_argument("file", nargs="?", metavar="文件", help=".xlsx、.csv 或 .jsonl")
    what.add_argument("--undo", metavar="导入号", help="整批撤回一次导入")
    meant = "哪一列是问题、答案、分类、别名"
    bring.add_argument("--map", nargs="+", action="extend", type=_mapped, metavar="列=字段", help=meant)
    bring.add_argument("--preview", action="store_true", help="只看会导入什么，什么都不写")


def _exchange_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    trade = _command(commands, "exchange", "exchanging:exchange", "和别的柜交换记录", acts=True)
    steps = "found 打开交换，invite 请一台电脑进来，leave 请一台出去，status 看近况；空着交换一次"
    trade.add_argument("what", nargs="?", choices=["found", "invite", "leave", "status"], metavar="做什么", help=steps)
    trade.add_argument("device", nargs="?", metavar="电脑", help="请哪一台出去；编号看 status")
    trade.add_argument("--folder", metavar="文件夹", help="交换文件夹；空着用本机设好的")
    trade.add_argument("--counter", metavar="柜台号", help="新电脑是几号柜")
    trade.add_argument("--anew", action="store_true", help="交换文件夹空了也照样用：这台有的重新放上去")
    trade.add_argument("--key-pipe", action="store_true", help=argparse.SUPPRESS)
    join = _command(commands, "join", "exchanging:join", "让这台新电脑加入本厅；邀请码从标准输入来")
    join.add_argument("--folder", required=True, metavar="文件夹", help="放着邀请的交换文件夹")


def _filled(text: str) -> tuple[str, str]:
    """`栏=值` as its two halves; the value may hold `=` itself. Raises ValueError, which argparse tells."""
    name, mark, value = text.partition("=")
    if not (mark and name.strip()):
        raise ValueError(text)
    return name.strip(), value


def _mapped(text: str) -> tuple[str, str]:
    """`列=字段` as its two halves; the field stands behind the last `=`. Raises ValueError, which argparse tells."""
    column, mark, field = text.rpartition("=")
    if not (mark and column.strip() and field.strip()):
        raise ValueError(text)
    return column, field


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, run: str, about: str, acts: bool = False
) -> argparse.ArgumentParser:
    """A command's parser; with `acts`, it also takes who acts."""
    parser = commands.add_parser(name, help=about, description=about)
    parser.set_defaults(run=run)
    parser.add_argument("--data", metavar="文件夹", help="数据文件夹")
    parser.add_argument("--json", action="store_true", help="给程序看的输出")
    parser.add_argument("--unlock-file", metavar="文件", help="写着厅密码或恢复码的文件")
    if acts:
        parser.add_argument("--staff", metavar="工号", help="谁在办")
        parser.add_argument("--pin-file", metavar="文件", help="写着密码的文件")
    return parser


if __name__ == "__main__":
    sys.exit(main())
