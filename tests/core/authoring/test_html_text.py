"""Answers written as web pages become lines of text; what is none stays as typed."""

from __future__ import annotations

import pytest

from hall_assistant.authoring.html_text import plain


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("流量<1G 且 >500M 都算", "流量<1G 且 >500M 都算"),
        ("价格 & 说明 &nbsp 没收尾", "价格 & 说明 &nbsp 没收尾"),
        ("<p>先查。</p><p>再办。</p>", "先查。\n再办。"),
        ("<div><p>先查。</p>\n\n  <p>再办。</p></div>", "先查。\n再办。"),
        ("一、先查\n二、<b>再办</b>", "一、先查\n二、再办"),
        ("<p>一、先查\n二、再办</p>", "一、先查 二、再办"),
        ("先查<br>再办<br/>好了", "先查\n再办\n好了"),
        ("<ul><li>身份证</li><li>原卡</li></ul>带齐", "· 身份证\n· 原卡\n带齐"),
        ("<ol><li>查<ul><li>账单</li></ul></li><li>办</li></ol>", "1. 查\n· 账单\n2. 办"),
        ("<b>不</b>收费，<a href='http://x'>看这里</a>", "不收费，看这里"),
        ("5&lt;6&nbsp;元 &amp; 好 &#26597;", "5<6 元 & 好 查"),
        ("<table><tr><th>档</th><th>价</th></tr><tr><td>一</td><td>9元</td></tr></table>", "档　价\n一　9元"),
        ("看图<img src='a.png' alt='流程图'>办<img src='b.png'>", "看图[图：流程图]办[图]"),
        ("<script>alert('坏')</script>好<style>p{}</style>", "好"),
        ("好<script>alert('没收尾')", "好"),
        ("好<!-- 内部备注 -->的", "好的"),
        ("<p onclick='x()'>好</p><iframe src='x'>旧</iframe>", "好"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
        ("<p>半&#xD800;个</p>", "半\ufffd个"),
        ("</ul></li>没开头<li>乱", "没开头\n· 乱"),
        ("<p>先<![if !supportLists]>查<![endif]><![自造 段]>办</p>", "先查办"),
        ("<p>满<![ 减", "满<![ 减"),
        ("<p>流量<1G，<a 条没写完", "流量<1G，<a 条没写完"),
        ("<p></p><br><br><br><br><p>远</p>", "远"),
        ("<p>一</p><br><br><br><p>二</p>", "一\n\n二"),
    ],
)
def test_a_page_becomes_lines(page: str, text: str) -> None:
    assert plain(page) == text


def test_a_page_that_never_closes_anything_takes_no_time() -> None:
    assert len(plain("<p>" + "<div><!-" * 2_400)) < 20_000
    assert len(plain("<!" * 10_000 + "<p>")) <= 20_000
    assert plain("<p>" + "<a " * 6_000).startswith("<a <a")
    assert plain("<p" + "<!--" * 5_000) == "<p"
