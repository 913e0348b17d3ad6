"""Staff of the hall: who they are, what their role may do, and how they sign in."""
