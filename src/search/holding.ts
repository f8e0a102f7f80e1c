/**
 * Who holds all pairs of a text: whoever contains it, and perhaps others. It costs no positions.
 *
 * Layer: search. Imports: index, search.
 */

import { EVERY_FIELD } from '../index/schema.ts'
import { collect } from './collect.ts'
import type { PlanContext } from './planned.ts'
import { planText } from './text-plan.ts'

/** How many documents hold all pairs of a normalized text, in any of their fields. */
export function countHolding(plan: PlanContext, text: string): number {
  const { literal } = planText(plan, text, EVERY_FIELD)
  return literal === null ? 0 : collect(plan.reader, literal).length
}
