/**
 * What the units of one text require: terms in its fields, the same for the same terms.
 *
 * Layer: search. Imports: search.
 */

import type { Requirement } from '../retrieve/requirement.ts'

export class QueryRequirements {
  readonly #fields: number
  readonly #known = new Map<readonly number[], Requirement>()

  /** @param fields - Mask of the fields that all of it must stand in. */
  constructor(fields: number) {
    this.#fields = fields
  }

  /** One of some terms. */
  any(terms: readonly number[]): Requirement {
    return { kind: 'terms', terms, fields: this.#fields }
  }

  /** The same requirement for the same array of terms, so that it is met once. */
  once(terms: readonly number[]): Requirement {
    let requirement = this.#known.get(terms)
    if (requirement === undefined) this.#known.set(terms, (requirement = this.any(terms)))
    return requirement
  }

  /**
   * All pairs that units from `first` to `last` make.
   *
   * @param pairs - By unit: the pairs that it and the one before may be.
   */
  pairsWithin(
    pairs: readonly (readonly number[] | null)[],
    first: number,
    last: number,
  ): Requirement {
    const parts: Requirement[] = []
    for (let i = first + 1; i <= last; i++) parts.push(this.any(pairs[i] ?? []))
    const [only] = parts
    return parts.length === 1 && only !== undefined ? only : { kind: 'all', parts }
  }
}
