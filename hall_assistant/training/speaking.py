"""What is said in a story (说): a line of the library by topic and step, or own words, rendered as at the counter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from hall_assistant.casefile.values import CaseState
from hall_assistant.cases import desk
from hall_assistant.flow.suggest import Situation, suggest
from hall_assistant.library.kinds import Phrase
from hall_assistant.library.library import Library
from hall_assistant.phrases.render import render
from hall_assistant.privacy.identity import shown
from hall_assistant.training.fault import Unclear
from hall_assistant.training.forms import QUOTED, split
from hall_assistant.training.stage import Stage

GRADES = {"久等": "wait", "体谅": "experience", "认错": "fault"}
"""Apology grades as a story names them. Source: S06."""
_SAY = re.compile(
    rf"(?P<grade>{'|'.join(GRADES)})?\s*(?:第(?P<place>\d+)句)?\s*(?:{QUOTED.pattern})?\s*(?:（(?P<slots>[^）]*)）)?"
)


def say(stage: Stage, rest: str) -> None:
    """`说 第1句`: the line offered there for topic, evidence and mood; `说「…」`: own words; at the step of the row.

    `久等`, `体谅`, `认错` in front choose the grade of an apology. Slots are filled in brackets:
    `说 第1句（时间：明天下午五点）`; one not filled takes what the record knows, else its example.
    """
    found = _SAY.fullmatch(rest.strip())
    if not found or not (found["place"] or found[3] is not None or found["grade"]):
        raise Unclear("照「说 第1句」「说「…」」或「说 认错 第1句」写")
    if not stage.step:
        raise Unclear("说在哪一步：「步骤」一格写上 听、接、查、座、歉、办、定、访 里的一个")
    grade = GRADES.get(found["grade"] or "", "")
    if found[3] is not None:
        desk.say(stage.store, by=stage.actor, case=stage.at_hand(), line=found[3], step=stage.step, apology=grade)
        return
    state = stage.state()
    phrase = _chosen(offered(stage, state, grade), int(found["place"] or 1))
    desk.say(
        stage.store,
        by=stage.actor,
        case=stage.at_hand(),
        line=spoken(phrase, stage.library, _known(stage, state) | _written(found["slots"] or "")),
        step=stage.step,
        phrase=phrase,
    )


def offered(stage: Stage, state: CaseState, grade: str = "") -> Sequence[Phrase]:
    """The lines of the step: as suggested, or every line of an apology grade, offered or not."""
    lines = stage.library.phrases_for(state.topic or None, stage.step)
    if grade:
        return [phrase for phrase in lines if phrase.apology == grade]
    situation = Situation(
        step=stage.step,
        topic=state.topic or None,
        evidence=state.evidence.value,
        emotion=state.emotion,
        said=frozenset(said.phrase for said in state.said),
    )
    return [one.phrase for one in suggest(situation, lines, limit=len(lines))]


def _chosen(lines: Sequence[Phrase], place: int) -> Phrase:
    if not 1 <= place <= len(lines):
        raise Unclear(f"这一步这会儿只有{len(lines)}句可说")
    return lines[place - 1]


def spoken(phrase: Phrase, library: Library, known: Mapping[str, str]) -> str:
    """A line as it would be spoken: slots filled by what is known, else by their fallback or example."""
    examples = {name: slot.example for name, slot in library.slots.items() if slot.fallback is None}
    return render(phrase.say, examples | {name: value for name, value in known.items() if value}, library.slots).text


def _known(stage: Stage, state: CaseState) -> dict[str, str]:
    with stage.store.reading() as at:
        person = shown(at, state.person)
    return {
        "姓名": stage.actor.name,
        "工号": stage.actor.number,
        "称呼": person.called if person.surname else "",
        "号码尾号": person.masked[-4:],
    }


def _written(slots: str) -> dict[str, str]:
    values = {}
    for part in split(slots, "，,"):
        name, sign, value = part.replace(":", "：").partition("：")
        if not sign:
            raise Unclear("空位照（时间：明天下午五点，金额：三十八）写")
        values[name.strip()] = value.strip()
    return values
