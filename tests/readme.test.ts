/**
 * The documents: what they tell a reader to run is there, what they link to is there, and the
 * two languages of the README say the same.
 *
 * Layer: tests. Imports: node.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const READMES = ['README.md', 'README.zh-CN.md']
/** Folders that hold other people's documents, or none. */
const PASSED_OVER = new Set(['node_modules', 'dist', 'cache', 'assets', 'record'])

/** Every Markdown file of the project, by its path below the root. */
function markdownFiles(folder = ROOT): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || PASSED_OVER.has(entry.name)) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return markdownFiles(path)
    return entry.name.endsWith('.md') ? [relative(ROOT, path)] : []
  })
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}

function codeBlocks(text: string): string[] {
  return [...text.matchAll(/^```[^]*?^```$/gmu)].map(([block]) => block)
}

/** Text without code, in which brackets and `#` mean something else. */
function prose(text: string): string {
  return text.replace(/^```[^]*?^```$/gmu, '').replace(/`[^`\n]*`/gu, '')
}

function linksOf(text: string): string[] {
  return [...prose(text).matchAll(/\]\(<?([^)\s>]+)>?\)/gu)].map(([, target = '']) => target)
}

/** The anchors of a page, as GitHub makes them: lower case, blanks to hyphens, no punctuation. */
function anchorsOf(text: string): Set<string> {
  const headings = text.replace(/^```[^]*?^```$/gmu, '').matchAll(/^#{1,6} +(.+?)\s*$/gmu)
  return new Set(
    Array.from(headings, ([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
        .replace(/ /gu, '-'),
    ),
  )
}

describe.each(READMES)('%s', (file) => {
  const text = read(file)
  const { scripts } = JSON.parse(read('package.json')) as {
    readonly scripts: Readonly<Record<string, string>>
  }

  it('opens with the two commands of a fresh machine', () => {
    expect(codeBlocks(text).slice(0, 2)).toEqual([
      '```sh\nnpm ci && npm run dev\n```',
      '```sh\nnpm ci && npm test\n```',
    ])
  })

  it('names only commands that package.json has', () => {
    const run = [...text.matchAll(/npm run (?:--silent )?([a-z][\w:-]*)/gu)].map(
      ([, name = '']) => name,
    )
    const named = new Set([...run, ...(/npm test\b/u.test(text) ? ['test'] : [])])
    expect([...named].toSorted()).toEqual(['build', 'dev', 'hansou', 'test'])
    expect([...named].filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  })

  it('names only commands that hansou has', () => {
    const main = read('src/cli/commands.ts')
    const known = [...main.matchAll(/\.command\('([a-z]+)/gu)].map(([, name = '']) => name)
    const used = [...text.matchAll(/hansou -- ([a-z]+)/gu)].map(([, name = '']) => name)
    const listed = [...text.matchAll(/^\| `([a-z]+) [^`]*(?:PATH|TEXT|DIR|jsonl)/gmu)].map(
      ([, name = '']) => name,
    )
    expect(listed.toSorted()).toEqual(known.toSorted())
    expect(used.filter((name) => !known.includes(name))).toEqual([])
  })

  it('names only options that a command has', () => {
    const main = read('src/cli/commands.ts')
    const options = new Set([...text.matchAll(/`(--[a-z-]+)`/gu)].map(([, name = '']) => name))
    options.delete('--help')
    expect(options.size).toBeGreaterThan(5)
    expect([...options].filter((name) => !main.includes(`.option('${name}`))).toEqual([])
  })
})

describe('both READMEs', () => {
  it('have the same code blocks', () => {
    const [english, chinese] = READMES.map((file) => codeBlocks(read(file)))
    expect(chinese).toEqual(english)
  })

  it('link to each other and to the same pages', () => {
    const [english = [], chinese = []] = READMES.map((file) => linksOf(read(file)))
    expect(english[0]).toBe('README.zh-CN.md')
    expect(chinese[0]).toBe('README.md')
    expect(chinese.slice(1)).toEqual(english.slice(1))
  })
})

describe('links', () => {
  it.each(markdownFiles())('of %s lead somewhere', (file) => {
    const broken = linksOf(read(file)).filter((link) => {
      if (/^[a-z][a-z\d+.-]*:/iu.test(link)) return false
      const [path = '', anchor] = decodeURI(link).split('#')
      const target = path === '' ? file : relative(ROOT, join(ROOT, dirname(file), path))
      if (!existsSync(join(ROOT, target))) return true
      return anchor !== undefined && !anchorsOf(read(target)).has(anchor)
    })
    expect(broken).toEqual([])
  })
})
