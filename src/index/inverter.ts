/**
 * The inverter: documents in, one segment out.
 *
 * Terms become numbers at once, occurrences go into flat columns, and one counting sort at
 * the end puts them in order of term. A pair, by far the commonest term, is never a string.
 *
 * Layer: index. Imports: text, corpus, index.
 */

import type { Document } from '../corpus/document.ts'
import type { TermSink } from '../text/analyzer.ts'
import { NumberMap } from '../text/number-map.ts'
import { shortestName } from '../text/title-names.ts'
import { ByteWriter } from './byte-writer.ts'
import { Columns } from './columns.ts'
import { containedCharacters } from './contained.ts'
import { placeOf, writePlace, type Place } from './place.ts'
import { writePosting } from './posting.ts'
import { FIELD_COUNT, FIELDS, TITLE } from './schema.ts'
import {
  pairKey,
  wordOf,
  type Indexing,
  type Segment,
  type SegmentDocument,
  type SegmentLists,
} from './segment.ts'
import { storeDocument } from './stored.ts'
import { createVariantCounter } from './variants.ts'

export interface Inverter {
  /** Adds one document. */
  add(document: Document): void
  /** Rough bytes held; the caller ends the segment before they grow past its budget. */
  readonly sizeBytes: number
  /** The segment of all documents added. The inverter is then spent. */
  finish(): Segment
}

