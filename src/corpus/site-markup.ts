/**
 * Site markup: what site generators and note apps add to Markdown, and readers never see.
 *
 * Tags of Hexo and Jekyll (`{% note %}`), shortcodes of Hugo (`{{< figure >}}`), containers of VitePress and
 * Docusaurus (`:::`), tables of contents, ids of headings, JavaScript of MDX (`mdx.ts`), links between notes
 * (`[[page|text]]`), kinds of notes (`> [!tip]`, `!!! note` of MkDocs), comments, highlights and ids of Obsidian
 * (`%%…%%`, `==…==`, `^id`), attributes (`{ .class }`). No parser of Markdown knows them all; each is a form of
 * its own line or of a few characters. Code is left as it is.
 *
 * What is in Chinese among the arguments of a tag stays, so whatever is written can be found.
 *
 * Layer: corpus. Imports: corpus.
 */

import { commentLines, statementLines } from './mdx.ts'

/** Start and end of a code block. */
const FENCE = /^[\s>]*(?<fence>`{3,}|~{3,})(?<info>.*)$/u
/** `::: tip 标题`, `:::note[标题]`, `:::`. */
const CONTAINER = /^\s*:{3,}\s*(?:[\w-]+)?(?<title>.*)$/u
const BRACKETED = /^\[(?<title>[^\]]*)\]/u
const ATTRIBUTES = /\{[^{}]*\}\s*$/u
const CONTENTS = /^\s*(?:\[\[_?toc_?\]\]|\[toc\]|@\[toc\](?:\([^)]*\))?)\s*$/iu
/** `> [!tip] 标题`. */
const KIND_OF_NOTE = /^(?<quote>\s*>\s*)\[![\w-]+\][+-]?[ \t]*(?<title>.*)$/u
const HEADING_ID = /^(?<heading>\s{0,3}#{1,6}[\s\p{Script=Han}].*)\{:?\s?[#.][^{}]{1,200}\}$/u
/** `!!! note "标题"`, `??? question`, `=== "选项"`, of MkDocs; what they hold is indented. */
const ADMONITION =
  /^(?:(?:!!!|\?{3}\+?)\s{1,4}[\w-]{1,40}(?: [\w-]{1,40}){0,6}|===\+?!?(?= "))\s{0,4}(?:"(?<title>[^"]*)")?\s*$/u
const INDENT = ' '.repeat(4)
/** A line that is nothing but attributes, a part of another file, or the bounds of a callout of Notion. */
const LEFT_OUT = /^\s*(?:\{:?\s?[#.][^{}]{1,200}\}|-{1,3}8<-{1,3}.*|<<<\s?[@./].*|<\/?aside>)\s*$/u
const BLOCK_ID = /(?<=\S)[ \t]\^(?=[\w-]*[a-z])[\w-]{2,40}$/iu
/** A comment of Obsidian that takes whole lines. */
const COMMENT_BOUND = '%%'
/**
 * Code within a line, a tag, a comment of MDX, a shortcode, a link between notes; whatever comes first. Each is bounded:
 * what opens without end must not be looked through for each that opens.
 */
const INLINE =
  /(?<!`)(?<ticks>`+)(?!`).{1,1000}?(?<!`)\k<ticks>(?!`)|\{%-?(?<tag>.{0,1000}?)-?%\}|\{\/\*.{0,1000}?\*\/\}|\{\{[<%](?<shortcode>.{0,1000}?)[>%]\}\}|\{\{\s?\w+\((?<call>.{0,1000}?)\)\s?\}\}|!?\[\[(?<link>[^\s[\]][^[\]]{0,1000})\]\]|%%(?!%).{0,1000}?%%|(?<![=\w])==(?=[^\s=])(?<mark>[^=\n]{1,400})(?<=\S)==(?![=\w])|(?<=\))\{:?\s?[.#][^{}]{1,200}\}/gu
/** An argument: with its name, quoted or not. */
const ARGUMENT = /(?:[\w-]+=)?(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s"']\S*))/gu
const ARGUMENT_NAME = /^(?:[\w-]+=|[\w-]+@)/u
const CHINESE = /\p{Script=Han}/u

/**
 * Markdown with nothing in it but what readers see.
 *
 * @param isMdx - Whether the file is MDX for sure, where words of JavaScript are no prose.
 */
export function withoutSiteMarkup(markdown: string, isMdx = false): string {
  const lines = markdown.split(/\r?\n/u)
  const lastEnd = lines.findLastIndex((line) => line.includes('*/}'))
  const kept: string[] = []
  const lastBound = lines.findLastIndex((line) => line.trimEnd().endsWith(COMMENT_BOUND))
  let fence = ''
  let depth = 0
  for (let at = 0; at < lines.length; at++) {
    const written = lines[at] ?? ''
    while (depth > 0 && written.trim() !== '' && !written.startsWith(INDENT.repeat(depth))) depth--
    const line = written.slice(INDENT.length * depth)
    const { fence: mark = '', info = '' } = FENCE.exec(line)?.groups ?? {}
    if (fence !== '') {
      if (mark.startsWith(fence) && info.trim() === '') fence = ''
      kept.push(line)
      continue
    }
    // Ticks on one line are code within it.
    if (mark !== '' && !info.includes('`')) {
      fence = mark
      kept.push(line)
      continue
    }
    if (line.trim() === COMMENT_BOUND && at < lastBound) {
      do at++
      while (lines[at]?.trimEnd().endsWith(COMMENT_BOUND) === false)
      continue
    }
    const admonition = ADMONITION.exec(line)
    if (
      admonition !== null &&
      lines[at + 1] !== undefined &&
      isIndented(lines, at + 1, depth + 1)
    ) {
      depth++
      kept.push(`\n${admonition.groups?.['title'] ?? ''}\n`)
      continue
    }
    const script = statementLines(lines, at, isMdx) || commentLines(lines, at, lastEnd)
    kept.push(script === 0 ? withoutMarkup(line) : '')
    at += Math.max(0, script - 1)
  }
  return kept.join('\n')
}

/** Whether the next line that is not blank is indented so deep. */
function isIndented(lines: readonly string[], start: number, depth: number): boolean {
  const next = [lines[start], lines[start + 1]].find((line) => (line ?? '').trim() !== '')
  return next?.startsWith(INDENT.repeat(depth)) === true
}

function withoutMarkup(line: string): string {
  if (CONTENTS.test(line) || LEFT_OUT.test(line)) return ''
  const container = CONTAINER.exec(line)?.groups?.['title']
  // Blank lines around: what a container holds is no part of its title.
  if (container !== undefined) return `\n${titleOf(container)}\n`
  const { quote, title = '' } = KIND_OF_NOTE.exec(line)?.groups ?? {}
  if (quote !== undefined) return title === '' ? quote : `${quote}${inline(title)}\n${quote}`
  const heading = HEADING_ID.exec(line.trimEnd())?.groups?.['heading']
  return inline(heading?.trimEnd() ?? line.replace(BLOCK_ID, ''))
}

/** The title of a container, from what follows its kind. */
function titleOf(rest: string): string {
  const bracketed = BRACKETED.exec(rest)?.groups?.['title'] ?? ''
  const attributes = ATTRIBUTES.exec(rest)?.[0] ?? ''
  const plain = rest.replace(BRACKETED, '').slice(0, -attributes.length || undefined)
  return [bracketed, plain, chineseOf(attributes.slice(1, -1))]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ')
}

function inline(line: string): string {
  if (!/[{[%=]/u.test(line)) return line
  return line.replace(INLINE, (whole, ...rest) => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>
    const { ticks, tag, shortcode, call, link, mark } = groups
    if (ticks !== undefined) return whole
    const named = tag ?? shortcode
    // The name is what comes first.
    if (named !== undefined)
      return chineseOf(
        named
          .trim()
          .replace(/^\/?[\w-]+/u, '')
          .replace(/^\((.*)\)$/su, '$1'),
      )
    if (call !== undefined) return chineseOf(call)
    if (link !== undefined) return whole.startsWith('!') ? embedded(link) : linked(link)
    // What compares is no highlight.
    return mark === undefined ? '' : CHINESE.test(mark) ? mark : whole
  })
}

/** What a link between notes shows. */
function linked(link: string): string {
  return (link.split('|').at(-1) ?? '').replace(/#?\^[\w-]+$/u, '').trim()
}

/** What is in Chinese of an image or a note within another: its text, that is no size, else its name. */
function embedded(link: string): string {
  const [target = '', ...texts] = link.split('|')
  const text = texts.findLast((one) => !/^[\dx]+$/u.test(one.trim()))
  return chineseOf(text ?? (target.split('/').at(-1) ?? '').replace(/\.\w{1,5}$/u, ''))
}

/** The arguments that are in Chinese, without their names. */
function chineseOf(text: string): string {
  return Array.from(text.matchAll(ARGUMENT), ({ groups }) => {
    const { double, single, bare } = groups ?? {}
    return double ?? single ?? (bare ?? '').replace(ARGUMENT_NAME, '')
  })
    .filter((argument) => CHINESE.test(argument))
    .join(' ')
}
