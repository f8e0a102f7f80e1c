import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'

import type { Document } from '../../src/corpus/document.ts'
import { ServiceError } from '../../src/errors.ts'
import { Cursor, END } from '../../src/index/cursor.ts'
import { FORMAT_VERSION, SECTIONS } from '../../src/index/format.ts'
import { LONG, SKIP } from '../../src/index/list.ts'
import { openIndex } from '../../src/index/reader.ts'
import { FIELDS } from '../../src/index/schema.ts'
import { openSegmentBytes, encodeSegment } from '../../src/index/segment-file.ts'
import { createRandom, generateDocuments } from '../support/core-corpus.ts'
import {
  analysisOfBuilds,
  document,
  invert,
  openPacked,
  pack,
  search,
  type Corpus,
} from '../support/core-seed.ts'
import { LAW } from '../support/core-text.ts'

/** Occurrences of each term, by document: counts by field. The naive index. */
type Oracle = Map<string, Map<number, number[]>>

let documents: Document[]
let packed: ReturnType<typeof pack>
let corpus: Corpus
let oracle: Oracle

beforeAll(async () => {
  documents = generateDocuments(1200)
  packed = pack([invert(documents)])
  corpus = await openPacked(packed.bytes, packed.blocks)
  oracle = naiveIndex(documents)
})

function naiveIndex(all: readonly Document[]): Oracle {
  const { normalizer, analyzer } = analysisOfBuilds()
  const found: Oracle = new Map()
  for (const [number, one] of all.entries())
    for (const [field, name] of FIELDS.entries()) {
      const add = (term: string): void => {
        const byDocument = found.get(term) ?? new Map<number, number[]>()
        const counts = byDocument.get(number) ?? FIELDS.map(() => 0)
        counts[field] = (counts[field] ?? 0) + 1
        found.set(term, byDocument.set(number, counts))
      }
      const sink = {
        character: (codePoint: number) => add(`1${String.fromCodePoint(codePoint)}`),
        pair: (left: number, right: number) => add(`2${String.fromCodePoint(left, right)}`),
        word: (term: string) => add(`3${term}`),
        unit: (term: string) => add(`3${term}`),
        unitPair: (term: string) => add(`3${term}`),
      }
      analyzer.analyze(normalizer.normalizeText(one[name]), sink, name === 'title')
    }
  addContained(found, all.length)
  return found
}

/** Where each character stands, of those that stand in fewer than a tenth of all documents. */
function addContained(found: Oracle, documentCount: number): void {
  const holders = new Map<string, Set<number>>()
  for (const [term, byDocument] of found)
    if (!term.startsWith('3'))
      for (const char of term.slice(1))
        for (const number of byDocument.keys())
          holders.set(char, (holders.get(char) ?? new Set()).add(number))
  for (const [char, numbers] of holders)
    if (numbers.size < documentCount * 0.1)
      found.set(
        `4${char}`,
        new Map([...numbers].toSorted((a, b) => a - b).map((number) => [number, ONCE])),
      )
}

const ONCE = FIELDS.map((name) => Number(name === 'body'))

/** The number of a term of the oracle in the index. */
function termOf(term: string): number {
  const text = term.slice(1)
  const [left = 0, right = 0] = Array.from(text, (char) => char.codePointAt(0) ?? 0)
  if (term.startsWith('1')) return corpus.reader.characterTerm(left)
  if (term.startsWith('4')) return corpus.reader.containedTerm(left)
  return term.startsWith('2') ? corpus.reader.pairTerm(left, right) : corpus.reader.stringTerm(text)
}

