"""Rounds of clicks and keys in the mini and the wide window, each timed to the paint of what it changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from hall_assistant.casefile.values import CaseId
from tests.benchmarks.painting import Moment, Paints, Seen, idle, moment, until
from tests.benchmarks.touch import child, click, key, press
from ui.app import App
from ui.models.counter_desk import CounterDesk
from ui.operations import cases

ROUNDS = 120
PAUSE = 25
"""Milliseconds between rounds: nobody clicks faster, and what came before is over."""
IN_ONE = 20
"""Rounds in one reception: what is recorded grows as it does at a counter, not without end."""
TILES = ("stop", "fee", "plan", "signal")
STEPS = ("inform", "listen", "solve", "empathy")
LETTERS = "kayitingyanzhengmashoubuzhe"
Moments = list[dict[str, float]]
Words = Mapping[str, str]


class Rounds:
    """Clicks and types in the windows of a signed-in clerk."""

    def __init__(self, app: App, paints: Paints) -> None:
        assert app.shell is not None and app.shell.mini is not None
        self._app, self._shell, self._paints = app, app.shell, paints
        self._mini: QWidget = app.shell.mini
        self._counter = CounterDesk.shared(app.context)

    def all(self) -> dict[str, Moments]:
        """Everything, the windows as they are at a counter: one shown, the other made and hidden."""
        self._clear()
        told = {"tile (mini)": self._tiles(recorded=False), "tile in a reception (mini)": self._tiles(recorded=True)}
        told["step (mini)"] = self._steps(self._mini)
        told["typing, note (mini)"] = self._typing(self._mini)
        wide = self._go_wide()
        told["step (wide)"] = self._steps(wide)
        told["typing, note (wide)"] = self._typing(wide)
        told |= self._searching(wide)
        told["case switch (wide)"] = self._switching(wide)
        return told

    def _clear(self) -> None:
        """Void what an earlier run that broke off left open."""
        for face in self._counter.receptions:
            self._counter.open(face.case)
            self._rest()
            self._void()

    def _go_wide(self) -> QWidget:
        self._app.context.wide_wanted.emit("desk")
        until(lambda: "wide_window" in self._paints.windows)
        idle(500)
        assert self._shell.wide is not None
        return self._shell.wide

    def _rest(self) -> None:
        until(lambda: not self._app.context.runner.busy)
        idle(PAUSE)

    def _timed(self, act: Callable[[], None], seen: Seen) -> dict[str, float]:
        found: Moment = moment(self._paints, act, seen, lambda: self._app.context.runner.busy)
        self._rest()
        return asdict(found)

    def _clicked(self, widget: QWidget, seen: Seen) -> dict[str, float]:
        let_go = press(widget)
        idle(PAUSE)
        return self._timed(let_go, seen)

    # mini and wide show the same hand under different names

    def _lines_seen(self, words: Words) -> bool:
        return all(
            face.cue in (words.get(f"cue_{face.id}"), words.get(f"line_{place}_cue"))
            or words.get(f"line_{place}_whole") == face.say
            for place, face in enumerate(self._counter.sight.lines, start=1)
        )

    def _begin(self, topic: str) -> None:
        cases.set_topic(self._counter, topic=topic)
        self._counter.begin()
        self._rest()

    def _void(self) -> None:
        cases.void(self._counter)
        until(lambda: not self._counter.hand.begun)
        self._rest()

    def _tiles(self, *, recorded: bool) -> Moments:
        found: Moments = []
        for turn in range(ROUNDS):
            if recorded and not turn % IN_ONE:
                self._begin("stop")
                click(child(self._mini, "mini_other_topic"))
                self._rest()
            tile = child(self._mini, f"tile_{TILES[turn % len(TILES)]}")
            found.append(self._clicked(tile, lambda words: self._lines_seen(words) and "first_minute_now" in words))
            click(child(self._mini, "mini_other_topic"))
            self._rest()
            if recorded and turn % IN_ONE == IN_ONE - 1:
                self._void()
        return found

    def _steps(self, window: QWidget) -> Moments:
        found: Moments = []
        for turn in range(ROUNDS):
            if not turn % IN_ONE:
                self._begin("stop")
            step = child(window, f"step_{STEPS[turn % len(STEPS)]}")
            found.append(self._clicked(step, partial(self._step_seen, step.objectName())))
            if turn % IN_ONE == IN_ONE - 1:
                self._void()
        return found

    def _step_seen(self, name: str, words: Words) -> bool:
        return name in words and self._lines_seen(words)

    def _typing(self, window: QWidget) -> Moments:
        self._begin("stop")
        field = child(window, "note_field")
        assert isinstance(field, QPlainTextEdit)
        click(field)
        self._rest()
        typed, found = "", []
        for turn in range(ROUNDS):
            typed += LETTERS[turn % len(LETTERS)]
            found.append(self._timed(key(window, typed[-1]), partial(reads, "note_field", typed)))
        field.clear()
        idle(500)
        self._void()
        return found

    def _searching(self, window: QWidget) -> dict[str, Moments]:
        """Each key to its letter in the field, and to the answers for it."""
        letters, answers = [], []
        box = child(window, "wide_search")
        assert isinstance(box, QLineEdit)
        click(box)
        self._rest()
        for turn in range(2 * ROUNDS):
            typed = "tj"[: turn % 2 + 1] if turn % 4 < 2 else "hf"[: turn % 2 + 1]
            if not turn % 2:
                box.clear()
                self._rest()
            first = self._first_answer(typed)
            act = key(window, typed[-1])
            if turn % 8 < 4:
                letters.append(self._timed(act, partial(reads, "wide_search", typed)))
            else:
                answers.append(self._timed(act, partial(reads, "wide_search_answers", first)))
        box.clear()
        self._rest()
        return {"typing, search box (wide)": letters, "search, answers (wide)": answers}

    def _first_answer(self, typed: str) -> str:
        from ui.models.answers import answers
        from ui.operations.searching import MOST

        hall = self._app.context.hall
        lifting = hall.lifting(self._counter.state.topic)
        found = hall.find(typed, limit=MOST, lift=lifting)
        return answers(hall.library, typed, found, lifting, may_note=True)[0].words

    def _switching(self, window: QWidget) -> Moments:
        open_ones = [
            self._open_one("stop", "王", "卡一停，验证码都收不着。"),
            self._open_one("fee", "李", "话费多扣了三十。"),
        ]
        found = []
        for turn in range(ROUNDS):
            case, surname, note = open_ones[turn % 2]
            row = child(window, f"reception_{case}")
            found.append(self._clicked(row, partial(self._case_seen, surname, note)))
        for case, _, _ in open_ones:
            self._counter.open(case)
            self._rest()
            self._void()
        return found

    def _case_seen(self, surname: str, note: str, words: Words) -> bool:
        person = words.get("identity_known", "").startswith(surname)
        return person and words.get("note_0") == note and self._lines_seen(words)

    def _open_one(self, topic: str, surname: str, note: str) -> tuple[CaseId, str, str]:
        counter = self._counter
        counter.begin()
        cases.set_topic(counter, topic=topic)
        cases.identify(counter, surname=surname, honorific="女士", phone="13812345678")
        cases.note(counter, text=note)
        for step in STEPS[: 2 if topic == "stop" else 3]:
            cases.enter_step(counter, step=step)
        self._rest()
        self._rest()
        assert counter.case is not None
        return counter.case, surname, note


def reads(name: str, text: str, words: Words) -> bool:
    """Whether a part was painted with this text."""
    return words.get(name, "").lower() == text.lower()
