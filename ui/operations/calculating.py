"""算一算: a sum worked out from what was typed, copied, and put into the record of the reception in hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from hall_assistant.cases import desk
from hall_assistant.errors import HallError
from hall_assistant.library.calcs import PRIVATE
from hall_assistant.solutions.calculating import Answer, answer, known
from hall_assistant.solutions.calculators.form import standing
from hall_assistant.solutions.calculators.registry import CALCULATORS, Calculator
from ui.context import Context
from ui.models.counter_desk import CounterDesk, same


def offered(*, private: bool) -> tuple[Calculator, ...]:
    """The calculators that may be named on this screen."""
    return tuple(one for one in CALCULATORS.values() if private or one.id not in PRIVATE)


def standing_texts(context: Context, of: Calculator) -> dict[str, str]:
    """What counts for each field while it is blank, by its name: the hall's figure, today."""
    clock = context.hall.clock
    at = known(context.hall.library, now=clock.now(), offset=clock.offset())
    return {field.name: standing(field, at) for field in of.fields}


def work_out(
    context: Context,
    name: str,
    typed: Mapping[str, str],
    *,
    owner: QObject,
    then: Callable[[Answer], None],
    failed: Callable[[HallError], None],
) -> None:
    """Work it out beside the screen: the first serial loads its library."""
    library, clock = context.hall.library, context.hall.clock
    now, offset = clock.now(), clock.offset()
    context.runner.aside(
        lambda: answer(library, name, typed, now=now, offset=offset), owner=owner, then=then, failed=failed
    )


def copy(context: Context, made: Answer) -> None:
    """Put it on the clipboard; what is internal says so in its first line."""
    QGuiApplication.clipboard().setText(made.text)
    context.say("复制好了，是内部参考，别发给客户。" if made.result.internal else "复制好了，到要用的地方粘贴。")


def put_down(counter: CounterDesk, made: Answer) -> None:
    """Write it into the reception in hand as something that was checked."""
    text = made.note
    counter.act(
        same,
        lambda store, by, case: desk.note(store, by=by, case=case, text=text, kind="checked"),
        then=lambda: counter.context.say("记进接待了，摘要的「核查」里有。"),
    )
