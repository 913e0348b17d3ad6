"""口径: the words of the day, one by one, pasted, confirmed, read; and the roll-call of the morning."""
