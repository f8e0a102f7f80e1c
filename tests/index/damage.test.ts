/**
 * Damage: whatever is broken in an index or in its blocks, an operation answers or says so.
 *
 * Every section of `index.bin` and blocks of both kinds are damaged in places drawn from a fixed
 * sequence, one at a time, and everything that reads them is tried: that it throws nothing but
 * `ServiceError`, and ends. What damage may do at random is in `packed.test.ts`.
 */

import { beforeAll, describe, expect, it } from 'vitest'

import { makeSounds } from '../../src/build/sounds.ts'
import { ServiceError } from '../../src/errors.ts'
import { openIndexFile, SECTIONS, type SectionName } from '../../src/index/format.ts'
import { openIndex } from '../../src/index/reader.ts'
import { createBlockLoader, READINGS_PATH } from '../../src/search/retrieve/blocks.ts'
import {
  createSearchEngine,
  type SearchEngine,
  type SearchRequest,
} from '../../src/search/engine.ts'
import { isoOf } from '../../src/search/retrieve/filters.ts'
import { createRandom, generateDocuments } from '../support/core-corpus.ts'
import { document, invert, pack, type Packed } from '../support/core-seed.ts'

/** Places that are damaged of each section, and of each kind of block. */
const PLACES = 12

let packed: Packed
let sounds: Uint8Array

beforeAll(async () => {
  // Enough for lists with a skip table, of which there are some among the commonest words.
  const synonyms = [
    ['医疗', '健康'],
    ['职工', '工人'],
  ]
  packed = pack([invert(generateDocuments(400, 3))], synonyms)
  sounds = await makeSounds()
})

function engineOf({ bytes, blocks }: Packed): SearchEngine {
  const reader = openIndex(new Uint8Array(bytes).buffer)
  const read = (path: string): Promise<Uint8Array | null> =>
    Promise.resolve(path === READINGS_PATH ? sounds : (blocks.get(path) ?? null))
  return createSearchEngine(reader, createBlockLoader(reader, { read }))
}

const EVERYTHING: SearchRequest = {
  query: '',
  limit: 10,
  offset: 0,
  sort: 'relevance',
  filters: { facets: [], fromDay: null, toDay: null },
  facets: ['topic', 'city'],
  explain: true,
}

const FILTERS = {
  facets: [
    { field: 'topic', value: '互助' },
    { field: 'topic', value: '植树' },
    { field: 'city', value: '佛山' },
  ],
  fromDay: 20_100,
  toDay: 20_170,
}

/** All that can be asked. */
const OPERATIONS: readonly ((engine: SearchEngine) => Promise<unknown>)[] = [
  ...[
    { query: '医疗互助保障' },
    { query: '工会 -职工', filters: FILTERS },
    { filters: FILTERS, sort: 'oldest' as const },
    { query: '"医疗互助"', sort: 'newest' as const },
    { query: '"职工活动" OR title:佛山', offset: 5 },
    { query: '怎么开展乡村振兴活动？' },
    { query: '工' },
    { query: 'AI 2025年 mp3 3月' },
    { query: 'yiliaohuzhu' },
  ].map((request) => (engine: SearchEngine) => engine.search({ ...EVERYTHING, ...request })),
  ...['工', '医疗', 'yil', '2'].map((typed) => (engine: SearchEngine) => engine.suggest(typed, 8)),
  (engine) => engine.document('d7'),
  (engine) => engine.find('总工会'),
]

/** Tries everything; returns what was thrown that must not be, with its stack. */
async function failuresOf(index: Packed): Promise<string[]> {
  const failures: string[] = []
  const note = (error: unknown): void => {
    if (!(error instanceof ServiceError)) failures.push(String((error as Error).stack))
  }
  try {
    const engine = engineOf(index)
    for (const operation of OPERATIONS) await operation(engine).catch(note)
  } catch (error) {
    note(error)
  }
  return failures
}

interface Damage {
  readonly name: string
  /** Damages the bytes from `at` on, up to `end` at most. */
  readonly apply: (bytes: Uint8Array, at: number, end: number) => Uint8Array
}

const DAMAGES: readonly Damage[] = [
  ...[0, 3, 7].map((bit) => ({
    name: `bit ${bit} changed`,
    apply: (bytes: Uint8Array, at: number) => bytes.with(at, (bytes[at] ?? 0) ^ (1 << bit)),
  })),
  {
    name: '16 bytes of 0',
    apply: (bytes, at, end) => bytes.slice().fill(0, at, Math.min(end, at + 16)),
  },
  {
    name: '5 bytes of 255',
    apply: (bytes, at, end) => bytes.slice().fill(255, at, Math.min(end, at + 5)),
  },
]

