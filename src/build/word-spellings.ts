/**
 * Words that people spell in two ways, by region or by habit, though no character of them is another
 * form of the other: 計畫 in Taiwan is 計劃 in Hong Kong and 计划 on the mainland.
 *
 * Only spellings whose characters hardly meet elsewhere: 做法 and 作法 are one word, but 群众工作法 has
 * 作法 in it.
 *
 * Layer: build. Imports: build.
 */

import { regionNames } from './region-names.ts'

const GROUPS =
  '计划 計畫,规划 規畫,策划 策畫,企划 企畫,身份 身分,身份证 身分證,纪录 记录,纪录片 记录片,部分 部份,' +
  '大部分 大部份,成分 成份,水分 水份,充分 充份,过分 过份,缘分 缘份,知识分子 知识份子,积极分子 积极份子,' +
  '犯罪分子 犯罪份子,回复 回覆,答复 答覆,报道 報導,联络 連絡,联系 連繫,其他 其它,唯一 惟一,想象 想像,' +
  '图像 图象,录像 录象,家具 傢俱,凭借 憑藉,借口 藉口,借由 藉由,借此 藉此,词典 辭典,致辞 致詞,度假 渡假,' +
  '震撼 震憾,辐射 幅射,签订 签定,片段 片断,看作 看做,莫名其妙 莫明其妙,磨炼 磨练,夜宵 宵夜,咖喱 咖哩,' +
  '艾滋病 爱滋病,坐标 座標,坐标系 座標系,想象力 想像力,精彩 精采,含义 涵義,词汇 辭彙,撤销 撤消,盈利 赢利,交代 交待,' +
  '唯有 惟有,唯独 惟獨,思维 思惟,倒霉 倒楣,糊涂 胡涂,装潢 装璜,名副其实 名符其实,' +
  '番茄 蕃茄,综合征 综合症,活性炭 活性碳,阿司匹林 阿斯匹林,' +
  '狂飙 狂飚,倔强 倔犟,蔓延 漫延,蒙特卡洛 蒙特卡罗,螺杆菌 螺旋杆菌'

/** Groups of spellings and names, as written. The empty word at the head of each tells them from synonyms. */
export function wordSpellings(): string[][] {
  const spellings = GROUPS.split(',').map((group) => group.split(' '))
  return [...spellings, ...regionNames()].map((group) => ['', ...group])
}
