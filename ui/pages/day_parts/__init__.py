"""Parts of the day's log page: which days, which receptions, the figures, the report in large type."""
