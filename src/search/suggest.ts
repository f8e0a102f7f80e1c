/**
 * Suggestions: what the corpus can offer to a reader who is still typing.
 *
 * Words of the index that start with, or contain, what was typed, the frequent ones first, and
 * titles that contain it; all as the corpus writes them. Every suggestion leads to at least one result: it is taken from the
 * index. Whoever types by sound (yiliao, ylhz) is offered what that may stand for.
 *
 * Layer: search. Imports: search, wire.
 */

import type { Suggestion } from '../wire.ts'
import { suggestionsAsWritten, type ReadTitle, type WritingContext } from './as-written.ts'
import {
  titlesWith,
  wordsContaining,
  wordsStartingWith,
  wordSuggestion,
  type CompletionContext,
} from './completions.ts'
import type { Sounds } from './sounds.ts'
import { suggestBySound } from './suggest-by-sound.ts'

/** What suggesting takes from the engine. */
export interface SuggestContext extends Omit<CompletionContext, 'read'>, WritingContext {
  /** Null where sounds are not known. */
  readonly sounds: () => Promise<Sounds | null>
}

/**
 * Suggests at most `limit` completions of `query`: words first, then titles, each best first; last,
 * if it has letters, what it may be the sound of.
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
  const read: ReadTitle[] = []
  const suggestions = await suggestFolded({ ...context, read }, context.sounds, typed, limit)
  return suggestionsAsWritten(context, suggestions, query.trim(), read)
}

/** The same, with words as the index folds them. */
async function suggestFolded(
  context: CompletionContext,
  openSounds: SuggestContext['sounds'],
  typed: string,
  limit: number,
): Promise<Suggestion[]> {
  const { reader } = context.plan
  const half = Math.ceil(limit / 2)
  const starting = wordsStartingWith(reader, typed)
  const words = starting.length < half ? [...starting, ...wordsContaining(reader, typed)] : starting
  const written = words.slice(0, half).map(({ text }) => wordSuggestion(text, typed))
  written.push(...(await titlesWith(context, typed, limit - written.length)))
  if (written.length === limit || !/\p{Script=Latin}/u.test(typed)) return written
  const sounds = await openSounds()
  if (sounds === null) return written
  const known = new Set(written.map(({ kind, text }) => kind + text))
  const meant = await suggestBySound(context, sounds, typed, limit - written.length)
  return [...written, ...meant.filter(({ kind, text }) => !known.has(kind + text))]
}
