"""Clocks (时限): counted by a calendar of working days, started on a reception, met, and explained to whoever asks."""
