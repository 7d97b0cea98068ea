"""The Chinese characters that make up most of titles, names and venues, in the order of their pinyin.

Text in another encoding that is read as GB18030 by mistake (Korean, Japanese, Traditional Chinese, Cyrillic) gives
characters too, but rare ones: two in five of its characters are in this table, and mostly far fewer. Of Chinese titles
and names, more than half are.
"""

from __future__ import annotations

COMMON_HANZI = frozenset(
    "安按八把白百般版半办包保报北备被本比必边便变标表别斌并波博不布步部才采蔡参曹测层查产场常长厂超车陈称成程持出"
    "除处传春词此次从崔存达答打大戴带代单但当党导到道得的等邓低地第点电调丁定东董动斗都督杜度段断队对多而儿二发法"
    "帆反范芳方放非飞分峰风冯府复傅该改干感刚高割革格个各给根更工龚公共构顾关观管光广规桂郭国果过海韩郝好号浩和何"
    "合贺很红侯候后胡花华划化话还黄辉回会活火或基机积极集及即级几己技济计记际家加贾价架监间检见件健建姜将江蒋交角"
    "教较叫接阶节杰结解界金今进近京精经静究九就局据具句娟卷觉决军俊开凯看康抗科可克空孔口跨快框矿况拉来赖兰劳老雷"
    "磊类黎离理李里丽历利例立力联连练梁两量了廖料列林领刘流六龙卢路陆吕律率论罗络马满毛么梅没每美门们孟米面描民敏"
    "明名命模目那娜南难内能你年宁农派潘彭鹏片品平谱期七其起器气千迁钱前强乔切且亲秦青清情邱求区取去权全却确群然热"
    "人任认日融容如入软三色山商上少邵社设身深神沈声生省十石时什实识史使始式示士世事是适市视收手受书属术述数水说硕"
    "斯思四宋苏素速酸算孙索所他它她太态谭汤唐涛特提题体天田条铁听通同统头图土团推外完万汪王网往为维委伟魏位温文问"
    "我无吴武五物务西习系细霞下夏先现县线相想响像向象萧消晓小效些写谢新心信型形行性熊秀需须徐许旭选薛学雪训压严研"
    "言阎眼艳燕验杨洋养样姚要也业叶一移已以易意义议译因音尹引英应影勇用优由油有又于余与宇语玉育预元袁原员圆院约越"
    "月运杂再在造则增曾展战张赵照者这真征争整正政郑证支知之织直值指只志至置制智质治中钟种重众周朱主住注专转装状准"
    "着资子自综总邹走族组最做作婷鑫"
)
