/**
 * The version of the package, as `package.json` says.
 *
 * Layer: cli. Imports: node.
 */

import { readFileSync } from 'node:fs'

export const VERSION: string = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
).version
