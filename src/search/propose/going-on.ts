/**
 * How the corpus goes on with the start of a name or word that no dictionary has: 三闾大学 for 三闾.
 *
 * Layer: search. Imports: index, search.
 */

import { EVERY_FIELD } from '../../index/schema.ts'
import { filter } from '../retrieve/collect.ts'
import { wordsStartingWith } from './completions.ts'
import { oneOf } from '../forms/form-terms.ts'
import { isFunctionWord } from '../query/function-words.ts'
import { saying, type StandingContext } from '../plan/standing.ts'
import { endsAlone, longest, SHARE } from './whole-words.ts'

/** Characters that are added to what is in no dictionary. */
const MOST_ADDED = 5
/** In fewer documents a text goes on in one way by chance. */
const LEAST_DOCUMENTS = 2
/** A pair that is no word, and that so many times as many documents have, does not go on with it. */
const COMMON = 8

/**
 * A text as it goes on in nearly all of its documents: a word of the index, or a name.
 *
 * @param isStart - Whether it goes on even if it ends with a whole word.
 */
export async function wholeText(
  context: StandingContext,
  text: string,
  isStart: boolean,
): Promise<string> {
  const { plan } = context
  const { reader } = plan
  const { documents, count } = await saying(context, text)
  const word = longest(wordsStartingWith(reader, text), count)
  let isOpen = isStart || endsAlone(plan, text)
  if (word !== null || count < LEAST_DOCUMENTS || !isOpen) return word ?? text
  const least = documents.length * SHARE
  let whole = text
  for (let added = 0; added < MOST_ADDED; added++) {
    const next: [term: number, longer: string][] = []
    reader.visitPairsFrom([...whole].at(-1)?.codePointAt(0) ?? 0, (term, right) => {
      const { frequency, documentFrequency } = reader.list(term)
      if (
        documentFrequency >= count * SHARE &&
        (frequency > 0 || documentFrequency < count * COMMON)
      )
        next.push([term, whole + String.fromCodePoint(right)])
    })
    let found = ''
    for (const [term, longer] of next) {
      if (filter(reader, oneOf([term], EVERY_FIELD), documents).length < least) continue
      // What was added may have ended within a word: 金银 of 点金银行.
      const isMeant =
        (isOpen && !isFunctionWord(longer.slice(whole.length))) || !endsAlone(plan, longer)
      if (isMeant && (await saying(context, longer, documents)).count >= least) found = longer
    }
    if (found === '') break
    whole = found
    isOpen = endsAlone(plan, whole)
  }
  return whole
}
