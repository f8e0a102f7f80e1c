/**
 * Front matter blocks: where what a Markdown file says about itself ends, and its text begins.
 *
 * Layer: corpus. Imports: nothing.
 */

/** A Markdown file in its two parts. */
export interface FrontMatterBlock {
  readonly format: 'yaml' | 'toml'
  /** Between the fences. */
  readonly fields: string
  /** Line of the file that `fields` starts on, from 1. */
  readonly firstLine: number
  /** What comes after. */
  readonly text: string
}

/** YAML between lines of `---`, TOML between lines of `+++`, at the start. */
const FENCED =
  /^\uFEFF?(?<blank>\s*\n)?(?<fence>---|\+\+\+)[ \t]*\r?\n(?<fields>(?:.*\r?\n)*?)\k<fence>[ \t]*(?:\r?\n|$)/u

/**
 * YAML with a fence after it alone, as Hexo writes: `key: value` lines, more of a value indented or as a
 * list, no blank line.
 */
const OPEN =
  /^\uFEFF?(?<fields>(?:[A-Za-z][\w-]*:(?:[ \t].*)?\r?\n(?:(?:[ \t]+\S.*|-[ \t].*)\r?\n)*)+)-{3,}[ \t]*(?:\r?\n|$)/u
/** Below blank lines it may be text between two rules; then a name tells. */
const NAMED = /^[A-Za-z][\w-]*[ \t]*[:=]/mu
/** JSON, as Hugo and Hexo read it, between lines of one brace. */
const JSON_FIELDS = /^\uFEFF?(?<fields>\{[ \t]*\r?\n(?:.*\r?\n)*?\})[ \t]*(?:\r?\n|$)/u
/** Properties of a page of Logseq, on its first lines: `title:: 标题`. */
const OUTLINE = /^\uFEFF?(?<fields>(?:[A-Za-z][\w-]*::[ \t].*\r?\n)+)/u
const NAMES_NOTE = /^(?:title|tags|alias|date|type)::/mu
/** A line and a rule under it may be a heading too: one that begins with none of these. */
const NAMES_ARTICLE = /^(?:title|date|layout|tags|categories):/mu

/** Splits a file; null where it has no front matter. */
export function splitFrontMatter(source: string): FrontMatterBlock | null {
  const match = matchFenced(source) ?? matchOpen(source) ?? matchJson(source)
  if (match === null) return outlineBlock(source)
  const { blank = '', fence = '', fields = '' } = match.groups ?? {}
  return {
    // JSON is YAML as well.
    format: fence === '+++' ? 'toml' : 'yaml',
    fields: fields.replace(/\r?\n$/u, ''),
    firstLine: (fence === '' ? 1 : 2) + blank.split('\n').length - 1,
    text: source.slice(match[0].length),
  }
}

/** Values are texts, whatever signs they begin with. */
function outlineBlock(source: string): FrontMatterBlock | null {
  const match = OUTLINE.exec(source)
  const written = match?.groups?.['fields'] ?? ''
  if (match === null || !NAMES_NOTE.test(written)) return null
  const fields = written
    .trimEnd()
    .replace(
      /^([\w-]+)::[ \t](.*)$/gmu,
      (_, name: string, value: string) => `${name}: '${value.trim().replaceAll("'", "''")}'`,
    )
  return { format: 'yaml', fields, firstLine: 1, text: source.slice(match[0].length) }
}

function matchFenced(source: string): RegExpExecArray | null {
  const match = FENCED.exec(source)
  const { blank, fields = '' } = match?.groups ?? {}
  return blank === undefined || NAMED.test(fields) ? match : null
}

function matchOpen(source: string): RegExpExecArray | null {
  const match = OPEN.exec(source)
  return match !== null && NAMES_ARTICLE.test(match.groups?.['fields'] ?? '') ? match : null
}

function matchJson(source: string): RegExpExecArray | null {
  const match = JSON_FIELDS.exec(source)
  try {
    JSON.parse(match?.groups?.['fields'] ?? '')
    return match
  } catch {
    return null
  }
}
