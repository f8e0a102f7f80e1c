/**
 * Writing an index: nothing when it is current, what changed when that is little, else all of it.
 *
 * Layer: build. Imports: text, index, build.
 */

import type { Packed, PackOptions } from '../index/assemble.ts'
import { FORMAT_VERSION, openIndexFile } from '../index/format.ts'
import { packIndex } from '../index/pack.ts'
import { patchIndex, type Patched } from '../index/patch.ts'
import { openPrevious } from '../index/previous.ts'
import type { SegmentSource } from '../index/segment.ts'
import type { SegmentChange } from '../index/touched.ts'
import { encodeFold } from '../text/fold.ts'
import type { Analysis } from './analysis.ts'
import { sha256, termCount, type IndexFolder, type Manifest } from './index-files.ts'
import { digestOf } from './packing-digest.ts'
import type { PackedFrom, SegmentCache } from './segment-cache.ts'

/** What an index is made from. */
export interface IndexContent {
  readonly segments: readonly SegmentSource[]
  /** Of what each segment was made from, in the cache. */
  readonly keys: readonly string[]
  /** Whether each segment is the one in the cache: not when documents were left out of it. */
  readonly isCached: readonly boolean[]
  readonly analysis: Analysis
  readonly synonyms: readonly (readonly string[])[]
  /** Of the documents, in UTF-8. */
  readonly textBytes: number
  /** Digest of the code and the settings that pack it. */
  readonly packing: string
}

export interface WrittenIndex {
  readonly manifest: Manifest
  /** How much of the index before was packed again. */
  readonly written: 'nothing' | 'changes' | 'everything'
  /** Where that was not everything: numbers of the documents that are not what they were. */
  readonly changed: readonly number[]
}

/** More segments than that are not compared: most of the corpus is new, or moved. */
const MOST_CHANGES = 8

/**
 * Writes the index, unless the one that is there is current.
 *
 * @param cache - Where segments are kept from build to build; null when they are not.
 */
export function writeIndex(
  folder: IndexFolder,
  cache: SegmentCache | null,
  content: IndexContent,
): WrittenIndex {
  const { packing, keys, isCached, synonyms } = content
  const sources = digestOf([packing, synonyms, keys])
  const present = cache === null ? null : folder.current(sources)
  const patched = present === null ? patch(folder, cache, content) : null
  const manifest =
    present?.manifest ?? commit(folder, content, sources, patched ?? pack(folder, content))
  const cached = keys.map((key, i) => (isCached[i] === true ? key : null))
  cache?.remember({ sources, packing, keys: cached })
  return {
    manifest,
    written: present !== null ? 'nothing' : patched !== null ? 'changes' : 'everything',
    changed: patched?.changed ?? [],
  }
}

/** A packed index, and the blocks that belong to it. */
interface PackedFiles extends Packed {
  readonly blocks: readonly { readonly name: string; readonly bytes: number }[]
}

type PatchedFiles = PackedFiles & Patched

function pack(folder: IndexFolder, content: IndexContent): PackedFiles {
  const { blocks, options } = collect(folder, content)
  return { ...packIndex(content.segments, options), blocks }
}

/** Patches the index of the build before; null where that is not possible. */
function patch(
  folder: IndexFolder,
  cache: SegmentCache | null,
  content: IndexContent,
): PatchedFiles | null {
  const earlier = cache?.packed() ?? null
  if (cache === null || earlier === null || earlier.packing !== content.packing) return null
  const changes = changesSince(earlier, cache, content)
  const present = changes === null ? null : folder.current(earlier.sources)
  if (changes === null || present === null) return null
  const { blocks, options } = collect(folder, content)
  const previous = openPrevious(present.bytes, {
    read: (name) => folder.readBlock(name),
    keep: (name) => blocks.push({ name, bytes: folder.blockBytes(name) }),
  })
  const packed = patchIndex(previous, content.segments, changes, options)
  return packed === null ? null : { ...packed, blocks }
}

/** The segments that are others than before, or elsewhere; null when they cannot be compared. */
function changesSince(
  earlier: PackedFrom,
  cache: SegmentCache,
  { segments, keys, isCached }: IndexContent,
): SegmentChange[] | null {
  const changes: SegmentChange[] = []
  let beforeBase = 0
  let afterBase = 0
  for (let i = 0; i < Math.max(earlier.keys.length, keys.length); i++) {
    const after = segments[i] ?? null
    const key = earlier.keys[i]
    const isSame = key === keys[i] && isCached[i] === true && beforeBase === afterBase
    const before = key === undefined ? null : isSame ? after : openEarlier(cache, key)
    if (before === null && key !== undefined) return null
    if (!isSame && changes.push({ before, after, beforeBase, afterBase }) > MOST_CHANGES)
      return null
    beforeBase += before?.facts.length ?? 0
    afterBase += after?.facts.length ?? 0
  }
  return changes
}

function openEarlier(cache: SegmentCache, key: string | null): SegmentSource | null {
  return key === null ? null : cache.openEarlier(key)
}

/** Options of packing, and the blocks that it made. */
function collect(
  folder: IndexFolder,
  { analysis, synonyms }: IndexContent,
): { readonly blocks: { name: string; bytes: number }[]; readonly options: PackOptions } {
  const blocks: { name: string; bytes: number }[] = []
  const options: PackOptions = {
    digest: sha256,
    writeBlock(file) {
      blocks.push({ name: file.name, bytes: file.bytes.length })
      folder.writeBlock(file)
    },
    fold: encodeFold(analysis.fold),
    synonyms: synonyms.map((group) => group.map((word) => analysis.normalizer.normalizeText(word))),
    analysis: analysis.digest,
  }
  return { blocks, options }
}

function commit(
  folder: IndexFolder,
  { textBytes }: IndexContent,
  sources: string,
  { bytes, meta, pairPostings, wordPostings, blocks }: PackedFiles,
): Manifest {
  const bytesOf = (kind: 'documents' | 'positions'): number =>
    blocks.reduce((sum, block) => sum + (block.name.startsWith(`${kind}/`) ? block.bytes : 0), 0)
  const manifest: Manifest = {
    format: FORMAT_VERSION,
    version: openIndexFile(bytes.buffer).digest.slice(0, 12),
    documents: meta.documents,
    terms: termCount(meta),
    postings: meta.postings,
    indexBytes: bytes.length,
    documentBytes: bytesOf('documents'),
    positionBytes: bytesOf('positions'),
    textBytes,
    largestBlockBytes: blocks.reduce((most, block) => Math.max(most, block.bytes), 0),
    pairPostings,
    wordPostings,
    analysis: meta.analysis,
    sources,
    facets: meta.facets.map(({ field }) => field),
    blocks: blocks.map(({ name }) => name).toSorted(),
  }
  folder.commit(bytes, manifest)
  return manifest
}
