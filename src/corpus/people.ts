/**
 * Names of people as a newspaper prints them: `全媒体记者黄细英 通讯员霍嘉琪`.
 *
 * Without a dictionary a name is told by its shape alone, so every caller asks only about
 * short text in a place where names stand.
 *
 * Layer: corpus. Imports: corpus.
 */

import { simplified } from './simplified.ts'

/** Source of a pattern over folded text: a role, with the paper and rank that may precede it. */
export const ROLE =
  '(?:本[报网刊社台]|新华社|中新社|\\p{Script=Han}{1,6}[报社网台])?' +
  '(?:全媒体|融媒体?|见习|实习|学生|校园|小|特约|首席|资深|驻\\p{Script=Han}{2,4})?' +
  '(?:摄影)?(?:记者|通讯员|摄影师|实习生|特派员|评论员|撰稿人?)'

/** Longest text that can be a list of names: two roles with three names each, and no more. */
const MAX_PEOPLE_CODE_UNITS = 60

/** Family names of two characters, whose bearers have names of four. */
const COMPOUND_SURNAME = /^(?:欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|端木|南宫)/u

const FOREIGN_OR_MINORITY_NAME = /^(?:\p{Script=Han}+(?:[·•]\p{Script=Han}+)+|\p{Script=Latin}+)$/u

/** Words that stand where a name might, and begin a sentence: 记者看到, 记者 近日. */
const NOT_A_NAME =
  /^(?:近日|日前|昨日|今日|昨天|今天|当日|当天|今年|去年|目前|此前|随着|为了|获悉|来源|本报|完|看到|了解|走进|走访|来到|采访|发现|注意|见到)/u

const ROLES = new RegExp(`${ROLE}[:：]?`, 'gu')

/** Tells whether a role such as 记者 or 通讯员 is named in `text`. */
export function hasRole(text: string): boolean {
  return new RegExp(ROLE, 'u').test(simplified(text))
}

/**
 * Tells whether `text` is nothing but people: roles and names, in any order.
 *
 * A name without a role before it has two or three characters (four after a family name of
 * two); with a role, up to four, because 通讯员 sign with made-up names.
 */
export function isPeople(text: string): boolean {
  if (text.length > MAX_PEOPLE_CODE_UNITS) return false
  const names = simplified(text)
    .replace(ROLES, ' ')
    .split(/[\s、,，/／&＆]+/u)
  const isName = hasRole(text) ? isSignature : isPlainName
  const given = names.filter((name) => name !== '')
  return given.length > 0 && given.every((name) => isName(name))
}

function isPlainName(name: string): boolean {
  const longest = COMPOUND_SURNAME.test(name) ? 4 : 3
  return isHanName(name, longest) || FOREIGN_OR_MINORITY_NAME.test(name)
}

function isSignature(name: string): boolean {
  return isHanName(name, 4) || FOREIGN_OR_MINORITY_NAME.test(name)
}

function isHanName(name: string, longest: number): boolean {
  const length = Array.from(name).length
  return (
    length >= 2 && length <= longest && /^\p{Script=Han}+$/u.test(name) && !NOT_A_NAME.test(name)
  )
}
