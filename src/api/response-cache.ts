/**
 * Answers kept in the isolate: what was asked a moment ago is not computed again.
 *
 * An index does not change under a running Worker, so an answer is good for as long as the
 * isolate lives; only memory bounds how many are kept.
 *
 * Layer: api. Imports: nothing.
 */

/** An answer, ready to be sent. */
export interface CachedAnswer {
  readonly etag: string
  readonly body: string
  readonly type: string
}

export interface ResponseCache {
  get(key: string): CachedAnswer | undefined
  put(key: string, answer: CachedAnswer): void
}

/** Bytes of answers kept, at two bytes a code unit; a page of ten hits takes some 20 kB. */
export const ANSWER_CACHE_BYTES = 4 * 1024 * 1024

/** A cache that drops what was not asked for longest. */
export function createResponseCache(maxBytes: number = ANSWER_CACHE_BYTES): ResponseCache {
  const answers = new Map<string, CachedAnswer>()
  let held = 0
  const sizeOf = (key: string, { body }: CachedAnswer): number => (key.length + body.length) * 2
  return {
    get(key) {
      const answer = answers.get(key)
      if (answer === undefined) return undefined
      answers.delete(key)
      answers.set(key, answer)
      return answer
    },
    put(key, answer) {
      const size = sizeOf(key, answer)
      if (size > maxBytes / 4 || answers.has(key)) return
      answers.set(key, answer)
      held += size
      for (const [oldest, old] of answers) {
        if (held <= maxBytes) return
        answers.delete(oldest)
        held -= sizeOf(oldest, old)
      }
    },
  }
}