describe('packIndex', () => {
  it('writes for each term the documents that hold it, field by field', () => {
    expect(oracle.size).toBeGreaterThan(500)
    let postings = 0
    for (const [term, byDocument] of oracle) {
      const cursor = new Cursor(corpus.reader, termOf(term))
      const found: [number, number[]][] = []
      for (let at = cursor.next(); at !== END; at = cursor.next())
        found.push([at, [...cursor.counts]])
      expect(found).toEqual([...byDocument])
      expect(cursor.head.documentFrequency).toBe(byDocument.size)
      postings += byDocument.size
    }
    expect(corpus.reader.meta.postings).toBe(postings)
  })

  it('keeps no list of a character that a tenth of the documents contain', () => {
    const kept = new Set([...oracle.keys()].filter((term) => term.startsWith('4')))
    const common = [...oracle.keys()].filter(
      (term) => term.startsWith('1') && !kept.has(`4${term.slice(1)}`),
    )
    expect(kept.size).toBeGreaterThan(0)
    expect(common.length).toBeGreaterThan(0)
    for (const term of common)
      expect(corpus.reader.containedTerm(term.codePointAt(1) ?? 0)).toBe(-1)
  })

  it('numbers terms so that their text leads back to them', () => {
    for (const term of oracle.keys())
      expect(corpus.reader.termText(termOf(term))).toBe(term.slice(1))
  })

  it('gives the same bytes, however many segments the documents came in', () => {
    for (const parts of [2, 7]) {
      const size = Math.ceil(documents.length / parts)
      const segments = Array.from({ length: parts }, (_, i) =>
        invert(documents.slice(i * size, (i + 1) * size)),
      )
      const again = pack(segments)
      expect(Buffer.compare(again.bytes, packed.bytes)).toBe(0)
      expect(again.blocks).toEqual(packed.blocks)
    }
  })

  it('gives the same bytes for segments that were stored in between', () => {
    const segments = [invert(documents.slice(0, 500)), invert(documents.slice(500))]
    const again = pack(segments.map((segment) => openSegmentBytes(encodeSegment(segment))))
    expect(Buffer.compare(again.bytes, packed.bytes)).toBe(0)
  })

  it('bounds what a posting of a list can add, list by list', () => {
    for (const term of oracle.keys()) {
      const cursor = new Cursor(corpus.reader, termOf(term))
      for (let at = cursor.next(); at !== END; at = cursor.next()) {
        const weighted = [...cursor.counts].reduce(
          (sum, count, field) => sum + count * (corpus.reader.meta.shape.fieldWeights[field] ?? 0),
          0,
        )
        const impact = (255 * weighted) / (weighted + corpus.reader.norm(at))
        if (impact > cursor.head.impact) expect([term, at, impact]).toEqual([])
      }
    }
  })

  it('packs a corpus of one short document', async () => {
    const one = await openPacked(
      ...(Object.values(pack([invert([{ ...documents[0], title: '工' } as Document])])) as [
        Uint8Array,
        Map<string, Uint8Array>,
      ]),
    )
    expect(one.reader.documentCount).toBe(1)
  })
})

describe('Cursor', () => {
  it('advances as one would in a sorted array', () => {
    const long = [...oracle].filter(([, byDocument]) => byDocument.size > 3 * SKIP)
    expect(long.length).toBeGreaterThan(5)
    expect(long.some(([, byDocument]) => byDocument.size >= LONG)).toBe(true)
    const random = createRandom(7)
    const short = [...oracle].filter((_, i) => i % 40 === 0)
    for (const [term, byDocument] of [...long, ...short]) {
      const array = [...byDocument.keys()]
      for (let walk = 0; walk < 20; walk++) {
        const cursor = new Cursor(corpus.reader, termOf(term))
        let at = -1
        while (at !== END) {
          if (random() < 0.3) {
            at = array.find((each) => each > at) ?? END
            expect(cursor.next()).toBe(at)
          } else {
            const target = at + Math.floor(random() * (random() < 0.5 ? 4 : 500))
            at = at >= target ? at : (array.find((each) => each >= target) ?? END)
            expect(cursor.advance(target)).toBe(at)
          }
          if (at === END || at < 0) break
          expect([...cursor.counts]).toEqual(byDocument.get(at))
          expect(cursor.ordinal).toBe(array.indexOf(at))
        }
      }
    }
  })

  it('stays at the end', () => {
    const cursor = new Cursor(corpus.reader, 0)
    expect([cursor.advance(END), cursor.next(), cursor.advance(3)]).toEqual([END, END, END])
  })
})

