"""What can be done about a solution: offer it, sign for it, agree on it, decline it, or refuse in three parts.

Nobody gives more than their role may: above it a second person signs on the spot with their own PIN, or gives
permission by telephone and signs afterwards. Source: S26–S29, S136–S140.
"""

from __future__ import annotations

from decimal import Decimal

from hall_assistant.casefile.opening import ready_for_content
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.solved import Redress, Solution, SolutionState, SolutionType
from hall_assistant.casefile.told import Elsewhere
from hall_assistant.casefile.values import CaseId
from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError
from hall_assistant.money import yuan
from hall_assistant.people.access import check
from hall_assistant.people.desk import sign_in
from hall_assistant.people.values import Actor
from hall_assistant.promises.desk import promise
from hall_assistant.settings.records import hall_settings
from hall_assistant.solutions.authority import needs_second, room_of
from hall_assistant.solutions.ladder import call_off
from hall_assistant.store.facts import Json
from hall_assistant.store.store import Store, Writing
from hall_assistant.text import one_line, required

NOTHING = Decimal("0.00")


def offer(
    store: Store,
    *,
    by: Actor,
    case: CaseId,
    type: SolutionType,
    words: str,
    redress: Redress = Redress.NONE,
    amount: str = "",
    limit: str = "",
    decides: str = "",
    why: str = "",
) -> tuple[Changes, str]:
    """Put an option to the customer and return its name: what they get, what it does not do, who decides.

    why: the reason for a sum beyond what is usual here, where somebody gave one (S129). amount: yuan as typed, wanted
    where money moves. Raises StaffError `solution.amount` where it is missing or there should be none, what
    `money.yuan` raises, `text.empty`, `solution.first` where the customer wants to cancel and no option says so yet
    (C2), and what `ready_for_content` raises.
    """
    with store.write() as w:
        check(w, by, "solutions.offer")
        ready_for_content(w, by=by, case=case)
        _refuse_before_what_comes_first(w, case, words)
        name = f"S{len(state_of(w, case).solutions) + 1}"
        opened: dict[str, Json] = {
            "solution": name,
            "type": type.value,
            "redress": redress.value,
            "amount": str(_amount(redress, amount)),
        }
        sealed: dict[str, Json] = {
            "words": required(words, what="方案", limit=500),
            "limit": one_line(limit, what="办不到的", limit=500),
            "decides": one_line(decides, what="谁定", limit=200),
            "why": one_line(why, what="为什么多给", limit=200),
        }
        w.append(case, "solution.offered", by=by.staff, open=opened, sealed=sealed)
    return w.changes, name


def _refuse_before_what_comes_first(w: Writing, case: CaseId, words: str = "") -> None:
    """Whoever asks to cancel is not kept waiting with other offers, nor told no: the cancelling is put first."""
    state = state_of(w, case)
    for need in state.needs:
        if need.first and need.answered is None and not any(word in words for word in need.first):
            offered = words and any(word in one.words for one in state.solutions for word in need.first)
            if not offered:
                raise StaffError("solution.first", need=need.name)


def _amount(redress: Redress, typed: str) -> Decimal:
    amount = yuan(typed) if typed.strip() else NOTHING
    if (redress is Redress.NONE) != (amount == NOTHING):
        raise StaffError("solution.amount")
    return amount


def sign(store: Store, *, by: Actor, case: CaseId, solution: str, second: str, pin: str) -> Changes:
    """Have a second person (staff id) sign for an option on the spot, with their own PIN; also after a permission by
    telephone.

    Raises StaffError `solution.second_self`, `solution.second_limit` where the sum is above their role too, and what
    `people.desk.sign_in` raises.
    """
    signing = sign_in(store, staff=second, pin=pin, counter=by.counter)
    with store.write() as w:
        check(w, by, "solutions.sign")
        check(w, signing, "solutions.sign")
        meant = _known(w, case, solution)
        if meant.approval is not None and not meant.approval.waits:
            raise StaffError("solution.signed", solution=solution)
        if second == meant.by:
            raise StaffError("solution.second_self")
        room = room_of(hall_settings(w), signing.role, meant.redress, state_of(w, case), but=solution)
        if meant.amount > room:
            raise StaffError("solution.second_limit", name=signing.name, amount=meant.amount)
        w.append(case, "solution.signed", by=by.staff, open=_naming(meant) | {"second": second})
        call_off(w, by=by, case=case, solution=meant, why="已当面签了")
    return w.changes


