/**
 * Budgets: whether an index fits a Worker, and which plan of Cloudflare's it takes.
 *
 * The limits are those of the platform's documentation as of November 2026; memory and start-up
 * are estimated from what was measured in workerd (docs/performance.md).
 *
 * Layer: build. Imports: index, search, api, build.
 */

import { ANSWER_CACHE_BYTES } from '../api/response-cache.ts'
import { BYTES_PER_POSTING, keptBytesOf } from '../index/decoded-lists.ts'
import { BLOCK_CACHE_BYTES } from '../search/retrieve/blocks.ts'
import { DOCUMENT_CACHE_BYTES } from '../search/show/documents.ts'
import type { Manifest } from './index-files.ts'

export interface Budget {
  readonly name: 'script' | 'memory' | 'startup' | 'cpu' | 'files' | 'file'
  readonly used: number
  readonly limit: number
  readonly unit: 'bytes' | 'ms' | 'files'
  /** Whether the limit is that of the Free plan and the Paid plan allows more. */
  readonly freeOnly: boolean
  /** What to do when it does not fit. */
  readonly advice: string
}

const MIB = 1024 * 1024
/** Worker code, Hono and the pages, minified or not. */
const CODE_BYTES = 512 * 1024
/** An isolate with this Worker and no index to speak of. */
const BASE_MEMORY_BYTES = 24 * MIB
/** A module counts 2.6 times at the start: as read, as handed over, and in part as garbage of both. */
const STARTING_PER_INDEX_BYTE = 2.6
/** Later twice, beside what has gathered in the caches. */
const SERVING_PER_INDEX_BYTE = 2
/** Columns and work space of scoring, by document. */
const MEMORY_PER_DOCUMENT_BYTES = 32
/** Evaluating the bundle; opening an index adds next to nothing, reading the module does. */
const BASE_STARTUP_MS = 60
const STARTUP_MS_PER_MIB = 2

const SPLIT = 'split the corpus over several Workers, or leave out what nobody searches for'

/** Budgets of an index. `cpuMs` is the slowest of the queries that the build tried, or null. */
export function budgetsOf(manifest: Manifest, cpuMs: number | null): Budget[] {
  const { indexBytes, documents, blocks, largestBlockBytes } = manifest
  const memory =
    BASE_MEMORY_BYTES +
    documents * MEMORY_PER_DOCUMENT_BYTES +
    Math.max(
      indexBytes * STARTING_PER_INDEX_BYTE,
      indexBytes * SERVING_PER_INDEX_BYTE + cacheBytesOf(manifest),
    )
  return [
    budget('script', indexBytes + CODE_BYTES, 64 * MIB, 'bytes', false, SPLIT),
    budget('memory', memory, 128 * MIB, 'bytes', false, SPLIT),
    budget(
      'startup',
      BASE_STARTUP_MS + (indexBytes / MIB) * STARTUP_MS_PER_MIB,
      1000,
      'ms',
      false,
      SPLIT,
    ),
    ...(cpuMs === null
      ? []
      : [budget('cpu', cpuMs, 10, 'ms', true, 'take the Paid plan, which allows 30 s a request')]),
    budget(
      'files',
      blocks.length + 10,
      20_000,
      'files',
      true,
      'take the Paid plan (100,000 files)',
    ),
    budget(
      'file',
      largestBlockBytes,
      25 * MIB,
      'bytes',
      false,
      'split the article whose text is that large',
    ),
  ]
}

/** The most that the caches of an isolate hold: of blocks, documents and answers, and of lists. */
function cacheBytesOf({ indexBytes, documentBytes, positionBytes, postings }: Manifest): number {
  return (
    Math.min(BLOCK_CACHE_BYTES, documentBytes + positionBytes) +
    Math.min(DOCUMENT_CACHE_BYTES, documentBytes * 4) +
    Math.min(keptBytesOf(indexBytes), postings * BYTES_PER_POSTING) +
    Math.min(ANSWER_CACHE_BYTES, documentBytes * 4)
  )
}

function budget(
  name: Budget['name'],
  used: number,
  limit: number,
  unit: Budget['unit'],
  freeOnly: boolean,
  advice: string,
): Budget {
  return { name, used, limit, unit, freeOnly, advice }
}

/** From this share of a limit on, a build warns. */
const WARN_SHARE = 0.8

/** How a budget stands. */
export function standingOf({ used, limit }: Budget): 'fits' | 'tight' | 'over' {
  if (used > limit) return 'over'
  return used > limit * WARN_SHARE ? 'tight' : 'fits'
}

/** The least plan that the index fits, or null when it fits none. */
export function planOf(budgets: readonly Budget[]): 'Free' | 'Paid' | null {
  const over = budgets.filter((one) => standingOf(one) === 'over')
  if (over.length === 0) return 'Free'
  return over.every(({ freeOnly }) => freeOnly) ? 'Paid' : null
}
