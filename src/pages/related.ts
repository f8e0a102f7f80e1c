/**
 * Related searches: words that the best hits share, other than the ones asked for.
 *
 * Nobody's searches are recorded, so these come from the corpus alone. Every one of them is a
 * word of the index, so it has a result; words that half of the corpus has say nothing and are
 * left out.
 *
 * Layer: pages. Imports: text, index, search, wire.
 */

import type { IndexReader } from '../index/reader.ts'
import { wordTerm } from '../search/forms/form-terms.ts'
import { isFunctionWord } from '../search/query/function-words.ts'
import { createLatticeSegmenter } from '../text/lattice.ts'
import { createNormalizer } from '../text/normalize.ts'
import type { SearchHit } from '../wire.ts'

/** Words for a query, as the documents write them; best first. */
export type Related = (query: string, hits: readonly SearchHit[]) => string[]

const MAX_WORDS = 8

/** Hits looked at: further down they drift off. */
const MAX_HITS = 5

/** What a word is worth in a title, against 1 in a snippet. */
const TITLE_WEIGHT = 3

/** A word that only one document has leads back to where it came from. */
const SINGLE_DOCUMENT_FACTOR = 0.3

/** Most documents that may have a word, as a share of all. */
const MAX_SHARE = 0.5

interface Candidate {
  readonly word: string
  /** As first seen. */
  readonly text: string
  weight: number
}

export function createRelated(reader: IndexReader): Related {
  const normalizer = createNormalizer(reader.fold)
  const segmenter = createLatticeSegmenter(reader)
  const mostDocuments = Math.max(1, reader.documentCount * MAX_SHARE)

  function documentFrequency(word: string): number {
    const term = wordTerm(reader, word)
    return term < 0 ? 0 : reader.list(term).documentFrequency
  }

  return (query, hits) => {
    const asked = normalizer.normalizeText(query)
    const candidates = new Map<string, Candidate>()

    function collect(text: string, weight: number, seen: Set<string>): void {
      const normalized = normalizer.normalize(text)
      segmenter.segment(normalized.text, (start, end) => {
        const word = normalized.text.slice(start, end)
        if (seen.has(word) || isPoor(word) || asked.includes(word)) return
        seen.add(word)
        const span = normalized.toOriginal(start, end)
        const candidate = candidates.get(word) ?? {
          word,
          text: text.slice(span.start, span.end),
          weight: 0,
        }
        // 总工会 says more than 组织: long words name things.
        candidate.weight += weight * Math.sqrt([...word].length)
        candidates.set(word, candidate)
      })
    }

    for (const { title, snippet } of hits.slice(0, MAX_HITS)) {
      const seen = new Set<string>()
      collect(title.text, TITLE_WEIGHT, seen)
      collect(snippet.text, 1, seen)
    }
    return [...candidates.values()]
      .map(({ word, text, weight }) => ({ text, score: weight * rarity(documentFrequency(word)) }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, MAX_WORDS)
      .map(({ text }) => text)
  }

  function rarity(frequency: number): number {
    if (frequency === 0 || frequency > mostDocuments) return 0
    const rare = Math.log(1 + reader.documentCount / frequency)
    return frequency === 1 ? rare * SINGLE_DOCUMENT_FACTOR : rare
  }
}

/** Single characters and words that only join others make no search. */
function isPoor(word: string): boolean {
  return [...word].length < 2 || isFunctionWord(word)
}
