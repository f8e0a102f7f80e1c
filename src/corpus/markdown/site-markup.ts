/**
 * Site markup: what site generators and note apps add to Markdown, and readers never see.
 *
 * Tags of Hexo and Jekyll (`{% note %}`), shortcodes of Hugo (`{{< figure >}}`), what Liquid fills in
 * (`{{ site.url }}`), containers of VitePress and Docusaurus (`:::`) and their tabs, components (`components.ts`),
 * tables of contents, ids of headings, JavaScript of MDX (`mdx.ts`), links between notes (`[[page|text]]`), kinds of
 * notes (`> [!tip]`, `!!! note` of MkDocs), comments, highlights and ids of Obsidian (`%%…%%`, `==…==`, `^id`),
 * properties of outlines (`outline.ts`), attributes (`{ .class }`, `{: width="9"}`). No parser of Markdown knows them
 * all; each is a form of its own line or of a few characters. Code is left as it is.
 *
 * What is in Chinese among the arguments of a tag stays (`tag-arguments.ts`), so whatever is written can be found.
 *
 * Layer: corpus. Imports: corpus.
 */

import { readComponents } from '../components.ts'
import { commentLines, statementLines } from './mdx.ts'
import { outlineLines } from './outline.ts'
import { shownArguments, shownOfTag } from './tag-arguments.ts'

