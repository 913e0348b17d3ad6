"""Commands on the content: search it, check it."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from tempfile import TemporaryDirectory

from hall_assistant.commands.opening import tell, tell_json


def search(args: Namespace) -> int:
    """Search cards, lines and topics; best first."""
    from pathlib import Path

    from hall_assistant.library.shelf import open_library
    from hall_assistant.search.entries import open_library_index
    from hall_assistant.search.found import found

    with TemporaryDirectory() as own:
        folder = Path(args.data) if args.data else Path(own)
        library = open_library(folder / "library.db")
        index = open_library_index(folder / "search", library)
        try:
            # Whether a word of the day still holds stands in the record, which this command does not open.
            hits = [hit for hit in index.search(args.text, limit=args.limit) if not hit.id.startswith("notice:")]
            results = [found(library, hit) for hit in hits]
        finally:
            index.close()
    if args.json:
        tell_json([asdict(one) for one in results])
    else:
        for one in results:
            tell(f"{one.title}　{one.line}")
        if not results:
            tell(f"没找到「{args.text}」。换个说法，或只打两个字试试。")
    return 0


def check_content(args: Namespace) -> int:
    """Load and check all content; exit 1 if anything is wrong, each with file and line."""
    from hall_assistant.library.report import content_report

    report = content_report()
    if args.json:
        tell_json(report.as_json())
    else:
        for problem in report.problems:
            tell(f"{problem.file}:{problem.line}: {problem.message}")
        tell("，".join(f"{name} {count}" for name, count in report.counts.items()))
        tell("内容都合格。" if not report.problems else f"有{len(report.problems)}处要改。")
    return 1 if report.problems else 0
