/**
 * The certificate of reachability: that whatever stands in the corpus can be found.
 *
 * Every substring of two to eight characters, not across punctuation, is searched for as a
 * reader would: it must find its document, as a full match, and the first hit must contain it
 * literally. All substrings of a small corpus are tried, an even sample of a large one. When most
 * of an index is what it was, it takes fewer, and some of each document that changed.
 *
 * Layer: build. Imports: text, corpus, index, search.
 */

import type { Document } from '../corpus/document.ts'
import { FIELDS } from '../index/schema.ts'
import { hasSorted } from '../index/sorted.ts'
import type { SearchEngine } from '../search/engine.ts'
import { createNormalizer, type Normalized, type Normalizer } from '../text/normalize.ts'
import { codeUnitsOf } from '../text/segmenter.ts'
import { createUnitScanner, withoutDots } from '../text/units.ts'

export interface Certificate {
  /** Substrings searched for. */
  readonly tested: number
  /** Whether that was all of them. */
  readonly isComplete: boolean
  /** Those that did not find their document. */
  readonly unreachable: number
  /** Those whose first hit does not contain them. */
  readonly misranked: number
  /** 99 of 100 of the searches took at most so much CPU, in milliseconds. */
  readonly p99Ms: number
  /** A few of those that failed, as searched for. */
  readonly examples: readonly string[]
}

const MIN_CHARACTERS = 2
const MAX_CHARACTERS = 8
/** Up to so many distinct substrings all are tried; some seconds of work. */
const MAX_COMPLETE = 40_000
const SAMPLE = 2_000
const SAMPLE_AGAIN = 500
/** Of each document that changed, and of all of them. */
const PROBES_OF_CHANGED = 16
const MOST_OF_CHANGED = 1_000
const EXAMPLES = 5
const WARM_UP = 64
/** Characters of normalized documents that are kept. */
const MOST_KEPT = 4_000_000

/** A substring as written in a document. */
interface Probe {
  readonly query: string
  readonly document: number
}

/**
 * Certifies an index.
 *
 * @param load - Gives the stored documents by number.
 * @param changed - Numbers of the documents that are not what they were when the index was
 *   certified last; null when it never was.
 */
export async function certify(
  engine: SearchEngine,
  load: (documents: readonly number[]) => Promise<readonly Document[]>,
  changed: readonly number[] | null = null,
): Promise<Certificate> {
  const { documentCount, fold } = engine.reader
  const normalizer = createNormalizer(fold)
  const { probes, isComplete } = await chooseProbes(documentCount, normalizer, load, changed)
  let unreachable = 0
  let misranked = 0
  const examples: string[] = []
  const times: number[] = []
  const contains = createChecker(normalizer, load)
  // Of a few probes the first would be the slowest by far: what runs for the first time is not compiled.
  for (const { query } of probes.slice(0, WARM_UP)) await engine.find(query)
  for (const { query, document } of probes) {
    const started = performance.now()
    const before = process.cpuUsage()
    const { match, documents, best } = await engine.find(query)
    const { user, system } = process.cpuUsage(before)
    // A clock goes on while others have the processor; where CPU is counted in ticks, one is too long.
    times.push(Math.min(performance.now() - started, (user + system) / 1000))
    const isFound = match === 'all' && hasSorted(documents, document)
    if (!isFound) unreachable++
    const isFirst = isFound && (await contains(best, query))
    if (isFound && !isFirst) misranked++
    if (!isFirst && examples.length < EXAMPLES) examples.push(query)
  }
  times.sort((a, b) => a - b)
  const p99Ms = Number((times[Math.floor(times.length * 0.99)] ?? 0).toFixed(3))
  return { tested: probes.length, isComplete, unreachable, misranked, p99Ms, examples }
}

async function chooseProbes(
  documentCount: number,
  normalizer: Normalizer,
  load: (documents: readonly number[]) => Promise<readonly Document[]>,
  changed: readonly number[] | null,
): Promise<{ probes: Probe[]; isComplete: boolean }> {
  const all = new Map<string, number>()
  for (let number = 0; number < documentCount && all.size <= MAX_COMPLETE; number++) {
    const [document] = await load([number])
    if (document === undefined) continue
    for (const run of runsOf(document, normalizer))
      for (let i = 0; i < run.substrings; i++) {
        const query = substringOf(run, i, normalizer)
        if (query !== null && !all.has(query)) all.set(query, number)
      }
  }
  if (all.size <= MAX_COMPLETE)
    return {
      probes: Array.from(all, ([query, document]) => ({ query, document })),
      isComplete: true,
    }
  // Evenly over the documents; which of a document's substrings is drawn from a fixed sequence.
  const probes: Probe[] = []
  let state = 1
  const draw = async (number: number, count: number): Promise<void> => {
    const [document] = await load([number])
    if (document === undefined) return
    const runs = runsOf(document, normalizer)
    for (let left = count; left > 0; left--) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      const query = drawSubstring(runs, state, normalizer)
      if (query !== null) probes.push({ query, document: number })
    }
  }
  for (const number of changed?.slice(0, MOST_OF_CHANGED / PROBES_OF_CHANGED) ?? [])
    await draw(number, PROBES_OF_CHANGED)
  const sample = changed === null ? SAMPLE : SAMPLE_AGAIN
  const documentOf = (i: number): number => Math.floor((i * documentCount) / sample)
  // All of one document at once: its text may be a book.
  for (let i = 0; i < sample;) {
    let next = i + 1
    while (next < sample && documentOf(next) === documentOf(i)) next++
    await draw(documentOf(i), next - i)
    i = next
  }
  return { probes, isComplete: false }
}

