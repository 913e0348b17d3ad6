"""Names of colleagues as the windows say them."""

from __future__ import annotations

from hall_assistant.people.values import StaffMember


def shown_names(staff: list[StaffMember] | tuple[StaffMember, ...]) -> dict[str, str]:
    """Names by staff id; whoever left the hall is marked."""
    return {one.staff: one.name if one.active else f"{one.name}（已离厅）" for one in staff}
