/**
 * What the growth bench leaves behind: one row an engine, corpus and size.
 *
 * Types only. Layer: bench. Imports: types.
 */

import type { Outcome } from '../child.ts'
import type { EngineName } from '../relevance/engines.ts'
import type { Machine } from '../versions.ts'
import type { CorpusName } from './corpora.ts'

/** What building and saving cost, in a process of its own. */
export interface BuildPhase {
  readonly name: string
  readonly version: string
  readonly configuration: string
  /** UTF-8 bytes of titles and texts. */
  readonly textBytes: number
  readonly codePoints: number
  readonly buildMs: number
  readonly saveMs: number
  readonly indexBytes: number
  /** The documents in memory are in it, the reading of their file is not. */
  readonly peakRssBytes: number
  readonly helperRssBytes: number
}

/** What a process costs that opens the saved index and answers; it never saw the documents. */
export interface ServePhase {
  /** Before the engine was made: the runtime and the queries. */
  readonly baseRssBytes: number
  readonly loadMs: number
  /** The first query of all, right after loading: what loading put off is in it. */
  readonly firstMs: number
  /** After loading and a garbage collection. */
  readonly loadedRssBytes: number
  /** After all queries and a garbage collection. */
  readonly servingRssBytes: number
  readonly peakRssBytes: number
  readonly queries: number
  readonly zeroResults: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly maxMs: number
  /** The same of questions that find something; absent without such, and in older records. */
  readonly questions?: { readonly count: number; readonly p50Ms: number; readonly p99Ms: number }
}

/** An engine at one size of one corpus. */
export interface GrowthRow {
  readonly engine: EngineName
  readonly corpus: CorpusName
  readonly documents: number
  /** File of the record that the row was taken from; absent for a row of this run. */
  readonly from?: string
  readonly outcome: Outcome<BuildPhase & { readonly serve: ServePhase }>
}

/** What `bench/record/growth-<date>.json` holds. */
export interface GrowthRecord {
  readonly date: string
  readonly machine: Machine
  readonly budgetMs: number
  readonly heapLimitMib: number
  readonly rows: readonly GrowthRow[]
}
