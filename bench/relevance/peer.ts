/**
 * What an engine has to do to be measured.
 *
 * Building and saving are apart, so that the memory and the time of writing a file are not
 * counted as the engine's own. An engine either builds or loads, then answers, then closes.
 * It keeps its files in the scratch folder that it was created with.
 *
 * Layer: bench. Imports: types of sets.
 */

import type { BenchDocument } from './sets.ts'

/** One engine in one configuration, over one corpus. */
export interface Peer {
  /** The name in the tables. */
  readonly name: string
  /** Package and version of everything that decides the answer. */
  readonly version: string
  /** How it was set up, in one line: what is indexed, cut, boosted, and how words are joined. */
  readonly configuration: string
  /** Indexes all documents; afterwards `search` answers. */
  build(documents: readonly BenchDocument[]): Promise<BuildStats>
  /**
   * Writes what `load` needs.
   *
   * @returns The bytes that a search reads, without the documents' texts where they can be told apart.
   */
  save(): Promise<SaveStats>
  /** Opens what `save` wrote, in another process too; afterwards `search` answers. */
  load(): Promise<void>
  /**
   * Answers one query as typed.
   *
   * @returns Ids of documents, best first, at most `limit`.
   */
  search(text: string, limit: number): string[] | Promise<string[]>
  close(): void | Promise<void>
}

/** What building cost. */
export interface BuildStats {
  /** From documents in memory until the first answer is possible. */
  readonly buildMs: number
  /** Memory of a process of its own that the engine builds with, at its peak; 0 for none. */
  readonly helperRssBytes: number
}

/** What saving gave. */
export interface SaveStats {
  readonly indexBytes: number
}

/** Makes an engine whose files go to `folder`, which exists and ends in a slash. */
export type CreatePeer = (folder: string) => Peer | Promise<Peer>
