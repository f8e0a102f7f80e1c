/**
 * Patching lists: those that no changed document touches are copied, the others spliced.
 *
 * Layer: index. Imports: index.
 */

import type { StringTerms } from './assemble.ts'
import type { CharacterTable, ContainedForm } from './character-table.ts'
import { BITMAP } from './list.ts'
import type { ListHead } from './list-head.ts'
import type { ListsWriter } from './pack-lists.ts'
import { PairTable } from './pair-table.ts'
import { documentFrequencyOf, isKnown, type PreviousIndex } from './previous.ts'
import { wordOf, type SegmentKinds } from './segment.ts'
import { indexIn, lowerBound } from './sorted.ts'
import { spliced, type Insert } from './splice.ts'
import type { SegmentChange, TouchedTerms } from './touched.ts'

/** Lists of the index before, those that stay in runs, and those that do not one by one. */
export class Patching {
  readonly previous: PreviousIndex
  readonly #writer: ListsWriter
  readonly #changes: readonly SegmentChange[]
  /** The run of lists that stay and are not written yet. */
  #from = 0
  #to = 0

  constructor(previous: PreviousIndex, writer: ListsWriter, changes: readonly SegmentChange[]) {
    this.previous = previous
    this.#writer = writer
    this.#changes = changes
  }

  /** Takes a list over. */
  keep(list: number): void {
    if (list !== this.#to) {
      this.flush()
      this.#from = list
    }
    this.#to = list + 1
  }

  /** Writes the run that stays, and gives the writer, which is behind it then. */
  flush(): ListsWriter {
    if (this.#from < this.#to) this.#writer.copy(this.previous.lists, this.#from, this.#to)
    this.#from = this.#to
    return this.#writer
  }

  /** Finds what the segments that changed have of a term of this kind. */
  insertsOf<Kind extends keyof SegmentKinds>(
    kind: Kind,
  ): (term: SegmentKinds[Kind]['terms'][number]) => Insert[] {
    const places = this.#changes.map(({ before, after, beforeBase, afterBase }) => {
      const own = after?.terms(kind)
      const terms: ArrayLike<number | string> = own?.terms ?? []
      const to = beforeBase + (before?.facts.length ?? 0)
      return { from: beforeBase, to, base: afterBase, lists: own?.lists ?? null, terms }
    })
    return (term) => places.map((place) => ({ ...place, list: indexIn(place.terms, term) }))
  }

  finish(): ReturnType<ListsWriter['finish']> {
    return this.flush().finish()
  }
}

export function patchCharacters(
  patching: Patching,
  { codePoints, frequency }: CharacterTable,
  touched: TouchedTerms['characters'],
): void {
  const { previous } = patching
  const isTouched = new Set(touched)
  const insertsOf = patching.insertsOf('characters')
  for (const [ordinal, codePoint] of codePoints.entries()) {
    const old = indexIn(previous.characters, codePoint)
    if (old >= 0 && !isTouched.has(codePoint)) {
      patching.keep(old)
      continue
    }
    const known = frequency[ordinal] ?? 0
    const fill = spliced(previous.lists, old, insertsOf(codePoint), false)
    const writer = patching.flush()
    if (writer.write(fill, known) === 0) writer.writeEmpty(known)
  }
}

export function patchPairs(
  patching: Patching,
  { codePoints }: CharacterTable,
  touched: TouchedTerms['pairs'],
): PairTable {
  const { lists, characters, pairs } = patching.previous
  const table = new PairTable(codePoints)
  patchKind(patching, 'pairs', characters.length, pairs, touched, {
    keep(key, list) {
      const flags = lists.flags[list] ?? 0
      table.add(key, documentFrequencyOf(flags), isKnown(flags))
    },
    write: (key, postings, frequency) => table.add(key, postings, frequency > 0),
  })
  return table
}

export function patchStrings(patching: Patching, touched: TouchedTerms['strings']): StringTerms {
  const { lists, characters, pairs, strings } = patching.previous
  const terms: string[] = []
  let maxWordCharacters = 2
  const add = (term: string, isWord: boolean): void => {
    if (isWord) maxWordCharacters = Math.max(maxWordCharacters, wordOf(term).length)
    terms.push(term)
  }
  patchKind(patching, 'strings', characters.length + pairs.length, strings, touched, {
    keep: (term, list) => add(term, isKnown(lists.flags[list] ?? 0)),
    write: (term, _postings, frequency) => add(term, frequency > 0),
  })
  return { terms, maxWordCharacters }
}

/** Goes through the terms of a kind in order, those before and those touched. */
function patchKind<
  Kind extends 'pairs' | 'strings',
  Term extends SegmentKinds[Kind]['terms'][number],
>(
  patching: Patching,
  kind: Kind,
  first: number,
  old: ArrayLike<Term>,
  touched: readonly Term[],
  visit: {
    readonly keep: (term: Term, list: number) => void
    readonly write: (term: Term, postings: number, frequency: number) => void
  },
): void {
  const { lists } = patching.previous
  const insertsOf = patching.insertsOf(kind)
  let next = 0
  const keepTo = (end: number): void => {
    for (; next < end; next++) {
      patching.keep(first + next)
      visit.keep(old[next] as Term, first + next)
    }
  }
  for (const term of touched) {
    keepTo(lowerBound(old, term))
    const list = old[next] === term ? first + next++ : -1
    const inserts = insertsOf(term)
    const frequency = list >= 0 ? lists.head(list).frequency : frequencyOf(inserts)
    const postings = patching.flush().write(spliced(lists, list, inserts, true), frequency)
    if (postings > 0) visit.write(term, postings, frequency)
  }
  keepTo(old.length)
}

/** What the dictionary says of a term that is new. */
function frequencyOf(inserts: readonly Insert[]): number {
  const insert = inserts.find(({ list }) => list >= 0)
  return insert?.lists?.frequency[insert.list] ?? 0
}

/** Returns false when a list is needed that the index before does not have. */
export function patchContained(
  patching: Patching,
  { codePoints }: CharacterTable,
  forms: readonly ContainedForm[],
  documentCount: number,
  touched: TouchedTerms['contained'],
): boolean {
  const { meta, characters, lists } = patching.previous
  const first = lists.flags.length - characters.length
  const isTouched = new Set(touched)
  const insertsOf = patching.insertsOf('contained')
  patching.flush().endPositions()
  for (const [ordinal, codePoint] of codePoints.entries()) {
    const form = forms[ordinal]
    const index = indexIn(characters, codePoint)
    const old = index < 0 ? -1 : first + index
    const oldForm = old < 0 ? null : formOf(lists.head(old))
    if (form === 'none') {
      patching.flush().writeEmpty(0)
      continue
    }
    // A bitmap has a bit for each document.
    const isSame = form === 'list' || documentCount === meta.documents
    if (form === oldForm && isSame && !isTouched.has(codePoint)) {
      patching.keep(old)
      continue
    }
    if (oldForm === 'none') return false
    const fill = spliced(lists, old, insertsOf(codePoint), false)
    const writer = patching.flush()
    if (form === 'list') writer.write(fill, 0)
    else writer.writeBitmap(fill)
  }
  return true
}

function formOf({ kindBits, documentFrequency }: ListHead): ContainedForm {
  if (kindBits === BITMAP) return 'bitmap'
  return documentFrequency === 0 ? 'none' : 'list'
}
