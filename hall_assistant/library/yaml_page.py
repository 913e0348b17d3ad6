"""One YAML file read into plain values, keeping the line of each piece for the messages.

Imported only when content is built, never on the start path.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from hall_assistant.library.problems import Problem

LONGEST = 2_000_000
"""Bytes a content file may have; above that it is no content of ours."""
DEEPEST = 20
"""Levels of nesting; the C reader falls over some thousands."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")

_SAYINGS: tuple[tuple[str, str], ...] = (
    ("mapping values are not allowed", "这一行多了一个冒号，或缩进不对；有冒号的句子要加引号"),
    ("block sequence entries are not allowed", "列表的短横要另起一行"),
    ("could not find expected ':'", "缺冒号（冒号后面空一格）"),
    ("unexpected end of stream", "引号或括号没有收尾"),
    ("cannot start any token", "这一行有不能开头的字符（Tab、@、` 等），缩进用空格，文字加引号"),
    ("undefined alias", "用了没有定义的 *引用"),
    ("could not determine a constructor", "不支持 ! 标签"),
    ("expected a single document", "一个文件里只能有一份内容，去掉多余的 ---"),
    ("day is out of range", "日期不存在"),
    ("did not find expected", "缩进、引号或括号没有配好"),
    ("unhashable", "键只能是文字"),
    ("nesting", "嵌套太深"),
)


class _Loader(yaml.CSafeLoader):
    """YAML in which a date stays as written; the kinds decide what is a date."""


_Loader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


class Unreadable(Exception):
    """The file cannot be read as YAML; `problem` says why and where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Page:
    """A YAML file: its values, and the lines they stand on."""

    file: str
    data: Any
    node: yaml.Node

    def line(self, *path: str | int) -> int:
        """Line (from 1) of the piece at `path`, or of the last part of the path that exists."""
        node: yaml.Node = self.node
        line: int = node.start_mark.line + 1
        for part in path:
            found = _child(node, part)
            if found is None:
                break
            line, node = found
        return line


def _child(node: yaml.Node, part: str | int) -> tuple[int, yaml.Node] | None:
    """Line and node of one part below a node."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == part:
                return key.start_mark.line + 1, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part].start_mark.line + 1, node.value[part]
    return None


def read_page(path: Path, file: str) -> Page:
    """Read one YAML file. Raises Unreadable for anything that is not plain YAML."""
    text = read_text(path, file)
    if not text.strip():
        raise Unreadable(Problem(file, 1, "文件是空的", True))
    loader = _Loader(text)
    try:
        _harmless(text, file)
        node = loader.get_single_node()
        if node is None:
            raise Unreadable(Problem(file, 1, "文件里只有注释，没有内容", True))
        _single_keys(node, file)
        return Page(file, loader.construct_document(node), node)
    except yaml.MarkedYAMLError as error:
        raise Unreadable(_problem(file, error)) from error
    except (ValueError, TypeError, RecursionError) as error:
        raise Unreadable(Problem(file, 1, _saying(str(error)), True)) from error
    finally:
        loader.dispose()


def read_text(path: Path, file: str) -> str:
    """A text file in UTF-8, with or without byte order mark. Raises Unreadable."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(Problem(file, 1, "文件打不开", True)) from error
    if len(data) > LONGEST:
        raise Unreadable(Problem(file, 1, f"文件太大，最多 {LONGEST // 1_000_000} MB", True))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Unreadable(Problem(file, line, "不是 UTF-8 编码，请另存为 UTF-8", True)) from error
    found = _CONTROL.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise Unreadable(Problem(file, line, "有看不见的控制字符，删掉它", True))
    return text


def _harmless(text: str, file: str) -> None:
    """Refuse what would bring the reader down: nesting past any sense, and *references, which unfold into
    gigabytes.
    """
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Unreadable(Problem(file, line, "不支持 &定义 和 *引用，请直接写出来", True))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise Unreadable(Problem(file, line, "嵌套太深", True))


def _single_keys(root: yaml.Node, file: str) -> None:
    """Refuse a key written twice: YAML would silently keep the last."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            _check_keys(node, file)
            waiting.extend(value for _key, value in node.value)


def _check_keys(node: yaml.MappingNode, file: str) -> None:
    """Refuse keys of one mapping that are written twice or are no text."""
    keys: set[str] = set()
    for key, _value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise Unreadable(Problem(file, line, "键只能是文字", True))
        if key.value in keys:
            raise Unreadable(Problem(file, line, f"「{key.value}」写了两遍", True))
        keys.add(key.value)


def _problem(file: str, error: yaml.MarkedYAMLError) -> Problem:
    """A YAML error as a problem at the line it names."""
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    return Problem(file, line, _saying(f"{error.problem} {error.context}"), True)


def _saying(text: str) -> str:
    """A YAML library's message in Chinese."""
    return next((chinese for english, chinese in _SAYINGS if english in text), "YAML 写法不对，看看缩进和引号")
