/**
 * Components in Markdown: tags of Vue and of JSX, as VitePress, Docusaurus and Astro have them.
 *
 * They are no HTML: attributes may be code (`values={[…]}`, `@click="…"`), which a parser of Markdown takes for
 * text, and what lies between them is Markdown, however it is indented. What readers see of a tag itself is its
 * title and its like.
 *
 * Layer: corpus. Imports: nothing.
 */

/** What a line with components comes to. */
export interface ComponentLines {
  readonly text: string
  /** Whether it stands for itself, apart from the lines around. */
  readonly isBlock: boolean
  /** Lines that it takes; a tag may be written over several. */
  readonly count: number
  /** Components that stay open, less those that were open before; only where it has nothing else. */
  readonly opened: number
}

const MAY_HAVE_ONE = /<\/?[A-Za-z]/u
const TAG = /<(?<close>\/?)(?<name>[A-Za-z][\w.-]*)(?=[\s/>]|$)/uy
/**
 * Names begin with a capital and are not all in capitals, as old HTML is. Some are written small in exports of Feishu
 * and docs of Mintlify.
 */
const COMPONENT =
  /^(?:[A-Z][\w.-]*[a-z]|(?:callout|grid|column|view|quote-container|cards?|tabs?|steps?|note|tip|warning)$)/u
