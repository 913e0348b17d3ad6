"""Ask whether a known weakness has been published for any locked package: `make audit`, where the network is there.

pip-audit is fetched for this one run and installed nowhere. 0: every package was asked about and none is known to be
weak; 1: some are, each named; 2: it could not be asked, or not about all, which is said and is no pass. (pip-audit
itself ends with 0 where it had to skip packages.)
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
UV = Path(sys.executable).parent / "uv"
COMMAND = ["tool", "run", "--quiet", "--isolated", "pip-audit", "--format", "json", "--progress-spinner", "off"]
LOCKED = ["--disable-pip", "--require-hashes", "--requirement", str(ROOT / "requirements.lock")]
NOT_ASKED = "Not audited: {why}\nThis is no pass. Run `make audit` again on a machine with the network.\n"


def verdict(asked: str, trouble: str = "") -> tuple[int, str]:
    """What pip-audit's answer means: the exit code, and what to say. trouble: what it wrote beside the answer."""
    try:
        packages: list[dict[str, Any]] = json.loads(asked)["dependencies"]
    except (ValueError, LookupError, TypeError):
        last = (trouble.strip().splitlines() or ["pip-audit gave no answer."])[-1]
        return 2, NOT_ASKED.format(why=last)
    weak = [f"{one['name']} {one['version']}: {_known(one)}" for one in packages if one.get("vulns")]
    skipped = [one["name"] for one in packages if "skip_reason" in one]
    if weak:
        return 1, "\n".join([*weak, f"{len(weak)} of {len(packages)} locked packages have a known weakness.", ""])
    if skipped or not packages:
        return 2, NOT_ASKED.format(why=f"{len(skipped)} of {len(packages)} packages could not be asked about.")
    return 0, f"No known weakness in {len(packages)} locked packages.\n"


def _known(package: dict[str, Any]) -> str:
    return ", ".join(f"{one['id']} (mended in {', '.join(one['fix_versions']) or 'none'})" for one in package["vulns"])


def main() -> int:
    """Ask, say, and end with the code."""
    done = subprocess.run([UV, *COMMAND, *LOCKED], cwd=ROOT, capture_output=True, text=True)
    code, said = verdict(done.stdout, done.stderr)
    (sys.stderr if code else sys.stdout).write(said)
    return code


if __name__ == "__main__":
    sys.exit(main())
