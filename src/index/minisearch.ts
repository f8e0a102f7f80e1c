/**
 * MiniSearch as the indexer: its index, in its documented JSON form, to a segment.
 *
 * Small corpora are built this way, and the inverter, which takes over where MiniSearch would
 * bound the build, is held against it: both give the same bytes. MiniSearch keeps no positions,
 * so those of pairs are collected beside it.
 *
 * Layer: index. Imports: minisearch, text, corpus, index.
 */

import MiniSearch, { type AsPlainObject } from 'minisearch'

import type { Document } from '../corpus/document.ts'
import type { Analyzer, TermSink } from '../text/analyzer.ts'
import { CHAR, classOf } from '../text/char-class.ts'
import type { Normalizer } from '../text/normalize.ts'
import { ByteWriter } from './byte-writer.ts'
import { containedCharacters } from './contained.ts'
import { segmentDocument } from './inverter.ts'
import { placeOf, writePlace, type Place } from './place.ts'
import { writePosting } from './posting.ts'
import { FIELD_COUNT, FIELDS, TITLE } from './schema.ts'
import {
  leftOf,
  pairKey,
  rightOf,
  wordOf,
  type Indexing,
  type Segment,
  type SegmentLists,
  type SegmentTerms,
  type TermLists,
} from './segment.ts'
import { createVariantCounter } from './variants.ts'

/** What MiniSearch is given: the document's number, and its fields. */
interface Numbered extends Record<(typeof FIELDS)[number], string> {
  readonly number: number
}

/** Occurrences of one term in one document: counts by field, places by field. */
interface Posting {
  readonly counts: number[]
  readonly places: Place[][]
}

/** Term to document to occurrences. */
type Postings = Map<string, Map<number, Posting>>

/** Creates a MiniSearch whose tokens are the analyzer's terms. */
export function createMiniSearch(normalizer: Normalizer, analyzer: Analyzer): MiniSearch<Numbered> {
  return new MiniSearch<Numbered>({
    idField: 'number',
    fields: [...FIELDS],
    tokenize: (text, field) => termsOf(normalizer, analyzer, text, field === FIELDS[TITLE]),
    processTerm: (term) => term,
  })
}

/** The terms of a text as strings, in the order the analyzer finds them. */
export function termsOf(
  normalizer: Normalizer,
  analyzer: Analyzer,
  text: string,
  isTitle = false,
): string[] {
  const terms: string[] = []
  analyzer.analyze(
    normalizer.normalizeText(text),
    sinkOf((term) => terms.push(term)),
    isTitle,
  )
  return terms
}

/** Indexes documents with MiniSearch. */
export function indexWithMiniSearch(documents: readonly Document[], indexing: Indexing): Segment {
  const { fold, normalizer, analyzer, dictionary } = indexing
  const index = createMiniSearch(normalizer, analyzer)
  const variants = createVariantCounter(fold)
  for (const [number, document] of documents.entries()) {
    variants.add(document)
    index.add({
      number,
      title: document.title,
      body: document.body,
      caption: document.caption,
      byline: document.byline,
    })
  }
  const postings = postingsOf(index.toJSON())
  const texts = documents.map((document) =>
    FIELDS.map((name) => normalizer.normalizeText(document[name])),
  )
  const lengths = texts.map((fields, number) =>
    fields.map((text, field) =>
      analyzer.analyze(
        text,
        sinkOf((term, place) => {
          if (place > 0) postings.get(term)?.get(number)?.places[field]?.push(place)
        }),
        field === TITLE,
      ),
    ),
  )
  const terms = segmentTerms(postings, dictionary)
  return {
    documents: documents.map((document, number) =>
      segmentDocument(document, lengths[number] ?? [], texts[number]?.[TITLE] ?? ''),
    ),
    variants: variants.finish(),
    totalFrequency: dictionary.totalFrequency,
    ...terms,
    contained: containedCharacters(terms, documents.length, dictionary),
  }
}

