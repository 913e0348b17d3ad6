"""今日: what needs somebody, the days in tiles and charts; and 班前一页, which is read aloud."""
