"""What a hall gets installed beside our own files: every package the wheel brings along, as its metadata tells of it.

From the requirements of pyproject.toml on, those of Windows and Linux; versions and hashes as requirements.lock pins
them. What packages do not say of themselves stands in `tools/licences.yaml`.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import yaml
from packaging.requirements import Requirement  # comes with pytest and hatchling
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "tools" / "licence_texts"
SYSTEMS = (
    {"extra": "", "sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    {"extra": "", "sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
)
_LICENCE_FILE = re.compile(r"(LICEN[CS]E|COPYING|NOTICE)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """What is built into a package: a library in C, a crate. `kind` is `cargo`, or `generic` for the rest."""

    name: str
    version: str
    licence: str
    kind: str = "generic"


@dataclass(frozen=True, slots=True)
class Package:
    """A package as it is installed."""

    name: str
    version: str
    licence: str
    purpose: str
    """In Chinese; "" for what another package brings along."""
    needs: tuple[str, ...]
    parts: tuple[Part, ...]
    texts: tuple[str, ...]
    hashes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Own:
    """What others made and we ship among our own files: the typeface, tables of the search."""

    name: str
    version: str
    licence: str
    purpose: str
    texts: tuple[str, ...]


class Unsaid(Exception):
    """Something `tools/licences.yaml` has to say and does not."""


def project() -> dict[str, Any]:
    """The `[project]` table of pyproject.toml."""
    table: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return table


@cache
def said() -> dict[str, Any]:
    """`tools/licences.yaml`."""
    read: dict[str, Any] = yaml.safe_load((ROOT / "tools" / "licences.yaml").read_text(encoding="utf-8"))
    return read


def runtime() -> list[Package]:
    """Every package that comes with the wheel, by name. Raises Unsaid."""
    pins, direct = _pins(), direct_needs()
    found: dict[str, Package] = {}
    waiting = list(direct)
    while waiting:
        name = waiting.pop()
        if name not in pins:
            raise Unsaid(f"{name}: it is not locked; run `make lock`")
        if name not in found:
            found[name] = _package(name, *pins[name], direct=name in direct)
            waiting += found[name].needs
    return [found[name] for name in sorted(found)]


def direct_needs() -> tuple[str, ...]:
    """What pyproject.toml names itself."""
    return _named(project()["dependencies"])


def own() -> list[Own]:
    """What ships among our own files."""
    return [
        Own(name, version, licence, purpose, tuple(_text(ROOT / file) for file in files))
        for name, version, licence, purpose, files in said()["ours"]
    ]


def _package(name: str, version: str, hashes: tuple[str, ...], *, direct: bool) -> Package:
    if direct and name not in said()["for"]:
        raise Unsaid(f"{name}: say under `for` what it is for")
    try:
        installed = distribution(name)
    except PackageNotFoundError:  # it is installed on the other system only
        return Package(name, version, _licence(name, None), said()["for"].get(name, ""), (), (), (), hashes)
    if installed.version != version:
        raise Unsaid(f"{name}: {installed.version} is installed and {version} is locked; run `make setup`")
    return Package(
        name,
        version,
        _licence(name, installed),
        said()["for"].get(name, ""),
        _named(installed.requires or ()),
        tuple(_parts(name, installed)),
        tuple(_texts(name, installed)),
        hashes,
    )


def _named(requirements: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    wanted = (Requirement(one) for one in requirements)
    held = (one for one in wanted if one.marker is None or any(one.marker.evaluate(where) for where in SYSTEMS))
    return tuple(sorted({canonicalize_name(one.name) for one in held}))


def _licence(name: str, installed: Distribution | None) -> str:
    if name in said()["licence"]:
        return str(said()["licence"][name])
    if installed is None or "License-Expression" not in installed.metadata:
        raise Unsaid(f"{name}: say under `licence` which it is, after reading it")
    return installed.metadata["License-Expression"]


def _texts(name: str, installed: Distribution) -> Iterator[str]:
    for file in sorted(installed.files or (), key=str):
        in_metadata = file.parts[0].endswith(".dist-info") and "_vendor" not in file.parts
        if in_metadata and _LICENCE_FILE.match(file.name):
            yield _text(Path(str(installed.locate_file(file))))
    for other in said()["texts"].get(name, ()):
        yield _text(TEXTS / f"{other}.txt")


def _text(path: Path) -> str:
    lines = path.read_text(encoding="utf-8", errors="replace").expandtabs().splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _parts(name: str, installed: Distribution) -> Iterator[Part]:
    """What `tools/licences.yaml` says is inside, then what the wheel lists itself (CycloneDX, PEP 770)."""
    inside = said()["inside"].get(name, ())
    told = [Part(part, installed.version if version == "=" else version, its) for part, version, its in inside]
    yield from told
    names = {part.name.lower() for part in told}
    for file in sorted(installed.files or (), key=str):
        if "sboms" in file.parts and file.name.endswith(".json"):
            listed = json.loads(Path(str(installed.locate_file(file))).read_text(encoding="utf-8"))
            parts = [_listed(one) for one in listed.get("components", ()) if one.get("scope") != "excluded"]
            yield from sorted((one for one in parts if one.name not in names), key=lambda one: (one.name, one.version))


def _listed(component: dict[str, Any]) -> Part:
    licences = [one.get("expression") or one["license"].get("id", "") for one in component.get("licenses", ())]
    kind = "cargo" if component.get("purl", "").startswith("pkg:cargo/") else "generic"
    return Part(component["name"], component.get("version", ""), " ".join(" AND ".join(licences).split()), kind)


@cache
def _pins() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Version and SHA-256 sums of every file, as the lock pins them."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-z])", lock)[1:]
    pins: dict[str, tuple[str, tuple[str, ...]]] = {}
    for block in blocks:
        name, version = block.split("==")[0], re.split(r"[ ;\\\n]", block.split("==")[1])[0]
        pins[canonicalize_name(name)] = version, tuple(sorted(re.findall(r"--hash=sha256:([0-9a-f]{64})", block)))
    return pins
