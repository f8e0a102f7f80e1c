/**
 * Scoring: the best k documents, without touching every posting of a common word.
 *
 * BM25F over the query's terms. Two ways lead to the same answer:
 *
 * - *Any term*: lists are taken from the one that can add most to the one that can add least,
 *   into one sum a document. Once all that is left cannot lift a document that has nothing yet
 *   into the best k, no new documents are admitted; the remaining lists are only asked about
 *   the documents that can still make it, leaping over the rest. (MaxScore of Turtle and Flood,
 *   1995, term at a time.)
 * - *Given documents*: the second half alone.
 *
 * Columns are walked by index, here and wherever a search does something for each document: `for … of`
 * asks an iterator until the loop has run long enough to be compiled at its best.
 *
 * The result is that of scoring everything, ties included: `tests/search/score.test.ts` holds
 * the two against each other.
 *
 * Layer: search. Imports: index, search.
 */

import { Cursor } from '../../index/cursor.ts'
import { saturate } from '../../index/list.ts'
import type { IndexReader } from '../../index/reader.ts'
import { FIELD_COUNT } from '../../index/schema.ts'
import { withoutSorted } from '../../index/sorted.ts'
import { Kth, rise, sink } from './heap.ts'
import type { ScoredTerm } from '../retrieve/planned.ts'
import { boundsBefore, weighLists, type ScoredList } from './scored-lists.ts'
import { Sums } from './sums.ts'

/** Documents with their scores, in columns; best first, of equals the newest, then by document. */
export interface Ranked {
  readonly documents: Int32Array
  readonly scores: Float64Array
}

/** Documents that can be among the best, and the first list that was not added up for them. */
interface Admitted {
  readonly documents: Int32Array
  readonly next: number
}

/** Work space for scoring; one search at a time may use it. */
export class Scorer {
  readonly #reader: IndexReader
  readonly #sums: Sums
  /** Room for sets that are narrowed: garbage as large as a corpus costs pauses. */
  readonly #room: Int32Array
  readonly #rest: Int32Array
  /** By place among the candidates: sums side by side are read and written at the speed of memory. */
  readonly #scores: Float64Array
  /** The latest terms, and their lists. */
  #terms: readonly ScoredTerm[] = []
  #lists: readonly ScoredList[] = []

  constructor(reader: IndexReader) {
    this.#reader = reader
    this.#sums = new Sums(reader)
    this.#room = new Int32Array(reader.documentCount)
    this.#rest = new Int32Array(reader.documentCount)
    this.#scores = new Float64Array(reader.documentCount)
  }

  /**
   * The best `k` of `documents`. Documents without any of the terms score 0 and come last.
   *
   * @param documents - Sorted.
   */
  rank(terms: readonly ScoredTerm[], documents: Int32Array, k: number): Ranked {
    const lists = this.#listsOf(terms)
    return this.#best(lists, boundsBefore(lists), documents, k)
  }

  /**
   * The same, with those that come before all others known.
   *
   * @param first - The best of them, ranked: `k`, or all that there are.
   */
  rankAfter(first: Ranked, terms: readonly ScoredTerm[], documents: Int32Array, k: number): Ranked {
    const lists = this.#listsOf(terms)
    const remaining = boundsBefore(lists)
    if (first.documents.length === 0) return this.#best(lists, remaining, documents, k)
    // More than all lists together can add: so nothing else comes before.
    const most = remaining[0] ?? 0
    const scores = first.scores.map((score) => score + most)
    const left = k - first.documents.length
    if (left <= 0 || first.documents.length === documents.length)
      return { documents: first.documents, scores }
    const rest = withoutSorted(documents, first.documents.toSorted(), this.#rest)
    const others = this.#best(lists, remaining, rest, left)
    return {
      documents: Int32Array.of(...first.documents, ...others.documents),
      scores: Float64Array.of(...scores, ...others.scores),
    }
  }

  #best(
    lists: readonly ScoredList[],
    remaining: readonly number[],
    documents: Int32Array,
    k: number,
  ): Ranked {
    if (!isWorthAdmitting(lists, documents)) {
      this.#scores.fill(0, 0, documents.length)
      return this.#refine(lists, remaining, 0, documents, k)
    }
    let admitted: Admitted
    try {
      admitted = this.#admit(lists, remaining, documents, k)
    } catch (error) {
      // A damaged list ends this search, and leaves nothing to the next one.
      this.#sums.clear()
      throw error
    }
    // Too few hold a term at all: then the rest is needed to fill the page.
    const candidates = admitted.documents.length >= k ? admitted.documents : documents
    this.#sums.take(candidates, this.#scores)
    return this.#refine(lists, remaining, admitted.next, candidates, k)
  }

  /** What a document would score that says nothing but the terms; no score is higher. */
  most(terms: readonly ScoredTerm[]): number {
    return this.#listsOf(terms).reduce((sum, { weight }) => sum + weight, 0)
  }

  /** What one document scores, term by term and field by field. For explanations, not for speed. */
  explain(
    terms: readonly ScoredTerm[],
    document: number,
  ): { readonly term: number; readonly score: number; readonly fields: readonly number[] }[] {
    return this.#listsOf(terms).flatMap(({ term, fields, weight }) => {
      const cursor = new Cursor(this.#reader, term)
      if (cursor.advance(document) !== document) return []
      const counts = Array.from({ length: FIELD_COUNT }, (_, field) =>
        fields & (1 << field) ? (cursor.counts[field] ?? 0) : 0,
      )
      const weighted = this.#sums.weigher.ofCounts(counts, fields)
      const score = weight * saturate(weighted, this.#reader.norm(document))
      return score === 0 ? [] : [{ term, score, fields: counts }]
    })
  }

