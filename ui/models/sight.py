"""Everything the counter windows show of what is in hand, worked out from memory in well under a frame. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hall_assistant.casefile.values import Evidence
from hall_assistant.flow.suggest import Situation, suggest
from hall_assistant.library.kinds import Card, Flow, Phrase, Step
from hall_assistant.library.library import Library
from hall_assistant.people.values import Actor
from hall_assistant.phrases.render import render
from ui.models.hand import Hand
from ui.models.steps import current_step, step_after, step_faces
from ui.widgets.card_view import CardFace
from ui.widgets.chips import ChipFace
from ui.widgets.line_card import LineFace
from ui.widgets.next_step import NextFace
from ui.widgets.step_rail import StepFace
from ui.widgets.tick_list import TickFace

MOST_LINES = 3
DEFAULT_FLOW = "eight_steps"
FLOW_WORDS = {"eight_steps": "八步", "short": "简", "urgent": "急", "trainer_five": "五步"}
"""The four templates offered during a reception, by their short names."""


LOCKED = "先把核查结论定成「在我们」"


@dataclass(frozen=True, slots=True)
class Sight:
    """One moment of the counter windows."""

    tile: str = ""
    topic: str = ""
    topic_words: str = ""
    """停机, or 停机 · 保护性停机."""
    subtopics: tuple[ChipFace, ...] = ()
    flows: tuple[ChipFace, ...] = ()
    steps: tuple[StepFace, ...] = ()
    step: str = ""
    next: NextFace | None = None
    """Where to go on, once a line was said."""
    headline: str = ""
    purpose: str = ""
    do: tuple[str, ...] = ()
    dont: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    lines: tuple[LineFace, ...] = ()
    card: CardFace | None = None
    cards: tuple[ChipFace, ...] = ()
    """Other cards of the topic."""


def sight(library: Library, hand: Hand, *, by: Actor | None, now: int) -> Sight:
    """What is shown for a hand at an instant (UTC ms, for the minutes on the rail)."""
    state = hand.state
    flow = flow_of(library, state.flow)
    topic = library.topics.get(state.topic)
    tile = library.tile_of(state.topic)
    below = library.children(tile.id) if tile else ()
    subtopics = tuple(ChipFace(each.id, each.name, checked=each.id == state.topic) for each in below)
    flows = tuple(
        ChipFace(each.id, FLOW_WORDS[each.id], checked=flow is not None and each.id == flow.id, hint=each.name)
        for each in library.flows.values()
        if each.id in FLOW_WORDS
    )
    cards = library.cards_for(state.topic) if topic else ()
    card = library.cards.get(hand.card) or (library.first_card(state.topic) if topic else None)
    seen = Sight(
        tile=tile.id if tile else "",
        topic=state.topic,
        topic_words=" · ".join(dict.fromkeys(each.name for each in (tile, topic) if each)),
        subtopics=subtopics,
        flows=flows,
        card=card_face(card, hand, library, by) if card else None,
        cards=tuple(ChipFace(each.id, each.title, checked=each == card) for each in cards),
    )
    return _with_step(seen, library, hand, flow, by, now) if flow else seen


def _with_step(seen: Sight, library: Library, hand: Hand, flow: Flow, by: Actor | None, now: int) -> Sight:
    step, following = current_step(flow, hand.state), step_after(flow, hand.state)
    return replace(
        seen,
        steps=step_faces(flow, hand.state, now),
        step=step.id,
        next=NextFace(following.id, following.mark) if following else None,
        headline=step.headline,
        purpose=step.purpose,
        do=step.do,
        dont=step.dont,
        tools=step.tools,
        lines=line_faces(library, hand, step, by),
    )


def flow_of(library: Library, wanted: str) -> Flow | None:
    """The flow wanted, else the eight steps, else any; None only when no flow file could be read."""
    return library.flows.get(wanted) or library.flows.get(DEFAULT_FLOW) or next(iter(library.flows.values()), None)


def offered(library: Library, hand: Hand, step: Step) -> list[tuple[Phrase, str]]:
    """At most three lines with their reasons; a step that covers two canonical ones takes from both in turn."""
    state = hand.state
    said = frozenset(one.phrase for one in state.said if one.phrase)
    found: list[tuple[Phrase, str]] = []
    for place, covered in enumerate(step.covers):
        situation = Situation(
            step=covered,
            topic=state.topic or None,
            evidence=state.evidence.value,
            emotion=state.emotion,
            said=said,
            around=state.around,
        )
        lines = [line for line in library.phrases_for(state.topic or None, covered) if line.id not in hand.silenced]
        if covered == "apologise" and hand.grade:
            lines = [line for line in lines if line.apology == hand.grade]
        room = MOST_LINES - len(found) - (len(step.covers) - place - 1)
        found += [(each.phrase, each.reason) for each in suggest(situation, lines, limit=max(room, 1))]
    pinned = library.phrases.get(hand.pinned)
    if pinned is not None:
        found = [(pinned, "您查到的"), *(pair for pair in found if pair[0] != pinned)]
    return found[:MOST_LINES]


def line_faces(library: Library, hand: Hand, step: Step, by: Actor | None) -> tuple[LineFace, ...]:
    """The lines as they are shown, slots filled as far as known."""
    values = slot_values(hand, by)
    said = {one.phrase for one in hand.state.said}
    faces = []
    for phrase, reason in offered(library, hand, step):
        filled = render(phrase.say, values, library.slots)
        missing = tuple((name, library.slots[name].label if name in library.slots else name) for name in filled.missing)
        faces.append(LineFace(phrase.id, phrase.cue, filled.text, reason, missing, phrase.id in said))
    return tuple(faces)


def slot_values(hand: Hand, by: Actor | None) -> dict[str, str]:
    """What is known for the gaps of a line. An hour stands only where the clerk picked it: no hour, no promise."""
    topic_free = {name: value for name, value in hand.slots.items() if value}
    known = {"姓名": by.name, "工号": by.number} if by else {}
    if hand.person.surname:
        known["称呼"] = hand.person.called
    if len(hand.person.masked) >= 8:
        known["号码尾号"] = hand.person.masked[-4:]
    return {**known, **topic_free}


def card_face(card: Card, hand: Hand, library: Library, by: Actor | None) -> CardFace:
    """A card as it is shown, its must-tell list ticked as far as told."""
    told = {item for told_card, item in hand.state.told if told_card == card.id}
    values = slot_values(hand, by)
    first = card.first_minute
    return CardFace(
        id=card.id,
        title=card.title,
        now=first.now,
        needs=first.needs,
        who=first.who,
        time=first.time,
        points=card.points,
        means=card.means,
        must_tell=tuple(TickFace(item, item, item in told) for item in card.must_tell),
        say=tuple(render(line, values, library.slots).text for line in library.words_of(card)),
        dont=card.dont,
        steps=card.steps,
        papers=card.papers,
        basis=tuple(_basis(each.text, each.checked) for each in card.basis),
        calc=_sums(card.calc) if card.calc else (),
        pending=not library.is_checked(card),
    )


def _sums(named: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Calculators a card names, with their names on screen."""
    from hall_assistant.library.calcs import CALCULATOR_NAMES

    return tuple((name, CALCULATOR_NAMES[name]) for name in named if name in CALCULATOR_NAMES)


def _basis(text: str, checked: object) -> str:
    return f"{text}（核对于 {checked}）" if checked else text


def apology_grades(evidence: Evidence, chosen: str) -> tuple[ChipFace, ...]:
    """The three grades of an apology; our fault is locked until the check says so (S06)."""
    ours = evidence is Evidence.OURS
    return (
        ChipFace("wait", "让您等", checked=chosen == "wait"),
        ChipFace("experience", "这一趟", checked=chosen == "experience"),
        ChipFace("fault", "认下来", checked=chosen == "fault", hint="" if ours else LOCKED, locked=not ours),
    )
