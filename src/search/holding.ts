/**
 * Who holds all pairs of a text: whoever contains it, and perhaps others. It costs no positions.
 *
 * Layer: search. Imports: index, search.
 */

import { EVERY_FIELD } from '../index/schema.ts'
import { collect } from './collect.ts'
import type { PlanContext } from './planned.ts'
import { planText } from './text-plan.ts'
import type { Documents } from './union.ts'

/** The documents that hold all pairs of a normalized text, in any of their fields; sorted. */
export function documentsHolding(plan: PlanContext, text: string): Documents {
  const { literal } = planText(plan, text, EVERY_FIELD)
  return literal === null ? new Int32Array() : collect(plan.reader, literal)
}

/** How many these are. */
export function countHolding(plan: PlanContext, text: string): number {
  return documentsHolding(plan, text).length
}
