/**
 * Suggestions: what the corpus can offer to a reader who is still typing.
 *
 * Words of the index that start with what was typed, the frequent ones first, and titles that do;
 * then words and titles that contain it; all as the corpus writes them. Every suggestion leads to at
 * least one result: it is taken from the index. Whoever types by sound (yiliao, ylhz) is offered what
 * that may stand for.
 *
 * Layer: search. Imports: text, search, wire.
 */

import { spellings } from '../../text/number-spellings.ts'
import type { Suggestion } from '../../wire.ts'
import { ALL_HAN, LATIN } from '../../text/scripts.ts'
import { suggestionsAsWritten, type ReadTitle, type WritingContext } from '../show/as-written.ts'
import {
  isAtStart,
  isOneCharacter,
  titlesWith,
  titlesWithWords,
  wordsContaining,
  wordsStartingWith,
  wordSuggestion,
  type CompletionContext,
  type CountedWord,
} from './completions.ts'
import { wholeText } from './going-on.ts'
import type { Sounds } from './sounds.ts'
import { suggestBySound } from './suggest-by-sound.ts'
import { withoutUmlauts } from './typed-sounds.ts'
import {
  isEndOfWord,
  isRare,
  isStartedInside,
  namesWith,
  pairsEndingWith,
  withoutPieces,
} from './whole-words.ts'

const NUMBER = /^\d[\d.,]*[%‰]?$/u
/** What a text may have with blanks, signs or numerals in it that others write without. */
const SPELLED = /[\p{Script=Latin}\d]/u
/** A number of which a text may begin the numerals: 科目2, 第3. */
const LAST_NUMBER = /(?<=\p{Script=Han})\d{1,2}$/u
/** What is typed with care for its form. */
const DELIBERATE = /[\p{Lu}\p{Script=Han}]/u
/** Characters of what may be the start of a name. */
const MOST_STARTING = 4
/** A Latin word with signs after it, which may be part of it: c+. */
const SIGNED = /[\p{Script=Latin}\d](?:\p{P}|\p{S})+$/u
/** Words that are looked at for more beside twice as many as are wanted. */
const SPARE = 4
/** Names of two words that one of them is completed to. */
const MOST_NAMES = 2

/** What suggesting takes from the engine. */
export interface SuggestContext extends Omit<CompletionContext, 'read'>, WritingContext {
  /** Null where sounds are not known. */
  readonly sounds: () => Promise<Sounds | null>
}

/**
 * Suggests at most `limit` completions of `query`: what starts with it, then what contains it, words
 * before titles; last, if it has letters, what it may be the sound of.
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
  const sounded = context.normalizer.normalizeText(withoutUmlauts(query.trim()))
  const suggestions = await suggestFolded(
    { ...context, read },
    context.sounds,
    { typed, sounded },
    limit,
  )
  return startingSoFirst(
    await suggestionsAsWritten(context, suggestions, query.trim(), read),
    query.trim(),
  )
}

/** Of those that start with what was typed, those first that do in its capitals and characters. */
function startingSoFirst(suggestions: readonly Suggestion[], typed: string): Suggestion[] {
  // Small letters are typed for capitals, too.
  if (!DELIBERATE.test(typed)) return [...suggestions]
  const starting = suggestions
    .filter(isAtStart)
    .toSorted((a, b) => Number(b.text.startsWith(typed)) - Number(a.text.startsWith(typed)))
    .values()
  return suggestions.map((each) => (isAtStart(each) ? (starting.next().value ?? each) : each))
}

/** The same, with words as the index folds them. */
async function suggestFolded(
  context: CompletionContext,
  openSounds: SuggestContext['sounds'],
  { typed, sounded }: { readonly typed: string; readonly sounded: string },
  limit: number,
): Promise<Suggestion[]> {
  const written = await suggestWritten(context, typed, limit)
  if (written.length === limit || !LATIN.test(typed)) return written
  const sounds = await openSounds()
  if (sounds === null) return written
  const meant = await suggestBySound(context, sounds, sounded, limit - written.length)
  return distinct([...written, ...meant])
}

