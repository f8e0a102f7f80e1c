/**
 * Datelines and bylines at the head and the foot of an article.
 *
 * `本报讯` is dropped: it says no more than that this is a newspaper. A dateline that names an
 * agency, a place or a day (`新华社北京3月5日电`) stays in the text. Names move to the byline,
 * as printed, without the brackets and marks around them.
 *
 * Layer: corpus. Imports: corpus.
 */

import { isAffiliated } from '../affiliations.ts'
import { hasRole, isPeople, ROLE } from '../people.ts'
import { matchSimplified, simplified } from '../simplified.ts'

/** Text with what was taken off it. */
export interface Signed {
  /** What remains, trimmed; may be empty. */
  readonly text: string
  /** As printed, white space runs as one space; empty when there is none. */
  readonly byline: string
}

/** Longest byline: a role, names, and the organisations some 通讯员 sign with. */
const MAX_BYLINE_CODE_UNITS = 80
/** Longest bracketed group at the very end that is taken for a signature without a role. */
const MAX_SIGNATURE_CODE_UNITS = 24

const DAY =
  '(?:[\\d０-９〇零一二三四五六七八九十]{1,4}[年月]){0,2}[\\d０-９一二三四五六七八九十]{1,3}日'

const OWN_MARKER = /^[【[［(（〔]?本[报网刊社台]讯(?!员)[】\]］)）〕]?[\s:：]*/du
const NAMED_DATELINE = new RegExp(
  '^[【\\[［〔]?据?(?:' +
    `(?:新华社|中新社|本[报网刊社台]|\\p{Script=Han}{1,6}[报社网台])\\p{Script=Han}{0,8}?\\s?${DAY}(?:专?电|讯|消息)` +
    '|\\p{Script=Han}{1,7}[报社网台]讯(?![员息问])' +
    // Of a place; not 本报最新资讯.
    '|本[报网刊社台]\\p{Script=Han}{2,5}(?<![资通短简电快视])讯(?=[】\\]］〕\\s(（:：])' +
    ')[】\\]］〕]?',
  'du',
)

const LEADING_GROUP = /^\s*[(（[［【〔]([^()（）[\]［］【】〔〕]{2,80})[)）\]］】〕][\s:：]*/u
const REPORTED = /^\s*(.{2,60}?)\s*(?:摄影)?报[道导](?=[\s:：。]|$)[\s:：]*/du
const ROLE_WITH_NAME = new RegExp(
  `^\\s*((?:${ROLE})[\\s:：/／]*\\p{Script=Han}{2,4}(?:、\\p{Script=Han}{2,4})*)(?=\\s|$)`,
  'du',
)

const LINE_MARK = /^[□■◎●○◆◇★☆▲△]\s*/u
const LABELLED =
  /^(?:文|撰文|图文|文图|文[/／、]图|图[/／、]文|作者|编辑|责编|责任编辑|整理|采写|策划|校对|记者|通讯员|(?:受访|指导|审核|审稿)(?:专家|人)|口述|讲述(?:人|者)?|[解回]答人)\s*[/／:：|｜]\s*([^。！？!?；;，,]{2,40})$/u
const WORK_AT_END =
  /\s*[/／]?\s*(?:文[/／、]?图|图[/／、]?文|文[/／、]?摄|摄[/／、]?文|(?:摄影|综合)?报[道导]|整理|采写|编译|文)$/u
const WORK_AT_START = /^(?:文[/／、]?图|图[/／、]?文)[\s/／:：]+/u
const WORK_BETWEEN = /[\s/／、](?:文|图|摄|摄影|文图|图文)(?=[\s/／、]|$)/gu

/** Brackets at the end that sign nothing. */
const NOT_A_SIGNATURE =
  /^(?:完|略|未完|待续|续|图|表|注|下转|上接|转|见|详见|全文|更多|本文|原载)|化名/u

/** Tells whether a paragraph opens with a dateline such as `本报讯` or `新华社北京3月5日电`. */
export function startsWithDateline(text: string): boolean {
  const head = simplified(text.slice(0, MAX_BYLINE_CODE_UNITS))
  return OWN_MARKER.test(head) || NAMED_DATELINE.test(head)
}

/**
 * Takes `本报讯` and the names behind it off the first paragraph.
 *
 * @example
 * takeLeadingByline('本报讯(记者张三 通讯员李四)3月6日,佛山市总工会……')
 * // => { text: '3月6日,佛山市总工会……', byline: '记者张三 通讯员李四' }
 */
