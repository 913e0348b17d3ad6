"""The command on the appeal pack: one reception or order as an archive."""

from __future__ import annotations

from argparse import Namespace

from hall_assistant.appeal.desk import PROFILE_NAMES, make_pack, subject_of
from hall_assistant.commands.opening import acting, opened, out_file, tell
from hall_assistant.logbook.files import put_file
from hall_assistant.logbook.profiles import Profile
from hall_assistant.people.access import check


def appeal_pack(args: Namespace) -> int:
    """Write the pack of a reception or an order by its number; outward unless `--inward`."""
    out, profile = out_file(args), Profile.INWARD if args.inward else Profile.OUTWARD
    with opened(args) as hall:
        by = acting(hall, args)
        with hall.store.reading() as at:
            check(at, by, "appeal.pack")  # before it is looked for: what stands here is not told to whom it is not for
            subject = subject_of(at, args.number)
        pack, _ = make_pack(hall.store, by=by, subject=subject, profile=profile, library=hall.library)
        put_file(out, pack.content)
    tell(f"申诉材料写到了 {out.name}，{PROFILE_NAMES[profile]}的一份；先打开 index.html 看一遍再交。")
    return 0
