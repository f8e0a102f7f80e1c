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

/** YAML between lines of `---`, TOML between lines of `+++`, at the very start. */
const FENCED =
  /^\uFEFF?(?<fence>---|\+\+\+)[ \t]*\r?\n(?<fields>(?:.*\r?\n)*?)\k<fence>[ \t]*(?:\r?\n|$)/u

/**
 * YAML with a fence after it alone, as Hexo writes: `key: value` lines, more of a value indented or as a
 * list, no blank line.
 */
const OPEN =
  /^\uFEFF?(?<fields>(?:[A-Za-z][\w-]*:(?:[ \t].*)?\r?\n(?:(?:[ \t]+\S.*|-[ \t].*)\r?\n)*)+)-{3,}[ \t]*(?:\r?\n|$)/u
/** A line and a rule under it may be a heading too: one that begins with none of these. */
const NAMES_ARTICLE = /^(?:title|date|layout|tags|categories):/mu

/** Splits a file; null where it has no front matter. */
export function splitFrontMatter(source: string): FrontMatterBlock | null {
  const fenced = FENCED.exec(source)
  const match = fenced ?? OPEN.exec(source)
  const { fence = '', fields = '' } = match?.groups ?? {}
  if (match === null || (fenced === null && !NAMES_ARTICLE.test(fields))) return null
  return {
    format: fence === '+++' ? 'toml' : 'yaml',
    fields: fields.replace(/\r?\n$/u, ''),
    firstLine: fenced === null ? 1 : 2,
    text: source.slice(match[0].length),
  }
}
