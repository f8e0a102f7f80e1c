/**
 * The sections of an index that are JSON, each held against what it must say.
 *
 * Layer: index. Imports: index, errors.
 */

import { ServiceError } from '../errors.ts'
import type { FacetMeta, IndexFile, IndexMeta, SectionName } from './format.ts'
import type { ScoringShape } from './ranking.ts'
import { FIELD_COUNT } from './schema.ts'
import type { Variants } from './variants.ts'

/** @throws {ServiceError} `index/corrupt` when it is no meta, or its facets lie outside of the file. */
export function readMeta(file: IndexFile): IndexMeta {
  const meta = parse(file, 'meta')
  const words = file.section('facetOrdinals').length >>> 2
  return isMeta(meta, words) ? meta : refuse('meta')
}

/** @throws {ServiceError} `index/corrupt` */
export function readSynonyms(file: IndexFile): readonly (readonly string[])[] {
  const groups = parse(file, 'synonyms')
  return Array.isArray(groups) && groups.every(areStrings) ? groups : refuse('synonyms')
}

/** By facet its values. @throws {ServiceError} `index/corrupt` when they are not as many as `facets` say. */
export function readFacetValues(
  file: IndexFile,
  facets: readonly FacetMeta[],
): readonly (readonly string[])[] {
  const all = parse(file, 'facetValues')
  const isWhole =
    Array.isArray(all) &&
    all.every(areStrings) &&
    facets.every(({ values }, i) => all[i]?.length === values)
  return isWhole ? all : refuse('facetValues')
}

function parse(file: IndexFile, name: SectionName): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(file.bytes(name)))
  } catch (cause) {
    throw new ServiceError('index/corrupt', `section ${name} is not JSON`, { cause })
  }
}

function refuse(name: SectionName): never {
  throw new ServiceError('index/corrupt', `section ${name} does not say what it must`)
}

/** @param words - Of the ordinals of all facets. */
function isMeta(value: unknown, words: number): value is IndexMeta {
  const meta = (value ?? {}) as Partial<Record<keyof IndexMeta, unknown>>
  const { documents, facets } = meta
  return (
    isCount(documents) &&
    [meta.characters, meta.pairs, meta.strings, meta.postings].every(isCount) &&
    [meta.totalFrequency, meta.maxWordCharacters, meta.shortestName].every(isCount) &&
    isAmount(meta.averageLength) &&
    isShape(meta.shape) &&
    isVariants(meta.variants) &&
    typeof meta.analysis === 'string' &&
    Array.isArray(facets) &&
    facets.every((facet) => isFacet(facet, documents, words))
  )
}

function isShape(value: unknown): value is ScoringShape {
  const { fieldWeights, k1, b } = (value ?? {}) as Partial<Record<keyof ScoringShape, unknown>>
  return (
    Array.isArray(fieldWeights) &&
    fieldWeights.length === FIELD_COUNT &&
    [...fieldWeights, k1, b].every(isAmount)
  )
}

function isVariants(value: unknown): value is Variants {
  const { always, mostly } = (value ?? {}) as Partial<Record<keyof Variants, unknown>>
  return typeof always === 'string' && typeof mostly === 'string'
}

function isFacet(value: unknown, documents: number, words: number): value is FacetMeta {
  const facet = (value ?? {}) as Partial<Record<keyof FacetMeta, unknown>>
  const { field, values, multiple, at } = facet
  return (
    typeof field === 'string' &&
    typeof multiple === 'boolean' &&
    isCount(values) &&
    isCount(at) &&
    // Some document has each of them.
    values <= words &&
    at + documents + Number(multiple) <= words
  )
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < Infinity
}

function areStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}
