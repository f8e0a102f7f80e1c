/**
 * The query language, as people know it from elsewhere.
 *
 * - words, set apart by blanks: all are wanted;
 * - `"…"`, `“…”`, `「…」`, `『…』`, `《…》`: exactly this;
 * - `-词`, `NOT 词`: none of this; but the minus of a number belongs to it (`-17℃`, `-3.5%`);
 * - `甲 OR 乙`, `甲 | 乙`: one or the other; `甲 AND 乙`: both, as without it;
 * - `title:` (标题:), `body:` (正文:), `caption:` (图注:), `byline:` (作者:): in this field; also as
 *   people in Taiwan say it (標題:, 內文:, 圖說:).
 *
 * Any string is a query. What is malformed (a lone quote, a lone minus, an OR without a
 * neighbour) is text like any other.
 *
 * Layer: search. Imports: text, index.
 */

import { EVERY_FIELD, FIELDS, type Field } from '../../index/schema.ts'
import { HAN } from '../../text/scripts.ts'

/** A piece of text that is sought as words, or as an exact phrase. */
export interface QueryText {
  /** As typed, without quotes, prefix and minus. Never blank. */
  readonly text: string
  readonly isPhrase: boolean
  /** Mask of the fields to look in. */
  readonly fields: number
}

export interface Query {
  /** All clauses are wanted; of a clause, any alternative will do. */
  readonly clauses: readonly (readonly QueryText[])[]
  readonly excluded: readonly QueryText[]
}

/** Whether a text is neither a phrase nor bound to a field. */
export function isPlainText({ isPhrase, fields }: QueryText): boolean {
  return !isPhrase && fields === EVERY_FIELD
}

/** The text of a clause that is plain and has no alternative; null for others. */
export function plainTextOf([only, ...more]: readonly QueryText[]): QueryText | null {
  return only !== undefined && more.length === 0 && isPlainText(only) ? only : null
}

/** Whether a query is words and nothing more: no phrase, field, alternative or exclusion. */
export function isPlainQuery({ clauses, excluded }: Query): boolean {
  return excluded.length === 0 && clauses.every((clause) => plainTextOf(clause) !== null)
}

const PREFIXES: Readonly<Record<string, Field>> = {
  title: 'title',
  标题: 'title',
  標題: 'title',
  body: 'body',
  正文: 'body',
  內文: 'body',
  caption: 'caption',
  图注: 'caption',
  圖注: 'caption',
  圖說: 'caption',
  byline: 'byline',
  作者: 'byline',
}

const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  '＂': '＂',
  '“': '”',
  '「': '」',
  '『': '』',
  '《': '》',
}

const PREFIX = new RegExp(`^(${Object.keys(PREFIXES).join('|')}):(?=\\S)`, 'u')
/** Longer than any prefix. */
const PREFIX_UNITS = 10
/** What begins an option of a command excludes nothing: `--force`, `-d`. */
const MINUS = /^-(?!-|\w?(?:\s|$))/u
/**
 * A minus that belongs to its number: before degrees and parts of a hundred, or before all there is, unless
 * that may be a year.
 */
const BELOW_ZERO = /^-\d+(?:\.\d+)?(?:[%‰度]|\s*°|\s+[%‰度](?:\s|$))/u
const ONLY_BELOW_ZERO = /^-\d{1,3}(?:\.\d+)?\s*$/u
/** In a query without Chinese that is so with few letters too: `rm -rf`, `tar -xzf`. */
const OPTION = /^-[a-z]{1,3}(?:[\s=]|$)/u
const BAR = /^[|｜]/u
const OR = /^OR(?=\s|$)/u
/** Between words; the first word of a query is a word. */
const AND = /^AND\s+(?=\S)/u
const NOT = /^NOT\s+(?=\S)/u

type Token = { readonly kind: 'or' } | { readonly kind: 'text'; text: QueryText; minus: boolean }

