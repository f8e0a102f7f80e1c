/**
 * How characters sound, from pinyin-pro's tables, as the file that the Worker reads.
 *
 * It depends on nothing of a corpus, so it is made once and kept beside the index.
 *
 * Layer: build. Imports: pinyin-pro, text, search, build.
 */

import { READINGS_PATH } from '../search/retrieve/blocks.ts'
import { encodeReadings, isReadings } from '../text/readings.ts'
import type { IndexFolder } from './index-files.ts'

/** A syllable as it is typed. The tables also have syllables of other languages, and hm, ng. */
const TYPED = /^(?:[a-z]*[aeiouv][a-z]*)$/

/** Characters that are folded into others which sound otherwise: 著名, 乾隆. */
const ALSO: Readonly<Record<string, string>> = { 着: '著', 干: '乾' }

/** Makes `sounds.bin`; about 0.3 s, hence its library is loaded only then. */
export async function makeSounds(): Promise<Uint8Array> {
  const { pinyin } = await import('pinyin-pro')
  return encodeReadings((character) => {
    const readings = [...character, ...(ALSO[character] ?? '')].flatMap((each) =>
      pinyin(each, { toneType: 'none', type: 'array', multiple: true, v: true }),
    )
    return [...new Set(readings)].filter((reading) => TYPED.test(reading))
  })
}

/** Puts the file among the assets, unless it is there. */
export async function writeSounds(folder: IndexFolder): Promise<void> {
  const present = folder.readAsset(READINGS_PATH)
  if (present === null || !isReadings(present)) folder.writeAsset(READINGS_PATH, await makeSounds())
}
