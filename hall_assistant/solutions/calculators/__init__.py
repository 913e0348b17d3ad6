"""Sums worked out at the counter (算一算): values in, values and the steps of the sum out; no store, no screen."""
