import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import { openSegmentCache } from '../../src/build/segment-cache.ts'
import { ServiceError } from '../../src/errors.ts'
import { encodeSegment } from '../../src/index/segment-file.ts'
import type { SegmentSource } from '../../src/index/segment.ts'
import { createRandom, generateDocuments } from '../support/core-corpus.ts'
import { invert, temporaryFolder } from '../support/core-seed.ts'

const FACTS = { issues: [], documents: [200], lines: [], characters: 5000, textBytes: 15_000 }

/** Everything that a build reads of a segment. */
const everythingOf = (segment: SegmentSource): unknown => [
  segment.facts,
  segment.variants,
  segment.totalFrequency,
  segment.documents(),
  segment.characterCounts(),
  segment.terms('characters'),
  segment.terms('pairs'),
  segment.terms('strings'),
  segment.terms('contained'),
]

describe('openSegmentCache', () => {
  const folder = temporaryFolder()
  const cache = openSegmentCache(folder)
  cache.put('key', FACTS, encodeSegment(invert(generateDocuments(200, 8))))
  const path = join(folder, 'key.segment')
  const whole = readFileSync(path)

  it('gives what was put, part by part', () => {
    const found = cache.get('key')
    expect(found?.facts).toEqual(FACTS)
    expect(everythingOf(found?.segment as SegmentSource)).toEqual(everythingOf(cache.open('key')))
    expect(cache.get('another')).toBe(null)
    expect(cache.dropDamaged()).toBe(0)
  })

  it('gives nothing of an entry that has a bit changed there, wherever it is', () => {
    const random = createRandom(4)
    const places = [0, 4, 8, 100, whole.length - 1]
    while (places.length < 60) places.push(Math.floor(random() * whole.length))
    for (const place of places) {
      const bytes = Uint8Array.from(whole)
      bytes[place] = (bytes[place] ?? 0) ^ (1 << Math.floor(random() * 8))
      writeFileSync(path, bytes)
      const found = cache.get('key')
      // What is not read is not verified.
      if (found !== null)
        expect(() => everythingOf(found.segment), `${place}`).toThrow(ServiceError)
    }
  })

  it('gives nothing of an entry that is too short', () => {
    for (const size of [0, 3, 8, 50, whole.length >>> 1, whole.length - 1]) {
      writeFileSync(path, whole.subarray(0, size))
      expect(cache.get('key'), `${size}`).toBe(null)
    }
  })

  it('drops what is damaged anywhere', () => {
    cache.put('sound', FACTS, encodeSegment(invert(generateDocuments(20, 9))))
    writeFileSync(path, whole.with(whole.length - 1, 255))
    expect(cache.get('key')).not.toBe(null)
    expect(cache.dropDamaged()).toBe(1)
    expect(readdirSync(folder)).toEqual(['sound.segment'])
  })
})
