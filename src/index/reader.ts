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
import { openCharacterPairs } from './character-pairs.ts'
import { normTable } from './document-columns.ts'
import {
  DIRECTORY_STEP,
  openIndexFile,
  type IndexFile,
  type IndexMeta,
  type SectionName,
} from './format.ts'
import { BLOCK, FrontCodedStrings } from './front-coding.ts'
import { readFacetValues, readMeta, readSynonyms } from './json-sections.ts'
import { BITMAP } from './list.ts'
import { openListDirectory } from './list-directory.ts'
import type { ListHead } from './list-head.ts'

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
  const meta = readMeta(file)
  checkSections(file, meta)
  const { documents, characters: characterCount, pairs: pairCount, strings: stringCount } = meta
  const firstPair = characterCount
  const firstString = firstPair + pairCount
  const firstContained = firstString + stringCount
  const termCount = termsOf(meta)
  const secondAt = file.section('pairSecond').offset
  const pairs = openCharacterPairs(
    file.words('characters'),
    file.words('pairStart'),
    isWide(meta)
      ? new Uint32Array(buffer, secondAt, pairCount)
      : new Uint16Array(buffer, secondAt, pairCount),
  )
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

  function pairTerm(left: number, right: number): number {
    const pair = pairs.pairOf(left, right)
    return pair < 0 ? -1 : firstPair + pair
  }

  return {
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
    characterTerm: (codePoint) => pairs.characterOf(codePoint),
    pairTerm,
    stringTerm(term) {
      const index = strings.find(term)
      return index < 0 ? -1 : firstString + index
    },
    visitPairsOf: (codePoint, visit) => pairs.visitOf(codePoint, (pair) => visit(firstPair + pair)),
    visitPairsFrom: (codePoint, visit) =>
      pairs.visitFrom(codePoint, (pair, right) => visit(firstPair + pair, right)),
    containedTerm(codePoint) {
      const character = pairs.characterOf(codePoint)
      if (character < 0) return -1
      const term = firstContained + character
      const { documentFrequency, kindBits } = list(term)
      return documentFrequency === 0 || kindBits === BITMAP ? -1 : term
    },
    containedBitmap(codePoint) {
      const character = pairs.characterOf(codePoint)
      if (character < 0) return null
      const { documentFrequency, kindBits, start, end } = list(firstContained + character)
      return kindBits === BITMAP
        ? { bytes: lists.subarray(start, end), count: documentFrequency }
        : null
    },
    firstString,
    firstContained,
    termText(term) {
      if (term < firstPair) return String.fromCodePoint(pairs.codePointOf(term))
      if (term >= firstContained)
        return String.fromCodePoint(pairs.codePointOf(term - firstContained))
      return term < firstString ? pairs.pairText(term - firstPair) : strings.at(term - firstString)
    },
    list,
    characterFrequency(codePoint) {
      const character = pairs.characterOf(codePoint)
      return character < 0 ? 0 : list(character).frequency
    },
    wordsFrom(text, start, limit, visit) {
      const left = text.codePointAt(start) ?? 0
      let end = start + codeUnitsOf(left)
      if (end >= limit) return
      const right = text.codePointAt(end) ?? 0
      end += codeUnitsOf(right)
      const pair = pairTerm(left, right)
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
}

/** Characters, pairs, strings, and the characters again as they are contained. */
function termsOf({ characters, pairs, strings }: IndexMeta): number {
  return characters + pairs + strings + characters
}

/** Whether the number of a character takes more than two bytes. */
function isWide({ characters }: IndexMeta): boolean {
  return characters > 0x10000
}

/** @throws {ServiceError} `index/corrupt` when a section has not the length that the others ask for. */
function checkSections(file: IndexFile, meta: IndexMeta): void {
  const { documents, characters, pairs, strings } = meta
  const expect = (name: SectionName, bytes: number): void => {
    const { length } = file.section(name)
    if (length !== bytes)
      throw new ServiceError(
        'index/corrupt',
        `section ${name} has ${length} bytes, expected ${bytes}`,
      )
  }
  const steps = Math.ceil(termsOf(meta) / DIRECTORY_STEP)
  expect('characters', characters * 4)
  expect('pairStart', (characters + 1) * 4)
  expect('pairSecond', pairs * (isWide(meta) ? 4 : 2))
  expect('stringStart', (Math.ceil(strings / BLOCK) + 1) * 4)
  expect('listStart', (steps + 1) * 4)
  expect('lengthStart', steps * 4)
  expect('documentLength', documents)
  expect('idHash', documents * 4)
  expect('blockName', Math.max(0, file.section('blockStart').length - 4) * 2)
  expect('shardName', Math.max(0, file.section('shardStart').length - 4) * 2)
  if (file.section('days').length !== 0) expect('days', documents * 4)
}
