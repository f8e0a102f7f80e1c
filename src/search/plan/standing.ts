/**
 * Who contains a text in one piece. A long document holds pairs of a text by chance (大学 and 大家
 * after 三闾大), so positions decide where holding all pairs leaves it open.
 *
 * Layer: search. Imports: index, search.
 */

import { EVERY_FIELD } from '../../index/schema.ts'
import type { BlockLoader } from '../retrieve/blocks.ts'
import { collect, filter } from '../retrieve/collect.ts'
import type { PlanContext } from '../retrieve/planned.ts'
import { planText } from './text-plan.ts'
import type { Documents } from '../retrieve/union.ts'

/** What telling it takes from the engine. */
export interface StandingContext {
  readonly plan: PlanContext
  readonly blocks: BlockLoader
}

/** Documents that are asked, from all over the corpus. */
const MOST_ASKED = 24

/**
 * Some of the documents that contain a normalized text, in any of their fields, and about how many
 * these are in all.
 *
 * @param within - Sorted documents, of which alone it is asked.
 */
export async function saying(
  { plan, blocks }: StandingContext,
  text: string,
  within?: Documents,
): Promise<{ readonly documents: Documents; readonly count: number }> {
  const { literal, matcher } = planText(plan, text, EVERY_FIELD)
  let documents: Documents = new Int32Array()
  if (literal !== null)
    documents = within ? filter(plan.reader, literal, within) : collect(plan.reader, literal)
  const step = Math.ceil(documents.length / MOST_ASKED)
  if (step > 1) documents = documents.filter((_, i) => i % step === 0)
  if (matcher !== null && step > 0) {
    for (const [term, entry] of await blocks.positions(matcher.terms)) matcher.provide(term, entry)
    documents = matcher.filter(documents)
  }
  return { documents, count: documents.length * step }
}
