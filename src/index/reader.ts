/**
 * The reader: an index as search sees it, laid over the bytes of `index.bin`.
 *
 * Opening checks that the sections fit each other and builds nothing that grows with the
 * corpus. Terms are numbers from here on: characters first, then pairs, then strings. Every
 * offset that comes out of the file is checked before it is used.
 *
 * Layer: index. Imports: text, index, errors.
 */

import { ServiceError } from '../errors.ts'
import { decodeFold, type Fold } from '../text/fold.ts'
import { codeUnitsOf, type Vocabulary } from '../text/segmenter.ts'
import { normTable } from './document-columns.ts'
import { DIRECTORY_STEP, openIndexFile, type IndexMeta, type SectionName } from './format.ts'
import { BLOCK, FrontCodedStrings } from './front-coding.ts'
import { readFacetValues, readMeta, readSynonyms } from './json-sections.ts'
import { BITMAP } from './list.ts'
import { openListDirectory } from './list-directory.ts'
import { createPairEnds, type PairEnds } from './pair-ends.ts'
import type { ListHead } from './list-head.ts'
import { CODE_POINTS } from './segment.ts'

/** A set of documents: bit d & 7 of byte d >>> 3 is document d. */
export interface Bitmap {
  readonly bytes: Uint8Array
  readonly count: number
}

export interface IndexReader extends Vocabulary {
  readonly meta: IndexMeta
  /** Changes whenever the content does: 12 hex digits. */
  readonly version: string
  /** Of the whole file. */
  readonly byteLength: number
  readonly documentCount: number
  readonly termCount: number
  readonly fold: Fold
  /** Groups of normalized words that mean the same. */
  readonly synonyms: readonly (readonly string[])[]
  readonly lists: Uint8Array
  /** For BM25, by document: what to add below the line. */
  norm(document: number): number
  readonly lengthBytes: Uint8Array
  readonly norms: Float32Array
  readonly strings: FrontCodedStrings
  /** Days since 1970-01-01 by document; empty when no document has a date. */
  readonly days: Int32Array
  readonly idHashes: Uint32Array
  readonly documentBlocks: { readonly start: Uint32Array; readonly names: Uint32Array }
  readonly positionBlocks: { readonly start: Uint32Array; readonly names: Uint32Array }
  readonly facetOrdinals: Uint32Array
  /** The values of a facet field in order of ordinal; empty for an unknown field. */
  facetValues(field: string): readonly string[]
  /** Term numbers; -1 where the index has no such term. */
  characterTerm(codePoint: number): number
  pairTerm(left: number, right: number): number
  stringTerm(term: string): number
  /** Visits the pairs that hold the character: those it begins, then those it ends only. */
  visitPairsOf(codePoint: number, visit: (term: number) => void): void
  /**
   * Visits the pairs that begin with the character, with their second character.
   *
   * @throws {ServiceError} `index/corrupt` when that is none.
   */
  visitPairsFrom(codePoint: number, visit: (term: number, right: number) => void): void
  /**
   * The term of all documents that contain the character, in whatever word; -1 where the index
   * keeps no such list, because too many do.
   */
  containedTerm(codePoint: number): number
  /** All documents that contain the character, where the index keeps them as a bitmap. */
  containedBitmap(codePoint: number): Bitmap | null
  /** First term number of the strings. */
  readonly firstString: number
  /** First term number of the contained characters. */
  readonly firstContained: number
  /**
   * The text of a term, as it is written in normalized documents.
   *
   * @throws {ServiceError} `index/corrupt` when it has a character that is none.
   */
  termText(term: number): string
  /** @throws {ServiceError} `index/corrupt` when the list lies outside of the file. */
  list(term: number): ListHead
}

/**
 * Opens an index.
 *
 * @param buffer - The bytes of `index.bin`; views are laid over it, nothing is copied.
 * @throws {ServiceError} `index/format` for a foreign file or version, `index/corrupt` for a
 *   damaged one.
 */
