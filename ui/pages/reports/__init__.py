"""报表: the figures of a week, a month or any days; files of them; the county's workbooks filled in."""
