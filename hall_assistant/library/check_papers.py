"""Papers to bring: grounds that are there and read, nobody twice, words that sound like us."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hall_assistant.library.check_base import Bench
from hall_assistant.library.grounds import Law
from hall_assistant.library.kinds import Topic
from hall_assistant.library.papers import Comer, Errand, Paper


def comer_findings(comer: Comer, at: Bench) -> Iterator[str]:
    """Its papers stand on their rows, its line is ours to say."""
    yield from _papers(comer.name, comer.papers, at)
    if comer.say:
        yield from (f"「{comer.name}」{finding}" for finding in at.voice.words(comer.say, spoken=True))
    yield from at.stray_slots([comer.say])


def errand_findings(errand: Errand, at: Bench) -> Iterator[str]:
    """Its topics and comers are there, each comer once, and each list has something to bring or says why not."""
    yield from (
        f"「{errand.name}」的话题「{topic}」没有" for topic in errand.topics if topic not in at.content.of(Topic)
    )
    yield from _papers(errand.name, errand.papers, at)
    if not errand.comers:
        yield f"「{errand.name}」没写谁能来办"
    seen = [each.who for each in errand.comers]
    for one in errand.comers:
        comer = at.content.of(Comer).get(one.who)
        if comer is None:
            yield f"「{errand.name}」里的「{one.who}」没有在 comers.yaml 里"
        elif one.cannot and one.papers:
            yield f"「{errand.name}」对「{comer.name}」又说办不了、又列材料"
        elif not one.cannot and not (comer.papers + errand.papers + one.papers):
            yield f"「{errand.name}」对「{comer.name}」一样材料都没写"
        yield from _papers(errand.name, one.papers, at)
        yield from (f"「{errand.name}」{finding}" for finding in at.voice.words(one.cannot or "好", spoken=True))
    if len(seen) != len(set(seen)):
        yield f"「{errand.name}」里同一种人写了两遍"
    yield from at.stray_slots([*errand.clear, *(one.cannot for one in errand.comers)])


def _papers(where: str, papers: Iterable[Paper], at: Bench) -> Iterator[str]:
    laws = at.content.of(Law)
    for paper in papers:
        for law in paper.law:
            if law not in laws:
                yield f"「{where}」的「{paper.what}」写的依据行「{law}」没有"
            elif paper.status == "verified" and laws[law].status == "pending":
                yield f"「{where}」的「{paper.what}」标了已核，可依据行「{law}」还没核"
        if paper.status == "verified" and not paper.law:
            yield f"「{where}」的「{paper.what}」标了已核，没写依据行"
        for text in (paper.what, paper.about):
            yield from (f"「{paper.what}」{finding}" for finding in at.voice.words(text or "好", spoken=False))
        yield from at.stray_slots([paper.what, paper.about])
