"""How each fact of a reception reads as a line of its timeline, one module a side."""