  /** One search ranks by the same terms several times. */
  #listsOf(terms: readonly ScoredTerm[]): readonly ScoredList[] {
    if (terms !== this.#terms) {
      this.#terms = terms
      this.#lists = weighLists(this.#reader, terms)
    }
    return this.#lists
  }

  /** Adds up whole lists until the rest cannot bring in a document of its own. */
  #admit(
    lists: readonly ScoredList[],
    remaining: readonly number[],
    documents: Int32Array,
    k: number,
  ): Admitted {
    const sums = this.#sums
    sums.allow(documents)
    let next = 0
    // No more than this is the k-th greatest sum: finding it takes a look at every document, so
    // it is not looked for where it cannot be enough, nor before as much was read again.
    let most = Infinity
    let kth = 0
    let read = 0
    while (next < lists.length) {
      const rest = remaining[next] ?? 0
      const pays = read >= sums.touchedCount && sums.greatest > rest && most > rest
      if (pays && sums.touchedCount >= k) {
        read = 0
        kth = this.#kthSum(k)
        // Strictly: a document at the threshold could still win a tie.
        if (kth > rest) break
        most = kth
      }
      const list = lists[next++] as ScoredList
      sums.addAll(list)
      most += list.bound
      read += list.documentFrequency
    }
    const admitted = sums.touched
    if (next === lists.length) return { documents: admitted, next }
    // Sorting takes longer than sorting out. The touched themselves stay: they are to be cleared.
    const threshold = kth - (remaining[next] ?? 0)
    const left = this.#room
    let count = 0
    for (let i = 0; i < admitted.length; i++) {
      const document = admitted[i] ?? 0
      if ((sums.values[document] ?? 0) >= threshold) left[count++] = document
    }
    return { documents: sums.inOrder(left.subarray(0, count)), next }
  }

  /** The k-th greatest sum of those touched. A heap of k does it. */
  #kthSum(k: number): number {
    const { touched, values } = this.#sums
    const kth = new Kth(k)
    for (let i = 0; i < touched.length; i++) kth.add(values[touched[i] ?? 0] ?? 0)
    return kth.value
  }

  /**
   * Asks the lists from `next` on about `candidates` (sorted, with their scores so far), dropping
   * those out of reach; the best of those left.
   */
  #refine(
    lists: readonly ScoredList[],
    remaining: readonly number[],
    next: number,
    candidates: Int32Array,
    k: number,
  ): Ranked {
    let left = candidates
    // Those admitted have just been sorted out, and without sums there is nothing to go by.
    let pruned = (remaining[next] ?? 0) * PRUNE_AGAIN
    for (let i = next; i < lists.length; i++) {
      const rest = remaining[i] ?? 0
      // Sorting out takes a look at every candidate: again only when much less can be added, and
      // very much less where it was in vain.
      if (rest < pruned) {
        const before = left.length
        left = this.#prune(left, rest, k)
        pruned = rest * (left.length < before * PRUNED ? PRUNE_AGAIN : PRUNE_LATER)
      }
      this.#sums.addTo(left, this.#scores, lists[i] as ScoredList)
    }
    return this.#select(left, k)
  }

  #prune(candidates: Int32Array, rest: number, k: number): Int32Array {
    // Few candidates are asked sooner than they are sorted out.
    if (candidates.length <= 2 * k || candidates.length < 64) return candidates
    const scores = this.#scores
    const kth = new Kth(k)
    for (let i = 0; i < candidates.length; i++) kth.add(scores[i] ?? 0)
    const threshold = kth.value - rest
    if (threshold <= 0) return candidates
    const left = this.#room
    let count = 0
    // Both are only narrowed: they are read ahead of where they are written.
    for (let i = 0; i < candidates.length; i++) {
      const score = scores[i] ?? 0
      if (score < threshold) continue
      left[count] = candidates[i] ?? 0
      scores[count++] = score
    }
    return left.subarray(0, count)
  }

  /** The best `k` of the candidates, in any order. Short texts score alike by the hundred. */
  #select(candidates: Int32Array, k: number): Ranked {
    const scores = this.#scores
    const { days } = this.#reader
    const dayOf = (place: number): number => days[candidates[place] ?? 0] ?? 0
    const worse = (a: number, b: number): boolean => {
      const more = (scores[b] ?? 0) - (scores[a] ?? 0) || dayOf(b) - dayOf(a)
      return more > 0 || (more === 0 && (candidates[a] ?? 0) > (candidates[b] ?? 0))
    }
    const best: number[] = []
    // What the least of the best scores, once there are enough: most do not reach it.
    let least = -1
    for (let i = 0; i < candidates.length; i++) {
      if ((scores[i] ?? 0) < least) continue
      if (best.length === k) {
        if (!worse(best[0] ?? 0, i)) continue
        best[0] = i
        sink(best, worse)
        least = scores[best[0]] ?? 0
      } else {
        best.push(i)
        rise(best, worse)
      }
    }
    best.sort((a, b) => (worse(a, b) ? 1 : -1))
    return {
      documents: Int32Array.from(best, (place) => candidates[place] ?? 0),
      scores: Float64Array.from(best, (place) => scores[place] ?? 0),
    }
  }
}

const PRUNE_AGAIN = 0.8
const PRUNE_LATER = 0.4
/** What sorting out should leave. */
const PRUNED = 0.9

/**
 * Admitting walks lists whole, refining asks them about each document: the first pays while
 * the documents are many against the postings.
 */
function isWorthAdmitting(lists: readonly ScoredList[], documents: Int32Array): boolean {
  const [first] = lists
  if (first === undefined || lists.length === 1) return false
  return documents.length > Math.max(256, first.documentFrequency)
}
