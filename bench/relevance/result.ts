/**
 * What a run of the bench leaves behind: one row an engine and set, and where it ran.
 *
 * Types only. Layer: bench. Imports: types.
 */

import type { Outcome } from '../child.ts'
import type { Machine } from '../versions.ts'
import type { EngineName } from './engines.ts'
import type { Measures } from './metrics.ts'
import type { SetName } from './sets.ts'

/** How one engine did on one set. */
export interface Run extends Measures {
  readonly name: string
  readonly version: string
  readonly configuration: string
  readonly documents: number
  readonly buildMs: number
  readonly indexBytes: number
  /** Before the engine was made: the runtime, the bench and the set itself. */
  readonly baseRssBytes: number
  /** At its highest, until the last answer; the set itself is in it. */
  readonly peakRssBytes: number
  /** A process of its own that the engine built with; 0 for none. */
  readonly helperRssBytes: number
}

/** One row of a record. */
export interface Row {
  readonly engine: EngineName
  readonly set: SetName
  /** File of the record that the row was taken from; absent for a row of this run. */
  readonly from?: string
  readonly outcome: Outcome<Run>
}

/** What `bench/record/relevance-<date>.json` holds. */
export interface RelevanceRecord {
  readonly date: string
  readonly machine: Machine
  readonly budgetMs: number
  readonly heapLimitMib: number
  readonly rows: readonly Row[]
}
