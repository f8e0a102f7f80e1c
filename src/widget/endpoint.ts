/**
 * One path of the API: fetches, remembers, and tells failures apart.
 *
 * Only successes are remembered, by canonical query, so a reader who deletes letters meets the
 * answers they have seen.
 *
 * Layer: widget. Imports: nothing of ours.
 */

/** Who is told to wait longer has left, and a timer holds no more than 24 days. */
export const MAX_WAIT_SECONDS = 60

/** How a search failed, as far as a reader can act on it. */
export type FailureKind =
  /** No answer: no network, or the service cannot be reached. */
  | 'offline'
  /** 429: too many requests. */
  | 'limited'
  /** Any other status that is not a success. */
  | 'server'
  /** A success whose body is not what the API promises, such as the log-in page of a hotel. */
  | 'invalid'

/** A search that failed. */
export class SearchFailure extends Error {
  readonly kind: FailureKind
  /** HTTP status, 0 without an answer. */
  readonly status: number
  /** For `limited`: how long to wait; else 0. */
  readonly retryAfterSeconds: number

  constructor(kind: FailureKind, status = 0, waitSeconds = 0) {
    super(`search failed: ${kind} ${status}`)
    this.kind = kind
    this.status = status
    this.retryAfterSeconds = waitSeconds
  }
}

/** The API refuses longer queries. */
const MAX_QUERY_CODE_POINTS = 200

/** About what one reader types before they are done or start anew. */
const MAX_REMEMBERED = 30

/** When a 429 does not say how long to wait. */
const DEFAULT_RETRY_SECONDS = 10

/** Brings queries that differ only in width and blanks to one form, and cuts what is too long. */
export function canonicalQuery(value: string): string {
  const query = value.normalize('NFKC').trim().replace(/\s+/g, ' ')
  return [...query].slice(0, MAX_QUERY_CODE_POINTS).join('')
}

/** Gets bodies of type `T`, which hold an array called `list`. */
export class Endpoint<T> {
  readonly #path: string
  readonly #list: keyof T
  readonly #remembered = new Map<string, T>()

  constructor(path: string, list: keyof T) {
    this.#path = path
    this.#list = list
  }

  /**
   * Gets the body for a query.
   *
   * @param base - URL the API's paths are appended to, without a slash at its end.
   * @throws SearchFailure
   */
  async get(base: string, query: string, limit: number, signal: AbortSignal): Promise<T> {
    const parameters = new URLSearchParams({ q: query, limit: `${limit}` })
    const url = `${base}/v1/${this.#path}?${parameters}`
    const remembered = this.#remembered
    const body = remembered.get(url) ?? (await this.#fetch(url, signal))
    // Setting it anew makes it the newest: a map keeps the order of setting.
    remembered.delete(url)
    remembered.set(url, body)
    for (const oldest of remembered.keys()) {
      if (remembered.size > MAX_REMEMBERED) remembered.delete(oldest)
    }
    return body
  }

  async #fetch(url: string, signal: AbortSignal): Promise<T> {
    let response
    try {
      response = await fetch(url, { signal })
    } catch {
      throw new SearchFailure('offline')
    }
    const { ok, status } = response
    if (status === 429) throw new SearchFailure('limited', status, retryAfterSeconds(response))
    if (!ok) throw new SearchFailure('server', status)
    // What is not JSON, or cut off, is as little of use as JSON of another shape.
    const body: T | null = await response.json().catch(() => null)
    if (!body || !Array.isArray(body[this.#list])) throw new SearchFailure('invalid', status)
    return body
  }
}

/** Reads `Retry-After`, which is a number of seconds or a date. */
function retryAfterSeconds({ headers }: Response): number {
  const value = headers.get('retry-after') ?? ''
  const seconds = Number(value) || (Date.parse(value) - Date.now()) / 1000
  return seconds > 0 ? Math.ceil(seconds) : DEFAULT_RETRY_SECONDS
}