/** What is written as it is typed: what starts so before what only contains it. */
async function suggestWritten(
  context: CompletionContext,
  typed: string,
  limit: number,
): Promise<Suggestion[]> {
  const { reader } = context.plan
  const half = Math.ceil(limit / 2)
  const shown = (words: readonly Pick<CountedWord, 'text'>[]): Suggestion[] =>
    words.map(({ text }) => wordSuggestion(text, typed))
  const begun = wordsStartingWith(reader, typed)
  let pairs: CountedWord[] | null = null
  const isOne = isOneCharacter(typed)
  const isPiece = (word: CountedWord): boolean =>
    isOne &&
    isRare(word) &&
    isEndOfWord(context.plan, word, (pairs ??= pairsEndingWith(reader, typed)))
  const starting = withoutPieces(context.plan, firstWithout(begun, half, isPiece))
  // A number that some title has is likelier whole than the start of a longer one.
  const longer = starting.filter(({ text }) => NUMBER.test(typed) && NUMBER.test(text))
  const names = LATIN.test(typed) ? namesWith(reader, typed).slice(0, MOST_NAMES) : []
  const words: Pick<CountedWord, 'text'>[] = [
    ...names,
    ...starting.filter((word) => !longer.includes(word)),
  ].slice(0, half)
  const titles = await titlesOf(context, typed, limit - words.length)
  let known: CountedWord[] | null = null
  const holding = (): CountedWord[] => (known ??= wordsContaining(reader, typed))
  const mayBeName = !isOne && typed.length <= MOST_STARTING && ALL_HAN.test(typed)
  // What stands within a word is not the start of a name: 督管 of 监督管理.
  if (words.length === 0 && mayBeName && !titles.some(isAtStart) && holding().length === 0) {
    const text = await wholeText(context, typed, true)
    if (text !== typed) words.push({ text })
  }
  const whole = longer.length > 0 ? titles.filter(hasWholeNumber).slice(0, limit - half) : []
  const left = half - words.length - longer.length
  const others = (): CountedWord[] => {
    if (!isOne) return holding().slice(0, left)
    const isEnd = (word: CountedWord): boolean =>
      isStartedInside(context.plan, word, typed, starting)
    return withoutPieces(context.plan, firstWithout(holding(), left, isEnd))
  }
  return distinct([
    ...shown(words),
    ...whole,
    ...shown(longer),
    ...titles.filter(isAtStart),
    ...(left > 0 ? shown(others()) : []),
    ...titles,
  ]).slice(0, limit)
}

/** The first `limit` words, but for pieces among them and, if there are any, among some more. */
function firstWithout(
  words: readonly CountedWord[],
  limit: number,
  isPiece: (word: CountedWord) => boolean,
): CountedWord[] {
  const whole: CountedWord[] = []
  for (const word of words.slice(0, limit * 2 + SPARE)) {
    if (whole.length === limit) break
    if (!isPiece(word)) whole.push(word)
  }
  return whole
}

/** Titles with what was typed; as the corpus spells it, where fewer have it as it stands. */
async function titlesOf(
  context: CompletionContext,
  typed: string,
  limit: number,
): Promise<Suggestion[]> {
  const titles = await titlesWith(context, typed, limit)
  const isFew = (): boolean => titles.length < limit && SPELLED.test(typed)
  const number = LAST_NUMBER.exec(typed)
  if (isFew() && number !== null) {
    const inCharacters = spellings(number[0]).filter((form) => ALL_HAN.test(form))
    for (const form of inCharacters)
      titles.push(...(await titlesWith(context, typed.slice(0, number.index) + form, limit)))
  }
  const isSaid = titles.length > 0 && SIGNED.test(typed)
  if (isFew() && !isSaid) titles.push(...(await titlesWithWords(context, typed, limit)))
  return distinct(titles).slice(0, limit)
}

/** Whether no other digit stands beside a number that is marked in a title. */
function hasWholeNumber({ text, ranges }: Suggestion): boolean {
  return ranges.some(
    ([start, end]) => !/[\d.]$/u.test(text.slice(0, start)) && !/^[\d.]/u.test(text.slice(end)),
  )
}

/** Each suggestion where it comes first. */
function distinct(suggestions: readonly Suggestion[]): Suggestion[] {
  const byText = new Map<string, Suggestion>()
  for (const suggestion of suggestions) {
    const key = suggestion.kind + suggestion.text
    if (!byText.has(key)) byText.set(key, suggestion)
  }
  return [...byText.values()]
}
