"""A story being played on its stage (演出): deed by deed, each result held against the hall, the lawful end last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from hall_assistant.casefile.values import CaseId
from hall_assistant.clock import local_text
from hall_assistant.errors import HallError
from hall_assistant.library.kinds import STEPS
from hall_assistant.library.library import Library
from hall_assistant.training import checks, verbs
from hall_assistant.training.fault import StoryFault, Unclear
from hall_assistant.training.forms import whole_hour
from hall_assistant.training.lawful import Origin, changed_origin, hanging, origins, unsound
from hall_assistant.training.stage import Stage
from hall_assistant.training.table import Deed, Row, Story
from hall_assistant.wording import sentence


@dataclass(frozen=True, slots=True)
class Event:
    """One deed as it was done."""

    line: int
    at: str
    """Local day and hour."""
    who: str
    deed: str
    refused: str
    """The sentence it was refused with, or empty."""


def rehearse(story: Story) -> None:
    """Find every deed and result that is worded like none, before anything is played."""
    for row in story.rows:
        with _named(story, row):
            for deed in row.deeds:
                if deed.text and not verbs.is_scene(deed.text):
                    verbs.understood(deed.text)
            for stated in row.results:
                checks.understood(stated)


@contextmanager
def _named(story: Story, row: Row) -> Iterator[None]:
    """Give whatever is unclear in a row its file and line."""
    try:
        yield
    except Unclear as unclear:
        raise StoryFault(story.file, row.line, str(unclear)) from unclear


class Performance:
    """One story being played on its stage."""

    def __init__(self, story: Story, stage: Stage) -> None:
        self._story = story
        self._stage = stage
        self._origins: dict[CaseId, Origin] = {}
        self._stated_open: set[CaseId] = set()

    def rows(self) -> Iterator[Event]:
        """Play every row, then hold the whole against what is lawful."""
        for row in self._story.rows:
            with _named(self._story, row):
                yield from self._row(row)
        last = self._story.rows[-1]
        with self._stage.store.reading() as at:
            self._refuse(last, hanging(at, self._stated_open))
        self._refuse(last, unsound(self._stage.store))

    def _row(self, row: Row) -> Iterator[Event]:
        stage = self._stage
        stage.says, stage.refusal = row.says, None
        stage.step = _canonical(row.step, stage.library) or stage.step
        deeds = [deed for deed in row.deeds if not verbs.is_scene(deed.text)]
        may_refuse = any(stated.startswith(checks.REFUSED) for stated in row.results)
        for deed in row.deeds:
            self._take_the_stage(deed)
            if deed.text and not verbs.is_scene(deed.text):
                yield self._deed(row, deed, may_refuse and deed is deeds[-1])
        self._hold(row)

    def _take_the_stage(self, deed: Deed) -> None:
        stage = self._stage
        if deed.who:
            stage.actor = stage.actors[deed.who]
        if not deed.when:
            return
        now = local_text(stage.clock.now(), stage.clock.offset())
        whole = whole_hour(deed.when, like=f"{self._story.year}{now[4:]}")
        if whole < now:
            raise Unclear(f"时间倒着走：{whole} 在 {now} 之前")
        stage.clock.move_to(whole)

    def _deed(self, row: Row, deed: Deed, may_refuse: bool) -> Event:
        stage, refused = self._stage, ""
        verb, rest = verbs.understood(deed.text)
        try:
            verb(stage, rest)
        except HallError as error:
            stage.refusal, refused = error, sentence(error)
            if not may_refuse:
                raise StoryFault(self._story.file, row.line, f"「{deed.text}」被拒绝：{refused}") from error
        at = local_text(stage.clock.now(), stage.clock.offset())
        return Event(row.line, at, stage.actor.name, deed.text, refused)

    def _hold(self, row: Row) -> None:
        for stated in row.results:
            form, rest = checks.understood(stated)
            self._refuse(row, checks.CHECKS[form](self._stage, rest))
            if form == checks.STATED_OPEN:
                self._stated_open.add(self._stage.at_hand())
        with self._stage.store.reading() as at:
            now = origins(at)
        self._refuse(row, changed_origin(self._origins, now))
        self._origins = now

    def _refuse(self, row: Row, why: str | None) -> None:
        if why:
            raise StoryFault(self._story.file, row.line, why)


def _canonical(step: str, library: Library) -> str:
    """The canonical step that a cell begins with: 听, `听 · 再来`, 聆听; empty for none."""
    word = re.split(r"[\s·（(]", step, maxsplit=1)[0]
    steps = library.flows["eight_steps"].steps
    return next((each.id for each in steps if word in (each.mark, each.name) and each.id in STEPS), "")
