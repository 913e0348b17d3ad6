"""The day's log (日志): what a manager reads, signs and learns from."""
