"""Checks of the hall: what is walked through each day, and findings followed until they are put right."""
