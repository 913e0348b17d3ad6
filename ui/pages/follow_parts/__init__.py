"""Parts of the follow-up page: a promise, a new hour for it, an offer, the hand-over at the end of a shift."""
