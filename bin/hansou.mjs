#!/usr/bin/env node
// The command `hansou`. It runs on the Node that started it when that one is new enough, else
// on the one that comes with the package: the sources are TypeScript, which Node reads from
// 22.18 on.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const isNew = major > 22 || (major === 22 && minor >= 18)
const own = ['../node_modules/.bin/node', '../../.bin/node']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path))
const node = isNew ? process.execPath : own
if (node === undefined) {
  console.error(`hansou: expected Node 22.18 or newer, this is ${process.versions.node}`)
  process.exit(2)
}
process.exit(spawnSync(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1)
