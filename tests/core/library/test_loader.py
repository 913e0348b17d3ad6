"""Files become typed values; what is broken is named with its line in Chinese and left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from hall_assistant.content import ContentRoot
from hall_assistant.library.kinds import Card, Flow, Phrase, Slot, Template, Topic
from hall_assistant.library.loader import Content, load

TOPICS = "knowledge/topics.yaml"
LINES = "scripts_zh/phrases/stop.yaml"


def loaded(folder: Path, **files: str | bytes) -> Content:
    """Load a content folder holding these files (`__` stands for `/`, `topics` and `lines` for the two
    usual ones).
    """
    names = {"topics": TOPICS, "lines": LINES}
    for below in ("knowledge", "scripts_zh"):
        (folder / below).mkdir(exist_ok=True)
    for name, text in files.items():
        path = folder / names.get(name, name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(ContentRoot(folder))


def told(content: Content) -> list[str]:
    return [str(problem) for problem in sorted(content.problems)]


def test_a_topic_file_becomes_topics_in_file_order(tmp_path: Path) -> None:
    content = loaded(tmp_path, topics="topics:\n  - {id: stop, name: 停机}\n  - {id: a, parent: stop, name: 欠费}\n")
    assert [(topic.id, topic.parent) for topic in content.of(Topic).values()] == [("stop", None), ("a", "stop")]
    assert content.problems == []


def test_a_line_takes_its_topic_from_the_head_of_its_file(tmp_path: Path) -> None:
    text = "topic: stop\nphrases:\n  - {id: stop.listen.1, step: listen, cue: 从头说一遍, say: 您从头说。}\n"
    phrase = loaded(tmp_path, lines=text).of(Phrase)["stop.listen.1"]
    assert (phrase.topic, phrase.step, phrase.say) == ("stop", "listen", "您从头说。")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("topics:\n  - {id: stop, name: 停机}\n  - {id: fee}\n", 3, "「fee」缺少「name」"),
        ("topics:\n  - id: stop\n    name: 停机\n    ordr: 1\n", 4, "「stop」ordr：不认识这个键"),
        ("topics:\n  - id: stop\n    name: 停机\n    order: 一\n", 4, "「stop」order：应当是整数，写成了文字"),
        ("topics:\n  - id: stop\n    name: 停机\n    aliases: 打不通\n", 4, "「stop」aliases：应当是列表，写成了文字"),
        ("topics:\n  - id: 停机\n    name: 停机\n", 2, "id：编号只能用小写英文"),
        ("topics:\n  - id: stop\n    name: ''\n", 3, "「stop」name：不能空着"),
        ("topics:\n  - 停机\n", 2, "应当是键和值，写成了文字"),
        ("topics: 停机\n", 1, "「topics」应当是列表"),
        ("- 停机\n", 1, "开头应当是「topics:」"),
        ("", 1, "文件是空的"),
        ("# 只有注释\n", 1, "没有内容"),
        ("topics:\n\t- {id: stop}\n", 2, "Tab"),
        ("topics:\n  - {id: stop, name: 停机\n", 3, "缩进、引号或括号"),
        ("topics:\n  - id: stop\n    name: 停机: 复机\n", 3, "冒号"),
        ("topics:\n  - id: stop\n    id: fee\n    name: 停机\n", 3, "「id」写了两遍"),
        ("topics:\n  - &a {id: stop, name: 停机}\n  - *a\n", 2, "不支持 &定义 和 *引用"),
        ("topics:\n  - !!python/object:os.system {id: stop}\n", 2, "不支持 ! 标签"),
        ("topics: []\n---\ntopics: []\n", 2, "一个文件里只能有一份"),
        ("topics:\n  - id: stop\n    name: 停\x07机\n", 3, "控制字符"),
        ("topics: " + "[" * 200_000, 1, "嵌套太深"),
        ("topics: " + "- " * 200_000, 1, "短横要另起一行"),
        ("- " * 200_000, 1, "嵌套太深"),
        ("? [a, b]\n: 1\n", 1, "键只能是文字"),
        ("topics:\n  - {id: stop, name: 停机, first_card: [a]}\n", 2, "「stop」first_card：应当是文字或空，写成了列表"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    content = loaded(tmp_path, topics=text)
    problem = content.problems[0]
    assert (problem.file, problem.left_out) == (TOPICS, True)
    assert (problem.line, message in problem.message) == (line, True), problem


def test_one_bad_item_leaves_the_others_in(tmp_path: Path) -> None:
    content = loaded(tmp_path, topics="topics:\n  - {id: stop, name: 停机}\n  - {id: 1}\n  - {id: fee, name: 话费}\n")
    assert list(content.of(Topic)) == ["stop", "fee"]
    assert len(content.problems) == 1


def test_an_id_used_twice_keeps_the_first_and_names_both_places(tmp_path: Path) -> None:
    content = loaded(tmp_path, topics="topics:\n  - {id: stop, name: 停机}\n  - {id: stop, name: 话费}\n")
    assert content.of(Topic)["stop"].name == "停机"
    assert told(content) == [f"{TOPICS}:3: 「stop」与 {TOPICS}:2 重复"]


def test_a_file_in_another_encoding_is_named_with_the_line_of_the_first_bad_byte(tmp_path: Path) -> None:
    content = loaded(tmp_path, topics="topics:\n  - {id: stop, name: 停机}\n".encode("gbk"))
    assert told(content) == [f"{TOPICS}:2: 不是 UTF-8 编码，请另存为 UTF-8"]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    content = loaded(tmp_path, topics="\ufefftopics:\r\n  - {id: stop, name: 停机}\r\n".encode())
    assert content.of(Topic)["stop"].name == "停机"
    assert content.problems == []


def test_a_file_nobody_reads_is_listed(tmp_path: Path) -> None:
    content = loaded(tmp_path, knowledge__oddments__x="a: 1\n")
    assert told(content)[0].startswith("knowledge/oddments/x.yaml:1: 不认识这个文件")


def test_hidden_files_and_editor_copies_are_passed_over(tmp_path: Path) -> None:
    loaded(tmp_path)
    (tmp_path / "knowledge" / ".DS_Store").write_bytes(b"\0")
    (tmp_path / "knowledge" / "topics.yaml~").write_text("x", encoding="utf-8")
    assert load(ContentRoot(tmp_path)).problems == []


def test_a_card_reads_its_dates_and_its_four_answers(tmp_path: Path) -> None:
    text = (
        "id: lift\ntitle: 复机\ntopic: stop\nvalid_from: 2026-01-01\nreview_by: 2027-05-31\n"
        "first_minute: {now: 能, needs: 证件, who: 后台, time: 当天}\nbasis:\n  - {text: 某法, checked: 2026-11}\n"
    )
    card = loaded(tmp_path, knowledge__cards__stop__lift=text).of(Card)["lift"]
    assert (str(card.valid_from), card.first_minute.time, card.basis[0].checked) == ("2026-01-01", "当天", "2026-11")


def test_a_date_that_does_not_exist_is_told(tmp_path: Path) -> None:
    text = (
        "id: lift\ntitle: 复机\ntopic: stop\n"
        "first_minute: {now: 能, needs: 证, who: 我, time: 快}\nreview_by: 2027-02-30\n"
    )
    content = loaded(tmp_path, knowledge__cards__stop__lift=text)
    assert told(content) == ["knowledge/cards/stop/lift.yaml:5: 「lift」review_by：日期要写成 2026-11-30 这样"]


def test_slots_go_by_name_and_flows_keep_their_steps(tmp_path: Path) -> None:
    content = loaded(
        tmp_path,
        scripts_zh__slots="slots:\n  - {name: 时间, label: 几点前, example: 明天}\n",
        knowledge__flows__short="id: short\nname: 短\nkind: short\nsteps:\n"
        "  - {id: hear, mark: 听, name: 听, headline: 听, covers: [listen], purpose: 听}\n",
    )
    assert content.of(Slot)["时间"].fallback is None
    assert [step.covers for step in content.of(Flow)["short"].steps] == [("listen",)]


def test_a_template_may_be_a_file_of_its_own(tmp_path: Path) -> None:
    loaded(tmp_path)
    folder = tmp_path / "scripts_zh" / "templates"
    folder.mkdir()
    (folder / "receipt.html.j2").write_text("<p>{{ 编号 }}</p>", encoding="utf-8")
    template = load(ContentRoot(tmp_path)).of(Template)["receipt"]
    assert (template.html, template.text) == (True, "<p>{{ 编号 }}</p>")


def test_a_file_past_any_sense_is_refused_unread(tmp_path: Path) -> None:
    content = loaded(tmp_path, topics=b"# " + b"x" * 2_000_001)
    assert "文件太大" in content.problems[0].message
