"""The quick report (快报) on an incident: seven things in 200 characters at most, made from what was written down.

Each part has its share of the characters, so that a long one pushes no other out. Source: counter.md, N28.
"""

from __future__ import annotations

from collections.abc import Mapping

from hall_assistant.clock import local, local_time
from hall_assistant.floor.values import Incident
from hall_assistant.library.library import Library
from hall_assistant.phrases.templates import fill, shortened
from hall_assistant.privacy.masking import masked

SHARE: Mapping[str, int] = {
    "地点": 26,
    "事件": 10,
    "人数": 10,
    "诉求": 24,
    "现状": 30,
    "措施": 36,
    "需要": 20,
}
"""Characters of each part; the rest of the 200 goes to the hour, the names of the parts and the stops."""
WANTED: Mapping[str, str] = {"people": "人数", "demand": "诉求", "now": "现状", "measures": "措施", "needs": "需要什么"}
"""What a report should say, by field of the form."""


def quick_report(incident: Incident, library: Library, *, hall: str, kind: str, offset: int) -> str:
    """The report as one line. hall: the hall's name; kind: the name of the kind; numbers of customers are masked.

    Raises StaffError `template.missing`, `template.broken`.
    """
    told = fill(library.template("quick_report"), _words(incident, hall, kind, offset))
    return " ".join(told.split()).replace("。 ", "。")


def _words(incident: Incident, hall: str, kind: str, offset: int) -> dict[str, str]:
    said, day = incident.fields, local(incident.at, offset)
    parts = {
        "地点": "".join((hall, said.get("place", ""))),
        "事件": kind,
        "人数": said.get("people", ""),
        "诉求": said.get("demand", ""),
        "现状": _joined(said.get("now", ""), said.get("effect", ""), said.get("trend", "")),
        "措施": said.get("measures", ""),
        "需要": said.get("needs", ""),
    }
    cut = {name: _cut(text, SHARE[name]) for name, text in parts.items()}
    return {"时间": f"{day.month}月{day.day}日{local_time(incident.at, offset)}", **cut}


def _cut(text: str, share: int) -> str:
    return shortened(masked(" ".join(text.split())).rstrip("。；，"), share)


def _joined(*texts: str) -> str:
    return "，".join(text.strip("。；， ") for text in texts if text.strip("。；， "))


def missing(incident: Incident) -> tuple[str, ...]:
    """Names of what the report still lacks; it can be sent without."""
    return tuple(name for field, name in WANTED.items() if not incident.fields.get(field))
