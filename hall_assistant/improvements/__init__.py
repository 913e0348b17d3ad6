"""Improvement items (改进事项): what was said, who changes it by which day, and what is told to customers of it."""
