/**
 * Drafts of full forms: texts that a few characters may be short for, word by word.
 *
 * A short form takes one character of each word, mostly the first. So each character stands for the
 * words of the index that it begins or ends, the last one also for itself (民诉法); words follow
 * each other where the corpus has the pair between them. The likeliest ways through are texts that
 * the corpus may hold.
 *
 * Layer: search. Imports: text, index, search.
 */

import type { IndexReader } from '../../index/reader.ts'
import type { Segmenter } from '../../text/segmenter.ts'
import { isFunctionWord } from '../query/function-words.ts'

export interface FormDraft {
  readonly text: string
  /**
   * The negative logarithm of the share of documents that would have these words side by side if
   * each stood anywhere.
   */
  readonly chance: number
  /** How far it is from what short forms mostly stand for. */
  readonly penalty: number
  /** Where its words end, in UTF-16 code units. */
  readonly ends: readonly number[]
}

/** Words that one character may stand for, and drafts that are continued. */
const WIDTH = 32
/** For a word that the character ends: 借贷 in 网贷. The first character begins its word. */
const ENDED = 2
/** For the last character by itself. */
const ITSELF = 1
/** For each character of a word after its second. */
const LONGER = 0.5
/** How much a pair between two words counts beside one within a word. */
const BETWEEN = 0.5

/** The likeliest drafts for at least two normalized characters, likeliest first. */
export function formDrafts(
  reader: IndexReader,
  segmenter: Segmenter,
  characters: readonly string[],
): FormDraft[] {
  let drafts = new Likeliest()
  for (const [index, character] of characters.entries()) {
    const words = wordsOf(reader, character, index > 0)
    if (index === characters.length - 1)
      words.add({ text: character, chance: 0, penalty: ITSELF, ends: [character.length] })
    drafts = index === 0 ? words : continued(reader, drafts, words)
  }
  return drafts.all.filter((draft) => isCutSo(segmenter, draft))
}

/** @param isLater - Whether the character may also end a word. */
function wordsOf(reader: IndexReader, character: string, isLater: boolean): Likeliest {
  const words = new Likeliest()
  const add = (text: string, chance: number, penalty: number): void => {
    if (words.takes(chance + penalty) && !isFunctionWord(text))
      words.add({ text, chance, penalty, ends: [text.length] })
  }
  const codePoint = character.codePointAt(0) ?? 0
  const visit = (term: number): void => {
    const { documentFrequency, frequency } = reader.list(term)
    const chance = chanceOf(reader, documentFrequency)
    if (frequency === 0 || !words.takes(chance)) return
    const text = reader.termText(term)
    add(text, chance, text.startsWith(character) ? 0 : ENDED)
  }
  if (isLater) reader.visitPairsOf(codePoint, visit)
  else reader.visitPairsFrom(codePoint, visit)
  const { strings, firstString } = reader
  strings.visitFrom(strings.lowerBound(character), (text, index) => {
    if (!text.startsWith(character)) return false
    const { documentFrequency, frequency } = reader.list(firstString + index)
    const chance = chanceOf(reader, documentFrequency)
    if (frequency > 0) add(text, chance, LONGER * ([...text].length - 2))
    return true
  })
  return words
}

function continued(reader: IndexReader, drafts: Likeliest, words: Likeliest): Likeliest {
  const longer = new Likeliest()
  for (const draft of drafts.all) {
    const last = [...draft.text].at(-1)?.codePointAt(0) ?? 0
    const between = new Map<number, number>()
    for (const word of words.all) {
      const first = word.text.codePointAt(0) ?? 0
      const own = between.get(first) ?? chanceBetween(reader, last, first)
      between.set(first, own)
      const chance = draft.chance + word.chance + own
      const penalty = draft.penalty + word.penalty
      if (!longer.takes(chance + penalty)) continue
      const text = draft.text + word.text
      longer.add({ text, chance, penalty, ends: [...draft.ends, text.length] })
    }
  }
  return longer
}

/** What the pair between two words counts; infinite where no document has it. */
function chanceBetween(reader: IndexReader, last: number, first: number): number {
  const term = reader.pairTerm(last, first)
  return term < 0 ? Infinity : BETWEEN * chanceOf(reader, reader.list(term).documentFrequency)
}

/** Whether the index cuts a draft into its words, or those put together; its last one is a word. */
function isCutSo(segmenter: Segmenter, { text, ends }: FormDraft): boolean {
  let isSo = true
  segmenter.segment(text, (start, end) => {
    if (!ends.includes(end) || [...text.slice(start, end)].length < 2) isSo = false
  })
  return isSo
}

function chanceOf({ documentCount }: IndexReader, documentFrequency: number): number {
  return Math.log((documentCount + 1) / (documentFrequency + 0.5))
}

/** The likeliest of the drafts that it was given, likeliest first; of equals the first given. */
class Likeliest {
  readonly all: FormDraft[] = []

  /** Whether one of such a chance and penalty, summed, would be among them. */
  takes(cost: number): boolean {
    const last = this.all[WIDTH - 1]
    return cost < (last === undefined ? Infinity : costOf(last))
  }

  /** Adds one that it takes. */
  add(draft: FormDraft): void {
    const { all } = this
    const cost = costOf(draft)
    all.splice(all.findLastIndex((each) => costOf(each) <= cost) + 1, 0, draft)
    all.length = Math.min(all.length, WIDTH)
  }
}

function costOf({ chance, penalty }: FormDraft): number {
  return chance + penalty
}
