/**
 * What several texts of a query score and mark together.
 *
 * Layer: search. Imports: search.
 */

import type { Mark, ScoredTerm, TextPlan } from '../retrieve/planned.ts'

/** What the texts score, each once, as the one that gives it most. */
export function mergeScored(plans: readonly TextPlan[]): readonly ScoredTerm[] {
  const [first] = plans
  if (plans.length === 1 && first?.alternatives.length === 0) return first.scored
  const merged = new Map<string, ScoredTerm>()
  for (const scored of plans.flatMap((plan) => plan.scored)) {
    const key = `${scored.term}/${scored.fields}`
    const before = merged.get(key)
    if (before === undefined || before.weight < scored.weight) merged.set(key, scored)
  }
  return [...merged.values()]
}

/** What the texts mark, each once, the longest first. */
export function mergeMarks(plans: readonly TextPlan[]): Mark[] {
  const merged = new Map<string, Mark>()
  for (const mark of plans.flatMap((plan) => plan.marks)) {
    const key = `${mark.text}${mark.isLoose ?? false}`
    const before = merged.get(key)
    // What is marked in any case, first.
    if (before === undefined || (before.unless && !mark.unless)) merged.set(key, mark)
  }
  return [...merged.values()].toSorted((a, b) => b.text.length - a.text.length)
}