/** Damages a stretch of bytes in some places, each in one way after the other. */
function* damaged(
  whole: Uint8Array,
  from: number,
  end: number,
  damages: readonly Damage[],
): Generator<{ readonly bytes: Uint8Array; readonly name: string }> {
  const random = createRandom(from)
  for (let i = 0; i < PLACES; i++) {
    const at = from + Math.floor(random() * (end - from))
    const { name, apply } = damages[i % damages.length] as Damage
    yield { bytes: apply(whole, at, end), name: `${name} at ${at - from}` }
  }
}

describe('an index', () => {
  it('answers everything when it is whole', async () => {
    const engine = engineOf(packed)
    for (const operation of OPERATIONS) await operation(engine)
  })

  it.each(SECTIONS.map((section) => ({ section })))(
    'answers or says so, whatever is damaged in $section',
    async ({ section }) => {
      const { offset, length } = openIndexFile(new Uint8Array(packed.bytes).buffer).section(section)
      for (const { bytes, name } of damaged(packed.bytes, offset, offset + length, DAMAGES))
        expect(await failuresOf({ ...packed, bytes }), name).toEqual([])
    },
  )

  it.each(['documents', 'positions'])(
    'answers or says so, whatever is damaged in its blocks of %s',
    async (kind) => {
      const cut: Damage = { name: 'cut', apply: (bytes, at) => bytes.slice(0, at) }
      const ways = [...packed.blocks].map(([path, block]) => ({
        path,
        ways: path.startsWith(kind)
          ? // The table of a block's entries, and the entries.
            [20, block.length].flatMap((end) => [...damaged(block, 0, end, [...DAMAGES, cut])])
          : [{ bytes: block, name: '' }],
      }))
      // Each block in its own way, so that it does not matter which of them are read.
      for (let i = 0; i < PLACES * 2; i++) {
        const chosen = ways.map(
          ({ path, ways: each }, n) => [path, each[(i + n) % each.length]!] as const,
        )
        const blocks = new Map(chosen.map(([path, { bytes }]) => [path, bytes]))
        expect(await failuresOf({ ...packed, blocks }), `the ${i}th way`).toEqual([])
      }
    },
  )
})

describe('a facet', () => {
  /** The 32-bit words of an index with a facet that has several values, and one that has not. */
  function indexWith(change: (ordinals: Uint32Array) => void): SearchEngine {
    const documents = Array.from({ length: 20 }, (_, i) =>
      document({ id: `d${i}`, body: '工会', facets: { city: ['佛山'], topic: ['乙', '甲'] } }),
    )
    const { bytes, blocks } = pack([invert(documents)])
    const own = new Uint8Array(bytes)
    change(openIndexFile(own.buffer).words('facetOrdinals'))
    return engineOf({ bytes: own, blocks })
  }
  // By document the city; then the 21 starts of the topics, and the topics.
  const STARTS = 20
  const TOPICS = STARTS + 21

  const counted = (engine: SearchEngine): Promise<unknown> =>
    engine.search({ ...EVERYTHING, query: '工会' }).then(({ facets }) => facets)
  const filtered = (field: string, value: string) => (engine: SearchEngine) =>
    engine
      .search({
        ...EVERYTHING,
        facets: [],
        filters: { ...EVERYTHING.filters, facets: [{ field, value }] },
      })
      .then(({ total }) => total)

  it('counts and filters when it is whole', async () => {
    const engine = indexWith(() => undefined)
    expect(await counted(engine)).toEqual({ city: { 佛山: 20 }, topic: { 乙: 20, 甲: 20 } })
    expect(await filtered('topic', '甲')(engine)).toBe(20)
  })

  it.each([
    { name: 'a start far behind the end', at: STARTS + 3, to: 0x80000006, field: 'topic' },
    { name: 'an end far behind the section', at: STARTS + 20, to: 0x80000028, field: 'topic' },
    { name: 'an end behind the section', at: STARTS + 20, to: 41, field: 'topic' },
    { name: 'a start before the one before', at: STARTS + 3, to: 3, field: 'topic' },
    { name: 'more values than there are', at: STARTS + 3, to: 7, field: 'topic' },
    { name: 'a value that is none', at: TOPICS + 9, to: 2, field: 'topic' },
    { name: 'a value that is none, of one at most', at: 5, to: 2, field: 'city' },
  ])('is refused with $name', async ({ at, to, field }) => {
    const engine = indexWith((words) => words.set([to], at))
    const refused = { code: 'index/corrupt', message: expect.stringContaining(`facet ${field}`) }
    await expect(counted(engine)).rejects.toMatchObject(refused)
    await expect(filtered(field, field === 'city' ? '佛山' : '甲')(engine)).rejects.toMatchObject(
      refused,
    )
  })
})

