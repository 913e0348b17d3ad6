"""The index (索引): entries of any kind, found by what a person types. No word of a reception is ever in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType

from hall_assistant.errors import SurroundingsError
from hall_assistant.search import engine, folder, sayings
from hall_assistant.search.finding import CANDIDATES, Finder
from hall_assistant.search.rows import Kept, id_of, row
from hall_assistant.search.texts import Adding, Texts
from hall_assistant.search.values import Entry, Hit, Lift, Reorder
from hall_assistant.search.words import fold

__all__ = ["Entry", "Hit", "Index", "Lift", "Reorder"]


class Index:
    """An open index, to be asked from any thread."""

    def __init__(self, path: Path, synonyms: Iterable[Sequence[str]], reorder: Reorder | None) -> None:
        """Use `Index.open`."""
        self._path = path
        build, self._about = folder.current(path)
        self._groups = [[fold(word) for word in group] for group in synonyms]
        self._build = build
        self._engine = engine.Engine(build)
        self._sayings = sayings.Sayings(build)
        self._texts = _texts_of(build)
        self._finder = Finder(self._engine, self._sayings, self._text, self._groups)
        self._reorder = reorder

    @classmethod
    def build(cls, path: Path, entries: Iterable[Entry], mark: str = "") -> None:
        """Build the index anew in the folder `path`; of entries with the same id the first is kept.

        mark: what it was built from, read back as `.mark`. Raises SurroundingsError `index.unwritable`.
        """

        def fill(own: Path) -> dict[str, object]:
            spoken: list[Entry] = []
            with Adding(own) as texts:
                engine.write(own, (row(entry, texts) for entry in _first_of_each(entries, spoken)))
            sayings.write(own, spoken)
            return {"mark": mark}

        folder.build(Path(path), fill)

    @classmethod
    def open(cls, path: Path, *, synonyms: Iterable[Sequence[str]] = (), reorder: Reorder | None = None) -> Index:
        """Open a built index.

        synonyms: groups of words that mean the same. reorder: has the last word on the order of the first hits.
        Raises SurroundingsError `index.broken` where it is missing, damaged or of another form.
        """
        return cls(Path(path), synonyms, reorder)

    @property
    def mark(self) -> str:
        """What it was built from."""
        return str(self._about.get("mark", ""))

    @property
    def files(self) -> Path:
        """The folder of this build; another build lies in another."""
        return self._build

    def __len__(self) -> int:
        return len(self._engine)

    def update(self, entry: Entry) -> None:
        """Put in an entry, or replace the one of its id. Raises SurroundingsError `index.unwritable`."""
        self._change(entry.id, entry)

    def remove(self, id: str) -> None:
        """Take out the entry of that id, if there is one. Raises SurroundingsError `index.unwritable`."""
        self._change(id, None)

    def search(self, text: str, limit: int = 10, *, lift: Lift | None = None) -> list[Hit]:
        """Entries for what was typed, best first; Chinese, pinyin, initials or a mix. Takes any text; may be empty.

        lift: what is used much or fits the case, which comes a little higher.
        Raises SurroundingsError `index.broken` where the files prove damaged; opening it again says so too.
        """
        wanted = max(limit, 0)
        found = self._find(text, max(wanted, CANDIDATES) if self._reorder else wanted, lift) if wanted else []
        return list(self._reorder(text, found) if self._reorder else found)[:wanted]

    def close(self) -> None:
        """Let go of the files."""
        self._engine.close()
        self._sayings.close()
        self._texts.close()

    def __enter__(self) -> Index:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _find(self, text: str, limit: int, lift: Lift | None) -> list[Hit]:
        try:
            return self._finder.find(text, limit, lift)
        except SurroundingsError:
            folder.forget(self._path, self._build)
            raise

    def _change(self, id_: str, entry: Entry | None) -> None:
        try:
            with Adding(self._build) as texts:
                changed = [row(entry, texts)] if entry else []
        except OSError as error:
            raise SurroundingsError("index.unwritable", file=str(self._build)) from error
        self._engine.change(id_of(id_), changed)
        self._sayings.change(id_, entry)

    def _text(self, entry: Kept) -> str:
        try:
            return self._texts.at(entry.place, entry.size)
        except (OSError, ValueError) as error:
            raise SurroundingsError("index.broken", file=str(self._build)) from error


def _texts_of(build: Path) -> Texts:
    try:
        return Texts(build)
    except OSError as error:
        raise SurroundingsError("index.broken", file=str(build)) from error


def _first_of_each(entries: Iterable[Entry], spoken: list[Entry]) -> Iterable[Entry]:
    """The entries, the first of each id; those for which something is said are put into `spoken` too."""
    taken: set[str] = set()
    for entry in entries:
        if entry.id not in taken:
            taken.add(entry.id)
            if entry.said:
                spoken.append(entry)
            yield entry
