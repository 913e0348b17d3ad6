"""What a guide must hold: every way through it ends, every end is complete, and nothing in it stands on air."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hall_assistant.library.check_base import Bench
from hall_assistant.library.deadlines import Deadline
from hall_assistant.library.grounds import Law
from hall_assistant.library.guides import MOST_QUESTIONS, SOLUTION_NAMES, End, Guide, paths
from hall_assistant.library.kinds import Card, Topic
from hall_assistant.library.standing import checked, grounded

FEWEST_ENDS = 2


def guide_findings(guide: Guide, at: Bench) -> Iterator[str]:
    """What is wrong with a guide, in Chinese."""
    found = (*_place(guide, at), *_shape(guide), *_ways(guide), *_questions(guide, at))
    yield from (f"导引「{guide.id}」{each}" for each in found)
    for end in guide.ends:
        told = (*_complete(end), *_grounds(end, at), *_spoken(end, at))
        yield from (f"导引「{guide.id}」结论「{end.id}」{each}" for each in told)


def _place(guide: Guide, at: Bench) -> Iterator[str]:
    """Its topic exists and its file has its name."""
    if guide.topic not in at.content.of(Topic):
        yield f"的主题「{guide.topic}」没有"
    expected = f"knowledge/guides/{guide.id}.yaml"
    if at.content.place(guide).file != expected:
        yield f"应当放在 {expected}"


def _shape(guide: Guide) -> Iterator[str]:
    """Names are used once, answers lead somewhere, and there is something to choose."""
    names = Counter(guide.names)
    yield from (f"里「{name}」用了 {times} 次" for name, times in names.items() if times > 1)
    if not 1 <= len(guide.questions) <= MOST_QUESTIONS:
        yield f"要 1 到 {MOST_QUESTIONS} 问，现在 {len(guide.questions)} 问"
    if len(guide.ends) < FEWEST_ENDS:
        yield f"至少 {FEWEST_ENDS} 个结论，现在 {len(guide.ends)} 个"
    for question in guide.questions:
        if not 2 <= len(question.answers) <= 6:
            yield f"的「{question.id}」要 2 到 6 个答案，现在 {len(question.answers)} 个"
        for said, what in ((each.name for each in question.answers), "叫"), ((a.label for a in question.answers), "写"):
            twice = [name for name, times in Counter(said).items() if times > 1]
            yield from (f"的「{question.id}」有两个答案都{what}「{name}」" for name in twice)
        for answer in question.answers:
            if answer.to not in names:
                yield f"的「{question.id}」答「{answer.label}」去的「{answer.to}」没有"


def _ways(guide: Guide) -> Iterator[str]:
    """No way runs in a ring, every question and end is met on one."""
    met: set[str] = set()
    for path, end in paths(guide):
        met |= {step.question.id for step in path} | ({end.id} if end else set())
        last = path[-1]
        if end is None and last.answer.to in guide.names:
            yield f"在「{last.question.id}」答「{last.answer.label}」绕回了「{last.answer.to}」"
    yield from (f"的「{name}」走不到" for name in dict.fromkeys(guide.names) if name not in met)


def _questions(guide: Guide, at: Bench) -> Iterator[str]:
    """What is asked aloud is said in our voice; what is shown may be seen by a customer."""
    for question in guide.questions:
        if question.to_ask:
            yield from (f"的「{question.id}」问法：{each}" for each in at.voice.line(question.to_ask))
        shown = (question.ask, question.where, *(answer.label for answer in question.answers))
        yield from (f"的「{question.id}」{each}" for text in shown for each in at.voice.words(text, spoken=False))
        yield from (f"的「{question.id}」{each}" for each in at.stray_slots(shown))


def _complete(end: End) -> Iterator[str]:
    """A promise or a result, as its type wants it, and two or three lines."""
    kind = SOLUTION_NAMES[end.type]
    if not 2 <= len(end.words) <= 3:
        yield f"要 2 到 3 句话，现在 {len(end.words)} 句"
    if end.promise is None and not end.result:
        yield "要有承诺或者一句结果"
    if end.type == "later" and end.promise is None:
        yield f"是{kind}，要有承诺"
    if end.type == "now" and not end.result:
        yield f"是{kind}，要有一句结果"


def _grounds(end: End, at: Bench) -> Iterator[str]:
    """Its cards exist and are checked, and its papers are theirs."""
    cards, law = at.content.of(Card), at.content.of(Law)
    if not end.cards:
        yield "要写凭哪张卡"
    for name in end.cards:
        if name not in cards:
            yield f"凭的卡「{name}」没有"
        elif not checked(grounded(cards[name], law)):
            yield f"凭的卡「{name}」还待核"
    known = at.content.of(Deadline)
    yield from (f"起的时限「{name}」没有" for name in end.deadlines if name not in known)
    theirs = {paper for name in end.cards if name in cards for paper in cards[name].papers}
    yield from (f"要的「{paper}」不在它的卡里" for paper in end.papers or () if paper not in theirs)


def _spoken(end: End, at: Bench) -> Iterator[str]:
    """Lines in our voice; the rest may be seen on the screen."""
    for line in end.words:
        yield from (f"怎么说：{each}" for each in at.voice.line(line))
    promised = end.promise.words if end.promise else ""
    shown = (end.title, end.route, end.result, promised, *(end.papers or ()))
    yield from (each for text in shown for each in at.voice.words(text, spoken=False))
    yield from at.stray_slots(shown)
    yield from (f"承诺：{each}" for each in (at.voice.words(promised, spoken=True) if promised else ()))
