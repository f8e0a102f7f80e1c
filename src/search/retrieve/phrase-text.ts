/**
 * Phrases that positions cannot tell: 工 of “工,会议” stands between two signs, so no pair has it.
 * Who holds all of such a phrase is asked by a look at the text, as far as that can be paid for.
 *
 * Layer: search. Imports: text, corpus, index, search.
 */

import type { Document } from '../../corpus/document.ts'
import { blockOf } from '../../index/blocks.ts'
import type { IndexReader } from '../../index/reader.ts'
import { FIELDS } from '../../index/schema.ts'
import { withRange } from '../../text/compounds.ts'
import { createUnitScanner, type Units } from '../../text/units.ts'
import type { BlockLoader } from './blocks.ts'
import type { Unit } from '../query/query-units.ts'

/** A phrase, unit by unit, and the fields to look in. */
export interface PhraseText {
  readonly units: readonly Unit[]
  /** Mask. */
  readonly fields: number
}

export interface PhraseReader {
  /**
   * Those of `documents` (sorted) that say all phrases. All of them where that takes more than can
   * be read for one query.
   */
  filter(phrases: readonly PhraseText[], documents: Int32Array): Promise<Int32Array>
}

/** Documents that are read for one query, and the blocks that they may lie in. */
const MOST_DOCUMENTS = 128
const MOST_BLOCKS = 32

export function createPhraseReader(
  reader: IndexReader,
  blocks: BlockLoader,
  normalizeText: (text: string) => string,
): PhraseReader {
  const scan = createUnitScanner()

  function says(document: Document, { units, fields }: PhraseText): boolean {
    return FIELDS.some((field, i) => {
      if ((fields & (1 << i)) === 0) return false
      const text = normalizeText(document[field])
      return saysUnits(text, scan(text), units)
    })
  }

  return {
    async filter(phrases, documents) {
      if (phrases.length === 0 || documents.length > MOST_DOCUMENTS) return documents
      const { start } = reader.documentBlocks
      const lying = new Set(Array.from(documents, (document) => blockOf(start, document)))
      if (lying.size > MOST_BLOCKS) return documents
      const read = await blocks.documents(documents)
      return documents.filter((_, i) => {
        const document = read[i]
        return document !== undefined && phrases.every((phrase) => says(document, phrase))
      })
    },
  }
}

/**
 * Whether a text has units side by side, with signs between them where the phrase has some; between
 * Latin words and numbers the same sign: 1:1 is not 1-1.
 */
function saysUnits(text: string, columns: Units, units: readonly Unit[]): boolean {
  const { count, start, end, isChar, isFirst } = columns
  const joints = units.map(({ isChar: isOne, gap }, i) =>
    isOne || units[i - 1]?.isChar ? '' : withRange(gap),
  )
  for (let from = 0; from + units.length <= count; from++) {
    const isSaid = units.every((unit, i) => {
      const at = from + i
      if (isChar[at] !== Number(unit.isChar)) return false
      if (i > 0 && isFirst[at] !== Number(unit.isFirst)) return false
      if (i > 0 && joints[i] !== '' && joints[i] !== withRange(text.slice(end[at - 1], start[at])))
        return false
      const found = text.slice(start[at], end[at])
      if (unit.isChar || found === unit.text) return found === unit.text
      // What is typed may begin or end inside a word or number of the text.
      if (i === 0) return found.endsWith(unit.text)
      return i === units.length - 1 && found.startsWith(unit.text)
    })
    if (isSaid) return true
  }
  return false
}
