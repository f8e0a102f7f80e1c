/** `docs/http-api.md` shows real answers: each request in it, asked again. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, describe, expect, it } from 'vitest'

import { createApi } from '../../src/api/app.ts'
import { createSeedEngine } from '../support/seed-engine.ts'

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../docs/http-api.md'), 'utf8')

/** A command of curl and the JSON below it. */
const EXAMPLES = Array.from(
  DOCUMENT.matchAll(/^```sh\n(curl [^`]*)```\n\n```json\n([^`]*)```/gmu),
  ([, command = '', answer = '']) => ({ path: pathOf(command), answer }),
)

/** The address that a command asks for, with the parameters of its `-d` and `--data-urlencode`. */
function pathOf(command: string): string {
  const { pathname, searchParams } = new URL(/http:[^\s']+/u.exec(command)?.[0] ?? '')
  for (const [, name = '', value = ''] of command.matchAll(/ -(?:d|-data-urlencode) (\w+)=(\S+)/gu))
    searchParams.append(name, value)
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`
}

/** Index versions change with the format, and scores with the ranking. */
function parse(json: string): unknown {
  return JSON.parse(json, (key, value: unknown) =>
    key === 'indexVersion' || key === 'score' ? typeof value : value,
  )
}

describe('docs/http-api.md', () => {
  let api: ReturnType<typeof createApi>
  beforeAll(async () => {
    api = createApi(await createSeedEngine())
  })

  it('shows an answer of each route', () => {
    expect(EXAMPLES.map(({ path }) => path.split(/[?]|\/[\da-f]{16}/u)[0])).toEqual([
      '/v1/search',
      '/v1/suggest',
      '/v1/suggest',
      '/v1/documents',
      '/healthz',
      '/v1/search',
    ])
  })

  it.each(EXAMPLES)('shows what $path answers', async ({ path, answer }) => {
    const response = await api.request(`http://localhost${path}`)
    expect(parse(await response.text())).toEqual(parse(answer))
  })
})