/** Start and end of a code block. */
const FENCE = /^[\s>]*(?<fence>`{3,}|~{3,})(?<info>.*)$/u
/** `::: tip 标题`, `:::note[标题]`, `::: tabs#shell`, `:::`. */
const CONTAINER =
  /^\s*:{3,}\s*(?:(?:\{[\w-]{1,40}\}|[\w-]+(?:#[\w-]+)?)(?:\s{1,9}key:[\w-]+)?)?(?<title>.*)$/u
const BRACKETED = /^\[(?<title>[^\]]*)\]/u
const ATTRIBUTES = /\{[^{}]*\}\s*$/u
const CONTENTS = /^\s*(?:\[\[_?toc_?\]\]|\[toc\]|@\[toc\](?:\([^)]*\))?)\s*$/iu
/** `> [!tip] 标题`, also in quotes and with what a plugin adds: `> > [!note|noicon]-`. */
const KIND_OF_NOTE =
  /^(?<quote>\s*>[\s>]{0,20})\[!(?<kind>[^\s[\]|]{1,40})(?:\|[^[\]]{0,100})?\][+-]?[ \t]*(?<title>.*)$/u
const HEADING_ID =
  /^(?<heading>\s{0,3}#{1,6}[\s\p{Script=Han}].*)\{:?\s?(?:[#.]|[\w-]{1,30}=)[^{}]{1,200}\}$/u
/** `{docsify-ignore}`, `:id=install`, of docsify. */
const HEADING_OPTION =
  /^(?<heading>\s{0,3}#{1,6}\s.{1,300}?)\s{1,9}(?:\{docsify-[\w-]+\}|:id=[\w-]+)$/u
/** `!!! note "标题"`, `??? question`, `=== "选项"`, of MkDocs; what they hold is indented. */
const ADMONITION =
  /^(?:(?:!!!|\?{3}\+?)\s{1,4}[\w-]{1,40}(?: [\w-]{1,40}){0,6}|===\+?!?(?= "))\s{0,4}(?:"(?<title>[^"]*)")?\s*$/u
/** Tabs in a container of VuePress and VitePress, `@tab:active npm`, `== 标签`, and of Hexo: `<!-- tab 标签@icon -->`. */
const TAB =
  /^\s*(?:@tab(?::active)?|(?:@tab(?::active)?|==)\s{1,9}(?<title>.{1,200}?)(?:#[\w-]{1,40})?|<!--\s?(?:tab|timeline)\s(?<named>[^@<>]{1,200})(?:@[^<>]{0,100})?-->)$/u
const INDENT = ' '.repeat(4)
/**
 * A line that is nothing but attributes, a part of another file, or the bounds of a callout of Notion or of columns of
 * SiYuan.
 */
const LEFT_OUT =
  /^\s*(?:\{:[^{}\p{Script=Han}]{1,300}\}|\{\s?[#.][^{}]{1,200}\}|-{1,3}8<-{1,3}.*|<<<\s?[@./].*|<\/?aside>|\{\{\{\w{0,10}|\}\}\})\s*$/u
const BLOCK_ID = /(?<=\S)[ \t]\^(?=[\w-]*[a-z]|\d+-\d+-\d)[\w-]{2,40}$/iu
/** A comment of Obsidian that takes whole lines; what it is about may stand right after its sign. */
const COMMENT_BOUND = '%%'
/** A note of docsify: `?> 提示`, `!> 注意`. */
const DOCSIFY_NOTE = /^[?!]>\s/u
/** A tag that goes on below its line. */
const OPEN_TAG = /^\s*(?:\{\{[<%]|\{%)(?!.*[%>]\})/u
const TAG_END = /[%>]\}/u
const MAX_TAG_LINES = 30
/** Components in components; the bound keeps those that never close from costing time on each line. */
const MAX_OPEN = 20
const ATTRIBUTE = String.raw`(?:[.#][a-z_]|[\w-]{1,30}=["'\w])[^{}\n]{0,200}`
/**
 * Code within a line; a tag, a shortcode, a call; what a template, mdBook or Logseq fills in; a comment and a blank of
 * MDX; a link between notes, one to a block; a comment and a highlight of Obsidian; attributes. Whatever comes first.
 * Each is bounded: what opens without end must not be looked through for each that opens.
 */
const INLINE = new RegExp(
  [
    '(?<!`)(?<ticks>`+)(?!`).{1,1000}?(?<!`)\\k<ticks>(?!`)',
    '\\{%-?(?<tag>.{0,1000}?)-?%\\}',
    '\\{\\{[<%](?<shortcode>.{0,1000}?)[>%]\\}\\}',
    '\\{\\{\\s?\\w+\\((?<call>.{0,1000}?)\\)\\s?\\}\\}',
    '\\{\\{-?\\s?(?:#\\w|\\$\\w|(?:site|page|post|layout|include|paginator)\\.|["\'][^"\'{}]{0,200}["\']\\s?\\||(?:embed|query|renderer|video)\\s)[^{}\\n]{0,500}\\}\\}',
    '\\{/\\*.{0,1000}?\\*/\\}',
    '\\{\\s?(?<blank>["\'])\\s\\k<blank>\\s?\\}',
    '!?\\[\\[(?<link>[^\\s[\\]][^[\\]]{0,1000})\\]\\]',
    '\\(\\((?:[\\da-f]{8}-[\\da-f-]{27}|\\d{14}-[a-z\\d]{7})(?<block>[^()\\n]{0,200})\\)\\)',
    '%%(?!%).{0,1000}?%%',
    '(?<![=\\w])==(?=[^\\s=])(?<mark>[^=\\n]{1,400})(?<=\\S)==(?![=\\w])',
    `\\{:\\s?(?<attributes>${ATTRIBUTE})\\}`,
    '\\{::?/?(?:comment|nomarkdown|options|height|width)[^{}\\n]{0,200}\\}',
    '\\{\\{cloze\\s(?<cloze>[^{}\\n]{1,500})\\}\\}',
    `(?<=[)\\]*])\\{\\s?(?<list>${ATTRIBUTE})\\}`,
  ].join('|'),
  'gu',
)
const MAY_HAVE_MARKUP = /[{[%=]|\(\(/u
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
  /** How far in the text of each open component is; null until its first line. */
  const margins: (string | null)[] = []
  let hasComponents = false
  for (let at = 0; at < lines.length; at++) {
    const written = lines[at] ?? ''
    while (depth > 0 && written.trim() !== '' && !written.startsWith(INDENT.repeat(depth))) depth--
    const line = withoutMargins(written.slice(INDENT.length * depth), margins)
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
    if (opensComment(line) && at < lastBound) {
      do at++
      while (lines[at]?.trimEnd().endsWith(COMMENT_BOUND) === false)
      continue
    }
    const outline = outlineLines(lines, at)
    if (outline > 0) {
      at += outline - 1
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
    if (script > 0) {
      kept.push('')
      at += script - 1
      continue
    }
    const tagEnd = OPEN_TAG.test(line) ? endOfTag(lines, at) : at
    if (tagEnd > at) {
      kept.push(withoutMarkup([line, ...lines.slice(at + 1, tagEnd + 1)].join(' ')))
      at = tagEnd
      continue
    }
    const component = readComponents(line, lines, at)
    if (component === null) {
      kept.push(withoutMarkup(hasComponents ? line.replace(/^\s{4,}(?=<)/u, '') : line))
      continue
    }
    const { text, isBlock, count, opened } = component
    hasComponents = true
    for (let open = 0; open < opened && margins.length < MAX_OPEN; open++) margins.push(null)
    margins.length = Math.max(0, margins.length + Math.min(0, opened))
    kept.push(isBlock ? `\n${withoutMarkup(text)}\n` : withoutMarkup(text))
    at += count - 1
  }
  return kept.join('\n')
}

/** A line without what the text of each component around it is indented by. */
function withoutMargins(written: string, margins: (string | null)[]): string {
  let line = written
  if (line.trim() === '') return line
  for (const [level, known] of margins.entries()) {
    const margin = known ?? /^\s*/u.exec(line)?.[0] ?? ''
    if (known === null && !line.startsWith(`${margin}</`)) margins[level] = margin
    if (line.startsWith(margin)) line = line.slice(margin.length)
  }
  return line
}

/** Whether a comment of Obsidian begins a line and goes on below it. */
function opensComment(line: string): boolean {
  const text = line.trim()
  return text.startsWith(COMMENT_BOUND) && !text.slice(COMMENT_BOUND.length).includes(COMMENT_BOUND)
}

/** The line that a tag ends on; its own where it does not end before a blank line. */
function endOfTag(lines: readonly string[], start: number): number {
  for (let at = start + 1; at < Math.min(lines.length, start + MAX_TAG_LINES); at++) {
    const line = lines[at] ?? ''
    if (line.trim() === '') return start
    if (TAG_END.test(line)) return at
  }
  return start
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
  const tab = TAB.exec(line.trimEnd())
  if (tab !== null) return `\n${inline(tab.groups?.['title'] ?? tab.groups?.['named'] ?? '')}\n`
  const { quote, kind = '', title = '' } = KIND_OF_NOTE.exec(line)?.groups ?? {}
  if (quote !== undefined) {
    const shown = title === '' && CHINESE.test(kind) ? kind : title
    return shown === '' ? quote : `${quote}${inline(shown)}\n${quote}`
  }
  const { heading } =
    (HEADING_ID.exec(line.trimEnd()) ?? HEADING_OPTION.exec(line.trimEnd()))?.groups ?? {}
  return inline(heading?.trimEnd() ?? line.replace(DOCSIFY_NOTE, '').replace(BLOCK_ID, ''))
}

/** The title of a container, from what follows its kind. */
function titleOf(rest: string): string {
  const bracketed = BRACKETED.exec(rest)?.groups?.['title'] ?? ''
  const attributes = ATTRIBUTES.exec(rest)?.[0] ?? ''
  const plain = rest.replace(BRACKETED, '').slice(0, -attributes.length || undefined)
  return [bracketed, plain, shownArguments(attributes.slice(1, -1))]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ')
}

function inline(line: string): string {
  if (!MAY_HAVE_MARKUP.test(line)) return line
  return line.replace(INLINE, (whole, ...rest) => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>
    const { ticks, tag, shortcode, call, link, block, mark, attributes, list, cloze } = groups
    if (ticks !== undefined) return whole
    if (cloze !== undefined) return cloze
    const named = tag ?? shortcode
    if (named !== undefined) return shownOfTag(named)
    const hidden = call ?? block ?? attributes ?? list
    if (hidden !== undefined) return shownArguments(hidden)
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
  const name = (target.split('/').at(-1) ?? '').replace(/\.\w{1,5}$|#?\^[\w-]+$/u, '')
  return shownArguments(text ?? name)
}
