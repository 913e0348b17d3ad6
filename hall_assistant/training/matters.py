"""Matters of an ordinary month (日常诉求): what people come with, in their words and ours; all of it invented."""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.casefile.values import Evidence


@dataclass(frozen=True, slots=True)
class Course:
    """One way a matter may go: what the check shows, whose it was, how it ended."""

    checked: str
    evidence: Evidence
    ended: str


@dataclass(frozen=True, slots=True)
class Matter:
    """One kind of matter, with several ways it may be told and end."""

    topic: str
    weight: int
    """How often it comes, against the others."""
    verbatim: tuple[str, ...]
    request: tuple[str, ...]
    details: tuple[tuple[str, tuple[str, ...]], ...]
    """Facts of the matter: name and some values."""
    courses: tuple[Course, ...]
    explained: tuple[str, ...]
    promises: tuple[tuple[str, str], ...]
    """What is promised, and how it was kept."""


MATTERS = (
    Matter(
        topic="downgrade",
        weight=12,
        verbatim=("我就想改个便宜的，怎么这么难", "新用户有八块的，我十年老用户没有？", "线上点了三回都不行"),
        request=("降到便宜的档", "这个月就改档", "把用不着的包退了"),
        details=(("现档", ("129.00元", "99.00元", "79.00元")), ("要改", ("59.00元", "39.00元", "29.00元"))),
        courses=(
            Course("没有合约，不欠费，可以改", Evidence.NOT_OURS, "改成便宜的档，下月起按新价"),
            Course("有一条旧活动卡着，要后台摘", Evidence.OURS, "旧活动摘了，改成便宜的档"),
            Course("合约还有两个月到期", Evidence.NOT_OURS, "先退了两个包，主套餐到期再改"),
        ),
        explained=("新价下月一号起，这个月照旧", "在卖的档都念给客户听了", "流量会少一截，超了怎么收也写了"),
        promises=(
            ("看改档短信到没到，没到我来追", "短信到了，档名对过了"),
            ("查的结果打电话说", "打电话说清楚了"),
        ),
    ),
    Matter(
        topic="fraud_stop",
        weight=12,
        verbatim=("好好的号，凭什么停我", "验证码收不着，班都上不了", "我又没干什么，怎么就停了"),
        request=("今天就要能用", "给个停机的说法"),
        details=(("停在", ("昨天下午", "今天一早", "前天晚上")), ("用途", ("跑业务", "送外卖", "开网店"))),
        courses=(
            Course("证件、卡、用途三样齐，已经报上去", Evidence.UNKNOWN, "材料报上去，后台已复机，试通"),
            Course("换机后拨出多，系统停下来认人", Evidence.NOT_OURS, "认上本人，复机试通"),
            Course("外单位要求停的，该问哪儿写清了", Evidence.NOT_OURS, "是外单位要求停的，去处写清了"),
        ),
        explained=("为什么停、要什么、几点有话都说了", "没批也会把缘由写给客户"),
        promises=(
            ("批没批都打您留的电话", "打了电话，有结果"),
            ("后台回了就打电话", "后台回了，打电话说了"),
        ),
    ),
    Matter(
        topic="sales_call",
        weight=6,
        verbatim=("打个电话就给我开了", "我说考虑考虑，第二天就开上了", "什么会员，我听都没听过"),
        request=("退掉，查谁开的", "多扣的退回来"),
        details=(("业务", ("视频会员", "流量加油包", "来电名片")), ("每月", ("19.90元", "9.90元", "5.00元"))),
        courses=(
            Course("录音里没有答应", Evidence.OURS, "业务退了，多扣的已退"),
            Course("录音里答应了，价也说了", Evidence.NOT_OURS, "业务退了，录音念给客户听，认了"),
            Course("录音过了保存的日子，调不到", Evidence.UNVERIFIABLE, "业务退了，两头没凭据，按最近一个月退"),
        ),
        explained=("当场退了，短信看过", "谁开的照样查，查到打电话"),
        promises=(
            ("查的结果打电话说", "打电话说了"),
            ("看退订短信到没到", "到了，打了电话"),
        ),
    ),
    Matter(
        topic="hidden_order",
        weight=5,
        verbatim=("莫名其妙多个包", "我从来没点过这个", "是不是孩子按的"),
        request=("查清楚是怎么开的", "关掉不许再扣"),
        details=(("业务", ("流量月包", "彩铃", "安全管家")), ("起", ("上个月", "三个月前", "去年底"))),
        courses=(
            Course("办理记录是手机上点的", Evidence.NOT_OURS, "关掉了，记录客户看过"),
            Course("没有办理记录", Evidence.OURS, "没有记录，关掉，多扣的退了"),
            Course("柜台办的，单子上有签字", Evidence.NOT_OURS, "关掉了，单子客户看过"),
        ),
        explained=("怎么开的念给客户看了", "以后怎么防开都说了"),
        promises=(("把办理记录调出来打电话说", "记录念给客户听了"),),
    ),
    Matter(
        topic="dearer_than_told",
        weight=9,
        verbatim=("说好一个月五十九，怎么扣九十九", "优惠到期了也没人说一声", "当初不是这么跟我讲的"),
        request=("按当初说的价", "多扣的退回来", "看看优惠还能不能续"),
        details=(("说的", ("59.00元", "39.00元")), ("扣的", ("99.00元", "69.00元"))),
        courses=(
            Course("优惠上月到期，到期前发过短信", Evidence.NOT_OURS, "优惠到期讲清，换了便宜的档"),
            Course("单子上写的就是那个价，系统录错了", Evidence.OURS, "录错的改回来，多扣的退了"),
            Course("录音调不到，单子上没写", Evidence.UNVERIFIABLE, "往后按客户说的价，多扣的退一个月"),
        ),
        explained=("到期以后什么价写下来了", "账单一笔一笔念了"),
        promises=(
            ("查的结果打电话说", "打电话说清楚了"),
            ("下月账单出来我先看一眼，打电话", "看了，打电话念了"),
        ),
    ),
    Matter(
        topic="bb_repair",
        weight=6,
        verbatim=("报了两天没人来", "晚上一到点就断", "光猫一直红灯"),
        request=("今天有人来修", "给个准点"),
        details=(("地址", ("水岸新村", "中山六路", "东门小区")), ("现象", ("断网", "时断时续", "光猫红灯"))),
        courses=(
            Course("那一片线路在修", Evidence.OURS, "线路修好，试通"),
            Course("光猫老了，要换", Evidence.OURS, "换了光猫，试通"),
            Course("家里接头松了", Evidence.NOT_OURS, "接头换好，试通"),
        ),
        explained=("几点上门、谁去，都说了", "等的时候先借一个随身的"),
        promises=(("师傅上没上门都打电话", "修好了，打电话试过"), ("修好了打电话问通没通", "换了光猫，客户说行了")),
    ),
    Matter(
        topic="bb_install",
        weight=4,
        verbatim=("说三天装好，今天第五天", "没资源你们还收钱？"),
        request=("哪天能装", "装不了就退钱"),
        details=(("报装", ("上周三", "上周末", "五天前")),),
        courses=(
            Course("端口满了，要扩", Evidence.OURS, "端口扩好，上门装好"),
            Course("师傅排到后天，催到明天", Evidence.OURS, "上门装好，借的机器收回"),
            Course("那栋楼没有资源", Evidence.NOT_OURS, "暂时装不了，钱退了"),
        ),
        explained=("先借一个用着，孩子上课不断", "装不了就退，一分不收"),
        promises=(("能不能装、哪天装，都打电话", "打电话说了"),),
    ),
    Matter(
        topic="contract_penalty",
        weight=5,
        verbatim=("不用了还要交违约金？", "当时没人说绑两年", "我搬走了，宽带还得付"),
        request=("免违约金", "算清还剩几个月"),
        details=(("还剩", ("5个月", "8个月", "14个月")), ("违约金", ("180.00元", "260.00元"))),
        courses=(
            Course("合约单上有签字", Evidence.NOT_OURS, "换成最低那档，用到合约到期"),
            Course("搬去的地方没资源，按办法可以免", Evidence.NOT_OURS, "没资源，按办法免了"),
            Course("合约单找不到", Evidence.UNVERIFIABLE, "没有凭据，违约金没收"),
        ),
        explained=("违约金免不掉，能落到哪一档写下来了", "算法一项一项念了"),
        promises=(("还剩几个月算好，打电话说", "算好了，打电话念了"),),
    ),
    Matter(
        topic="over_quota",
        weight=5,
        verbatim=("不是不限量吗，怎么还扣钱", "一天扣我三十多"),
        request=("超的钱退了", "别再超了"),
        details=(("超了", ("36.00元", "21.00元", "58.00元")),),
        courses=(
            Course("流量包没生效，是我们办漏了", Evidence.OURS, "办漏的退了，封顶设好"),
            Course("超量提醒发了三条", Evidence.NOT_OURS, "讲清怎么超的，封顶设好"),
        ),
        explained=("封顶怎么设，当面设好了", "哪天哪个软件用的，念给客户看"),
        promises=(("查的结果打电话说", "打了电话，讲清了"),),
    ),
    Matter(
        topic="weak_signal",
        weight=5,
        verbatim=("家里打电话得站阳台上", "上周还好好的", "地库里一格都没有"),
        request=("家里要能打电话",),
        details=(("地点", ("翠湖小区", "桥头村", "金桂园")), ("现象", ("一两格", "通话断", "上不了网"))),
        courses=(
            Course("那一片在调站，两天内", Evidence.OURS, "站调好，客户在家试通"),
            Course("卡老了，换卡就好", Evidence.NOT_OURS, "换卡试通"),
            Course("楼里要加装，报上去了", Evidence.OURS, "加装报上去，月底有结果"),
        ),
        explained=("没好之前先转到座机上", "八样记全，不用再问第二遍"),
        promises=(
            ("好没好都打电话", "打电话问了，试通了"),
            ("师傅去看过就打电话", "去过了，打了电话"),
        ),
    ),
    Matter(
        topic="port_out",
        weight=4,
        verbatim=("要转网，跑三趟了", "你们就是不让走"),
        request=("一次查清，今天能转", "拿授权码"),
        details=(("卡住的", ("副卡没拆", "合约没到期", "欠费")),),
        courses=(
            Course("副卡没拆，拆了就能转", Evidence.NOT_OURS, "副卡拆了，授权短信已到"),
            Course("合约还剩一个月", Evidence.NOT_OURS, "到期日写清，到那天再来"),
            Course("后台挂着一张早拆了的副卡", Evidence.OURS, "后台清了，授权短信已到"),
        ),
        explained=("哪样卡着、几时能转，写在一张纸上",),
        promises=(("再查一遍资格，打电话说", "查了，打电话说了"),),
    ),
    Matter(
        topic="close_number",
        weight=3,
        verbatim=("这号不用了，怎么还销不了", "老人不在了，来把号销了"),
        request=("今天就销", "余额退给我"),
        details=(("余额", ("41.20元", "8.60元", "126.00元")),),
        courses=(
            Course("材料齐，可以销", Evidence.NOT_OURS, "销了，余额退到卡上"),
            Course("缺一样证明，先记上", Evidence.NOT_OURS, "缺的材料写好，带齐再来"),
        ),
        explained=("销号前要清哪几样，念给客户了",),
        promises=(("余额退到没有，打电话说", "余额到账，打了电话"),),
    ),
    Matter(
        topic="arrears_stop",
        weight=2,
        verbatim=("几块钱也停我的机？", "钱交了怎么还打不出去"),
        request=("交了就要能用",),
        details=(("欠费", ("6.80元", "21.30元")),),
        courses=(
            Course("三条提醒都在", Evidence.NOT_OURS, "交清开机，当面打通"),
            Course("交费到账，开机单没走下去", Evidence.OURS, "催了一下，开机试通"),
        ),
        explained=("多久能通，当面等着打一个",),
        promises=(("通没通都打电话", "通了，客户试了"),),
    ),
    Matter(
        topic="sp_fee",
        weight=3,
        verbatim=("这两块钱是什么", "游戏扣了我一百多"),
        request=("全关上", "扣的退回来"),
        details=(("金额", ("12.00元", "30.00元", "98.00元")),),
        courses=(
            Course("没有订购记录", Evidence.OURS, "代扣关上，没记录的退了"),
            Course("孩子在游戏里点的", Evidence.NOT_OURS, "代扣关上，凭据交给那家"),
            Course("连续包月，自己点的", Evidence.NOT_OURS, "代扣关上，下月起不扣"),
        ),
        explained=("代扣整个关上了",),
        promises=(("看关好的短信到没到", "到了，打了电话"),),
    ),
    Matter(
        topic="queue_attitude",
        weight=2,
        verbatim=("排了一个小时，就办一分钟的事", "刚才那位说话我不爱听"),
        request=("有人管管", "先给我办"),
        details=(("等了", ("四十分钟", "一个小时")),),
        courses=(
            Course("叫号记录看了，确实等了", Evidence.OURS, "当场先办好，值班长当面说了"),
            Course("两边的话都记了", Evidence.UNVERIFIABLE, "记下改，谢了客户"),
        ),
        explained=("值班长当面听了",),
        promises=(("怎么改的打电话说", "打电话说了"),),
    ),
)
"""All matters, most frequent first."""

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁任卢姚"
HONORIFICS = ("女士", "先生")
NOTES = (
    "带着孩子来的，先办这位",
    "客户赶车，长话短说",
    "上回来过一次，前头不用再讲",
    "耳朵背，字写大的",
    "客户自己记了一页纸",
)
HANDED_ON = ("我下班了，约的是明天", "明天我休息", "调去盘库")
RENEWED = ("后台还没回", "备件没到", "那边说再等一天", "客户没接，改个客户方便的钟点")
PASSED = ("转给装维班，单子里写清了", "转给渠道岗", "转给片区网络岗，说好谁回话")
LEFT = ("客户接了个电话走了，说改天来", "说回去想想，没留号码")
