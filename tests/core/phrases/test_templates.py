"""Templates: strict about what they are given, kept in a sandbox, cut to their limit."""

from __future__ import annotations

import pytest

from hall_assistant.errors import StaffError
from hall_assistant.library.kinds import Template
from hall_assistant.phrases.templates import fill, shortened
from hall_assistant.wording import sentence


def template(text: str, limit: int = 0, *, html: bool = False) -> Template:
    return Template(id="mine", name="我的模板", text=text, limit=limit, html=html)


def test_values_with_chinese_names_are_filled_in() -> None:
    assert (
        fill(template("诉求：{{ 诉求 }}{% if 期望 %}；期望：{{ 期望 }}{% endif %}"), {"诉求": "复机", "期望": ""})
        == "诉求：复机"
    )


@pytest.mark.parametrize(
    "text",
    [
        "{{ 没给的 }}",
        "{{ 诉求.没有 }}",
        "{% if %}",
        "{{ 诉求.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ 诉求 | attr('__class__') }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{{ range(9) }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ 单.append(1) }}",
        "{{ 1 / 0 }}",
        "{{ 诉求 + 1 }}",
        "{{ 'x' * (10 ** 10) }}",
    ],
)
def test_a_template_that_reaches_too_far_or_is_wrong_is_told_in_a_sentence(text: str) -> None:
    with pytest.raises(StaffError) as caught:
        fill(template(text), {"诉求": "复机", "单": [1]})
    assert caught.value.code == "template.broken"
    assert "我的模板" in sentence(caught.value)


def test_what_people_typed_is_text_in_a_page_and_never_a_template() -> None:
    page = template("<p>{{ 诉求 }}</p>", html=True)
    assert fill(page, {"诉求": "<script>{{ 7*7 }}"}) == "<p>&lt;script&gt;{{ 7*7 }}</p>"
    assert fill(template("{{ 诉求 }}"), {"诉求": "<b>{{ 7*7 }}"}) == "<b>{{ 7*7 }}"


def test_a_text_over_its_limit_ends_in_an_ellipsis_within_it() -> None:
    assert fill(template("{{ 诉求 }}", limit=4), {"诉求": "一二三四五"}) == "一二三…"
    assert fill(template("{{ 诉求 }}", limit=5), {"诉求": "一二三四五"}) == "一二三四五"
    assert shortened("一二三", 0) == "一二三"
    assert shortened("一二三", 1) == "…"
