/**
 * Variants: how the corpus writes the characters that the fold takes for one (國 and 国).
 *
 * Terms are folded, and what is shown of them is to stand as the corpus writes it. Of most
 * characters it has one form only, which a small table says; of the others (后 for 後 and 后) the
 * documents tell.
 *
 * Layer: index. Imports: text, corpus, index.
 */

import type { Document } from '../corpus/document.ts'
import type { Fold } from '../text/fold.ts'
import { FIELDS } from './schema.ts'

/** In how many documents each form stands; of characters that have several. In columns, ascending. */
export interface VariantCounts {
  readonly codePoints: readonly number[]
  readonly documents: readonly number[]
}

/** Forms by the character that each folds to; one that is in neither stands as it is folded. */
export interface Variants {
  /** Forms that are the only ones of their characters. */
  readonly always: string
  /** The most frequent forms of characters that stand in several. */
  readonly mostly: string
}

export interface VariantCounter {
  add(document: Document): void
  finish(): VariantCounts
}

/** Where a character is written otherwise than it is folded less often, that is a quotation or a slip. */
const LEAST_SHARE = 0.01

/** Counts forms over the documents of a segment. */
export function createVariantCounter(fold: Fold): VariantCounter {
  const codePoints = [...new Set([...fold.keys(), ...fold.values()])].toSorted((a, b) => a - b)
  // By code unit: 1 + its place among the forms; those beyond are looked up.
  const places = new Uint16Array(0x10000)
  const beyond = new Map<number, number>()
  for (const [i, codePoint] of codePoints.entries())
    if (codePoint < places.length) places[codePoint] = i + 1
    else beyond.set(codePoint, i + 1)
  const documents = new Uint32Array(codePoints.length)
  const lastSeen = new Uint32Array(codePoints.length)
  let number = 0

  function count(text: string): void {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      const isHigh = unit >= 0xd800 && unit <= 0xdbff
      const place = isHigh ? beyond.get(text.codePointAt(i) ?? 0) : places[unit]
      if (place === undefined || place === 0 || lastSeen[place - 1] === number) continue
      lastSeen[place - 1] = number
      documents[place - 1] = (documents[place - 1] ?? 0) + 1
    }
  }

  return {
    add(document) {
      number++
      for (const field of FIELDS) count(document[field])
    },
    finish() {
      const found = codePoints.filter((_, i) => (documents[i] ?? 0) > 0)
      return { codePoints: found, documents: Array.from(documents).filter((each) => each > 0) }
    },
  }
}

/**
 * The forms of a corpus.
 *
 * @returns Nothing of characters that are hardly written otherwise than they are folded.
 */
export function variantsOf(counts: readonly VariantCounts[], fold: Fold): Variants {
  const forms = new Map<number, Map<number, number>>()
  for (const { codePoints, documents } of counts)
    for (const [i, form] of codePoints.entries()) {
      const folded = fold.get(form) ?? form
      const count = documents[i] ?? 0
      const own = forms.get(folded) ?? new Map<number, number>()
      forms.set(folded, own.set(form, (own.get(form) ?? 0) + count))
    }
  let always = ''
  let mostly = ''
  for (const [folded, own] of [...forms].toSorted(([a], [b]) => a - b)) {
    const all = [...own.values()].reduce((sum, count) => sum + count, 0)
    if (all - (own.get(folded) ?? 0) < all * LEAST_SHARE) continue
    const [[form] = [folded]] = [...own].toSorted(([a, x], [b, y]) => y - x || a - b)
    if (own.size > 1) mostly += String.fromCodePoint(form)
    else if (form !== folded) always += String.fromCodePoint(form)
  }
  return { always, mostly }
}
