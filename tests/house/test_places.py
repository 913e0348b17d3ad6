"""Nothing in the repository knows the machine it was written on, or where packages come from."""

from __future__ import annotations

import re
import tomllib

from tests.house.sources import ROOT, files

# Put together here, so that this file does not find itself.
FOLDERS = re.compile(r"(?<![\w.~$}-])/(" + "|".join(("work", "root", "opt", "home", "Users")) + r")/\w")
HOSTS = re.compile(r"\b(" + "|".join((r"pypi\.", r"python" + r"hosted", r"npm" + r"js", r"deb" + r"\.debian")) + r")\b")
OPTIONS = re.compile(r"^\s*(--find-links|--index-url|--extra-index-url|--trusted-host|-i\s|-f\s)", re.MULTILINE)
BINARY = {".ttf", ".png", ".db", ".ico", ".bin"}


def test_no_file_names_a_place_on_a_machine_or_a_package_host() -> None:
    found = []
    for path in files():
        if path.suffix not in BINARY and path != ROOT / "tests" / "house" / "test_places.py":
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                if FOLDERS.search(line) or HOSTS.search(line):
                    found.append(f"{path.relative_to(ROOT)}:{number} {line.strip()[:80]}")
    assert not found, "\n".join(found)


def test_the_lock_pins_by_hash_and_names_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert not OPTIONS.search(lock)
    blocks = re.split(r"\n(?=[a-z])", lock)[1:]
    assert len(blocks) > 30
    assert [block.splitlines()[0] for block in blocks if "==" not in block or "--hash=sha256:" not in block] == []


def test_the_lock_holds_everything_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    names = {re.match(r"[\w.-]+", one).group().lower() for one in wanted}  # type: ignore[union-attr] # every requirement begins with a name
    locked = set(
        re.findall(r"^([a-z0-9.-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert names - locked == set()


def test_what_is_made_here_stays_out() -> None:
    kept_out = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert {"uv.lock", ".venv/", "build/", "dist/"} <= set(kept_out)
    assert (ROOT / "uv.lock") not in files()
