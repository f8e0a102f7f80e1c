import { describe, expect, it } from 'vitest'

import { makeSounds } from '../../src/build/sounds.ts'
import { ServiceError } from '../../src/errors.ts'
import { encodeReadings, isReadings, openReadings, type Readings } from '../../src/text/readings.ts'

const FEW: Readonly<Record<string, readonly string[]>> = {
  行: ['xing', 'hang', 'heng'],
  工: ['gong'],
  绿: ['lv', 'lu'],
}

function syllablesOf(readings: Readings, character: string): (string | undefined)[] {
  const found: (string | undefined)[] = []
  readings.visit(character.codePointAt(0) ?? 0, (syllable, rank) => {
    found[rank] = readings.syllables[syllable]
  })
  return found
}

describe('readings', () => {
  const few = encodeReadings((character) => FEW[character] ?? [])

  it('are read as they were written, the most usual first', () => {
    const readings = openReadings(few)
    expect(readings.syllables).toEqual(['gong', 'hang', 'heng', 'lu', 'lv', 'xing'])
    for (const [character, expected] of Object.entries(FEW))
      expect(syllablesOf(readings, character)).toEqual(expected)
    expect(readings.syllable('hang')).toBe(1)
    expect(readings.syllable('zhuang')).toBe(-1)
  })

  it.each(['人', 'a', '1', '，', '𠮷', '㐀'])('have none for %s', (character) => {
    expect(syllablesOf(openReadings(few), character)).toEqual([])
  })

  it('may lie anywhere in a buffer', () => {
    const moved = new Uint8Array(few.length + 3)
    moved.set(few, 3)
    expect(syllablesOf(openReadings(moved.subarray(3)), '绿')).toEqual(['lv', 'lu'])
  })

  const DAMAGED: readonly [string, Uint8Array][] = [
    ['nothing', new Uint8Array()],
    ['half a file', few.subarray(0, few.length >>> 1)],
    ['a file with more at its end', Uint8Array.from([...few, 0])],
    ['another file', Uint8Array.from(few, (byte, i) => (i === 0 ? byte + 1 : byte))],
    ['another version', Uint8Array.from(few, (byte, i) => (i === 4 ? byte + 1 : byte))],
  ]
  it.each(DAMAGED)('refuse %s', (_, bytes) => {
    expect(isReadings(bytes)).toBe(false)
    expect(() => openReadings(bytes)).toThrow(ServiceError)
  })
})

describe('sounds of a build', async () => {
  const readings = openReadings(await makeSounds())

  it.each([
    ['医', ['yi']],
    ['行', ['xing', 'hang', 'heng']],
    ['绿', ['lv', 'lu']],
    ['嗯', []],
    ['匁', []],
  ] as const)('know how %s sounds', (character, expected) => {
    expect(syllablesOf(readings, character)).toEqual(expected)
  })

  it('are syllables that can be typed, some four hundred', () => {
    expect(readings.syllables.length).toBeGreaterThan(390)
    expect(readings.syllables.length).toBeLessThan(430)
    expect(readings.syllables.filter((each) => !/^[a-z]{1,6}$/u.test(each))).toEqual([])
  })
})