export function takeLeadingByline(paragraph: string): Signed {
  const [marker = ''] = matchSimplified(OWN_MARKER, paragraph) ?? []
  const text = paragraph.slice(marker.length)
  const [dateline = ''] = matchSimplified(NAMED_DATELINE, text) ?? []
  const hasDateline = dateline !== '' || text !== paragraph
  const signed = takeNames(text.slice(dateline.length), hasDateline)
  const separator = dateline === '' || signed.text === '' ? '' : ' '
  return dateline !== '' && signed.byline === ''
    ? { text, byline: '' }
    : { text: dateline + separator + signed.text, byline: signed.byline }
}

/**
 * Takes a signature off the end of the last paragraph: `(蔡琪)`, `(记者 张三)`, `。本报记者 张三`.
 *
 * A bracketed group counts only after a finished sentence or alone.
 */
export function takeTrailingByline(paragraph: string): Signed {
  const unsigned: Signed = { text: paragraph, byline: '' }
  const tail = paragraph.slice(-(MAX_BYLINE_CODE_UNITS + 2))
  const group = /(?:^|[。.！？!?…”"」』])\s*([(（]([^()（）]{2,80})[)）])$/u.exec(tail)
  if (group !== null) {
    const [, printed = '', names = ''] = group
    if (!isSignature(names)) return unsigned
    return { text: paragraph.slice(0, -printed.length).trimEnd(), byline: tidy(names) }
  }
  const names = /[。！？!?…”"」』]\s*([^。！？!?…”"」』]{4,80})$/u.exec(tail)?.[1] ?? ''
  if (!hasRole(names) || !isPeople(withoutWork(names))) return unsigned
  return { text: paragraph.slice(0, -names.length).trimEnd(), byline: tidy(names) }
}

/**
 * Reads a line that is nothing but a byline: `本报记者 张三 报道`, `□记者 李四`, `文/张三 图/李四`.
 *
 * @returns The byline as printed, or null.
 */
export function parseBylineLine(line: string): string | null {
  if (line.length > MAX_BYLINE_CODE_UNITS) return null
  const unmarked = line.replace(LINE_MARK, '')
  const group = /^[(（[［【〔]([^()（）[\]［］【】〔〕]{2,80})[)）\]］】〕]$/u.exec(unmarked)
  const printed = (group?.[1] ?? unmarked).trim()
  const words = simplified(printed)
  const isSigned =
    LABELLED.test(words) ||
    ((hasRole(words) || unmarked !== line || withoutWork(words) !== words) &&
      isPeople(withoutWork(words)))
  return isSigned ? tidy(printed) : null
}

/**
 * Reads a line that is nothing but people behind where they work or study, as it may stand under a headline:
 * `□ 机电学院 蒋一鸣`.
 *
 * @returns The byline as printed, or null.
 */
export function parseAffiliatedLine(line: string): string | null {
  const words = line.replace(LINE_MARK, '')
  return isAffiliated(words) ? tidy(words) : null
}

function takeNames(text: string, hasDateline: boolean): Signed {
  const group = LEADING_GROUP.exec(text)
  if (group !== null) {
    const [printed, names = ''] = group
    if (hasRole(names) || (hasDateline && isPeople(names))) {
      return { text: text.slice(printed.length), byline: tidy(names) }
    }
    return { text, byline: '' }
  }
  const reported = matchSimplified(REPORTED, text)
  if (reported !== null && hasRole(reported[1] ?? '') && isPeople(reported[1] ?? '')) {
    return {
      text: text.slice(reported[0]?.length),
      byline: tidy((reported[0] ?? '').replace(/[\s:：]+$/u, '')),
    }
  }
  return takeUnmarkedNames(text)
}

/** Takes `记者张三 通讯员李四 ` without brackets: each role with a name, then white space. */
function takeUnmarkedNames(text: string): Signed {
  let rest = text
  const names: string[] = []
  for (;;) {
    const [printed = '', people = ''] = matchSimplified(ROLE_WITH_NAME, rest) ?? []
    if (printed === '' || !isPeople(people)) break
    names.push(people)
    rest = rest.slice(printed.length)
  }
  return { text: rest.trimStart(), byline: tidy(names.join(' ')) }
}

/** Leaves the people of `张三 文 李四 图` or `本报记者 张三 报道`, folded. */
function withoutWork(words: string): string {
  return simplified(words)
    .replace(WORK_AT_START, '')
    .replace(WORK_AT_END, '')
    .replace(WORK_BETWEEN, ' ')
}

function isSignature(printed: string): boolean {
  const names = simplified(printed)
  if (hasRole(names) || LABELLED.test(names)) return true
  return (
    names.length <= MAX_SIGNATURE_CODE_UNITS &&
    !NOT_A_SIGNATURE.test(names) &&
    !/[\d０-９。！？!?，,；;：:]/u.test(names)
  )
}

function tidy(names: string): string {
  return names.trim().replace(/\s+/gu, ' ')
}
