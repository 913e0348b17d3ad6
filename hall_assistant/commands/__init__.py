"""The commands of the screenless front end: each a short function from parsed arguments to an exit code."""