describe('openIndex', () => {
  const open = (change: (words: Uint32Array, bytes: Uint8Array) => void, length?: number) => {
    const bytes = new Uint8Array(packed.bytes).slice(0, length)
    change(new Uint32Array(bytes.buffer, 0, bytes.length >>> 2), bytes)
    return (): unknown => openIndex(bytes.buffer)
  }
  const nothing = (): void => {}

  it('refuses a file that is none, or too short, with its size', () => {
    expect(() => openIndex(new ArrayBuffer(0))).toThrow('got 0 bytes')
    expect(() => openIndex(new ArrayBuffer(28))).toThrow('got 28 bytes')
    expect(open(nothing, packed.bytes.length - 3)).toThrow('a multiple of 4')
    expect(open((words) => words.set([0x46445025]))).toThrow('the magic word is missing')
  })

  it('refuses another version, and says which it reads', () => {
    for (const version of [0, FORMAT_VERSION + 1, 4_000_000_000])
      expect(open((words) => words.set([version], 1))).toThrow(
        `format ${version}, this reader reads`,
      )
  })

  it('refuses a truncated file, and says how long it should be', () => {
    const size = packed.bytes.length
    expect(open(nothing, size - 64)).toThrow(`the file says ${size} bytes and has ${size - 64}`)
  })

  it('refuses another number of sections', () => {
    expect(open((words) => words.set([3], 3))).toThrow(
      `expected ${SECTIONS.length} sections, got 3`,
    )
  })

  it.each(SECTIONS.map((name, index) => ({ name, index })))(
    'refuses $name outside of the file',
    ({ name, index }) => {
      const at = 8 + index * 2
      expect(open((words) => words.set([packed.bytes.length], at + 1))).toThrow(
        `section ${name} lies`,
      )
      expect(open((words) => words.set([words[at]! + 1], at))).toThrow(`section ${name} lies`)
    },
  )

  it.each([
    'characters',
    'pairStart',
    'pairSecond',
    'idHash',
    'documentLength',
    'listStart',
  ] as const)('refuses %s of another size than the others ask for', (name) => {
    const at = 8 + SECTIONS.indexOf(name) * 2
    expect(open((words) => words.set([words[at + 1]! - 4], at + 1))).toThrow(
      new RegExp(`section ${name} has \\d+ bytes, expected \\d+`, 'u'),
    )
  })

  it('throws ServiceError and nothing else, whatever is damaged, and ends', async () => {
    const queries = [
      '工会',
      '医疗互助保障',
      '"职工活动"',
      '-工会 职工',
      '2',
      '工',
      'AI OR mp3',
      'title:佛山',
    ]
    const small = pack([invert(documents.slice(0, 300))])
    const bodyStart = 32 + SECTIONS.length * 8
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.boolean(),
        async (flips, inHeader) => {
          const bytes = new Uint8Array(small.bytes)
          for (const [place, byte] of flips) {
            const size = inHeader ? bodyStart + 600 : bytes.length
            bytes[Math.min(bytes.length - 1, Math.floor(place * size))] = byte
          }
          const started = performance.now()
          try {
            const damaged = await openPacked(bytes, small.blocks)
            for (const query of queries) await search(damaged, query)
          } catch (error) {
            if (!(error instanceof ServiceError)) throw error
          }
          expect(performance.now() - started).toBeLessThan(4000)
        },
      ),
      { ...LAW, numRuns: 150 },
    )
  })
})

describe('IndexReader', () => {
  it('knows no terms that no document has', () => {
    expect(corpus.reader.characterTerm(0x9f98)).toBe(-1)
    expect(corpus.reader.pairTerm(0x5de5, 0x9f98)).toBe(-1)
    expect(corpus.reader.stringTerm('没有这个词')).toBe(-1)
    expect(corpus.reader.facetValues('nothing')).toEqual([])
  })

  it('visits the pairs of a character', () => {
    const pairs = [...oracle.keys()]
      .filter((term) => term.startsWith('2'))
      .map((term) => term.slice(1))
    for (const char of ['工', '会', '𠮷', '龘']) {
      const found: string[] = []
      corpus.reader.visitPairsOf(char.codePointAt(0) ?? 0, (term) => {
        found.push(corpus.reader.termText(term))
      })
      expect(found.toSorted()).toEqual(pairs.filter((pair) => pair.includes(char)).toSorted())
    }
  })

  it('refuses a list that is none', () => {
    for (const term of [-1, corpus.reader.termCount, 1e9])
      expect(() => corpus.reader.list(term)).toThrow(ServiceError)
  })
})

describe('a character in very many pairs', () => {
  it('has a bitmap of the documents that contain it, and is found by it', async () => {
    // Each document has 60 pairs with the character: 4,000 documents make 240,000 postings.
    const others = Array.from({ length: 60 }, (_, i) => String.fromCodePoint(0x5000 + i))
    const many = Array.from({ length: 4_000 }, (_, i) =>
      document({ id: `d${i}`, body: i % 5 === 0 ? '春风' : others.join('工') }),
    )
    const { bytes, blocks } = pack([invert(many.slice(0, 1_501)), invert(many.slice(1_501))])
    const { reader, engine } = await openPacked(bytes, blocks)
    const bitmap = reader.containedBitmap('工'.codePointAt(0) ?? 0)
    expect(bitmap?.count).toBe(3_200)
    expect(reader.containedTerm('工'.codePointAt(0) ?? 0)).toBe(-1)
    expect(reader.containedBitmap('春'.codePointAt(0) ?? 0)).toBe(null)
    const { documents: found, match } = await engine.find('工')
    expect(match).toBe('all')
    expect([...found]).toEqual(many.flatMap((_, i) => (i % 5 === 0 ? [] : [i])))
    const both = await engine.find('工 -春风')
    expect([...both.documents]).toEqual([...found])
  })
})

describe('a facet field that every object has', () => {
  it('is that of the documents that name it, and of no other', () => {
    const named = document({ id: 'a', title: '职工', facets: { constructor: ['甲'] } })
    const { bytes } = pack([invert([named, document({ id: 'b', title: '工会' })])])
    const { meta } = openIndex(new Uint8Array(bytes).buffer)
    expect(meta.facets.map(({ field, values, multiple }) => [field, values, multiple])).toEqual([
      ['constructor', 1, false],
    ])
  })
})