/** A sink that takes every term as a string; place 0 says that none is kept. */
function sinkOf(take: (term: string, place: Place) => void): TermSink {
  return {
    character: (codePoint) => take(String.fromCodePoint(codePoint), 0),
    pair: (left, right, _start, _end, position, isParted) =>
      take(String.fromCodePoint(left, right), placeOf(position, isParted)),
    word: (term) => take(term, 0),
    unit: (term) => take(term, 0),
    unitPair: (term, _start, _end, position) => take(term, placeOf(position, false)),
  }
}

/** Reads MiniSearch's JSON form, serialization version 2. */
function postingsOf({ documentIds, fieldIds, index }: AsPlainObject): Postings {
  const fieldOf = new Map(FIELDS.map((name, field) => [fieldIds[name] ?? -1, field] as const))
  const postings: Postings = new Map()
  for (const [term, byField] of index) {
    const documents = new Map<number, Posting>()
    postings.set(term, documents)
    for (const [fieldId, frequencies] of Object.entries(byField))
      for (const [shortId, frequency] of Object.entries(frequencies)) {
        const number = Number(documentIds[shortId])
        let posting = documents.get(number)
        if (posting === undefined) {
          posting = { counts: FIELDS.map(() => 0), places: FIELDS.map(() => []) }
          documents.set(number, posting)
        }
        posting.counts[fieldOf.get(Number(fieldId)) ?? 0] = frequency
      }
  }
  return postings
}

function segmentTerms(postings: Postings, dictionary: Indexing['dictionary']): SegmentTerms {
  const characters: number[] = []
  const pairs: number[] = []
  const strings: string[] = []
  for (const term of postings.keys()) {
    const [first = 0, second = 0, ...more] = Array.from(term, (char) => char.codePointAt(0) ?? 0)
    const isShort = more.length === 0 && classOf(first) === CHAR
    if (isShort && second === 0) characters.push(first)
    else if (isShort && classOf(second) === CHAR) pairs.push(pairKey(first, second))
    else strings.push(term)
  }
  const ofNumbers = (
    terms: readonly number[],
    textOf: (term: number) => string,
  ): TermLists<Float64Array> => {
    const sorted = Float64Array.from(terms)
    sorted.sort()
    const texts = Array.from(sorted, textOf)
    return {
      terms: sorted,
      lists: writeLists(texts, postings, (text) => dictionary.frequency(text)),
    }
  }
  const sorted = strings.toSorted((a, b) => (a < b ? -1 : 1))
  return {
    characters: ofNumbers(characters, (codePoint) => String.fromCodePoint(codePoint)),
    pairs: ofNumbers(pairs, (key) => String.fromCodePoint(leftOf(key), rightOf(key))),
    strings: {
      terms: sorted,
      lists: writeLists(sorted, postings, (text) => dictionary.frequency(wordOf(text))),
    },
  }
}

function writeLists(
  terms: readonly string[],
  postings: Postings,
  frequencyOf: (term: string) => number,
): SegmentLists {
  const out = new ByteWriter()
  const positions = new ByteWriter()
  const documentFrequency = new Uint32Array(terms.length)
  const postingStart = new Uint32Array(terms.length + 1)
  const positionStart = new Uint32Array(terms.length + 1)
  for (const [index, term] of terms.entries()) {
    const documents = [...(postings.get(term) ?? [])].toSorted(([a], [b]) => a - b)
    let before = -1
    for (const [number, posting] of documents) {
      writePosting(out, number - before, posting.counts, 0)
      before = number
      for (let field = 0; field < FIELD_COUNT; field++) {
        let last = 0
        for (const place of posting.places[field] ?? []) {
          writePlace(positions, place, last)
          last = place
        }
      }
    }
    documentFrequency[index] = documents.length
    postingStart[index + 1] = out.length
    positionStart[index + 1] = positions.length
  }
  return {
    frequency: Uint32Array.from(terms, frequencyOf),
    documentFrequency,
    postingStart,
    postings: out.take(),
    positionStart,
    positions: positions.take(),
  }
}
