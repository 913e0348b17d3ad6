"""Practice (演练): narrated complaints played through the desk functions, the demo hall, and large halls for measuring.

Nothing here knows a particular story: the stories are Markdown files in `tests/stories/` that a store manager can read
and correct.
"""
