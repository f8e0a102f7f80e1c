/**
 * Ends of names: whether a title goes on with a name where the query ends it, as iPhone 15 Pro Max
 * does after iphone 15 pro.
 *
 * Layer: search. Imports: none.
 */

/** What no name goes on with: how much or how many of it, as 128GB. */
const AMOUNT = ' \\d+(?:\\.\\d+)?[a-z]{1,3}(?![a-z\\d])'
/** Latin words and numbers in a row, with the plus of Pro+. */
const NAME = /[\p{Script=Latin}\d]+(?:[ .·'-]?[\p{Script=Latin}\d]+)*\+*/gu
const SIGNS = /[ .·'-]/gu
/** Longer ones are sentences. */
const MOST_LETTERS = 40
/** Years, and what only counts. */
const NO_NAME = /^(?:\d{1,2}|(?:19\d|20[0-4])\d)$/u
const JOINT = "[ ·'-]?"

export type NameEnd = 'ends' | 'goes on'

/**
 * Tells of a title how it has the last Latin name of a query.
 *
 * @param query - Normalized.
 * @returns Null where the query has none. What it returns takes a normalized title and returns null
 *   where that lacks the name; one that has it in both ways `ends`.
 */
export function nameEndOf(query: string): ((title: string) => NameEnd | null) | null {
  const name = query.match(NAME)?.at(-1)?.replaceAll(SIGNS, '') ?? ''
  if (name === '' || name.length > MOST_LETTERS || NO_NAME.test(name)) return null
  const before = /^\d/u.test(name) ? '(?<!\\d[.,]?)' : '(?<!\\p{Script=Latin})'
  const written = new RegExp(before + Array.from(name, escaped).join(JOINT), 'u')
  const ended = new RegExp(
    `${written.source}(?=${AMOUNT}|(?![ -]?[\\p{Script=Latin}\\d+])(?![.,]\\d))`,
    'u',
  )
  return (title) => {
    if (!written.test(title)) return null
    return ended.test(title) ? 'ends' : 'goes on'
  }
}

function escaped(character: string): string {
  return character === '+' ? '\\+' : character
}
