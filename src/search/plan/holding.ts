/**
 * Who holds all pairs of a text: whoever contains it, and perhaps others. It costs no positions.
 *
 * Layer: search. Imports: text, index, search.
 */

import { EVERY_FIELD } from '../../index/schema.ts'
import { ALL_HAN } from '../../text/scripts.ts'
import { collect } from '../retrieve/collect.ts'
import { planLiteral } from '../retrieve/literal-plan.ts'
import type { PlanContext } from '../retrieve/planned.ts'
import { pairsOf, unitsOf } from '../query/query-units.ts'
import type { Requirement } from '../retrieve/requirement.ts'
import { planText } from './text-plan.ts'
import type { Documents } from '../retrieve/union.ts'

/** The documents that hold all pairs of a normalized text, in any of their fields; sorted. */
export function documentsHolding(plan: PlanContext, text: string): Documents {
  const literal = literalOf(plan, text)
  return literal === null ? new Int32Array() : collect(plan.reader, literal)
}

function literalOf(plan: PlanContext, text: string): Requirement | null {
  if (!ALL_HAN.test(text) || text.length < 2) return planText(plan, text, EVERY_FIELD).literal
  // Of characters alone their pairs tell, and nothing else need be planned.
  const units = unitsOf(plan.scan(text), text)
  const pairs = pairsOf(plan.reader, units)
  const texts = { units, pairs, fields: EVERY_FIELD, number: null }
  return planLiteral(plan.reader, texts, []).requirement
}

/** How many these are. */
export function countHolding(plan: PlanContext, text: string): number {
  return documentsHolding(plan, text).length
}
