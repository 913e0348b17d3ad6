"""The Chinese sentence for every error code: what happened, that nothing is lost, what to do next.

It stands in the core, not in `ui/`, because the command line says the same sentences.
"""

from __future__ import annotations

from hall_assistant.errors import HallError

SENTENCES: dict[str, str] = {
    # text
    "text.too_long": "「{what}」最多写{limit}个字，现在有{length}个。内容还在输入框里，删短一些再存。",
    "text.broken": "「{what}」里有半个字符，存不下来。内容还在输入框里，把乱码那几个字删掉再存。",
    "text.empty": "「{what}」还空着，填上再继续。已填的都在。",
    # store
    "store.newer": (
        "这份记录是新版柜台助手写的，这台的程序旧一版，先不打开，免得写坏。记录都在，一条没动。把程序更新到新版再开。"
    ),
    "store.wrong_key": ("钥匙对不上，记录没有打开，里面一条没动。厅密码再核一遍；还不行，用打印的那张恢复码打开。"),
    "store.locked": (
        "另一个程序正在写记录，等了三秒没让出来，刚才这一笔还没存。已存的都在。把多开的柜台助手关掉，再存一次。"
    ),
    "store.read_only": (
        "这个文件夹只能看、不能写：{folder}。已有的记录都在。换个能写的位置，或请管理员给这个文件夹写权限。"
    ),
    "store.damaged": ("记录文件有一处坏了，先不往里写，免得坏得更多。文件原样留着。什么都别删，用最近一份备份恢复。"),
    "store.disk_full": "磁盘满了，刚才这一笔还没存，之前存的都在。清出些空间，再存一次。",
    "store.disk_fault": (
        "磁盘读写出错，刚才这一笔还没存，之前存的都在。看看盘是不是松了、满了，再存一次；还不行就请管理员看盘。"
    ),
    "store.missing": (
        "原来放记录的地方找不到文件了：{folder}。没有另建新的，免得盖住旧的。"
        "看是不是被移走或被杀毒软件收走，放回原处再开；找不回来就用备份恢复。"
    ),
    "subject.forgotten": "这份记录里的文字已按要求删除，不能再往里写。要接着办，请新开一个接待。",
    "unlock.exists": "这个文件夹已经有钥匙了，没有另配新的，免得原来的记录打不开。直接打开就行。",
    "unlock.needed": ("这里的记录要厅密码或恢复码才能打开：把它写进一个文件，加上 --unlock-file 文件。记录都在。"),
    "unlock.no_way": "这里没有设过这一种打开方式，记录都在。换厅密码，或用打印的恢复码。",
    "unlock.password": "厅密码不对，记录没有打开，都还在。看看大小写再输；想不起来就用打印的恢复码。",
    "unlock.short_password": "厅密码至少{shortest}个字，现在是{length}个。想一句自己记得住的话当密码。",
    "unlock.code": "恢复码和这里的记录对不上，记录都在。看看是不是别的厅的那张，或有两组写反了。",
    "unlock.code_group": "恢复码第{group}组有一个字打错了，对着纸再看这一组。记录都在。",
    "unlock.code_length": "恢复码一共{wanted}个字，现在是{length}个。对着纸补齐再试，记录都在。",
    "unlock.last_way": "这是最后一种平时用的打开方式，先设厅密码再去掉它。现在什么都没变。",
    "unlock.missing": (
        "钥匙文件 unlock.json 不在了：{folder}。记录没动，也没有另配钥匙。"
        "从备份旁边的 .unlock.json 拷回来，再用恢复码打开。"
    ),
    "unlock.damaged": "钥匙文件坏了：{folder}。记录没动。从备份旁边的 .unlock.json 拷回来，再用恢复码打开。",
    "unlock.device_missing": "这台电脑上的钥匙不在了：{file}。记录都在。用打印的恢复码打开，会重新配一把。",
    "unlock.file": "写着厅密码或恢复码的文件读不了：{file}。记录没动。看看路径对不对。",
    # people
    "access.denied": "这一步要有权限的同事来办，您填的都还在。请值班长或店长登录后再点。",
    "pin.form": "密码用4到6位数字，不能全是同一个数。换一组再设。",
    "pin.wrong": "密码不对，还能试{left}次。记录都在，慢慢输。",
    "pin.wait": "密码错了几次，请等{seconds}秒再试。急用可以先让同事登录，记录都在。",
    "staff.unknown": "名单里没有这位同事，可能刚被移出。刷新名单再选一次。",
    "staff.number_taken": "工号{number}已经有人用了。核一下工号再加，别的内容都在。",
    "staff.last_manager": "厅里至少留一位店长。先把另一位同事设成店长，再改这一位。",
    "staff.open_receptions": "{name}手上还有{count}个没结的接待。先转给别的同事，再移出名单，首问记录会一直留着。",
    # settings
    "hall.founded": "这台电脑已经建过厅了，原来的记录都在。直接登录就行。",
    "hall.code": "厅代码用2到6位字母或数字，比如 YS。改一下再继续。",
    "hall.counter": "柜台号填1到99的数字，比如 3。",
    "setting.hours": "「{hour}」不像钟点，照 09:00 这样填。原来的设置没有动。",
    "setting.number": "这一项填{least}到{most}之间的数。原来的设置没有动。",
    "setting.theme": "颜色有三种：跟系统、浅色、深色。原来的设置没有动，再选一次。",
    "figure.braces": "「{name}」直接写数和单位，像 48小时，不用花括号。原来的没有动。",
    "card.unchecked": "这张卡本厅没核过，没什么要撤的。",
    "setting.fixed": "厅代码印在每张回执上，定了就不改了。其他设置照常改。",
    # casefile, cases
    "case.unknown": "没找到这个接待，可能已经作废或撤掉了。到「查找」里再找一次。",
    "case.future": "开始时间比现在还晚，改成过去的时间再存。填的内容都在。",
    "case.long_ago": "开始时间早了一年还多，像是点错了，改一下再存。填的内容都在。",
    "case.ended": "接待 {number} 已经结了，记录都在。要改哪一条，用「更正」。",
    "case.voided": "接待 {number} 已经按误开作废。要接着记，请新开一个接待。",
    "case.not_yours": "这个接待现在不在您手上。请经办同事结，或者先转给您。",
    "case.open_promises": "还有{count}件答应客户的事没兑现（{named}）。先点兑现或改约，再结束。记录都在。",
    "case.order_missing": "选了「已立单」，还差工单号。填上工单号再结束，别的都存好了。",
    "case.void_too_late": "误开作废只能当天办。隔天的请写清结果再结束，记录都在。",
    "step.state": "这一步的状态没认出来，记录没有动。请再点一次。",
    "note.kind": "这一条归到哪一类没认出来，内容还在输入框里。换个类别再存。",
    "emotion.level": "情绪点是1到5，请重新点一下。",
    "rating.range": "评价是1到5分，请重新点一下。",
    "line.open": "这句里「{names}」还没填，填上再记。别的记录都在。",
    "apology.too_early": "还没查实是我们的错，这句认错先不说。先说让您久等、让您跑了这趟，查实了再认。",
    "correction.unknown": "这一条不能这样更正，原来的记录没有动。刷新时间线再选一次。",
    "correction.due": "这件承诺已经到点或了结，时间不能再改，原来的记录没有动。还没办成的，点「改约」。",
    "correction.day": "编号里带着日期，开始时间只能在当天内改，也不能晚过开卷。原来的记录没有动。",
    "correction.value": "更正的内容对不上这一项，原来的记录没有动。核一下再存。",
    "undo.nothing": "一分钟内没有可撤的一步。要改更早的，用「更正」，原来的也留着。",
    "handover.self": "这位同事就是现在的经办，不用转。",
    "handover.not_offered": "这个接待没有等您接手的请求，可能已经被接走或收回。刷新看看。",
    "phone.form": "号码只能是4到12位数字，核一下再填。别的内容都在。",
    "writeup.empty": "补记至少写一句：客户要什么，或者办了什么。填的都还在。",
    "writeup.no_outcome": "写了一句话结果，还差选哪一种：现场化解、已立单、已转出、未留结果离开。填的都还在。",
    # promises
    "promise.past": "答应的时间已经过了，选一个还没到的钟点。写的话都在。",
    "promise.far": "答应的时间在三年以后，像是点错了，改一下再存。写的话都在。",
    "promise.no_hour": "答应了事，还差几点前。选好钟点再存，写的话都在。",
    "promise.unknown": "没找到承诺{promise}，刷新一下再点。",
    "promise.settled": "承诺{promise}已经了结过了，不用再点。",
    # backup, audit
    "backup.no_folder": "找不到备份文件夹：{folder}。记录都在，只是这次没备份。插好盘，或换个文件夹再备份。",
    "backup.read_only": "备份文件夹写不进去：{folder}。记录都在，只是这次没备份。换个能写的文件夹再备份。",
    "backup.disk_full": "备份的盘满了：{folder}。记录都在，旧备份也在。清出些空间，或换个盘再备份。",
    "backup.disk_fault": "备份的盘读写出错：{folder}。记录都在，只是这次没备份。换个盘再试。",
    "backup.bad": "备份 {file} 核对不过，不能用。现在的记录没动。换一份备份，或重新备份一次。",
    "backup.wrong_key": "备份 {file} 用现在的钥匙打不开，多半是别的厅的。现在的记录没动。换一份再试。",
    "backup.no_copy": "读不到这份备份：{file}。现在的记录没动。看看盘插好没有，路径对不对。",
    "backup.no_wraps": "备份旁边少了 {file}，没有它打不开。把它和备份放在一起再试，备份没动。",
    "backup.not_empty": (
        "这个文件夹里已经有记录了：{folder}。为免盖住，没有动。换个空文件夹，或登录后用「恢复备份」。"
    ),
    # library, search
    "content.missing": "柜台助手的话术和知识没找到（{folder}）。接待记录都在，请重新安装程序。",
    "template.missing": "模板「{name}」读不出来，文字没做出来。记录都在，请店长在设置里换一个模板，或核对内容。",
    "template.broken": "模板「{name}」写错了，文字没做出来。记录都在，请店长在设置里换回原来的模板。",
    "written.long": "最多写{limit}个字，现在有{length}个。内容还在输入框里，删短一些再存。",
    "written.braces": "第{line}行的花括号没配好。空要两个花括号夹着名字，像 {{{{诉求}}}}；改好这一行再存。",
    "written.slot": "第{line}行的「{name}」不是能填的空。能填的有：{known}。改好这一行再存。",
    "written.filter": "第{line}行竖线后面的「{name}」用不了，只能写：{known}。改好这一行再存。",
    "written.tag": "第{line}行的「{said}」用不了，只能写 if 加一个空的名字、else、endif。改好这一行再存。",
    "written.if": "第{line}行的 if、else、endif 没配成对。补齐再存，内容还在输入框里。",
    "written.deep": "第{line}行的 if 套得太深，最多{most}层。拆开写再存。",
    "index.broken": "搜索目录读不了，会自动重做。知识和记录都在，请过一会儿再搜。",
    "index.unwritable": "搜索目录写不进去（{file}）。知识和记录都在，请看看磁盘是不是满了。",
    # authoring
    "notice.unknown": "没找到这条口径，可能刚被换掉。刷新一下再点。",
    "notice.withdrawn": "这条口径已经撤下了，不能再改。要用，请重新贴一条。",
    "notice.ended": "这条口径自己写的期限到了，不能再确认。还要用，请改期限再贴一条。",
    "notice.times": "口径的起止时间对不上：要先起后止，止在以后，三年之内。改好再存，贴的内容都在。",
    "notice.touched": "一条口径最多关联{limit}张卡或{limit}个话题，现在选了{count}个。去掉几个再存，贴的内容都在。",
    "import.form": "不认识「{name}」这种文件，什么都没导。另存成 .xlsx、.csv 或 .jsonl 再来。",
    "import.unreadable": "「{name}」读不了，什么都没导。看看路径对不对、文件是不是正开着，关掉再来。",
    "import.large": "「{name}」超过{limit}MB，什么都没导。拆成几个文件再来。",
    "import.empty": "「{name}」是空的，什么都没导。看看是不是选错了文件。",
    "import.no_rows": "「{name}」只有表头，下面没有内容，什么都没导。看看是不是选错了文件。",
    "import.rows": "一次最多导{limit}行，这个文件超了，什么都没导。拆成几个文件再来。",
    "import.columns": "这个表有{count}列，最多{limit}列，什么都没导。把用不着的列删掉再来。",
    "import.encoding": "第{line}行有认不出的字节，什么都没导。用表格软件打开，另存成 UTF-8 的 csv 再来。",
    "import.binary": "这个文件里不是文字，什么都没导。用表格软件打开，另存成 .xlsx 或 .csv 再来。",
    "import.locked": "这个表设了打开密码，什么都没导。在表格软件里去掉密码，存好再来。",
    "import.old_form": "这是老格式的表（xls），什么都没导。用表格软件打开，另存成 .xlsx 再来。",
    "import.damaged": "这个表打不开，像是坏了，什么都没导。用表格软件打开看看，另存一份再来。",
    "import.bomb": "这个表解开来大得离谱，不敢打开，什么都没导。用表格软件另存一份再来。",
    "import.uneven": "这行有{count}格，表头只有{columns}格，多出来的不知道放哪。核一下逗号和引号。",
    "import.cell": "「{what}」有{length}个字，最多{limit}个。写短一些，或拆成几条。",
    "import.half": "「{what}」里有半个字符，存不下来。把乱码那几个字改掉。",
    "import.quote": "有个引号没收尾，从这行往后都读不出来。把引号补上再导一次。",
    "import.json": "这行不是一条完整的 JSON。核一下括号和引号。",
    "import.no_text": "「{what}」空着，这行没导。",
    "import.no_title": "没看出哪一列是问题，什么都没导。表里有：{columns}。选好哪一列是问题再来。",
    "import.no_answer": "没看出哪一列是答案，什么都没导。表里有：{columns}。选好哪一列是答案再来。",
    "import.no_column": "表里没有「{column}」这一列，什么都没导。表里有：{columns}。",
    "import.no_field": "不认识「{field}」。一列可以当：{fields}。",
    "import.nothing": "「{name}」里没有能导的新内容，什么都没写。看看重复的和有问题的行。",
    "import.changed": "这里面有几条刚刚导进来了，这次没再写。重新预览一次就知道还差哪些。",
    "import.unknown": "没找到这次导入，刷新一下再点。",
    "import.undone": "「{file}」这次导入已经撤回过了，不用再点。",
    # training
    "story.fault": "{file} 第{line}行：{why}。改好这一行再走一遍，别的记录都没动。",
    # command line, paper
    "receipt.off": "受理回执还没打开，记录都在。要用，请店长在「设置」里打开。",
    "receipt.open": "「{names}」还空着，回执没做。把那一句里的空填上再出，记录都在。",
    "receipt.empty": "这次接待还没记内容，没有编号。先点个话题或记一笔，再出回执。",
    "paper.failed": "纸面没做成，记录没有动。再点一次；还不行就先导出CSV。",
    "paper.no_printer": "这台电脑还没装打印机。先存成PDF，到能打印的电脑上打。",
    "command.no_hall": "「{folder}」里没有厅的记录，什么都没动。核一下 --data 后面的文件夹；还没建厅，先开一次窗口。",
    "command.no_staff": "这一步要知道是谁在办：加上 --staff 工号，密码从 --pin-file 或键盘输入。记录没有动。",
    "command.pin_file": "写着密码的文件读不了：{file}。记录没有动。看看路径对不对。",
    "command.out_form": "不认识「{name}」这种文件。导出请用 .csv、.html 或 .pdf 结尾。",
    "command.out_failed": "「{name}」写不进去：{why}。记录没有动，换个文件夹再导出。",
    "command.day": "「{day}」不像日期，照 2026-03-12 这样写。",
}


def sentence(error: HallError) -> str:
    """The sentence for an error, filled with its values."""
    return SENTENCES[error.code].format(**error.values)
