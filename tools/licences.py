"""Write `docs/licences.md` anew: `make licences`. What ships, under which licence, with the licence's own words.

The page is read on the About page (关于) as well, so its own words are Chinese; licences stay in theirs. The same
packages give the same page. `--check` writes nothing and ends with 1 where the page is not as it would be written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from tools.packages import ROOT, Own, Package, Part, own, project, runtime

PAGE = ROOT / "docs" / "licences.md"
HEAD = """# 许可和来源

柜台助手自己按 MIT 许可发布。它用到下面这些别人写的东西，各自的许可原文附在后面。

Qt 和 python-stdnum 是 LGPL：装的是它们原样的包，您可以换成自己改过的版本。
「里面带着」是编进那个包里的部分，只列名字和许可；按 Linux 上的包列，Windows 上的可能多几样、少几样。

（这一页由 `make licences` 写出来，不用手改。）
"""
FENCE = "~~~"


def page() -> str:
    """The page as it should be."""
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8").strip()
    ours = Own("柜台助手", project()["version"], "MIT", "就是这个程序", (licence,))
    things: list[Package | Own] = [ours, *runtime(), *own()]
    table = ["| 名称 | 版本 | 许可 | 用来做什么 |", "|---|---|---|---|"]
    table += [f"| {one.name} | {one.version} | {one.licence} | {_purpose(one, things)} |" for one in things]
    return "\n".join([HEAD, *table, "", *_sections(things)]).rstrip() + "\n"


def _purpose(thing: Package | Own, things: Sequence[Package | Own]) -> str:
    if thing.purpose:
        return thing.purpose
    bringing = [one.name for one in things if isinstance(one, Package) and thing.name in one.needs]
    return f"{'、'.join(bringing)} 要用"


def _sections(things: Sequence[Package | Own]) -> Iterator[str]:
    printed: dict[str, str] = {}
    for one in things:
        yield f"## {one.name} {one.version}".rstrip()
        yield ""
        yield f"许可：{one.licence}。用来做什么：{_purpose(one, things)}。"
        yield ""
        for text in one.texts:
            before = printed.setdefault(" ".join(text.split()), one.name)
            yield from (FENCE, text, FENCE, "") if before == one.name else (f"许可原文同「{before}」。", "")
        if isinstance(one, Package) and one.parts:
            yield f"里面带着：{'、'.join(_part(part) for part in one.parts)}。"
            yield ""


def _part(part: Part) -> str:
    licence = f"（{part.licence}）" if part.licence else ""
    return f"{part.name} {part.version}".rstrip() + licence


def main(arguments: Sequence[str]) -> int:
    """Write the page, or say whether it is up to date."""
    made = page()
    if "--check" not in arguments:
        PAGE.write_text(made, encoding="utf-8")
    elif PAGE.read_text(encoding="utf-8") != made:
        sys.stderr.write("docs/licences.md is not up to date: run `make licences`.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
