"""The file of keys (`unlock.json`): the database key, wrapped once per key source."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from hall_assistant.errors import HallError, StaffError, SurroundingsError
from hall_assistant.store import heads, keys
from hall_assistant.store.device_key import DEVICE_FILE, FILE, place_of
from hall_assistant.store.keys import KeySource

NAME = "unlock.json"
NEXT = "unlock.next.json"
"""The ways to open a record whose database key is being changed; it takes the place of the other once the record is
under the new key."""
_WRONG = {keys.PASSWORD: "unlock.password", keys.RECOVERY: "unlock.code"}

Wraps: TypeAlias = dict[str, dict[str, Any]]


def read(folder: Path, name: str = NAME) -> Wraps:
    """The wraps by kind. Raises SurroundingsError `unlock.missing`, `unlock.damaged`."""
    try:
        kept = json.loads((folder / name).read_bytes())
        wraps = kept["wraps"]
    except FileNotFoundError as problem:
        raise SurroundingsError("unlock.missing", folder=str(folder)) from problem
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise SurroundingsError("unlock.damaged", folder=str(folder)) from problem
    if not isinstance(wraps, dict) or not all(isinstance(wrap, Mapping) for wrap in wraps.values()):
        raise SurroundingsError("unlock.damaged", folder=str(folder))
    return wraps


def write(folder: Path, wraps: Wraps, name: str = NAME) -> None:
    """Put the file in place whole. Raises OSError."""
    heads.write_whole(folder / name, written(wraps))


def written(wraps: Wraps) -> bytes:
    """The file's bytes."""
    return json.dumps({"version": 1, "wraps": wraps}, indent=1).encode()


def wrapped(source: KeySource, key: bytes) -> Wraps:
    """A key wrapped by a source that makes its secret or salt anew. Raises what the source raises."""
    params = source.fresh()
    return {source.kind: {"params": dict(params), "wrap": keys.wrap(source.wrapping_key(params), key)}}


def opened(folder: Path, source: KeySource, name: str = NAME) -> bytes:
    """The database key by one source. Raises as `unlock.open_with`."""
    kept = read(folder, name).get(source.kind)
    if kept is None:
        raise StaffError("unlock.no_way")
    try:
        key = keys.unwrap(source.wrapping_key(kept["params"]), kept["wrap"])
    except (KeyError, TypeError, ValueError) as problem:
        raise SurroundingsError("unlock.damaged", folder=str(folder)) from problem
    if key is None:
        raise _refused(source, folder)
    return key


def device_params(wraps: Wraps) -> keys.Params | None:
    """Where the key of this computer lies; None where it has none."""
    params = wraps.get(keys.DEVICE, {}).get("params")
    return params if isinstance(params, Mapping) else None


def tidy(folder: Path, every: Iterable[Wraps]) -> None:
    """Remove key files that none of these wraps needs: what a crash left behind. Raises OSError."""
    found = [params for wraps in every if (params := device_params(wraps)) is not None]
    needed = {params.get("file", DEVICE_FILE) for params in found if place_of(params) == FILE}
    for file in folder.glob("device*.key"):
        if file.name not in needed:
            file.unlink(missing_ok=True)


def _refused(source: KeySource, folder: Path) -> HallError:
    if source.kind in _WRONG:
        return StaffError(_WRONG[source.kind])
    return SurroundingsError("unlock.device_missing", file=str(folder / DEVICE_FILE))
