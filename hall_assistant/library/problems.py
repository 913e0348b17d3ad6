"""A problem in a content file as a value in Chinese, with file and line; never a crash."""

from __future__ import annotations

import re

from msgspec import Struct


class Problem(Struct, frozen=True, order=True):
    """Something wrong in a content file: where it stands, what it is, and whether that piece was left out."""

    file: str
    line: int
    message: str
    left_out: bool = False

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


_TYPES = {
    "str": "文字",
    "int": "整数",
    "float": "数字",
    "bool": "是/否",
    "array": "列表",
    "object": "键和值",
    "null": "空",
    "date": "日期（如 2026-11-30）",
    "datetime": "日期加时间",
}

_SHAPES: tuple[tuple[str, str], ...] = (
    (r"Object missing required field `(?P<a>[^`]*)`", "缺少「{a}」"),
    (r"Invalid enum value (?P<a>.+)", "「{a}」不在可选的值里"),
    (r"Expected `str` matching regex.*d\{4\}.*", "日期要写成 2026-11 或 2026-11-30"),
    (r"Expected `str` matching regex.*", "编号只能用小写英文、数字、下划线和点，并以字母开头"),
    (r"Invalid RFC3339 encoded date.*", "日期要写成 2026-11-30 这样"),
    (r"Expected `str` of length >= 1", "不能空着"),
    (r"Expected `str` of length <= (?P<a>\d+)", "太长，最多 {a} 个字"),
    (r"Expected `array` of length (?P<a>\d+).*", "应当正好有 {a} 项"),
    (r"Expected `\w+` >= (?P<a>\S+)", "不能小于 {a}"),
    (r"Expected `\w+` <= (?P<a>\S+)", "不能大于 {a}"),
    (r"Expected `(?P<a>[^`]*)`, got `(?P<b>[^`]*)`", "应当是{a}，写成了{b}"),
)


def in_chinese(message: str) -> tuple[str, tuple[str | int, ...]]:
    """A conversion error of msgspec as a Chinese message, and the path inside the item it points at."""
    text, _, path = message.partition(" - at `$")
    unknown = re.fullmatch(r"Object contains unknown field `([^`]*)`", text)
    if unknown:
        return "不认识这个键", (*_path(path), unknown[1])
    for shape, sentence in _SHAPES:
        found = re.fullmatch(shape, text)
        if found:
            words = {name: _type_names(value) for name, value in found.groupdict().items()}
            return sentence.format(**words), _path(path)
    return "内容不合格式", _path(path)


def _type_names(text: str) -> str:
    """Type names such as `str | null` in Chinese; anything else as it is."""
    names = [_TYPES.get(name.strip(), name.strip()) for name in text.split("|")]
    return "或".join(names).strip("'\"")


def _path(text: str) -> tuple[str | int, ...]:
    """`.points[0]` as `("points", 0)`."""
    found = re.finditer(r"\.([A-Za-z_]\w*)|\[(\d+)\]", text)
    return tuple(match[1] if match[1] is not None else int(match[2]) for match in found)