/** Of Vue and JSX; in ASCII, for `A <Bob 且 C > 3` is no tag. */
const ATTRIBUTE_NAME = /[A-Za-z_:@#][\w.:@-]*/uy
const UNQUOTED = /[^\s>{}"'`]+/uy
/** No tag goes on below a blank line. */
const BLANKS = /[ \t]*(?:\r?\n[ \t]*)?/uy
const BLANK_LINE = /\n\s*\n/u
const LITERALLY = /`+|\\[\s\S]/uy
/** What is shown of a component, in whatever language; and what is if it is in Chinese. */
const SHOWN = /^(?:title|label|text|caption|summary|heading)$/iu
const SHOWN_IN_CHINESE =
  /^:?(?:title|label|text|desc|description|caption|summary|heading|header|alt)$/iu
/** Lists of what is shown. */
const LISTS = /^:?(?:values|items|tabs|options)$/iu
const LITERAL = /(["'`])([^"'`]{0,200})\1/gu
const HEADING = /^\s{0,3}#{1,6}\s/u
const CHINESE = /\p{Script=Han}/u
const COMPONENT_LINE = /^\s*<[A-Z]/u
/** Nobody writes a longer tag; the bounds keep what never ends from being read again and again. */
const MAX_TAG = 4000
const MAX_LINES = 60
const MAX_FAILURES = 20

interface Tag {
  readonly end: number
  readonly kind: 'open' | 'close' | 'empty'
  readonly isComponent: boolean
  /** As HTML has it, where attributes are none of HTML; null for a tag that is HTML as it stands. */
  readonly plain: string | null
  readonly shown: readonly string[]
}

/**
 * Reads a line with tags of components, or of HTML with attributes that are code.
 *
 * @param first - The line.
 * @param lines - All, for a tag that goes on below it.
 * @param start - Its place among them.
 * @returns Null for a line with neither.
 */
export function readComponents(
  first: string,
  lines: readonly string[],
  start: number,
): ComponentLines | null {
  if (!MAY_HAVE_ONE.test(first)) return null
  let text = first
  let count = 1
  let out = ''
  let opened = 0
  let found = false
  let isAlone = true
  let failures = 0
  for (let at = 0; at < text.length;) {
    // Code within the line, and an escaped sign.
    const literal = matchAt(LITERALLY, text, at)?.[0]
    if (literal !== undefined) {
      const after = at + literal.length
      const end = literal.startsWith('`') ? text.indexOf(literal, after) : -1
      const next = end === -1 ? after : end + literal.length
      out += text.slice(at, next)
      isAlone = false
      at = next
      continue
    }
    let tag = readTag(text, at)
    if (tag === null && isTagStart(text, at)) {
      if (++failures > MAX_FAILURES) return null
      const longer = failures > 1 ? null : withLines(text, lines, start, at)
      if (longer !== null) {
        text = longer
        count = text.split('\n').length
        tag = readTag(text, at)
      }
    }
    if (tag === null) {
      const character = text[at] ?? ''
      if (/\S/u.test(character)) isAlone = false
      out += character
      at++
      continue
    }
    if (tag.isComponent) {
      found = true
      opened += tag.kind === 'open' ? 1 : tag.kind === 'close' ? -1 : 0
      if (tag.shown.length > 0 && !HEADING.test(first)) out += ` ${tag.shown.join(' ')} `
    } else {
      isAlone = false
      found ||= tag.plain !== null
      out += tag.plain ?? text.slice(at, tag.end)
    }
    at = tag.end
  }
  if (!found) return null
  const isBlock = isAlone || (COMPONENT_LINE.test(first) && first.trimEnd().endsWith('>'))
  return { text: isBlock ? out.trim() : out, isBlock, count, opened: isAlone ? opened : 0 }
}

/** A line with those below it that a tag goes on in; null where it does not end. */
function withLines(
  first: string,
  lines: readonly string[],
  start: number,
  at: number,
): string | null {
  const text = [first, ...lines.slice(start + 1, start + MAX_LINES)].join('\n')
  const tag = readTag(text, at)
  if (tag === null) return null
  const end = text.indexOf('\n', tag.end)
  return end === -1 ? text : text.slice(0, end)
}

function isTagStart(text: string, at: number): boolean {
  return text[at] === '<' && matchAt(TAG, text, at) !== null
}

/** Reads the tag at a place; null where none ends. */
function readTag(text: string, start: number): Tag | null {
  const opening = text[start] === '<' ? matchAt(TAG, text, start) : null
  if (opening === null) return null
  const { close = '', name = '' } = opening.groups ?? {}
  const isComponent = COMPONENT.test(name)
  const kept: string[] = []
  const shown: string[] = []
  let isHtml = true
  let at = start + opening[0].length
  for (;;) {
    at += matchAt(BLANKS, text, at)?.[0].length ?? 0
    if (at - start > MAX_TAG || at >= text.length) return null
    if (text[at] === '>' || text.startsWith('/>', at)) {
      const isEmpty = text[at] === '/'
      return {
        end: at + (isEmpty ? 2 : 1),
        kind: close !== '' ? 'close' : isEmpty ? 'empty' : 'open',
        isComponent,
        plain: isHtml ? null : `<${[close + name, ...kept].join(' ')}>`,
        shown,
      }
    }
    if (text[at] === '/') {
      at++
      continue
    }
    if (text[at] === '{') {
      const end = endOfBraces(text, at)
      if (end === -1) return null
      isHtml = false
      at = end
      continue
    }
    const key = matchAt(ATTRIBUTE_NAME, text, at)?.[0]
    if (key === undefined) return null
    at += key.length
    const before = at
    at += matchAt(BLANKS, text, at)?.[0].length ?? 0
    if (text[at] !== '=') {
      at = before
      if (/^[@#]/u.test(key)) isHtml = false
      else kept.push(key)
      continue
    }
    at++
    at += matchAt(BLANKS, text, at)?.[0].length ?? 0
    const value = readValue(text, at)
    if (value === null) return null
    at += value.length
    if (value.startsWith('{') || /^[@#]/u.test(key)) isHtml = false
    else kept.push(`${key}=${value}`)
    if (!isComponent) continue
    const isCode = value.startsWith('{')
    const texts =
      isCode && (SHOWN_IN_CHINESE.test(key) || LISTS.test(key))
        ? Array.from(value.matchAll(LITERAL), ([, , literal = '']) => literal)
        : !isCode && SHOWN_IN_CHINESE.test(key)
          ? [value.replace(/^["']|["']$/gu, '')]
          : []
    for (const one of texts) if (CHINESE.test(one) || (!isCode && SHOWN.test(key))) shown.push(one)
  }
}

function readValue(text: string, at: number): string | null {
  const quote = text[at] ?? ''
  if (quote === '{') {
    const end = endOfBraces(text, at)
    return end === -1 ? null : text.slice(at, end)
  }
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, at + 1)
    const quoted = end === -1 ? '' : text.slice(at, end + 1)
    return quoted === '' || quoted.length > MAX_TAG || BLANK_LINE.test(quoted) ? null : quoted
  }
  return matchAt(UNQUOTED, text, at)?.[0] ?? null
}

/** Where braces end that open at a place, with what is quoted in them; -1 where they do not. */
function endOfBraces(text: string, start: number): number {
  let depth = 0
  let quote = ''
  for (let at = start; at < Math.min(text.length, start + MAX_TAG); at++) {
    const character = text[at] ?? ''
    if (quote !== '') {
      if (character === '\\') at++
      else if (character === quote) quote = ''
    } else if (character === '"' || character === "'" || character === '`') quote = character
    else if (character === '{') depth++
    else if (character === '}' && --depth === 0) return at + 1
  }
  return -1
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
