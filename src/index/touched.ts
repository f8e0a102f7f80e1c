/**
 * What a change of some segments touches: the terms whose lists are no longer what they were.
 *
 * A list says of a document how often it holds the term, and how long it is. So the lists that
 * change are those of the terms of documents that changed, as they were and as they are.
 *
 * Layer: index. Imports: index.
 */

import { CodeReader } from './code-reader.ts'
import type { SegmentKinds, SegmentSource } from './segment.ts'

/** A segment that stood in an index, and the one that takes its place; null for none. */
export interface SegmentChange {
  readonly before: SegmentSource | null
  readonly after: SegmentSource | null
  /** First documents. */
  readonly beforeBase: number
  readonly afterBase: number
}

/** Terms of each kind, ascending. */
export type TouchedTerms = {
  readonly [Kind in keyof SegmentKinds]: readonly SegmentKinds[Kind]['terms'][number][]
}

/** What a change of segments touches. */
export function touchedTerms(changes: readonly SegmentChange[]): {
  /** How many documents changed, came or went. */
  readonly count: number
  /** Numbers of those that are there now. */
  readonly documents: readonly number[]
  readonly terms: TouchedTerms
} {
  const found = {
    characters: new Set<number>(),
    pairs: new Set<number>(),
    strings: new Set<string>(),
    contained: new Set<number>(),
  }
  let count = 0
  const documents: number[] = []
  for (const change of changes) {
    const changed = changedDocuments(change)
    const present = change.after?.facts.length ?? 0
    for (const [i, isChanged] of changed.entries())
      if (isChanged) {
        count++
        if (i < present) documents.push(change.afterBase + i)
      }
    for (const segment of [change.before, change.after])
      if (segment !== null && changed.includes(true)) {
        addTermsOf(segment, 'characters', changed, found.characters)
        addTermsOf(segment, 'pairs', changed, found.pairs)
        addTermsOf(segment, 'strings', changed, found.strings)
        addTermsOf(segment, 'contained', changed, found.contained)
      }
  }
  const ascending = (a: number, b: number): number => a - b
  return {
    count,
    documents,
    terms: {
      characters: [...found.characters].toSorted(ascending),
      pairs: [...found.pairs].toSorted(ascending),
      // By code unit.
      strings: [...found.strings].toSorted(),
      contained: [...found.contained].toSorted(ascending),
    },
  }
}

/** By document of both segments: whether it is another, or has another number. */
function changedDocuments({ before, after, beforeBase, afterBase }: SegmentChange): boolean[] {
  const old = before?.documents() ?? []
  const now = after?.documents() ?? []
  return Array.from({ length: Math.max(old.length, now.length) }, (_, i) => {
    const left = old[i]?.stored
    const right = now[i]?.stored
    const isSame = left !== undefined && right !== undefined && areEqual(left, right)
    return !isSame || beforeBase !== afterBase
  })
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

function addTermsOf<Kind extends keyof SegmentKinds>(
  segment: SegmentSource,
  kind: Kind,
  changed: readonly boolean[],
  found: Set<SegmentKinds[Kind]['terms'][number]>,
): void {
  const { terms, lists } = segment.terms(kind) as SegmentKinds[keyof SegmentKinds]
  const reader = new CodeReader(lists.postings)
  for (let list = 0; list < terms.length; list++) {
    reader.seek(lists.postingStart[list] ?? 0, -1)
    for (let left = lists.documentFrequency[list] ?? 0; left > 0; left--) {
      reader.nextPosting()
      if (changed[reader.document] !== true) continue
      found.add(terms[list] as SegmentKinds[Kind]['terms'][number])
      break
    }
  }
}
