"""停机和留号日期: when service may be stopped and ended for arrears, and must be back. Source: N03, S162."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hall_assistant.errors import StaffError
from hall_assistant.solutions.calculators.form import Form
from hall_assistant.solutions.calculators.sums import after_days, moment_text
from hall_assistant.solutions.calculators.values import Field, Result, Values

LAW = "telecom_regs_34"
STOP_DAYS, END_DAYS, RESTORE_HOURS = 30, 60, 48
TERMS = (("law", "没有另外约定，按条例"), ("contract", "协议另有约定（手机常见）"))
FIELDS = (
    Field("due", "该交费的最后一天", "day", "2026-03-31"),
    Field("terms", "按什么算", "choice", choices=TERMS),
    Field("stop_after", "协议：过几天停", "whole", "0", "天", when=("terms", ("contract",))),
    Field("end_after", "协议：停多少天销号", "whole", "90", "天", when=("terms", ("contract",))),
    Field("stopped", "实际哪天停的", "day", "2026-05-02", needed=False, hint="没停空着"),
    Field("paid", "几时补齐的", "moment", "2026-05-06 10:30", needed=False, hint="没补空着"),
    Field("keep", "销号后留号几天", "whole", "90", "天", needed=False, figure="停机后留号天数", hint="不知道空着"),
)


@dataclass(frozen=True, slots=True)
class StopDates:
    """due: last day to pay; days by the rule that holds; `paid` local time; keep: days the number is kept after."""

    due: date
    stop_after: int = STOP_DAYS
    end_after: int = END_DAYS
    agreed: bool = False
    stopped: date | None = None
    paid: datetime | None = None
    keep: int | None = None


def stop_dates(asked: StopDates) -> Result:
    """First lawful day of the stop and of the end, the hour of restoring, the days a number is kept.

    A term runs from the day after (civil code: the first day is not counted). Raises StaffError `calc.order` for a
    stop before the last day to pay.
    """
    if asked.stopped is not None and asked.stopped < asked.due:
        raise StaffError("calc.order", first="该交费的最后一天", then="实际哪天停的")
    first = after_days(asked.due, asked.stop_after)
    stopped, how = asked.stopped or first, "实际" if asked.stopped else "最早"
    end = after_days(stopped, asked.end_after)
    source = "协议" if asked.agreed else "条例"
    steps = [
        f"最后一天是 {asked.due}，当天不算，过 {asked.stop_after} 天（{source}）：{first} 起才可以停",
        f"{how} {stopped} 停，再过 {asked.end_after} 天（{source}）：{end} 起才可以销号",
    ]
    values: Values = {"stop_from": str(first), "end_from": str(end)}
    early = (first - asked.stopped).days if asked.stopped is not None else 0
    if early > 0:
        steps.append(f"停早了 {early} 天：{first} 之前不该停，这是这边的错，先恢复")
        values["early_days"] = early
    if asked.keep is not None:
        kept = end + timedelta(days=asked.keep)
        steps.append(f"销号后留号 {asked.keep} 天：最早到 {kept}")
        values["kept_until"] = str(kept)
    if asked.paid is not None:
        back = asked.paid + timedelta(hours=RESTORE_HOURS)
        steps.append(f"{moment_text(asked.paid)} 补齐，{RESTORE_HOURS} 小时内恢复：最晚 {moment_text(back)}")
        values["back_by"] = moment_text(back)
    return Result(_headline(asked, first, values), tuple(steps), values, _unknown(asked))


def _headline(asked: StopDates, first: date, values: Values) -> str:
    if "back_by" in values:
        return f"最晚 {values['back_by']} 恢复"
    if "early_days" in values:
        return f"停早了 {values['early_days']} 天"
    return f"{first} 起才可以停" if asked.stopped is None else f"{values['end_from']} 起才可以销号"


def _unknown(asked: StopDates) -> tuple[str, ...]:
    told = ["违约金看协议，这里不算。"]
    if not asked.agreed:
        told.insert(0, "手机业务可以另外约定日子：先翻协议，写了就按协议算。")
    if asked.keep is None:
        told.append("销号后号码留多少天，本厅还没填「停机后留号天数」。")
    return tuple(told)


def from_form(form: Form) -> Result:
    """As typed."""
    agreed = form.choice("terms") == "contract"
    return stop_dates(
        StopDates(
            due=form.day("due"),
            stop_after=form.whole("stop_after", most=3660) if agreed else STOP_DAYS,
            end_after=form.whole("end_after", most=3660) if agreed else END_DAYS,
            agreed=agreed,
            stopped=form.day("stopped") if form.given("stopped") else None,
            paid=form.moment("paid") if form.given("paid") else None,
            keep=form.whole("keep", most=3660) if form.given("keep") else None,
        )
    )
