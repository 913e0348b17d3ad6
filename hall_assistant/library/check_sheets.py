"""What a verification sheet must hold: fields of their own, a table that can be read from top to bottom, our voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hall_assistant.library.check_base import Bench
from hall_assistant.library.grounds import Law
from hall_assistant.library.kinds import Card
from hall_assistant.library.sheets import Condition, Course, Field, Finding, Group, Sheet

_ORDERED = frozenset({"number", "amount"})
MOST_FIELDS = 40


def sheet_findings(sheet: Sheet, at: Bench) -> Iterator[str]:
    """What is wrong with a sheet, in Chinese."""
    found = (*_place(sheet, at), *_names(sheet), *_fields(sheet, at), *_table(sheet))
    yield from (f"核查表「{sheet.id}」{each}" for each in found)
    for finding in sheet.findings:
        told = (*_conditions(finding, sheet), *_grounds(finding, at), *_spoken(finding, at))
        yield from (f"核查表「{sheet.id}」判定「{finding.id}」{each}" for each in told)


def _place(sheet: Sheet, at: Bench) -> Iterator[str]:
    """Its topics exist and its file has its name."""
    yield from (f"的主题「{topic}」没有" for topic in sheet.topics if not at.knows_topic(topic))
    expected = f"knowledge/sheets/{sheet.id}.yaml"
    if at.content.place(sheet).file != expected:
        yield f"应当放在 {expected}"


def _names(sheet: Sheet) -> Iterator[str]:
    """Groups, fields and rows of the table are each named once."""
    fields = [field.id for group in sheet.groups for field in group.fields]
    for what, names in (
        ("组", [group.id for group in sheet.groups]),
        ("栏", fields),
        ("判定", [finding.id for finding in sheet.findings]),
    ):
        yield from (f"有 {times} 个{what}叫「{name}」" for name, times in Counter(names).items() if times > 1)
    if len(fields) > MOST_FIELDS:
        yield f"最多 {MOST_FIELDS} 栏，现在 {len(fields)} 栏"


def _fields(sheet: Sheet, at: Bench) -> Iterator[str]:
    for group in sheet.groups:
        for field in group.fields:
            yield from (f"的「{field.id}」{each}" for each in _field(field, at))
        if not any(field.need for field in group.fields):
            yield f"的组「{group.id}」没有一栏算数（need）"
        if group.course:
            yield from (f"的组「{group.id}」{each}" for each in _course(group.course, group))


def _field(field: Field, at: Bench) -> Iterator[str]:
    """Something to choose from where one chooses; words a customer may read."""
    names = [option.id for option in field.options]
    if (field.kind == "choice") != bool(names) or len(names) == 1:
        yield "选择栏要两样以上可选，别的栏不写 options"
    for listed in (names, [option.name for option in field.options]):
        yield from (f"有两样都叫「{name}」" for name, times in Counter(listed).items() if times > 1)
    shown = (field.label, field.hint, *(option.name for option in field.options))
    yield from (each for text in shown for each in at.voice.words(text, spoken=False))
    yield from at.stray_slots(shown)


def _course(course: Course, group: Group) -> Iterator[str]:
    """Its fields are there and of their kind, its rules speak of events there are, each in one way."""
    kinds = {field.id: field.kind for field in group.fields}
    for name, kind in ((course.day, "date"), (course.hour, "time"), (course.event, "choice")):
        if kinds.get(name) != kind:
            yield f"的时间线要用 {kind} 栏，「{name}」不是"
    if course.place and course.place not in kinds:
        yield f"的时间线里没有「{course.place}」这一栏"
    if not group.rows:
        yield "有时间线，要写 rows: true"
    known = {option.id for field in group.fields if field.id == course.event for option in field.options}
    for rule in course.rules:
        named = {*rule.events, *course.ahead, rule.not_before, rule.stopped_by, rule.until} - {None}
        yield from (f"的时间线里没有「{name}」这件事" for name in sorted(str(name) for name in named - known))
        ways = (rule.not_before, rule.stopped_by, rule.apart)
        if sum(way is not None for way in ways) != 1 or (rule.until and not rule.stopped_by):
            yield f"的规矩「{rule.says}」要在 not_before、stopped_by、apart 里正好写一样"
        if rule.apart and not course.place:
            yield f"的规矩「{rule.says}」要有地点栏"


def _table(sheet: Sheet) -> Iterator[str]:
    """The last row holds always and no other; no row stands behind one that takes all it would."""
    *rows, last = sheet.findings
    if last.when:
        yield "的最后一条判定不写 when：前面都不对，就算它"
    yield from (f"的判定「{row.id}」没写 when，后面的都到不了" for row in rows if not row.when)
    for place, row in enumerate(rows):
        for before in rows[:place]:
            if before.when and all(condition in row.when for condition in before.when):
                yield f"的判定「{row.id}」到不了，「{before.id}」先占了"


def _conditions(finding: Finding, sheet: Sheet) -> Iterator[str]:
    for condition in finding.when:
        yield from _condition(condition, sheet)


def _condition(condition: Condition, sheet: Sheet) -> Iterator[str]:
    if condition.field is None:
        if condition.flagged is None:
            yield "有一条 when 没写哪一栏"
        elif not any(group.course for group in sheet.groups):
            yield "看先后对不对，这张表没有时间线"
        return
    field = sheet.field(condition.field)
    if field is None:
        yield f"的「{condition.field}」没有这一栏"
        return
    values = {option.id for option in field.answers}
    if (condition.among or condition.none_of) and not values:
        yield f"的「{field.id}」不是选的，不能写 is、but"
    named = (*condition.among, *condition.none_of)
    yield from (f"的「{field.id}」没有「{value}」这一样" for value in named if values and value not in values)
    if (condition.least is not None or condition.most is not None) and field.kind not in _ORDERED:
        yield f"的「{field.id}」不是数，不能比多少"
    for other in (condition.same, condition.differs):
        against = sheet.field(other) if other else None
        if other and (against is None or against.kind != field.kind):
            yield f"的「{field.id}」不能跟「{other}」比"


def _grounds(finding: Finding, at: Bench) -> Iterator[str]:
    """Cards and law rows it names are there."""
    yield from (f"的卡「{card}」没有" for card in finding.cards if card not in at.content.of(Card))
    yield from (f"的依据「{law}」没有" for law in finding.law if law not in at.content.of(Law))


def _spoken(finding: Finding, at: Bench) -> Iterator[str]:
    """Lines in our voice; what stands on screen or in a work order may be read by a customer."""
    yield from (f"的话：{each}" for line in finding.say for each in at.voice.line(line))
    shown = (finding.finding, finding.route, *finding.asks)
    yield from (each for text in shown for each in at.voice.words(text, spoken=False))
    yield from at.stray_slots(shown)
