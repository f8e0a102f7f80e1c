/**
 * Suggestions: what the corpus can offer to a reader who is still typing.
 *
 * Words of the index that start with, or contain, what was typed, the frequent ones first, and
 * titles that contain it. Every suggestion leads to at least one result: it is taken from the
 * index. (Sounds would be a third source beside these two, proposing and never matching.)
 *
 * Layer: search. Imports: text, index, search, wire.
 */

import type { IndexReader } from '../index/reader.ts'
import { TITLE } from '../index/schema.ts'
import { PLAIN } from '../text/numbers.ts'
import type { Normalizer } from '../text/normalize.ts'
import type { Suggestion } from '../wire.ts'
import type { BlockLoader } from './blocks.ts'
import { urlOf } from './hit.ts'
import { findMatches } from './matches.ts'
import { mergeSpans } from '../text/span.ts'
import { collect } from './collect.ts'
import type { Scorer } from './score.ts'
import type { PlanContext } from './planned.ts'
import { planText } from './text-plan.ts'

/** What suggesting takes from the engine. */
export interface SuggestContext {
  readonly plan: PlanContext
  readonly normalizer: Normalizer
  readonly scorer: Scorer
  readonly blocks: BlockLoader
}

/** Terms looked at for one prefix; a single common character begins some hundreds. */
const MAX_CANDIDATES = 4096

/**
 * Suggests at most `limit` completions of `query`: words first, then titles, each best first.
 *
 * @returns Nothing for a blank query, or one without letters, digits or characters.
 */
export async function suggest(
  context: SuggestContext,
  query: string,
  limit: number,
): Promise<Suggestion[]> {
  const typed = context.normalizer.normalizeText(query.trim())
  if (context.plan.scan(typed).count === 0) return []
  const words = suggestWords(context.plan.reader, typed, Math.ceil(limit / 2)).map((text) => {
    const at = text.indexOf(typed)
    return { text, ranges: [[at, at + typed.length] as const], kind: 'term' as const }
  })
  return [...words, ...(await suggestTitles(context, typed, limit - words.length))]
}

function suggestWords(reader: IndexReader, typed: string, limit: number): string[] {
  const starting = new Map<string, number>()
  const containing = new Map<string, number>()
  const offer = (words: Map<string, number>, text: string, term: number): void => {
    const { frequency, documentFrequency } = reader.list(term)
    const isWord = frequency > 0 || !/\p{Script=Han}/u.test(text)
    if (
      isWord &&
      documentFrequency > 0 &&
      text !== typed &&
      !text.includes(' ') &&
      !text.startsWith(PLAIN)
    )
      words.set(text, documentFrequency)
  }
  const { strings, firstString } = reader
  let left = MAX_CANDIDATES
  strings.visitFrom(strings.lowerBound(typed), (text, index) => {
    if (!text.startsWith(typed) || left-- === 0) return false
    offer(starting, text, firstString + index)
    return true
  })
  const [only, ...more] = typed
  if (only !== undefined && more.length === 0)
    reader.visitPairsOf(only.codePointAt(0) ?? 0, (term) => {
      const text = reader.termText(term)
      offer(text.startsWith(typed) ? starting : containing, text, term)
    })
  if (starting.size < limit)
    strings.visitHolding(typed, 'anywhere', 0, strings.count, (text, index) => {
      if (!text.startsWith(typed)) offer(containing, text, firstString + index)
    })
  const best = (words: ReadonlyMap<string, number>): string[] =>
    [...words]
      .toSorted(([a, x], [b, y]) => y - x || a.length - b.length || (a < b ? -1 : 1))
      .map(([text]) => text)
  return [...best(starting), ...best(containing)].slice(0, limit)
}

async function suggestTitles(
  { plan, normalizer, scorer, blocks }: SuggestContext,
  typed: string,
  limit: number,
): Promise<Suggestion[]> {
  const { literal, scored } = planText(plan, typed, 1 << TITLE)
  if (literal === null || limit <= 0) return []
  const { documents } = scorer.rank(scored, collect(plan.reader, literal), limit * 2)
  const titles = new Map<string, Suggestion>()
  for (const document of await blocks.documents(documents)) {
    const { title: text } = document
    const mark = { text: typed, wholeStart: false, wholeEnd: false }
    const ranges = mergeSpans(findMatches(normalizer.normalize(text), [mark])).map(
      ({ start, end }) => [start, end] as const,
    )
    // Holding the pairs is not yet containing the text.
    if (ranges.length > 0 && !titles.has(text))
      titles.set(text, { text, ranges, kind: 'title', url: urlOf(document) })
  }
  return [...titles.values()]
    .toSorted((a, b) => Number(b.ranges[0]?.[0] === 0) - Number(a.ranges[0]?.[0] === 0))
    .slice(0, limit)
}
