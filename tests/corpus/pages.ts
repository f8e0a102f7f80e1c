/**
 * Pages for the tests of the newspaper parser: the seed, three invented ones, and places.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { ParseOptions } from '../../src/corpus/document.ts'

/** The seed page as it ships. */
export const SEED = readFileSync(
  join(import.meta.dirname, '../../seeds/guangdong-union-news-2025-03.txt'),
  'utf8',
)

/** A few rows of the table that `build/places.ts` makes. */
const PLACES: ReadonlyMap<string, string> = new Map(
  [
    '佛山 佛山 佛山市 惠州 惠州市 茂名 茂名市 肇庆 肇庆市 广州 广州市 湛江 湛江市 云浮 云浮市',
    '江门 江门市 深圳 深圳市 珠海 珠海市 中山 中山市 清远 清远市 广安 广安市 丹东 丹东市 北京 北京市',
    '三明 三明市 大理 朝阳 朝阳市 北海 北海市 上海 上海市',
  ]
    .join(' ')
    .split(' ')
    .map((name): [string, string] => [name, name.replace(/市$/u, '')])
    .concat([
      ['端州区', '肇庆'],
      ['端州', '肇庆'],
      ['从化区', '广州'],
      ['从化', '广州'],
      ['霞山区', '湛江'],
      ['开平市', '江门'],
      ['开平', '江门'],
      ['顺德区', '佛山'],
      ['顺德', '佛山'],
      ['英德市', '清远'],
      ['振兴区', '丹东'],
      ['振兴', '丹东'],
      ['合作市', '甘南'],
    ]),
)

export const OPTIONS: ParseOptions = { places: PLACES, year: null }

/**
 * Half-width marks, `###` under a section heading, text before the first heading, a byline on
 * its own line, captions before any text, sub-headlines, a number cut at its point.
 */
export const DISTRICT_PAGE = `南方工报 2025年3月10日 星期一

## 第二版 要闻

### 深圳快递员之家 一周接待千人 ###

本报记者 张三 报道

图为快递员在“小哥之家”休息。

张三 摄

3月8日,记者走进深圳市南山区的“小哥之家”,看到十余名快递员正在

休息。据了解,这里全天开放,提供热水、充

电、Wi-Fi和free

coffee service等服务。

一、建好阵地

站点面积120平方米,投入2

.5万元。负责人说:

“我们要把它办成‘家’。”

二、用好阵地

目前,站点已服务1.2万

人次,覆盖26个街道。下一步将推广到龙岗、宝安等区。李四/摄

### 顺德:技能竞赛走进车间

本报讯（记者 李四 通讯员 王五）近日，顺德区总工会举办技能竞赛。

参赛选手在操作数控机床。(陈六 摄)

获奖选手在领奖。赵七 摄

竞赛设焊接、

数控两个项目，共吸引１２０名选手。(顺工宣)

### 新华社播发《意见》

新华社北京3月5日电（记者 樊曦）国务院近日印发《意见》,要求

到2035年建成制造强国。
`

/**
 * Full-width marks and hashes, indented paragraphs on consecutive lines, lines wrapped inside
 * a block, CRLF and a byte order mark; captions without a credit, several captions in a row.
 */
export const PROVINCE_PAGE = `\uFEFF＃ 珠海：横琴新家园 民生更有温度
　　本报珠海3月12日电 （记者　洪秋婷，通讯员　刘雅玲）“搬进来就像回家。”3月11日，居民陈女士在横琴
“澳门新街坊”说，
　　小区配套齐全，幼儿园、卫生站、长者服务中心一应俱
全。
　　珠海市有关负责人介绍，截至2024年底，已有1500户入住；
预计到2030年前再建两个社区。
　　▲横琴“澳门新街坊”外景。 图/受访者
　　（完）

## 中山大学师生走进田间地头
□张小燕 欧阳修文

本报讯 12月31日至1月2日，中山大学师生到英德市连樟村调研。

师生们分成三组，走访农户30

余户，收集意见

建议四十多条，形成《连樟村调研

报告》

（节选）。

## C++ 与 C#
正文没有日期，也没有地点。This is an English text
that wraps
over lines.

## 阳春三月种树忙 省直机关干部在一线

本报讯 记者从省总工会获悉，3月12日植树节当天，500名职工参加植树。

义务植树现场 通讯员 岳工宣 摄

记者林景余 摄影报道

## 非遗传承人和她的针线

她叫李淑英，65岁，从事潮绣四十年，带出徒弟

图①：李淑英在创作。

图②：潮绣作品《百鸟朝凤》。

新华社记者 邓华 摄

三十余名。

(下转第3版)
`.replaceAll('\n', '\r\n')

/**
 * Articles that go wrong: no such day, no year, empty headings, nothing under a heading, the
 * same article twice, an article that is only a photo, places hidden in other words.
 */
export const TROUBLE_PAGE = `## 肇庆端州一日

2月30日,本报记者赴端州区采访。

## 推广安全生产经验

本报讯 记者赵六 通讯员钱七报道:三月七日,省总工会召开会议。

## 振兴乡村 我们在行动

本报讯 昨日,活动启动。

## 佛山、惠州两地工会签约

本报讯 二〇二五年三月九日,两地工会在佛山签约。

供图/佛山市总工会

## 只有标题

##

没有标题的正文。

## 春到岭南

油菜花海迎来第一批游客。

本报记者 孙八 摄

## 简讯

今年有三场培训。

## 简讯

今年有三场培训。

## 简讯

今年有四场培训。
`
