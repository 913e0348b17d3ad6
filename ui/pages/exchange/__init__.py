"""交换: how far the counters are with each other, and how a computer comes in and goes."""
