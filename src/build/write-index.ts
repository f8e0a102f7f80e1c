/**
 * Writing an index: nothing when it is current, what changed when that is little, else all of it.
 *
 * Layer: build. Imports: text, index, build, errors.
 */

import { ServiceError } from '../errors.ts'
import type { Packed, PackOptions } from '../index/assemble.ts'
import { FORMAT_VERSION, openIndexFile } from '../index/format.ts'
import { packIndex } from '../index/pack.ts'
import { patchIndex, type Patched } from '../index/patch.ts'
import { openPrevious } from '../index/previous.ts'
import type { SegmentSource } from '../index/segment.ts'
import type { SegmentChange } from '../index/touched.ts'
import { encodeFold } from '../text/fold.ts'
import type { Analysis } from './analysis.ts'
import {
  sha256,
  termCount,
  type IndexFolder,
  type Manifest,
  type PresentIndex,
} from './index-files.ts'
import { digestOf } from './packing-digest.ts'
import type { PackedFrom, SegmentCache } from './segment-cache.ts'

/** What an index is made from. */
export interface IndexContent {
  readonly segments: readonly SegmentSource[]
  /** Of what each segment was made from: the key of the cache, but where documents were left out. */
  readonly keys: readonly string[]
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
  /** Version of the index that the rest was taken over from; null when that was nothing. */
  readonly basedOn: string | null
  /** Numbers of the documents that are not what they were in that one. */
  readonly changed: readonly number[]
}

/** More segments than that are not compared: most of the corpus is new, or moved. */
const MOST_CHANGES = 8

/** The index of the build before, and what it was packed from. */
export interface EarlierIndex {
  readonly present: PresentIndex
  readonly from: PackedFrom
}

/** Reads what an earlier build wrote; null when it is gone, damaged, or packed in another way. */
export function openEarlier(
  folder: IndexFolder,
  cache: SegmentCache,
  packing: string,
): EarlierIndex | null {
  const from = cache.packed()
  if (from === null || from.packing !== packing) return null
  const present = folder.current(from.sources)
  return present === null ? null : { present, from }
}

/**
 * Writes the index, unless the earlier one is current.
 *
 * @param earlier - Null packs everything.
 */
export function writeIndex(
  folder: IndexFolder,
  cache: SegmentCache,
  content: IndexContent,
  earlier: EarlierIndex | null,
): WrittenIndex {
  const { packing, keys, synonyms } = content
  const sources = digestOf([packing, synonyms, keys])
  const isCurrent = earlier?.from.sources === sources
  const patched = earlier === null || isCurrent ? null : patch(folder, cache, content, earlier)
  const manifest = isCurrent
    ? earlier.present.manifest
    : commit(folder, content, sources, patched ?? pack(folder, content))
  cache.remember({ sources, packing, keys })
  if (!isCurrent && patched === null)
    return { manifest, written: 'everything', basedOn: null, changed: [] }
  return {
    manifest,
    written: isCurrent ? 'nothing' : 'changes',
    basedOn: earlier?.present.manifest.version ?? null,
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

/**
 * Patches the earlier index; null where that is not possible, or something that it would take over
 * turns out to be damaged.
 */
function patch(
  folder: IndexFolder,
  cache: SegmentCache,
  content: IndexContent,
  earlier: EarlierIndex,
): PatchedFiles | null {
  try {
    return patchWhole(folder, cache, content, earlier)
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'index/corrupt') return null
    throw error
  }
}

function patchWhole(
  folder: IndexFolder,
  cache: SegmentCache,
  content: IndexContent,
  { present, from }: EarlierIndex,
): PatchedFiles | null {
  const changes = changesSince(from, cache, content)
  if (changes === null) return null
  const { blocks, options } = collect(folder, content)
  const { manifest } = present
  const sizes = new Map(manifest.blocks.map((name, i) => [name, manifest.blockBytes[i] ?? 0]))
  const previous = openPrevious(present.bytes, {
    read: (name) => folder.readBlock(name),
    keep: (name) => blocks.push({ name, bytes: sizes.get(name) ?? 0 }),
  })
  const packed = patchIndex(previous, content.segments, changes, options)
  return packed === null ? null : { ...packed, blocks }
}

/** The segments that are others than before, or elsewhere; null when they cannot be compared. */
function changesSince(
  earlier: PackedFrom,
  cache: SegmentCache,
  { segments, keys }: IndexContent,
): SegmentChange[] | null {
  const changes: SegmentChange[] = []
  let beforeBase = 0
  let afterBase = 0
  for (let i = 0; i < Math.max(earlier.keys.length, keys.length); i++) {
    const after = segments[i] ?? null
    const key = earlier.keys[i]
    const isSame = key === keys[i] && beforeBase === afterBase
    const before = isSame ? after : key === undefined ? null : cache.openEarlier(key)
    if (before === null && key !== undefined) return null
    if (!isSame && changes.push({ before, after, beforeBase, afterBase }) > MOST_CHANGES)
      return null
    beforeBase += before?.facts.length ?? 0
    afterBase += after?.facts.length ?? 0
  }
  return changes
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
    synonyms: synonyms.map((group) => [
      ...new Set(group.map((word) => analysis.normalizer.normalizeText(word))),
    ]),
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
  const sorted = blocks.toSorted((a, b) => (a.name < b.name ? -1 : 1))
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
    blocks: sorted.map(({ name }) => name),
    blockBytes: sorted.map((block) => block.bytes),
  }
  folder.commit(bytes, manifest)
  return manifest
}
