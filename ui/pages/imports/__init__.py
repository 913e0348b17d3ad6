"""资料: a hall's own questions and answers taken in from a file, looked at, and taken back."""
