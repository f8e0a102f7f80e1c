/**
 * Title names: what a reader calls an article by.
 *
 * An article on 格斗天王 may be titled 格斗天王(电视剧), to tell it from others, and one on
 * 詹姆斯·斯图尔特 is asked for as 斯图尔特.
 *
 * Layer: text. Imports: text.
 */

import { ALNUM, CHAR, classOf } from './char-class.ts'

/** What an addition in brackets at the end of a title leaves. */
const ADDITION = /[_ ]?[([〈<][^()[\]〈〉<>]*[)\]〉>]$/u
const DOT = /[·・‧•]/u
/** What either of them takes; most titles have none of it. */
const MARKED = /[)\]〉>·・‧•]/u
/** One character says too little of what an article is about. */
const SHORTEST = 2

/** Before what a title says as a whole in the index. It sorts before all letters and digits. */
export const TITLED = '"'
/** Longer titles are headlines, which nobody types to get to a page. */
const LONGEST = 12
/** A name in two scripts: DatePicker 日期选择框. */
const TWO_SCRIPTS =
  /^(?:(?<latin>[\p{Script=Latin}\d][^\p{Script=Han}]*)(?<han>\p{Script=Han}+)|(?<first>\p{Script=Han}+)(?<second>\p{Script=Latin}[^\p{Script=Han}]*))$/u

/**
 * What readers type who want the very article of a title: its names, if they are short.
 *
 * @param title - Normalized.
 */
export function typedTitles(title: string): string[] {
  const names = titleNames(title)
  const { latin, han, first, second } = TWO_SCRIPTS.exec(title)?.groups ?? {}
  const scripts = [latin, han, first, second].filter((part) => part !== undefined)
  return [...new Set([...names, ...scripts])].filter(
    (name) => name.length >= SHORTEST && name.length <= LONGEST,
  )
}

/**
 * The names that a title gives its article: the title itself, without what it adds in brackets, and
 * of a dotted name its parts, together and each; those of two or more code units, longest first.
 *
 * @param title - Normalized.
 */
export function titleNames(title: string): string[] {
  if (!MARKED.test(title)) return title.length < SHORTEST ? [] : [title]
  const base = title.replace(ADDITION, '')
  const parts = dottedParts(base)
  return [...new Set([title, base, parts.join(''), ...parts])]
    .filter((name) => name.length >= SHORTEST)
    .toSorted((a, b) => b.length - a.length)
}

/** Parts that are joined by dots and nothing else: a name in translation. None of another text. */
function dottedParts(text: string): string[] {
  const parts = text.split(DOT)
  return parts.length > 1 && parts.every(isWordLike) ? parts : []
}

function isWordLike(text: string): boolean {
  return (
    text !== '' &&
    Array.from(text, (each) => classOf(each.codePointAt(0) ?? 0)).every(
      (found) => found === CHAR || found === ALNUM,
    )
  )
}

/** Code units of the shortest name of a title; 0 where it gives none. */
export function shortestName(title: string): number {
  return titleNames(title).at(-1)?.length ?? 0
}
