"""算一算: one page that draws every calculator from its description."""
