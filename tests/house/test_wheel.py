"""The wheel is the whole product: code, typeface and content, and it works far from its sources."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.sources import ROOT, files

PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-cache-dir")
SHIPPED = (("docs", "handbook"), ("docs", "licences.md"), ("docs", "verify_record.py"))
"""Documents that are read in the program, and the script that goes into every appeal pack."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the files of the repository as they stand."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    for path in files():
        parts = path.relative_to(ROOT).parts
        if parts[:2] in SHIPPED or parts[0] not in ("tests", "docs"):
            copy = source / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    _run([*PIP, "wheel", "--no-build-isolation", "--no-deps", "--wheel-dir", str(out), str(source)], cwd=out)
    return next(out.glob("*.whl"))


def _run(command: list[str], *, cwd: Path, **more: str) -> str:
    done = subprocess.run(command, cwd=cwd, env=os.environ | more, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_code_typeface_and_content_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"hall_assistant", "ui"}
    wanted = set()
    for path in files():
        name = path.relative_to(ROOT).as_posix()
        top = name.split("/")[0]
        if top in ("hall_assistant", "ui"):
            wanted.add(name)
        elif top in ("knowledge", "scripts_zh") or path.relative_to(ROOT).parts[:2] in SHIPPED:
            wanted.add(f"hall_assistant/_content/{name}")
    assert "ui/fonts/NotoSansSC-Regular.ttf" in wanted
    assert wanted - names == set()


def test_installed_elsewhere_it_finds_its_own_content_and_holds(wheel: Path, tmp_path: Path) -> None:
    site, away = tmp_path / "site", tmp_path / "away"
    away.mkdir()
    _run([*PIP, "install", "--no-index", "--no-deps", "--target", str(site), str(wheel)], cwd=away)
    ask = "import hall_assistant.content as c; import sys; sys.stdout.write(str(c.content_root().folder))"
    found = _run([sys.executable, "-c", ask], cwd=away, PYTHONPATH=str(site))
    assert Path(found) == site / "hall_assistant" / "_content"
    told = _run([sys.executable, "-m", "hall_assistant", "check-content"], cwd=away, PYTHONPATH=str(site))
    assert "内容都合格" in told
