"""Checks what one file alone cannot show: references, dates, ways of speaking, enough lines, items too alike.

Nothing is left out here; each finding is a problem with file and line, for whoever keeps the content. How each kind is
checked stands in `check_*.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from hall_assistant.library.check_base import Bench
from hall_assistant.library.check_cards import card_findings
from hall_assistant.library.check_checklists import checklist_findings, factor_findings
from hall_assistant.library.check_deadlines import deadline_findings
from hall_assistant.library.check_demo import item_findings, visit_findings
from hall_assistant.library.check_floor import incident_findings
from hall_assistant.library.check_grounds import figure_findings, law_findings, slot_findings, synonym_findings
from hall_assistant.library.check_guides import guide_findings
from hall_assistant.library.check_lines import jargon_findings, phrase_findings, provocation_findings, said_twice
from hall_assistant.library.check_needs import channel_findings, need_findings, remedy_findings
from hall_assistant.library.check_outside import order_field_findings, order_source_findings
from hall_assistant.library.check_papers import comer_findings, errand_findings
from hall_assistant.library.check_radars import rising_findings
from hall_assistant.library.check_retention import retention_findings
from hall_assistant.library.check_review_tags import review_tag_findings
from hall_assistant.library.check_rules import rule_findings, unsound
from hall_assistant.library.check_senders import port_findings, sender_findings
from hall_assistant.library.check_sheets import sheet_findings
from hall_assistant.library.check_topics import flow_findings, topic_findings
from hall_assistant.library.checklists import Checklist, Factor
from hall_assistant.library.deadlines import Deadline
from hall_assistant.library.demo import DemoItem, DemoVisit
from hall_assistant.library.floor import IncidentKind
from hall_assistant.library.grounds import Figure, Law
from hall_assistant.library.guides import Guide
from hall_assistant.library.kinds import Card, Flow, Kind, Phrase, Rule, Slot, Template, Topic
from hall_assistant.library.loader import Content
from hall_assistant.library.needs import Channel, Need, Remedy
from hall_assistant.library.outside import OrderField, OrderSource
from hall_assistant.library.papers import Comer, Errand
from hall_assistant.library.radars import Rising
from hall_assistant.library.retention import RetentionRule
from hall_assistant.library.review_tags import ReviewTag
from hall_assistant.library.senders import Port, Sender
from hall_assistant.library.sheets import Sheet
from hall_assistant.library.talk import Jargon, Provocation
from hall_assistant.library.voice import Voice


def check(content: Content, today: date | None = None) -> None:
    """Add what is found to `content.problems`. today: to name cards past their review date; None leaves
    that out.
    """
    bench = Bench(content, _voice(content), today)
    for kind, findings in _CHECKS.items():
        for item in content.of(kind).values():
            for finding in findings(item, bench):
                content.trouble(content.place(item), finding)
    for found, finding in (*said_twice(bench), *synonym_findings(bench)):
        content.trouble(content.place(found), finding)


def _voice(content: Content) -> Voice:
    """The rules that can be used, with slots and figures; a pattern that cannot is noted."""
    rules = []
    for rule in content.of(Rule).values():
        if why := unsound(rule.pattern):
            content.trouble(content.place(rule), f"「{rule.pattern}」{why}")
        elif rule.where != "wall":  # lines do not hang on the wall
            rules.append(rule)
    figures = {each.name: each.as_slot() for each in content.of(Figure).values()}
    return Voice(rules, {**figures, **content.of(Slot)})


def _template(template: Template, _bench: Bench) -> Iterator[str]:
    """It is not empty, and it is a template at all; what it asks for shows only when it is filled."""
    from jinja2 import Environment, TemplateSyntaxError

    if not template.text.strip():
        yield f"模板「{template.name}」是空的"
    try:
        Environment(autoescape=True).parse(template.text)
    except TemplateSyntaxError as error:
        yield f"模板「{template.name}」里第 {error.lineno} 行的花括号写法不对"


_CHECKS: dict[type[Kind], Callable[[Any, Bench], Iterator[str]]] = {
    Topic: topic_findings,
    Phrase: phrase_findings,
    Flow: flow_findings,
    Card: card_findings,
    Template: _template,
    Provocation: provocation_findings,
    Jargon: jargon_findings,
    Guide: guide_findings,
    Deadline: deadline_findings,
    Sheet: sheet_findings,
    RetentionRule: retention_findings,
    Rule: rule_findings,
    Law: law_findings,
    Figure: figure_findings,
    Slot: slot_findings,
    OrderSource: order_source_findings,
    OrderField: order_field_findings,
    Comer: comer_findings,
    Errand: errand_findings,
    IncidentKind: incident_findings,
    Need: need_findings,
    Channel: channel_findings,
    Remedy: remedy_findings,
    ReviewTag: review_tag_findings,
    Sender: sender_findings,
    DemoVisit: visit_findings,
    DemoItem: item_findings,
    Port: port_findings,
    Checklist: checklist_findings,
    Factor: factor_findings,
    Rising: rising_findings,
}
"""How items of each kind are checked: what is wrong with one, in Chinese."""