describe('a term', () => {
  it('is refused with a character that is none', async () => {
    const bytes = new Uint8Array(packed.bytes)
    const characters = openIndexFile(bytes.buffer).words('characters')
    const at = characters.indexOf('会'.codePointAt(0)!)
    characters[at] = 0x80004f1a
    const reader = openIndex(bytes.buffer)
    const refused = `character ${at} of ${characters.length} is ${String(0x80004f1a)}`
    expect(() => reader.termText(at)).toThrow(refused)
    expect(() => reader.termText(reader.firstContained + at)).toThrow(refused)
    expect(() => reader.visitPairsFrom('工'.codePointAt(0)!, () => undefined)).toThrow(refused)
  })
})

describe('a section of JSON', () => {
  /** An index with other text in a section, as long as what it was. */
  function changed(
    section: SectionName,
    from: string | RegExp,
    to: string,
  ): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(packed.bytes)
    const whole = openIndexFile(bytes.buffer).bytes(section)
    // Without the digest there is room for what is longer.
    const text = new TextDecoder()
      .decode(whole)
      .replace(/(?<="analysis":")[^"]+/u, '')
      .replace(from, to)
    const other = new TextEncoder().encode(text)
    expect(other.length).toBeLessThanOrEqual(whole.length)
    whole.fill(0x20).set(other)
    return bytes
  }

  it.each([
    { section: 'meta' as const, from: /^.*$/u, to: 'null' },
    { section: 'meta' as const, from: '"k1":', to: '"k2":' },
    { section: 'meta' as const, from: '"fieldWeights":[4,', to: '"fieldWeights":[' },
    { section: 'meta' as const, from: '"maxWordCharacters":', to: '"maxWordCharacterz":' },
    { section: 'meta' as const, from: /"facets":\[.*?\]/u, to: '"facets":5' },
    { section: 'meta' as const, from: '"multiple":true', to: '"multiple":1' },
    { section: 'meta' as const, from: '"at":0', to: '"at":9e9' },
    { section: 'meta' as const, from: '"values":4', to: '"values":-4' },
    { section: 'synonyms' as const, from: /^.*$/u, to: '[["工",1]]' },
    { section: 'synonyms' as const, from: /^.*$/u, to: '{}' },
  ])('is refused: $section with $to', ({ section, from, to }) => {
    expect(() => openIndex(changed(section, from, to).buffer)).toThrow(
      `section ${section} does not say what it must`,
    )
  })

  it('is refused with other values of a facet than there are', () => {
    const { reader } = engineOf({ ...packed, bytes: changed('facetValues', /"[^"]+",/u, '') })
    expect(() => reader.facetValues('city')).toThrow('section facetValues does not')
  })
})

describe('a number', () => {
  it('of positions is refused when there cannot be so many', async () => {
    const { bytes, blocks } = pack([invert([document({ id: 'a', body: '工会'.repeat(316) })])])
    const engine = engineOf({ bytes, blocks })
    expect((await engine.search({ ...EVERYTHING, query: '"工会工"' })).total).toBe(1)
    const own = new Uint8Array(bytes)
    const { start } = engine.reader.list(
      engine.reader.pairTerm('工'.codePointAt(0)!, '会'.codePointAt(0)!),
    )
    // In the body, and 16 times and 300 more.
    const lists = openIndexFile(own.buffer).bytes('lists')
    expect([...lists.subarray(start, start + 4)]).toEqual([1, 0xf2, 0xac, 0x02])
    lists.set([0xff, 0x7f], start + 2)
    await expect(
      engineOf({ bytes: own, blocks }).search({ ...EVERYTHING, query: '"工会工"' }),
    ).rejects.toMatchObject({ code: 'index/corrupt' })
  })

  it('of days is refused when no date is so far', () => {
    expect(isoOf(20_000)).toBe('2024-10-04')
    expect(() => isoOf(0x70000000)).toThrow(ServiceError)
  })

  it('in the fold is refused when it is no code point', () => {
    const bytes = new Uint8Array(packed.bytes)
    openIndexFile(bytes.buffer).words('fold')[1] = 0x110000
    expect(() => openIndex(bytes.buffer)).toThrow('the fold has 1114112')
  })
})