export function createInverter({ fold, normalizer, analyzer, dictionary }: Indexing): Inverter {
  const documents: SegmentDocument[] = []
  const variants = createVariantCounter(fold)
  const characters = new GrowingLists<number>(new NumberMap())
  const pairs = new GrowingLists<number>(new NumberMap(1 << 16))
  const strings = new GrowingLists<string>(new Map())
  let storedBytes = 0
  let document = -1
  let field = 0

  const sink: TermSink = {
    character: (codePoint) => characters.add(codePoint, document, field, 0),
    pair: (left, right, _start, _end, position, isParted) =>
      pairs.add(pairKey(left, right), document, field, placeOf(position, isParted)),
    word: (term) => strings.add(term, document, field, 0),
    unit: (term) => strings.add(term, document, field, 0),
    unitPair: (term, _start, _end, position) =>
      strings.add(term, document, field, placeOf(position, false)),
  }

  return {
    get sizeBytes() {
      return storedBytes + characters.sizeBytes + pairs.sizeBytes + strings.sizeBytes
    },
    add(source) {
      document = documents.length
      variants.add(source)
      const texts = FIELDS.map((name) => normalizer.normalizeText(source[name]))
      const lengths = texts.map((text, index) => {
        field = index
        return analyzer.analyze(text, sink, index === TITLE)
      })
      const added = segmentDocument(source, lengths, texts[TITLE] ?? '')
      storedBytes += added.stored.length
      documents.push(added)
    },
    finish() {
      const numbers = (terms: readonly number[]): Float64Array => {
        const sorted = Float64Array.from(terms)
        sorted.sort()
        return sorted
      }
      const terms = {
        characters: characters.finish(numbers(characters.terms()), (codePoint) =>
          dictionary.frequency(String.fromCodePoint(codePoint)),
        ),
        pairs: pairs.finish(numbers(pairs.terms()), (pair) => dictionary.pairFrequency(pair)),
        strings: strings.finish(strings.terms().toSorted(byCodeUnit), (term) =>
          dictionary.frequency(wordOf(term)),
        ),
      }
      return {
        documents,
        variants: variants.finish(),
        totalFrequency: dictionary.totalFrequency,
        ...terms,
        contained: containedCharacters(terms, documents.length, dictionary),
      }
    },
  }
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A document as a segment keeps it. `lengths` are units by field; `title` is normalized. */
export function segmentDocument(
  document: Document,
  lengths: readonly number[],
  title: string,
): SegmentDocument {
  const { id, date, facets } = document
  return {
    id,
    lengths,
    shortestName: shortestName(title),
    day: date === null ? null : Math.round(Date.parse(date) / 86_400_000),
    facets,
    stored: storeDocument(document),
  }
}

/** Terms to their numbers: a `Map`, or what is faster for numbers. */
interface TermIds<Term> {
  get(term: Term): number | undefined
  set(term: Term, id: number): unknown
}

/**
 * The lists of one kind of term while they grow. Occurrences of a term come in order of
 * document, then field, then place; place 0 says that none is kept.
 */
class GrowingLists<Term extends string | number> {
  readonly #ids: TermIds<Term>
  /** By term: the posting that was written last, or -1. */
  readonly #lastPosting = new Columns(Int32Array, 1 << 12)
  /** By posting. */
  readonly #term = new Columns(Int32Array, 1 << 14)
  readonly #document = new Columns(Int32Array, 1 << 14)
  readonly #counts = new Columns(Uint32Array, 1 << 16)
  /** By occurrence with a place: its term, and the place. */
  readonly #placeOf = new Columns(Int32Array, 1 << 14)
  readonly #place = new Columns(Int32Array, 1 << 14)
  /** The document that is added, and where its postings start. */
  #current = -1
  #firstPosting = 0

  readonly #terms: Term[] = []

  constructor(ids: TermIds<Term>) {
    this.#ids = ids
  }

  get sizeBytes(): number {
    return this.#terms.length * 80 + this.#term.length * 24 + this.#place.length * 8
  }

  terms(): readonly Term[] {
    return this.#terms
  }

  add(term: Term, document: number, field: number, place: Place): void {
    let id = this.#ids.get(term) ?? -1
    if (id < 0) {
      id = this.#terms.length
      this.#ids.set(term, id)
      this.#terms.push(term)
      this.#lastPosting.push(-1)
    }
    if (document !== this.#current) {
      this.#current = document
      this.#firstPosting = this.#term.length
    }
    let posting = this.#lastPosting.at(id)
    if (posting < this.#firstPosting) {
      posting = this.#term.length
      this.#lastPosting.set(id, posting)
      this.#term.push(id)
      this.#document.push(document)
      this.#counts.pushZeros(FIELD_COUNT)
    }
    this.#counts.increment(posting * FIELD_COUNT + field)
    if (place > 0) {
      this.#placeOf.push(id)
      this.#place.push(place)
    }
  }

  /** @param sorted - All terms, ascending. */
  finish<Terms extends ArrayLike<Term>>(
    sorted: Terms,
    frequencyOf: (term: Term) => number,
  ): { readonly terms: Terms; readonly lists: SegmentLists } {
    const termCount = sorted.length
    const order = sortByKey(this.#term, termCount, null)
    const places = sortByKey(this.#placeOf, termCount, this.#place)
    const postings = new ByteWriter(1 << 16)
    const positions = new ByteWriter(1 << 16)
    const documentFrequency = new Uint32Array(termCount)
    const frequency = new Uint32Array(termCount)
    const postingStart = new Uint32Array(termCount + 1)
    const positionStart = new Uint32Array(termCount + 1)
    const counts = this.#counts.view()
    for (let list = 0; list < termCount; list++) {
      const term = this.#ids.get(sorted[list] as Term) ?? 0
      frequency[list] = frequencyOf(sorted[list] as Term)
      postingStart[list] = postings.length
      positionStart[list] = positions.length
      let before = -1
      let place = places.start[term] ?? 0
      // A term has a place wherever it stands, or nowhere.
      const hasPlaces = place < (places.start[term + 1] ?? 0)
      const from = order.start[term] ?? 0
      const to = order.start[term + 1] ?? 0
      for (let k = from; k < to; k++) {
        const posting = order.items[k] ?? 0
        const document = this.#document.at(posting)
        writePosting(postings, document - before, counts, posting * FIELD_COUNT)
        before = document
        if (hasPlaces) place = writePlaces(positions, places.items, place, counts, posting)
      }
      documentFrequency[list] = to - from
    }
    postingStart[termCount] = postings.length
    positionStart[termCount] = positions.length
    const lists = {
      frequency,
      documentFrequency,
      postingStart,
      postings: postings.take(),
      positionStart,
      positions: positions.take(),
    }
    return { terms: sorted, lists }
  }
}

/**
 * Writes the places of a posting, the first of which is `items[from]`; deltas start anew in each field.
 *
 * @returns Where the places of the next posting start.
 */
function writePlaces(
  out: ByteWriter,
  items: Uint32Array,
  from: number,
  counts: Uint32Array,
  posting: number,
): number {
  let next = from
  for (let f = 0; f < FIELD_COUNT; f++) {
    let before = 0
    for (let left = counts[posting * FIELD_COUNT + f] ?? 0; left > 0; left--) {
      const place = items[next++] ?? 0
      writePlace(out, place, before)
      before = place
    }
  }
  return next
}

/** Items in order of key, stable: those of key k are `items[start[k]] … items[start[k + 1] - 1]`. */
interface Sorted {
  readonly start: Uint32Array
  readonly items: Uint32Array
}

/** @param values - What is put in order; null for the numbers of the items. */
function sortByKey(
  keys: Columns<Int32Array>,
  keyCount: number,
  values: Columns<Int32Array> | null,
): Sorted {
  const start = new Uint32Array(keyCount + 2)
  const size = keys.length
  for (let i = 0; i < size; i++) {
    const slot = keys.at(i) + 2
    start[slot] = (start[slot] ?? 0) + 1
  }
  for (let k = 2; k < keyCount + 2; k++) start[k] = (start[k] ?? 0) + (start[k - 1] ?? 0)
  const items = new Uint32Array(size)
  for (let i = 0; i < size; i++) {
    const slot = keys.at(i) + 1
    const at = start[slot] ?? 0
    items[at] = values === null ? i : values.at(i)
    start[slot] = at + 1
  }
  return { start: start.subarray(0, keyCount + 1), items }
}
