"""With the customer: what is turned round to them, their own screen, lists of papers, a message to take along."""
