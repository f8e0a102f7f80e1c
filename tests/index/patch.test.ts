/** Patching an index gives the bytes that packing everything gives, whatever changed. */

import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'

import { sha256 } from '../../src/build/index-files.ts'
import type { Document } from '../../src/corpus/document.ts'
import type { BlockFile } from '../../src/index/blocks.ts'
import type { PackOptions } from '../../src/index/assemble.ts'
import { packIndex } from '../../src/index/pack.ts'
import { patchIndex } from '../../src/index/patch.ts'
import { openPrevious } from '../../src/index/previous.ts'
import { openIndex } from '../../src/index/reader.ts'
import { sourceOf, type SegmentSource } from '../../src/index/segment.ts'
import type { SegmentChange } from '../../src/index/touched.ts'
import { encodeFold } from '../../src/text/fold.ts'
import { generateDocuments } from '../support/core-corpus.ts'
import { analysisOfBuilds, document, invert } from '../support/core-seed.ts'

/** Documents of each segment; one is so small that all of them may change. */
const SIZES = [400, 400, 30, 370]

/** One document in so many has its terms so often that a posting's code does not say how often. */
const OFTEN = 97

/** Documents by segment. */
type Corpus = readonly (readonly Document[])[]

interface Packing {
  readonly segments: readonly SegmentSource[]
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly blocks: ReadonlyMap<string, Uint8Array>
}

let corpus: Corpus
let before: Packing

beforeAll(() => {
  const documents = generateDocuments(SIZES.reduce((sum, size) => sum + size)).map((each, i) =>
    i % OFTEN === 50
      ? { ...each, title: '职工，职工', body: '职工医疗互助保障。'.repeat(20) }
      : each,
  )
  corpus = SIZES.map((size) => documents.splice(0, size))
  before = packAll(corpus.map((each) => sourceOf(invert(each))))
})

function optionsTo(blocks: Map<string, Uint8Array>): PackOptions {
  const analysis = analysisOfBuilds()
  return {
    digest: sha256,
    writeBlock: ({ name, bytes }: BlockFile) => void blocks.set(name, bytes),
    fold: encodeFold(analysis.fold),
    synonyms: [],
    analysis: analysis.digest,
    documentBlockBytes: 4096,
    positionBlockBytes: 4096,
    // So that some characters have bitmaps.
    bitmapPairPostings: 1000,
  }
}

function packAll(segments: readonly SegmentSource[]): Packing {
  const blocks = new Map<string, Uint8Array>()
  return { segments, blocks, bytes: packIndex(segments, optionsTo(blocks)).bytes }
}

/** Segments of the corpus as it is now; those that did not change are the ones of before. */
function segmentsOf(now: Corpus): SegmentSource[] {
  return now.map((each, i) =>
    each === corpus[i] ? (before.segments[i] as SegmentSource) : sourceOf(invert(each)),
  )
}

function changesTo(segments: readonly SegmentSource[]): SegmentChange[] {
  const changes: SegmentChange[] = []
  let beforeBase = 0
  let afterBase = 0
  for (let i = 0; i < Math.max(segments.length, before.segments.length); i++) {
    const old = before.segments[i] ?? null
    const now = segments[i] ?? null
    if (old !== now || beforeBase !== afterBase)
      changes.push({ before: old, after: now, beforeBase, afterBase })
    beforeBase += old?.facts.length ?? 0
    afterBase += now?.facts.length ?? 0
  }
  return changes
}

interface Patching extends Packing {
  /** Blocks that were neither read nor written. */
  readonly kept: number
  /** Documents that are said to be others than before. */
  readonly changed: readonly number[]
}

function patchTo(segments: readonly SegmentSource[]): Patching | null {
  const blocks = new Map<string, Uint8Array>()
  let kept = 0
  const read = (path: string): Uint8Array => before.blocks.get(path) ?? new Uint8Array()
  const previous = openPrevious(before.bytes.buffer, {
    read,
    keep(path) {
      kept++
      blocks.set(path, read(path))
    },
  })
  const packed = patchIndex(previous, segments, changesTo(segments), optionsTo(blocks))
  return packed === null
    ? null
    : { segments, blocks, bytes: packed.bytes, kept, changed: packed.changed }
}

function expectSame(patched: Packing | null, whole: Packing): void {
  expect(patched).not.toBeNull()
  expect(Buffer.compare(patched?.bytes ?? Buffer.of(), whole.bytes)).toBe(0)
  expect(new Map(patched?.blocks)).toEqual(new Map(whole.blocks))
}

/** The corpus with documents of one segment replaced. */
function changed(segment: number, change: (documents: Document[]) => void): Corpus {
  return corpus.map((each, i) => {
    if (i !== segment) return each
    const copy = [...each]
    change(copy)
    return copy
  })
}

