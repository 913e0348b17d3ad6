"""The shelf keeps the library ready: same answers as the files, rebuilt when they change, never needed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hall_assistant.content import ContentRoot, content_root
from hall_assistant.errors import SurroundingsError
from hall_assistant.library.library import Library
from hall_assistant.library.shelf import fingerprint, open_library, read_content


@pytest.fixture
def root(tmp_path: Path) -> ContentRoot:
    shipped = content_root()
    for part in (shipped.knowledge, shipped.scripts):
        shutil.copytree(part, tmp_path / "content" / part.name)
    return ContentRoot(tmp_path / "content")


def says(library: Library) -> tuple[object, ...]:
    parts = (library.topics, library.cards, library.phrases, library.flows, library.slots, library.templates)
    return (*(list(part.values()) for part in parts), library.rules, library.problems)


def test_what_comes_from_the_shelf_equals_what_comes_from_the_files(root: ContentRoot, tmp_path: Path) -> None:
    shelf = tmp_path / "library.db"
    built, kept = open_library(shelf, root), open_library(shelf, root)
    assert says(kept) == says(built) == says(read_content(root))
    assert kept.fingerprint == fingerprint(root)


def test_a_shelf_that_fits_is_not_built_again(root: ContentRoot, tmp_path: Path) -> None:
    shelf = tmp_path / "library.db"
    open_library(shelf, root)
    before = shelf.stat().st_mtime_ns, shelf.stat().st_ino
    open_library(shelf, root)
    assert (shelf.stat().st_mtime_ns, shelf.stat().st_ino) == before


def test_a_changed_an_added_and_a_removed_file_each_rebuild_it(root: ContentRoot, tmp_path: Path) -> None:
    shelf, topics = tmp_path / "library.db", root.knowledge / "topics.yaml"
    open_library(shelf, root)
    topics.write_text(topics.read_text(encoding="utf-8").replace("name: 停机\n", "name: 号停了\n"), encoding="utf-8")
    assert open_library(shelf, root).topics["stop"].name == "号停了"
    flow = root.knowledge / "flows" / "mine.yaml"
    flow.write_text("id: mine\nname: 我的\nkind: short\nsteps: []\n", encoding="utf-8")
    assert "mine" in open_library(shelf, root).flows
    flow.unlink()
    assert "mine" not in open_library(shelf, root).flows


def test_the_same_size_at_another_time_is_another_fingerprint(root: ContentRoot) -> None:
    before = fingerprint(root)
    topics = root.knowledge / "topics.yaml"
    os.utime(topics, ns=(topics.stat().st_atime_ns, topics.stat().st_mtime_ns + 1_000))
    assert fingerprint(root) != before


@pytest.mark.parametrize("damage", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 5_000])
def test_a_damaged_shelf_is_built_again(root: ContentRoot, tmp_path: Path, damage: bytes) -> None:
    shelf = tmp_path / "library.db"
    shelf.write_bytes(damage)
    assert open_library(shelf, root).topics["stop"].name == "停机"
    assert shelf.stat().st_size > 10_000


def test_a_shelf_cut_short_is_built_again(root: ContentRoot, tmp_path: Path) -> None:
    shelf = tmp_path / "library.db"
    open_library(shelf, root)
    shelf.write_bytes(shelf.read_bytes()[:8_192])
    assert len(open_library(shelf, root).phrases) > 100


def test_where_the_shelf_cannot_be_written_the_library_is_there_all_the_same(root: ContentRoot, tmp_path: Path) -> None:
    missing = tmp_path / "no such folder" / "library.db"
    assert open_library(missing, root).topics["stop"].name == "停机"
    assert not missing.exists()


def test_no_half_built_file_stays_behind(root: ContentRoot, tmp_path: Path) -> None:
    open_library(tmp_path / "library.db", root)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "library.db"]


def test_problems_in_the_files_are_kept_on_the_shelf(root: ContentRoot, tmp_path: Path) -> None:
    (root.knowledge / "flows" / "broken.yaml").write_text("id: [\n", encoding="utf-8")
    open_library(tmp_path / "library.db", root)
    problems = open_library(tmp_path / "library.db", root).problems
    assert [problem.left_out for problem in problems if problem.file == "knowledge/flows/broken.yaml"] == [True]


def test_opening_a_built_shelf_reads_no_yaml_template_or_pinyin(root: ContentRoot, tmp_path: Path) -> None:
    shelf = tmp_path / "library.db"
    open_library(shelf, root)
    code = (
        "import sys; from pathlib import Path; from hall_assistant.content import ContentRoot\n"
        "from hall_assistant.library.shelf import open_library\n"
        f"open_library(Path({str(shelf)!r}), ContentRoot(Path({str(root.folder)!r})))\n"
        "sys.exit(' '.join({'yaml', 'jinja2', 'tantivy', 'sqlite_utils'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr.strip()) == (0, "")


def test_a_built_shelf_opens_within_thirty_milliseconds_of_work(root: ContentRoot, tmp_path: Path) -> None:
    shelf = tmp_path / "library.db"
    open_library(shelf, root)
    times = []
    for _try in range(7):
        start = time.process_time()
        open_library(shelf, root)
        times.append(time.process_time() - start)
    assert min(times) < 0.030


def test_an_installation_without_content_is_told_in_a_sentence(tmp_path: Path) -> None:
    assert not ContentRoot(tmp_path).exists()
    assert ContentRoot(tmp_path).files() == []
    assert content_root().exists()
    error = SurroundingsError("content.missing", folder="x")
    from hall_assistant.wording import sentence

    assert "重新安装" in sentence(error)
