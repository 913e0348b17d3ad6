"""The guide of a topic at the desk (导引): one question at a time, and what to do at its end."""
