"""An appeal pack opened again: its texts by the names of its files."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from hall_assistant.appeal.desk import Pack


def unpacked(pack: Pack) -> dict[str, str]:
    """Name → text; the script is left out, it is no text of the hall's."""
    with ZipFile(BytesIO(pack.content)) as archive:
        assert archive.testzip() is None
        names = [name for name in archive.namelist() if not name.endswith(".py")]
        return {name: archive.read(name).decode() for name in names}