/** Parses a query. Total: every string gives clauses, perhaps none. */
export function parseQuery(input: string): Query {
  const clauses: QueryText[][] = []
  const excluded: QueryText[] = []
  let joins = false
  let canJoin = false
  for (const token of tokensOf(input)) {
    if (token.kind === 'or') {
      joins = canJoin
      continue
    }
    if (token.minus) {
      excluded.push(token.text)
      canJoin = joins = false
      continue
    }
    if (joins) clauses.at(-1)?.push(token.text)
    else clauses.push([token.text])
    joins = false
    canJoin = true
  }
  return { clauses, excluded }
}

function tokensOf(input: string): Token[] {
  const tokens: Token[] = []
  const isCommand = !HAN.test(input)
  let rest = input
  while (rest !== '') {
    const blank = /^\s+/u.exec(rest)
    if (blank !== null) {
      rest = rest.slice(blank[0].length)
      continue
    }
    const bar = BAR.exec(rest)
    const or = bar ?? (tokens.length > 0 ? OR.exec(rest) : null)
    if (or !== null && (bar !== null || /^OR\s+\S/u.test(rest))) {
      tokens.push({ kind: 'or' })
      rest = rest.slice(or[0].length)
      continue
    }
    const and = tokens.length > 0 ? AND.exec(rest) : null
    if (and !== null) {
      rest = rest.slice(and[0].length)
      continue
    }
    const { token, length } = readText(rest, tokens.length > 0, isCommand)
    if (token !== null) tokens.push(token)
    rest = rest.slice(length)
  }
  return tokens
}

/**
 * Reads `[-][prefix:]("phrase"|word)` off the front of `rest`, which is not blank.
 *
 * @param isLater - Whether it is not the first of its query, so that `NOT` may come before it.
 * @param isCommand - Whether the query has no Chinese in it.
 */
function readText(
  rest: string,
  isLater: boolean,
  isCommand: boolean,
): { readonly token: Token | null; readonly length: number } {
  let at = 0
  // As far as it is read for what begins here, one code unit each stays one: ０, ：, －.
  const plain = rest.normalize('NFKC').replaceAll('−', '-')
  const isText =
    (isCommand && isLater && OPTION.test(plain)) ||
    BELOW_ZERO.test(plain) ||
    (!isLater && ONLY_BELOW_ZERO.test(plain))
  const minus = isText ? null : (MINUS.exec(plain) ?? (isLater ? NOT.exec(plain) : null))
  if (minus !== null) at += minus[0].length
  const prefix = PREFIX.exec(plain.slice(at, at + PREFIX_UNITS).toLowerCase())
  const field = PREFIXES[prefix?.[1] ?? '']
  if (prefix !== null) at += prefix[0].length
  const fields = field === undefined ? EVERY_FIELD : 1 << FIELDS.indexOf(field)

  const closing = CLOSING[rest.charAt(at)]
  const close = closing === undefined ? -1 : rest.indexOf(closing, at + 1)
  const isPhrase = close > at + 1 && rest.slice(at + 1, close).trim() !== ''
  const end = isPhrase ? close + 1 : wordEnd(rest, at)
  const text = isPhrase ? rest.slice(at + 1, close) : rest.slice(at, end)
  return {
    token:
      text.trim() === ''
        ? null
        : { kind: 'text', minus: minus !== null, text: { text, isPhrase, fields } },
    length: Math.max(end, 1),
  }
}

/** A word ends at a blank, at a bar, or where a closed quote begins. */
function wordEnd(rest: string, start: number): number {
  for (let i = start + 1; i < rest.length; i++) {
    if (isHan(rest.charCodeAt(i))) continue
    const char = rest.charAt(i)
    if (/\s/u.test(char) || BAR.test(char)) return i
    const closing = CLOSING[char]
    if (closing !== undefined && rest.indexOf(closing, i + 1) > i + 1) return i
  }
  return rest.length
}

/** Most of what is typed, and neither a blank nor a sign. */
function isHan(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff
}
