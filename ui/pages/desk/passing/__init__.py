"""Passing on from the desk (转手): to a colleague with a brief, to a department with an hour, to the duty manager."""
