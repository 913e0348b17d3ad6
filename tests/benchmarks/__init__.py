"""Benchmarks: ratios to floors measured in the same run, because machines are shared and noisy."""
