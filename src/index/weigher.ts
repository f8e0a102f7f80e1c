/**
 * Weighing postings: how much occurrences in fields count, before they are saturated.
 *
 * Layer: index. Imports: index.
 */

import { countsOfCode, isWholeCode } from './posting.ts'
import type { ScoringShape } from './ranking.ts'
import { FIELD_COUNT } from './schema.ts'

export class Weigher {
  readonly #fieldWeights: Float64Array
  readonly #codeWeights = new Map<number, Float64Array>()

  constructor(shape: ScoringShape) {
    this.#fieldWeights = Float64Array.from(
      { length: FIELD_COUNT },
      (_, field) => shape.fieldWeights[field] ?? 0,
    )
  }

  /** By code: the weighted count that it stands for in some of the fields; -1 if it does not say. */
  ofCodes(fields: number): Float64Array {
    let weights = this.#codeWeights.get(fields)
    if (weights === undefined) {
      weights = Float64Array.from({ length: 256 }, (_, code) =>
        isWholeCode(code) ? this.ofCounts(countsOfCode(code), fields) : -1,
      )
      this.#codeWeights.set(fields, weights)
    }
    return weights
  }

  /** Sum of the counts from `at` on, in some of the fields, as the fields weigh. */
  ofCounts(counts: ArrayLike<number>, fields: number, at = 0): number {
    let weighted = 0
    for (let field = 0; field < FIELD_COUNT; field++)
      if (fields & (1 << field))
        weighted += (counts[at + field] ?? 0) * (this.#fieldWeights[field] ?? 0)
    return weighted
  }
}
