"""Let tests import bench/, which is no part of the package, and give them a known page."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from bench.copydesk import texts

PAGE = """\
lang: zh-Hans
page: 01 要闻
F^ 2022年3月18日 星期五
F_ 热线：0391-3550123
=
K 开局之年 抓项目
H 清源县集中开工|二十三个重大项目
B 本报记者 罗宏斌
本报讯 3月16日上午，清源县重大项目集中开工仪式在城东新区举行。县委书记程立新宣布项目开工，总投资86.4亿元。
此次集中开工的项目共23个，涵盖先进制造、现代农业、城市更新、民生保障等领域。其中投资5亿元以上的6个。
S 强组织 // 选好一个人
初春时节，走进大杨庄村，连片的温室大棚在阳光下泛着银光。
J> 02 （下转第2版）
J< 01 （上接第1版）
村党支部书记正带着几名党员给番茄疏花。
C 农民在浇返青水。 // 本报记者 谢雨桐 摄
=
H 秋日
V 桂花落在井台上
V 没有一点声音
page: 02 综合
F^ 2022年3月18日 综合
=
H 启事
单位遗失公章一枚，声明作废。请拾到者与本单位办公室联系，电话见本版上方。
"""


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> texts.KnownEdition:
    path = tmp_path_factory.mktemp("known") / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return texts.load(path)
