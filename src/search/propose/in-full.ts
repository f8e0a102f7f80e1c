/**
 * A query in full: with its characters that make no word in the words that they may be short for.
 *
 * Layer: search. Imports: search.
 */

import { fullForm } from './full-forms.ts'
import { isQuestion } from '../query/function-words.ts'
import { countHolding } from '../plan/holding.ts'
import type { PlanContext } from '../retrieve/planned.ts'
import type { QueryMatcher } from '../rank/query-match.ts'
import { changed, textOf, typed, type Proposal } from '../query/proposal.ts'
import { withRuns, type QueryRun } from './query-runs.ts'
import type { Found } from './tried.ts'

/** Nobody writes short forms in a longer query. */
const MOST_UNITS = 12
/** Texts of one query that are looked at. */
const MOST_TEXTS = 2
/** Characters of a run that may be short for something though some of them make a word. */
const MOST_CHARACTERS = 3

/**
 * The query in full, or null.
 *
 * @param isFound - Whether some document has some of the query. Then it costs too much to look at
 *   each name that the corpus does not have.
 */
export async function queryInFull(
  plan: PlanContext,
  matcher: QueryMatcher,
  query: string,
  runs: readonly QueryRun[],
  isFound: boolean,
): Promise<Found | null> {
  if (query.length > MOST_UNITS) return null
  const isAsked = isQuestion(plan.normalizeText(query))
  let left = MOST_TEXTS
  const texts: (Proposal | undefined)[] = []
  for (const [i, run] of runs.entries()) {
    let text: Proposal | undefined
    const spans = isSplit(plan, runs, i) ? [] : spansOf(run, query, isFound, isAsked)
    for (const [start, end] of spans) {
      if (text !== undefined || left-- <= 0) break
      const form = await fullForm(plan, matcher, run.characters.slice(start, end))
      const asTyped = [...run.text]
      if (form !== null)
        text = [
          typed(asTyped.slice(0, start).join('')),
          changed(form),
          typed(asTyped.slice(end).join('')),
        ]
    }
    texts.push(text)
  }
  if (texts.every((text) => text === undefined)) return null
  const proposal = withRuns(query, texts)
  const { match, documents } = await matcher.match(textOf(proposal))
  // Of a question some words will do.
  return (match === 'all' || isAsked) && documents.length > 0 ? { proposal, documents } : null
}

/** Whether a blank parts a run from what stands beside it in the corpus: 公租 of 公租 房. */
function isSplit(plan: PlanContext, runs: readonly QueryRun[], at: number): boolean {
  const { characters, isLone, isParted } = runs[at] as QueryRun
  const text = characters.join('')
  const before = isParted ? runs[at - 1]?.characters.at(-1) : undefined
  const after = runs[at + 1]?.isParted === true ? runs[at + 1]?.characters[0] : undefined
  const stands = (whole: string): boolean => isLone.includes(true) && countHolding(plan, whole) > 0
  return (
    (before !== undefined && stands(before + text)) || (after !== undefined && stands(text + after))
  )
}

type Span = readonly [start: number, end: number]

/** The characters of a run that may be short for something, the likeliest first. */
function spansOf(
  { text, characters, isLone, isDoubtful }: QueryRun,
  query: string,
  isFound: boolean,
  isAsked: boolean,
): Span[] {
  if (!isLone.includes(true)) return []
  const all: Span = [0, characters.length]
  // 民诉 of 民诉法 may only pass for a word (村民诉求).
  if (characters.length <= MOST_CHARACTERS && (!isFound || isPartly(isLone, text === query)))
    return [all]
  if (!isFound && !isDoubtful.includes(false)) return [all]
  if (!isAsked) return []
  // 会 of 职代会 passes for a function word; but 的 of 醉驾的 is one.
  return [firstSpan(isDoubtful), firstSpan(isLone)]
}

/** Whether some characters of a query by itself are part of a word, and some are not. */
function isPartly(isLone: readonly boolean[], isAlone: boolean): boolean {
  return isAlone && isLone.includes(false)
}

/** The first characters side by side of which it is said. */
function firstSpan(isSo: readonly boolean[]): Span {
  const start = isSo.indexOf(true)
  const end = isSo.indexOf(false, start)
  return [start, end < 0 ? isSo.length : end]
}
