/**
 * Terms as the corpus writes them: what is completed is folded, and is shown in the spelling of a
 * document that has it.
 *
 * Reading documents costs blocks. None is read for what the corpus writes in one way only, and of
 * the others those first that were read in any case, then those that have most of what is left.
 *
 * Layer: search. Imports: index, search, wire.
 */

import { blockOf } from '../../index/blocks.ts'
import { EVERY_FIELD } from '../../index/schema.ts'
import { hasSorted } from '../../index/sorted.ts'
import type { Suggestion } from '../../wire.ts'
import type { DocumentReader } from './documents.ts'
import { wordTerm } from '../forms/form-terms.ts'
import { documentsHolding } from '../plan/holding.ts'
import type { WordStart } from './passage.ts'
import type { PlanContext } from '../retrieve/planned.ts'
import { anyOf, type Documents } from '../retrieve/union.ts'
import type { WrittenForms } from '../query/written-forms.ts'
import { writtenIn, type Written, type WritingRules } from './written-in.ts'

/** What spelling takes from the engine. */
export interface WritingContext {
  readonly plan: PlanContext
  readonly forms: WrittenForms
  readonly texts: DocumentReader
  readonly wordStart: WordStart
}

/** A document that was read already. */
export interface ReadTitle {
  readonly document: number
  readonly title: string
}

/** Documents that are read for the words of one answer, and blocks for all of it. */
const MOST_DOCUMENTS = 4
export const MOST_BLOCKS = 10
/** Of those that have a word, so many are looked at. */
const MOST_HOLDING = 16

/**
 * Suggestions of words as the corpus writes them, with their ranges; others as they are.
 *
 * @param typed - As typed: where documents differ, the spelling that has it is taken.
 */
export async function suggestionsAsWritten(
  context: WritingContext,
  suggestions: readonly Suggestion[],
  typed: string,
  read: readonly ReadTitle[],
): Promise<Suggestion[]> {
  const words = suggestions.filter(({ kind }) => kind === 'term').map(({ text }) => text)
  const written = await textsAsWritten(context, words, typed, read)
  return suggestions.map((suggestion) => {
    const characters = suggestion.kind === 'term' ? written.get(suggestion.text) : undefined
    return characters === undefined ? suggestion : spelledSo(suggestion, characters)
  })
}

/** @param characters - By character of its text. */
function spelledSo(suggestion: Suggestion, characters: readonly string[]): Suggestion {
  const lengthOf = (folded: string): number =>
    characters.slice(0, [...folded].length).join('').length
  const { text, ranges } = suggestion
  return {
    ...suggestion,
    text: characters.join(''),
    ranges: ranges.map(
      ([start, end]) => [lengthOf(text.slice(0, start)), lengthOf(text.slice(0, end))] as const,
    ),
  }
}

/** By folded text its characters as the corpus writes them. */
async function textsAsWritten(
  { plan, forms, texts, wordStart }: WritingContext,
  wanted: readonly string[],
  typed: string,
  read: readonly ReadTitle[],
): Promise<Map<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>()
  const open: string[] = []
  for (const text of wanted) {
    const certain = forms.certain(text)
    if (certain === null) open.push(text)
    found.set(text, [...(certain ?? forms.likely(text))])
  }
  if (open.length === 0) return found
  const documents = await texts.read(chooseDocuments(plan, open, typed, read))
  const rules: WritingRules = { wordStart, normalizeText: plan.normalizeText }
  const worth = ({ characters, isWord }: Written): number =>
    Number(isWord) * 2 + Number(characters.join('').includes(typed))
  for (const text of open) {
    const [best] = documents
      .flatMap((document) => writtenIn(document, text, rules) ?? [])
      .toSorted((a, b) => worth(b) - worth(a))
    if (best !== undefined) found.set(text, best.characters)
  }
  return found
}

/** Few documents that between them have most of some texts. */
function chooseDocuments(
  plan: PlanContext,
  texts: readonly string[],
  typed: string,
  read: readonly ReadTitle[],
): number[] {
  const blockWith = (document: number): number =>
    blockOf(plan.reader.documentBlocks.start, document)
  const blocks = new Set(read.map(({ document }) => blockWith(document)))
  const known = read
    .toSorted((a, b) => Number(b.title.includes(typed)) - Number(a.title.includes(typed)))
    .map(({ document }) => document)
  const chosen: number[] = []
  let left = texts.map((text) => holding(plan, text))
  while (left.length > 0 && chosen.length < MOST_DOCUMENTS) {
    const others = left
      .flatMap((documents) => [...documents.subarray(0, MOST_HOLDING)])
      .filter((each) => blocks.size < MOST_BLOCKS || blocks.has(blockWith(each)))
    const document = inMost(left, known) ?? inMost(left, others)
    if (document === null) break
    chosen.push(document)
    blocks.add(blockWith(document))
    left = left.filter((documents) => !hasSorted(documents, document))
  }
  return chosen
}

/** The documents that have a text: of a term its list, without more ado. */
function holding(plan: PlanContext, text: string): Documents {
  const term = wordTerm(plan.reader, text)
  return term < 0 ? documentsHolding(plan, text) : anyOf(plan.reader, [term], EVERY_FIELD)
}

/** The first of the documents that are in most of some sets; null where none is in any. */
function inMost(sets: readonly Documents[], documents: readonly number[]): number | null {
  let best: number | null = null
  let most = 0
  for (const document of documents) {
    const count = sets.filter((set) => hasSorted(set, document)).length
    if (count > most) [best, most] = [document, count]
  }
  return best
}
