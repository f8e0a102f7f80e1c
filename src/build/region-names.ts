/**
 * Names that regions have for one thing: 奥巴马 on the mainland is 歐巴馬 in Taiwan, 互联网
 * 網際網路.
 *
 * OpenCC's tables of phrases have many, made for programs that rewrite a text; here they only
 * widen a search, so they are taken where both names have three characters and more, which hardly
 * meet by chance, and mean nothing else. Shorter ones, and names of people and places that those
 * tables lack, are listed, where their characters hardly meet elsewhere: 列印 is in 系列印章, and
 * 雪梨 a fruit beside Sydney.
 *
 * Layer: build. Imports: node, text, build.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { ALL_HAN } from '../text/scripts.ts'
import { tablesFolder } from './fold.ts'

const LEAST_CHARACTERS = 3

/** Keys of OpenCC's tables of which either name is also part of other words, or means something else. */
const AMBIGUOUS: ReadonlySet<string> = new Set([
  // 狮子山 in Hong Kong, the country Georgia, 永续性, what energy policy tells apart, 通话记录.
  '塞拉利昂',
  '佐治亞',
  '持久性',
  '分佈式',
  '聯繫歷史',
  // 行动式, 数据报送 and 学习资料包, 行政区域网络, 操作数据, 将工作列入, 专项行动数据, 资料来源.
  '便攜式',
  '數據報',
  '局域網',
  '操作數',
  '任務欄',
  '移動數據',
  '數據源',
  // 技术长期, 营运长途.
  '首席技術官',
  '首席運營官',
])

const NAMES =
  '也门 葉門,老挝 寮國,文莱 汶萊,帕劳 帛琉,瑙鲁 諾魯,肯尼亚 肯亞,韩国 南韓,' +
  '波斯尼亚 波士尼亞,吉布提 吉布地,特立尼达 千里達,' +
  '旧金山 三藩市,迪拜 杜拜,堪培拉 坎培拉,惠灵顿 威靈頓,佛罗伦萨 佛羅倫斯,那不勒斯 拿坡里,' +
  '热那亚 熱內亞,巴塞罗那 巴塞隆納,斯特拉斯堡 史特拉斯堡,汉诺威 漢諾瓦,贝尔格莱德 貝爾格勒,萨拉热窝 塞拉耶佛,' +
  '第比利斯 提比里斯,亚的斯亚贝巴 阿迪斯阿貝巴,内罗毕 奈洛比,约翰内斯堡 約翰尼斯堡,摩加迪沙 摩加迪休,拉各斯 拉哥斯,戛纳 坎城,' +
  '特朗普 川普,肯尼迪 甘迺迪,尼克松 尼克森,克林顿 柯林頓,希拉里 希拉蕊,丘吉尔 邱吉爾,撒切尔 柴契爾 戴卓爾,斯大林 史達林,' +
  '赫鲁晓夫 赫魯雪夫,戈尔巴乔夫 戈巴契夫,普京 普丁,泽连斯基 澤倫斯基,默克尔 梅克爾,马克龙 馬克宏,萨科齐 薩科吉,' +
  '卡斯特罗 卡斯楚,卡扎菲 格達費,内塔尼亚胡 納坦雅胡,肖邦 蕭邦,达芬奇 達文西,梵高 梵谷,希区柯克 希區考克,' +
  '斯皮尔伯格 史匹柏,斯图尔特 史都華,弗洛伊德 佛洛伊德,亚里士多德 亞里斯多德,麦克斯韦 馬克士威,乔布斯 賈伯斯,' +
  '扎克伯格 祖克柏,贝克汉姆 貝克漢 碧咸,马拉多纳 馬拉度納,罗纳尔多 羅納度,泰坦尼克 鐵達尼,蜘蛛侠 蜘蛛人,钢铁侠 鋼鐵人,' +
  '英伟达 輝達,奔驰 賓士,硅谷 矽谷,芯片 晶片,软件 軟體,硬件 硬體,硬盘 硬碟,光盘 光碟,鼠标 滑鼠,屏幕 螢幕,' +
  '网络 網路,信号 訊號,博客 部落格,网吧 網咖,搜索引擎 搜尋引擎,数码相机 數位相機,数字电视 數位電視,激光 雷射,纳米 奈米,' +
  '导弹 飛彈,宇航员 太空人,方便面 泡麵,菠萝 鳳梨,猕猴桃 奇異果,金枪鱼 鮪魚,三文鱼 鮭魚,熊猫 貓熊,考拉 無尾熊,' +
  '幼儿园 幼稚園,埃博拉 伊波拉,疯牛病 狂牛症,阿尔茨海默 阿茲海默,吉尼斯世界纪录 金氏世界紀錄 健力士世界紀錄'

/** Groups of names, in the script in which they are listed; no name is in two of them. */
export function regionNames(): string[][] {
  const groups = new Map<string, Set<string>>()
  const listed = NAMES.split(',').map((group) => group.split(' '))
  for (const names of [...listed, ...namesOfOpenCC()]) {
    const merged = new Set([...names, ...names.flatMap((name) => [...(groups.get(name) ?? [])])])
    for (const name of merged) groups.set(name, merged)
  }
  return [...new Set(groups.values())].map((names) => [...names])
}

/** Pairs of OpenCC's tables, without those that a shorter one of them says (佐治亞州 beside 佐治亞). */
function namesOfOpenCC(): string[][] {
  const rows = ['TWPhrases.txt', 'HKPhrases.txt'].flatMap((file) =>
    readFileSync(join(tablesFolder(), file), 'utf8')
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .map((line) => line.split('\t')),
  )
  const pairs = rows.flatMap(([key = '', values = '']) =>
    values
      .split(' ')
      .filter((value) => !AMBIGUOUS.has(key) && areNames(key, value))
      .map((value) => [key, value] as const),
  )
  const isSaid = (key: string, value: string): boolean =>
    pairs.some(
      ([shorter, name]) =>
        shorter !== key && key.includes(shorter) && key.replace(shorter, name) === value,
    )
  return pairs.filter(([key, value]) => !isSaid(key, value)).map((pair) => [...pair])
}

/** Neither is part of the other: 哈薩克 is a people, too, and who types it finds 哈薩克斯坦. */
function areNames(name: string, other: string): boolean {
  return (
    [name, other].every((each) => ALL_HAN.test(each) && [...each].length >= LEAST_CHARACTERS) &&
    !name.includes(other) &&
    !other.includes(name)
  )
}
