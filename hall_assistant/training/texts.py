"""Results about texts (摘要、回执、时间线): what was written, said and handed on holds certain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from hall_assistant.cases.summary import receipt, summary
from hall_assistant.logbook.timeline import Entry, timeline
from hall_assistant.settings.records import hall_settings
from hall_assistant.training.comparing import differs, holds, quoted_whole
from hall_assistant.training.looking import one_of
from hall_assistant.training.stage import Stage
from hall_assistant.training.verbs import NOTE_KINDS


def _summary(stage: Stage) -> str:
    with stage.store.reading() as at:
        hall = hall_settings(at)
        made = summary(
            at,
            stage.at_hand(),
            stage.library,
            template=hall.summary_template,
            limit=hall.summary_limit,
            offset=stage.clock.offset(),
        )
    return made.text


def in_summary(stage: Stage, rest: str) -> str | None:
    """`摘要含「…」`: the text for the official work order holds these words."""
    return holds(_summary(stage), quoted_whole(rest), "摘要")


def not_in_summary(stage: Stage, rest: str) -> str | None:
    """`摘要不含「…」`."""
    words = quoted_whole(rest)
    return f"摘要里不该有「{words}」" if words in _summary(stage) else None


def in_receipt(stage: Stage, rest: str) -> str | None:
    """`回执含「…」`: the customer's slip holds these words."""
    with stage.store.reading() as at:
        page = receipt(at, stage.at_hand(), stage.library, offset=stage.clock.offset())
    return holds(re.sub(r"<[^>]+>", "", page), quoted_whole(rest), "回执")


def _timeline(stage: Stage) -> list[Entry]:
    with stage.store.reading() as at:
        return timeline(at, stage.at_hand(), stage.library)


def in_timeline(stage: Stage, rest: str) -> str | None:
    """`时间线含「…」`: one of its lines holds these words."""
    lines = [f"{entry.hour} {entry.who} {entry.what} {entry.text}" for entry in _timeline(stage)]
    return holds("\n".join(lines), quoted_whole(rest), "时间线")


def kept_beside(stage: Stage, rest: str) -> str | None:
    """`更正留痕`: an entry is shown as corrected or taken back, and still stands on the timeline."""
    touched = any(entry.corrected or entry.undone for entry in _timeline(stage))
    return None if touched else "时间线上没有更正过或撤销过的一条"


def noted(stage: Stage, rest: str) -> str | None:
    """`记着 原话「…」`: a note of that kind holds these words; without kind, any note."""
    kind, _, words = rest.partition("「")
    known = one_of(NOTE_KINDS, kind, "记着")
    texts = [note.text for note in stage.state().notes if not kind.strip() or note.kind == known]
    return holds("；".join(texts), quoted_whole(f"「{words}"), "记的")


def said(stage: Stage, rest: str) -> str | None:
    """`说过 3 句`, `说过「…」`."""
    lines = stage.state().said
    if count := re.fullmatch(r"(\d+)\s*句", rest):
        return differs(len(lines), int(count[1]), "说过的句数")
    return holds("；".join(line.line for line in lines), quoted_whole(rest), "说过的话")


def result(stage: Stage, rest: str) -> str | None:
    """`结果句「…」`: the sentence holds these words."""
    return holds(stage.state().sentence, quoted_whole(rest), "结果句")


CHECKS: Mapping[str, Callable[[Stage, str], str | None]] = {
    "结果句": result,
    "记着": noted,
    "说过": said,
    "摘要含": in_summary,
    "摘要不含": not_in_summary,
    "回执含": in_receipt,
    "时间线含": in_timeline,
    "更正留痕": kept_beside,
}
"""Forms of result about texts."""
