"""The floor of the hall (现场): incidents, what is said into the telephone, and the quick report upwards."""
