/**
 * A proposal as the corpus writes it: what was typed stays, and what was changed is spelled as a
 * document does that has it, at the place where it has it.
 *
 * Layer: search. Imports: index, search.
 */

import { blockOf } from '../../index/blocks.ts'
import { hasSorted } from '../../index/sorted.ts'
import { MOST_BLOCKS, type WritingContext } from '../show/as-written.ts'
import type { ReadDocument } from '../show/documents.ts'
import type { Proposal } from '../query/proposal.ts'
import type { Documents } from '../retrieve/union.ts'
import { writtenIn } from '../show/written-in.ts'

/** Documents that are looked at. */
const MOST_DOCUMENTS = 4
/** Characters on either side of a changed one that tell which of its places is meant. */
const CONTEXT = 8
/** What stands between others of its kind without a break. */
const CHARACTER = /^[\p{Script=Han}\p{Script=Latin}\d]$/u
const HAN = /^\p{Script=Han}$/u

/** A character of a proposal. */
interface Place {
  readonly text: string
  readonly folded: string
  readonly isTyped: boolean
}

/**
 * Writes a proposal.
 *
 * @param documents - That have all of it, sorted.
 * @param read - Documents that were read already, best first.
 */
export async function proposalAsWritten(
  context: WritingContext,
  query: string,
  proposal: Proposal,
  documents: Documents,
  read: readonly number[],
): Promise<string> {
  const { forms, plan, texts } = context
  const places = proposal.flatMap(({ text, isTyped }) =>
    Array.from(text, (each) => ({ text: each, folded: plan.normalizeText(each), isTyped })),
  )
  const isCertain = places.every(({ text, isTyped }) => isTyped || forms.certain(text) !== null)
  const chosen = isCertain ? [] : chooseDocuments(context, documents, read)
  const spell = createSpeller(context, query, places, await texts.read(chosen))
  return places.map(({ text, isTyped }, i) => (isTyped ? text : spell(i))).join('')
}

/** Those that were read, else the first; only one where a page took all blocks that it may. */
function chooseDocuments(
  { plan }: WritingContext,
  documents: Documents,
  read: readonly number[],
): number[] {
  const known = read.filter((document) => hasSorted(documents, document))
  if (known.length > 0) return known.slice(0, MOST_DOCUMENTS)
  const { start } = plan.reader.documentBlocks
  const blocks = new Set(read.map((document) => blockOf(start, document)))
  const left = Math.max(1, Math.min(MOST_DOCUMENTS, MOST_BLOCKS - blocks.size))
  return [...documents.subarray(0, left)]
}

/** Spells what was changed at a place. */
type Speller = (at: number) => string

/** @param documents - None where the index itself tells how all is written. */
function createSpeller(
  { plan, forms, wordStart }: WritingContext,
  query: string,
  places: readonly Place[],
  documents: readonly ReadDocument[],
): Speller {
  const { normalizeText } = plan
  // Whether the reader types what the fold changes, as who writes 繁 does.
  const isOther = Array.from(query).some(
    (each) => HAN.test(each) && normalizeText(each) !== each.normalize('NFKC'),
  )
  /** How some document writes the places from `start` to `end`: one that does so as typed, if it can. */
  function find(start: number, end: number): readonly string[] | null {
    const text = places
      .slice(start, end)
      .map(({ folded }) => folded)
      .join('')
    if (documents.length === 0) return [...forms.likely(text)]
    const asTyped = (characters: readonly string[]): number =>
      characters.filter((each, i) => each === places[start + i]?.text).length
    const [best] = documents
      .flatMap((each) => writtenIn(each, text, { wordStart, normalizeText }) ?? [])
      .map(({ characters }) => characters)
      .toSorted((a, b) => asTyped(b) - asTyped(a))
    return best ?? null
  }

  /** Whether what was typed is folded where the document's own is not: 简 beside 繁. */
  function isFolded(start: number, characters: readonly string[]): boolean {
    return characters.some((each, i) => {
      const { text, folded, isTyped } = places[start + i] as Place
      return isTyped && HAN.test(text) && text === folded && each !== text
    })
  }

  return (at) => {
    const { folded } = places[at] as Place
    const isBreak = (place: Place): boolean => !CHARACTER.test(place.folded)
    const least = Math.max(at - CONTEXT, places.slice(0, at).findLastIndex(isBreak) + 1)
    const next = places.slice(at).findIndex(isBreak)
    const most = Math.min(at + 1 + CONTEXT, next < 0 ? places.length : at + next)
    // As it stands in the widest part of its surroundings that some document has.
    for (let size = most - least; size > 0; size--)
      for (
        let start = Math.max(least, at + 1 - size);
        start <= Math.min(at, most - size);
        start++
      ) {
        const characters = find(start, start + size)
        if (characters === null) continue
        const isSimple = !isOther && HAN.test(folded) && isFolded(start, characters)
        return isSimple ? folded : (characters[at - start] ?? folded)
      }
    return forms.likely(folded)
  }
}
