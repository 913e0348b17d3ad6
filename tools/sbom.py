"""Write `dist/sbom.json`: what a release is made of, as CycloneDX 1.6, for the security office of a province.

`make wheel` calls it after building. Packages as in `tools/packages.py`: versions and SHA-256 sums of every file that
the lock allows, licences, who needs whom, and what is built into them. The same release gives the same bytes: its
number is drawn from what it says, and its time is SOURCE_DATE_EPOCH (left out where nobody set it).
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import uuid
from datetime import UTC, datetime
from typing import Any

from tools.packages import ROOT, Own, Package, Part, direct_needs, own, project, runtime

DIST = ROOT / "dist"
OUT = DIST / "sbom.json"
Entry = dict[str, Any]


def bill(epoch: str = "") -> Entry:
    """The bill of materials. epoch: seconds since 1970 of the release, "" if unknown."""
    packages, program = runtime(), _program()
    about: Entry = {"lifecycles": [{"phase": "build"}], "component": program}
    if epoch:
        about["timestamp"] = datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    made: Entry = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": about,
        "components": [*map(_component, packages), *map(_own, own())],
        "dependencies": _dependencies(packages, program["bom-ref"]),
    }
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(made, sort_keys=True, ensure_ascii=False))
    return {**made, "serialNumber": f"urn:uuid:{number}"}


def _program() -> Entry:
    about = project()
    ref = _purl("pypi", about["name"], about["version"])
    entry = {"type": "application", "bom-ref": ref, "name": about["name"], "version": about["version"], "purl": ref}
    wheels = sorted(DIST.glob(f"{about['name'].replace('-', '_')}-{about['version']}-*.whl"))
    sums = [hashlib.sha256(wheel.read_bytes()).hexdigest() for wheel in wheels]
    return {**entry, **_hashes(sums), **_licences("MIT")}


def _component(one: Package) -> Entry:
    ref = _purl("pypi", one.name, one.version)
    entry: Entry = {"type": "library", "bom-ref": ref, "name": one.name, "version": one.version, "purl": ref}
    entry |= {**_hashes(one.hashes), **_licences(one.licence)}
    if one.parts:
        entry["components"] = [_part(part, ref) for part in one.parts]
    return entry


def _part(part: Part, within: str) -> Entry:
    purl = _purl(part.kind, part.name, part.version)
    entry = {"type": "library", "bom-ref": f"{within}#{purl}", "name": part.name, "purl": purl}
    return {**entry, **({"version": part.version} if part.version else {}), **_licences(part.licence)}


def _own(one: Own) -> Entry:
    entry = {"type": "data", "bom-ref": f"own:{one.name}", "name": one.name}
    return {**entry, **({"version": one.version} if one.version else {}), **_licences(one.licence)}


def _purl(kind: str, name: str, version: str) -> str:
    return f"pkg:{kind}/{name}" + (f"@{version}" if version else "")


def _hashes(sums: list[str] | tuple[str, ...]) -> Entry:
    return {"hashes": [{"alg": "SHA-256", "content": one} for one in sums]} if sums else {}


def _licences(expression: str) -> Entry:
    return {"licenses": [{"expression": expression}]} if expression else {}


def _dependencies(packages: list[Package], program: str) -> list[Entry]:
    refs = {one.name: _purl("pypi", one.name, one.version) for one in packages}
    needed = {program: direct_needs(), **{refs[one.name]: one.needs for one in packages}}
    return [{"ref": ref, "dependsOn": sorted(refs[name] for name in names)} for ref, names in needed.items()]


def main() -> int:
    """Write the file."""
    DIST.mkdir(exist_ok=True)
    made = bill(os.environ.get("SOURCE_DATE_EPOCH", ""))
    OUT.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