describe('patchIndex', () => {
  it.each<{ name: string; now: () => Corpus }>([
    { name: 'nothing', now: () => corpus },
    {
      name: 'a text',
      now: () => changed(1, (all) => all.splice(7, 1, { ...all[7]!, body: '职工医疗互助保障。' })),
    },
    {
      name: 'a text with characters, pairs and words that are new',
      now: () =>
        changed(1, (all) => all.splice(7, 1, { ...all[7]!, body: '龘靐齉爩，鱻麤。zh2046号' })),
    },
    {
      name: 'the first document, and the last',
      now: () =>
        changed(0, (all) => all.splice(0, 1, document({ id: 'd0', body: '总工会' }))).map(
          (each, i) =>
            i < SIZES.length - 1
              ? each
              : [...each.slice(0, -1), document({ id: 'last', title: '植树' })],
        ),
    },
    {
      name: 'a date and a place only',
      now: () =>
        changed(3, (all) =>
          all.splice(5, 1, { ...all[5]!, date: '2026-01-02', facets: { city: ['湛江'] } }),
        ),
    },
    {
      name: 'a document at the end',
      now: () => changed(3, (all) => all.push(document({ id: 'new', body: '佛山工会组建' }))),
    },
    {
      name: 'a document more in a segment, and one less in the next',
      now: () =>
        corpus.map((each, i) =>
          i === 1
            ? [...each, document({ id: 'new', body: '送温暖' })]
            : i === 2
              ? each.slice(1)
              : each,
        ),
    },
    { name: 'the last document gone', now: () => changed(3, (all) => all.pop()) },
    {
      name: 'a segment at the end',
      now: () => [...corpus, [document({ id: 'new', body: '职工的送温暖活动' })]],
    },
    {
      name: 'documents that were the only ones with a character',
      now: () =>
        changed(0, (all) =>
          all.splice(0, 4, ...all.slice(0, 4).map((one) => ({ ...one, body: '' }))),
        ),
    },
  ])('gives the bytes of a whole packing: $name', ({ now }) => {
    const segments = segmentsOf(now())
    const patched = patchTo(segments)
    expectSame(patched, packAll(segments))
    // A certificate looks at those: each that is another, and few that are not.
    const old = corpus.flat()
    const others = now()
      .flat()
      .flatMap((each, i) => (JSON.stringify(each) === JSON.stringify(old[i]) ? [] : [i]))
    expect(patched?.changed).toEqual(expect.arrayContaining(others))
    expect(patched?.changed.length).toBeLessThan(60)
  })

  it('knows of characters that are written otherwise now', () => {
    const traditional = (text: string): string =>
      [...text].map((each) => '會職醫動業興'['会职医动业兴'.indexOf(each)] ?? each).join('')
    const segments = segmentsOf(
      changed(2, (all) =>
        all.splice(0, 30, ...all.map((each) => ({ ...each, body: traditional(each.body) }))),
      ),
    )
    const patched = patchTo(segments)
    expectSame(patched, packAll(segments))
    const mostlyIn = (bytes?: Uint8Array<ArrayBuffer>): string =>
      openIndex(bytes?.buffer ?? new ArrayBuffer()).meta.variants.mostly
    expect([mostlyIn(before.bytes), mostlyIn(patched?.bytes)]).toEqual(['业', '业会兴动医职'])
  })

  it('leaves the blocks of documents alone that lie before the first change', () => {
    const text = (all: Document[]): Document[] => all.splice(7, 1, { ...all[7]!, body: '招聘会。' })
    const { start } = openIndex(before.bytes.buffer).documentBlocks
    const whole = start.filter((first) => first > 0 && first <= 800).length
    expect(whole).toBeGreaterThan(5)
    expect(patchTo(segmentsOf(changed(3, text)))?.kept).toBeGreaterThanOrEqual(whole)
  })

  it.each<{ name: string; now: () => Corpus }>([
    {
      name: 'most documents',
      now: () => changed(1, (all) => all.splice(0, 200, ...all.slice(100, 300))),
    },
    {
      name: 'the numbers of documents that did not change',
      now: () => changed(1, (all) => all.pop()),
    },
    {
      name: 'so much that the average length is another',
      now: () =>
        changed(1, (all) => all.splice(0, 1, { ...all[0]!, body: '工会活动'.repeat(4000) })),
    },
  ])('leaves packing to others after a change of $name', ({ now }) => {
    expect(patchTo(segmentsOf(now()))).toBeNull()
  })

  it('holds for any few documents, one patch after another', () => {
    const fresh = generateDocuments(60, 7)
    const edit = fc.record({
      segment: fc.nat(SIZES.length - 1),
      at: fc.nat(Math.min(...SIZES) - 1),
      by: fc.nat(fresh.length - 1),
    })
    let patches = 0
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const now = corpus.map((each, i) => {
          const own = edits.filter(({ segment }) => segment === i)
          if (own.length === 0) return each
          const copy = [...each]
          for (const { at, by } of own) copy[at] = { ...fresh[by]!, id: `d${i}-${at}` }
          return copy
        })
        const segments = segmentsOf(now)
        const patched = patchTo(segments)
        if (patched === null) return
        patches++
        expectSame(patched, packAll(segments))
      }),
      { numRuns: 25 },
    )
    expect(patches).toBeGreaterThan(10)
  })
})
