"""改进: what was said and who changes it, and what hangs on the wall of it."""
