/**
 * Folding: one spelling for characters that readers take for the same.
 *
 * The table (traditional and variant forms to simplified) comes from outside: the build
 * derives it from OpenCC's tables and stores it in the index, so that a query is folded by
 * the very table its documents were folded by.
 *
 * Layer: text. Imports: errors.
 */

import { ServiceError } from '../errors.ts'

/** Code point to code point; a code point that is absent stays as it is. */
export type Fold = ReadonlyMap<number, number>

/**
 * Encodes a fold for storage.
 *
 * @returns Pairs `from, to` of code points, sorted by `from`.
 */
export function encodeFold(fold: Fold): Uint32Array<ArrayBuffer> {
  const sorted = [...fold].toSorted(([a], [b]) => a - b)
  return Uint32Array.from(sorted.flat())
}

const LAST_CODE_POINT = 0x10ffff

/**
 * Decodes what `encodeFold` wrote.
 *
 * @throws {ServiceError} `index/corrupt` when it folds to what is no character.
 */
export function decodeFold(pairs: Uint32Array): Fold {
  const fold = new Map<number, number>()
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const to = pairs[i + 1] ?? 0
    if (to > LAST_CODE_POINT)
      throw new ServiceError('index/corrupt', `the fold has ${to}, expected a code point`)
    fold.set(pairs[i] ?? 0, to)
  }
  return fold
}