def permit_by_phone(store: Store, *, by: Actor, case: CaseId, solution: str, who: str, phone: str) -> Changes:
    """Note a permission given by telephone: by whom, on which number. Their signature follows (待补签).

    Raises StaffError `solution.signed`, `solution.settled`, `text.empty`, and what `ready_for_content` raises.
    """
    named = f"{required(who, what='谁同意的', limit=60)} {required(phone, what='电话', limit=40)}"
    with store.write() as w:
        check(w, by, "solutions.permit_by_phone")
        ready_for_content(w, by=by, case=case)
        meant = _offered(w, case, solution)
        if meant.approval is not None:
            raise StaffError("solution.signed", solution=solution)
        w.append(case, "solution.phoned", by=by.staff, open=_naming(meant), sealed={"who": named})
        call_off(w, by=by, case=case, solution=meant, why="另有人在电话里同意了")
    return w.changes


def agree(store: Store, *, by: Actor, case: CaseId, solution: str, due: int | None = None) -> Changes:
    """Note that the customer takes an option. One that needs time is promised for an hour in the same breath.

    due: until when it is done (UTC milliseconds), wanted for `SolutionType.LATER`. Raises StaffError
    `solution.above` where the sum wants a second person, `solution.no_hour`, `solution.unknown`, `solution.settled`,
    and what `promises.desk.promise` and `ready_for_content` raise.
    """
    with store.write() as w:
        check(w, by, "solutions.agree")
        ready_for_content(w, by=by, case=case)
        meant = _offered(w, case, solution)
        state, settings = state_of(w, case), hall_settings(w)
        if meant.approval is None and needs_second(settings, by.role, meant, state):
            room = room_of(settings, by.role, meant.redress, state, but=solution)
            raise StaffError("solution.above", amount=meant.amount, limit=room)
        if meant.type is SolutionType.LATER and due is None:
            raise StaffError("solution.no_hour")
        if due is not None:
            promise(store, by=by, case=case, words=meant.words, due=due)
        w.append(case, "solution.agreed", by=by.staff, open=_naming(meant))
    return w.changes


def decline(store: Store, *, by: Actor, case: CaseId, solution: str) -> Changes:
    """Note that the customer does not take an option.

    Raises StaffError `solution.unknown`, `solution.settled`, and what `ready_for_content` raises.
    """
    with store.write() as w:
        check(w, by, "solutions.decline")
        ready_for_content(w, by=by, case=case)
        meant = _offered(w, case, solution)
        w.append(case, "solution.declined", by=by.staff, open=_naming(meant))
        call_off(w, by=by, case=case, solution=meant, why="客户没接受这个方案")
    return w.changes


def refuse(
    store: Store,
    *,
    by: Actor,
    case: CaseId,
    cannot: str,
    why: str,
    can: str,
    elsewhere: Elsewhere | None = None,
    granted: str = "",
) -> Changes:
    """Note a refusal in its three parts: what cannot be, why in a sentence, and 能办的是.

    elsewhere: whether another place gave it, None where nobody looked; granted: what and by whom, wanted where one did.
    Raises StaffError `text.empty`, `solution.first`. Source: S27, S118.
    """
    given = elsewhere is Elsewhere.GRANTED
    sealed: dict[str, Json] = {
        "cannot": required(cannot, what="办不了的", limit=300),
        "why": required(why, what="为什么", limit=300),
        "can": required(can, what="能办的是", limit=300),
        **({"granted": required(granted, what="别处给了什么", limit=300)} if given else {}),
    }
    opened: dict[str, Json] = {"elsewhere": elsewhere.value} if elsewhere is not None else {}
    with store.write() as w:
        check(w, by, "solutions.refuse")
        ready_for_content(w, by=by, case=case)
        _refuse_before_what_comes_first(w, case)
        w.append(case, "case.refused", by=by.staff, open=opened, sealed=sealed)
    return w.changes


def _known(w: Writing, case: CaseId, solution: str) -> Solution:
    found = next((one for one in state_of(w, case).solutions if one.solution == solution), None)
    if found is None:
        raise StaffError("solution.unknown", solution=solution)
    return found


def _offered(w: Writing, case: CaseId, solution: str) -> Solution:
    found = _known(w, case, solution)
    if found.state is not SolutionState.OFFERED:
        raise StaffError("solution.settled", solution=solution)
    return found


def _naming(solution: Solution) -> dict[str, Json]:
    return {"solution": solution.solution.partition("·")[0], "of": solution.chain}
