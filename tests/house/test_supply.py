"""What ships is told in full and up to date: the page of licences, and the bill of materials of a release."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from hall_assistant.library.licences import notices
from tools import audit, licences, packages, sbom


@pytest.fixture(scope="module")
def bill() -> dict[str, Any]:
    return sbom.bill("1780000000")


def _all(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for one in components:
        yield one
        yield from _all(one.get("components", []))


def test_the_page_of_licences_is_up_to_date() -> None:
    assert licences.PAGE.read_text(encoding="utf-8") == licences.page(), "run `make licences`"


def test_every_package_the_project_names_is_on_the_page_with_words_of_a_licence() -> None:
    read = {notice.name.split()[0]: notice for notice in notices(licences.PAGE)}
    assert set(packages.direct_needs()) <= set(read)
    silent = [name for name, notice in read.items() if "许可原文同「" not in notice.text and len(notice.text) < 500]
    assert silent == []


def test_what_is_built_in_is_of_the_version_told() -> None:
    from cryptography.hazmat.backends.openssl import backend
    from sqlcipher3 import dbapi2

    told = {(one.name, part.name): part.version for one in packages.runtime() for part in one.parts}
    (cipher,) = dbapi2.connect(":memory:").execute("PRAGMA cipher_version").fetchone()
    assert told["sqlcipher3", "SQLCipher"] == cipher.split()[0]
    assert told["sqlcipher3", "SQLite"] == dbapi2.sqlite_version
    assert told["cryptography", "OpenSSL"] == backend.openssl_version_text().split()[1]


def test_a_package_of_which_nothing_is_said_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    without = {**packages.said(), "licence": {}}
    monkeypatch.setattr(packages, "said", lambda: without)
    with pytest.raises(packages.Unsaid, match="say under `licence`"):
        packages.runtime()


def test_the_bill_has_the_form_of_cyclonedx(bill: dict[str, Any]) -> None:
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", bill["serialNumber"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", bill["metadata"]["timestamp"])
    entries = [bill["metadata"]["component"], *_all(bill["components"])]
    refs = [one["bom-ref"] for one in entries]
    assert len(refs) == len(set(refs))
    for one in entries:
        assert one["type"] in ("application", "library", "data") and one["name"]
        assert all(list(licence) == ["expression"] and licence["expression"] for licence in one.get("licenses", []))
        assert all(re.fullmatch("[0-9a-f]{64}", sum_["content"]) for sum_ in one.get("hashes", []))
        assert "purl" not in one or re.fullmatch(r"pkg:(pypi|cargo|generic)/[^@ ]+(@[^@ ]+)?", one["purl"])


def test_the_bill_pins_every_package_and_leads_to_each_from_the_program(bill: dict[str, Any]) -> None:
    pinned = {one["name"]: one for one in bill["components"] if one["type"] == "library"}
    assert set(packages.direct_needs()) <= set(pinned)
    assert all(one["hashes"] and one["licenses"] for one in pinned.values())
    needs = {one["ref"]: one["dependsOn"] for one in bill["dependencies"]}
    assert len(needs) == len(bill["dependencies"])
    reached, waiting = set(), [bill["metadata"]["component"]["bom-ref"]]
    while waiting:
        ref = waiting.pop()
        if ref not in reached:
            reached.add(ref)
            waiting += needs[ref]
    assert reached - {bill["metadata"]["component"]["bom-ref"]} == {one["bom-ref"] for one in pinned.values()}


def test_what_is_only_for_development_is_in_neither(bill: dict[str, Any]) -> None:
    names = {one["name"] for one in bill["components"]}
    assert not names & {"pytest", "hypothesis", "ruff", "mypy", "uv", "hatchling", "coverage"}


def test_the_same_release_gives_the_same_bytes(bill: dict[str, Any]) -> None:
    assert json.dumps(sbom.bill("1780000000")) == json.dumps(bill)


@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [
        ("", 2, "Not audited: no route"),
        ("[]", 2, "Not audited"),
        ('{"dependencies": []}', 2, "Not audited"),
        ('{"dependencies": [{"name": "a", "version": "1", "vulns": []}]}', 0, "No known weakness in 1"),
        ('{"dependencies": [{"name": "a", "skip_reason": "unknown"}]}', 2, "1 of 1 packages could not be asked"),
        (
            '{"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "X-1", "fix_versions": ["2"]}]}]}',
            1,
            "a 1: X-1 (mended in 2)",
        ),
    ],
)
def test_an_audit_passes_only_when_every_package_was_asked_about(answer: str, code: int, said: str) -> None:
    got, words = audit.verdict(answer, "warning\nno route")
    assert got == code and said in words
