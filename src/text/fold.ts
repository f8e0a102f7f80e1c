/**
 * Folding: one spelling for characters that readers take for the same.
 *
 * The table (traditional and variant forms to simplified) comes from outside: the build
 * derives it from OpenCC's tables and stores it in the index, so that a query is folded by
 * the very table its documents were folded by.
 *
 * Layer: text. Imports: nothing.
 */

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

/** Decodes what `encodeFold` wrote. */
export function decodeFold(pairs: Uint32Array): Fold {
  const fold = new Map<number, number>()
  for (let i = 0; i + 1 < pairs.length; i += 2) fold.set(pairs[i] ?? 0, pairs[i + 1] ?? 0)
  return fold
}
