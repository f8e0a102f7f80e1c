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

import type { IndexReader } from '../index/reader.ts'
import type { Segmenter } from '../text/segmenter.ts'
import { wordsStartingWith } from './completions.ts'
import { isFunctionWord } from './function-words.ts'

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
  let drafts: readonly FormDraft[] = []
  for (const [index, character] of characters.entries()) {
    const words = wordsOf(reader, character, index > 0)
    if (index === characters.length - 1)
      words.push({ text: character, chance: 0, penalty: ITSELF, ends: [character.length] })
    drafts = index === 0 ? words : continued(reader, drafts, words)
  }
  return drafts.filter((draft) => isCutSo(segmenter, draft))
}

/** @param isLater - Whether the character may also end a word. */
function wordsOf(reader: IndexReader, character: string, isLater: boolean): FormDraft[] {
  const words: FormDraft[] = []
  const add = (text: string, documentFrequency: number, penalty: number): void => {
    if (isFunctionWord(text)) return
    const chance = chanceOf(reader, documentFrequency)
    words.push({ text, chance, penalty, ends: [text.length] })
  }
  const codePoint = character.codePointAt(0) ?? 0
  const visit = (term: number): void => {
    const { documentFrequency, frequency } = reader.list(term)
    if (frequency === 0) return
    const text = reader.termText(term)
    add(text, documentFrequency, text.startsWith(character) ? 0 : ENDED)
  }
  if (isLater) reader.visitPairsOf(codePoint, visit)
  else reader.visitPairsFrom(codePoint, visit)
  for (const { text, documentFrequency } of wordsStartingWith(reader, character)) {
    const longer = [...text].length - 2
    if (longer > 0) add(text, documentFrequency, LONGER * longer)
  }
  return likeliest(words)
}

function continued(
  reader: IndexReader,
  drafts: readonly FormDraft[],
  words: readonly FormDraft[],
): FormDraft[] {
  const firsts = words.map(({ text }) => text.codePointAt(0) ?? 0)
  return likeliest(
    drafts.flatMap((draft) => {
      const last = [...draft.text].at(-1)?.codePointAt(0) ?? 0
      return words.flatMap((word, i) => {
        const term = reader.pairTerm(last, firsts[i] ?? 0)
        if (term < 0) return []
        const between = BETWEEN * chanceOf(reader, reader.list(term).documentFrequency)
        const text = draft.text + word.text
        return {
          text,
          chance: draft.chance + word.chance + between,
          penalty: draft.penalty + word.penalty,
          ends: [...draft.ends, text.length],
        }
      })
    }),
  )
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

function likeliest(drafts: readonly FormDraft[]): FormDraft[] {
  return drafts.toSorted((a, b) => a.chance + a.penalty - b.chance - b.penalty).slice(0, WIDTH)
}
