"""How results are compared: what is differs, what is missing, as one Chinese sentence; nothing where it holds."""

from __future__ import annotations

from hall_assistant.people.records import names
from hall_assistant.training.fault import Unclear
from hall_assistant.training.forms import QUOTED
from hall_assistant.training.stage import Stage


def differs(is_now: object, wanted: object, what: str) -> str | None:
    """Nothing if they are the same, else a sentence with both."""
    return None if is_now == wanted else f"{what}应是「{wanted}」，现在是「{is_now}」"


def quoted_whole(rest: str) -> str:
    """The words in corner brackets that are all there is. Raises Unclear."""
    found = QUOTED.fullmatch(rest.strip())
    if not found:
        raise Unclear("要对的话放在「」里")
    return found[1]


def holds(whole: str, words: str, what: str) -> str | None:
    """Nothing if the words stand in the whole, else a sentence with both."""
    return None if words in whole else f"{what}里没有「{words}」，现在是「{whole}」"


def name_of(stage: Stage, staff: str) -> str:
    """The name of a staff id, also of one who left; empty for none."""
    with stage.store.reading() as at:
        return names(at).get(staff, "")
