"""Write `requirements.lock` anew: every package with version and hashes for every platform, and no addresses.

uv resolves from the project's own metadata; nothing of this machine's package settings gets into the file.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
HEAD = "# Every package this project installs, by hash. Made by `make lock`; do not edit.\n"


def main() -> int:
    """Resolve, write, and refuse a file that names an address."""
    uv = Path(sys.executable).parent / "uv"
    command = [uv, "export", "--quiet", "--no-config", "--upgrade", "--format", "requirements.txt"]
    command += ["--no-emit-project", "--all-extras", "--no-header", "--no-annotate"]
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("UV_", "PIP_"))}
    text = subprocess.run(command, cwd=ROOT, env=clean, check=True, capture_output=True, text=True).stdout
    if "://" in text or "--find-links" in text or "-index" in text:
        sys.stderr.write("The lock names an address; it is not written.\n")
        return 1
    LOCK.write_text(HEAD + text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
