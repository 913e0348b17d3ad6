"""An error as people read it. It stands in the core, not in `ui/`, because the command line says the same sentences."""

from __future__ import annotations

from hall_assistant.errors import HallError


def sentence(error: HallError) -> str:
    """The sentence for an error, filled with its values."""
    from hall_assistant.sentences import SENTENCES  # read with the first error, not at every start

    return SENTENCES[error.code].format(**error.values)
