"""Reports of a week, a month or any days (报表): the hall's own, and the county's workbooks filled in. Source: M16."""
