/**
 * Generated text for laws: what a newspaper page, a copied paste and a hostile reader write.
 */

import fc from 'fast-check'

import { createNormalizer, type Normalizer } from '../../src/text/normalize.ts'
import { loadFold } from '../../src/build/fold.ts'

const WORDS = (
  '工会 总工会 职工 医疗 互助 保障 医疗互助 佛山 佛山市总工会 组建 组建工会 的 了 在 是 和 三月六日 二〇二五年 ' +
  '醫療 總工會 職工 裏 後 着 著 高质量发展 产业工人队伍建设改革 绿水青山就是金山银山 百千万工程 困难 帮扶 蔡琪 誉建业'
).split(' ')
const LATIN = [
  'AI',
  'T恤',
  'e',
  'mail',
  'USB-C',
  'Straße',
  'İ',
  'ς',
  'Ｗｉｄｅ',
  'é',
  'naïve',
  'ﬁne',
]
const DIGITS = ['3', '6', '2025', '332.37', '1,250', '１２', '３．５', '²', '①', '٣', '0']
const PUNCTUATION = [
  '，',
  '。',
  ',',
  '.',
  '！',
  '?',
  '“',
  '”',
  '"',
  '—',
  '-',
  '《',
  '》',
  '(',
  ')',
  '#',
  '%',
  '…',
]
const BLANKS = [' ', '  ', '\u3000', '\t', '\u00a0', '\n', '\n\n', '\r\n', '\u2028']
const ODD = [
  '😀',
  '👩‍👩‍👧',
  '👍🏽',
  '𠮷',
  '𡃁',
  '𝒳',
  '\u200b',
  '\ufeff',
  '\u00ad',
  '\ufe0f',
  '々',
  '〇',
  'ー',
]
const JOINED = [
  'e\u0301',
  'か\u3099',
  'ｶﾞ',
  '한',
  '\u1112\u1161\u11ab',
  'ก็',
  'क्षि',
  '葛\u{e0100}',
  '㍿',
  '㈱',
]

/** Han of the basic plane, of extensions, and compatibility forms. */
const han = fc
  .oneof(
    fc.integer({ min: 0x4e00, max: 0x9fff }),
    fc.integer({ min: 0x3400, max: 0x4dbf }),
    fc.integer({ min: 0x20000, max: 0x2a6df }),
    fc.integer({ min: 0xf900, max: 0xfa6d }),
  )
  .map((codePoint) => String.fromCodePoint(codePoint))

/** Well-formed text: what people write and what copying makes of it. */
export const readerText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...WORDS) },
      { weight: 2, arbitrary: fc.constantFrom(...LATIN) },
      { weight: 2, arbitrary: fc.constantFrom(...DIGITS) },
      { weight: 2, arbitrary: fc.constantFrom(...PUNCTUATION) },
      { weight: 2, arbitrary: fc.constantFrom(...BLANKS) },
      { weight: 1, arbitrary: fc.constantFrom(...ODD) },
      { weight: 1, arbitrary: fc.constantFrom(...JOINED) },
      { weight: 1, arbitrary: han },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 3 }) },
    ),
    { maxLength: 16, size: 'max' },
  )
  .map((parts) => parts.join(''))

/** Any string at all, lone surrogates and marks without a base among them. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  readerText,
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(
      fc.oneof(
        fc.integer({ min: 0xd800, max: 0xdfff }),
        fc.integer({ min: 0x300, max: 0x36f }),
        fc.integer({ min: 0x1100, max: 0x11ff }),
        fc.integer({ min: 0x4e00, max: 0x4e80 }),
        fc.integer({ min: 0, max: 0xffff }),
      ),
      { maxLength: 20, size: 'max' },
    )
    .map((units) => String.fromCharCode(...units)),
)

/** Runs for a fixed seed: the same cases on every machine. */
export const LAW = { seed: 20250306, numRuns: 250 } as const

let normalizer: Normalizer | undefined

/** The normalizer that builds use, with OpenCC's tables. */
export function normalizerOfBuilds(): Normalizer {
  return (normalizer ??= createNormalizer(loadFold()))
}

/** Fails when two cases have the same name: then one of them is not what it says. */
export function named<T extends { readonly name: string }>(cases: readonly T[]): readonly T[] {
  const names = cases.map(({ name }) => name)
  if (new Set(names).size !== names.length)
    throw new Error(`names of cases are not unique: ${names.toSorted().join(', ')}`)
  return cases
}
