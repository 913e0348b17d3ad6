"""Whatever people try in whatever order: no sum above a role is agreed without somebody who may give it."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hall_assistant.casefile.solved import Redress, SolutionState, SolutionType
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases.ending import end
from hall_assistant.cases.handover import accept, offer
from hall_assistant.clock import HOUR, SetClock
from hall_assistant.errors import StaffError
from hall_assistant.settings.records import hall_settings
from hall_assistant.solutions import desk
from hall_assistant.solutions.authority import ALWAYS_SIGNED, limit_of
from tests.core.counter import PIN, START, Counter, open_counter

WHO = st.integers(0, 3)
NAMES = st.sampled_from(["S1", "S2", "S3"])
ACTS = st.one_of(
    st.tuples(
        st.just("offer"),
        WHO,
        st.sampled_from(Redress),
        st.sampled_from(["", "0", "5", "20", "20.01", "99", "100.01", "300", "300.01"]),
        st.sampled_from(SolutionType),
    ),
    st.tuples(st.just("agree"), WHO, NAMES, st.sampled_from([None, -HOUR, HOUR])),
    st.tuples(st.just("sign"), WHO, NAMES, WHO, st.sampled_from([PIN, PIN, PIN, "000111"])),
    st.tuples(st.just("phone"), WHO, NAMES),
    st.tuples(st.just("decline"), WHO, NAMES),
    st.tuples(st.just("hand"), WHO, WHO),
    st.tuples(st.just("end"), WHO),
)


@pytest.mark.timeout(120)
@given(acts=st.lists(ACTS, min_size=4, max_size=25))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_no_sum_above_a_role_is_agreed_without_a_second_person(founded: Path, acts: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        counter = open_counter(founded, Path(folder) / "hall", SetClock.at(START))
        try:
            case = counter.reception()
            for act in acts:
                with suppress(StaffError):
                    _do(counter, case, *act)
                _holds(counter, case)
        finally:
            counter.store.close()


def _do(counter: Counter, case: CaseId, what: str, who: int, *more: object) -> None:
    by, store = counter.everyone[who], counter.store
    if what == "offer":
        redress, amount, type_ = more
        desk.offer(store, by=by, case=case, type=type_, words="退您", redress=redress, amount=amount)
    elif what == "agree":
        due = counter.clock.now() + more[1] if more[1] is not None else None
        desk.agree(store, by=by, case=case, solution=more[0], due=due)
    elif what == "sign":
        second = counter.everyone[more[1]].staff
        desk.sign(store, by=by, case=case, solution=more[0], second=second, pin=more[2])
    elif what == "phone":
        desk.permit_by_phone(store, by=by, case=case, solution=more[0], who="周店长", phone="8001")
    elif what == "decline":
        desk.decline(store, by=by, case=case, solution=more[0])
    elif what == "hand":
        offer(store, by=by, case=case, to=counter.everyone[more[0]].staff)
        accept(store, by=counter.everyone[more[0]], case=case)
    else:
        end(store, by=by, case=case, outcome=Outcome.SOLVED, sentence="办好了")


def _holds(counter: Counter, case: CaseId) -> None:
    state = counter.state(case)
    with counter.store.reading() as at:
        limits = hall_settings(at)
    roles = {one.staff: one.role for one in counter.everyone}
    agreed = [one for one in state.solutions if one.state is SolutionState.AGREED and one.redress is not Redress.NONE]
    for kind in {one.redress for one in agreed}:
        alone = [one for one in agreed if one.redress is kind and one.approval is None]
        most = max((limit_of(limits, roles[one.settled_by], kind) for one in alone), default=Decimal(0))
        assert sum(one.amount for one in alone) <= most
    for one in agreed:
        second = one.approval
        assert second is not None or one.redress not in ALWAYS_SIGNED
        if second is not None and second.by:
            assert second.by != one.by
            assert one.amount <= limit_of(limits, roles[second.by], one.redress)
        assert one.amount > Decimal(0)
    assert state.first_asked and state.handler
    assert not (state.state == "ended" and state.open_promises)
