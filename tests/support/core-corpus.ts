/**
 * A generated corpus: many small articles out of few words, so that lists grow long, with
 * everything in it that a newspaper has. The same on every machine.
 */

import type { Document } from '../../src/corpus/document.ts'
import { document } from './core-seed.ts'

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export const COMMON = '工会 职工 活动 开展 组织 的 在 和'.split(' ')
export const USUAL = (
  '医疗互助 保障 组建 总工会 佛山 惠州 乡村振兴 招聘会 困难职工 帮扶 政策 宣传 企业 女职工 艺术 作品 ' +
  '產業工人 隊伍 建設 改革 高质量发展 植树 绿化 调研 慰问 律师 咨询 人力资源 社会保障'
).split(' ')
export const RARE =
  '蔡琪 誉建业 𠮷野 〇号 AI USB-C open source e-mail 332.37万 2025年 3月6日 三月五日 1,250 ２０２４ 12500份 T恤 mp3 カード 𡃁'.split(
    ' ',
  )
const MARKS = ['，', '。', '\n', '、', '“', '”', '；', ' ', '！', '《', '》']
const CITIES = ['佛山', '惠州', '茂名', '肇庆']
const TOPICS = ['互助', '产改', '文艺', '植树']

export function generateDocuments(count: number, seed = 1): Document[] {
  const random = createRandom(seed)
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
  const word = (): string => {
    const kind = random()
    return pick(kind < 0.4 ? COMMON : kind < 0.9 ? USUAL : RARE)
  }
  const text = (words: number): string => {
    let written = ''
    for (let i = 0; i < words; i++) written += word() + (random() < 0.2 ? pick(MARKS) : '')
    return written
  }
  return Array.from({ length: count }, (_, number) =>
    document({
      id: `d${number}`,
      title: text(1 + Math.floor(random() * 4)),
      body: text(Math.floor(random() * 24)),
      caption: random() < 0.2 ? text(3) : '',
      byline: random() < 0.3 ? pick(RARE) : '',
      date:
        random() < 0.8
          ? new Date(Date.UTC(2025, 0, 1 + Math.floor(random() * 90))).toISOString().slice(0, 10)
          : null,
      facets: {
        ...(random() < 0.8 && { city: [pick(CITIES)] }),
        ...(random() < 0.5 && { topic: [...new Set([pick(TOPICS), pick(TOPICS)])] }),
      },
    }),
  )
}
