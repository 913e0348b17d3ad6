"""Commands that play: narrated complaints, the demo hall, and large halls for measuring."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from hall_assistant.commands.opening import tell, tell_json


def play(args: Namespace) -> int:
    """Play stories through the desk functions; exit 1 if one does not come out as told."""
    from hall_assistant.training.player import play as play_stories
    from hall_assistant.training.player import story_files

    files = story_files() if args.all else [Path(name) for name in args.story]
    played = play_stories(files, folder=Path(args.data) if args.data else None)
    if args.json:
        tell_json([one.as_json() for one in played])
    else:
        for one in played:
            tell(one.line)
    return 0 if played and all(one.holds for one in played) else 1


def demo_data(args: Namespace) -> int:
    """Make a data folder with a large seeded hall, for measuring."""
    from hall_assistant.training.volume import make_volume

    folder = Path(args.data)
    made = make_volume(folder, cases=args.cases, seed=args.seed)
    tell(f"造好了{made.cases}个接待，{made.facts}条记录，在 {folder}。")
    return 0
