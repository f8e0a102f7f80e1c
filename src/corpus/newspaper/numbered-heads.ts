/**
 * Numbered sub-headlines of speeches and essays: `一、大力弘扬劳模精神,在高质量发展中当好主力军`.
 *
 * One such line may be an item of a list that a column broke. Where there are two and more of one kind, and none of
 * them ends as text does, they are sub-headlines, whatever marks they have.
 *
 * Layer: corpus. Imports: corpus.
 */

import type { Piece } from '../articles.ts'

const KINDS = [
  /^[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])/u,
  /^[(（][一二三四五六七八九十]{1,3}[)）]/u,
]
const MIN_HEADS = 2
const MAX_HEAD_CODE_UNITS = 36
/** In a text whose lines are all shorter they may be wrapped, and what opens an item is a line of it. */
const MIN_PARAGRAPH_CODE_UNITS = 60
const TEXT_AT_END = /[。．.！!？?：:；;，,、…的和或把被][”’"』」]?$/u
/** Of sentences within it is an item. */
const SENTENCE_WITHIN = /[。！？；]/u

/** Finds the pieces that are such sub-headlines, by their places. */
export function findNumberedHeads(pieces: readonly Piece[]): ReadonlySet<number> {
  if (!pieces.some(({ text }) => text.length >= MIN_PARAGRAPH_CODE_UNITS)) return new Set()
  const found = KINDS.map((kind) => {
    const numbered = [...pieces.entries()].filter(([, { text }]) => kind.test(text))
    const areHeads = numbered.every(([index]) => isHead(pieces, index))
    return areHeads && numbered.length >= MIN_HEADS ? numbered.map(([index]) => index) : []
  })
  return new Set(found.flat())
}

function isHead(pieces: readonly Piece[], index: number): boolean {
  const [text, next] = [pieces[index]?.text ?? '', pieces[index + 1]]
  return (
    next !== undefined &&
    text.length <= MAX_HEAD_CODE_UNITS &&
    !TEXT_AT_END.test(text) &&
    !SENTENCE_WITHIN.test(text)
  )
}
