"""Opened by a sales call (外呼开通): dealt with by hand, then written up (补记) with a stopwatch running."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter

from hall_assistant.casefile.values import CaseId
from tests.showcase.fraud_stop import Show
from tests.showcase.hand import Tally
from tests.showcase.month_end import NEXT
from tests.showcase.stage import Stage

QUESTIONS = 5
STROKE_MS = 200
THINK_MS = 5_000
LIMIT_MS = 60_000

REQUEST = "退会员，查谁开的"
DONE = "会员当场退了，短信她看过。"
SENTENCE = "会员退了，三个月的钱报退"


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """What one write-up cost."""

    keys: int
    clicks: int
    real_ms: int

    @property
    def modelled_ms(self) -> int:
        """At a human pace: each key and click 200 ms, and five seconds of thought for each question."""
        return (self.keys + self.clicks) * STROKE_MS + QUESTIONS * THINK_MS

    @property
    def line(self) -> str:
        """In a sentence."""
        return (
            f"补记一次：{self.keys} 次按键（中文按全拼加选字）、{self.clicks} 次点击；"
            f"按每下 {STROKE_MS} 毫秒、{QUESTIONS} 个问题每个想 {THINK_MS // 1000} 秒算，"
            f"人要 {self.modelled_ms / 1000:.1f} 秒（上限 {LIMIT_MS // 1000} 秒）；"
            f"程序实走 {self.real_ms / 1000:.2f} 秒"
        )


def play(stage: Stage, show: Show) -> tuple[CaseId, Stopwatch]:
    """Five questions, then saved. Returns the reception and the stopwatch."""
    hand = stage.hand
    stage.at(f"{NEXT} 12:40")
    if hand.seen("bar_mini") is not None:
        hand.click("bar_mini")
    hand.see("mini_window")
    hand.see("tile_stop")
    hand.tally = Tally()
    began = perf_counter()
    paused = 0.0

    def shown(name: str, told: str) -> None:
        nonlocal paused
        before = perf_counter()
        show(name, told)
        paused += perf_counter() - before

    _write(stage, shown)
    real = round((perf_counter() - began - paused) * 1000)
    watch = Stopwatch(hand.tally.keys, hand.tally.clicks, real)
    last = stage.counter.last
    assert last is not None and last.case is not None, "补记没存下"
    show("saved", "补记好了，还能接着复制摘要")
    assert watch.modelled_ms < LIMIT_MS, watch.line
    return last.case, watch


def _write(stage: Stage, show: Show) -> None:
    hand = stage.hand
    hand.click("write_up", within="mini_window")
    hand.see("writeup_request")
    show("form", "事后补记：五个问题，回车往下走")
    hand.click("writeup_ago_30")
    hand.fill("writeup_surname", "乔")
    hand.click("writeup_title_女士")
    hand.fill("writeup_phone", "18700002256")
    hand.click("writeup_tile_unknown_order")
    hand.click("writeup_topic_sales_call")
    hand.fill("writeup_request", REQUEST)
    hand.enter()
    hand.type(DONE)
    show("written", "谁、什么事、怎么办的")
    hand.click("writeup_outcome_solved")
    hand.type(SENTENCE)
    show("result", "一句话结果")
    hand.click("writeup_save")
    stage.calm()
    hand.until(lambda: stage.counter.last is not None, "存下了")
    hand.see("tile_stop")
