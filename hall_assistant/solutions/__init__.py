"""Solutions (方案): which way a matter can be settled, and what it comes to."""
