/**
 * A corpus made by rule, for tests that need many documents: Chinese words in random order with
 * some Latin words, numbers and punctuation between them. The same every time.
 */

import type { Document } from '../../src/corpus/document.ts'

const WORDS = (
  '工会 职工 医疗 互助 保障 组建 总工会 企业 开展 活动 困难职工 帮扶 政策 宣传 广东 佛山 乡村振兴 产业工人 队伍建设 ' +
  '改革 技能 培训 招聘会 求职者 女职工 权益 法律 咨询 绿化 植树 展览 艺术 作品 文化 的 了 和 在 与 为 中华人民共和国 ' +
  '劳动 关系 协调 参加 举办 慰问 一线 代表 主席 会议 精神 学习 民宿 项目 发展 社会 服务 中心'
).split(' ')
const OTHERS = [
  'iPhone 15',
  'hello world',
  '2025年',
  '3月6日',
  '332.37万',
  '一万',
  '三月五日',
  'AI',
  'vitamin c',
]
const BREAKS = ['，', '。', ',', '、', '\n', ' ', '“', '”', '；']

/** A pseudo-random sequence of numbers below `n` (Numerical Recipes' constants). */
export function sequence(seed: number): (n: number) => number {
  let state = seed >>> 0
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 0x100000000) * n)
  }
}

/** Makes documents of some 20 to 120 words. */
export function generateDocuments(count: number, seed = 1): Document[] {
  const below = sequence(seed)
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T
  const text = (words: number): string => {
    let out = ''
    for (let i = 0; i < words; i++) {
      // Squared, so that some words are common and some rare.
      const at = Math.floor((below(1000) / 1000) ** 2 * WORDS.length)
      out += below(12) === 0 ? pick(OTHERS) : (WORDS[at] ?? '')
      if (below(7) === 0) out += pick(BREAKS)
    }
    return out
  }
  return Array.from({ length: count }, (_, i) => ({
    id: `d${i}`,
    title: text(2 + below(4)),
    body: text(20 + below(100)),
    caption: below(4) === 0 ? text(6) : '',
    byline: below(3) === 0 ? `记者${pick(['黄细英', '誉建业', '蔡琪', '王艳'])}` : '',
    date: below(5) === 0 ? null : `2025-0${1 + below(9)}-1${below(10)}`,
    url: null,
    facets: { city: below(6) === 0 ? [] : [pick(['佛山', '广州', '云浮'])] },
  }))
}
