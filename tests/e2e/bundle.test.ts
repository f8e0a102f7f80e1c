/** What would be deployed: the bundle that wrangler makes, without deploying it. */

import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'

import { temporaryFolder } from '../support/core-seed.ts'

const ROOT = join(import.meta.dirname, '../..')
/** The Free plan's limit of a zipped script, and what the code alone may take of it. */
const PLAN_BYTES = 3 * 2 ** 20
const CODE_BYTES = 94_000

let files: Map<string, Buffer>

beforeAll(() => {
  const out = temporaryFolder()
  execFileSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/wrangler/bin/wrangler.js'),
      'deploy',
      '--dry-run',
      '--minify',
      '--outdir',
      out,
    ],
    { cwd: ROOT, stdio: 'pipe', env: { ...process.env, WRANGLER_SEND_METRICS: 'false' } },
  )
  files = new Map(readdirSync(out).map((name) => [name, readFileSync(join(out, name))]))
})

describe('the bundle of the Worker', () => {
  it('is one script and the index', () => {
    const names = [...files.keys()].filter((name) => !/\.(?:map|md)$/u.test(name))
    expect(names.filter((name) => name.endsWith('.js'))).toHaveLength(1)
    expect(names.filter((name) => name.endsWith('.bin'))).toHaveLength(1)
    expect(names).toHaveLength(2)
  })

  it('stays small', () => {
    let zipped = 0
    for (const [name, bytes] of files) {
      if (/\.(?:map|md)$/u.test(name)) continue
      const size = gzipSync(bytes).length
      if (name.endsWith('.js')) expect(size).toBeLessThan(CODE_BYTES)
      zipped += size
    }
    expect(zipped).toBeLessThan(PLAN_BYTES)
  })

  it('needs nothing of Node and nothing native', () => {
    const script = [...files].find(([name]) => name.endsWith('.js'))?.[1].toString() ?? ''
    expect(script.length).toBeGreaterThan(0)
    expect(script).not.toMatch(/(?:from|import|require\()\s*["']node:/u)
    expect(script).not.toMatch(/\.node["']/u)
    expect(script).not.toContain('@node-rs')
  })
})
