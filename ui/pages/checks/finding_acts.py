"""What may be done about a finding, and what each asks for."""

from __future__ import annotations

from ui.pages.act_bar import Act

DONE = Act("done", "怎么改的", "改好了", text="怎么改的，一两句")
PASSED = Act("passed", "复查，过了", "过了", text="现在什么样（不写也行）")
FAILED = Act("failed", "复查，没过", "再改一回", text="还差哪儿，一句话", day=True)
HANDED = Act("handed", "换个人，或换个日子", "改派", day=True, person=True)
WITHDRAWN = Act("withdrawn", "为什么撤", "撤掉", text="记重了、不是我们厅的……一句话")
