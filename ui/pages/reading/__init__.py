"""Parts that the log, the follow-up list and the search for receptions share: the list, one reception, correcting."""
