/**
 * Full forms: what characters that make no word of the corpus are short for (职代会 for
 * 职工代表大会, 醉驾 for 醉酒驾驶).
 *
 * A full form is what far more documents say than would by chance, if its words had nothing to do
 * with each other.
 *
 * Layer: search. Imports: search.
 */

import { formDrafts, type FormDraft } from './form-drafts.ts'
import { countHolding } from '../plan/holding.ts'
import type { PlanContext } from '../retrieve/planned.ts'
import type { QueryMatcher } from '../rank/query-match.ts'
import { mostHolding } from '../forms/rarest-pair.ts'

/** Short forms have so many characters. */
const LEAST_CHARACTERS = 2
const MOST_CHARACTERS = 5
/** Drafts that are weighed, of those the ones that are counted, and of those that are verified. */
const MOST_DRAFTS = 24
const MOST_COUNTED = 8
const MOST_TRIES = 3
/** How much oftener than by chance words must stand side by side: a logarithm, about 45 times. */
const BOUND = 3.8
/** How much a penalty of its draft counts beside the logarithm of the documents that say it. */
const PENALTY = 0.5
/** A longer form in its place, if it has such a share of its documents: 委员会 for 委员. */
const SAME = 0.8

interface Form extends FormDraft {
  /** Documents that say it. */
  readonly count: number
}

/** The full form of some normalized characters, or null. */
export async function fullForm(
  context: PlanContext,
  matcher: QueryMatcher,
  characters: readonly string[],
): Promise<string | null> {
  const { length } = characters
  if (length < LEAST_CHARACTERS || length > MOST_CHARACTERS) return null
  const { reader, segmenter } = context
  const most = (draft: FormDraft): Form => ({ ...draft, count: mostHolding(reader, draft.text) })
  const possible = bound(
    reader.documentCount,
    formDrafts(reader, segmenter, characters).slice(0, MOST_DRAFTS).map(most),
  )
  const likely = bound(
    reader.documentCount,
    possible
      .slice(0, MOST_COUNTED)
      .map((form) => ({ ...form, count: countHolding(context, form.text) })),
  )
  const forms: Form[] = []
  for (const form of likely.slice(0, MOST_TRIES)) {
    const { documents } = await matcher.match(`"${form.text}"`)
    forms.push({ ...form, count: documents.length })
  }
  const [best, ...others] = bound(reader.documentCount, forms)
  if (best === undefined) return null
  const longer = others.filter(
    ({ text, count }) => text.startsWith(best.text) && count >= best.count * SAME,
  )
  return longer.reduce((a, b) => (b.text.length > a.text.length ? b : a), best).text
}

/** Those that are no chance, best first. */
function bound(documentCount: number, forms: readonly Form[]): Form[] {
  const worth = ({ count, penalty }: Form): number => Math.log(count) - penalty * PENALTY
  return forms
    .filter(({ count, chance }) => Math.log(count / documentCount) + chance > BOUND)
    .toSorted((a, b) => worth(b) - worth(a))
}