export function openIndex(buffer: ArrayBuffer): IndexReader {
  const file = openIndexFile(buffer)
  const expect = (name: SectionName, bytes: number): void => {
    const { length } = file.section(name)
    if (length !== bytes)
      throw new ServiceError(
        'index/corrupt',
        `section ${name} has ${length} bytes, expected ${bytes}`,
      )
  }

  const meta = readMeta(file)
  const { documents, characters: characterCount, pairs: pairCount, strings: stringCount } = meta
  const firstPair = characterCount
  const firstString = firstPair + pairCount
  const firstContained = firstString + stringCount
  const termCount = firstContained + characterCount
  const pairWidth = characterCount > 0x10000 ? 4 : 2
  expect('characters', characterCount * 4)
  expect('pairStart', (characterCount + 1) * 4)
  expect('pairSecond', pairCount * pairWidth)
  expect('stringStart', (Math.ceil(stringCount / BLOCK) + 1) * 4)
  expect('listStart', (Math.ceil(termCount / DIRECTORY_STEP) + 1) * 4)
  expect('lengthStart', Math.ceil(termCount / DIRECTORY_STEP) * 4)
  expect('documentLength', documents)
  expect('idHash', documents * 4)
  expect('blockName', Math.max(0, file.section('blockStart').length - 4) * 2)
  expect('shardName', Math.max(0, file.section('shardStart').length - 4) * 2)
  if (file.section('days').length !== 0) expect('days', documents * 4)

  const characters = file.words('characters')
  const pairStart = file.words('pairStart')
  const secondAt = file.section('pairSecond').offset
  const pairSecond =
    pairWidth === 4
      ? new Uint32Array(buffer, secondAt, pairCount)
      : new Uint16Array(buffer, secondAt, pairCount)
  const strings = new FrontCodedStrings(
    stringCount,
    file.words('stringStart'),
    file.bytes('strings'),
  )
  const lists = file.bytes('lists')
  const lengthBytes = file.bytes('documentLength')
  const norms = normTable(meta.averageLength, meta.shape)
  const daySection = file.section('days')
  let values: readonly (readonly string[])[] | undefined

  function ordinalOf(codePoint: number): number {
    let low = 0
    let high = characterCount
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((characters[middle] ?? 0) < codePoint) low = middle + 1
      else high = middle
    }
    return low < characterCount && characters[low] === codePoint ? low : -1
  }

  function findPair(left: number, right: number): number {
    let low = pairStart[left] ?? 0
    const end = Math.min(pairStart[left + 1] ?? 0, pairCount)
    let high = end
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((pairSecond[middle] ?? 0) < right) low = middle + 1
      else high = middle
    }
    return low < end && pairSecond[low] === right ? firstPair + low : -1
  }

  /** A character, which a damaged file may have as a number that is none. */
  function characterAt(ordinal = -1): number {
    const codePoint = characters[ordinal] ?? CODE_POINTS
    if (codePoint < CODE_POINTS) return codePoint
    throw new ServiceError(
      'index/corrupt',
      `character ${ordinal} of ${characterCount} is ${codePoint}, expected a code point`,
    )
  }

  /** The characters of a pair, by binary search on where each first character's pairs start. */
  function pairText(pair: number): string {
    let low = 0
    let high = characterCount
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if ((pairStart[middle] ?? 0) <= pair) low = middle
      else high = middle
    }
    return String.fromCodePoint(characterAt(low), characterAt(pairSecond[pair]))
  }

  let ends: PairEnds | undefined

  const list = openListDirectory(
    {
      start: file.words('listStart'),
      lengthStart: file.words('lengthStart'),
      lengths: file.bytes('lengths'),
      lists,
    },
    termCount,
    documents,
  )

  const reader: IndexReader = {
    meta,
    version: file.digest.slice(0, 12),
    byteLength: buffer.byteLength,
    documentCount: documents,
    termCount,
    fold: decodeFold(file.words('fold')),
    synonyms: readSynonyms(file),
    totalFrequency: meta.totalFrequency,
    lists,
    lengthBytes,
    norms,
    norm: (document) => norms[lengthBytes[document] ?? 0] ?? 1,
    strings,
    days: new Int32Array(buffer, daySection.offset, daySection.length >>> 2),
    idHashes: file.words('idHash'),
    documentBlocks: { start: file.words('blockStart'), names: file.words('blockName') },
    positionBlocks: { start: file.words('shardStart'), names: file.words('shardName') },
    facetOrdinals: file.words('facetOrdinals'),
    facetValues(field) {
      values ??= readFacetValues(file, meta.facets)
      return values[meta.facets.findIndex((facet) => facet.field === field)] ?? []
    },
    characterTerm: ordinalOf,
    pairTerm(left, right) {
      const a = ordinalOf(left)
      const b = ordinalOf(right)
      return a < 0 || b < 0 ? -1 : findPair(a, b)
    },
    stringTerm(term) {
      const index = strings.find(term)
      return index < 0 ? -1 : firstString + index
    },
    visitPairsOf(codePoint, visit) {
      const ordinal = ordinalOf(codePoint)
      if (ordinal < 0) return
      reader.visitPairsFrom(codePoint, visit)
      ends ??= createPairEnds(pairSecond, characterCount)
      const from = pairStart[ordinal] ?? 0
      const to = pairStart[ordinal + 1] ?? 0
      for (const pair of ends.of(ordinal)) if (pair < from || pair >= to) visit(firstPair + pair)
    },
    visitPairsFrom(codePoint, visit) {
      const ordinal = ordinalOf(codePoint)
      if (ordinal < 0) return
      const end = Math.min(pairStart[ordinal + 1] ?? 0, pairCount)
      for (let pair = pairStart[ordinal] ?? 0; pair < end; pair++)
        visit(firstPair + pair, characterAt(pairSecond[pair]))
    },
    containedTerm(codePoint) {
      const ordinal = ordinalOf(codePoint)
      if (ordinal < 0) return -1
      const term = firstContained + ordinal
      const { documentFrequency, kindBits } = list(term)
      return documentFrequency === 0 || kindBits === BITMAP ? -1 : term
    },
    containedBitmap(codePoint) {
      const ordinal = ordinalOf(codePoint)
      if (ordinal < 0) return null
      const { documentFrequency, kindBits, start, end } = list(firstContained + ordinal)
      return kindBits === BITMAP
        ? { bytes: lists.subarray(start, end), count: documentFrequency }
        : null
    },
    firstString,
    firstContained,
    termText(term) {
      if (term < firstPair) return String.fromCodePoint(characterAt(term))
      if (term >= firstContained) return String.fromCodePoint(characterAt(term - firstContained))
      return term < firstString ? pairText(term - firstPair) : strings.at(term - firstString)
    },
    list,
    characterFrequency(codePoint) {
      const ordinal = ordinalOf(codePoint)
      return ordinal < 0 ? 0 : list(ordinal).frequency
    },
    wordsFrom(text, start, limit, visit) {
      const left = text.codePointAt(start) ?? 0
      let end = start + codeUnitsOf(left)
      if (end >= limit) return
      const right = text.codePointAt(end) ?? 0
      end += codeUnitsOf(right)
      const pair = reader.pairTerm(left, right)
      // Every longer word that is in the index has its first pair there too.
      if (pair < 0) return
      const { frequency } = list(pair)
      if (frequency > 0) visit(end, frequency)
      for (let size = 3; size <= meta.maxWordCharacters && end < limit; size++) {
        end += codeUnitsOf(text.codePointAt(end) ?? 0)
        const word = text.slice(start, end)
        const index = strings.lowerBound(word)
        if (!strings.currentStartsWith(word)) return
        if (strings.currentLength !== word.length) continue
        const known = list(firstString + index).frequency
        if (known > 0) visit(end, known)
      }
    },
  }
  return reader
}
