"""Large halls for measuring (测速数据): seeded, the same cases a day whatever the number: more cases span more days.

Facts are appended straight into the journal, of the kinds and bodies that the desk functions write, because a million
of them must be made in minutes; each case costs one fold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from hall_assistant.app import Hall
from hall_assistant.casefile.number import numbered, stem_of
from hall_assistant.casefile.values import CaseId, Evidence
from hall_assistant.clock import DAY, HOUR, MINUTE, SetClock, local_day, parse_local
from hall_assistant.library.library import Library
from hall_assistant.people.values import Actor
from hall_assistant.privacy.identity import remember
from hall_assistant.store import unlock
from hall_assistant.store.facts import Json
from hall_assistant.store.ids import new_id
from hall_assistant.store.store import Writing
from hall_assistant.training.crew import CODE, found_demo_hall
from hall_assistant.training.matters import HONORIFICS, MATTERS, NOTES, SURNAMES, Matter
from hall_assistant.training.month import Month
from hall_assistant.training.speaking import spoken
from hall_assistant.training.visits import number
from hall_assistant.training.volume_besides import Besides
from hall_assistant.training.volume_moved import moved

CASES_A_DAY = 40
LAST_DAY = "2026-06-30"
"""The set ends on this day, whatever its size; it begins as many days before as it needs."""
_STILL_OPEN = 12
"""Cases at the end of the set that are open with a promise."""
_ONE_IN = 10
"""One case in so many is open with a promise that was forgotten, where `open_promises` asks for many of them."""
_LATELY = 2 * CASES_A_DAY
"""The orders of the last so many cases wait."""
SERVING = ("张敏", "李强", "陈静")
"""Who serves, in turn."""


@dataclass(frozen=True, slots=True)
class Volume:
    """What was made."""

    cases: int
    facts: int
    first_day: str
    last_day: str


def make_volume(
    folder: Path,
    *,
    cases: int,
    seed: int = 1,
    open_promises: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Volume:
    """Make a hall of so many cases in an empty folder, about twenty facts each; everybody's PIN is the demo hall's.

    open_promises: leave one case in ten open with a promise, from the first day on, for what has to be quick with
    thousands of them. progress: told (cases made, cases wanted) after each day. Raises StaffError
    `unlock.exists` for a folder in use.
    """
    days = max(1, -(-cases // CASES_A_DAY))
    start = parse_local(f"{LAST_DAY} 00:00", 480) - (days - 1) * DAY
    clock = SetClock(start - 16 * HOUR)
    with closing(Hall.open(folder, unlock.create(folder).key, clock=clock)) as hall:
        crew = found_demo_hall(hall.store)
        chains = {crew[SERVING[0]].counter: hall.store.chain}
        month = Month(hall.store, clock, hall.library, crew, Random(seed), until=start + days * DAY, chains=chains)
        lines = lines_by_step(hall.library)
        serving = [crew[name] for name in SERVING]
        besides = Besides(month)
        for done in range(0, cases, CASES_A_DAY):
            clock.ms = start + done // CASES_A_DAY * DAY + 9 * HOUR
            today = min(CASES_A_DAY, cases - done)
            last = max(0, done + today - cases + _STILL_OPEN)
            still_open = today // _ONE_IN if open_promises else last
            busy_day(
                month, lines, serving, today, still_open=still_open, besides=besides, lately=cases - done <= _LATELY
            )
            hall.store.follow()
            if progress is not None:
                progress(done + today, cases)
        with hall.store.reading() as at:
            row = at.one("SELECT count(*) AS facts FROM journal")
        return Volume(cases, int(row["facts"]) if row else 0, local_day(start, 480), LAST_DAY)


Lines = dict[tuple[str, str], list[tuple[str, str]]]
"""Lines as spoken, with their ids, by topic and step."""


def lines_by_step(library: Library) -> Lines:
    """What may be said about each matter at each step."""
    return {
        (matter.topic, step): [(one.id, spoken(one, library, {})) for one in library.phrases_for(matter.topic, step)]
        for matter in MATTERS
        for step in ("listen", "empathy", "inform", "solve")
    }


def busy_day(
    month: Month,
    lines: Lines,
    serving: Sequence[Actor],
    cases: int,
    *,
    still_open: int = 0,
    besides: Besides | None = None,
    lately: bool = False,
) -> None:
    """One day of cases, served by these in turn, as one durable block; the last `still_open` stay open.

    besides: tells what else there is; `lately`: its orders wait.
    """
    numbers: Counter[str] = Counter()
    with month.store.write() as w:
        for place in range(cases):
            by = month.at(serving[place % len(serving)])
            numbers[by.counter] += 1
            case = CaseId(f"case:{new_id(month.clock.now())}")
            is_open = place >= cases - still_open
            told = _facts(month, lines, by, numbers[by.counter], w, case, besides, is_open=is_open)
            for kind, opened, sealed in told:
                if besides is not None and kind == "case.ended":
                    moved(w, case, by, month.chance)
                w.append(case, kind, by=by.staff, open=opened, sealed=sealed)
                month.clock.ms += 35_000
            w.refold(case)
            if besides is not None:
                besides.order(w, case, by, lately=lately)


Body = dict[str, Json]


def _facts(
    month: Month,
    lines: Lines,
    by: Actor,
    sequence: int,
    w: Writing,
    case: CaseId,
    besides: Besides | None,
    *,
    is_open: bool,
) -> Iterator[tuple[str, Body, Body | None]]:
    """The facts of one case: kind, open body, sealed body."""
    chance = month.chance
    matter = chance.choices(MATTERS, [one.weight for one in MATTERS])[0]
    course = chance.choice(matter.courses)
    envelope = _envelope(month, by, sequence)
    yield "case.opened", envelope, None
    yield "case.topic", {"topic": matter.topic}, None
    yield "case.noted", {"kind": "verbatim"}, {"text": chance.choice(matter.verbatim)}
    if chance.random() < 0.8:
        yield "case.person", {"person": _person(w, chance, besides)}, None
    for name, values in matter.details:
        yield "case.detail", {"name": name}, {"value": chance.choice(values)}
    yield from _steps(month, lines, matter)
    yield "case.noted", {"kind": "request"}, {"text": chance.choice(matter.request)}
    yield "case.noted", {"kind": "checked"}, {"text": course.checked}
    yield "case.noted", {"kind": "explained"}, {"text": chance.choice(matter.explained)}
    if course.evidence is not Evidence.UNKNOWN:
        yield "case.evidence", {"evidence": course.evidence.value}, None
    if chance.random() < 0.5:
        yield "case.noted", {"kind": "note"}, {"text": chance.choice(NOTES)}
    if besides is not None:
        yield from besides.of(case, str(envelope["number"]), by)
    yield from _ending(month, by, matter, course.ended, is_open)


def _envelope(month: Month, by: Actor, sequence: int) -> Body:
    now = month.clock.now()
    day = local_day(now, month.clock.offset())
    return {
        "number": numbered(stem_of(code=CODE, counter=by.counter, day=day), sequence),
        "mode": "writeup" if month.chance.random() < 0.15 else "live",
        "day": day,
        "counter": by.counter,
        "started": now - 2 * MINUTE,
        "flow": "eight_steps",
        "first_asked": by.staff,
    }


def _person(w: Writing, chance: Random, besides: Besides | None) -> str:
    phone = besides.phone() if besides is not None else number(chance)
    return remember(w, surname=chance.choice(SURNAMES), honorific=chance.choice(HONORIFICS), phone=phone)


def _steps(month: Month, lines: Lines, matter: Matter) -> Iterator[tuple[str, Body, Body | None]]:
    chance = month.chance
    for step in ("listen", "empathy", "inform", "solve"):
        phrase, line = chance.choice(lines[matter.topic, step])
        yield "case.said", {"phrase": phrase, "step": step}, {"line": line}
        if chance.random() < 0.6:
            yield "case.step", {"step": step, "state": "done"}, {"reason": ""}
    card = month.library.first_card(matter.topic)
    if card is not None:
        yield "case.card", {"card": card.id, "version": month.library.fingerprint[:12]}, None
        for item in card.must_tell[: chance.randint(0, 2)]:
            yield "case.told", {"card": card.id, "item": item}, None


def _ending(
    month: Month, by: Actor, matter: Matter, sentence: str, is_open: bool
) -> Iterator[tuple[str, Body, Body | None]]:
    chance = month.chance
    words, how = chance.choice(matter.promises)
    if is_open or chance.random() < 0.4:
        due = month.whole_hour(month.clock.now() + (DAY if is_open else HOUR))
        yield "promise.made", {"promise": "P1", "due": due, "owner": by.staff}, {"words": words}
        if is_open:
            return
        yield "promise.kept", {"promise": "P1"}, {"how": how}
    outcome = chance.choices(("solved", "ordered", "passed", "left"), (70, 16, 8, 6))[0]
    if outcome == "ordered":
        yield "case.ordered", {}, {"number": f"GD{chance.randrange(10**10):010d}"}
    yield "case.ended", {"outcome": outcome}, {"sentence": sentence}
