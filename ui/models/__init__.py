"""What the counter windows show, as plain values worked out in memory, and the one thing in hand they share."""