/** A stretch of a field that no punctuation interrupts. */
interface Run {
  readonly original: string
  readonly normalized: Normalized
  /** Where its characters start in the normalized text, and its end. */
  readonly boundaries: readonly number[]
  /** How many substrings it has; not all of them can be typed. */
  readonly substrings: number
}

function runsOf(document: Document, normalizer: Normalizer): Run[] {
  const scan = createUnitScanner()
  const runs: Run[] = []
  for (const field of FIELDS) {
    const original = document[field]
    const normalized = normalizer.normalize(original)
    const units = scan(normalized.text)
    for (let first = 0; first < units.count;) {
      let last = first
      while (last + 1 < units.count && units.isFirst[last + 1] === 0) last++
      const at = boundaries(normalized.text, units.start[first] ?? 0, units.end[last] ?? 0)
      let substrings = 0
      for (let size = MIN_CHARACTERS; size <= MAX_CHARACTERS; size++)
        substrings += Math.max(0, at.length - size)
      runs.push({ original, normalized, boundaries: at, substrings })
      first = last + 1
    }
  }
  return runs
}

/** The i-th substring of a run, as written; null for one that cannot be typed. */
function substringOf(run: Run, index: number, normalizer: Normalizer): string | null {
  const { original, normalized, boundaries: at } = run
  let first = index
  let size = MIN_CHARACTERS
  while (first >= at.length - size) first -= at.length - size++
  const from = at[first] ?? 0
  const to = at[first + size] ?? 0
  const { start, end } = normalized.toOriginal(from, to)
  // A character that was taken apart (㎏) cannot be typed by half.
  const query = original.slice(start, end)
  const text = normalizer.normalizeText(query)
  if (SIGN.test(text) || DOT_AT_END.test(query)) return null
  return text === normalized.text.slice(from, to) ? query : null
}

/**
 * The point or comma in a number is punctuation all the same, and so are the signs of C++ and C#, and
 * that of 50% without its number.
 */
const SIGN = /[.,+#]|^[%‰]/u
/** A dot between two characters belongs to neither. */
const DOT_AT_END = /^[·・‧•･]|[·・‧•･]$/u

/** One substring of the runs, or, where it cannot be typed, the next one that can. */
function drawSubstring(
  runs: readonly Run[],
  random: number,
  normalizer: Normalizer,
): string | null {
  const all = runs.reduce((sum, { substrings }) => sum + substrings, 0)
  for (let tried = 0; tried < all; tried++) {
    let index = (random + tried) % all
    const run = runs.find(({ substrings }) => {
      if (index < substrings) return true
      index -= substrings
      return false
    })
    const query = run === undefined ? null : substringOf(run, index, normalizer)
    if (query !== null) return query
  }
  return null
}

/** Where the code points of `text.slice(start, end)` begin, and its end. */
function boundaries(text: string, start: number, end: number): number[] {
  const at: number[] = []
  for (let i = start; i < end; i += codeUnitsOf(text.codePointAt(i) ?? 0)) at.push(i)
  return [...at, end]
}

/** Asks whether documents contain texts, and keeps some documents normalized, since the same are asked. */
function createChecker(
  normalizer: Normalizer,
  load: (documents: readonly number[]) => Promise<readonly Document[]>,
): (document: number, query: string) => Promise<boolean> {
  const kept = new Map<number, readonly string[]>()
  let size = 0
  return async (number, query) => {
    let texts = kept.get(number)
    if (texts === undefined) {
      const [document] = await load([number])
      if (document === undefined) return false
      texts = FIELDS.map((field) => withoutDots(normalizer.normalizeText(document[field])))
      if (size > MOST_KEPT) kept.clear()
      if (kept.size === 0) size = 0
      kept.set(number, texts)
      for (const text of texts) size += text.length
    }
    const wanted = withoutDots(normalizer.normalizeText(query))
    return texts.some((text) => text.includes(wanted))
  }
}
